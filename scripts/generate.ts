/**
 * Writes everything that follows from other files: the registries of detectors and trigger readers (one file each in their folders),
 * the decoy world of the emulator, docs/rules.md, docs/errors.md and docs/schemas/. `node scripts/generate.ts --check` writes nothing and exits 1 if anything would change.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Detector } from '../src/inspect/detector.ts';
import { ERROR_CODES } from '../src/lib/errors.ts';
import { jsonSchema, schemaNames } from '../src/model/schemas.ts';
import { errorsPage, formatJson, registry, rulesPage } from './generated-text.ts';
import { guestWorld, WORLD_FILE } from './guest-world.ts';

const ROOT = join(import.meta.dirname, '..');
const DETECTORS = 'src/inspect/detectors';
const TRIGGERS = 'src/inspect/triggers';
const DECODERS = 'src/reverse/peel';
const FAMILIES = 'src/reverse/describe/families';
const SCHEMAS = 'docs/schemas';

/** Names of the modules of a folder that hold one object each. */
function moduleNames(folder: string): readonly string[] {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.ts') && !/\.(test|generated|d)\.ts$/.test(name) && name !== 'index.ts')
    .map((name) => name.slice(0, -3))
    .sort();
}

interface Loaded<T> {
  readonly names: readonly string[];
  readonly objects: readonly T[];
  readonly problems: readonly string[];
}

/** A module that cannot be loaded, or is not named after what it holds, is left out and said. */
async function load<T extends { readonly id: string }>(folder: string): Promise<Loaded<T>> {
  const names: string[] = [];
  const objects: T[] = [];
  const problems: string[] = [];
  for (const name of moduleNames(folder)) {
    const at = `${folder}/${name}.ts`;
    try {
      const module: { default?: T } = await import(pathToFileURL(join(ROOT, at)).href);
      if (module.default === undefined)
        problems.push(`${at}: has no default export; helpers belong into a folder of their own`);
      else if (module.default.id !== name) problems.push(`${at}: its id is ${module.default.id}, not ${name}`);
      else {
        names.push(name);
        objects.push(module.default);
      }
    } catch (error) {
      problems.push(`${at}: ${String(error).split('\n')[0]}`);
    }
  }
  return { names, objects, problems };
}

const detectors = await load<Detector>(DETECTORS);
const readers = await load<{ readonly id: string }>(`${TRIGGERS}/readers`);
const decoders = await load<{ readonly id: string }>(`${DECODERS}/decoders`);
const families = await load<{ readonly id: string }>(`${FAMILIES}/list`);
const inFiles = detectors.objects.filter((detector) => detector.file !== undefined).map((detector) => detector.id);

const outputs = new Map<string, string>([
  [
    `${DETECTORS}/registry.generated.ts`,
    registry({ names: detectors.names, from: './', type: 'Detector', typeFrom: '../detector.ts', list: 'detectors' }),
  ],
  [
    // reading processes start often: they load the detectors that they ask, and no more
    `${DETECTORS}/file-registry.generated.ts`,
    registry({ names: inFiles, from: './', type: 'Detector', typeFrom: '../detector.ts', list: 'fileDetectors' }),
  ],
  [
    `${TRIGGERS}/registry.generated.ts`,
    registry({
      names: readers.names,
      from: './readers/',
      type: 'TriggerReader',
      typeFrom: './trigger.ts',
      list: 'triggerReaders',
    }),
  ],
  [WORLD_FILE, await guestWorld(ROOT)],
  [
    `${DECODERS}/registry.generated.ts`,
    registry({
      names: decoders.names,
      from: './decoders/',
      type: 'Decoder',
      typeFrom: './decoder.ts',
      list: 'decoders',
    }),
  ],
  [
    `${FAMILIES}/registry.generated.ts`,
    registry({ names: families.names, from: './list/', type: 'Family', typeFrom: './family.ts', list: 'families' }),
  ],
  ['docs/rules.md', rulesPage(detectors.objects)],
  ['docs/errors.md', errorsPage(ERROR_CODES)],
  ...schemaNames.map((name): [string, string] => [`${SCHEMAS}/${name}.json`, formatJson(jsonSchema(name))]),
]);

const check = process.argv.includes('--check');
const changes: string[] = [];
for (const [path, text] of outputs) {
  const full = join(ROOT, path);
  if (existsSync(full) && readFileSync(full, 'utf8') === text) continue;
  changes.push(path);
  if (check) continue;
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}
for (const name of existsSync(join(ROOT, SCHEMAS)) ? readdirSync(join(ROOT, SCHEMAS)) : []) {
  if (outputs.has(`${SCHEMAS}/${name}`)) continue;
  changes.push(`${SCHEMAS}/${name} (no longer a schema)`);
  if (!check) rmSync(join(ROOT, SCHEMAS, name));
}

const problems = [...detectors.problems, ...readers.problems, ...decoders.problems, ...families.problems];
for (const problem of problems) console.error(problem);
for (const path of changes) console.log(check ? `out of date: ${path}` : `wrote ${path}`);
if (check && changes.length > 0) console.error('Run: npm run generate');
process.exitCode = problems.length > 0 || (check && changes.length > 0) ? 1 : 0;
