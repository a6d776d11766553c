/**
 * The contract of a trigger reader: one file in `triggers/`, one default-exported object that `satisfies TriggerReader`, its test
 * beside it. It answers: what in this file starts code, on which user action, and which files or commands does it start?
 * It reads configuration as data (JSON with comments, YAML, TOML, ini, lines); it never judges.
 */
import type { Tree, TreeFile } from '../../model/index.ts';

/** How little the user has to do. `open`: the folder is opened in an editor; `git`: an everyday git command; `install`: dependencies are installed. */
export type TriggerMoment =
  | 'open'
  | 'git'
  | 'install'
  | 'build'
  | 'test'
  | 'run'
  | 'import'
  | 'ci'
  | 'container'
  | 'shell'
  | 'agent';

export interface Trigger {
  /** vscode-task, npm-lifecycle, npm-script, git-hook, build-config … : the reader's id or finer */
  readonly kind: string;
  readonly moment: TriggerMoment;
  /** nobody asked for this code by name: it comes along with opening, installing, checking out */
  readonly automatic: boolean;
  /** in plain words: `open the folder in VS Code`, `npm install`, `git checkout` */
  readonly action: string;
  /** `prepare`, `task "eslint-check"`, `hook post-checkout`, `vite.config.js` */
  readonly label: string;
  readonly file: string;
  readonly line: number;
  readonly excerpt: string;
  /** command lines as written, for the command detectors */
  readonly commands: readonly TriggerCommand[];
  /** files of the tree that it starts, with the words of each step between: ['prepare', 'npm run dev', 'node server.js'] */
  readonly entries: readonly TriggerEntry[];
  /** what hides it: 'reveal: never', 'echo: false', 'output discarded', 'backgrounded' … */
  readonly stealth: readonly string[];
}
export interface TriggerCommand {
  readonly text: string;
  /** 'linux', 'osx', 'windows', or '' for all */
  readonly platform: string;
  readonly line: number;
}
export interface TriggerEntry {
  /** TreeFile.path */
  readonly path: string;
  /** how it runs: node, shell, python, module (evaluated by a tool), powershell, binary, other */
  readonly how: 'node' | 'shell' | 'python' | 'module' | 'powershell' | 'binary' | 'other';
  readonly steps: readonly string[];
}

export interface TriggerReader {
  /** equal to the file name */
  readonly id: string;
  readonly title: string;
  /** is this file one to read? `name` is TreeFile.name (no ref or archive prefix) */
  readonly wants: (name: string) => boolean;
  readonly read: (file: TreeFile, context: TriggerContext) => readonly Trigger[];
}

export interface TriggerContext {
  readonly tree: Tree;
  /** decoded text, bounded; null where there is none */
  readonly text: (path: string) => string | null;
  /** JSON with comments; undefined where it does not parse */
  readonly json: (path: string) => unknown;
  /**
   * The file of the tree that `reference` means, seen from folder `from` ('' is the root) of `root`: tried as written, with the usual
   * extensions, as a folder's index or package main. Null where the tree has none, or it leaves the tree.
   */
  readonly resolve: (root: string, from: string, reference: string) => TreeFile | null;
  /**
   * What a command line starts in this tree: `npm run x` is followed through the scripts of the nearest package.json, chains, pipes,
   * background runs and per-OS fall-throughs are taken apart, `cd dir &&` is followed, tools that load a config (vite, next, jest …) name it.
   */
  readonly entriesOf: (root: string, from: string, command: string) => readonly TriggerEntry[];
}
