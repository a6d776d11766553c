/** T57: an IP address that is never a string: joined from integers, or written as one number in a URL. */
import { ipv4Parts, unroutable } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { inString } from '../text/obfuscation.ts';
import { isBuilt, isScript, isTest } from '../text/place.ts';

const JOINED =
  /\[\s{0,6}((?:0x[0-9a-f]{1,2}|\d{1,3})(?:\s{0,6},\s{0,6}(?:0x[0-9a-f]{1,2}|\d{1,3})){3})\s{0,6}\]\s{0,6}(?:\.\s{0,6}join|\[\s{0,6}["'`]join["'`]\s{0,6}\])\s{0,6}\(/gi;
const ADDED =
  /(?:\b|\()(0x[0-9a-f]{1,2}|\d{1,3})\)?\s{0,6}\+\s{0,6}([\w$.[\]'"`()]{1,40})\s{0,6}\+\s{0,6}\(?(0x[0-9a-f]{1,2}|\d{1,3})\)?\s{0,6}\+\s{0,6}\2\s{0,6}\+\s{0,6}\(?(0x[0-9a-f]{1,2}|\d{1,3})\)?\s{0,6}\+\s{0,6}\2\s{0,6}\+\s{0,6}\(?(0x[0-9a-f]{1,2}|\d{1,3})\b/gi;
const WHOLE = /https?:\/\/(0x[0-9a-f]{8}|[1-9]\d{8,9})(?=[:/"'`])/gi;

function dotted(words: readonly string[]): string | null {
  const text = words.map((word) => String(Number(word.trim()))).join('.');
  const parts = ipv4Parts(text);
  return parts === null || unroutable(parts) ? null : text;
}
function fromNumber(word: string): string | null {
  const value = Number(word);
  return value > 0xffffffff
    ? null
    : dotted([24, 16, 8, 0].map((shift) => String(Math.floor(value / 2 ** shift) % 256)));
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isScript(view)) return [];
  const text = view.text.slice(0, 2_000_000);
  const found: { at: number; address: string }[] = [];
  const add = (at: number, address: string | null): void => {
    if (address !== null && found.length < 10 && !inString(view, at)) found.push({ at, address });
  };
  for (const match of text.matchAll(JOINED)) add(match.index, dotted((match[1] ?? '').split(',')));
  if (text.includes('+'))
    for (const match of text.matchAll(ADDED))
      add(match.index, dotted([match[1], match[3], match[4], match[5]].map((word) => word ?? '')));
  for (const match of text.matchAll(WHOLE)) {
    const address = fromNumber(match[1] ?? '');
    if (address !== null && found.length < 10) found.push({ at: match.index, address });
  }
  for (const computed of view.module?.computed ?? []) {
    const address = /^(?:https?:\/\/)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d{2,5})?(?:\/|$)/.exec(computed.value)?.[1];
    if (
      address !== undefined &&
      !text.includes(address) &&
      ipv4Parts(address) !== null &&
      !unroutable(ipv4Parts(address) ?? [])
    )
      add(computed.at, address);
  }
  const lighter = isTest(view.name) || isBuilt(view.name);
  return found.map(({ at, address }) => ({
    at,
    message: `The address ${address} is put together from numbers and never stands in the code.`,
    confidence: lighter ? 50 : 82,
    weight: lighter ? ('weak' as const) : ('strong' as const),
    group: `numeric ${address}`,
  }));
}

export default {
  id: 'numeric-address',
  title: 'IP address put together from numbers',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027'],
  tradecraft: ['T57'],
  description:
    'Four integers and a separator become a dotted address when the code runs, or a URL names its host as one integer, so that no search for addresses finds it.',
  benign:
    'Versions, private and loopback addresses are left out; parsers of addresses take their numbers from input and not from literals.',
  file,
} satisfies Detector;
