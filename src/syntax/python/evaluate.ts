/**
 * A Python expression to a Value, folded as far as constants go: a data-only evaluator with a budget. Functions that only return an expression
 * (`_ = lambda x: zlib.decompress(base64.b64decode(x[::-1]))`) are followed. Nothing is executed.
 */
import type { Value } from '../value.ts';
import { type Decoder, FOLDED_UNITS, FUNCTIONS, METHODS } from './decoders.ts';
import { readLiteral } from './literals.ts';
import { dottedName } from './names.ts';
import type { Binding, PyScopes } from './scopes.ts';
import { field, type PyNode } from './tree.ts';

const STEPS = 400_000;
const DEPTH = 60;
const ITEMS = 50_000;

type Names = ReadonlyMap<string, Value> | null;
type Const = Extract<Value, { k: 'const' }>;
interface Where {
  readonly fn: number;
  /** parameters and loop variables that are known here */
  readonly names: Names;
  readonly depth: number;
}

const UNKNOWN: Value = { k: 'unknown', why: 'not followed' };

export class Evaluator {
  readonly #text: string;
  readonly #scopes: PyScopes;
  readonly #known = new Map<Binding, Value>();
  readonly #busy = new Set<Binding>();
  #steps = 0;

  constructor(text: string, scopes: PyScopes) {
    this.#text = text;
    this.#scopes = scopes;
  }

  get exhausted(): boolean {
    return this.#steps > STEPS;
  }

  /** The class that a name means, as its methods. */
  classOf(name: string, fn: number): readonly number[] | null {
    const binding = this.#lookUp(name, fn)?.[0];
    return binding?.kind === 'class' ? binding.methods : null;
  }

  value(node: PyNode, fn: number): Value {
    return this.#value(node, { fn, names: null, depth: 0 });
  }

  #value(node: PyNode, at: Where): Value {
    if (at.depth > DEPTH || ++this.#steps > STEPS) return UNKNOWN;
    const where = { ...at, depth: at.depth + 1 };
    const inner = (kid: PyNode | null | undefined): Value => (kid === null || kid === undefined ? UNKNOWN : this.#value(kid, where));
    switch (node.type) {
      case 'string':
        return this.#string(node, where);
      case 'concatenated_string':
        return joined(node.kids.map(inner), node.start);
      case 'integer':
      case 'float':
        return number(this.#textOf(node), node.start);
      case 'true':
      case 'false':
        return { k: 'const', v: node.type === 'true', at: node.start };
      case 'none':
        return { k: 'const', v: null, at: node.start };
      case 'identifier':
        return this.#name(this.#textOf(node), where);
      case 'attribute':
        return this.#attribute(node, where);
      case 'subscript':
        return this.#subscript(node, where);
      case 'call':
        return this.#call(node, where);
      case 'lambda':
      case 'function_definition':
        return this.#function(node);
      case 'binary_operator':
        return binary(inner(field(node, 'left')), this.#operator(node), inner(field(node, 'right')), node.start);
      case 'unary_operator': {
        const value = inner(field(node, 'argument'));
        return value.k === 'const' && typeof value.v === 'number' && this.#textOf(node).startsWith('-') ? { ...value, v: -value.v } : value;
      }
      case 'list':
      case 'tuple':
      case 'set':
      case 'expression_list':
        return { k: 'array', items: node.kids.slice(0, ITEMS).map(inner) };
      case 'dictionary':
        return this.#dictionary(node, inner);
      case 'list_comprehension':
      case 'generator_expression':
        return this.#comprehension(node, where);
      case 'conditional_expression':
        return { k: 'any', of: [inner(node.kids[0]), inner(node.kids[2])] };
      case 'boolean_operator':
        return { k: 'any', of: [inner(field(node, 'left')), inner(field(node, 'right'))] };
      case 'named_expression':
        return inner(field(node, 'value'));
      case 'keyword_argument':
        return inner(field(node, 'value'));
      case 'parenthesized_expression':
      case 'await':
      case 'list_splat':
      case 'expression_statement':
      case 'interpolation':
        return inner(node.kids[0]);
      default:
        return { k: 'unknown', why: node.type };
    }
  }

  #textOf(node: PyNode): string {
    return this.#text.slice(node.start, node.end);
  }

  #string(node: PyNode, where: Where): Value {
    const { parts } = readLiteral(node, this.#text);
    if (parts.every((part) => typeof part === 'string')) return { k: 'const', v: parts.join(''), at: node.start };
    return joined(
      parts.map((part) => (typeof part === 'string' ? { k: 'const', v: part } : this.#value(part, where))),
      node.start,
    );
  }

  #operator(node: PyNode): string {
    const operator = field(node, 'operator');
    return operator === null ? '' : this.#textOf(operator);
  }

  #function(node: PyNode): Value {
    const found = this.#scopes.functions.find((fn) => fn.node === node);
    return found === undefined ? UNKNOWN : { k: 'function', fn: found.id };
  }

  #lookUp(name: string, fn: number): readonly Binding[] | undefined {
    let current = fn;
    for (let i = 0; i < 40; i++) {
      const scope = this.#scopes.functions[current];
      const bindings = scope?.bindings.get(name);
      if (bindings !== undefined || scope === undefined || current === 0) return bindings;
      current = scope.parent;
    }
    return undefined;
  }

  #name(name: string, where: Where): Value {
    const known = where.names?.get(name);
    if (known !== undefined) return known;
    const bindings = this.#lookUp(name, where.fn);
    if (bindings === undefined) return { k: 'global', name };
    const values = bindings.map((binding) => this.#bound(binding, where.depth));
    const first = values[0] ?? UNKNOWN;
    return values.length === 1 ? first : { k: 'any', of: values };
  }

  #bound(binding: Binding, depth: number): Value {
    if (binding.kind === 'known') return binding.value;
    if (binding.kind === 'class') return { k: 'unknown', why: 'a class' };
    const known = this.#known.get(binding);
    if (known !== undefined) return known;
    if (this.#busy.has(binding)) return { k: 'unknown', why: 'depends on itself' };
    this.#busy.add(binding);
    const value = this.#value(binding.node, { fn: binding.fn, names: null, depth });
    this.#busy.delete(binding);
    this.#known.set(binding, value);
    return value;
  }

  #attribute(node: PyNode, where: Where): Value {
    const object = field(node, 'object');
    const attribute = field(node, 'attribute');
    if (object === null || attribute === null) return UNKNOWN;
    // self.url = … is a name like another
    const bindings = this.#lookUp(this.#textOf(node), where.fn);
    if (bindings !== undefined && bindings.length === 1 && bindings[0] !== undefined) return this.#bound(bindings[0], where.depth);
    return { k: 'get', of: this.#value(object, where), key: this.#textOf(attribute), at: node.start };
  }

  #subscript(node: PyNode, where: Where): Value {
    const object = field(node, 'value');
    const index = field(node, 'subscript');
    if (object === null || index === null) return UNKNOWN;
    const of = this.#value(object, where);
    if (index.type === 'slice') return slice(of, this.#textOf(index));
    const key = this.#value(index, where);
    return element(of, key, node.start);
  }

  #dictionary(node: PyNode, inner: (kid: PyNode | null) => Value): Value {
    const props: (readonly [string, Value])[] = [];
    for (const pair of node.kids.slice(0, 2_000)) {
      const key = inner(field(pair, 'key'));
      if (key.k === 'const') props.push([String(key.v), inner(field(pair, 'value'))]);
    }
    return { k: 'object', props };
  }

  /** `[chr(x ^ 90) for x in data]`: with known items, each is computed. */
  #comprehension(node: PyNode, where: Where): Value {
    const body = field(node, 'body');
    const clauses = node.kids.filter((kid) => kid.type !== 'comment' && kid !== body);
    const clause = clauses[0];
    const left = clause === undefined ? null : field(clause, 'left');
    const right = clause === undefined ? null : field(clause, 'right');
    if (body === null || left === null || right === null || clauses.length !== 1 || left.type !== 'identifier') return UNKNOWN;
    const items = itemsOf(this.#value(right, where));
    if (items === null) return UNKNOWN;
    const name = this.#textOf(left);
    const computed = items.slice(0, ITEMS).map((item) => this.#value(body, { ...where, names: new Map([...(where.names ?? []), [name, item]]) }));
    return { k: 'array', items: computed };
  }

  #call(node: PyNode, where: Where): Value {
    const callee = this.#value(field(node, 'function') ?? node, where);
    const list = field(node, 'arguments');
    const kids = list?.type === 'generator_expression' ? [list] : (list?.kids ?? []);
    const args = kids.filter((kid) => kid.type !== 'comment').map((kid) => this.#value(kid, where));
    const folded = this.#folded(callee, args, where);
    return folded ?? { k: 'call', callee, args, at: node.start };
  }

  #folded(callee: Value, args: readonly Value[], where: Where): Value | null {
    if (callee.k === 'function') return this.#inlined(callee.fn, args, where);
    const name = dottedName(callee);
    const decoder = name === null ? undefined : FUNCTIONS.get(name);
    if (decoder !== undefined) return decoded(decoder, args[0], args.slice(1));
    const builtin = name === null ? null : foldBuiltin(name, args);
    if (builtin !== null) return builtin;
    if (callee.k !== 'get' || callee.key === null) return null;
    if (callee.key === 'join') return joinList(callee.of, args[0]);
    const method = METHODS.get(callee.key);
    return method === undefined ? null : decoded(method, callee.of, args);
  }

  /** What a function returns that does nothing but return an expression. */
  #inlined(id: number, args: readonly Value[], where: Where): Value | null {
    const fn = this.#scopes.functions[id];
    const [result, another] = fn?.returns ?? [];
    if (fn === undefined || result === undefined || another !== undefined || where.depth > DEPTH / 2) return null;
    const names = new Map(fn.params.map((param, index) => [param, args[index] ?? UNKNOWN]));
    return this.#value(result, { fn: id, names, depth: where.depth + 4 });
  }
}

function number(text: string, at: number): Value {
  const value = Number(text.replaceAll('_', '').replace(/^0[oO]/, '0o'));
  return Number.isFinite(value) ? { k: 'const', v: value, at } : UNKNOWN;
}

function stepsOf(values: readonly Value[]): readonly string[] {
  const steps: string[] = [];
  for (const value of values)
    if (value.k === 'const') for (const step of value.how ?? []) if (!steps.includes(step)) steps.push(step);
  return steps;
}

function made(v: string, from: readonly Value[], how: string, at: number | undefined): Const {
  const steps = [...stepsOf(from.slice(0, 200)), ...(how === '' ? [] : [how])].slice(-40);
  return { k: 'const', v, ...(at === undefined ? {} : { at }), ...(steps.length === 0 ? {} : { how: steps }) };
}

function placeOf(value: Value | undefined): number | undefined {
  return value?.k === 'const' ? value.at : undefined;
}

function joined(parts: readonly Value[], at: number): Value {
  const texts: string[] = [];
  let units = 0;
  for (const part of parts) {
    if (part.k !== 'const' || (units += String(part.v).length) > FOLDED_UNITS) return { k: 'concat', parts };
    texts.push(String(part.v));
  }
  return made(texts.join(''), parts, parts.length > 1 ? 'joined' : '', at);
}

function binary(left: Value, operator: string, right: Value, at: number): Value {
  if (left.k === 'const' && right.k === 'const') {
    if (typeof left.v === 'number' && typeof right.v === 'number') return arithmetic(left.v, operator, right.v, at);
    if (operator === '*' && typeof left.v === 'string' && typeof right.v === 'number' && left.v.length * right.v <= 100_000)
      return made(left.v.repeat(Math.max(0, Math.floor(right.v))), [left], 'joined', at);
  }
  if (operator === '+') {
    if (left.k === 'array' && right.k === 'array') return { k: 'array', items: [...left.items, ...right.items].slice(0, ITEMS) };
    return joined([...partsOf(left), ...partsOf(right)], at);
  }
  if (operator === '%' && left.k === 'const' && typeof left.v === 'string') {
    const values = right.k === 'array' ? right.items : [right];
    const texts = left.v.split(/%[sdr]/);
    const parts = texts.flatMap((text, index): Value[] => [...(index > 0 ? [values[index - 1] ?? UNKNOWN] : []), { k: 'const', v: text }]);
    return joined(parts, at);
  }
  return { k: 'unknown', why: `operator ${operator}` };
}

function partsOf(value: Value): readonly Value[] {
  return value.k === 'concat' ? value.parts : [value];
}

function arithmetic(a: number, operator: string, b: number, at: number): Value {
  const results: Readonly<Record<string, () => number>> = {
    '+': () => a + b,
    '-': () => a - b,
    '*': () => a * b,
    '^': () => a ^ b,
    '&': () => a & b,
    '|': () => a | b,
    '<<': () => a << b,
    '>>': () => a >> b,
    '//': () => Math.floor(a / b),
    '%': () => ((a % b) + b) % b,
  };
  const v = Object.hasOwn(results, operator) ? results[operator]?.() : undefined;
  return v !== undefined && Number.isFinite(v) ? { k: 'const', v, at } : UNKNOWN;
}

function slice(of: Value, text: string): Value {
  const steps = text.replace(/\s+/g, '').split(':').map((part) => (part === '' ? null : Number(part)));
  const [start = null, end = null, step = null] = steps;
  if (steps.some((part) => part !== null && !Number.isInteger(part)) || (step !== null && step !== 1 && step !== -1 && step < 2)) return UNKNOWN;
  const reversed = step === -1;
  if (reversed && (start !== null || end !== null)) return UNKNOWN;
  const pick = <T>(list: readonly T[]): T[] => {
    if (reversed) return list.toReversed();
    const part = list.slice(start ?? 0, end ?? undefined);
    return step !== null && step > 1 ? part.filter((_, index) => index % step === 0) : part;
  };
  if (of.k === 'array') return { k: 'array', items: pick(of.items) };
  if (of.k !== 'const' || typeof of.v !== 'string' || of.v.length > FOLDED_UNITS) return { k: 'get', of, key: null };
  // code units, not characters: byte strings are made of them
  const v = step === null || step === 1 ? of.v.slice(start ?? 0, end ?? undefined) : pick(of.v.split('')).join('');
  return made(v, [of], reversed ? 'reversed' : 'sliced', of.at);
}

function element(of: Value, key: Value, at: number): Value {
  if (key.k === 'const') {
    if (of.k === 'array' && typeof key.v === 'number') return of.items.at(key.v) ?? UNKNOWN;
    if (of.k === 'object') return of.props.find(([name]) => name === String(key.v))?.[1] ?? UNKNOWN;
    if (of.k === 'const' && typeof of.v === 'string' && typeof key.v === 'number') return made(of.v.at(key.v) ?? '', [of], 'sliced', of.at);
    const name = dottedName(of);
    if (name === 'os.environ' && typeof key.v === 'string') return env(key.v, at);
    if (name === 'sys.modules' && typeof key.v === 'string') return { k: 'import', spec: key.v, name: '*' };
    return { k: 'get', of, key: String(key.v), at };
  }
  return { k: 'get', of, key: null, at };
}

/** The same shape as `process.env.NAME`: what reads one reads the other. */
function env(name: string, at: number | undefined): Value {
  const environment: Value = { k: 'get', of: { k: 'global', name: 'process' }, key: 'env' };
  return { k: 'get', of: environment, key: name, ...(at === undefined ? {} : { at }) };
}

function itemsOf(value: Value): readonly Value[] | null {
  if (value.k === 'array') return value.items;
  if (value.k === 'const' && typeof value.v === 'string' && value.v.length <= ITEMS)
    return [...value.v].map((c) => ({ k: 'const', v: c.charCodeAt(0) }));
  return null;
}

function decoded(decoder: Decoder, value: Value | undefined, more: readonly Value[]): Value | null {
  if (value === undefined || value.k !== 'const' || typeof value.v !== 'string' || value.v.length > FOLDED_UNITS) return null;
  const rest = more.map((one) => (one.k === 'const' && typeof one.v !== 'boolean' && one.v !== null ? one.v : ''));
  const text = decoder.run(value.v, rest);
  return text === null ? null : made(text, [value], decoder.how, value.at);
}

function joinList(separator: Value, list: Value | undefined): Value | null {
  const items = list === undefined ? null : list.k === 'array' ? list.items : null;
  if (separator.k !== 'const' || typeof separator.v !== 'string' || items === null) return null;
  let units = 0;
  for (const item of items) {
    if (item.k !== 'const' || (units += String(item.v).length + separator.v.length) > FOLDED_UNITS) return null;
  }
  const text = items.map((item) => (item.k === 'const' ? String(item.v) : '')).join(separator.v);
  return made(text, items, 'joined', placeOf(items[0]));
}

/** Builtins that compute or name something, on constants. */
function foldBuiltin(name: string, args: readonly Value[]): Value | null {
  const [first, second] = args;
  const text = first?.k === 'const' && typeof first.v === 'string' ? first.v : null;
  switch (name) {
    case 'chr':
      return first?.k === 'const' && typeof first.v === 'number' && first.v >= 0 && first.v <= 0x10ffff
        ? made(String.fromCodePoint(first.v), [first], 'char-codes', first.at)
        : null;
    case 'ord':
      return text === null || text === '' ? null : { k: 'const', v: text.codePointAt(0) ?? 0 };
    case 'str':
    case 'int':
      return first?.k === 'const' ? (name === 'str' ? { ...first, v: String(first.v) } : number(String(first.v), first.at ?? 0)) : null;
    case 'list':
    case 'tuple':
    case 'iter':
      return first ?? null;
    case 'reversed':
      return first?.k === 'array' ? { k: 'array', items: first.items.toReversed() } : first === undefined ? null : slice(first, '::-1');
    case 'map':
      return second?.k === 'array' && first !== undefined && dottedName(first) === 'chr'
        ? { k: 'array', items: second.items.map((item) => foldBuiltin('chr', [item]) ?? UNKNOWN) }
        : null;
    case 'bytes':
    case 'bytearray':
    case 'memoryview':
      return first?.k === 'array' ? byteString(first.items) : text === null ? null : (first ?? null);
    case 'compile':
      return first ?? null;
    case 'getattr':
      return first !== undefined && second?.k === 'const' ? { k: 'get', of: first, key: String(second.v) } : null;
    case '__import__':
    case 'importlib.import_module':
    case 'importlib.__import__':
      return text === null ? null : { k: 'import', spec: text, name: '*' };
    case 'vars':
    case 'globals':
    case 'locals':
      return first ?? { k: 'global', name: '__builtins__' };
    case 'os.getenv':
    case 'os.environ.get':
      return text === null ? null : env(text, placeOf(first));
    default:
      return null;
  }
}

function byteString(items: readonly Value[]): Value | null {
  const codes: number[] = [];
  for (const item of items) {
    if (item.k !== 'const' || typeof item.v !== 'number' || item.v < 0 || item.v > 255) return null;
    codes.push(item.v);
  }
  return made(Buffer.from(codes).toString('latin1'), [], 'char-codes', placeOf(items[0]));
}
