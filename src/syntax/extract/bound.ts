/** A value cut to a size: what leaves the file must stay small. Cuts are marked `unknown`. */
import { unknown } from '../fold/build.ts';
import type { Value } from '../value.ts';

interface Budget {
  nodes: number;
}

export function boundValue(value: Value, nodes: number, depth: number): Value {
  return fits(value, depth, { nodes: nodes - 1 }) ? value : cut(value, depth, { nodes });
}

/** Most values are small: they stay as they are. */
function fits(value: Value, depth: number, budget: Budget): boolean {
  if (--budget.nodes < 0 || depth < 0) return false;
  switch (value.k) {
    case 'array':
      return allFit(value.items, depth, budget);
    case 'object':
      for (const prop of value.props) if (!fits(prop[1], depth - 1, budget)) return false;
      return true;
    case 'concat':
      return allFit(value.parts, depth, budget);
    case 'get':
      return fits(value.of, depth - 1, budget);
    case 'call':
      return fits(value.callee, depth - 1, budget) && allFit(value.args, depth, budget);
    case 'delivered':
      return fits(value.by, depth - 1, budget);
    case 'failure':
    case 'any':
      return allFit(value.of, depth, budget);
    default:
      return true;
  }
}

function allFit(values: readonly Value[], depth: number, budget: Budget): boolean {
  for (const value of values) if (!fits(value, depth - 1, budget)) return false;
  return true;
}

function cut(value: Value, depth: number, budget: Budget): Value {
  if (--budget.nodes < 0 || depth < 0) return unknown('cut');
  switch (value.k) {
    case 'array':
      return { k: 'array', items: list(value.items, depth, budget) };
    case 'object': {
      const props: (readonly [string, Value])[] = [];
      for (const [key, part] of value.props) {
        if (budget.nodes <= 0) break;
        props.push([key, cut(part, depth - 1, budget)]);
      }
      return { k: 'object', props };
    }
    case 'concat':
      return { k: 'concat', parts: list(value.parts, depth, budget) };
    case 'get':
      return { ...value, of: cut(value.of, depth - 1, budget) };
    case 'call':
      return { ...value, callee: cut(value.callee, depth - 1, budget), args: list(value.args, depth, budget) };
    case 'delivered':
      return { ...value, by: cut(value.by, depth - 1, budget) };
    case 'failure':
      return { k: 'failure', of: list(value.of, depth, budget) };
    case 'any':
      return { k: 'any', of: list(value.of, depth, budget) };
    default:
      return value;
  }
}

function list(values: readonly Value[], depth: number, budget: Budget): readonly Value[] {
  const out: Value[] = [];
  for (const value of values) {
    if (budget.nodes <= 0) {
      out.push(unknown('cut'));
      break;
    }
    out.push(cut(value, depth - 1, budget));
  }
  return out;
}
