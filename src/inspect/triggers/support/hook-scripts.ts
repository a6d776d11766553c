/** Hook scripts (git's own, husky's, those of `core.hooksPath`): shell, or whatever their first line says. */
import type { TreeFile } from '../../../model/index.ts';
import { howOf } from '../data/interpreters.ts';
import type { Trigger, TriggerCommand, TriggerContext } from '../trigger.ts';
import { makeTrigger, startedBy } from './make-trigger.ts';
import { commandStealth } from './stealth.ts';

/** UTF-16 units read of a hook; husky's and git's own have a few hundred. */
const HOOK_UNITS = 65_536;
const LINES = 150;

/** Lines that do something: no comments, no bare keywords. */
export function shellLines(text: string): readonly TriggerCommand[] {
  const found: TriggerCommand[] = [];
  let line = 0;
  let carried = '';
  let started = 1;
  for (const raw of text.slice(0, HOOK_UNITS).split('\n')) {
    line++;
    if (carried === '') started = line;
    const row = carried + raw.replace(/\r$/, '');
    if (row.endsWith('\\') && row.length < 32_768) {
      carried = `${row.slice(0, -1)} `;
      continue;
    }
    carried = '';
    const bare = row.trim();
    if (
      bare === '' ||
      bare.startsWith('#') ||
      /^(?:fi|done|esac|else|then|do|\{|\}|;;|exit(?: \d+)?|set -[a-z]+)$/.test(bare)
    )
      continue;
    if (found.length < LINES) found.push({ text: row, platform: '', line: started });
  }
  return found;
}

/** When git runs a hook. */
export function hookAction(name: string): string {
  const hook = name.replace(/\.\w{1,4}$/, '');
  if (hook === 'post-checkout') return 'git checkout, git switch or git clone';
  if (hook === 'post-merge') return 'git pull or git merge';
  if (hook === 'pre-push') return 'git push';
  if (/^(?:pre-commit|commit-msg|prepare-commit-msg|post-commit)$/.test(hook)) return 'git commit';
  if (/rebase|rewrite/.test(hook)) return 'git rebase or git commit --amend';
  if (/fsmonitor|index-change/.test(hook)) return 'git status';
  if (/receive|update|push-to-checkout/.test(hook)) return 'a push into this repository';
  return `git (${hook})`;
}

export function hookTrigger(
  file: TreeFile,
  name: string,
  home: string,
  context: TriggerContext,
  kind: string,
  automatic: boolean,
): Trigger {
  const text = context.text(file.path);
  const how = howOf(file.name, text);
  const script = how === 'shell' || how === 'other' || how === 'powershell';
  const commands = script && text !== null ? shellLines(text) : [];
  const started =
    text === null || !script
      ? []
      : startedBy(context, file, home, [{ text: text.slice(0, HOOK_UNITS), platform: '', line: 1 }], `hook ${name}`);
  return makeTrigger(file, {
    kind,
    moment: 'git',
    automatic,
    action: hookAction(name),
    label: `hook ${name}`,
    line: commands[0]?.line ?? 1,
    commands,
    entries: [{ path: file.path, how: how === 'other' ? 'shell' : how, steps: [`hook ${name}`] }, ...started],
    stealth: commands.flatMap((command) => commandStealth(command.text)),
  });
}
