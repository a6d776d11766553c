/** T08: an active git hook came along in the archive. A clone never transfers hooks: someone put it there, and everyday git commands run it. */
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { HOOK_NAMES, hookDeeds, hookMaker } from '../git/hooks.ts';

export default {
  id: 'shipped-git-hook',
  title: 'Active git hook delivered with the repository',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1546', 'T1059.004'],
  tradecraft: ['T08', 'T10'],
  description:
    'Below `.git/hooks` lies a hook that is not a sample. Git runs it on commit, checkout, merge, rebase or push, and a clone would never have brought it: it comes with archives that hold a whole `.git`. A hook that fetches, decodes, hides or starts something in the background has no honest reason.',
  benign:
    'Hooks written by husky, lefthook, git-lfs, pre-commit and the like, and hooks that only run checks, are said without weight.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

const PART = /(?:^|\/)\.git\/(?:modules\/[^/]+\/)?hooks\/([\w-]+)$/;

/** Hooks that are read; git has less than thirty. */
const MOST = 500;

function* hits(context: InspectContext): Iterable<Hit> {
  let read = 0;
  for (const { path, name } of context.tree.files) {
    const hook = PART.exec(name)?.[1] ?? /^hooks\/([\w-]+)$/.exec(name)?.[1];
    if (hook === undefined || !HOOK_NAMES.has(hook)) continue;
    if (!name.includes('.git/') && context.files.get(path)?.origin !== 'git-meta') continue;
    if (++read > MOST) return;
    const text = context.text(path);
    const binary = text === null || text.includes('\u0000');
    const deeds = binary ? [] : hookDeeds(text);
    const worst = binary ? 3 : (deeds[0]?.level ?? 0);
    const maker = binary ? null : hookMaker(text);
    const trigger = context.triggers.find((one) => one.file === path);
    yield {
      file: path,
      line: 1,
      excerpt: binary ? '' : firstCommand(text),
      message: `The hook ${hook} came with the repository${maker === null ? '' : ` (in the form of ${maker})`}${binary ? ' and is no script' : deeds.length === 0 ? '' : `: it ${deeds.map((deed) => deed.what).join(', ')}`}.`,
      ...weigh(worst, maker),
      ...(trigger === undefined ? {} : { trigger }),
      sinkKind: 'git hook',
      group: path,
    };
  }
}

function weigh(level: number, maker: string | null): Pick<Hit, 'confidence' | 'severity' | 'weight'> {
  if (level === 3) return { confidence: 95, severity: 'critical', weight: 'proof' };
  if (level === 2) return { confidence: maker === null ? 80 : 60, weight: 'strong' };
  if (maker !== null) return { confidence: 40, severity: 'info', weight: 'info' };
  return { confidence: 45, severity: 'low', weight: 'info' };
}

function firstCommand(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '' && !line.startsWith('#')) ?? text.slice(0, 120)
  );
}
