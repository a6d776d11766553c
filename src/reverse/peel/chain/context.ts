/** What a layer says beside its data: keys near an XOR, and which ways of hiding it names. Made once for a layer. */
import type { LayerView } from '../decoder.ts';
import { once } from '../engine/view.ts';
import { base64, hex } from './codecs.ts';
import { numberLists } from './numbers.ts';

export interface Key {
  readonly bytes: Uint8Array;
  readonly shown: string;
}

export interface Context {
  /** it computes an exclusive or */
  readonly xors: boolean;
  /** candidates for keys, strongest first */
  readonly keys: readonly Key[];
  /** it names a way of packing that leaves no head */
  readonly packs: boolean;
}

const MOST_KEYS = 64;
const LONGEST_KEY = 64;

export const contextOf: (layer: LayerView) => Context = once((layer) => {
  const text = layer.text ?? '';
  const xors = standsAlone(layer) || /[\w$)\]'"]\s{0,9}\^=?\s{0,9}[\w$(['"~+-]/.test(text) || /\bxor\b/i.test(text);
  const packs = /[Ii]nflate|[Bb]rotli|[Dd]eflate|pako|zlib|DecompressionStream/.test(text);
  return { xors, keys: xors ? keysIn(layer, text) : [], packs };
});

/** A layer that is nothing but data: a blob that was taken from a chain or a server. Its key is not in it. */
function standsAlone({ text, kind }: LayerView): boolean {
  if (text === null) return kind === 'binary';
  return (
    (kind === 'text' || kind === 'json') &&
    text.length >= 64 &&
    /^\s{0,99}[["'`]?(?:0x)?[A-Za-z0-9+/=_-]{48,}/.test(text) &&
    !/\s\S/.test(text.trim().slice(0, 20_000))
  );
}

function keysIn(layer: LayerView, text: string): readonly Key[] {
  const keys = new Map<string, Key>();
  const add = (bytes: Uint8Array, shown: string): void => {
    if (bytes.length === 0 || bytes.length > LONGEST_KEY || bytes.every((byte) => byte === 0) || keys.size >= MOST_KEYS)
      return;
    const id = Buffer.from(bytes).toString('hex');
    if (!keys.has(id)) keys.set(id, { bytes, shown });
  };
  for (const match of text.matchAll(
    /\^=?\s{0,9}\(?\s{0,9}(0x[0-9a-f]{1,2}|\d{1,3})\b(?![\w.])|\b(0x[0-9a-f]{1,2}|\d{1,3})\s{0,9}\^(?!=)/gi,
  )) {
    const value = Number(match[1] ?? match[2]);
    if (value > 0 && value < 256) add(Uint8Array.of(value), hexOf(value));
  }
  for (const { values } of numberLists(layer))
    if (values.length <= 32 && values.every((value) => value >= 0 && value < 256))
      add(Uint8Array.from(values), `[${values.slice(0, 16).map(hexOf).join(', ')}${values.length > 16 ? ', …' : ''}]`);
  for (const { value } of nearby(layer)) {
    add(Buffer.from(value, 'utf8'), `"${value}"`);
    const coded = value.length >= 4 ? hex(value) : null;
    if (coded !== null) add(coded, `hex ${value}`);
    const packed = value.length >= 8 && value.endsWith('=') ? base64(value) : null;
    if (packed !== null) add(packed, `base64 ${value}`);
  }
  // var key = 0x5a; … ^ key
  for (const match of text.matchAll(
    /\b(?:var|let|const)\s{1,9}[\w$]{1,60}\s{0,9}=\s{0,9}(0x[0-9a-f]{1,2}|\d{1,3})\s{0,9}[;,\n]/gi,
  )) {
    const value = Number(match[1]);
    if (value > 0 && value < 256) add(Uint8Array.of(value), hexOf(value));
  }
  return [...keys.values()];
}

/** Short strings, those first that are called keys. */
export function isNamedKey(before: string): boolean {
  return /(?:key|pass|secret|xor|salt|pwd|seed|mask|iv|nonce|tag)[\w$'"\]]{0,20}\s{0,4}(?:[=:,(]|\|\|)\s{0,4}(?:Buffer\.from\()?$/i.test(
    before,
  );
}

function nearby(layer: LayerView): readonly { readonly value: string }[] {
  const text = layer.text ?? '';
  const named: { readonly value: string }[] = [];
  const others: { readonly value: string }[] = [];
  for (const literal of layer.literals) {
    const { value, start } = literal;
    if (value.length < 1 || value.length > LONGEST_KEY || value.includes('\n')) continue;
    const before = text.slice(Math.max(0, start - 40), start);
    if (isNamedKey(before)) named.push(literal);
    else if (others.length < 400 && value.length >= 3) others.push(literal);
  }
  return [...named, ...others];
}

export function hexOf(value: number): string {
  return `0x${value.toString(16).padStart(2, '0')}`;
}
