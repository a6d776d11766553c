import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../lib/index.ts';
import { runSmall } from '../testing/small-world.ts';
import type { RunOutput } from './task.ts';

const values = (outputs: readonly RunOutput[], text: string): Record<string, string[]> => {
  const seen: Record<string, string[]> = {};
  for (const output of outputs)
    if (output.t === 'value' && output.value.code === sha256(text)) {
      const { start, end, value } = output.value;
      const name = text.slice(start, end);
      seen[name] = [...(seen[name] ?? []), value];
    }
  return seen;
};

describe('the interpreter', () => {
  it('tells the value of every expression that gave text', () => {
    const text = 'function d(i) { return ["aa", "bb"][i]; } const u = d(0) + "/" + d(1); log(u); log(`${u}?`);';
    expect(values(runSmall(text).outputs, text)).toEqual({
      '["aa", "bb"][i]': ['aa', 'bb'],
      'd(0)': ['aa'],
      'd(1)': ['bb'],
      'd(0) + "/" + d(1)': ['aa/bb'],
      '`${u}?`': ['aa/bb?'],
    });
  });

  it('knows code that is made of text, with its own positions and stacks', () => {
    const inner = 'function q() {\n  log("in" + 1);\n}\nq()';
    const text = `(function () { var local = 1; eval(${JSON.stringify(inner)}); })();\nnew Function("a",\n"log(a + 1)")("x"); (0, eval)("log('g' + 2)"); setz = this;`;
    const { outputs, log } = runSmall(text);
    expect(log).toEqual(['in1', 'x1', 'g2']);
    const codes = outputs.flatMap((output) => (output.t === 'code' ? [[output.code.how, output.code.text]] : []));
    expect(codes).toEqual([
      ['eval', inner],
      ['Function', 'log(a + 1)'],
      ['eval', "log('g' + 2)"],
    ]);
    expect(values(outputs, inner)).toEqual({ '"in" + 1': ['in1'] });
    const stacks = outputs.flatMap((output) =>
      output.t === 'event' && output.event.call === 'log' ? [output.event.stack] : [],
    );
    expect(stacks[0]?.map((frame) => [frame.code, frame.line])).toEqual([
      [sha256(inner), 2],
      [sha256(inner), 4],
      [sha256(text), 1],
      [sha256(text), 1],
    ]);
    expect(stacks[1]?.[0]).toMatchObject({ code: sha256('log(a + 1)'), line: 1, column: 4 });
    expect(stacks[1]?.[1]).toMatchObject({ code: sha256(text), line: 3 });
  });

  it('shows the text of functions as it was written, and of native ones as V8 does', () => {
    const text =
      'function f(a) { return a.b + "c"; } log(f, String([].push), Function.prototype.toString.call(eval), eval.name, Function, log, (class { x = a.b }), (() => a.b + 1).bind())';
    for (const thorough of [false, true])
      expect(runSmall(text, { thorough }).log[0]).toBe(
        'function f(a) { return a.b + "c"; } function push() { [native code] } function eval() { [native code] } eval function Function() { [native code] } function log() { [native code] } class { x = a.b } function bound () { [native code] }',
      );
  });

  it('learns what a gate wants', () => {
    const notes = runSmall(
      'if (env.GATE === "open") log("in"); var n = env["OTHER"]; if (n === ["k", "ey"].join("")) log("in")',
    ).outputs;
    expect(
      notes.flatMap((output) =>
        output.t === 'note' && output.note.what === 'value' ? [[output.note.name, output.note.value]] : [],
      ),
    ).toEqual([
      ['GATE', 'open'],
      ['OTHER', 'key'],
    ]);
  });

  it('enters by force what did not run by itself', () => {
    const text =
      'handle((x) => log("handler " + x)); const never = () => { log("ne" + "ver"); }; function also(o) { if (o.on) log("al" + "so " + o.on("x")); } null.x(); log("behind");';
    const ran = runSmall(text, { force: true, thorough: true });
    expect(ran.log).toEqual(['behind', 'handler forced', 'also decoy', 'never']);
    expect(ran.outputs.filter((output) => output.t === 'event').every((output) => output.event.forced)).toBe(true);
    expect(runSmall(text).ends).toEqual(['threw']);
  });

  it('turns conditions', () => {
    const text = 'if (env.A) log("then"); else log("else"); if (env.A) log("then");';
    expect(runSmall(text, { turned: { [sha256(text)]: [0, 1, 2, 3, 4, 5] } }).log).toEqual(['then', 'then']);
  });

  it('takes ES modules', () => {
    const files = [
      {
        path: 'a.mjs',
        text: 'import tool, { make } from "tool"; import * as all from "./b.mjs"; export const k = make("a" + 1); log(k, tool.name, all.q, import.meta.url); log((await import("./b.mjs")).q, this === undefined);',
      },
      { path: 'b.mjs', text: 'export const q = ["b", "q"].join("");' },
    ];
    expect(runSmall('', { files }).log).toEqual(['a1! tool bq file:///a.mjs', 'bq true']);
    expect(runSmall('', { files: [{ path: 'a.mjs', text: 'import "nowhere"' }] }).ends).toEqual(['threw']);
    expect(runSmall('', { files: [{ path: 'a.mjs', text: 'await 1; throw new Error("late")' }] }).ends).toEqual([
      'threw',
    ]);
  });

  it('takes types out of TypeScript', () => {
    expect(
      runSmall('interface A { b: string }\nconst a: A = { b: "x" + 1 };\nlog(a.b as string);', { path: 'a.ts' }).log,
    ).toEqual(['x1']);
  });

  it('goes on with timers after one that never ends', () => {
    const { log, ends } = runSmall(
      'later(() => { for (;;); }); later(() => { try { for (;;); } finally { for (;;); } }); later(() => log("after"));',
      {
        limits: { steps: 1_000, taskSteps: 100, millis: 8_000, mebibytes: 64, events: 50, stackKibibytes: 160 },
      },
    );
    expect(log).toEqual(['after']);
    expect(ends).toEqual(['steps']);
  });

  it('is deterministic', () => {
    const text =
      'for (let i = 0; i < 50; i++) log(Math.random(), Date.now(), Object.keys({ a: 1, 2: 2 })); handle(() => log("x"))';
    expect(runSmall(text, { force: true }).outputs).toEqual(runSmall(text, { force: true }).outputs);
  });
});
