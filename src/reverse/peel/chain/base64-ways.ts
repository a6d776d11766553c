/** All the ways in which a text may be base64: most strings are done with after a glance at their first letters. */
import type { LayerView } from '../decoder.ts';
import { isPrintable, looksCoded, read } from '../look/readable.ts';
import { type Doubt, worthOf } from '../look/worth.ts';
import { alphabetsOf, STANDARD } from './alphabets.ts';
import { base64, base64With, reversedText } from './codecs.ts';
import { contextOf } from './context.ts';
import type { Way } from './follow.ts';
import { startsLikely } from './starts.ts';

const LETTERS = /^[A-Za-z0-9+/_=\s-]+$/;

/** Plain, URL-safe, after up to four letters of junk, reversed, halves exchanged, cases exchanged, and in the alphabets of the code. */
export function* base64Ways(text: string, layer: LayerView, doubt: Doubt): Generator<Way> {
  const guess: Doubt = doubt === 2 ? 2 : 1;
  if (LETTERS.test(text)) {
    // most strings end here: their first letters decode to nothing
    const coded = looksCoded(text);
    if (coded || startsLikely(Buffer.from(text.length > 16 ? text.slice(0, 16) : text, 'base64'))) {
      const exact = base64(text);
      // a word or a name is base64 by chance
      const written = !coded && text.length < 40 && !text.includes('=') && read(text).known > 0.5;
      if (exact !== null) yield { bytes: exact, how: 'base64', doubt: written ? guess : doubt, mask: coded };
    }
    yield* oddBase64(text.trim(), guess);
  }
  for (const alphabet of alphabetsOf(layer)) {
    if (alphabet.length !== 64 && alphabet.length !== 65) continue;
    if (text === alphabet || text.length < 6) continue;
    const bytes = base64With(text, alphabet);
    if (bytes !== null && (startsLikely(bytes) || contextOf(layer).xors))
      yield { bytes, how: 'base64 in an alphabet of its own', doubt: text.length >= 12 ? doubt : guess };
  }
}

const DIGIT = new Int8Array(128).fill(-1);
for (const [i, c] of [...STANDARD].entries()) DIGIT[c.charCodeAt(0)] = i;
DIGIT[45] = 62;
DIGIT[95] = 63;

/** Do eight letters of the text, from `at` and by `step`, beginning anew behind `end`, decode to plain text? No memory is taken. */
function promises(text: string, at: number, step: number, end: number): boolean {
  let held = 0;
  let bits = 0;
  for (let i = 0, k = at; i < 8; i++, k += step) {
    if (k >= end) k -= end;
    const c = text.charCodeAt(k);
    const digit = c < 128 ? DIGIT[c]! : -1;
    if (digit < 0) return false;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      const byte = (held >> bits) & 255;
      if (byte > 126 || (byte < 32 && byte !== 10 && byte !== 13 && byte !== 9)) return false;
    }
  }
  return true;
}

/** Packed data in base64: gzip, zlib, zip, zstd. */
const PACKED = /^(?:H4sI|eJ|eN|eA|eF|UEsD|KLUv)/;

function* oddBase64(text: string, doubt: Doubt): Generator<Way> {
  if (text.length < 12 || /\s/.test(text)) return;
  const body = withoutPadding(text);
  const size = body.length;
  const way = (letters: string, how: string): Way[] => {
    const bytes = base64(letters);
    return bytes === null || !startsLikely(bytes) ? [] : [{ bytes, how, doubt }];
  };
  const last = text.replace(/^=+/, '');
  if (promises(body, size - 1, -1, size + 1) || PACKED.test(reversedText(last.slice(-4))))
    yield* way(reversedText(text).replace(/^=+/, ''), 'reversed, base64');
  for (const whole of text === body ? [text] : [text, body])
    for (const cut of new Set([whole.length >> 1, (whole.length + 1) >> 1]))
      if (promises(whole, cut, 1, whole.length) || PACKED.test(whole.slice(cut, cut + 4)))
        yield* way(withoutPadding(whole.slice(cut)) + whole.slice(0, cut), 'halves exchanged, base64');
  for (let junk = 1; junk <= 4; junk++)
    if (promises(body, junk, 1, size) || PACKED.test(body.slice(junk, junk + 4)))
      yield* way(body.slice(junk), `${junk} letters of junk, base64`);
  yield* rotated(text, body);
  if (!looksCoded(text)) return;
  const swapped = body.slice(0, 12).replace(/[A-Za-z]/g, exchangeCase);
  if (promises(swapped, 0, 1, swapped.length))
    yield* way(body.replace(/[A-Za-z]/g, exchangeCase), 'cases exchanged, base64');
}

function exchangeCase(c: string): string {
  return c < 'a' ? c.toLowerCase() : c.toUpperCase();
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 61) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** Cut anywhere, the parts exchanged: padding in the middle shows where; else only an address proves it. */
function* rotated(text: string, body: string): Generator<Way> {
  const mark = text.indexOf('=');
  if (mark > 0 && mark < text.length - 2) {
    const cut = mark + (text[mark + 1] === '=' ? 2 : 1);
    const bytes = base64(withoutPadding(text.slice(cut)) + text.slice(0, mark));
    if (bytes !== null && startsLikely(bytes)) yield { bytes, how: 'parts exchanged, base64', doubt: 1 };
    return;
  }
  if (text.length > 160 || !/\d/.test(text)) return;
  for (let cut = 4; cut < body.length - 3; cut++) {
    if (!promises(body, cut, 1, body.length)) continue;
    const bytes = base64(body.slice(cut) + body.slice(0, cut));
    if (bytes !== null && isPrintable(bytes) && (worthOf(bytes, 2)?.score ?? 0) >= 80)
      yield { bytes, how: 'parts exchanged, base64', doubt: 1 };
  }
}
