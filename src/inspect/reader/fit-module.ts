/**
 * Module facts to text, within a budget that follows from the file's size: what a hundred thousand files say has to fit into memory. Over the budget,
 * the values that only link functions (what they return, what they are called with) are cut first; sinks, imports and exports last.
 */
import type { ModuleFacts, Value } from '../../syntax/index.ts';
import { type Sections, sectionsOf } from './kept-module.ts';

/** JSON characters: a floor for small files, a share of the text for others, a ceiling for bundles. */
const FLOOR = 48 * 1024;
const CEILING = 3 * 1024 * 1024;

/** Nodes kept of one value, step by step, until the facts fit. */
const STEPS = [
  { links: 120, exports: 1_000, sinks: 4_000 },
  { links: 30, exports: 400, sinks: 1_000 },
  { links: 8, exports: 100, sinks: 300 },
  { links: 1, exports: 20, sinks: 60 },
] as const;

export function fitModule(module: ModuleFacts, textLength: number): Sections<string> {
  const budget = Math.min(CEILING, FLOOR + textLength);
  let sections = sectionsOf(module);
  for (const step of STEPS) {
    if (lengthOf(sections) <= budget) break;
    sections = sectionsOf(cutModule(module, step));
  }
  return sections;
}

export function lengthOf(sections: Sections<string>): number {
  return sections.reduce((sum, section) => sum + section.length, 0);
}

function cutModule(module: ModuleFacts, { links, exports, sinks }: (typeof STEPS)[number]): ModuleFacts {
  return {
    ...module,
    functions: module.functions.map((fn) =>
      fn.returns === null ? fn : { ...fn, returns: cutValue(fn.returns, links) },
    ),
    calls: module.calls.map((call) => ({
      ...call,
      target: cutValue(call.target, links + 4),
      args: call.args.map((arg) => cutValue(arg, links)),
    })),
    exports: module.exports.map((one) => ({ ...one, value: cutValue(one.value, exports) })),
    sinks: module.sinks.map((sink) => ({ ...sink, args: sink.args.map((arg) => cutValue(arg, sinks)) })),
  };
}

const CUT: Value = { k: 'unknown', why: 'too large to keep' };

/** At most so many nodes, the first ones. */
export function cutValue(value: Value, nodes: number): Value {
  let left = nodes;
  const cut = (inner: Value): Value => {
    if (left <= 0) return CUT;
    left--;
    switch (inner.k) {
      case 'array':
        return { ...inner, items: few(inner.items) };
      case 'concat':
        return { ...inner, parts: few(inner.parts) };
      case 'any':
      case 'failure':
        return { ...inner, of: few(inner.of) };
      case 'object': {
        const props: (readonly [string, Value])[] = [];
        for (const [key, one] of inner.props) if (left > 0) props.push([key, cut(one)]);
        return { ...inner, props };
      }
      case 'get':
        return { ...inner, of: cut(inner.of) };
      case 'delivered':
        return { ...inner, by: cut(inner.by) };
      case 'call':
        return { ...inner, callee: cut(inner.callee), args: few(inner.args) };
      default:
        return inner;
    }
  };
  const few = (list: readonly Value[]): readonly Value[] => {
    const kept: Value[] = [];
    for (const one of list) {
      if (left <= 0) {
        // that there was more matters to what is joined of the parts
        kept.push(CUT);
        break;
      }
      kept.push(cut(one));
    }
    return kept;
  };
  return cut(value);
}
