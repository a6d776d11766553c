/** `.gitattributes` lines that send files through a filter, diff or merge driver which the delivered `.git/config` defines: then git runs its program. */
import { folderOf, makeTrigger, startedBy } from '../support/make-trigger.ts';
import type { TriggerReader } from '../trigger.ts';

const LINES = 2_000;

export default {
  id: 'git-attributes',
  title: 'Git attributes',
  wants: (name) => /(?:^|\/)\.gitattributes$|(?:^|\/)\.git\/info\/attributes$/.test(name),
  read(file, context) {
    const config = context.tree.git?.config ?? [];
    if (config.length === 0) return [];
    const rows = (context.text(file.path) ?? '').slice(0, 200_000).split('\n').slice(0, LINES);
    return rows.flatMap((row, i) => {
      if (row.trimStart().startsWith('#')) return [];
      return [...row.slice(0, 2_000).matchAll(/\s(filter|diff|merge)=([\w.-]{1,100})/g)].flatMap((match) => {
        const section = `${match[1] ?? ''}.${match[2] ?? ''}.`;
        const programs = config
          .filter(({ key }) => key.startsWith(section.toLowerCase()) || key.startsWith(section))
          .filter(({ key }) => /\.(?:clean|smudge|process|textconv|command|driver)$/.test(key));
        if (programs.length === 0 || match[2] === 'lfs') return [];
        const commands = programs.map((program) => ({ text: program.value, platform: '', line: i + 1 }));
        return [
          makeTrigger(file, {
            kind: 'git-attribute',
            moment: 'git',
            automatic: true,
            action: match[1] === 'filter' ? 'git status, add or checkout' : `git ${match[1] ?? ''}`,
            label: `${match[1] ?? ''}=${match[2] ?? ''}`,
            line: i + 1,
            excerpt: row.trim(),
            commands,
            entries: startedBy(context, file, folderOf(file.name), commands, section.slice(0, -1)),
          }),
        ];
      });
    });
  },
} satisfies TriggerReader;
