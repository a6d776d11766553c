/** Every package.json of the tree, read as data: names, scripts, dependencies with their places. Made once for each inspection. */

import { lineOfKey } from '../commands/started-commands.ts';
import type { InspectContext } from '../detector.ts';

export interface Dependency {
  /** the name that code imports */
  readonly name: string;
  /** the package that is installed: another one for `npm:other@1` */
  readonly installs: string;
  readonly range: string;
  readonly field: string;
}
export interface Manifest {
  readonly file: string;
  readonly root: string;
  /** '' or `packages/a/` */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly scripts: ReadonlyMap<string, string>;
  readonly dependencies: readonly Dependency[];
  /** below a delivered node_modules */
  readonly installed: boolean;
  /** below tests, fixtures or samples: said to be examples */
  readonly example: boolean;
}

const MOST = 20_000;
const DEPENDENCIES = 5_000;
const FIELDS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
  'resolutions',
] as const;
const memo = new WeakMap<InspectContext, readonly Manifest[]>();

export function manifests(context: InspectContext): readonly Manifest[] {
  let known = memo.get(context);
  if (known === undefined) {
    const read: Manifest[] = [];
    for (const file of context.tree.files) {
      if (read.length >= MOST) break;
      if (!/(?:^|\/)package\.json$/.test(file.name)) continue;
      const manifest = readManifest(file.path, file.root, file.name, context.json(file.path));
      if (manifest !== null) read.push(manifest);
    }
    known = read;
    memo.set(context, known);
  }
  return known;
}

function readManifest(file: string, root: string, name: string, value: unknown): Manifest | null {
  if (!isRecord(value)) return null;
  const dependencies: Dependency[] = [];
  for (const field of FIELDS) collect(value[field], field, dependencies, 0);
  const bundled = value['bundledDependencies'] ?? value['bundleDependencies'];
  if (Array.isArray(bundled)) {
    for (const item of bundled.slice(0, 1_000))
      if (typeof item === 'string')
        dependencies.push({ name: item, installs: item, range: '', field: 'bundledDependencies' });
  }
  const folder = name.slice(0, name.length - 'package.json'.length);
  return {
    file,
    root,
    folder,
    name: textOf(value['name']),
    version: textOf(value['version']),
    scripts: new Map(entriesOf(value['scripts'])),
    dependencies,
    installed: /(?:^|\/)node_modules\//.test(name),
    example: isExample(name),
  };
}

export function isExample(name: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|spec|specs|fixtures?|__fixtures__|testdata|test-data|samples?|examples?|benchmarks?|bench|e2e|corpus|malware|mocks?|__mocks__)\//i.test(
    name,
  );
}

/** `overrides` nest and may carry versions in their keys: `{"a@1": {".": "2", "b": "3"}}`. */
function collect(value: unknown, field: string, into: Dependency[], depth: number): void {
  if (!isRecord(value) || depth > 4) return;
  for (const key of Object.keys(value)) {
    if (into.length >= DEPENDENCIES) return;
    const range = value[key];
    const bare = field === 'overrides' || field === 'resolutions' ? plainName(key) : key;
    if (typeof range === 'string' && bare !== '.' && bare !== '')
      into.push({ name: bare, installs: aliasOf(range) ?? bare, range, field });
    else if (isRecord(range)) collect(range, field, into, depth + 1);
  }
}

/** Keys of `resolutions` may carry a path before the name, those of `overrides` a version after it. */
function plainName(key: string): string {
  const parts = key.split('/');
  const last = parts.at(-1) ?? '';
  const scope = parts.at(-2) ?? '';
  const name = scope.startsWith('@') && scope.length > 1 ? `${scope}/${last}` : last;
  const at = name.lastIndexOf('@');
  return at > 0 ? name.slice(0, at) : name;
}

/** `npm:real@^1` → real */
export function aliasOf(range: string): string | null {
  if (!range.startsWith('npm:')) return null;
  const rest = range.slice(4);
  const at = rest.lastIndexOf('@');
  const name = at > 0 ? rest.slice(0, at) : rest;
  return name === '' || /^[\d^~<>=*]/.test(name) ? null : name;
}

/** Comes from the registry, not from the workspace, a folder, a repository or an address. */
export function fromRegistry({ range }: Dependency): boolean {
  return range.startsWith('npm:') || /^[\^~<>=*v\d\s|.x-]*[\w\s.+*^~<>=|-]*$/.test(range.slice(0, 200));
}

export function dependencyLine(context: InspectContext, manifest: Manifest, name: string): number {
  return lineOfKey(context.text(manifest.file) ?? '', name);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 500) : '';
}

function entriesOf(value: unknown): readonly (readonly [string, string])[] {
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .slice(0, 2_000)
    .flatMap((key) => {
      const text = value[key];
      return typeof text === 'string' ? [[key, text] as const] : [];
    });
}
