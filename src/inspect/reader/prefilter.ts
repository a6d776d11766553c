/**
 * Which of many byte strings occur in a file: one pass over the bytes, whatever their number. Takes ASCII needles, case-sensitive; gives a set to ask.
 * It decides which detectors look at a file, nothing else.
 */
import { INDICATOR_NEEDLES } from '../../indicators/index.ts';
import type { Detector } from '../detector.ts';

export interface Prefilter {
  readonly needles: readonly string[];
  readonly scan: (bytes: Uint8Array) => Found;
}

/** What occurred in one file. */
export interface Found {
  /** null: not one of the needles */
  readonly has: (needle: string) => boolean | null;
  /** does one of them occur? The list is looked up once: pass the same one for every file */
  readonly any: (needles: readonly string[]) => boolean;
}

/** Needles are at least this long: a shorter one occurs everywhere and gates nothing. */
const SHORTEST = 2;

/** Everything that detectors and indicators ask for. */
export function prefilterFor(detectors: readonly Detector[]): Prefilter {
  return buildPrefilter([
    ...detectors.flatMap(({ needles = [], hints = [] }) => [...needles, ...hints]),
    ...INDICATOR_NEEDLES,
  ]);
}

export function buildPrefilter(needles: Iterable<string>): Prefilter {
  const list = [...new Set(needles)].sort();
  for (const needle of list) assertNeedle(needle);
  const ids = new Map(list.map((needle, id) => [needle, id]));
  const anchors = buildAnchors(list);
  const idOf = (needle: string): number => {
    const id = ids.get(needle);
    if (id === undefined) throw new Error(`not a registered needle: ${JSON.stringify(needle)}`);
    return id;
  };
  const idsOf = new WeakMap<readonly string[], readonly number[]>();
  return {
    needles: list,
    scan(bytes) {
      const found = new Uint8Array(list.length);
      if (list.length > 0) findAll(anchors, bytes, found);
      return {
        has(needle) {
          const id = ids.get(needle);
          return id === undefined ? null : found[id] === 1;
        },
        any(needles) {
          let known = idsOf.get(needles);
          if (known === undefined) {
            known = needles.map((needle) => idOf(needle));
            idsOf.set(needles, known);
          }
          for (let i = 0; i < known.length; i++) if (found[known[i]!] === 1) return true;
          return false;
        },
      };
    },
  };
}

function assertNeedle(needle: string): void {
  if (needle.length < SHORTEST || !/^[\x01-\x7e]+$/.test(needle))
    throw new Error(`not a needle (ASCII, ${SHORTEST} characters or more): ${JSON.stringify(needle)}`);
}

/**
 * Each needle stands under three bytes of its own, the ones that occur least in code. A pass over the bytes looks up every three bytes in a small table
 * (nothing in it waits for the step before, unlike in an automaton); where they are known, the few needles that have them are compared.
 */
interface Anchors {
  /** hash of three bytes → number of a bucket, 0: none */
  readonly table: Uint16Array;
  readonly buckets: readonly (readonly Anchored[])[];
}
interface Anchored {
  readonly id: number;
  readonly bytes: Uint8Array;
  /** where in the needle its three bytes end (of needles of two bytes: the second, whatever follows) */
  readonly end: number;
}

const TABLE_BITS = 15;
const HASH_SHIFT = 32 - TABLE_BITS;
const HASH_FACTOR = 0x9e3779b1 | 0;

function hashOf(three: number): number {
  return Math.imul(three, HASH_FACTOR) >>> HASH_SHIFT;
}

/** The more, the rarer in code. */
function rarity(byte: number): number {
  if ((byte >= 97 && byte <= 122) || byte === 32) return 'etanisorlcdup '.includes(String.fromCharCode(byte)) ? 0 : 2;
  return byte === 46 || byte === 40 || byte === 61 ? 3 : 4;
}
/** Rare letters, frequent words. */
const FREQUENT = new Set([
  'key',
  'Key',
  'str',
  'exp',
  'exe',
  'ode',
  'eof',
  'rea',
  'are',
  'cha',
  'ver',
  'reg',
  'let',
  'ack',
  'var',
  'war',
  'ire',
  'rot',
]);

function anchorOf(bytes: Uint8Array): number {
  let best = 2;
  let most = -1;
  for (let end = 2; end < bytes.length; end++) {
    const frequent = FREQUENT.has(String.fromCharCode(...bytes.subarray(end - 2, end + 1)));
    const sum = frequent ? 0 : rarity(bytes[end]!) + rarity(bytes[end - 1]!) + rarity(bytes[end - 2]!);
    if (sum > most) {
      most = sum;
      best = end;
    }
  }
  return best;
}

function buildAnchors(needles: readonly string[]): Anchors {
  const table = new Uint16Array(1 << TABLE_BITS);
  const buckets: Anchored[][] = [[]];
  const put = (three: number, entry: Anchored): void => {
    const hash = hashOf(three);
    let number = table[hash]!;
    if (number === 0) {
      number = buckets.push([]) - 1;
      table[hash] = number;
    }
    const bucket = buckets[number]!;
    if (!bucket.includes(entry)) bucket.push(entry);
  };
  for (const [id, needle] of needles.entries()) {
    const bytes = new TextEncoder().encode(needle);
    if (bytes.length === 2) {
      // known by the byte before it, whatever that is (0: the file begins with it)
      const entry = { id, bytes, end: 1 };
      for (let before = 0; before < 256; before++) put((before << 16) | (bytes[0]! << 8) | bytes[1]!, entry);
    } else {
      const end = anchorOf(bytes);
      put((bytes[end - 2]! << 16) | (bytes[end - 1]! << 8) | bytes[end]!, { id, bytes, end });
    }
  }
  return { table, buckets };
}

function findAll({ table, buckets }: Anchors, bytes: Uint8Array, found: Uint8Array): void {
  const length = bytes.length;
  let three = 0;
  for (let i = 0; i < length; i++) {
    three = ((three << 8) | bytes[i]!) & 0xffffff;
    const number = table[Math.imul(three, HASH_FACTOR) >>> HASH_SHIFT]!;
    if (number !== 0) compare(buckets[number]!, bytes, i, found);
  }
}

function compare(bucket: readonly Anchored[], bytes: Uint8Array, at: number, found: Uint8Array): void {
  for (const entry of bucket) {
    if (found[entry.id] === 1) continue;
    const start = at - entry.end;
    const needle = entry.bytes;
    if (start < 0 || start + needle.length > bytes.length) continue;
    let i = 0;
    while (i < needle.length && bytes[start + i] === needle[i]) i++;
    if (i === needle.length) found[entry.id] = 1;
  }
}
