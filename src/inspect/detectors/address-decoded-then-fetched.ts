/** T38, T41, T43, T44: an address that was hidden by an encoding is decoded and contacted. */

import { urlParts } from '../data/host-class.ts';
import type { Detector, Hit } from '../detector.ts';
import type { Flow, FlowConstant } from '../flow/flow.ts';
import { isDecoded } from '../flow/judge.ts';

function flow(found: Flow): readonly Hit[] {
  const candidates: FlowConstant[] = found.sink === 'network' ? [...found.constants] : [];
  for (const source of found.sources)
    if (/^(?:network|chain|socket|dns)/.test(source.kind)) candidates.push(...source.addresses);
  for (const address of candidates) {
    if (!isDecoded(address.how) || !isAddressText(address.value)) continue;
    const steps = address.how.filter((step) => step !== 'joined');
    return [
      {
        at: found.at,
        message: `Contacts ${address.value.slice(0, 160)}, which is hidden in ${address.file === found.file ? 'this file' : address.file} (${steps.join(' → ')}).`,
        confidence: /^(?:https?|wss?):\/\//i.test(address.value) ? 88 : 78,
        group: `${found.file}\n${address.value}`,
        related: address.at > 0 ? [{ file: address.file, at: address.at }] : [],
      },
    ];
  }
  return [];
}

/** Percent codes in an address hide nothing; a picture or text in Base64 is no address. */
function isAddressText(text: string): boolean {
  if (text.length > 2_000 || /\s/.test(text)) return false;
  if (/^(?:https?|wss?|ftp|tcp):\/\/[^/\s]{3,}/i.test(text)) return urlParts(text)?.host !== 'localhost';
  return (
    /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:\/|$)/.test(text) ||
    /^(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}(?::\d{1,5})?(?:\/\S*)?$/i.test(text)
  );
}

export default {
  id: 'address-decoded-then-fetched',
  title: 'Hidden address is decoded and contacted',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140', 'T1071.001'],
  tradecraft: ['T38', 'T41', 'T43', 'T44', 'T55'],
  description:
    'The host or URL of a request stands in the code (or its `.env`) as Base64, hex, reversed text, character codes or XORed bytes, and is decoded right before it is used. Honest code has no reason to hide where it calls.',
  benign:
    'Addresses put together from parts, or with percent codes, are not hidden. Base64 of pictures and keys is not an address.',
  flow,
} satisfies Detector;
