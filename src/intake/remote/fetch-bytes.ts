/** One GET with a ceiling on bytes and time; a few redirects, never to a weaker protocol; no credentials, no cookies. */
import { CounterlureError, displayText } from '../../lib/index.ts';

export interface FetchLimits {
  readonly maxBytes: number;
  readonly millis: number;
  readonly accept: string;
}

const MAX_REDIRECTS = 5;

export async function fetchBytes(start: URL, limits: FetchLimits): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(Math.max(1, Math.floor(limits.millis)));
  let url = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (url.protocol !== 'https:' && url.protocol !== start.protocol) break;
    const response = await request(url, limits.accept, signal);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      const next = URL.parse(location, url.href);
      if (next === null) break;
      url = next;
      continue;
    }
    if (response.status === 404) throw new CounterlureError('CL_TARGET_NOT_FOUND', `${shown(url)} answers: not found`);
    if (!response.ok)
      throw new CounterlureError('CL_NETWORK_FAILED', `${shown(url)} answers with status ${response.status}`);
    return readBody(response, url, limits.maxBytes);
  }
  throw new CounterlureError('CL_NETWORK_FAILED', `${shown(start)} redirects to a place that is not followed`);
}

async function request(url: URL, accept: string, signal: AbortSignal): Promise<Response> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new CounterlureError('CL_NETWORK_FAILED', `${shown(url)} is not fetched`);
  try {
    return await fetch(url, {
      redirect: 'manual',
      headers: { accept, 'user-agent': 'counterlure' },
      signal,
      credentials: 'omit',
    });
  } catch (error) {
    throw new CounterlureError('CL_NETWORK_FAILED', `${shown(url)} cannot be reached`, { cause: error });
  }
}

async function readBody(response: Response, url: URL, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const part of response.body ?? []) {
      total += part.length;
      if (total > maxBytes) throw new CounterlureError('CL_LIMIT', `${shown(url)} has more than ${maxBytes} bytes`);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof CounterlureError) throw error;
    throw new CounterlureError('CL_NETWORK_FAILED', `${shown(url)} broke off`, { cause: error });
  }
  return Buffer.concat(parts);
}

function shown(url: URL): string {
  return displayText(url.host + url.pathname, 200);
}
