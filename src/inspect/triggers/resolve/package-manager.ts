/** npm, yarn, pnpm, bun and the runners of monorepos: which scripts a command runs, in which packages, with their pre and post scripts. */

import { joinPath } from './files.ts';
import type { At, Follower, Walk } from './follow.ts';
import type { PackageFile } from './packages.ts';

/** Scripts that `npm install` without a package name runs for the project itself, in order. `dependencies` runs when the tree changed. */
export const LIFECYCLE = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
  'dependencies',
] as const;

const MANAGERS = new Set(['npm', 'yarn', 'pnpm', 'bun', 'cnpm', 'tnpm', 'ni', 'nr']);
const MONO = new Set([
  'turbo',
  'lerna',
  'nx',
  'wsrun',
  'ultra',
  'rush',
  'moon',
  'wireit',
  'preconstruct',
  'oao',
  'bolt',
]);
const INSTALLS = new Set([
  'install',
  'i',
  'ci',
  'in',
  'ins',
  'inst',
  'isntall',
  'clean-install',
  'install-clean',
  'install-test',
  'it',
  'cit',
  'rebuild',
  'rb',
]);
const SHORT: ReadonlyMap<string, string> = new Map([
  ['t', 'test'],
  ['tst', 'test'],
  ['start', 'start'],
  ['stop', 'stop'],
  ['restart', 'restart'],
  ['test', 'test'],
]);
const VALUED = new Set(
  '--prefix -C --cwd --dir --workspace -w --filter -F --registry --userconfig --loglevel --script-shell --node-options --scope --ignore -c --config --concurrency --cache-dir --modules-folder'.split(
    ' ',
  ),
);
const PACKAGES = 60;

interface Asked {
  readonly folder: string;
  readonly words: readonly string[];
  readonly workspaces: readonly string[];
  readonly everywhere: boolean;
  readonly nodeOptions: string | null;
}

/** True where the program is one of these. `at.steps` ends with the command itself. */
export function asPackageManager(
  follower: Follower,
  walk: Walk,
  program: string,
  args: readonly string[],
  at: At,
): boolean {
  if (MONO.has(program)) {
    runMono(follower, walk, args, at);
    return true;
  }
  if (!MANAGERS.has(program)) return false;
  const asked = readOptions(args, at.folder, program);
  if (asked === null) return true;
  if (asked.nodeOptions !== null) follower.nodeOptions(walk, asked.nodeOptions, at);
  const packages = packagesOf(follower, walk, asked);
  const [verb = '', ...rest] =
    program === 'nr' ? ['run', ...asked.words] : program === 'ni' ? ['install'] : asked.words;
  if (verb === 'workspace' && rest.length > 1) {
    const named = matching(follower, walk, rest[0] ?? '');
    for (const one of named) verbIn(follower, walk, program, one, rest[1] ?? '', rest.slice(2), at);
  } else if (verb === 'workspaces' || verb === 'foreach') {
    const words = rest.filter((word) => !word.startsWith('-') && word !== 'foreach');
    for (const one of children(follower, walk))
      verbIn(follower, walk, program, one, words[0] ?? '', words.slice(1), at);
  } else {
    for (const one of packages) verbIn(follower, walk, program, one, verb, rest, at);
    if (packages.length === 0) fileOf(follower, walk, program, verb, rest, { ...at, folder: asked.folder });
  }
  return true;
}

function readOptions(args: readonly string[], folder: string, program: string): Asked | null {
  const words: string[] = [];
  const workspaces: string[] = [];
  let where: string | null = folder;
  let everywhere = false;
  let nodeOptions: string | null = null;
  for (let i = 0; i < args.length && i < 100; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') break;
    if (!arg.startsWith('-')) {
      words.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const option = equals === -1 ? arg : arg.slice(0, equals);
    const valued = VALUED.has(option) && !(option === '-w' && program !== 'npm');
    const value = equals !== -1 ? arg.slice(equals + 1) : valued ? (args[++i] ?? '') : '';
    if (option === '--prefix' || option === '-C' || option === '--cwd' || option === '--dir')
      where = where === null ? null : joinPath(folder, value);
    else if (option === '--workspace' || option === '--filter' || option === '-F' || option === '-w')
      workspaces.push(value);
    else if (option === '--workspaces' || option === '-r' || option === '--recursive' || option === '-ws')
      everywhere = true;
    else if (option === '--node-options') nodeOptions = value;
  }
  return where === null
    ? null
    : {
        folder: where,
        words,
        workspaces: workspaces.filter((one) => one !== '').slice(0, 20),
        everywhere,
        nodeOptions,
      };
}

function packagesOf(follower: Follower, walk: Walk, asked: Asked): readonly PackageFile[] {
  if (asked.workspaces.length > 0)
    return asked.workspaces.flatMap((one) => matching(follower, walk, one)).slice(0, PACKAGES);
  if (asked.everywhere) return follower.access.packages.all(walk.root).slice(0, PACKAGES);
  const own = nearest(follower, walk, asked.folder);
  return own === null ? [] : [own];
}

function nearest(follower: Follower, walk: Walk, folder: string): PackageFile | null {
  for (let here = folder, hops = 0; hops < 40; hops++) {
    const file = follower.access.files.exact(walk.root, here === '' ? 'package.json' : `${here}/package.json`);
    const known = file === null ? null : follower.access.packages.read(file);
    if (known !== null || here === '') return known;
    const slash = here.lastIndexOf('/');
    here = slash === -1 ? '' : here.slice(0, slash);
  }
  return null;
}

function children(follower: Follower, walk: Walk): readonly PackageFile[] {
  return follower.access.packages
    .all(walk.root)
    .filter((one) => one.folder !== walk.home)
    .slice(0, PACKAGES);
}

/** By name, by folder, or by a pattern with `*` (`./packages/*`, `@scope/*`, `app...`). */
function matching(follower: Follower, walk: Walk, wanted: string): readonly PackageFile[] {
  const plain = wanted
    .replace(/^\.\//, '')
    .replace(/^\{(.*)\}$/, '$1')
    .replace(/\.{3}$|^\.{3}/, '')
    .replace(/\/$/, '');
  const star = plain.indexOf('*');
  const prefix = star === -1 ? '' : plain.slice(0, star);
  return follower.access.packages
    .all(walk.root)
    .filter((one) =>
      star === -1
        ? one.name === plain || one.folder === plain || one.folder.endsWith(`/${plain}`)
        : one.name.startsWith(prefix) || one.folder.startsWith(prefix),
    )
    .slice(0, PACKAGES);
}

function verbIn(
  follower: Follower,
  walk: Walk,
  program: string,
  one: PackageFile,
  verb: string,
  rest: readonly string[],
  at: At,
): void {
  const here: At = { ...at, folder: one.folder, script: one.folder, depth: at.depth + 1 };
  if (verb === 'run' || verb === 'run-script' || verb === 'rum' || verb === 'urn') {
    const name = rest[0] ?? '';
    if (!runMatching(follower, walk, program, one, name, here))
      fileOf(follower, walk, program, verb, rest, { ...at, folder: one.folder });
  } else if (verb === '' ? program === 'yarn' || program === 'ni' : INSTALLS.has(verb) && rest.length === 0) {
    for (const name of LIFECYCLE) runScript(follower, walk, one, name, here);
  } else if (program === 'npm' || program === 'cnpm' || program === 'tnpm') {
    const name = SHORT.get(verb);
    if (name !== undefined) runScripted(follower, walk, program, one, name, here);
    else if (verb === 'pack' || verb === 'publish')
      for (const step of ['prepublishOnly', 'prepack', 'prepare', 'postpack'])
        runScript(follower, walk, one, step, here);
  } else if (!runScripted(follower, walk, program, one, SHORT.get(verb) ?? verb, here)) {
    fileOf(follower, walk, program, verb, rest, { ...at, folder: one.folder });
  }
}

/** `bun server.ts`, `bun run server.ts` */
function fileOf(follower: Follower, walk: Walk, program: string, verb: string, rest: readonly string[], at: At): void {
  if (program !== 'bun') return;
  const reference = verb === 'run' ? (rest[0] ?? '') : verb;
  if (reference === '' || reference === 'test' || reference === 'x' || reference === 'build') return;
  follower.add(walk, follower.find(walk, reference, at), 'node', at);
}

function runMatching(follower: Follower, walk: Walk, program: string, one: PackageFile, name: string, at: At): boolean {
  const star = name.indexOf('*');
  if (star === -1) return runScripted(follower, walk, program, one, name, at);
  const prefix = name.slice(0, star);
  let ran = false;
  for (const script of [...one.scripts.keys()].filter((key) => key.startsWith(prefix)).slice(0, 50))
    ran = runScripted(follower, walk, program, one, script, at) || ran;
  return ran;
}

/** The script with its pre and post scripts. */
function runScripted(follower: Follower, walk: Walk, program: string, one: PackageFile, name: string, at: At): boolean {
  const found = one.scripts.has(name);
  if (!found) {
    // `npm start` without a script runs server.js
    if (name === 'start' && program === 'npm')
      follower.add(walk, follower.access.files.exact(walk.root, joinPath(one.folder, 'server.js') ?? ''), 'node', at);
    return false;
  }
  for (const part of [`pre${name}`, name, `post${name}`]) runScript(follower, walk, one, part, at);
  return true;
}

function runScript(follower: Follower, walk: Walk, one: PackageFile, name: string, at: At): void {
  const script = one.scripts.get(name);
  const key = `${one.file.path}\n${name}`;
  if (script === undefined || walk.seen.has(key)) return;
  walk.seen.add(key);
  // `npm run dev` says `dev` already; what it pulls in does not
  const said = at.steps.at(-1) ?? '';
  const steps = said.split(/\s+/).includes(name) ? at.steps : [...at.steps, name];
  follower.line(walk, script.text, { ...at, steps });
}

function runMono(follower: Follower, walk: Walk, args: readonly string[], at: At): void {
  const wanted = new Set<string>();
  for (const [i, arg] of args.entries()) {
    if (arg === '--') break;
    if (/^(?:run|run-many|exec|affected)$/.test(arg) || arg.startsWith('--filter') || arg.startsWith('--scope'))
      continue;
    const target = /^(?:-t|--targets?)(?:=(.+))?$/.exec(arg);
    if (target !== null) for (const one of (target[1] ?? args[i + 1] ?? '').split(',')) wanted.add(one);
    else if (!arg.startsWith('-'))
      wanted.add(arg.includes(':') && !arg.startsWith('build:') ? (arg.split(':')[1] ?? arg) : arg);
  }
  for (const one of children(follower, walk)) {
    for (const name of [...wanted].slice(0, 10))
      runScripted(follower, walk, 'pnpm', one, name, {
        ...at,
        folder: one.folder,
        script: one.folder,
        depth: at.depth + 1,
      });
  }
}
