/**
 * Strings whose characters a seeded linear recurrence swapped (T52): `s = k*(i+A) + k%B; t = k*(i+C) + k%D; swap(s % n, t % n); k = (s+t) % M`. The constants are
 * read from the code, whatever its names; texts and seeds are those that stand together in calls. Done on data, nothing is run.
 */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { isPrintable, read } from '../look/readable.ts';
import { worthOfText } from '../look/worth.ts';

interface Shuffle {
  readonly plus: readonly [number, number];
  readonly modulo: readonly [number, number];
  readonly turn: number;
  readonly at: number;
  readonly separator: string | null;
  readonly escaped: boolean;
}

const NAME = '[\\w$]{1,40}';
const NUMBER = '(0x[0-9a-fA-F]{1,8}|\\d{1,10})';
const S = '\\s{0,9}';
/** k*(i+A) + (k%B) */
const STEP = new RegExp(
  `(${NAME})${S}\\*${S}\\(${S}(?:${NAME}${S}\\+${S}${NUMBER}|${NUMBER}${S}\\+${S}${NAME})${S}\\)${S}\\+${S}\\(?${S}\\1${S}%${S}${NUMBER}`,
  'g',
);
const TURN = new RegExp(`(${NAME})${S}=${S}\\(${S}${NAME}${S}\\+${S}${NAME}${S}\\)${S}%${S}${NUMBER}`, 'g');
const REACH = 600;
const MOST_SHUFFLES = 40;
const MOST_CALLS = 200;
const MOST_UNITS = 2_000_000;

export function shufflesIn(text: string): readonly Shuffle[] {
  const steps = [...text.matchAll(STEP)].slice(0, MOST_SHUFFLES * 2);
  const found: Shuffle[] = [];
  for (let i = 0; i + 1 < steps.length && found.length < MOST_SHUFFLES; i++) {
    const [a, b] = [steps[i]!, steps[i + 1]!];
    if (a[1] !== b[1] || b.index - a.index > REACH) continue;
    TURN.lastIndex = b.index;
    const turn = TURN.exec(text);
    if (turn === null || turn.index - b.index > REACH || turn[1] !== a[1]) continue;
    const after = text.slice(turn.index, turn.index + REACH);
    found.push({
      plus: [Number(a[2] ?? a[3]), Number(b[2] ?? b[3])],
      modulo: [Number(a[4]), Number(b[4])],
      turn: Number(turn[2]),
      at: a.index,
      separator: separatorIn(after),
      escaped: /#1|\\x23\\x31/.test(after),
    });
    i++;
  }
  return found;
}

/** The one of `join('').split('%')`; where the code hides it in variables, it is the usual one. */
function separatorIn(after: string): string | null {
  const plain = /\.split\(\s{0,4}(['"])((?:\\x[0-9a-fA-F]{2}|[^\\'"]){1,8})\1\s{0,4}\)\s{0,4}(?:[;})]|$)/.exec(
    after,
  )?.[2];
  if (plain !== undefined)
    return plain.replace(/\\x([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return after.includes('.split(') ? '%' : null;
}

/** Exported for tests: the order of the characters undone. */
export function unshuffle(text: string, seed: number, shuffle: Pick<Shuffle, 'plus' | 'modulo' | 'turn'>): string {
  const units = [...Array(text.length).keys()].map((i) => text[i]!);
  const size = units.length;
  let key = seed;
  for (let i = 0; i < size; i++) {
    const first = key * (i + shuffle.plus[0]) + (key % shuffle.modulo[0]);
    const second = key * (i + shuffle.plus[1]) + (key % shuffle.modulo[1]);
    const a = first % size;
    const b = second % size;
    const held = units[a]!;
    units[a] = units[b]!;
    units[b] = held;
    key = (first + second) % shuffle.turn;
  }
  return units.join('');
}

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || !text.includes('%')) return;
  const shuffles = shufflesIn(text);
  if (shuffles.length === 0) return;
  for (const call of callsIn(layer, text)) {
    if (!layer.budget.left()) return;
    // the nearest decoder before the call is its own, mostly
    const order = shuffles.toSorted((a, b) => distance(a, call.start) - distance(b, call.start));
    for (const shuffle of order) {
      const lines = linesOf(unshuffle(call.value, call.seed, shuffle), shuffle);
      if (!reads(lines)) continue;
      const content = lines.join('\n');
      const worth = lines.length === 1 ? worthOfText(content, 1) : null;
      yield {
        content,
        how: `shuffled with the seed ${call.seed}`,
        start: call.start,
        end: call.end,
        kind: worth?.kind ?? 'text',
        confidence: 88,
      };
      break;
    }
  }
}

function distance({ at }: Shuffle, start: number): number {
  return at <= start ? start - at : 1e9 + at - start;
}

interface Call {
  readonly value: string;
  readonly seed: number;
  readonly start: number;
  readonly end: number;
}

/** `("text", 123)` and `(123, "text")` */
function callsIn(layer: LayerView, text: string): readonly Call[] {
  const calls: Call[] = [];
  for (const { value, start, end } of layer.literals) {
    if (value.length < 4 || value.length > MOST_UNITS || calls.length >= MOST_CALLS) continue;
    const after = /^\s{0,9},\s{0,9}(0x[0-9a-f]{1,8}|\d{2,10})\s{0,9}\)/i.exec(text.slice(end, end + 40))?.[1];
    const before = /\(\s{0,9}(0x[0-9a-f]{1,8}|\d{2,10})\s{0,9},\s{0,9}$/i.exec(
      text.slice(Math.max(0, start - 40), start),
    )?.[1];
    const seed = Number(after ?? before);
    if (Number.isSafeInteger(seed)) calls.push({ value, seed, start, end });
  }
  return calls;
}

function linesOf(joined: string, { separator, escaped }: Shuffle): readonly string[] {
  if (separator === null) return [joined];
  if (!escaped) return joined.split(separator);
  return joined.split('%').map((part) => part.replaceAll('#1', '%').replaceAll('#0', '#'));
}

/** Words, in some lines at least: a wrong seed gives the same letters in disorder. */
function reads(lines: readonly string[]): boolean {
  const text = lines.join(' ');
  if (!isPrintable(Buffer.from(text, 'utf8').subarray(0, 4_000))) return false;
  const { known, words } = read(text);
  return known >= 0.3 && words >= 1;
}

export default {
  id: 'string-shuffle',
  title: 'characters in another order',
  kinds: ['javascript', 'text', 'html'],
  decode,
} satisfies Decoder;
