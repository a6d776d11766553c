/**
 * webcrack as a library: control flow, objects, sequences, minified shapes; and the printed form. Its sandbox is our interpreter; isolated-vm is never loaded.
 * It looks for control flow only where it found a string array: where ours took the arrays away, a bait stands in for them, and is gone afterwards.
 */
import type { Evaluator } from '../evaluator.ts';
import { nodeOf, readTree, type SyntaxNode } from './tree/tree.ts';

const BAIT =
  '\nfunction bait$a(){var a=["bait$"];bait$a=function(){return a};return bait$a()}function bait$d(i){var a=bait$a();return a[i]}\n';
const LEFTOVER = /__DECODE_\d+__|__STRING_ARRAY__/;

type Webcrack = typeof import('webcrack');
let loaded: Promise<Webcrack> | null = null;
const load = (): Promise<Webcrack> => (loaded ??= import('webcrack'));

async function crack(code: string, evaluator: Evaluator): Promise<string | null> {
  try {
    const { webcrack } = await load();
    const result = await webcrack(code, {
      jsx: false,
      unpack: false,
      mangle: false,
      sandbox: async (inner: string) => {
        const value = evaluator.evaluate(inner, { steps: 4_000, millis: 60_000 });
        if (!value.ok) throw new Error(value.message);
        return value.value;
      },
    });
    return result.code;
  } catch {
    // deep trees and what it takes for impossible: the text stays as it was
    return null;
  }
}

const isBait = (node: SyntaxNode): boolean =>
  node.type === 'FunctionDeclaration' && String(nodeOf(node['id'])?.['name']).startsWith('bait$');

function withoutBait(code: string): string {
  if (!code.includes('bait$')) return code;
  const tree = readTree(code);
  if (tree === null) return code;
  let out = code;
  for (const node of tree.nodes.filter(isBait).reverse()) out = out.slice(0, node.start) + out.slice(node.end);
  return out;
}

/** Simplified and formatted; null where webcrack could not do it. */
export async function simplify(text: string, evaluator: Evaluator): Promise<string | null> {
  const first = await crack(text + BAIT, evaluator);
  if (first === null) return null;
  if (!LEFTOVER.test(first) || LEFTOVER.test(text)) return withoutBait(first);
  const second = await crack(BAIT + text, evaluator);
  return second === null || LEFTOVER.test(second) ? null : withoutBait(second);
}
