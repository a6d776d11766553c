/**
 * A Python expression to a Value, folded as far as constants go: a data-only evaluator with a budget. Functions that only return an expression
 * (`_ = lambda x: zlib.decompress(base64.b64decode(x[::-1]))`) are followed. Nothing is executed.
 */
import type { Value } from '../value.ts';
import { foldBuiltin } from './builtins.ts';
import { FUNCTIONS, METHODS } from './decoders.ts';
import { readLiteral } from './literals.ts';
import { dottedName } from './names.ts';
import { binary, decoded, element, ITEMS, itemsOf, joined, joinList, number, slice, UNKNOWN } from './operations.ts';
import type { Binding, PyScopes } from './scopes.ts';
import { field, type PyNode } from './tree.ts';

const STEPS = 400_000;
const DEPTH = 60;

type Names = ReadonlyMap<string, Value> | null;
interface Where {
  readonly fn: number;
  /** parameters and loop variables that are known here */
  readonly names: Names;
  readonly depth: number;
}

export class Evaluator {
  readonly #text: string;
  readonly #scopes: PyScopes;
  readonly #known = new Map<Binding, Value>();
  readonly #busy = new Set<Binding>();
  readonly #modules: ReadonlySet<string | null>;
  #steps = 0;

  constructor(text: string, scopes: PyScopes) {
    this.#text = text;
    this.#scopes = scopes;
    this.#modules = new Set(scopes.imports.map((one) => one.spec));
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
    const inner = (kid: PyNode | null | undefined): Value =>
      kid === null || kid === undefined ? UNKNOWN : this.#value(kid, where);
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
        return value.k === 'const' && typeof value.v === 'number' && this.#textOf(node).startsWith('-')
          ? { ...value, v: -value.v }
          : value;
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
    if (bindings !== undefined && bindings.length === 1 && bindings[0] !== undefined)
      return this.#bound(bindings[0], where.depth);
    const of = this.#value(object, where);
    const key = this.#textOf(attribute);
    // `import urllib.request` binds urllib, and means the inner module
    if (of.k === 'import' && of.name === '*' && this.#modules.has(`${of.spec}.${key}`))
      return { k: 'import', spec: `${of.spec}.${key}`, name: '*' };
    return { k: 'get', of, key, at: node.start };
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
    if (body === null || left === null || right === null || clauses.length !== 1 || left.type !== 'identifier')
      return UNKNOWN;
    const items = itemsOf(this.#value(right, where));
    if (items === null) return UNKNOWN;
    const name = this.#textOf(left);
    const computed = items
      .slice(0, ITEMS)
      .map((item) => this.#value(body, { ...where, names: new Map([...(where.names ?? []), [name, item]]) }));
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
