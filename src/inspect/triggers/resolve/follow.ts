/**
 * What a command line starts in a tree. Commands are taken apart, `cd` is followed, package scripts and Makefile targets are opened, shell scripts are
 * read one level deep; interpreters give the file they run, tools the configuration they evaluate. Cycle-safe; one budget of steps for each question.
 */

import type { TreeFile } from '../../../model/index.ts';
import { parseCommandLine, programOf, type SimpleCommand } from '../../../syntax/index.ts';
import { howOf, INTERPRETERS } from '../data/interpreters.ts';
import { refuse } from '../support/doc.ts';
import { folderOf } from '../support/make-trigger.ts';
import type { TriggerEntry } from '../trigger.ts';
import { type Files, joinPath } from './files.ts';
import { interpret } from './interpret.ts';
import { type Makefile, readMakefile } from './makefile.ts';
import { asPackageManager } from './package-manager.ts';
import type { Packages } from './packages.ts';
import { git, make, tool } from './tools.ts';

export interface FollowAccess {
  readonly files: Files;
  readonly packages: Packages;
  readonly text: (path: string) => string | null;
}

/** Commands looked at for one question; shells, scripts and targets in one another. */
const BUDGET = 400;
/** Commands followed for all questions of one file, and of one tree. */
const FILE_BUDGET = 10_000;
const TREE_BUDGET = 500_000;
const DEPTH = 14;
const ENTRIES = 200;
/** UTF-16 units of a shell script that is followed. */
const SCRIPT_UNITS = 131_072;
const PARSED = 4_000;
const CHANGES_FOLDER = /^(?:cd|chdir|pushd|set-location|sl)$/;

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
  readonly #makefiles = new Map<string, Makefile>();
  #ofFile = FILE_BUDGET;
  #ofTree = TREE_BUDGET;

  constructor(access: FollowAccess) {
    this.access = access;
  }

  entriesOf(root: string, from: string, command: string): readonly TriggerEntry[] {
    const left = Math.min(this.#ofFile, this.#ofTree);
    if (left <= 0) {
      refuse('it has more commands than are followed to the files that they start');
      return [];
    }
    const budget = Math.min(BUDGET, left);
    const walk: Walk = { root, home: from, out: [], seen: new Set(), copies: new Map(), budget };
    this.line(walk, command, { folder: from, script: from, steps: [], depth: 0, shells: 0 });
    const spent = budget - Math.max(0, walk.budget);
    this.#ofFile -= spent;
    this.#ofTree -= spent;
    return walk.out;
  }

  /** The questions that follow are another file's. */
  nextFile(): void {
    this.#ofFile = FILE_BUDGET;
  }

  makefile(path: string): Makefile | null {
    const known = this.#makefiles.get(path);
    if (known !== undefined) return known;
    const text = this.access.text(path);
    if (text === null) return null;
    const makefile = readMakefile(text);
    if (this.#makefiles.size < 50) this.#makefiles.set(path, makefile);
    return makefile;
  }

  line(walk: Walk, text: string, at: At): void {
    if (at.depth > DEPTH || text.trim() === '') return;
    let folder: string | null = at.folder;
    const commands = this.#parse(text);
    for (const [i, command] of commands.entries()) {
      if (--walk.budget < 0 || walk.out.length >= ENTRIES) return;
      // a shell of its own begins (`concurrently "cd a && x" "cd b && y"`); cmd's `cd a & x` stays where it went
      const before = commands[i - 1];
      if (
        command.joinedBy === '' ||
        (command.joinedBy === '&' && before !== undefined && !CHANGES_FOLDER.test(programOf(before)))
      )
        folder = at.folder;
      const here: At = folder === null ? at : { ...at, folder };
      const moved = this.#changesFolder(command, walk, here, at.folder);
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
  #changesFolder(command: SimpleCommand, walk: Walk, at: At, start: string): string | null | undefined {
    const program = programOf(command);
    if (program === 'popd') return start;
    if (!CHANGES_FOLDER.test(program)) return undefined;
    const target = command.words
      .slice(1)
      .find((word) => !/^[-/][a-z]$/i.test(word) && word !== '--' && !/^-(?:path|literalpath)$/i.test(word));
    if (target === undefined) return at.folder;
    const [base, rest] = this.placed(target, walk, at);
    const folder = joinPath(base, rest);
    // `(cd a && x) && (cd b && y)`: brackets are not kept, the folders tell
    if (folder !== null && this.access.files.hasFolder(walk.root, folder)) return folder;
    const other = joinPath(start, rest);
    return other !== null && this.access.files.hasFolder(walk.root, other) ? other : folder;
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
    const interpreter = INTERPRETERS.get(program);
    if (program === 'git') git(this, walk, args, { ...at, steps: step });
    else if (program === 'make' || program === 'gmake') make(this, walk, args, { ...at, steps: step });
    else if (interpreter !== undefined && !this.#isOwnFile(command, walk, at))
      interpret(this, walk, program, interpreter, args, feeder, command, { ...at, steps: step });
    else if (!tool(this, walk, program, args, { ...at, steps: step }))
      this.#byName(walk, command, { ...at, steps: step });
  }

  /** `./node` or `bin/python` of the tree is not the machine's own. */
  #isOwnFile(command: SimpleCommand, walk: Walk, at: At): boolean {
    const word = command.words[0] ?? '';
    return /[/\\]/.test(word) && this.find(walk, word, at) !== null;
  }

  // ---- files

  /** `$(dirname "$0")/x`, `%~dp0x`, `$PSScriptRoot\x` are beside the script; `${workspaceFolder}/x`, `$PWD/x` where it began. */
  placed(word: string, walk: Walk, at: At): readonly [folder: string, rest: string] {
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
    const [folder, rest] = this.placed(word.replace(/^file:(?:\/\/)?/, ''), walk, at);
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

  nodeOptions(walk: Walk, value: string, at: At): void {
    const words = value.slice(0, 4_000).split(/\s+/);
    for (const [i, word] of words.entries()) {
      const match = /^(?:-r|--require|--import|--loader|--experimental-loader)(?:=(.+))?$/.exec(word);
      if (match === null) continue;
      const target = (match[1] ?? words[i + 1] ?? '').replace(/^["']|["']$/g, '');
      this.add(walk, this.find(walk, target, at), 'node', at);
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
