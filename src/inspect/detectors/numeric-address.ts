/** T57: an IP address that is never a string: joined from integers, or written as one number in a URL. */
import { ipv4Parts, unroutable } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { hasAny } from '../text/needles.ts';
import { inString } from '../text/obfuscation.ts';
import { isBuilt, isScript, isTest } from '../text/place.ts';

const JOINED =
  /\[\s{0,6}((?:0x[0-9a-f]{1,2}|\d{1,3})(?:\s{0,6},\s{0,6}(?:0x[0-9a-f]{1,2}|\d{1,3})){3})\s{0,6}\]\s{0,6}(?:\.\s{0,6}join|\[\s{0,6}["'`]join["'`]\s{0,6}\])\s{0,6}\(/gi;
const ADDED =
  /(?:\b|\()(0x[0-9a-f]{1,2}|\d{1,3})\)?\s{0,6}\+\s{0,6}([\w$.[\]'"`()]{1,40})\s{0,6}\+\s{0,6}\(?(0x[0-9a-f]{1,2}|\d{1,3})\)?\s{0,6}\+\s{0,6}\2\s{0,6}\+\s{0,6}\(?(0x[0-9a-f]{1,2}|\d{1,3})\)?\s{0,6}\+\s{0,6}\2\s{0,6}\+\s{0,6}\(?(0x[0-9a-f]{1,2}|\d{1,3})\b/gi;
const WHOLE = /https?:\/\/(0x[0-9a-f]{8}|[1-9]\d{8,9})(?=[:/"'`])/gi;

const WHOLE_NEEDLES = ['://0x', '://0X', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `://${digit}`)];

/** How often a number stands before a plus (three are enough). */
function numbersAdded(text: string): number {
  let count = 0;
  for (let plus = text.indexOf('+'); plus !== -1 && count < 3; plus = text.indexOf('+', plus + 1)) {
    let i = plus - 1;
    while (i >= 0 && i > plus - 8 && isBlankOrClosing(text.charCodeAt(i))) i--;
    if (isHexDigit(text.charCodeAt(i)) && numberBefore(text, i)) count++;
  }
  return count;
}
function isBlankOrClosing(c: number): boolean {
  return c === 32 || c === 41 || (c >= 9 && c <= 13) || c >= 160;
}
function isHexDigit(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}
/** `192`, `0xc0`: a number that is no part of a name. */
function numberBefore(text: string, last: number): boolean {
  return /(?:^|[^\w])(?:0x[0-9a-f]{1,2}|\d{1,3})$/i.test(text.slice(Math.max(0, last - 5), last + 1));
}

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
  const joins = view.has('join');
  if (joins) for (const match of text.matchAll(JOINED)) add(match.index, dotted((match[1] ?? '').split(',')));
  if (numbersAdded(text) >= 3)
    for (const match of text.matchAll(ADDED))
      add(match.index, dotted([match[1], match[3], match[4], match[5]].map((word) => word ?? '')));
  if (hasAny(view, WHOLE_NEEDLES)) {
    for (const match of text.matchAll(WHOLE)) {
      const address = fromNumber(match[1] ?? '');
      if (address !== null && found.length < 10) found.push({ at: match.index, address });
    }
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
  if (found.length === 0) return [];
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
  hints: ['join', ...WHOLE_NEEDLES],
  file,
} satisfies Detector;
