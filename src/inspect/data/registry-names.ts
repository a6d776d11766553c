/** Answers: is a name of the npm registry widely used, used at all, or new to us? Facts of public download counts, compiled in (see the `about` of the data). */
import popular from './popular-packages.json' with { type: 'json' };
import used from './used-packages.json' with { type: 'json' };

let names: ReadonlySet<string> | null = null;
let filter: Uint8Array | null = null;

/** The 12,000 most downloaded names. */
export function popularNames(): ReadonlySet<string> {
  names ??= new Set(popular.names.split(' '));
  return names;
}

export function isPopular(name: string): boolean {
  return popularNames().has(name);
}

/** About 500 downloads a month or more; true for about 2 of 100 other names too, never false for a used one of the day it was made. */
export function isUsed(name: string): boolean {
  filter ??= Buffer.from(used.filter, 'base64');
  const first = hash(name, 2_166_136_261);
  const step = hash(name, 0x9e37_79b9) | 1;
  for (let i = 0; i < used.positions; i++) {
    const at = ((first + Math.imul(i, step)) >>> 0) % used.bits;
    if (((filter[at >> 3] ?? 0) & (1 << (at & 7))) === 0) return false;
  }
  return true;
}

/** FNV-1a, finished as in MurmurHash 3: two of them make the positions. */
function hash(text: string, seed: number): number {
  let h = seed >>> 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b) >>> 0;
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35) >>> 0;
  return (h ^ (h >>> 16)) >>> 0;
}
