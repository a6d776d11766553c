/** Files that jest loads before and around the tests, named in its configuration as data. */
import type { TreeFile } from '../../../model/index.ts';
import type { TriggerContext, TriggerEntry } from '../trigger.ts';
import { type Doc, strings } from './doc.ts';
import { named } from './make-trigger.ts';

const LOADED = [
  'setupFiles',
  'setupFilesAfterEnv',
  'globalSetup',
  'globalTeardown',
  'testEnvironment',
  'runner',
  'testRunner',
  'testSequencer',
  'resolver',
  'snapshotResolver',
  'preset',
  'reporters',
  'watchPlugins',
  'dependencyExtractor',
  'haste',
  'setupTestFrameworkScriptFile',
  'testResultsProcessor',
  'prettierPath',
  'filter',
] as const;

export function jestFiles(
  jest: Doc | null,
  context: TriggerContext,
  file: TreeFile,
  folder: string,
): readonly TriggerEntry[] {
  if (jest === null) return [];
  const listed = LOADED.flatMap((key) =>
    strings(jest.get(key))
      .slice(0, 50)
      .map((text) => [key, text] as const),
  );
  const transforms = ['transform', 'moduleNameMapper'].flatMap((key) =>
    (jest.get(key)?.entries() ?? [])
      .slice(0, 50)
      .flatMap(([, value]) =>
        [...strings(value), ...strings(value.items()[0] ?? null)].map((text) => [key, text] as const),
      ),
  );
  return [...listed, ...transforms].flatMap(([key, text]) => {
    const path = text.replace(/^<rootDir>\/?/, './');
    return path.startsWith('.') || text.startsWith('<rootDir>')
      ? named(context, file, folder, path, 'module', `jest ${key}`)
      : [];
  });
}
