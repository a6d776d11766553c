/** The clipboard is read and sent away. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { isLibraryFile, relatedOf, sourceOf } from '../flow/judge.ts';

function flow(found: Flow): readonly Hit[] {
  if (found.sink !== 'network') return [];
  const source = sourceOf(found, ['clipboard']);
  if (source === null) return [];
  // a page asks the user before it reads the clipboard; a Node process does not
  const asks = /navigator/.test(source.text);
  return [
    {
      at: found.at,
      message: `What is on the clipboard (${source.text}) is sent to ${found.constants[0]?.value.slice(0, 160) ?? 'an address that is not known before it runs'}.`,
      confidence: asks || isLibraryFile(found.file) ? 50 : 85,
      weight: asks ? 'weak' : 'strong',
      sinkKind: 'exfiltration',
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'clipboard-to-network',
  title: 'Clipboard is sent away',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1115', 'T1041'],
  tradecraft: ['T68'],
  description:
    'The clipboard is read by a program (`pbpaste`, `Get-Clipboard`, a package) and put into a request. Passwords, seed phrases and wallet addresses pass through it.',
  benign: 'Pages that paste what the user copied ask for permission first and are only a supporting sign.',
  flow,
} satisfies Detector;
