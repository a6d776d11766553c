/** What a program does with the answers to its requests. */
import type { Program } from '../facts/program.ts';
import { alternatives, type CallValue, expressionOf, someValue, type Value, visitValues } from '../facts/value.ts';
import { CODE_SINK, PROCESS, RUN_SINK, WRITE_SINK } from './clients.ts';
import { RANK } from './rank.ts';
import type { Sent } from './request.ts';

/** Offset of the call whose result a method is called on, through chains. */
export function receiverCall(value: CallValue): number | null {
  let one: Value = value.callee;
  for (let i = 0; i < 12; i++) {
    if (one.k === 'member') one = one.of;
    else if (one.k === 'any') one = one.of[0] ?? { k: 'unknown' };
    else if (one.k === 'call' && one.callee.k === 'member' && one.callee.of.k === 'call') one = one.callee;
    else break;
  }
  return one.k === 'call' && one.at !== undefined ? one.at : null;
}

/** What is done with what a call gives: by its offset and its first argument, for a helper asks many addresses with one call. */
export class Answers {
  readonly #program: Program;
  readonly #known = new Map<string, Sent['answer']>();

  constructor(program: Program) {
    this.#program = program;
    const written: { path: string; contents: readonly Value[] }[] = [];
    for (const call of program.calls) {
      const { name, value } = call;
      const isCode = CODE_SINK.test(name) || (value.isNew && /constructor$/.test(name));
      if (isCode && !(/^set(?:Timeout|Interval)$/.test(name) && value.args[0]?.k === 'function'))
        for (const arg of value.args) this.#put(arg, 'code');
      if (RUN_SINK.test(name) && PROCESS.test(name))
        for (const arg of value.args)
          this.#put(
            arg,
            someValue(arg, (one) => one.k === 'text' && /^(?:-e|-c|--eval|-)$/.test(one.text)) ? 'code' : 'order',
          );
      // a script over stdin
      if (/\.stdin\.(?:write|end)$/.test(name)) for (const arg of value.args) this.#put(arg, 'code');
      if (!WRITE_SINK.test(name)) continue;
      const receiver = value.callee.k === 'member' ? value.callee.of : null;
      const opened = receiver?.k === 'call' ? receiver.args[0] : undefined;
      const path = opened ?? value.args[0];
      for (const arg of opened === undefined ? value.args.slice(1) : value.args) this.#put(arg, 'written');
      // `answer.pipe(createWriteStream(path))`
      if (name.endsWith('.pipe') && receiver !== null) this.#put(receiver, 'written');
      written.push({ path: path === undefined ? '' : expressionOf(path), contents: value.args });
    }
    for (const { path, contents } of written)
      if (this.#isRun(path)) for (const value of contents) this.#put(value, 'run');
  }

  of(at: number, first: Value | null): Sent['answer'] {
    return (
      this.#known.get(keyOf(at, first)) ??
      (first === null ? 'unknown' : (this.#known.get(keyOf(at, null)) ?? 'unknown'))
    );
  }

  /** Whatever it was called with: for an object whose methods ask. */
  ofObject(at: number): Sent['answer'] {
    return this.#known.get(`object ${at}`) ?? this.of(at, null);
  }

  #put(value: Value, answer: Sent['answer']): void {
    visitValues(value, (one) => {
      if (one.k !== 'call' || one.at === undefined) return undefined;
      const [first] = one.args;
      const object = `object ${one.at}`;
      if (RANK[this.#known.get(object) ?? 'unknown'] < RANK[answer]) this.#known.set(object, answer);
      const keys =
        first === undefined || first.k === 'function'
          ? [keyOf(one.at, null)]
          : alternatives(first).map((way) => keyOf(one.at ?? 0, way));
      for (const key of first === undefined ? keys : [...keys, keyOf(one.at, first)])
        if (RANK[this.#known.get(key) ?? 'unknown'] < RANK[answer]) this.#known.set(key, answer);
      return undefined;
    });
  }

  #isRun(path: string): boolean {
    if (path.length <= 3) return false;
    const bare = path.replace(/^"|"$/g, '');
    return this.#program.calls.some(
      (call) =>
        RUN_SINK.test(call.name) &&
        PROCESS.test(call.name) &&
        call.value.args.some((arg) => expressionOf(arg).includes(bare) || sameTail(arg, path)),
    );
  }
}

function keyOf(at: number, first: Value | null): string {
  return first === null ? `${at}` : `${at} ${expressionOf(first)}`;
}

/** Both end in the same constant: `"/.nvl"`. */
function sameTail(arg: Value, path: string): boolean {
  const tail = /"([^"]{4,})"$/.exec(path)?.[1];
  return tail !== undefined && expressionOf(arg).includes(tail);
}
