/** A few entries of a lock file have no checksum while all the others have one: what they fetch may have been exchanged by hand. */
import { isUsed } from '../data/registry-names.ts';
import { type LockEntry, lockEntries, lockLine } from '../dependencies/locks.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

/** A hand-edited entry stands among many whole ones; npm itself leaves out whole groups (optional packages of other systems). */
const MOST_MISSING = 3;
const LEAST_WHOLE = 20;

export default {
  id: 'missing-integrity',
  title: 'Lock entries without a checksum',
  severity: 'low',
  weight: 'info',
  aspect: 'supplies',
  techniques: ['T1195.002'],
  tradecraft: ['T36'],
  description:
    'One to three packages of an npm lock file have an address but no `integrity`, while the rest have one. npm writes them together; an edit by hand loses them.',
  benign:
    'Lock files without checksums as a whole, bundled, linked and git packages are not reported; the finding weighs something only for packages that nobody is known to use.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  const byFile = new Map<string, { missing: LockEntry[]; whole: number }>();
  for (const entry of lockEntries(context)) {
    if (entry.integrity === null) continue;
    const counts = byFile.get(entry.file) ?? { missing: [], whole: 0 };
    byFile.set(entry.file, counts);
    if (entry.integrity === '') counts.missing.push(entry);
    else counts.whole++;
  }
  for (const [file, { missing, whole }] of byFile) {
    const first = missing[0];
    if (first === undefined || missing.length > MOST_MISSING || whole < LEAST_WHOLE) continue;
    const unknown = missing.find((entry) => !isUsed(entry.installs) && !entry.installs.startsWith('@'));
    yield {
      file,
      line: lockLine(context, unknown ?? first),
      excerpt: (unknown ?? first).resolved,
      message: `${missing.map(({ name }) => name).join(', ')} ${missing.length === 1 ? 'has' : 'have'} no checksum, unlike the other ${whole} packages.`,
      confidence: unknown === undefined ? 30 : 55,
      ...(unknown === undefined ? {} : { weight: 'weak' as const, severity: 'medium' as const }),
      group: file,
    };
  }
}
