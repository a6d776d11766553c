/** Bytes as text, and how much a text reads like something that people or programs wrote. */
import { isUtf8 } from 'node:buffer';
import { NAMES, WORDS } from './words.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
/** Control bytes that text does not hold. */
const CONTROL = new Uint8Array(256);
for (let byte = 0; byte < 32; byte++)
  if (byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) CONTROL[byte] = 1;
CONTROL[127] = 1;

/** The text, where the bytes are well-formed and hold no control characters to speak of; else null. */
export function textIn(bytes: Uint8Array): string | null {
  const head = bytes.length > 4096 ? bytes.subarray(0, 4096) : bytes;
  let odd = 0;
  for (let i = 0; i < head.length; i++) odd += CONTROL[head[i]!]!;
  // code holds a control character now and then, in a string; a short text none
  if (odd > head.length * 0.004) return wideText(bytes);
  if (!isUtf8(bytes)) return null;
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: every other byte is 0. */
function wideText(bytes: Uint8Array): string | null {
  if (bytes.length < 8 || bytes.length % 2 !== 0) return null;
  const head = Math.min(bytes.length, 4096);
  for (let i = 1; i < head; i += 2) if (bytes[i] !== 0 || CONTROL[bytes[i - 1]!] === 1) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
}

/** All from blank to tilde, tabs and line ends. */
export function isPrintable(bytes: Uint8Array, most = bytes.length): boolean {
  const end = Math.min(bytes.length, most);
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte > 126 || (byte < 32 && byte !== 10 && byte !== 13 && byte !== 9)) return false;
  }
  return true;
}

export interface Reading {
  /** share of the units that belong to known words, 0–1 */
  readonly known: number;
  /** known words of four letters and more */
  readonly words: number;
  /** share of units that stand in ordinary texts and programs, 0–1 */
  readonly plain: number;
}

const MOST = 6_000;

/** camelCase, snake_case and the like are several words. */
export function read(text: string): Reading {
  const head = text.length > MOST ? text.slice(0, MOST) : text;
  let known = 0;
  let words = 0;
  let blanks = 0;
  let plain = 0;
  for (const match of head.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g)) {
    const word = match[0];
    if (!WORDS.has(word.toLowerCase()) && !isKnownPlural(word)) continue;
    known += word.length;
    if (word.length >= 4) words++;
  }
  for (let i = 0; i < head.length; i++) {
    const c = head.charCodeAt(i);
    if (c === 32 || c === 10) blanks++;
    if ((c >= 97 && c <= 122) || (c >= 44 && c <= 58) || c === 32 || c === 10 || c === 95 || (c >= 65 && c <= 90))
      plain++;
  }
  const length = Math.max(1, head.length);
  return { known: Math.min(1, known / Math.max(1, length - blanks)), words, plain: plain / length };
}

function isKnownPlural(word: string): boolean {
  return word.length > 4 && word.endsWith('s') && WORDS.has(word.slice(0, -1).toLowerCase());
}

/** Exactly a name that says what code is up to. */
export function isName(text: string): boolean {
  return NAMES.has(text);
}

/** Letters that nobody wrote by hand: mixed, or marked as coded. */
export function looksCoded(value: string): boolean {
  if (value.length < 8) return false;
  if (/[=]$/.test(value) || value.length > 200) return true;
  const classes =
    Number(/[a-z]/.test(value)) + Number(/[A-Z]/.test(value)) + Number(/\d/.test(value)) + Number(/[+/_-]/.test(value));
  return classes >= 2 && read(value).known < 0.4;
}
