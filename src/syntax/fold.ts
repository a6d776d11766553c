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

/** Replaces a leaf (param, import, unknown …) before its surroundings are folded; undefined keeps it. */
export type Replace = (leaf: Value) => Value | undefined;

export function foldValue(value: Value): Value {
  return rebuild(value, 0, { replace: () => undefined, apply: null, nodes: MAX_NODES, again: true });
}

/** `foldValue` with leaves replaced: the way to put arguments into what a function returns, or a module's export for an import. */
export function substitute(value: Value, replace: Replace, apply: Apply | null = null): Value {
  return rebuild(value, 0, { replace, apply, nodes: MAX_NODES, again: false });
}

/** One rewrite. Values fold as they are made: what no replacement touches is kept as it is, unless it shall fold `again`. */
interface Rewrite {
  readonly replace: Replace;
  readonly apply: Apply | null;
  readonly again: boolean;
  nodes: number;
}

function rebuild(value: Value, depth: number, rewrite: Rewrite): Value {
  if (depth > MAX_DEPTH || --rewrite.nodes < 0) return value;
  switch (value.k) {
    case 'param':
    case 'import':
    case 'global':
    case 'function':
    case 'unknown': {
      const replaced = rewrite.replace(value);
      if (replaced !== undefined) return replaced;
      return value.k === 'import' && rewrite.again ? mkImport(value.spec, value.name) : value;
    }
    case 'const':
      return value;
    case 'array': {
      const items = all(value.items, depth, rewrite);
      const spread = spreadIn(items);
      return spread === value.items ? value : { k: 'array', items: spread };
    }
    case 'object': {
      const props = properties(value.props, depth, rewrite);
      return props === value.props ? value : { k: 'object', props };
    }
    case 'concat': {
      const parts = all(value.parts, depth, rewrite);
      return parts === value.parts && !rewrite.again ? value : mkConcat(parts);
    }
    case 'get': {
      const of = rebuild(value.of, depth + 1, rewrite);
      return of === value.of && !rewrite.again ? value : mkGet(of, value.key, value.at);
    }
    case 'call': {
      const callee = rebuild(value.callee, depth + 1, rewrite);
      const args = all(value.args, depth, rewrite);
      if (callee === value.callee && args === value.args && !rewrite.again) return value;
      return mkCall(callee, spreadIn(args), value.isNew === true, value.at, rewrite.apply);
    }
    case 'delivered': {
      const by = rebuild(value.by, depth + 1, rewrite);
      return by === value.by ? value : { ...value, by };
    }
    case 'failure': {
      const of = all(value.of, depth, rewrite);
      return of === value.of ? value : { k: 'failure', of };
    }
    case 'any': {
      const of = all(value.of, depth, rewrite);
      return of === value.of && !rewrite.again ? value : mkAny(of);
    }
  }
}

function all(items: readonly Value[], depth: number, rewrite: Rewrite): readonly Value[] {
  let out: Value[] | null = null;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const next = rebuild(item, depth + 1, rewrite);
    if (out !== null) out.push(next);
    else if (next !== item) {
      out = items.slice(0, i);
      out.push(next);
    }
  }
  return out ?? items;
}

type Properties = Extract<Value, { k: 'object' }>['props'];

function properties(props: Properties, depth: number, rewrite: Rewrite): Properties {
  let out: (readonly [string, Value])[] | null = null;
  for (let i = 0; i < props.length; i++) {
    const prop = props[i]!;
    const next = rebuild(prop[1], depth + 1, rewrite);
    if (next === prop[1]) out?.push(prop);
    else {
      out ??= props.slice(0, i);
      out.push([prop[0], next]);
    }
  }
  return out ?? props;
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
