/** The decoy world: `(bridge, scenario) => World` (see ../contract.ts). The core is here; fakes are loaded when they are asked for. */
import { installDate, makeClock, makeQueue, makeRandom } from './core/clock.js';
import { makeConsole } from './core/console.js';
import { installErrors, nodeError } from './core/errors.js';
import { makeEvents } from './core/events.js';
import { installGlobals } from './core/globals.js';
import { installLanguage } from './core/language.js';
import { makeLater } from './core/later.js';
import { makeModules } from './core/modules.js';
import { makePath } from './core/path.js';
import * as primordials from './core/primordials.js';
import { makeProcess } from './core/process.js';
import { bytesText, describe, guestStack, makeRecorder } from './core/record.js';
import { makeReplies } from './core/replies.js';
import * as text from './core/text.js';
import { makeUnknown } from './core/unknown.js';

const {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  ownKeys,
  stringify,
  StringCtor,
  weakHas,
  weakSet,
  WeakMapCtor,
} = primordials;

const ZONES = {
  'America/New_York': [-240, 'Eastern Daylight Time'],
  'America/Chicago': [-300, 'Central Daylight Time'],
  'America/Los_Angeles': [-420, 'Pacific Daylight Time'],
  'Europe/Berlin': [120, 'Central European Summer Time'],
  'Europe/London': [60, 'British Summer Time'],
};

/** what all fakes are given */
const makeKit = (bridge, scenario) => {
  const ours = new WeakMapCtor();
  const unknowns = new WeakMapCtor();
  const learned = primordials.create(null);
  const clock = makeClock(scenario);
  const kit = {
    bridge,
    scenario,
    clock,
    text,
    primordials,
    describe,
    bytesText,
    nodeError,
    ours: [],
    childDepth: 0,
    exiting: false,
    leaveChild: { leave: true },
  };
  kit.persona = scenario.persona;
  kit.win = kit.persona.platform === 'win32';
  kit.mac = kit.persona.platform === 'darwin';
  kit.Promise = primordials.PromiseCtor;
  kit.random = makeRandom(scenario.seed);
  const held = { stack: '' };
  const record = makeRecorder(bridge, clock, held);
  /** where the sample is now, for what the world does for it later */
  kit.whereabouts = () => guestStack() || held.stack;
  kit.at = (stack, run) => {
    const before = held.stack;
    held.stack = stack;
    try {
      return run();
    } finally {
      held.stack = before;
    }
  };
  let count = 0;
  kit.recorded = () => count;
  kit.record = (category, call, args, data, result) => {
    if (category === 'module') kit.requiredAnything = true;
    count++;
    return record(category, call, args, data, result);
  };
  kit.learn = (note) => bridge.learn(stringify(note));
  kit.learnOnce = (what, name) => {
    const key = `${what} ${name}`;
    if (learned[key]) return;
    learned[key] = true;
    kit.learn({ what, name });
  };
  kit.markOurs = (value) => {
    weakSet(ours, value, true);
    return value;
  };
  kit.isOurs = (value) =>
    value !== null && (typeof value === 'object' || typeof value === 'function') && weakHas(ours, value);
  kit.native = (fn, name) => {
    if (weakHas(ours, fn)) return fn;
    weakSet(ours, fn, true);
    const shown = name === undefined ? StringCtor(fn.name) : name;
    if (name !== undefined && fn.name !== name) {
      const own = getOwnPropertyDescriptor(fn, 'name');
      if (own === undefined || own.configurable) defineProperty(fn, 'name', { value: name, configurable: true });
    }
    bridge.native(fn, shown);
    return fn;
  };
  /** everything that hangs on a fake looks native */
  kit.dress = (value, depth = 0) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || depth > 4) return value;
    if (weakHas(unknowns, value)) return value;
    if (typeof value === 'function') kit.native(value);
    else if (depth > 0 && weakHas(ours, value)) return value;
    else weakSet(ours, value, true);
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length; i++) {
      const own = getOwnPropertyDescriptor(value, keys[i]);
      if (hasOwn(own, 'value')) {
        const inner = own.value;
        if (typeof inner === 'function' && !weakHas(ours, inner)) {
          kit.native(inner, inner.name === '' && typeof keys[i] === 'string' ? keys[i] : undefined);
          kit.dress(inner, depth + 1);
        } else if (
          keys[i] === 'prototype' ||
          (typeof inner === 'object' && inner !== null && getPrototypeOf(inner) === Object.prototype)
        )
          kit.dress(inner, depth + 1);
      } else {
        if (own.get) kit.native(own.get);
        if (own.set) kit.native(own.set);
      }
    }
    return value;
  };
  const labels = new WeakMapCtor();
  kit.label = (value, name) => {
    weakSet(labels, value, name);
    return value;
  };
  kit.nameOf = (value) => primordials.weakGet(labels, value) || StringCtor(value?.constructor?.name || 'emitter');
  kit.uncaught = (error, where) => {
    if (error === kit.leaveChild) return;
    const said = describe(error);
    kit.record('other', 'uncaughtException', [said], {
      where,
      message: said,
      stack: error?.stack ? StringCtor(error.stack) : undefined,
    });
    if (kit.process.listenerCount('uncaughtException') > 0 && !kit.inUncaught) {
      kit.inUncaught = true;
      kit.guarded('process.on(uncaughtException)', () =>
        kit.process.emit('uncaughtException', error, 'uncaughtException'),
      );
      kit.inUncaught = false;
    }
  };
  kit.guarded = (name, fn) => {
    try {
      return apply(fn, undefined, []);
    } catch (error) {
      kit.uncaught(error, name);
      return undefined;
    }
  };
  const unknown = makeUnknown(kit);
  kit.unknown = (name, category) => {
    const made = unknown(name, category);
    weakSet(unknowns, made, true);
    return made;
  };
  kit.isUnknown = (value) =>
    value !== null && (typeof value === 'object' || typeof value === 'function') && weakHas(unknowns, value);
  return kit;
};

export default (bridge, scenario) => {
  const global = globalThis;
  const kit = makeKit(bridge, scenario);
  const { persona, clock } = kit;
  kit.later = makeLater(kit);
  kit.queue = makeQueue(kit, clock);
  installErrors(kit, global);
  installLanguage(kit, global);
  const [offset, label] = ZONES[persona.timeZone] ?? [0, 'Coordinated Universal Time'];
  installDate(kit, global, clock, { offset, label });
  kit.EventEmitter = makeEvents(kit);
  let folder = kit.win ? `${persona.home}\\Documents\\assessment` : `${persona.home}/Documents/assessment`;
  kit.cwd = () => folder;
  kit.setCwd = (path) => {
    folder = path;
  };
  kit.project = folder;
  kit.path = makePath(kit.win, kit.cwd, kit);
  kit.entryPath = kit.path.join(kit.project, scenario.entry);
  kit.replies = makeReplies(kit);
  kit.process = makeProcess(kit);
  kit.console = makeConsole(kit);
  kit.modules = makeModules(kit);
  kit.builtin = kit.modules.builtin;
  kit.fake = kit.modules.fake;
  kit.require = (name) => kit.modules.builtin(name) ?? kit.modules.fake(name);
  kit.mainModule = new kit.modules.Module('.');
  kit.mainModule.filename = kit.entryPath;
  kit.mainModule.path = kit.project;
  kit.mainModule.paths = [kit.path.join(kit.project, 'node_modules')];
  kit.process.mainModule = kit.mainModule;
  installGlobals(kit, global);
  if (kit.isBrowser) delete global.process;

  let ended = false;
  const drain = (most) => {
    const more = kit.queue.drain(most);
    if (more || ended) return more;
    ended = true;
    kit.guarded('process.on(beforeExit)', () => kit.process.emit('beforeExit', 0));
    kit.guarded('process.on(exit)', () => kit.process.emit('exit', 0));
    return kit.queue.drain(most);
  };
  return {
    run: () => kit.modules.entry(),
    enter() {
      const { requireFor } = kit.modules;
      kit.mainModule.require = requireFor(kit.mainModule, kit.entryPath);
    },
    now: () => clock.elapsed(),
    resolve: (specifier, importer) => stringify(kit.modules.resolve(specifier, importer)),
    module: (specifier, importer) => kit.modules.load(specifier, importer),
    drain,
    force: () => kit.later.force(),
  };
};
