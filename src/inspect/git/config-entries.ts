/** Settings of every git configuration that came along: what intake read of the repository, else the text of `.git/config` (also of repositories in folders). */
import { parseGitConfig } from '../../intake/index.ts';
import type { InspectContext } from '../detector.ts';

export interface DeliveredSetting {
  readonly file: string;
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

const MOST_FILES = 50;
const memo = new WeakMap<InspectContext, readonly DeliveredSetting[]>();

export function deliveredGitConfig(context: InspectContext): readonly DeliveredSetting[] {
  let known = memo.get(context);
  if (known === undefined) {
    known = read(context);
    memo.set(context, known);
  }
  return known;
}

function read(context: InspectContext): readonly DeliveredSetting[] {
  const own = context.tree.files.find(({ name }) => name === '.git/config')?.path ?? '.git/config';
  const found = (context.tree.git?.config ?? []).map((entry) => ({ ...entry, file: own }));
  const files = context.tree.files
    .filter(({ name, path }) => /(?:^|\/)\.git\/config$/.test(name) && !(path === own && found.length > 0))
    .slice(0, MOST_FILES);
  for (const { path } of files)
    for (const entry of parseGitConfig(context.text(path) ?? '')) found.push({ ...entry, file: path });
  return found;
}
