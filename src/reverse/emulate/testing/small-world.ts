/** A world of a few lines for tests of the interpreter: `log` records, `later` is a timer, `env` learns. */
import { PERSONAS } from '../guest/personas.ts';
import { runTask } from '../host/interpreter.ts';
import type { Libraries, RunOutput, RunTask } from '../host/task.ts';

const SMALL_WORLD = `(bridge, scenario) => {
  'use strict';
  const queue = [], handlers = [], modules = { tool: { name: 'tool', make: (x) => x + '!' } };
  let time = 0;
  const record = (call, values) => bridge.record(JSON.stringify({ call, category: 'other', arguments: values.map(String), result: null, data: {}, time, stack: new Error().stack }));
  globalThis.log = bridge.native(function log(...values) { record('log', values); });
  globalThis.later = bridge.native(function later(fn) { queue.push(fn); });
  globalThis.handle = bridge.native(function handle(fn) { handlers.push(fn); });
  globalThis.env = new Proxy(scenario.environment, { get(target, name) { if (!(name in target) && typeof name === 'string') bridge.learn(JSON.stringify({ what: 'environment', name })); return target[name]; } });
  globalThis.exit = () => { if (bridge.exit('0') !== 'go on') for (;;); };
  const load = (path) => {
    const file = scenario.files.find((one) => one.path === path);
    if (!file) return modules[path];
    const module = { exports: {} };
    bridge.run({ how: 'require', text: file.text, path, before: '(function (exports, require, module, __filename, __dirname) {', after: '\\n})' })(module.exports, load, module, path, '.');
    return module.exports;
  };
  return {
    run: () => { load(scenario.entry); },
    now: () => time,
    resolve: (name) => JSON.stringify(scenario.files.some((one) => './' + one.path === name) ? { file: name.slice(2) } : name in modules ? { names: Object.keys(modules[name]) } : { missing: name }),
    module: (name) => load(name),
    drain: () => { const next = queue.shift(); time += 1000; if (next) { try { next(); } catch (error) { record('uncaught', [error]); } } return queue.length > 0; },
    force: () => { const next = handlers.shift(); if (!next) return ''; try { next('forced'); } catch (error) { record('uncaught', [error]); } return 'handler'; },
  };
}`;

export const SMALL: Libraries = { world: SMALL_WORLD, texts: {}, personas: PERSONAS };

export interface Ran {
  readonly outputs: readonly RunOutput[];
  /** arguments of what was recorded, joined */
  readonly log: readonly string[];
  readonly ends: readonly string[];
}

export function runSmall(text: string, options: Partial<RunTask> & { readonly path?: string } = {}): Ran {
  const { path = 'sample.js', ...more } = options;
  const outputs: RunOutput[] = [];
  const task: RunTask = {
    files: [{ path, text }],
    persona: 'linux',
    replies: 'nothing',
    replyFields: [],
    replyReads: {},
    environment: {},
    browser: false,
    seed: 1,
    now: 0,
    limits: { steps: 400, taskSteps: 200, millis: 8_000, mebibytes: 64, events: 500, stackKibibytes: 160 },
    quiet: {},
    turned: {},
    force: false,
    thorough: false,
    observe: true,
    ...more,
  };
  runTask(task, SMALL, (output) => outputs.push(output));
  return {
    outputs,
    log: outputs.flatMap((output) =>
      output.t === 'event' && output.event.category !== 'code' ? [output.event.arguments.join(' ')] : [],
    ),
    ends: outputs.flatMap((output) => (output.t === 'part' ? [output.part.end] : [])),
  };
}
