/** Code that is hidden in the file as Base64, hex, character codes, XORed or compressed bytes is decoded and run. */
import type { Value } from '../../syntax/index.ts';
import type { Detector, Hit } from '../detector.ts';
import { allValues } from '../flow/constants.ts';
import type { Flow } from '../flow/flow.ts';
import { isDecoded, isLibraryFile, runsCode } from '../flow/judge.ts';

/** Shorter texts are names and expressions: `return this`. */
const SHORTEST = 24;

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found) || found.sink === 'node-stdin' || found.sink === 'worker') return [];
  if (found.sources.some((source) => source.kind !== 'constant' && source.kind !== 'planted-env'))
    return unresolvedHit(found);
  const hidden = found.constants.find(
    (constant) => isDecoded(constant.how) && constant.value.trim().length >= SHORTEST,
  );
  if (hidden !== undefined) {
    return [
      {
        at: found.at,
        message: `${found.spelling} runs code that is hidden in ${hidden.file} (${hidden.how.join(' → ')}): ${hidden.value.trim().slice(0, 120)}`,
        confidence: looksLikeCode(hidden.value) ? 90 : 76,
        ...(reachesOut(hidden.value) && !isLibraryFile(found.file) ? { weight: 'proof' as const, confidence: 93 } : {}),
        sinkKind: found.sink,
        related: hidden.at > 0 ? [{ file: hidden.file, at: hidden.at }] : [],
      },
    ];
  }
  return unresolvedHit(found);
}

/** Decoded by something that could not be followed to the end. */
function unresolvedHit(found: Flow): readonly Hit[] {
  const steps = found.transforms.filter((step) => isDecoded([step]));
  if (
    steps.length === 0 ||
    !found.sources.some((source) => source.kind === 'constant' || source.kind === 'planted-env')
  )
    return [];
  if (
    found.sources.some((source) =>
      /^(?:network|socket|chain|dns|file|lying|package|argument|stdin|database)/.test(source.kind),
    )
  )
    return [];
  if (found.constants.length > 0) return [];
  // text and key both lie in the tree: encryption that protects nothing but the payload from readers
  const sealed = steps.includes('decrypt') && found.unresolved.length === 0 && found.args.some((arg) => holdsBlob(arg));
  return [
    {
      at: found.at,
      message: sealed
        ? `${found.spelling} runs what is decrypted from a text in the code with a key in the code (${steps.join(' → ')}).`
        : `${found.spelling} runs what is decoded from a text in the code (${steps.join(' → ')}).`,
      confidence: isLibraryFile(found.file)
        ? 45
        : sealed
          ? 88
          : steps.includes('decrypt') || steps.includes('decompress')
            ? 74
            : 60,
      weight: isLibraryFile(found.file) ? 'weak' : sealed ? 'proof' : 'strong',
      sinkKind: found.sink,
    },
  ];
}

/** A long text without words: encrypted, then encoded. */
function holdsBlob(value: Value): boolean {
  for (const one of allValues(value, 300))
    if (one.k === 'const' && typeof one.v === 'string' && one.v.length >= 160 && /^[\w+/=-]+$/.test(one.v)) return true;
  return false;
}

/** Hidden code that loads modules or fetches, and runs or starts something: bundlers inline workers and polyfills, which do neither. */
function reachesOut(text: string): boolean {
  return (
    /\brequire\b|\bimport\s*\(|\bfetch\s*\(|\bprocess\b|\bXMLHttpRequest\b/.test(text) &&
    /\beval\b|\bFunction\s*\(|child_process|\bhttps?\b|\bspawn\b|\bexec(?:Sync)?\s*\(|\bfetch\s*\(|\b_compile\b|\baxios\b|\bcurl\b/.test(
      text,
    )
  );
}

function looksLikeCode(text: string): boolean {
  return /\b(?:require|function|const|var|let|import|return|eval|process|global|fetch|await)\b|=>/.test(text);
}

export default {
  id: 'decoded-code-to-eval',
  title: 'Hidden code is decoded and run',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140', 'T1059.007'],
  tradecraft: ['T37', 'T38', 'T53', 'T54', 'T59'],
  description:
    'A string of the file is decoded (Base64, hex, character codes, XOR, decompression, decryption) and handed to `eval`, the Function constructor, `vm` or `Module._compile`. What runs cannot be read or searched.',
  benign:
    'Worker sources inlined as Base64 by bundlers, WebAssembly and templates built from plain strings are not reported.',
  flow,
} satisfies Detector;
