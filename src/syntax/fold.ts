/**
 * A value rewritten with what its constants compute: joins, slices, base64, hex, percent and character codes, XOR with a known key, paths.
 * A pure evaluator of data (nothing of a target runs), bounded in depth, nodes and string size; used by the extractor and again after
 * values were linked across files.
 */
import { mkAny, mkCall, mkConcat, mkGet, mkImport, spreadIn } from './fold/build.ts';
import type { Apply } from './fold/constants.ts';
import type { Value } from './value.ts';

const MAX_DEPTH = 40;
const MAX_NODES = 60_000;
const MAX_CONSTANTS = 16;

interface Budget {
  nodes: number;
}

/** Replaces a leaf (param, import, unknown …) before its surroundings are folded; undefined keeps it. */
export type Replace = (leaf: Value) => Value | undefined;

export function foldValue(value: Value): Value {
  return rebuild(value, () => undefined, 0, { nodes: MAX_NODES }, null);
}

/** `foldValue` with leaves replaced: the way to put arguments into what a function returns, or a module's export for an import. */
export function substitute(value: Value, replace: Replace, apply: Apply | null = null): Value {
  return rebuild(value, replace, 0, { nodes: MAX_NODES }, apply);
}

function rebuild(value: Value, replace: Replace, depth: number, budget: Budget, apply: Apply | null): Value {
  if (depth > MAX_DEPTH || --budget.nodes < 0) return value;
  const inner = (part: Value): Value => rebuild(part, replace, depth + 1, budget, apply);
  switch (value.k) {
    case 'param':
    case 'import':
    case 'global':
    case 'function':
    case 'unknown': {
      const replaced = replace(value);
      if (replaced !== undefined) return replaced;
      return value.k === 'import' ? mkImport(value.spec, value.name) : value;
    }
    case 'const':
      return value;
    case 'array': {
      const items = spreadIn(all(value.items, inner));
      return items === value.items ? value : { k: 'array', items };
    }
    case 'object': {
      let changed = false;
      const props = value.props.map((prop): readonly [string, Value] => {
        const next = inner(prop[1]);
        if (next === prop[1]) return prop;
        changed = true;
        return [prop[0], next];
      });
      return changed ? { k: 'object', props } : value;
    }
    case 'concat':
      return mkConcat(value.parts.map(inner));
    case 'get':
      return mkGet(inner(value.of), value.key, value.at);
    case 'call':
      return mkCall(inner(value.callee), spreadIn(value.args.map(inner)), value.isNew === true, value.at, apply);
    case 'delivered': {
      const by = inner(value.by);
      return by === value.by ? value : { ...value, by };
    }
    case 'failure':
      return { k: 'failure', of: value.of.map(inner) };
    case 'any':
      return mkAny(value.of.map(inner));
  }
}

function all(items: readonly Value[], inner: (value: Value) => Value): readonly Value[] {
  let changed = false;
  const out = items.map((item) => {
    const next = inner(item);
    if (next !== item) changed = true;
    return next;
  });
  return changed ? out : items;
}

export interface ConstantOf {
  readonly value: string;
  readonly how: readonly string[];
  readonly at?: number;
}

/** The strings that a value can be, as far as constants tell; at most 16. */
export function constantsOf(value: Value): readonly ConstantOf[] {
  const out: ConstantOf[] = [];
  const add = (text: string, how: readonly string[], at: number | undefined): void => {
    if (out.length < MAX_CONSTANTS && !out.some((seen) => seen.value === text))
      out.push({ value: text, how, ...(at === undefined ? {} : { at }) });
  };
  const visit = (part: Value, depth: number): void => {
    if (depth > 6 || out.length >= MAX_CONSTANTS) return;
    if (part.k === 'const') {
      if (typeof part.v === 'string') add(part.v, part.how ?? [], part.at);
    } else if (part.k === 'any') for (const one of part.of) visit(one, depth + 1);
    else if (part.k === 'concat') spread(part.parts, add);
    else if (part.k === 'array' && depth === 0)
      for (const item of part.items.slice(0, MAX_CONSTANTS)) visit(item, depth + 1);
  };
  visit(foldValue(value), 0);
  return out;
}

/** `a + (b | c)`: every combination, while they are few. */
function spread(
  parts: readonly Value[],
  add: (text: string, how: readonly string[], at: number | undefined) => void,
): void {
  let texts: { text: string; how: readonly string[]; at: number | undefined }[] = [
    { text: '', how: [], at: undefined },
  ];
  for (const part of parts) {
    const choices = (part.k === 'any' ? part.of : [part]).filter((choice) => choice.k === 'const' && choice.v !== null);
    if (choices.length === 0) return;
    texts = texts.flatMap((left) =>
      choices.map((choice) => {
        const how = choice.k === 'const' ? (choice.how ?? []) : [];
        const at = choice.k === 'const' ? choice.at : undefined;
        return {
          text: left.text + (choice.k === 'const' ? String(choice.v) : ''),
          how: [...new Set([...left.how, ...how])],
          at: left.at ?? at,
        };
      }),
    );
    if (texts.length > MAX_CONSTANTS) texts = texts.slice(0, MAX_CONSTANTS);
  }
  for (const { text, how, at } of texts) add(text, [...how, 'joined'], at);
}
