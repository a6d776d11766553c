/**
 * What a command line starts in a tree. Commands are taken apart, `cd` is followed, package scripts and Makefile targets are opened, shell scripts are
 * read one level deep; interpreters give the file they run, tools the configuration they evaluate. Cycle-safe; one budget of steps for each question.
 */

import type { TreeFile } from '../../../model/index.ts';
import { parseCommandLine, programOf, type SimpleCommand } from '../../../syntax/index.ts';
import { howOf, INTERPRETERS, type Interpreter } from '../data/interpreters.ts';
import { configsOfProgram, isConfigOf } from '../data/tool-configs.ts';
import { folderOf } from '../support/make-trigger.ts';
import type { TriggerEntry } from '../trigger.ts';
import { type Files, joinPath } from './files.ts';
import { readMakefile, recipeOf } from './makefile.ts';
import { asPackageManager } from './package-manager.ts';
import type { Packages } from './packages.ts';

export interface FollowAccess {
  readonly files: Files;
  readonly packages: Packages;
  readonly text: (path: string) => string | null;
}

/** Commands looked at for one question; shells, scripts and targets in one another. */
const BUDGET = 400;
const DEPTH = 14;
const ENTRIES = 200;
/** UTF-16 units of a shell script that is followed. */
const SCRIPT_UNITS = 131_072;
const PARSED = 4_000;

export interface Walk {
  readonly root: string;
  /** the folder where it all began: what `${workspaceFolder}` means */
  readonly home: string;
  readonly out: TriggerEntry[];
  readonly seen: Set<string>;
  /** files of the tree under the names that they were copied to */
  readonly copies: Map<string, TreeFile>;
  budget: number;
}
/** Where a command stands. */
export interface At {
  readonly folder: string;
  /** folder of the script that holds it, for `$(dirname "$0")` */
  readonly script: string;
  readonly steps: readonly string[];
  readonly depth: number;
  readonly shells: number;
}

export class Follower {
  readonly access: FollowAccess;
  readonly #parsed = new Map<string, readonly SimpleCommand[]>();

  constructor(access: FollowAccess) {
    this.access = access;
  }

  entriesOf(root: string, from: string, command: string): readonly TriggerEntry[] {
    const walk: Walk = { root, home: from, out: [], seen: new Set(), copies: new Map(), budget: BUDGET };
    this.line(walk, command, { folder: from, script: from, steps: [], depth: 0, shells: 0 });
    return walk.out;
  }

  line(walk: Walk, text: string, at: At): void {
    if (at.depth > DEPTH || text.trim() === '') return;
    let folder: string | null = at.folder;
    const commands = this.#parse(text);
    for (const [i, command] of commands.entries()) {
      if (--walk.budget < 0 || walk.out.length >= ENTRIES) return;
      const here: At = folder === null ? at : { ...at, folder };
      const moved = this.#changesFolder(command, walk, here);
      if (moved !== undefined) {
        folder = moved;
        continue;
      }
      if (folder !== null)
        this.#command(walk, command, i > 0 && command.joinedBy === '|' ? (commands[i - 1] ?? null) : null, here);
    }
  }

  #parse(text: string): readonly SimpleCommand[] {
    const known = this.#parsed.get(text);
    if (known !== undefined) return known;
    const commands = parseCommandLine(text);
    if (this.#parsed.size >= PARSED) this.#parsed.clear();
    this.#parsed.set(text, commands);
    return commands;
  }

  /** undefined: no such command; null: out of the tree */
  #changesFolder(command: SimpleCommand, walk: Walk, at: At): string | null | undefined {
    const program = programOf(command);
    if (!/^(?:cd|chdir|pushd|set-location|sl)$/.test(program)) return undefined;
    const target = command.words
      .slice(1)
      .find((word) => !/^[-/][a-z]$/i.test(word) && word !== '--' && !/^-(?:path|literalpath)$/i.test(word));
    if (target === undefined) return at.folder;
    const [base, rest] = this.#placed(target, walk, at);
    return joinPath(base, rest);
  }

  #command(walk: Walk, command: SimpleCommand, feeder: SimpleCommand | null, at: At): void {
    const program = programOf(command);
    const args = command.words.slice(1);
    const step = [...at.steps, command.text.trim().slice(0, 300)];
    for (const [name, value] of command.env)
      if (name === 'NODE_OPTIONS') this.nodeOptions(walk, value, { ...at, steps: step });
    if (
      program === 'cp' ||
      program === 'mv' ||
      program === 'copy' ||
      program === 'move' ||
      program === 'copy-item' ||
      program === 'ln' ||
      program === 'xcopy' ||
      program === 'install'
    )
      this.#copy(walk, args, at);
    if (asPackageManager(this, walk, program, args, { ...at, steps: step })) return;
    if (program === 'git') return this.#git(walk, args, { ...at, steps: step });
    if (program === 'make' || program === 'gmake') return this.#make(walk, args, { ...at, steps: step });
    const interpreter = INTERPRETERS.get(program);
    if (interpreter !== undefined && !this.#isOwnFile(command, walk, at))
      this.#interpret(walk, program, interpreter, args, feeder, command, { ...at, steps: step });
    else if (!this.#tool(walk, program, args, { ...at, steps: step }))
      this.#byName(walk, command, { ...at, steps: step });
  }

  /** `./node` or `bin/python` of the tree is not the machine's own. */
  #isOwnFile(command: SimpleCommand, walk: Walk, at: At): boolean {
    const word = command.words[0] ?? '';
    return /[/\\]/.test(word) && this.find(walk, word, at) !== null;
  }

  // ---- files

  /** `$(dirname "$0")/x`, `%~dp0x`, `$PSScriptRoot\x` are beside the script; `${workspaceFolder}/x`, `$PWD/x` where it began. */
  #placed(word: string, walk: Walk, at: At): readonly [folder: string, rest: string] {
    const script =
      /^(?:\$\(\s?dirname [^)]{0,60}\)|\$\(\s?cd [^)]{0,120}\)|%~dp0|\$PSScriptRoot|\$\{?(?:DIR|SCRIPT_DIR|SCRIPTDIR|here|basedir|HERE)\}?)[/\\]?/.exec(
        word,
      );
    if (script !== null) return [at.script, word.slice(script[0].length)];
    const home =
      /^(?:\$\{(?:workspaceFolder(?::[^}]{0,80})?|workspaceRoot|containerWorkspaceFolder|fileWorkspaceFolder|ZED_WORKTREE_ROOT)\}|\$\{?(?:PWD|INIT_CWD|GITHUB_WORKSPACE|CLAUDE_PROJECT_DIR|GEMINI_PROJECT_DIR|CURSOR_PROJECT_DIR|CI_PROJECT_DIR|ZED_WORKTREE_ROOT|ROOT|ROOT_DIR|PROJECT_ROOT|PROJECT_DIR)\}?|%(?:cd|INIT_CWD)%|\$\(\s?(?:pwd|git rev-parse --show-toplevel)\s?\)|`pwd`|\$PROJECT_DIR\$|\$ProjectFileDir\$)[/\\]?/.exec(
        word,
      );
    if (home !== null) return [/PWD|pwd|cd%/.test(home[0]) ? at.folder : walk.home, word.slice(home[0].length)];
    return [at.folder, word];
  }

  find(walk: Walk, word: string, at: At): TreeFile | null {
    if (word === '' || word.length > 1_024) return null;
    const copied = walk.copies.get(word.replaceAll('\\', '/'));
    if (copied !== undefined) return copied;
    const [folder, rest] = this.#placed(word.replace(/^file:(?:\/\/)?/, ''), walk, at);
    const reference =
      rest === '' ? '.' : rest.replace(/[?#].*$/, (tail) => (tail.length > 1 && rest.includes('=') ? '' : tail));
    return (
      this.access.files.resolve(walk.root, folder, reference) ??
      (folder === at.folder && at.script !== folder ? this.access.files.resolve(walk.root, at.script, reference) : null)
    );
  }

  add(walk: Walk, file: TreeFile | null, how: TriggerEntry['how'], at: At): void {
    if (file === null || walk.out.length >= ENTRIES) return;
    if (!walk.out.some((entry) => entry.path === file.path && entry.how === how))
      walk.out.push({ path: file.path, how, steps: at.steps });
    if ((how === 'shell' || how === 'powershell') && at.shells < 1) this.#script(walk, file, at);
  }

  /** The commands of a shell script of the tree, one level deep. */
  #script(walk: Walk, file: TreeFile, at: At): void {
    if (walk.seen.has(`script\n${file.path}`)) return;
    walk.seen.add(`script\n${file.path}`);
    const text = this.access.text(file.path);
    if (text === null) return;
    this.line(walk, text.slice(0, SCRIPT_UNITS), {
      ...at,
      script: folderOf(file.name),
      depth: at.depth + 1,
      shells: at.shells + 1,
    });
  }

  // ---- kinds of commands

  #interpret(
    walk: Walk,
    program: string,
    interpreter: Interpreter,
    args: readonly string[],
    feeder: SimpleCommand | null,
    command: SimpleCommand,
    at: At,
  ): void {
    const { file, asModule } = this.#operands(walk, program, interpreter, args, at);
    if (asModule !== null) return this.#pythonModule(walk, asModule, at);
    if (file !== null && file !== '-') {
      const target = this.find(walk, file, at);
      // `python -m`, `node inspect x`, `pm2 start npm -- run x`
      if (target !== null)
        this.add(
          walk,
          target,
          interpreter.how === 'other' || interpreter.how === 'binary' ? howOf(target.name, null) : interpreter.how,
          at,
        );
      return;
    }
    if (file === null && interpreter.runsMain) this.add(walk, this.find(walk, '.', at), interpreter.how, at);
    this.#standardInput(walk, interpreter, feeder, command, at);
  }

  #operands(
    walk: Walk,
    program: string,
    interpreter: Interpreter,
    args: readonly string[],
    at: At,
  ): { file: string | null; asModule: string | null } {
    let verbs = interpreter.verbs;
    for (let i = 0; i < args.length && i < 200; i++) {
      const arg = args[i] ?? '';
      const next = args[i + 1] ?? '';
      const equals = arg.startsWith('-') ? arg.indexOf('=') : -1;
      const option = equals === -1 ? arg : arg.slice(0, equals);
      if (interpreter.preloads.has(option)) {
        const preloaded = equals === -1 ? next : arg.slice(equals + 1);
        if (/^[.]{0,2}[/\\]|\.[a-z0-9]{1,6}$/i.test(preloaded))
          this.add(walk, this.find(walk, preloaded, at), 'node', at);
        if (equals === -1) i++;
      } else if (interpreter.code.has(option)) {
        this.#code(walk, interpreter, equals === -1 ? next : arg.slice(equals + 1), at);
        return { file: '-', asModule: null };
      } else if (interpreter.how === 'python' && arg === '-m') return { file: null, asModule: next };
      else if (interpreter.how === 'powershell' && /^[-/]f(?:i|il|ile)?$/i.test(arg))
        return { file: next, asModule: null };
      else if (interpreter.how === 'powershell' && /^[-/](?:c|command|e|en|enc|encodedcommand)$/i.test(arg))
        return { file: '-', asModule: null };
      else if (interpreter.how === 'shell' && /^-[a-z]{0,8}c[a-z]{0,8}$/i.test(arg))
        return { file: '-', asModule: null };
      else if (arg === '-' || (arg === '-s' && interpreter.how === 'shell')) return { file: '-', asModule: null };
      else if (interpreter.valued.has(option) && equals === -1) i++;
      else if (arg === '-jar' || arg === '--') continue;
      else if (/^-/.test(arg) || (/^\/[A-Za-z]{1,8}$|^\/\/[A-Za-z:]{1,16}$/.test(arg) && interpreter.how === 'other'))
        continue;
      else if (verbs.has(arg) || (program === 'node' && (arg === 'inspect' || arg === 'debug'))) verbs = new Set();
      else return { file: arg, asModule: null };
    }
    return { file: null, asModule: null };
  }

  /** `node -e "require('./x')"` */
  #code(walk: Walk, interpreter: Interpreter, code: string, at: At): void {
    if (interpreter.how !== 'node') return;
    if (
      /^[\w@./-]+(?: [\w./:=@-]+){0,20}$/.test(code.slice(0, 2_000)) &&
      /^(?:npm|npx|yarn|pnpm|bun|node|ts-node|tsx|sh|bash)\s/.test(code)
    )
      return; // `--exec "npm start"`: taken apart already
    let found = 0;
    for (const match of code
      .slice(0, 65_536)
      .matchAll(
        /(?:require|import|readFileSync|fork|Worker|spawn|exec\w{0,8})\s{0,8}\(\s{0,8}['"`]([^'"`\n]{1,300})['"`]/g,
      )) {
      if (found++ > 40) return;
      const target = match[1] ?? '';
      if (/^\.{0,2}\/|\.[a-z0-9]{1,5}$/i.test(target) && !/\s/.test(target))
        this.add(walk, this.find(walk, target, at), 'node', at);
      else if (/\s/.test(target)) this.line(walk, target, { ...at, depth: at.depth + 1 });
    }
  }

  #standardInput(
    walk: Walk,
    interpreter: Interpreter,
    feeder: SimpleCommand | null,
    command: SimpleCommand,
    at: At,
  ): void {
    const from = /<\s{0,8}(?![<&(])([^\s;|&<>'"]{1,300})/.exec(command.text.slice(0, 4_000))?.[1] ?? null;
    const sources = from === null ? [] : [from];
    if (
      feeder !== null &&
      /^(?:cat|type|get-content|gc|base64|tail|head|sed|tac|rev|gunzip|zcat|xxd|openssl|tr|awk|grep|dd|more)$/.test(
        programOf(feeder),
      )
    )
      sources.push(...feeder.words.slice(1).map((word) => word.replace(/^if=/, '')));
    for (const source of sources.slice(0, 20)) {
      const target = source.startsWith('-') ? null : this.find(walk, source, at);
      if (target !== null) this.add(walk, target, interpreter.how, at);
    }
  }

  #pythonModule(walk: Walk, name: string, at: At): void {
    const path = name.replaceAll('.', '/');
    const found =
      this.access.files.exact(walk.root, joinPath(at.folder, `${path}.py`) ?? '') ??
      this.access.files.exact(walk.root, joinPath(at.folder, `${path}/__main__.py`) ?? '');
    this.add(walk, found, 'python', at);
    if (name === 'pytest') this.add(walk, this.find(walk, 'conftest.py', at), 'python', at);
    if (name === 'pip') this.add(walk, this.find(walk, 'setup.py', at), 'python', at);
  }

  nodeOptions(walk: Walk, value: string, at: At): void {
    const words = value.slice(0, 4_000).split(/\s+/);
    for (const [i, word] of words.entries()) {
      const match = /^(?:-r|--require|--import|--loader|--experimental-loader)(?:=(.+))?$/.exec(word);
      if (match === null) continue;
      const target = (match[1] ?? words[i + 1] ?? '').replace(/^["']|["']$/g, '');
      this.add(walk, this.find(walk, target, at), 'node', at);
    }
  }

  /** `git config core.hooksPath x; git checkout main`: every hook in x may run. */
  #git(walk: Walk, args: readonly string[], at: At): void {
    const i = args.findIndex((arg) => /(?:^|=)core\.hookspath$|^core\.hookspath=/i.test(arg));
    if (i === -1) return;
    const value = /=(.+)$/.exec(args[i] ?? '')?.[1] ?? args[i + 1] ?? '';
    const [base, rest] = this.#placed(value, walk, at);
    const folder = joinPath(base, rest);
    if (folder === null) return;
    for (const file of this.access.files.inFolder(walk.root, folder)) {
      const name = file.name.slice(folder === '' ? 0 : folder.length + 1);
      if (isHookName(name))
        this.add(walk, file, howOf(file.name, this.access.text(file.path)), {
          ...at,
          steps: [...at.steps, `hook ${name}`],
        });
    }
  }

  #make(walk: Walk, args: readonly string[], at: At): void {
    const dir = args.findIndex((arg) => arg === '-C' || arg === '--directory');
    const folder = dir === -1 ? at.folder : joinPath(at.folder, args[dir + 1] ?? '');
    if (folder === null) return;
    const named = args.findIndex((arg) => arg === '-f' || arg === '--file');
    const names = named === -1 ? ['GNUmakefile', 'Makefile', 'makefile'] : [args[named + 1] ?? ''];
    const file =
      names
        .map((name) => this.access.files.exact(walk.root, joinPath(folder, name) ?? ''))
        .find((found) => found !== null) ?? null;
    const text = file === null ? null : this.access.text(file.path);
    if (file === null || text === null) return;
    const makefile = readMakefile(text);
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
      for (const step of recipeOf(makefile, goal)) this.line(walk, step.text, { ...at, folder, depth: at.depth + 1 });
    }
  }

  #copy(walk: Walk, args: readonly string[], at: At): void {
    const names = args.filter((arg) => !arg.startsWith('-') && !/^\/[yiq]$/i.test(arg));
    const target = names.at(-1);
    const source = names.length < 2 ? null : this.find(walk, names[0] ?? '', at);
    if (source === null || target === undefined || walk.copies.size > 100) return;
    const to = target.replaceAll('\\', '/');
    walk.copies.set(to, source);
    walk.copies.set(`${to.replace(/\/$/, '')}/${source.name.slice(source.name.lastIndexOf('/') + 1)}`, source);
  }

  /** `vite build`, `jest --config x`: the configurations that they evaluate. */
  #tool(walk: Walk, program: string, args: readonly string[], at: At): boolean {
    if (program === 'pytest' || program === 'py.test') {
      this.add(walk, this.find(walk, 'conftest.py', at), 'python', at);
      this.add(walk, this.find(walk, 'tests/conftest.py', at), 'python', at);
      return true;
    }
    const served = /^(?:uvicorn|gunicorn|hypercorn|daphne|granian|celery|flask|waitress-serve)$/.test(program);
    if (served) {
      const app =
        args.find((arg) => /^[\w.]+:[\w.()]+$/.test(arg)) ??
        args[args.findIndex((arg) => arg === '-A' || arg === '--app') + 1] ??
        '';
      this.#pythonModule(walk, app.split(':', 1)[0] ?? '', at);
      if (program === 'flask')
        for (const name of ['app.py', 'wsgi.py'])
          this.add(walk, this.access.files.exact(walk.root, joinPath(at.folder, name) ?? ''), 'python', at);
      return true;
    }
    if (
      (program === 'pip' || program === 'pip3' || program === 'uv' || program === 'poetry') &&
      args.includes('install')
    ) {
      this.add(walk, this.access.files.exact(walk.root, joinPath(at.folder, 'setup.py') ?? ''), 'python', at);
      return true;
    }
    if (program === 'nest' && /^(?:start|s)$/.test(args[0] ?? ''))
      this.add(walk, this.access.files.resolve(walk.root, at.folder, 'src/main'), 'node', at);
    const configs = configsOfProgram(program);
    if (configs.length === 0) return false;
    const explicit = this.#explicitConfig(args);
    if (explicit !== null) this.add(walk, this.find(walk, explicit, at), 'module', at);
    for (const config of configs) {
      if (explicit !== null && config === configs[0]) continue;
      for (const file of this.#configFiles(walk, at.folder, config)) this.add(walk, file, 'module', at);
    }
    return true;
  }

  #explicitConfig(args: readonly string[]): string | null {
    for (const [i, arg] of args.entries()) {
      const match =
        /^(?:-c|--config|--config-path|--gulpfile|--gruntfile|-f|--knexfile|--configuration)(?:=(.+))?$/.exec(arg);
      if (match !== null) return match[1] ?? args[i + 1] ?? null;
    }
    return null;
  }

  /** Looked for where the command runs, then in the folders above (as eslint, babel, prettier and most others do). */
  #configFiles(walk: Walk, folder: string, config: Parameters<typeof isConfigOf>[1]): readonly TreeFile[] {
    const below = [...new Set(config.files.filter((file) => file.includes('/')).map((file) => folderOf(file)))];
    for (let here = folder, hops = 0; hops < 12; here = folderOf(here), hops++) {
      const prefix = here === '' ? '' : `${here}/`;
      const places = [here, ...below.map((sub) => `${prefix}${sub}`)];
      const found = places
        .flatMap((place) => this.access.files.inFolder(walk.root, place))
        .filter((file) => isConfigOf(file.name.slice(prefix.length), config));
      if (found.length > 0 || here === '') return found;
    }
    return [];
  }

  /** A program named by a path of the tree: `./run.sh`, `scripts\x.bat`, `vendor/update`. */
  #byName(walk: Walk, command: SimpleCommand, at: At): void {
    const word = command.words[0] ?? '';
    const openers =
      /^(?:open|xdg-open|start|explorer|invoke-item|ii|chmod|call|load|invoke-command|import-module)$/.test(
        programOf(command),
      );
    const reference = openers
      ? (command.words.slice(1).find((arg) => !arg.startsWith('-') && !/^[0-7]{3,4}$|^\+x$|^[ugoa]\+x$/.test(arg)) ??
        '')
      : word;
    if (programOf(command) === 'chmod' || !/[/\\.]/.test(reference) || /^\.{1,2}$/.test(reference)) return;
    const target = this.find(walk, reference, at);
    if (target !== null) this.add(walk, target, howOf(target.name, this.access.text(target.path)), at);
  }
}

const HOOKS = new Set(
  'applypatch-msg pre-applypatch post-applypatch pre-commit pre-merge-commit prepare-commit-msg commit-msg post-commit pre-rebase post-checkout post-merge pre-push pre-receive update proc-receive post-receive post-update reference-transaction push-to-checkout pre-auto-gc post-rewrite sendemail-validate fsmonitor-watchman p4-changelist p4-prepare-changelist p4-post-changelist p4-pre-submit post-index-change'.split(
    ' ',
  ),
);
export function isHookName(name: string): boolean {
  return HOOKS.has(name) || HOOKS.has(name.replace(/\.(?:sh|exe|bat|cmd|ps1|py|js)$/, ''));
}
