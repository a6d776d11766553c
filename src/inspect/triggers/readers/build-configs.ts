/** Configurations that are programs: vite, next, webpack, postcss, tailwind, babel, eslint, jest, hardhat … evaluate them when they start (T16–T19). */
import { isDistinctive, toolOfConfig } from '../data/tool-configs.ts';
import { baseName, folderOf, makeTrigger } from '../support/make-trigger.ts';
import type { TriggerMoment, TriggerReader } from '../trigger.ts';

const ACTIONS: ReadonlyMap<TriggerMoment, string> = new Map([
  ['build', 'start or build the project'],
  ['test', 'run the tests'],
  ['git', 'git commit'],
  ['run', 'start the project'],
]);

export default {
  id: 'build-configs',
  title: 'Configurations that are programs',
  wants: (name) => toolOfConfig(name) !== null,
  read(file, context) {
    const config = toolOfConfig(file.name);
    if (config === null) return [];
    if (!isDistinctive(file.name) && context.resolve(file.root, folderOf(file.name), './package.json') === null)
      return [];
    return [
      makeTrigger(file, {
        kind: 'build-config',
        moment: config.moment,
        automatic: false,
        action: `${ACTIONS.get(config.moment) ?? 'start the project'} (${config.tool} reads its configuration)`,
        label: baseName(file.name),
        entries: [{ path: file.path, how: 'module', steps: [] }],
      }),
    ];
  },
} satisfies TriggerReader;
