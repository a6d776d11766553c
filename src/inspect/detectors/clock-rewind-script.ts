/** T82: a script sets the clock or the dates back, amends the last commit and force-pushes it: history is rewritten so that nothing seems new. */

import { runsUnasked } from '../commands/moments.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesWithExtension } from '../names/by-name.ts';

export default {
  id: 'clock-rewind-script',
  title: 'Script rewrites history under an old date',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1070.006', 'T1565.001'],
  tradecraft: ['T82'],
  description:
    'A script reads the date of the last commit, sets the system clock (or git’s dates) to it, amends the commit without running hooks, and pushes by force. Infected machines do so to put a payload into a commit that looks months old.',
  benign:
    'Tools that shift commit dates for fun set git’s date variables, do not push by force without hooks, and are said weakly.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

const CLOCK =
  /^[ \t]{0,40}(?:@?date[ \t]{1,20}(?:%|\d|\/t[ \t]{0,20}&)|@?time[ \t]{1,20}(?:%|\d))|\bSet-Date\b|\bdate\s+(?:-s|--set)\b|\bsystemsetup\s+-setdate\b|\btimedatectl\s+set-time\b|\bw32tm\b|\bfaketime\b/im;
const GIT_DATES = /GIT_(?:COMMITTER|AUTHOR)_DATE/;
const AMEND = /\bcommit\b[^\n]{0,120}--amend/;
const FORCE = /\bpush\b[^\n]{0,80}\s(?:-[a-z]*f[a-z]*\b|--force(?:-with-lease)?)/;
const NO_VERIFY = /--no-verify/;

/** Scripts that are read again here. */
const MOST = 2_000;

function* hits(context: InspectContext): Iterable<Hit> {
  let read = 0;
  for (const { path, name } of filesWithExtension(context, 'bat', 'cmd', 'ps1', 'sh', 'bash', 'py', '')) {
    const script =
      /\.(?:bat|cmd|ps1|sh|bash)$/i.test(name) ||
      /(?:git|commit|push|date|clock|history|rewrite)[^/]{0,40}\.py$/i.test(name) ||
      /(?:^|\/)hooks\/[\w-]+$|(?:^|\/)\.husky\/[\w-]+$/.test(name);
    if (!script || name.includes('node_modules/') || ++read > MOST) continue;
    const text = context.text(path)?.slice(0, 131_072) ?? '';
    const amend = AMEND.exec(text);
    if (amend === null) continue;
    const clock = CLOCK.test(text);
    const dates = GIT_DATES.test(text);
    const force = FORCE.test(text);
    if (!force || (!clock && !dates)) continue;
    const strong = clock && (NO_VERIFY.test(text) || dates);
    const trigger = context.triggers.find(
      (one) => one.file === path || one.entries.some((entry) => entry.path === path),
    );
    yield {
      file: path,
      at: amend.index,
      message: `The script ${clock ? 'sets the clock of the system' : 'sets the dates of the commit'}, amends the last commit${NO_VERIFY.test(text) ? ' without running hooks' : ''} and pushes by force.`,
      confidence: strong ? 92 : clock ? 75 : 45,
      ...(clock ? {} : { weight: 'weak' as const, severity: 'medium' as const }),
      ...(strong && trigger !== undefined && runsUnasked(trigger)
        ? { weight: 'proof' as const, severity: 'critical' as const }
        : {}),
      ...(trigger === undefined ? {} : { trigger }),
      sinkKind: 'history rewritten',
      group: path,
    };
  }
}
