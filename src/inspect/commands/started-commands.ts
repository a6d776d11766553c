/**
 * All command lines that triggers start, with where they stand: the line of the trigger itself, the scripts of package.json that it runs through
 * (`npm run x`), and the shell scripts of the tree that it starts. Made once for each inspection.
 */

import { LineIndex } from '../../lib/index.ts';
import { parseCommandLine, programOf, type SimpleCommand } from '../../syntax/index.ts';
import type { InspectContext } from '../detector.ts';
import type { Trigger } from '../triggers/trigger.ts';

export interface Started {
  readonly trigger: Trigger;
  readonly file: string;
  readonly line: number;
  /** the command line, or the whole text of a script */
  readonly text: string;
  readonly commands: readonly SimpleCommand[];
  /** `npm run dev`, `scripts/setup.sh`: what stands between the trigger and this line */
  readonly via: readonly string[];
  readonly kind: 'line' | 'script';
  /** '', linux, osx, windows */
  readonly platform: string;
}

const MOST = 5_000;
/** Of all lines and scripts together, UTF-16 units. */
const UNITS = 8 * 1024 * 1024;
const DEPTH = 5;
const SCRIPT_UNITS = 262_144;
const memo = new WeakMap<InspectContext, readonly Started[]>();

export function startedCommands(context: InspectContext): readonly Started[] {
  let known = memo.get(context);
  if (known === undefined) {
    known = new Collector(context).run();
    memo.set(context, known);
  }
  return known;
}

class Collector {
  readonly #context: InspectContext;
  readonly #out: Started[] = [];
  readonly #seen = new Set<string>();
  #left = UNITS;
  constructor(context: InspectContext) {
    this.#context = context;
  }

  run(): readonly Started[] {
    for (const trigger of this.#context.triggers) {
      for (const command of trigger.commands) {
        this.#line(trigger, trigger.file, command.line, command.text, command.platform, []);
      }
      for (const entry of trigger.entries) {
        if (
          entry.how === 'shell' ||
          entry.how === 'powershell' ||
          (entry.how === 'other' && /\.(?:bat|cmd|sh|ps1|command)$/i.test(entry.path))
        )
          this.#script(trigger, entry.path, entry.steps);
      }
    }
    return this.#out;
  }

  #line(trigger: Trigger, file: string, line: number, text: string, platform: string, via: readonly string[]): void {
    if (!this.#first(trigger, file, `${line} ${text}`)) return;
    this.#left -= text.length;
    const commands = parseCommandLine(text);
    this.#out.push({ trigger, file, line, text, commands, via, kind: 'line', platform });
    if (via.length >= DEPTH) return;
    for (const command of commands) {
      for (const name of scriptsRunBy(command)) this.#packageScript(trigger, file, name, platform, via);
    }
  }

  #packageScript(trigger: Trigger, from: string, name: string, platform: string, via: readonly string[]): void {
    const manifest = nearestManifest(this.#context, from);
    if (manifest === null) return;
    const value = this.#context.json(manifest);
    const scripts = typeof value === 'object' && value !== null && 'scripts' in value ? value.scripts : null;
    if (typeof scripts !== 'object' || scripts === null) return;
    for (const key of [`pre${name}`, name, `post${name}`]) {
      if (!Object.hasOwn(scripts, key)) continue;
      const text: unknown = Reflect.get(scripts, key);
      if (typeof text !== 'string') continue;
      const line = lineOfKey(this.#context.text(manifest) ?? '', key);
      this.#line(trigger, manifest, line, text, platform, [...via, `npm run ${key}`]);
    }
  }

  #script(trigger: Trigger, path: string, steps: readonly string[]): void {
    const text = this.#context.text(path)?.slice(0, SCRIPT_UNITS);
    if (text === undefined || !this.#first(trigger, path, 'script')) return;
    this.#left -= text.length;
    const commands = parseCommandLine(joinLines(text));
    this.#out.push({ trigger, file: path, line: 1, text, commands, via: [...steps], kind: 'script', platform: '' });
  }

  #first(trigger: Trigger, file: string, what: string): boolean {
    const key = `${trigger.kind}\n${trigger.file}\n${trigger.label}\n${file}\n${what}`;
    if (this.#out.length >= MOST || this.#left <= 0 || this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}

/** Lines that end in a continuation become one, offsets kept. */
function joinLines(text: string): string {
  return text.replace(/(?:\\|`|\^)\r?\n/g, (match) => ' '.repeat(match.length)).replace(/\r\n/g, ' \n');
}

/** Line (from 1) of a command inside a started line or script. */
export function lineIn(started: Started, at: number): number {
  if (started.kind === 'line') return started.line;
  return new LineIndex(started.text).at(Math.max(0, Math.min(at, started.text.length))).line;
}

/** Names of package.json scripts that a command runs. */
export function scriptsRunBy(command: SimpleCommand): readonly string[] {
  const name = programOf(command);
  if (!/^(?:npm|pnpm|yarn|bun|npm-run-all|run-s|run-p)$/.test(name)) return [];
  const rest = command.words
    .slice(1)
    .filter(
      (word, i, all) =>
        !word.startsWith('-') && !/^(?:-C|--prefix|--cwd|-w|--workspace|--filter|-F)$/.test(all[i - 1] ?? ''),
    );
  const [verb, target] = rest;
  if (verb === undefined) return [];
  if (/^(?:run-s|run-p|npm-run-all)$/.test(name)) return rest;
  if (/^(?:run|run-script|rum|urn)$/.test(verb)) return target === undefined ? [] : [target];
  if (/^(?:start|test|stop|restart|t|tst)$/.test(verb)) return [verb === 't' || verb === 'tst' ? 'test' : verb];
  if (name === 'npm' || NOT_SCRIPTS.has(verb)) return [];
  return [verb];
}

const NOT_SCRIPTS = new Set(
  'install i add remove ci exec dlx create init publish pack link unlink up upgrade update why list ls info config set cache import audit outdated workspace workspaces global plugin dedupe rebuild x npm'.split(
    ' ',
  ),
);

/** package.json of the folder that a command of `file` runs in, or of one above it, in the same root. */
export function nearestManifest(context: InspectContext, file: string): string | null {
  const found = context.files.get(file);
  const root = found?.root ?? '';
  const name = found?.name ?? file;
  const parts = name.split('/').slice(0, -1);
  while (
    parts.length > 0 &&
    /^\.(?:vscode|git|github|devcontainer|husky|githooks|idea|cursor|claude|config)$/.test(parts.at(-1) ?? '')
  )
    parts.pop();
  const hidden = parts.indexOf('.git');
  if (hidden !== -1) parts.length = hidden;
  for (; ; parts.pop()) {
    const path = `${root}${[...parts, 'package.json'].join('/')}`;
    if (context.files.has(path)) return path;
    if (parts.length === 0) return null;
  }
}

/** First line where a JSON key stands; 1 where it does not. */
export function lineOfKey(text: string, key: string): number {
  const quoted = JSON.stringify(key);
  for (let at = text.indexOf(quoted); at !== -1; at = text.indexOf(quoted, at + 1)) {
    if (/^\s{0,20}:/.test(text.slice(at + quoted.length, at + quoted.length + 24)))
      return text.slice(0, at).split('\n').length;
  }
  return 1;
}
