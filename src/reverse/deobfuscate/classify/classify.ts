/** What a text was obfuscated with, each with how sure that is and why. Plain programs get none. */
import type { Deobfuscation } from '../deobfuscation.ts';
import { SIGNS } from './signs.ts';

type Named = Deobfuscation['obfuscation'][number];

const SIZE = 1_500_000;

/** Share of the text that is made of the given characters. */
function share(text: string, allowed: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(allowed)) count++;
  return text.length === 0 ? 0 : count / text.length;
}

function bySigns(text: string): Map<string, { confidence: number; reasons: string[] }> {
  const found = new Map<string, { confidence: number; reasons: string[] }>();
  for (const sign of SIGNS) {
    if (!sign.pattern.test(text)) continue;
    const one = found.get(sign.tool) ?? { confidence: 0, reasons: [] };
    one.confidence = Math.min(99, Math.max(one.confidence, sign.confidence) + (one.reasons.length > 0 ? 3 : 0));
    one.reasons.push(sign.says);
    found.set(sign.tool, one);
  }
  return found;
}

/** One occurrence of a name like _0x12ab is no obfuscator. */
function coinedNames(text: string): number {
  const names = new Set<string>();
  for (const [name] of text.slice(0, 200_000).matchAll(/\b_0x[0-9a-f]{4,6}\b/g)) {
    names.add(name);
    if (names.size >= 20) break;
  }
  return names.size;
}

function bySymbols(text: string): Named | null {
  const head = text.slice(0, 100_000);
  if (head.length < 200 || share(head, /[[\]()!+\s]/g) < 0.985) return null;
  const reason = 'written with the six characters []()!+ (JSFuck, JScrewIt and their like)';
  return { name: 'JSFuck', confidence: 97, reason };
}

/** Long lines, short names, hardly a blank. */
function minified(text: string): Named | null {
  const head = text.slice(0, 200_000);
  if (head.length < 400) return null;
  const lines = head.split('\n');
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const blanks = share(head, /\s/g);
  const words = head.match(/[A-Za-z_$][\w$]*/g) ?? [];
  const short = words.filter((w) => w.length <= 2).length / Math.max(1, words.length);
  if (longest < 300 || blanks > 0.12 || short < 0.25) return null;
  const reason = `lines of up to ${longest} characters, ${Math.round(short * 100)} of 100 names of one or two letters`;
  return { name: 'minified', confidence: short > 0.4 ? 85 : 65, reason };
}

/** Most of the text is one or a few encoded literals. */
function encoded(text: string): Named | null {
  const head = text.slice(0, SIZE);
  let most = 0;
  for (const match of head.matchAll(
    /["'`]([A-Za-z0-9+/=_-]{200,}|(?:\\x[0-9a-f]{2}){60,}|(?:%[0-9a-f]{2}){60,})["'`]/gi,
  ))
    most += match[1]!.length;
  if (most < 0.4 * head.length || head.length < 300) return null;
  return {
    name: 'encoded text',
    confidence: 70,
    reason: `${Math.round((100 * most) / head.length)} of 100 characters stand in base64, hex or percent literals`,
  };
}

/** `did`: what the passes found out while they worked. */
export function classify(
  text: string,
  did: { readonly inlined: number; readonly swept: number; readonly folded: number },
): readonly Named[] {
  const signs = bySigns(text.length > SIZE ? text.slice(0, SIZE) : text);
  const out: Named[] = [];
  for (const [name, { confidence, reasons }] of signs) {
    if (name === 'javascript-obfuscator' && reasons.length === 1 && confidence === 60 && coinedNames(text) < 8)
      continue;
    out.push({ name, confidence, reason: reasons.join('; ') });
  }
  for (const one of [bySymbols(text), encoded(text), out.length === 0 ? minified(text) : null])
    if (one !== null) out.push(one);
  if (did.inlined > 0 && !out.some((o) => /packer|encode|fuck|nest|confuser/i.test(o.name)))
    out.push({
      name: 'eval nest',
      confidence: 90,
      reason: `${did.inlined} texts that the program computes and runs as code`,
    });
  if (did.swept > 0 && out.length === 0)
    out.push({
      name: 'string hiding',
      confidence: 70,
      reason: `${did.folded} constant expressions behind ${did.swept} helpers that serve nothing else`,
    });
  return out.sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1));
}
