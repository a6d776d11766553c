/** Time of the decoy machine: it advances with every question, jumps to the next timer, and never waits. */
// biome-ignore-all lint/complexity/noArguments: how many were given matters, as in the original
// biome-ignore-all lint/suspicious/noShadowRestrictedNames: it is the one that it stands in for
import {
  apply,
  create,
  defineProperty,
  fromCharCode,
  hidden,
  min,
  push,
  StringCtor,
  splice,
  WeakMapCtor,
  weakGet,
  weakSet,
} from './primordials.js';

/** rounds that a repeated callback is given */
const ROUNDS = 4;
const MOST_TIMERS = 600;
/** questions in a row, without anything else happening, before time runs faster */
const PATIENCE = 400;

export const makeClock = (scenario) => {
  let elapsed = 0;
  let asked = 0;
  let step = 1;
  return {
    start: scenario.now,
    elapsed: () => elapsed,
    /** a question for the time */
    ask() {
      if (++asked > PATIENCE && asked % 50 === 0) step = min(step * 2, 86_400_000);
      elapsed += step;
      return scenario.now + elapsed;
    },
    advanceTo(time) {
      if (time > elapsed) elapsed = time;
      asked = 0;
      step = 1;
    },
  };
};

/** xorshift, from the scenario's seed */
export const makeRandom = (seed) => {
  let a = (seed ^ 0x9e3779b9) >>> 0 || 1;
  let b = (Math.imul(seed + 1, 0x85ebca6b) ^ 0xc2b2ae35) >>> 0 || 2;
  const next = () => {
    let t = a;
    a = b;
    t ^= t << 23;
    t ^= t >>> 17;
    t ^= b ^ (b >>> 26);
    b = t >>> 0;
    return (a + b) >>> 0;
  };
  return {
    next,
    fraction: () => (next() * 2097152 + (next() >>> 11)) / 9007199254740992,
    bytes(target) {
      for (let i = 0; i < target.length; i++) target[i] = next() >>> 13;
      return target;
    },
    hex(size) {
      let made = '';
      for (let i = 0; i < size; i++) made += '0123456789abcdef'[next() >>> 28];
      return made;
    },
    letter: () => fromCharCode(97 + (next() % 26)),
  };
};

/** Tasks of the world (replies of the network and the like) and timers of the sample, in one order. */
export const makeQueue = (kit, clock) => {
  const ticks = [];
  const tasks = [];
  const fired = new WeakMapCtor();
  let serial = 0;
  let total = 0;

  const insert = (task) => {
    let at = tasks.length;
    while (
      at > 0 &&
      (tasks[at - 1].time > task.time || (tasks[at - 1].time === task.time && tasks[at - 1].serial > task.serial))
    )
      at--;
    splice(tasks, at, 0, task);
    return task;
  };
  const cancel = (task) => {
    for (let i = 0; i < tasks.length; i++) {
      if (tasks[i] === task) {
        splice(tasks, i, 1);
        return;
      }
    }
  };
  const add = (delay, run, source) => insert({ time: clock.elapsed() + delay, serial: serial++, run, source });

  const runTick = () => {
    const run = splice(ticks, 0, 1)[0];
    kit.guarded('process.nextTick', run);
  };

  return {
    cancel,
    tick: (run) => push(ticks, run),
    /** something of the world, after `delay` virtual milliseconds */
    soon(delay, run) {
      const stack = kit.whereabouts();
      return add(delay, () => kit.at(stack, run), null);
    },
    /** a timer of the sample; null when it has had its rounds */
    timer(delay, callback, run) {
      const rounds = (typeof callback === 'function' && weakGet(fired, callback)) || 0;
      if (rounds >= ROUNDS || total >= MOST_TIMERS) return null;
      return add(delay, run, callback);
    },
    drain(most) {
      let left = most;
      while (left-- > 0) {
        if (ticks.length > 0) {
          runTick();
          continue;
        }
        if (tasks.length === 0) return false;
        const task = splice(tasks, 0, 1)[0];
        clock.advanceTo(task.time);
        if (task.source) {
          total++;
          if (typeof task.source === 'function') weakSet(fired, task.source, (weakGet(fired, task.source) || 0) + 1);
        }
        kit.guarded('timer', task.run);
        // promise jobs come before the next task: the host pumps them between two drains
        return true;
      }
      return ticks.length > 0 || tasks.length > 0;
    },
  };
};

/** Date with the decoy's clock and time zone (fixed offset: the scenario's date decides about summer time). */
export const installDate = (kit, global, clock, zone) => {
  const Native = global.Date;
  const native = Native.prototype;
  const shift = zone.offset * 60_000;
  const original = {};
  for (const name of [
    'getTime',
    'setTime',
    'getUTCFullYear',
    'getUTCMonth',
    'getUTCDate',
    'getUTCHours',
    'getUTCMinutes',
    'getUTCSeconds',
    'getUTCDay',
  ])
    original[name] = native[name];
  const timeOf = (date) => apply(original.getTime, date, []);
  const shifted = (date) => new Native(timeOf(date) + shift);
  /** texts and fields without a zone are local time; the engine takes them as UTC */
  const local = (text) =>
    !/(?:Z|UTC|GMT|[+-]\d\d:?\d\d|\d[ ]?(?:EST|EDT|CST|CDT|PST|PDT))\s*(?:\(.*\))?$/i.test(text) &&
    !/^\s*[+-]?\d{4,6}(-\d\d(-\d\d)?)?\s*$/.test(text);
  const parseText = (text) => {
    const time = Native.parse(text);
    return local(text) ? time - shift : time;
  };

  function Date(year, _month) {
    if (new.target === undefined) return new FakeDate().toString();
    let time;
    if (arguments.length === 0) time = clock.ask();
    else if (arguments.length === 1) {
      const primitive =
        typeof year === 'object' && year instanceof Native
          ? timeOf(year)
          : typeof year === 'object' && year !== null
            ? year[Symbol.toPrimitive]
              ? year[Symbol.toPrimitive]('default')
              : year.valueOf()
            : year;
      time = typeof primitive === 'string' ? parseText(primitive) : Number(primitive);
    } else time = apply(Native.UTC, Native, arguments) - shift;
    return Reflect.construct(Native, [time], new.target);
  }
  const FakeDate = Date;
  defineProperty(FakeDate, 'prototype', { value: native, writable: false });
  defineProperty(FakeDate, 'length', { value: 7, configurable: true });
  hidden(native, 'constructor', FakeDate);
  const statics = {
    now: () => clock.ask(),
    parse: (text) => parseText(StringCtor(text)),
    UTC: Native.UTC,
  };
  for (const name of Object.keys(statics)) hidden(FakeDate, name, kit.native(statics[name], name));
  hidden(global, 'Date', kit.native(FakeDate, 'Date'));

  const part = (name) => [
    `get${name}`,
    function () {
      return shifted(this)[`getUTC${name}`]();
    },
  ];
  const setter = (name) => [
    `set${name}`,
    function () {
      const moved = shifted(this);
      apply(native[`setUTC${name}`], moved, arguments);
      return apply(original.setTime, this, [timeOf(moved) - shift]);
    },
  ];
  const two = (value) => (value < 10 ? `0${value}` : `${value}`);
  const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const sign = zone.offset < 0 ? '-' : '+';
  const absolute = Math.abs(zone.offset);
  const offsetText = `GMT${sign}${two(Math.floor(absolute / 60))}${two(absolute % 60)} (${zone.label})`;
  const valid = (date) => !Number.isNaN(timeOf(date));
  const dateText = (d) =>
    `${DAYS[d.getUTCDay()]} ${MONTHS[d.getUTCMonth()]} ${two(d.getUTCDate())} ${d.getUTCFullYear()}`;
  const timeText = (d) => `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} ${offsetText}`;
  const usDate = (d) => `${d.getUTCMonth() + 1}/${d.getUTCDate()}/${d.getUTCFullYear()}`;
  const usTime = (d) =>
    `${d.getUTCHours() % 12 || 12}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} ${d.getUTCHours() < 12 ? 'AM' : 'PM'}`;
  const text = (make) =>
    function () {
      return valid(this) ? make(shifted(this)) : 'Invalid Date';
    };
  const methods = {
    getTimezoneOffset() {
      return valid(this) ? -zone.offset : Number.NaN;
    },
    getYear() {
      return shifted(this).getUTCFullYear() - 1900;
    },
    toString: text((d) => `${dateText(d)} ${timeText(d)}`),
    toDateString: text(dateText),
    toTimeString: text(timeText),
    toLocaleString: text((d) => `${usDate(d)}, ${usTime(d)}`),
    toLocaleDateString: text(usDate),
    toLocaleTimeString: text(usTime),
  };
  for (const name of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    const [getName, get] = part(name);
    methods[getName] = get;
    if (name === 'Day') continue;
    const [setName, set] = setter(name);
    methods[setName] = set;
  }
  for (const name of Object.keys(methods)) hidden(native, name, kit.native(methods[name], name));
  return create;
};
