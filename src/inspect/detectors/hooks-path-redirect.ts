/** T07, T09: git is told to take its hooks from an unusual folder, so that a checkout or commit runs what lies there. */
import { programOf, type SimpleCommand } from '../../syntax/index.ts';
import { runsUnasked } from '../commands/moments.ts';
import { lineIn, startedCommands } from '../commands/started-commands.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { deliveredGitConfig } from '../git/config-entries.ts';
import { HOOK_NAMES, isUsualHookFolder } from '../git/hooks.ts';

export default {
  id: 'hooks-path-redirect',
  title: 'Git hooks are taken from an unusual folder',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1546', 'T1036'],
  tradecraft: ['T07', 'T09'],
  description:
    '`core.hooksPath` is set, by a command or in a delivered `.git/config`, to a folder that no hook manager uses: `.github`, a folder inside `.git/objects`, a cache, a public folder. A task that sets it and then checks out a branch runs the hook at once.',
  benign: '`.husky`, `.githooks`, `scripts/hooks` and other folders named after hooks are usual and not reported.',
  tree: (context) => [...fromCommands(context), ...fromConfig(context)],
} satisfies Detector;

function* fromCommands(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    for (const [i, command] of started.commands.entries()) {
      if (programOf(command) !== 'git') continue;
      const folder = hooksPathIn(command.words);
      if (folder === null) continue;
      const fires = started.commands.slice(i).some(runsHooks);
      const usual = isUsualHookFolder(folder);
      const unasked = runsUnasked(started.trigger) && started.trigger.moment !== 'install';
      if (usual && !(unasked && fires)) continue;
      yield {
        file: started.file,
        line: lineIn(started, command.at),
        excerpt: command.text,
        message: `core.hooksPath is set to ${folder}${fires ? ', and the git command after it runs the hooks at once' : ''}${hooksIn(context, folder)}.`,
        confidence: fires ? 95 : 82,
        ...(fires && unasked ? { weight: 'proof' as const, severity: 'critical' as const } : {}),
        trigger: started.trigger,
        sinkKind: 'git hooks redirected',
      };
    }
  }
}

/** A git command after which git runs hooks. */
function runsHooks(command: SimpleCommand): boolean {
  return (
    programOf(command) === 'git' &&
    command.words.slice(1, 8).some((word) => /^(?:checkout|switch|commit|merge|pull|rebase|push)$/.test(word))
  );
}

function hooksPathIn(words: readonly string[]): string | null {
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    const joined = /^(?:-c)?core\.hookspath=(.+)$/i.exec(word);
    if (joined?.[1] !== undefined) return joined[1];
    if (
      /^core\.hookspath$/i.test(word) &&
      !words.includes('--unset') &&
      !words.includes('--get') &&
      words[1] === 'config'
    )
      return words[i + 1] ?? null;
  }
  return null;
}

function* fromConfig(context: InspectContext): Iterable<Hit> {
  for (const { file, key, value, line } of deliveredGitConfig(context)) {
    if (key !== 'core.hookspath' || isUsualHookFolder(value)) continue;
    const inside = /(?:^|\/)\.git\//.test(value.replaceAll('\\', '/'));
    yield {
      file,
      line,
      excerpt: `hooksPath = ${value}`,
      message: `The delivered .git/config takes hooks from ${value}${inside ? ', a folder inside .git that imitates git’s own' : ''}${hooksIn(context, value)}.`,
      confidence: inside ? 96 : 75,
      ...(inside ? { weight: 'proof' as const, severity: 'critical' as const } : {}),
      sinkKind: 'git hooks redirected',
      group: `${file} core.hookspath`,
    };
  }
}

function hooksIn(context: InspectContext, folder: string): string {
  const prefix = `${folder.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '')}/`;
  const hooks = context.tree.files
    .filter(({ name }) => name.startsWith(prefix) && HOOK_NAMES.has(name.slice(prefix.length)))
    .map(({ name }) => name.slice(prefix.length));
  return hooks.length === 0 ? '' : ` (it holds ${hooks.slice(0, 4).join(', ')})`;
}
