/** The clipboard is read and sent away. */
import type { Detector, Hit, InspectContext } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { isLibraryFile, relatedOf, sourceOf } from '../flow/judge.ts';
import { isRepeated } from '../flow/repeated.ts';

function flow(found: Flow, context: InspectContext): readonly Hit[] {
  if (found.sink !== 'network') return [];
  const source = sourceOf(found, ['clipboard']);
  if (source === null) return [];
  // a page asks the user before it reads the clipboard; a Node process does not
  const asks = /navigator/.test(source.text);
  const polled = !isLibraryFile(found.file) && isRepeated(found.file, found.fn, context);
  const replaced = asks && replacesClipboard(found.file, context);
  return [
    {
      at: found.at,
      message: `What is on the clipboard (${source.text}) is sent to ${found.constants[0]?.value.slice(0, 160) ?? 'an address that is not known before it runs'}${polled ? ', again and again' : ''}${replaced ? ', and replaced' : ''}.`,
      ...(polled && (!asks || replaced)
        ? { weight: 'proof' as const, confidence: 92 }
        : {
            confidence: asks || isLibraryFile(found.file) ? (polled ? 75 : 50) : 85,
            weight: asks && !polled ? ('weak' as const) : ('strong' as const),
          }),
      sinkKind: 'exfiltration',
      related: relatedOf(source),
    },
  ];
}

/** The page writes to the clipboard after it looked for an address on it. */
function replacesClipboard(file: string, context: InspectContext): boolean {
  const text = context.text(file)?.slice(0, 400_000) ?? '';
  return /clipboard\s*\.\s*writeText/.test(text) && /0x\[|\[13\]|bc1|T\[|\{4[0-4]\}|\{3\d,?\d{0,2}\}/.test(text);
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
