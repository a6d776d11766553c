/** Lists of numbers in a text: `[104, 0x74, 116]`, `fromCharCode(104, 116)`, `Uint8Array.of(…)`. By a scanner, so that lists of millions are read in one go. */
import type { LayerView } from '../decoder.ts';
import { once } from '../engine/view.ts';

export interface NumberList {
  readonly values: readonly number[];
  /** of the bracket, and past the closing one */
  readonly start: number;
  readonly end: number;
}

const MOST_LISTS = 20_000;

/** Lists of at least two; all of them whole numbers, or characters in quotes are left out. */
export const numberLists: (layer: LayerView) => readonly NumberList[] = once((layer) => {
  const text = layer.text ?? '';
  const lists: NumberList[] = [];
  for (let at = next(text, 0); at !== -1 && lists.length < MOST_LISTS; at = next(text, at)) {
    const list = listAt(text, at);
    if (list === null) at++;
    else {
      if (list.values.length >= 2) lists.push(list);
      at = list.end;
    }
  }
  return lists;
});

const OPEN = /[[({]\s{0,99}[-+]?\d/g;

function next(text: string, from: number): number {
  OPEN.lastIndex = from;
  return OPEN.exec(text)?.index ?? -1;
}

const ITEM =
  /\s{0,99}([-+]?(?:0x[0-9a-fA-F]{1,8}|0b[01]{1,32}|0o[0-7]{1,11}|\d{1,10}(?:e\d{1,2})?))n?\s{0,99}([,\])}])/y;

function listAt(text: string, open: number): NumberList | null {
  const values: number[] = [];
  ITEM.lastIndex = open + 1;
  for (let item = ITEM.exec(text); item !== null; item = ITEM.exec(text)) {
    const value = numberOf(item[1] ?? '');
    if (!Number.isSafeInteger(value)) return null;
    values.push(value);
    if (item[2] !== ',') return { values, start: open, end: ITEM.lastIndex };
    // a comma before the end
    const after = /\s{0,99}[\])}]/y;
    after.lastIndex = ITEM.lastIndex;
    if (after.test(text)) return { values, start: open, end: after.lastIndex };
  }
  return null;
}

function numberOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * Number(text.replace(/^[-+]/, ''));
}
