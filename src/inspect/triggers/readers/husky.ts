/** Hook folders that a package script switches on: `.husky/*` (husky 5 and later), `.githooks/*`, `.git-hooks/*`, `git-hooks/*`. Automatic once something in the tree points git there. */
import type { TreeFile } from '../../../model/index.ts';
import { isHookName } from '../resolve/hook-names.ts';
import { type Doc, jsonDoc, strings } from '../support/doc.ts';
import { hookAction, hookTrigger } from '../support/hook-scripts.ts';
import { baseName, folderOf, makeTrigger, plainCommand, setAside, startedBy } from '../support/make-trigger.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const FOLDERS =
  /(?:^|\/)(?:\.husky|\.githooks?|\.git-hooks|\.hooks|githooks|git-hooks|\.github(?:\/hooks)?|\.vscode(?:\/hooks)?|scripts\/(?:git-)?hooks|tools\/(?:git-?)?hooks|hooks)\/[^/]+$/;

export default {
  id: 'husky',
  title: 'Hook folders',
  wants: (name) =>
    (FOLDERS.test(name) && isHookName(baseName(name)) && !/(?:^|\/)\.git\//.test(name)) ||
    /(?:^|\/)\.huskyrc(?:\.json)?$/.test(name),
  read(file, context) {
    const folder = folderOf(file.name);
    if (baseName(file.name).startsWith('.huskyrc')) return huskyrc(jsonDoc(context.text(file.path)), file, context);
    const husky = baseName(folder) === '.husky';
    const home = folderOf(folder);
    const on = switchedOn(folder, file, context);
    // a folder named `hooks` with a file named `update` is mostly something else
    if (!on && !husky && !/(?:^|\/)\.?git-?hooks?$/.test(folder)) return [];
    return [
      hookTrigger(file, baseName(file.name), home, context, husky ? 'husky' : 'hook-folder', on && !setAside(file)),
    ];
  },
} satisfies TriggerReader;

/** Does a script, task or configuration of the tree point git (or husky) at this folder? */
function switchedOn(folder: string, file: TreeFile, context: TriggerContext): boolean {
  const name = baseName(folder);
  if (
    (context.tree.git?.config ?? []).some(
      ({ key, value }) => key === 'core.hookspath' && value.replace(/\/_?\/?$/, '').endsWith(name),
    )
  )
    return true;
  for (let here = folderOf(folder), hops = 0; hops < 6; here = folderOf(here), hops++) {
    const manifest = context.resolve(file.root, '', here === '' ? './package.json' : `${here}/package.json`);
    const scripts = manifest === null ? null : (jsonDoc(context.text(manifest.path))?.get('scripts') ?? null);
    for (const [, script] of scripts?.entries().slice(0, 500) ?? []) {
      const text = script.string ?? '';
      if (/core\.hooksPath/i.test(text) && text.includes(name)) return true;
      if (name === '.husky' && /(?:^|[\s;&|/])husky(?:\s|$)|is-ci|install-husky|\.husky/.test(text)) return true;
    }
    const tasks = context.resolve(file.root, '', here === '' ? '.vscode/tasks.json' : `${here}/.vscode/tasks.json`);
    const text = tasks === null ? null : context.text(tasks.path);
    if (text !== null && /core\.hooksPath/i.test(text) && text.includes(name)) return true;
    if (here === '') break;
  }
  return false;
}

function huskyrc(doc: Doc | null, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return (doc?.get('hooks')?.entries() ?? []).slice(0, 60).flatMap(([name, value]) => {
    const commands = strings(value).flatMap((text) => plainCommand(text, value.line));
    return commands.length === 0
      ? []
      : [
          makeTrigger(file, {
            kind: 'husky',
            moment: 'git',
            automatic: !setAside(file),
            action: `${hookAction(name)} (after npm install)`,
            label: `hook ${name}`,
            line: value.line,
            commands,
            entries: startedBy(context, file, folderOf(file.name), commands, `hook ${name}`),
          }),
        ];
  });
}
