/** What readers may ask of a tree: texts, data, the file that a reference means, the files that a command starts. */
import type { Tree } from '../../model/index.ts';
import { Files } from './resolve/files.ts';
import { Follower } from './resolve/follow.ts';
import { Packages } from './resolve/packages.ts';
import type { TriggerContext } from './trigger.ts';

export interface TriggerAccess {
  readonly text: (path: string) => string | null;
  readonly json: (path: string) => unknown;
}

export function triggerContext(tree: Tree, access: TriggerAccess): TriggerContext & { readonly nextFile: () => void } {
  const packages = new Packages(tree, access.text);
  const files = new Files(tree, (file) => packages.mains(file));
  const follower = new Follower({ files, packages, text: access.text });
  return {
    tree,
    text: access.text,
    json: access.json,
    resolve: (root, from, reference) => files.resolve(root, from, reference),
    nextFile: () => follower.nextFile(),
    entriesOf: (root, from, command) => follower.entriesOf(root, from, command),
  };
}
