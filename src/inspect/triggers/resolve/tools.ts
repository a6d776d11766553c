/** Programs that start more than they name: tools with a configuration, git with a hooks folder, make with its targets. */
import type { TreeFile } from '../../../model/index.ts';
import { howOf } from '../data/interpreters.ts';
import { configsOfProgram, isConfigOf } from '../data/tool-configs.ts';
import { folderOf } from '../support/make-trigger.ts';
import { joinPath } from './files.ts';
import type { At, Follower, Walk } from './follow.ts';
import { isHookName } from './hook-names.ts';
import { pythonModule } from './interpret.ts';
import { recipeOf } from './makefile.ts';

/** `git config core.hooksPath x; git checkout main`: every hook in x may run. */
export function git(follower: Follower, walk: Walk, args: readonly string[], at: At): void {
  const i = args.findIndex((arg) => /(?:^|=)core\.hookspath$|^core\.hookspath=/i.test(arg));
  if (i === -1) return;
  const value = /=(.+)$/.exec(args[i] ?? '')?.[1] ?? args[i + 1] ?? '';
  const [base, rest] = follower.placed(value, walk, at);
  const folder = joinPath(base, rest);
  if (folder === null) return;
  for (const file of follower.access.files.inFolder(walk.root, folder)) {
    const name = file.name.slice(folder === '' ? 0 : folder.length + 1);
    if (!isHookName(name)) continue;
    const how = howOf(file.name, follower.access.text(file.path));
    follower.add(walk, file, how === 'other' ? 'shell' : how, { ...at, steps: [...at.steps, `hook ${name}`] });
  }
}

export function make(follower: Follower, walk: Walk, args: readonly string[], at: At): void {
  const dir = args.findIndex((arg) => arg === '-C' || arg === '--directory');
  const folder = dir === -1 ? at.folder : joinPath(at.folder, args[dir + 1] ?? '');
  if (folder === null) return;
  const named = args.findIndex((arg) => arg === '-f' || arg === '--file');
  const names = named === -1 ? ['GNUmakefile', 'Makefile', 'makefile'] : [args[named + 1] ?? ''];
  const file =
    names
      .map((name) => follower.access.files.exact(walk.root, joinPath(folder, name) ?? ''))
      .find((found) => found !== null) ?? null;
  const makefile = file === null ? null : follower.makefile(file.path);
  if (file === null || makefile === null) return;
  const goals = args.filter(
    (arg, i) =>
      !arg.startsWith('-') &&
      !arg.includes('=') &&
      !['-C', '-f', '--directory', '--file', '-j'].includes(args[i - 1] ?? ''),
  );
  for (const goal of goals.length === 0 ? [makefile.first] : goals.slice(0, 10)) {
    const key = `make\n${file.path}\n${goal}`;
    if (walk.seen.has(key)) continue;
    walk.seen.add(key);
    for (const step of recipeOf(makefile, goal)) follower.line(walk, step.text, { ...at, folder, depth: at.depth + 1 });
  }
}

/** `vite build`, `jest --config x`: the configurations that they evaluate. */
export function tool(follower: Follower, walk: Walk, program: string, args: readonly string[], at: At): boolean {
  if (program === 'pytest' || program === 'py.test') {
    follower.add(walk, follower.find(walk, 'conftest.py', at), 'python', at);
    follower.add(walk, follower.find(walk, 'tests/conftest.py', at), 'python', at);
    return true;
  }
  const served = /^(?:uvicorn|gunicorn|hypercorn|daphne|granian|celery|flask|waitress-serve)$/.test(program);
  if (served) {
    const app =
      args.find((arg) => /^[\w.]+:[\w.()]+$/.test(arg)) ??
      args[args.findIndex((arg) => arg === '-A' || arg === '--app') + 1] ??
      '';
    pythonModule(follower, walk, app.split(':', 1)[0] ?? '', at);
    if (program === 'flask')
      for (const name of ['app.py', 'wsgi.py'])
        follower.add(walk, follower.access.files.exact(walk.root, joinPath(at.folder, name) ?? ''), 'python', at);
    return true;
  }
  if (
    (program === 'pip' || program === 'pip3' || program === 'uv' || program === 'poetry') &&
    args.includes('install')
  ) {
    follower.add(walk, follower.access.files.exact(walk.root, joinPath(at.folder, 'setup.py') ?? ''), 'python', at);
    return true;
  }
  if (program === 'nest' && /^(?:start|s)$/.test(args[0] ?? ''))
    follower.add(walk, follower.access.files.resolve(walk.root, at.folder, 'src/main'), 'node', at);
  if (/^(?:code|code-insiders|codium|cursor|windsurf|trae)$/.test(program)) {
    const named = args.find((arg, i) => /\.vsix$/i.test(arg) || args[i - 1] === '--install-extension') ?? '';
    follower.add(walk, follower.find(walk, named.replace('--install-extension=', ''), at), 'binary', at);
    return true;
  }
  const configs = configsOfProgram(program);
  if (configs.length === 0) return false;
  runsFiles(follower, walk, program, args, at);
  const explicit = explicitConfig(args);
  if (explicit !== null) follower.add(walk, follower.find(walk, explicit, at), 'module', at);
  for (const config of configs) {
    if (explicit !== null && config === configs[0]) continue;
    for (const file of configFiles(follower, walk, at.folder, config)) follower.add(walk, file, 'module', at);
  }
  return true;
}

const TEST_RUNNERS = new Set([
  'jest',
  'vitest',
  'mocha',
  '_mocha',
  'ava',
  'tap',
  'cypress',
  'playwright',
  'wdio',
  'electron-mocha',
]);
const FILE_RUNNERS = new Set(['hardhat', 'truffle', 'prisma', 'knex', 'wdio', 'gulp', 'plop', 'svelte-kit']);

/** Test runners run the test files; `hardhat run scripts/x.js` that file. */
function runsFiles(follower: Follower, walk: Walk, program: string, args: readonly string[], at: At): void {
  const tests = TEST_RUNNERS.has(program) || ((program === 'hardhat' || program === 'truffle') && args[0] === 'test');
  if (!tests && !FILE_RUNNERS.has(program)) return;
  let found = false;
  for (const arg of args.slice(0, 40)) {
    if (
      !/^[\w@.][\w@./\\-]{0,300}\.[cm]?[jt]sx?$/.test(arg) ||
      args[args.indexOf(arg) - 1]?.startsWith('--config') === true
    )
      continue;
    const file = follower.find(walk, arg, at);
    found ||= file !== null;
    follower.add(walk, file, 'module', at);
  }
  if (tests && !found)
    for (const file of follower.access.files.tests(walk.root, at.folder)) follower.add(walk, file, 'module', at);
}

function explicitConfig(args: readonly string[]): string | null {
  for (const [i, arg] of args.entries()) {
    const match = /^(?:-c|--config|--config-path|--gulpfile|--gruntfile|-f|--knexfile|--configuration)(?:=(.+))?$/.exec(
      arg,
    );
    if (match !== null) return match[1] ?? args[i + 1] ?? null;
  }
  return null;
}

/** Looked for where the command runs, then in the folders above (as eslint, babel, prettier and most others do). */
function configFiles(
  follower: Follower,
  walk: Walk,
  folder: string,
  config: Parameters<typeof isConfigOf>[1],
): readonly TreeFile[] {
  const below = [...new Set(config.files.filter((file) => file.includes('/')).map((file) => folderOf(file)))];
  for (let here = folder, hops = 0; hops < 12; here = folderOf(here), hops++) {
    const prefix = here === '' ? '' : `${here}/`;
    const places = [here, ...below.map((sub) => `${prefix}${sub}`)];
    const found = places
      .flatMap((place) => follower.access.files.inFolder(walk.root, place))
      .filter((file) => isConfigOf(file.name.slice(prefix.length), config));
    if (found.length > 0 || here === '') return found;
  }
  return [];
}
