/** The fields of a request that say something: body, moving parts of the path, query, and headers that are no client's own. */
import { BUILD_NAMES, CAMPAIGN_NAMES } from '../data/names.ts';
import type { Field, Sent } from './request.ts';

/** Headers of every client, and those that only prove who asks. */
const ORDINARY =
  /^(?:accept.*|content-.*|user-agent|host|connection|origin|referer|cookie|cache-control|authorization|apikey|prefer|x-api-key|validation|signature|.*-signature|transfer-encoding|te|upgrade.*|pragma|range|if-.*)$/i;

export function reportedFields(sent: Sent): readonly Field[] {
  const headers = sent.headers.filter(
    ({ name, constant, value }) =>
      !ORDINARY.test(name) &&
      (constant === null || value?.k === 'any' || CAMPAIGN_NAMES.has(name) || BUILD_NAMES.has(name)),
  );
  return [...sent.body, ...sent.query, ...sent.inPath, ...headers];
}
