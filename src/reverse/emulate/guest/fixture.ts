/** For the tests of the world: runs a small program in it, with a plain bridge in place of the tracer. */

import type { PersonaName } from '../emulation.ts';
import { type Handle, Machine, type Outcome } from '../machine/machine.ts';
import type { GuestEvent, Learned, Scenario } from './contract.ts';
import { PERSONAS } from './personas.ts';
import { LIBRARIES, WORLD } from './world.generated.ts';

/** In the guest; `library` and `record` are host functions. */
const BRIDGE = `((record, learn, library) => {
  const evaluate = eval, { apply } = Reflect, texts = new WeakMap(), plain = Function.prototype.toString;
  const native = (fn, name) => (texts.set(fn, 'function ' + (name === undefined ? fn.name : name) + '() { [native code] }'), fn);
  const get = WeakMap.prototype.get;
  Object.defineProperty(Function.prototype, 'toString', { value: native({ toString() { return apply(get, texts, [this]) || apply(plain, this, []); } }.toString), writable: true, configurable: true });
  const code = (how, text) => record(JSON.stringify({ call: how, category: 'code', arguments: [text], result: null, data: {}, time: 0, stack: '' }));
  return {
    record, learn, library, native,
    came: ({ how, text }) => { code(how, text); },
    run: ({ how, text, before, after }) => { code(how, text); return evaluate((before || '') + text + (after || '')); },
    load: (name) => { const text = library(name); return text === '' ? undefined : evaluate(text); },
    exit: (status) => record('exit ' + status),
  };
})`;

export interface Tried {
  readonly events: readonly GuestEvent[];
  readonly learned: readonly Learned[];
  /** what the program logged, arguments joined by blanks */
  readonly logged: readonly string[];
  readonly forced: readonly string[];
  readonly error: string | null;
  readonly exited: string | null;
}

export interface TryOptions {
  readonly persona?: PersonaName;
  readonly replies?: Scenario['replies'];
  readonly replyReads?: Readonly<Record<string, readonly string[]>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly browser?: boolean;
  readonly force?: boolean;
  readonly steps?: number;
}

const REPLY_CODE = 'console.log("the reply ran")';
const ROUNDS = 2_000;

const need = (outcome: Outcome): Handle => {
  if (!outcome.ok) throw new Error(`${outcome.error.name}: ${outcome.error.message}\n${outcome.error.stack}`);
  return outcome.value;
};

/** The first file is entered. */
export function tryInWorld(source: string | Readonly<Record<string, string>>, options: TryOptions = {}): Tried {
  const files = typeof source === 'string' ? { 'index.js': source } : source;
  const events: GuestEvent[] = [];
  const learned: Learned[] = [];
  const forced: string[] = [];
  let exited: string | null = null;
  let steps = 0;
  const machine = new Machine({
    mebibytes: 96,
    interrupt: () => ++steps > (options.steps ?? 5_000) || exited !== null,
  });
  const record = ([text = '']: string[]): string => {
    if (text.startsWith('exit ')) exited = text.slice(5);
    else events.push(JSON.parse(text) as GuestEvent);
    return String(events.length);
  };
  const hosts = [
    machine.host('record', record),
    machine.host('learn', ([text = '']) => {
      learned.push(JSON.parse(text) as Learned);
      return undefined;
    }),
    machine.host('library', ([name = '']) => (Object.hasOwn(LIBRARIES, name) ? LIBRARIES[name] : '')),
  ];
  const bridge = need(machine.call(need(machine.evaluate(BRIDGE, 'node:internal/bridge')), ...hosts));
  const scenario: Scenario = {
    persona: PERSONAS[options.persona ?? 'linux'],
    replies: options.replies ?? 'json',
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    entry: Object.keys(files)[0] ?? '',
    seed: 7,
    now: 1_748_854_800_000,
    replyFields: [],
    replyReads: options.replyReads ?? {},
    replyCode: REPLY_CODE,
    environment: options.environment ?? {},
    ...(options.browser === undefined ? {} : { browser: options.browser }),
  };
  const given = need(machine.evaluate(`(${JSON.stringify(scenario)})`, ''));
  const world = need(machine.call(need(machine.evaluate(WORLD, 'node:internal/world')), bridge, given));
  const entry = (name: string): Handle => machine.property(world, name);
  const most = need(machine.evaluate('20', ''));
  const pump = (): void => {
    for (let i = 0, idle = 0; i < ROUNDS && exited === null && idle < 2; i++) {
      const jobs = machine.jobs(1_000);
      const drained = machine.call(entry('drain'), most);
      const more = jobs.left || (drained.ok && machine.read(drained.value) === 'true');
      idle = more ? 0 : idle + 1;
    }
  };
  const ran = machine.call(entry('run'));
  pump();
  for (let i = 0; options.force === true && i < 100; i++) {
    const name = machine.read(need(machine.call(entry('force'))));
    if (name === '') break;
    forced.push(name);
    pump();
  }
  return {
    events,
    learned,
    logged: events.filter((event) => event.call === 'console.log').map((event) => event.arguments.join(' ')),
    forced,
    error: ran.ok ? null : `${ran.error.name}: ${ran.error.message}`,
    exited,
  };
}
