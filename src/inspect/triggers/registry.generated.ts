/** Written by scripts/generate.ts: not edited by hand. */
import type { TriggerReader } from './trigger.ts';
import buildConfigs from './readers/build-configs.ts';
import gitConfig from './readers/git-config.ts';
import gitHooks from './readers/git-hooks.ts';
import packageScripts from './readers/package-scripts.ts';
import vscodeTasks from './readers/vscode-tasks.ts';

export const triggerReaders: readonly TriggerReader[] = [
  buildConfigs,
  gitConfig,
  gitHooks,
  packageScripts,
  vscodeTasks,
];
