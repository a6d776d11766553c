/**
 * Python that makes its code from a literal: `exec` of something reversed, base64, zlib …, in any order and any depth (each turn is a layer of its own).
 * The steps that the text names are undone on the literal itself; nothing of the text is run.
 */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import {
  ASCII85,
  BASE32,
  BASE64,
  BASE85,
  type Bytes,
  GZIP,
  HEX,
  latin1,
  REVERSE,
  ROT13,
  type Step,
  search,
  xor,
  xorByPrefix,
  ZLIB,
} from '../scripts/pipeline.ts';
import { type PythonLiteral, pythonLiterals } from '../scripts/python-literals.ts';

const RUNS = /\b(?:exec|eval|compile|runpy|__import__|importlib|marshal|Popen|subprocess|os\.system)\b/;
/** In the order of the text, from the outermost call in. */
const NAMED: readonly (readonly [RegExp, Step])[] = [
  [/\bdecompress\b|\bzlib\b/g, ZLIB],
  [/\bgzip\b/g, GZIP],
  [/\bb64decode\b|\burlsafe_b64decode\b|\bdecodebytes\b|['"]base64['"]/g, BASE64],
  [/\bb85decode\b/g, BASE85],
  [/\ba85decode\b/g, ASCII85],
  [/\bb32decode\b/g, BASE32],
  [/\bb16decode\b|\bfromhex\b|\bunhexlify\b|['"]hex['"]/g, HEX],
  [/rot_?13/gi, ROT13],
  [/\[::\s{0,4}-\s{0,4}1\s{0,4}\]|\breversed\b/g, REVERSE],
];
const SHORTEST = 24;
const MOST_LITERALS = 60;
const LOOK_AROUND = 4_000;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || !RUNS.test(text)) return;
  yield* characters(text);
  const all = pythonLiterals(text);
  const literals = all.filter(({ value }) => value.length >= SHORTEST).slice(0, MOST_LITERALS);
  if (literals.length === 0) return;
  const outside = withoutLiterals(text, literals);
  for (const literal of literals) {
    if (!layer.budget.left()) return;
    const found = undo(literal, outside, all);
    if (found === null || !layer.budget.take(found.bytes.length)) continue;
    yield {
      content: asText(found.bytes),
      how: found.steps.join(', '),
      start: literal.start,
      end: literal.end,
      kind: 'python',
      confidence: 90,
    };
  }
}

function undo(literal: PythonLiteral, outside: string, all: readonly PythonLiteral[]): ReturnType<typeof search> {
  const named = NAMED.flatMap(([pattern, step]) =>
    [...outside.matchAll(pattern)].map((match) => ({ at: match.index, step })),
  );
  named.sort((a, b) => a.at - b.at);
  const order = named.map(({ step }) => step).filter((step, at, list) => list[at - 1] !== step);
  const steps = [...new Set([...order, ...keySteps(outside, all)])];
  if (steps.length === 0) return null;
  // calls nest: what is named first is undone last
  const inward = order.slice(0, 8).toReversed();
  return search(Buffer.from(literal.value, 'latin1'), steps, isPython, [inward, order.slice(0, 8)]);
}

function keySteps(outside: string, all: readonly PythonLiteral[]): Step[] {
  if (!outside.includes('^')) return [];
  const steps: Step[] = [];
  for (const match of outside.matchAll(
    /\[\s{0,4}:\s{0,4}(\d{1,3})\s{0,4}\]|%\s{0,4}(\d{1,3})\b|&\s{0,4}(7|15|31)\b/g,
  )) {
    const length = Number(match[1] ?? match[2] ?? 0) || Number(match[3] ?? 0) + 1;
    if (length > 1 && length <= 64 && steps.length < 4) steps.push(xorByPrefix(length));
  }
  for (const match of outside.matchAll(/\^\s{0,4}(0x[0-9a-fA-F]{1,2}|\d{1,3})\b/g)) {
    const key = Number(match[1]);
    if (key > 0 && key < 256 && steps.length < 8)
      steps.push(xor(Uint8Array.of(key), `0x${key.toString(16).padStart(2, '0')}`));
  }
  for (const { value } of all) {
    if (value.length < 3 || value.length > 64 || steps.length >= 16) continue;
    steps.push(xor(Buffer.from(value, 'latin1'), `the key "${value}"`));
  }
  return steps;
}

const WORDS =
  /\b(?:import|from|def|class|exec|eval|lambda|print|return|if|for|while|try|except|self|None|True|False|with|as|in|not|and|or|pass)\b/g;

/** Text with the words of Python in it, or one more turn of the same. */
function isPython(bytes: Bytes): boolean {
  if (bytes.length < 8) return false;
  const head = latin1(bytes.subarray(0, 20_000));
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    const c = head.charCodeAt(at);
    if ((c < 32 && c !== 9 && c !== 10 && c !== 13) || c === 127) odd++;
  }
  if (odd > head.length * 0.002) return false;
  const words = new Set(head.match(WORDS) ?? []).size;
  return (
    words >= 3 ||
    /(?:^|\n|;)\s{0,40}(?:import\s+\w|from\s+\w+\s+import|exec\s{0,4}\(|eval\s{0,4}\(|print\s{0,4}\(|_\s{0,4}=\s{0,4}lambda|[\w.]+\s{0,4}=[^=])/.test(
      head,
    )
  );
}

/** `exec(''.join(map(chr, [105, 109 …])))` and `bytes([…])` */
function* characters(text: string): Generator<Peeled> {
  for (const match of text.matchAll(/(?:\bchr\b|\bbytes(?:array)?\b)[^[\]\n]{0,60}\[([\d\s,x]{40,})\]/g)) {
    const codes = (match[1] ?? '').split(',').map((part) => Number(part.trim()));
    if (codes.some((code) => !Number.isInteger(code) || code < 0 || code > 0x10ffff)) continue;
    const value = codes.map((code) => String.fromCodePoint(code)).join('');
    if (!isPython(Buffer.from(value, 'utf8'))) continue;
    yield {
      content: value,
      how: 'character codes',
      start: match.index,
      end: match.index + match[0].length,
      kind: 'python',
      confidence: 85,
    };
  }
}

function withoutLiterals(text: string, literals: readonly PythonLiteral[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of literals) {
    parts.push(text.slice(Math.max(from, start - LOOK_AROUND), start), ' ');
    from = end;
  }
  parts.push(text.slice(from, from + LOOK_AROUND));
  return parts.join('');
}

function asText(bytes: Bytes): string {
  return new TextDecoder('utf-8').decode(bytes);
}

export default {
  id: 'python-payload',
  title: 'code of a Python literal',
  kinds: ['python', 'text'],
  decode,
} satisfies Decoder;
