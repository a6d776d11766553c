/** Hook files below `.git` of a repository that was delivered with it (T08–T10), and of the folder that `core.hooksPath` names. `.sample` files never run. */
import type { TreeFile } from '../../../model/index.ts';
import { joinPath } from '../resolve/files.ts';
import { isHookName } from '../resolve/hook-names.ts';
import { hookTrigger } from '../support/hook-scripts.ts';
import { baseName, folderOf } from '../support/make-trigger.ts';
import type { TriggerContext, TriggerReader } from '../trigger.ts';

export default {
  id: 'git-hooks',
  title: 'Git hooks',
  // hooksPath may name any folder: files with a hook's name are asked
  wants: (name) => isHookName(baseName(name)),
  read(file, context) {
    const home = repositoryOf(file, context);
    if (home === null) return [];
    return [hookTrigger(file, baseName(file.name), home, context, 'git-hook', true)];
  },
} satisfies TriggerReader;

/** The folder of the repository whose hook this file is; null where it is none. */
function repositoryOf(file: TreeFile, context: TriggerContext): string | null {
  const standard = /^(.*?)\/?\.git\/(?:modules\/.{1,200}\/|worktrees\/[^/]{1,100}\/)?hooks\/[^/]+$/.exec(file.name);
  if (standard !== null) return standard[1] ?? '';
  if (/^hooks\/[^/]+$/.test(file.name) && file.origin === 'git-meta') return '';
  for (const { key, value } of context.tree.git?.config ?? []) {
    if (key !== 'core.hookspath') continue;
    const folder = joinPath('', value.trim());
    if (folder !== null && folder === folderOf(file.name)) return '';
  }
  return null;
}
