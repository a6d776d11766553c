/**
 * One run of a sample: a fresh machine, the tracer, the world, the sample; then its timers and jobs until nothing is left or a limit says so; then, if asked, what
 * nobody entered. Everything that happens goes out through `output` as it happens: a machine that dies takes nothing along.
 */
import { sha256 } from '../../../lib/index.ts';
import type { GuestFile } from '../emulation.ts';
import type { Imported, Scenario } from '../guest/contract.ts';
import { type Handle, Machine, MachineDied, type Outcome, type Thrown } from '../machine/machine.ts';
import { Bounds } from './bounds.ts';
import { type Code, Codes, type Untouched } from './codes.ts';
import { moduleText } from './modules.ts';
import { type CodeCall, Recorder } from './recorder.ts';
import { REPLY_CODE } from './reply.ts';
import { type Goal, goalOf, isScript, readRequest } from './request.ts';
import type { Libraries, RunOutput, RunTask } from './task.ts';
import { TRACER } from './tracer.ts';

const OURS = 'node:internal/';
const JOBS_AT_ONCE = 128;
const MOST_ROUNDS = 5_000;
/** Rounds of timers in which nothing new is seen. */
const IDLE_ROUNDS = 60;
const TIMERS_AT_ONCE = 16;
const MOST_FORCED = 150;
const MOST_FUNCTIONS = 400;
const FUNCTION_ROUNDS = 4;
const FEW_ROUNDS = 12;
/** A trap for debuggers: an endless loop made of text. */
const ENDLESS = /^\s*while\s*\(\s*(?:true|!0|1|!!\[\])\s*\)\s*(?:\{\s*\}|;)\s*;?\s*$/;
const LONGEST_TRAP = 100;

type Entries = Readonly<Record<'run' | 'enter' | 'drain' | 'force' | 'resolve', Handle>>;

export function runTask(task: RunTask, libraries: Libraries, output: (entry: RunOutput) => void): void {
  new Interpreter(task, libraries, output).run();
}

class Interpreter {
  readonly #task: RunTask;
  readonly #libraries: Libraries;
  readonly #bounds: Bounds;
  readonly #recorder: Recorder;
  readonly #codes: Codes;
  readonly #machine: Machine;
  readonly #fakes = new Map<
    string,
    { readonly specifier: string; readonly importer: string; readonly names: readonly string[] }
  >();
  #entries: Entries | null = null;
  /** the promise of an entry that is an ES module */
  #main: Handle | null = null;
  #part: ((error: Thrown | null) => void) | null = null;

  constructor(task: RunTask, libraries: Libraries, output: (entry: RunOutput) => void) {
    this.#task = task;
    this.#libraries = libraries;
    this.#bounds = new Bounds(task.limits);
    this.#codes = new Codes(task);
    this.#recorder = new Recorder(this.#codes, this.#bounds, output);
    this.#machine = new Machine({
      mebibytes: task.limits.mebibytes,
      stackBytes: task.limits.stackKibibytes * 1024,
      interrupt: () => this.#bounds.interrupt(),
      modules: { resolve: (base, name) => this.#resolve(base, name), load: (name) => this.#load(name) },
    });
  }

  run(): void {
    this.#begin(null);
    try {
      const { controls, entries } = this.#start();
      this.#entries = entries;
      const entered = this.#enter(entries);
      this.#close(this.#drain(entries, MOST_ROUNDS) ?? entered);
      this.#bounds.resume();
      if (this.#task.force && this.#bounds.over === null) this.#force(entries);
      if (this.#task.thorough) this.#enterFunctions(controls, entries);
      this.#summary(controls);
    } catch (error) {
      if (!(error instanceof MachineDied)) throw error;
      this.#recorder.problem(`the interpreter ended: ${error.message.slice(0, 300)}`);
      this.#close({ name: 'MachineDied', message: error.message, stack: '' });
    }
  }

  #begin(forced: string | null): void {
    this.#part = this.#recorder.begin(forced);
  }

  #close(error: Thrown | null): void {
    this.#part?.(error);
    this.#part = null;
  }

  /** The tracer, then the world with its scenario. */
  #start(): { controls: Handle; entries: Entries } {
    const machine = this.#machine;
    this.#bounds.grace();
    const tracer = need(machine.evaluate(TRACER, `${OURS}tracer`));
    const hosts = this.#hosts();
    const controls = need(machine.call(tracer, ...hosts));
    const world = need(machine.evaluate(this.#libraries.world, `${OURS}world`));
    const start = machine.property(controls, 'start');
    const scenario = machine.text(JSON.stringify(this.#scenario()));
    const started = need(
      machine.call(start, world, scenario, machine.text(this.#task.thorough ? this.#scenario().entry : '')),
    );
    const entry = (name: string): Handle => machine.property(started, name);
    const entries = {
      run: entry('run'),
      enter: entry('enter'),
      drain: entry('drain'),
      force: entry('force'),
      resolve: entry('resolve'),
    };
    this.#bounds.endGrace();
    return { controls, entries };
  }

  #scenario(): Scenario {
    const task = this.#task;
    return {
      persona: this.#libraries.personas[task.persona],
      replies: task.replies,
      files: task.files,
      entry: task.files[0]?.path ?? '',
      seed: task.seed,
      now: task.now,
      replyFields: task.replyFields,
      replyReads: task.replyReads,
      browser: task.browser,
      replyCode: REPLY_CODE,
      environment: task.environment,
    };
  }

  /** In the order in which the tracer takes them. */
  #hosts(): Handle[] {
    const recorder = this.#recorder;
    const machine = this.#machine;
    return [
      machine.host('', ([event = '', site = '']) => recorder.record(event, Number(site))),
      machine.host('', ([request = '']) => this.#direct(request)),
      machine.host('', ([request = '']) => this.#run(request)),
      machine.host('', ([value = '']) => {
        recorder.observe(value);
        return undefined;
      }),
      machine.host('', ([note = '']) => {
        recorder.note(note);
        return undefined;
      }),
      machine.host('', ([name = '']) => JSON.stringify(this.#library(name))),
      machine.host('', ([name = '']) => this.#loadLibrary(name)),
      machine.host('', () => this.#exit()),
    ];
  }

  /** Text of a direct eval, which runs it itself; or code that only came up. */
  #direct(json: string): string {
    const request = readRequest(json);
    if (request.only) {
      this.#recorder.code(request, sha256(request.text));
      return '""';
    }
    const text = this.#defused(request);
    const code = this.#codes.add(text, 'script', { direct: true });
    this.#recorder.code(request, code.sha256);
    return JSON.stringify(code.traced);
  }

  /** Code that is to run in the global scope: gives its value. */
  #run(json: string): Handle {
    const request = readRequest(json);
    const { before, after, path } = request;
    const text = this.#asWritten(this.#defused(request));
    const around = before === '' && after === '' ? undefined : { before, after };
    const goal = request.how === 'require' ? goalOf(path ?? '') : 'script';
    const code = this.#codes.add(text, goal, { ...(around === undefined ? {} : { around }), path });
    this.#recorder.code(request, code.sha256);
    if (code.plan.module) return this.#machine.evaluateWithin(code.head + code.traced, code.file, 'module');
    return this.#machine.evaluateWithin(before + code.traced + after, code.file);
  }

  /** The world may have turned a first line for shells into a comment. */
  #asWritten(text: string): string {
    if (!text.startsWith('//#!')) return text;
    return this.#task.files.find((file) => `//${file.text}` === text)?.text ?? text;
  }

  /** Endless loops against debuggers would only use up the run. */
  #defused(request: CodeCall): string {
    return request.text.length <= LONGEST_TRAP && ENDLESS.test(request.text) ? '' : request.text;
  }

  #library(name: string): string {
    const { texts } = this.#libraries;
    return Object.hasOwn(texts, name) ? (texts[name] ?? '') : '';
  }

  #loadLibrary(name: string): Handle | undefined {
    const text = this.#library(name);
    return text === '' ? undefined : this.#machine.evaluateWithin(text, `${OURS}${name}`);
  }

  #exit(): string {
    if (this.#task.thorough) return 'go on';
    this.#bounds.exit();
    return '';
  }

  /** What the start threw, or null. */
  #enter(entries: Entries): Thrown | null {
    const [entry] = this.#task.files;
    for (const file of this.#task.files) this.#recorder.ownCode(sha256(file.text));
    this.#bounds.task();
    const goal = goalOf(entry?.path ?? '');
    const module = entry === undefined ? null : this.#asModule(entry, goal);
    if (module === null) return errorOf(this.#machine.call(entries.run));
    const entered = errorOf(this.#machine.call(entries.enter));
    if (entered !== null) return entered;
    const outcome = this.#machine.evaluate(module.head + module.traced, module.file, 'module');
    if (outcome.ok) this.#main = outcome.value;
    return errorOf(outcome);
  }

  #asModule(file: GuestFile, goal: Goal): Code | null {
    if (goal === 'script') return null;
    if (goal === 'either' && isScript(file.text)) return null;
    const code = this.#codes.add(file.text, 'module', { path: file.path });
    this.#recorder.ownCode(code.sha256);
    return code.plan.module ? code : null;
  }

  /** Timers and jobs; what the first of them threw. */
  #drain(entries: Entries, mostRounds: number): Thrown | null {
    let error: Thrown | null = null;
    let idle = 0;
    for (let round = 0; round < mostRounds && this.#bounds.over === null; round++) {
      const before = this.#recorder.count;
      error ??= this.#jobs();
      this.#bounds.task();
      this.#bounds.step();
      const drained = this.#machine.call(entries.drain, this.#machine.text(String(TIMERS_AT_ONCE)));
      error ??= errorOf(drained);
      const more = !drained.ok || this.#machine.read(drained.value) !== '';
      if (drained.ok) this.#machine.free(drained.value);
      idle = this.#recorder.count > before ? 0 : idle + 1;
      if ((!more && !this.#machine.jobsLeft) || idle > IDLE_ROUNDS) break;
    }
    return error ?? this.#rejection();
  }

  #jobs(): Thrown | null {
    let error: Thrown | null = null;
    for (let left = true; left && this.#bounds.over === null; ) {
      this.#bounds.task();
      this.#bounds.step();
      const done = this.#machine.jobs(JOBS_AT_ONCE);
      error ??= done.error;
      left = done.left;
    }
    return error;
  }

  /** An ES module tells of its error by its promise. */
  #rejection(): Thrown | null {
    if (this.#main === null || this.#machine.promise(this.#main) !== 'rejected') return null;
    return this.#machine.describe(this.#machine.settled(this.#main));
  }

  /** What the world knows of that nobody entered: handlers, listeners, exports. */
  #force(entries: Entries): void {
    this.#begin('handlers and exports');
    let error: Thrown | null = null;
    let count = 0;
    for (; count < MOST_FORCED && this.#bounds.over === null; count++) {
      this.#bounds.task();
      const entered = this.#machine.call(entries.force);
      if (entered.ok && this.#machine.read(entered.value) === '') break;
      error ??= errorOf(entered);
      if (entered.ok) this.#machine.free(entered.value);
      error ??= this.#drain(entries, FEW_ROUNDS);
      this.#bounds.resume();
    }
    if (count > 0) this.#close(error);
    this.#part = null;
  }

  #summary(controls: Handle): void {
    const rows = this.#rows(controls);
    if (rows !== null) this.#recorder.counts(rows);
  }

  /** Of the tracer: rows of what was reached. */
  #rows(controls: Handle): string | null {
    this.#bounds.grace();
    const summary = this.#machine.call(this.#machine.property(controls, 'summary'));
    this.#bounds.endGrace();
    return summary.ok ? this.#machine.read(summary.value) : null;
  }

  /** Functions of the sample that nobody entered; what they make in turn comes in the next round. */
  #enterFunctions(controls: Handle, entries: Entries): void {
    this.#begin('functions that nobody entered');
    const enter = this.#machine.property(controls, 'enter');
    const tried = new Set<number>();
    for (let round = 0; round < FUNCTION_ROUNDS && this.#bounds.over === null; round++) {
      const rows = JSON.parse(this.#rows(controls) ?? '[]') as readonly (readonly number[])[];
      const left = this.#codes.notEntered(new Set(rows.map(([id = 0]) => id))).filter(({ id }) => !tried.has(id));
      if (left.length === 0) break;
      for (const untouched of left) {
        if (tried.size >= MOST_FUNCTIONS || this.#bounds.over !== null) break;
        tried.add(untouched.id);
        this.#enterFunction(enter, untouched, entries);
      }
    }
    this.#close(null);
  }

  #enterFunction(enter: Handle, { kept, method }: Untouched, entries: Entries): void {
    this.#bounds.task();
    const entered = this.#machine.call(enter, this.#machine.text(String(kept)), this.#machine.text(method));
    if (entered.ok && this.#machine.read(entered.value) !== '') this.#drain(entries, FEW_ROUNDS);
    if (entered.ok) this.#machine.free(entered.value);
    this.#bounds.resume();
  }

  /** Full name of an imported module. */
  #resolve(base: string, specifier: string): string {
    const importer = this.#task.files.some((file) => file.path === base) ? base : (this.#task.files[0]?.path ?? '');
    if (this.#entries === null) throw new Error(`Cannot find module '${specifier}'`);
    const machine = this.#machine;
    const answer = machine.callWithin(this.#entries.resolve, machine.text(specifier), machine.text(importer));
    const imported = JSON.parse(answer) as Imported;
    if ('missing' in imported) throw new Error(`Cannot find package '${specifier}' imported from ${importer}`);
    if ('file' in imported && this.#isModule(imported.file)) return imported.file;
    const names = 'names' in imported ? imported.names : [];
    const name = `${OURS}import/${specifier}?${importer}`;
    this.#fakes.set(name, { specifier, importer, names });
    return name;
  }

  #isModule(path: string): boolean {
    const file = this.#task.files.find((one) => one.path === path);
    return file !== undefined && this.#asModule(file, goalOf(path)) !== null;
  }

  /** Text of an imported module. */
  #load(name: string): string {
    const fake = this.#fakes.get(name);
    if (fake !== undefined)
      return moduleText(fake.specifier, fake.importer, [...fake.names, ...this.#codes.importedNames(fake.specifier)]);
    const file = this.#task.files.find((one) => one.path === name);
    const code = file === undefined ? null : this.#asModule(file, goalOf(name));
    if (code === null) throw new Error(`Cannot find module '${name}'`);
    return code.head + code.traced;
  }
}

function errorOf(outcome: Outcome): Thrown | null {
  return outcome.ok ? null : outcome.error;
}

function need(outcome: Outcome): Handle {
  if (outcome.ok) return outcome.value;
  throw new MachineDied(`${outcome.error.name}: ${outcome.error.message} ${outcome.error.stack}`);
}
