/** T10: something that is no hook sample lies in the place of one, or a program lies elsewhere inside `.git`, where nobody looks. */
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { HOOK_NAMES } from '../git/hooks.ts';

/** git's own samples are at most 5 kB. */
const STOCK_BYTES = 16_000;
const PROGRAMS: ReadonlySet<string> = new Set([
  'javascript',
  'python',
  'powershell',
  'elf',
  'pe',
  'mach-o',
  'wasm',
  'html',
  'java-class',
  'zip',
  'gzip',
]);

export default {
  id: 'hook-sample-payload',
  title: 'Payload in the place of a hook sample',
  severity: 'critical',
  weight: 'proof',
  aspect: 'hides',
  techniques: ['T1036.005', 'T1027.009'],
  tradecraft: ['T10', 'T09'],
  description:
    'A `.sample` file of `.git/hooks` is far larger than git’s own, is JavaScript, Python or a binary, or has a name that git does not know; or a program lies elsewhere below `.git`. The lure of T10 kept a 3.5 MB implant as `update.sample`.',
  benign: 'The samples that git writes are short shell and Perl scripts of known names; they are never reported.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name, size } of context.tree.files) {
    const inside = /(?:^|\/)\.git\/(.+)$/.exec(name)?.[1];
    if (inside === undefined) continue;
    const kind = context.facts.get(path)?.kind ?? 'text';
    const sample = /(?:^|\/)hooks\/([^/]+)\.sample$/.exec(inside)?.[1];
    const why = sample === undefined ? oddProgram(inside, kind, size) : oddSample(sample, kind, size);
    if (why === null) continue;
    yield {
      file: path,
      line: 1,
      message: `${why}.`,
      confidence: sample !== undefined && (PROGRAMS.has(kind) || size > 100_000) ? 95 : 78,
      ...(sample !== undefined && PROGRAMS.has(kind) ? {} : { weight: 'strong' as const, severity: 'high' as const }),
      sinkKind: 'payload inside .git',
      group: path,
    };
  }
}

function oddSample(hook: string, kind: string, size: number): string | null {
  if (PROGRAMS.has(kind)) return `The hook sample ${hook}.sample is ${kind} (${size} bytes)`;
  if (size > STOCK_BYTES) return `The hook sample ${hook}.sample has ${size} bytes; those of git have at most 5,000`;
  return HOOK_NAMES.has(hook) ? null : `git has no hook sample named ${hook}.sample`;
}

/** Not hooks, not what git, its graphical clients or its extensions keep. */
function oddProgram(inside: string, kind: string, size: number): string | null {
  if (/^[A-Z_]+$|^(?:description|packed-refs)$|^(?:logs|refs|rebase-merge|rebase-apply|sequencer)\//.test(inside))
    return null;
  if (/^(?:hooks|modules|lfs|worktrees|annex|svn|rr-cache|hub|gk|cursor|ai|info\/lfs)\//.test(inside) || size < 32)
    return null;
  return PROGRAMS.has(kind) && kind !== 'zip' && kind !== 'gzip'
    ? `A program (${kind}, ${size} bytes) lies inside .git as ${inside}`
    : null;
}
