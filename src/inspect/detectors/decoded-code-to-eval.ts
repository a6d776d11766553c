/** Code that is hidden in the file as Base64, hex, character codes, XORed or compressed bytes is decoded and run. */
import type { Detector, Hit } from '../detector.ts';
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
  return [
    {
      at: found.at,
      message: `${found.spelling} runs what is decoded from a text in the code (${steps.join(' → ')}).`,
      confidence: isLibraryFile(found.file) ? 45 : steps.includes('decrypt') || steps.includes('decompress') ? 74 : 60,
      weight: isLibraryFile(found.file) ? 'weak' : 'strong',
      sinkKind: found.sink,
    },
  ];
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
