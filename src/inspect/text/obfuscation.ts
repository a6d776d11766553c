/**
 * Marks that obfuscators leave and minifiers do not: string array and rotation, hexadecimal names, self-defence, seeded shuffles, escapes.
 * Text only: it works where no parser does. Sources: the published output format of javascript-obfuscator (T53), reports on T52.
 */
import { literalsOf } from '../../indicators/index.ts';
import type { FileView } from '../reader/file-view.ts';
import { isScript } from './place.ts';

export interface ObfuscationMarks {
  /** offset of the first mark; -1 where there is none */
  readonly at: number;
  /** distinct marks, in words */
  readonly marks: readonly string[];
  /** marks that only an obfuscator writes */
  readonly strong: number;
  /** the rotation of a string list stands in code, not in a text about it */
  readonly rotated: boolean;
  /** `_0x…` names (or their prefixed forms) in the first 400,000 units */
  readonly hexNames: number;
}

const MAX_TEXT = 400_000;
/** The checksum loop takes from the front and puts at the end: `a.push(a.shift())`. */
const ROTATION =
  /\b([\w$]{1,40})\s{0,3}(?:\.\s{0,3}push|\[\s{0,3}['"`]push['"`]\s{0,3}\])\s{0,3}\(\s{0,3}\1\s{0,3}(?:\.\s{0,3}shift|\[\s{0,3}['"`]shift['"`]\s{0,3}\])\s{0,3}\(\s{0,3}\)\s{0,3}\)/;
const ROTATION_BEFORE = 130;
const ROTATION_AFTER = 30;
const ARRAY_FUNCTION =
  /function\s{1,3}([\w$]{1,40})\s{0,3}\(\s{0,3}\)\s{0,3}\{\s{0,9}(?:const|let|var)\s{1,3}([\w$]{1,40})\s{0,3}=\s{0,3}\[\s{0,9}['"`]/g;
const HEX_NAME = /\b(?:[a-z]\w{0,8})?_0x[0-9a-f]{2,8}\b/g;
const SELF_DEFENCE = '(((.+)+)+)+$';
const DEBUG_TRAP =
  /['"`]debu['"`]\s{0,3}\+\s{0,3}['"`]gger['"`]|while\s{0,3}\(\s{0,3}true\s{0,3}\)\s{0,3}\{\s{0,3}\}['"`]\s{0,3}\)|['"`]stateObject['"`]/;
const NAMED_TABLE = /\b_\$_[0-9a-f]{3,6}\b\s{0,3}\[/g;

export function obfuscationMarks(view: FileView): ObfuscationMarks {
  const known = memo.get(view);
  if (known !== undefined) return known;
  const made = look(view);
  memo.set(view, made);
  return made;
}
const memo = new WeakMap<FileView, ObfuscationMarks>();

function look(view: FileView): ObfuscationMarks {
  const text = (view.text ?? '').slice(0, MAX_TEXT);
  const marks: string[] = [];
  let strong = 0;
  let at = -1;
  const note = (mark: string, where: number, sure: boolean): void => {
    marks.push(mark);
    if (sure) strong++;
    if (at === -1 || where < at) at = where;
  };
  const rotation = rotationAt(view, text);
  if (rotation !== -1) note('a loop that rotates an array of strings until a checksum fits', rotation, true);
  const array = arrayFunctionAt(text);
  if (array !== -1) note('a function that replaces itself by the list of its strings', array, true);
  const names = hexNames(text);
  if (names.count >= 12) note(`${names.count} hexadecimal names (_0x…)`, names.at, names.count >= 40);
  const defence = text.indexOf(SELF_DEFENCE);
  if (defence !== -1 && /search|toString/.test(text) && names.count + (rotation === -1 ? 0 : 20) >= 12)
    note('a check of its own text that stalls when the code is formatted', defence, true);
  const trap = names.count >= 12 ? DEBUG_TRAP.exec(text) : null;
  if (trap !== null) note('a trap for debuggers', trap.index, true);
  const whole = programInString(view, text);
  if (whole !== -1) note('a whole program kept as text and handed to Function or eval', whole, true);
  const table = tableNames(text);
  if (table.count >= 2) note('a table of shuffled strings (_$_…)', table.at, true);
  return { at, marks, strong, rotated: rotation !== -1, hexNames: names.count };
}

/** Offset of a rotation that stands in code (not in a string of a scanner or an obfuscator's template) with a checksum beside it. */
function rotationAt(view: FileView, text: string): number {
  if (!text.includes('shift') || !text.includes('push')) return -1;
  let done = 0;
  let tried = 0;
  for (let shift = text.indexOf('shift'); shift !== -1 && tried < 50; shift = text.indexOf('shift', shift + 5)) {
    // Asked of the text around each `shift` only: the pattern reaches no farther.
    const from = Math.max(done, shift - ROTATION_BEFORE);
    const match = ROTATION.exec(text.slice(from, shift + ROTATION_AFTER));
    if (match === null) continue;
    tried++;
    const start = from + match.index;
    done = start + match[0].length;
    const around = text.slice(Math.max(0, start - 1500), start + 400);
    const checksum = (around.match(/parseInt/g)?.length ?? 0) >= 3;
    // Older versions count down instead: `while (--n) a['push'](a['shift']())`.
    const counted = /while\s{0,3}\(\s{0,3}--/.test(around) && (around.includes('_0x') || match[0].includes('['));
    if ((checksum || counted) && !inString(view, start)) return start;
  }
  return -1;
}

const HANDED = /(?:\bFunction|\beval)\s{0,3}\(\s{0,3}(?:(["'`])[\w$, ]{0,200}\1\s{0,3},\s{0,3}){0,8}["'`]?$/;
/** `Function("a", "…thousands of characters of code…")`; a bundler's development build evaluates modules that name their source. */
function programInString(view: FileView, text: string): number {
  const { strings, longest } = literalsOf(view);
  if (!isScript(view) || longest < Math.max(1500, text.length * 0.3)) return -1;
  if (!/\bFunction\s{0,3}\(|\beval\s{0,3}\(/.test(text)) return -1;
  for (const part of strings) {
    if (part.end - part.at < 1500 || part.end - part.at < text.length * 0.3) continue;
    const inner = part.value.slice(0, 4000);
    if (!/function|=>/.test(inner) || /__webpack_|sourceURL=/.test(inner) || /sourceURL=/.test(part.value.slice(-300)))
      continue;
    if (HANDED.test(text.slice(Math.max(0, part.at - 400), part.at))) return part.at;
  }
  return -1;
}

function arrayFunctionAt(text: string): number {
  // The replacement returns the list: `a=function(){return b;}`.
  if (
    !hasListOfStrings(text) ||
    !/=\s{0,3}function\s{0,3}\(\s{0,3}\)\s{0,3}\{\s{0,9}return\s|=\s{0,3}\(\s{0,3}\)\s{0,3}=>/.test(text)
  )
    return -1;
  ARRAY_FUNCTION.lastIndex = 0;
  for (let i = 0; i < 60; i++) {
    const match = ARRAY_FUNCTION.exec(text);
    if (match === null) return -1;
    const [, outer = '', inner = ''] = match;
    const assigned = new RegExp(
      `(?:^|[^\\w$.])${escaped(outer)}\\s{0,3}=\\s{0,3}(?:function\\s{0,3}\\(\\s{0,3}\\)\\s{0,3}\\{\\s{0,9}return\\s{1,3}${escaped(inner)}\\b|\\(\\s{0,3}\\)\\s{0,3}=>\\s{0,3}${escaped(inner)}\\b)`,
    );
    if (assigned.test(text.slice(match.index, match.index + 60_000))) return match.index;
  }
  return -1;
}
/** Is a list that begins with a string given to a name? `= ["` */
function hasListOfStrings(text: string): boolean {
  for (let open = text.indexOf('['); open !== -1; open = text.indexOf('[', open + 1)) {
    let before = open - 1;
    while (before >= open - 4 && isBlank(text.charCodeAt(before))) before--;
    if (text.charCodeAt(before) !== 61) continue;
    let after = open + 1;
    while (after <= open + 10 && isBlank(text.charCodeAt(after))) after++;
    const c = text.charCodeAt(after);
    if (c === 34 || c === 39 || c === 96) return true;
  }
  return false;
}
function isBlank(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13) || c >= 160;
}
const escaped = (name: string): string => name.replaceAll('$', '\\$');

function hexNames(text: string): { count: number; at: number } {
  if (!text.includes('_0x')) return { count: 0, at: -1 };
  let count = 0;
  let at = -1;
  for (const match of text.matchAll(HEX_NAME)) {
    if (at === -1) at = match.index;
    if (++count >= 5000) break;
  }
  return { count, at };
}

function tableNames(text: string): { count: number; at: number } {
  const first = text.indexOf('_$_');
  return first === -1 ? { count: 0, at: -1 } : { count: [...text.matchAll(NAMED_TABLE)].length, at: first };
}

/** Does the offset lie in a quoted string or a comment? */
export function inString(view: FileView, at: number): boolean {
  const { strings, comments } = literalsOf(view);
  return within(strings, at) || within(comments, at);
}
export function within(parts: readonly { readonly at: number; readonly end: number }[], at: number): boolean {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const part = parts[mid];
    if (part === undefined) return false;
    if (at < part.at) high = mid - 1;
    else if (at >= part.end) low = mid + 1;
    else return true;
  }
  return false;
}

/** Length and start of the longest line. */
export function longestLine(text: string): { readonly length: number; readonly at: number } {
  let length = 0;
  let at = 0;
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf('\n', from);
    const end = found === -1 ? text.length : found;
    if (end - from > length) {
      length = end - from;
      at = from;
    }
    from = end + 1;
  }
  return { length, at };
}
