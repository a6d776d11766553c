/** Alphabets that stand in the code: strings whose letters are all different. What they spell is decoded with them. */
import type { LayerView } from '../decoder.ts';
import { once } from '../engine/view.ts';

export const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SMALLEST = 16;
const LARGEST = 128;
const MOST = 40;
/** Widths that bases come in; others are texts that happen to repeat nothing. */
const WIDTHS: ReadonlySet<number> = new Set([
  16, 32, 33, 36, 45, 52, 56, 58, 59, 62, 63, 64, 65, 66, 67, 72, 80, 85, 86, 88, 89, 90, 91, 92, 93, 94, 95,
]);

/** Shuffled or odd ones, longest first; those that everybody has are left out. */
export const alphabetsOf: (layer: LayerView) => readonly string[] = once(({ literals }) => {
  const found = new Set<string>();
  for (const { value } of literals) {
    if (found.size >= MOST) break;
    if (value.length < SMALLEST || value.length > LARGEST || !WIDTHS.has(value.length)) continue;
    if (value.includes(' ') && value.length < 90) continue;
    if (isDistinct(value) && !isOrdinary(value)) found.add(value);
  }
  return [...found].sort((a, b) => b.length - a.length);
});

function isDistinct(text: string): boolean {
  return new Set(text).size === text.length;
}

function isOrdinary(text: string): boolean {
  const letters = text.endsWith('=') ? text.slice(0, -1) : text;
  return letters === STANDARD || letters === URL_SAFE || /^0123456789abcdef/i.test(text);
}
