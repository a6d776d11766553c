/** Folder, file, archive, git, npm, stdin → one bounded, read-only `Tree`. Nothing from a target is executed. */
export { parseGitConfig } from './git/config.ts';
export { defaultLimits } from './limits/defaults.ts';
export { openTree } from './open-tree.ts';
export type { OpenOptions } from './options.ts';
export { readTreeFileSync } from './read-tree-file.ts';
