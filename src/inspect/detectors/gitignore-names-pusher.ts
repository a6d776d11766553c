/** T82: ignore rules, or files, named like the scripts that rewrite and push history in the PolinRider cases. */

import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesNamed, filesWithExtension, inOrder } from '../names/by-name.ts';

/** https://github.com/OpenSourceMalware/PolinRider: names of the scripts that the implant leaves and hides. */
const SURE = /^\/?(?:\*\*\/)?(?:temp_auto_push\.bat|temp_interactive_push\.bat|branch_structure\.json)$/i;
const MAYBE = /^\/?(?:\*\*\/)?config\.bat$/i;

export default {
  id: 'gitignore-names-pusher',
  title: 'Ignore rule for a history-rewriting script',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1070.006', 'T1564'],
  tradecraft: ['T82'],
  description:
    '`.gitignore` or `.git/info/exclude` hides `temp_auto_push.bat`, `temp_interactive_push.bat` or `branch_structure.json`, or such a file lies in the tree. The implant writes them to amend and force-push commits, and hides them from `git status`. The owner of the repository is probably a victim.',
  benign: 'Other batch files and `config.bat` alone are said weakly.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of inOrder([
    filesNamed(context, '.gitignore', 'exclude'),
    filesWithExtension(context, 'bat', 'json'),
  ])) {
    const base = name.slice(name.lastIndexOf('/') + 1);
    if (SURE.test(base) && /\.bat$/i.test(base)) {
      yield {
        file: path,
        line: 1,
        excerpt: base,
        message: `${base} is the name of a script that rewrites and pushes history in PolinRider cases.`,
        confidence: 85,
        group: path,
      };
    }
    if (base !== '.gitignore' && !/(?:^|\/)\.git\/info\/exclude$/.test(name)) continue;
    const lines = (context.text(path) ?? '')
      .slice(0, 131_072)
      .split('\n')
      .map((line) => line.trim());
    const sure = lines.findIndex((line) => SURE.test(line));
    const maybe = lines.findIndex((line) => MAYBE.test(line));
    if (sure === -1 && maybe === -1) continue;
    const line = sure === -1 ? maybe : sure;
    yield {
      file: path,
      line: line + 1,
      excerpt: lines[line] ?? '',
      message: `${base} hides ${lines[line] ?? ''}${sure !== -1 && maybe !== -1 ? ' and config.bat' : ''}, as the history-rewriting implant does.`,
      confidence: sure === -1 ? 40 : 88,
      ...(sure === -1 ? { weight: 'weak' as const, severity: 'low' as const } : {}),
      group: path,
    };
  }
}
