/** T19, T36: what a little-known package returns is run as code. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { isLibraryFile, relatedOf, sourceOf } from '../flow/judge.ts';

function flow(found: Flow): readonly Hit[] {
  if (found.sink !== 'eval' && found.sink !== 'function-constructor' && found.sink !== 'module-compile') return [];
  const source = sourceOf(found, ['package']);
  // Python's own modules are many, and not told apart from packages
  if (source === null || isLibraryFile(found.file) || /\.pyw?$/i.test(found.file)) return [];
  if (found.sources.some((one) => one.kind !== 'package' && one.kind !== 'constant')) return [];
  return [
    {
      at: found.at,
      message: `${found.spelling} runs what the package behind ${source.text} returns: the package decides what that is.`,
      confidence: 55,
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'package-result-to-code',
  title: 'Return value of a package is run as code',
  severity: 'medium',
  weight: 'weak',
  aspect: 'does',
  techniques: ['T1195.001', 'T1059.007'],
  tradecraft: ['T19', 'T36'],
  description:
    'A dependency that is not a known compiler or template engine returns a string, and the project evaluates it. The repository itself then holds nothing to find.',
  benign:
    'Compilers, template engines and bundlers return code to be evaluated; the known ones are left out, and what remains is only a supporting sign.',
  flow,
} satisfies Detector;
