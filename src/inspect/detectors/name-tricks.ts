/** Names and containers that mislead: traversal, bidirectional and control characters, look-alike letters, bombs, lying sizes. Intake found them. */
import type { TreeNote } from '../../model/index.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

type Judgement = readonly [
  weight: Detector['weight'],
  severity: 'info' | 'low' | 'medium' | 'high',
  confidence: number,
];

/** Strong where only an attack on the reader or the tool explains it; else what honest carriers now and then hold. */
const NOTES: Readonly<Record<TreeNote['code'], Judgement>> = {
  'path-traversal': ['strong', 'high', 82],
  'absolute-path': ['weak', 'medium', 60],
  'nul-in-name': ['strong', 'high', 80],
  'control-in-name': ['weak', 'medium', 60],
  'bidi-in-name': ['strong', 'high', 72],
  'confusable-name': ['weak', 'medium', 50],
  'case-collision': ['info', 'info', 50],
  'duplicate-name': ['weak', 'medium', 60],
  'reserved-name': ['info', 'low', 50],
  'link-escapes': ['info', 'low', 50],
  'size-mismatch': ['weak', 'medium', 60],
  'compression-bomb': ['strong', 'high', 75],
  'encrypted-member': ['info', 'low', 60],
  'corrupt-container': ['info', 'low', 50],
  'corrupt-object': ['info', 'low', 50],
  'device-file': ['weak', 'medium', 60],
  setuid: ['weak', 'medium', 55],
  'overlong-name': ['info', 'low', 50],
};

export default {
  id: 'name-tricks',
  title: 'Misleading name or container',
  severity: 'medium',
  weight: 'weak',
  aspect: 'hides',
  techniques: ['T1036.002', 'T1036.007', 'T1027'],
  tradecraft: [],
  description:
    'The carrier of the repository holds names that point outside of it, contain NUL, control or bidirectional characters, or letters that only look like others; or members whose sizes lie, that unpack without end, or that appear twice. Such archives are made to mislead people or to attack tools.',
  benign:
    'Names that differ in case only, reserved names of other systems, encrypted members and damaged parts are said without weight.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { code, path, message } of context.tree.notes) {
    // links have a finding of their own
    if (code === 'link-escapes') continue;
    const [weight, severity, confidence] = NOTES[code];
    yield {
      file: path,
      line: 1,
      excerpt: path,
      message: `${message} (${code})`,
      confidence,
      severity,
      weight,
      group: `${code} ${path}`,
    };
  }
}
