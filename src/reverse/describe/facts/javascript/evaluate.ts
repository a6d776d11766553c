/**
 * Values of expressions, by reading: constants are followed through names, members, parameters and what functions return. Nothing runs. Bounded in depth and
 * number of steps; what is not known stays a call, a member, a name. `Frame`: what the parameters of a function are for one call of it.
 */
import {
  anyOf,
  type CallValue,
  dotted,
  joined,
  named,
  type ObjectValue,
  objectIn,
  text,
  textOf,
  UNKNOWN,
  type Value,
} from '../value.ts';
import { foldCall, foldMethod } from './methods.ts';
import { type Binding, homeOfThis, Scopes, type Write } from './scopes.ts';
import { identifierName, isFunction, keyName, type Node, nodeAt, nodesAt, walk } from './tree.ts';

export interface Frame {
  readonly of: Node;
  readonly args: readonly Value[];
  readonly outer: Frame | null;
  /** what was worked out in it */
  readonly known?: Map<Node, Value>;
}

const MOST_DEPTH = 56;
const MOST_STEPS = 180_000;
const MOST_WRITES = 16;
const MOST_CALLS = 12;
const MOST_ITEMS = 400;

export class Evaluator {
  readonly scopes: Scopes;
  readonly #known = new Map<Node, Value>();
  readonly #active = new Set<Node>();
  readonly #returns = new Map<Node, readonly Node[]>();
  readonly #functionIds = new Map<Node, number>();
  readonly functions: Node[] = [];
  #steps = 0;

  constructor(program: Node) {
    this.scopes = new Scopes(program);
    this.functions.push(program);
    walk(program, (node) => {
      if (!isFunction(node)) return;
      this.#functionIds.set(node, this.functions.length);
      this.functions.push(node);
    });
  }

  functionId(node: Node): number {
    return this.#functionIds.get(node) ?? 0;
  }

  value(node: Node | null, frame: Frame | null = null, depth = 0): Value {
    if (node === null || depth > MOST_DEPTH || ++this.#steps > MOST_STEPS) return UNKNOWN;
    const memory = frame === null ? this.#known : frame.known;
    const known = memory?.get(node);
    if (known !== undefined) return known;
    if (this.#active.has(node)) return UNKNOWN;
    this.#active.add(node);
    try {
      const value = this.#of(node, frame, depth + 1);
      memory?.set(node, value);
      return value;
    } finally {
      this.#active.delete(node);
    }
  }

  #of(node: Node, frame: Frame | null, depth: number): Value {
    const inner = (key: string): Value => this.value(nodeAt(node, key), frame, depth);
    switch (node.type) {
      case 'Literal':
      case 'StringLiteral':
      case 'NumericLiteral':
        return literal(node);
      case 'TemplateLiteral':
        return this.#template(node, frame, depth);
      case 'Identifier':
        return this.#identifier(node, frame, depth);
      case 'BinaryExpression':
        return this.#binary(node, frame, depth);
      case 'LogicalExpression':
        return anyOf([inner('left'), inner('right')]);
      case 'ConditionalExpression':
        return anyOf([inner('consequent'), inner('alternate')]);
      case 'SequenceExpression':
        return this.value(nodesAt(node, 'expressions').at(-1) ?? null, frame, depth);
      case 'AssignmentExpression':
        return inner('right');
      case 'AwaitExpression':
      case 'SpreadElement':
      case 'YieldExpression':
        return inner('argument');
      case 'ChainExpression':
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return inner('expression');
      case 'ArrayExpression':
        return this.#list(node, frame, depth);
      case 'ObjectExpression':
        return this.#object(node, frame, depth);
      case 'MemberExpression':
        return this.#member(node, frame, depth);
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node, frame, depth);
      case 'ImportExpression': {
        const module = textOf(inner('source'));
        return module === null ? UNKNOWN : { k: 'module', module: bare(module) };
      }
      case 'UnaryExpression':
        return this.#unary(node, frame, depth);
      case 'ThisExpression':
        return { k: 'name', name: 'this' };
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
        return { k: 'function', id: this.functionId(node) };
      default:
        return UNKNOWN;
    }
  }

  #template(node: Node, frame: Frame | null, depth: number): Value {
    const expressions = nodesAt(node, 'expressions');
    const parts = nodesAt(node, 'quasis').flatMap((quasi, i): Value[] => {
      const cooked = quasi['value'] as { cooked?: string | null } | undefined;
      const expression = expressions[i];
      const before = text(cooked?.cooked ?? '');
      return expression === undefined ? [before] : [before, this.value(expression, frame, depth)];
    });
    return joined(parts.filter((part) => part.k !== 'text' || part.text !== '' || part.via !== undefined));
  }

  #binary(node: Node, frame: Frame | null, depth: number): Value {
    const operator = String(node['operator']);
    if (operator === '+') return this.#sum(node, frame, depth);
    const left = this.value(nodeAt(node, 'left'), frame, depth);
    const right = this.value(nodeAt(node, 'right'), frame, depth);
    if (left.k === 'number' && right.k === 'number') {
      const number = arithmetic(operator, left.number, right.number);
      if (number !== null) return { k: 'number', number };
    }
    return { k: 'operation', operator, of: [left, right] };
  }

  /** Chains of `+` may be ten thousand long: no recursion along them. */
  #sum(node: Node, frame: Frame | null, depth: number): Value {
    const operands: Node[] = [];
    let left: Node | null = node;
    while (left !== null && left.type === 'BinaryExpression' && left['operator'] === '+') {
      const right = nodeAt(left, 'right');
      if (right !== null) operands.push(right);
      left = nodeAt(left, 'left');
    }
    if (left !== null) operands.push(left);
    const values = operands.reverse().map((one) => this.value(one, frame, depth));
    if (values.every((value) => value.k === 'number'))
      return { k: 'number', number: values.reduce((sum, value) => sum + (value.k === 'number' ? value.number : 0), 0) };
    return joined(values);
  }

  #list(node: Node, frame: Frame | null, depth: number): Value {
    const items: Value[] = [];
    for (const one of nodesAt(node, 'elements').slice(0, 20_000)) {
      const value = this.value(one, frame, depth);
      if (one.type === 'SpreadElement' && value.k === 'list') for (const item of value.items) items.push(item);
      else if (one.type === 'SpreadElement' && value.k === 'text' && value.text.length <= 20_000)
        for (const letter of value.text) items.push(text(letter));
      else items.push(value);
    }
    return { k: 'list', items };
  }

  #object(node: Node, frame: Frame | null, depth: number): Value {
    const entries = new Map<string, Value>();
    const spread: Value[] = [];
    for (const property of nodesAt(node, 'properties').slice(0, 2_000)) {
      if (property.type === 'SpreadElement') {
        const value = this.value(nodeAt(property, 'argument'), frame, depth);
        const object = objectIn(value);
        if (object !== null) for (const [key, one] of object.entries) entries.set(key, one);
        else spread.push(value);
        continue;
      }
      const key = keyName(property, 'key') ?? constantOf(this.value(nodeAt(property, 'key'), frame, depth));
      if (key !== null) entries.set(key, this.value(nodeAt(property, 'value'), frame, depth));
    }
    return { k: 'object', entries, spread, at: node.start };
  }

  #unary(node: Node, frame: Frame | null, depth: number): Value {
    const value = this.value(nodeAt(node, 'argument'), frame, depth);
    const operator = String(node['operator']);
    if (value.k === 'number') {
      if (operator === '-') return { k: 'number', number: -value.number };
      if (operator === '+') return value;
      if (operator === '~') return { k: 'number', number: ~value.number };
      if (operator === '!') return { k: 'constant', value: value.number === 0 };
    }
    return { k: 'operation', operator, of: [value] };
  }

  #identifier(node: Node, frame: Frame | null, depth: number): Value {
    const name = String(node['name']);
    const binding = this.scopes.resolve(name, node);
    if (binding !== null) {
      const value = this.#binding(binding, frame, depth);
      return value.k === 'unknown' ? { k: 'name', name } : named(value, name);
    }
    if (name === 'undefined') return { k: 'constant', value: null };
    const free = this.scopes.free.get(name);
    if (free !== undefined)
      return named(anyOf(free.slice(0, MOST_WRITES).map((one) => this.value(one, null, depth))), name);
    return { k: 'name', name: name === 'globalThis' || name === 'window' || name === 'self' ? 'global' : name };
  }

  #binding(binding: Binding, frame: Frame | null, depth: number): Value {
    if (binding.counted) return UNKNOWN;
    const values: Value[] = [];
    if (binding.parameter !== null) values.push(this.#parameter(binding, frame, depth));
    const added: Value[] = [];
    const pushed: Value[] = [];
    const isGiven = values.some((one) => one.k !== 'unknown');
    for (const write of binding.writes.slice(0, MOST_WRITES)) {
      if (write.how === 'default' && isGiven) continue;
      const value = this.#written(write, frame, depth);
      if (write.how === 'added') added.push(value);
      else if (write.how === 'pushed') pushed.push(value);
      else values.push(value);
    }
    let value = anyOf(values.filter((one) => !(one.k === 'constant' && one.value === null) || values.length === 1));
    if (pushed.length > 0 && value.k === 'list')
      value = { k: 'list', items: [...value.items, ...pushed.filter((one) => one.k !== 'unknown')] };
    if (added.length > 0 && value.k === 'number') return UNKNOWN;
    if (added.length > 0) value = joined([value, ...added.filter((one) => one.k !== 'unknown')]);
    return binding.members.size === 0 ? value : this.#withMembers(value, binding, frame, depth);
  }

  #withMembers(value: Value, binding: Binding, frame: Frame | null, depth: number): Value {
    if (value.k !== 'object') return value;
    const entries = new Map(value.entries);
    for (const [key, nodes] of [...binding.members].slice(0, 200)) {
      const values = nodes.slice(0, MOST_WRITES).map((one) => this.value(one, frame, depth));
      const before = entries.get(key);
      entries.set(key, anyOf(before === undefined || before.k === 'constant' ? values : [before, ...values]));
    }
    return { ...value, entries };
  }

  #written(write: Write, frame: Frame | null, depth: number): Value {
    const { from, path, how } = write;
    if (from === null) return UNKNOWN;
    if (how === 'function') return { k: 'function', id: this.functionId(from) };
    if (how === 'class') return UNKNOWN;
    if (how === 'failure') return along(this.#failure(from, depth), path);
    if (how === 'import') return along({ k: 'module', module: bare(String(from['value'])) }, path);
    const value = this.value(from, frame, depth);
    return along(how === 'element' ? elementOf(value, from.parent?.type === 'ForInStatement') : value, path);
  }

  /** What a `catch` gets: something of the calls that were tried. */
  #failure(tried: Node, depth: number): Value {
    const block = nodeAt(tried, 'block');
    if (block === null) return UNKNOWN;
    const calls: Node[] = [];
    walk(block, (node) => {
      if (node.type === 'CallExpression' && calls.length < 6) calls.push(node);
    });
    return anyOf(calls.map((call) => this.value(call, null, depth)).filter((value) => value.k === 'call'));
  }

  #parameter({ parameter }: Binding, frame: Frame | null, depth: number): Value {
    if (parameter === null) return UNKNOWN;
    for (let one = frame; one !== null; one = one.outer)
      if (one.of === parameter.of) return along(one.args[parameter.index] ?? UNKNOWN, parameter.path);
    const given = this.callsOf(parameter.of)
      .slice(0, MOST_CALLS)
      .map((call) => this.value(nodesAt(call, 'arguments')[parameter.index] ?? null, null, depth));
    const value = given.length > 0 ? anyOf(given) : this.#delivered(parameter.of, parameter.index, frame, depth);
    return along(value, parameter.path);
  }

  /** Calls of a function by the name that it stands under, or of itself at once. */
  callsOf(of: Node): readonly Node[] {
    const up = of.parent;
    if (up === null) return [];
    if (up.type === 'CallExpression' && nodeAt(up, 'callee') === of) return [up];
    if (METHODS.has(up.type)) {
      const key = keyName(up, 'key');
      // a name that several methods have says nothing of which is meant
      if (key === null || this.scopes.methods.get(key)?.length !== 1) return [];
      return this.scopes.memberCalls.get(key) ?? [];
    }
    const name =
      identifierName(nodeAt(of, 'id')) ??
      (up.type === 'VariableDeclarator'
        ? identifierName(nodeAt(up, 'id'))
        : up.type === 'AssignmentExpression'
          ? identifierName(nodeAt(up, 'left'))
          : null);
    return name === null ? [] : (this.scopes.resolve(name, of.type === 'FunctionDeclaration' ? up : of)?.calls ?? []);
  }

  /** What a function that is handed to a call receives. */
  #delivered(of: Node, index: number, frame: Frame | null, depth: number): Value {
    const call = of.parent;
    if (
      call === null ||
      (call.type !== 'CallExpression' && call.type !== 'NewExpression') ||
      nodeAt(call, 'callee') === of
    )
      return UNKNOWN;
    const callee = nodeAt(call, 'callee');
    const method = callee?.type === 'MemberExpression' ? keyName(callee, 'property') : null;
    const receiver = method === null || callee === null ? UNKNOWN : this.value(nodeAt(callee, 'object'), frame, depth);
    if (method === 'then' || method === 'catch' || method === 'finally') return receiver;
    if (method !== null && index === 0 && EACH.has(method)) {
      const element = elementOf(receiver, false);
      if (element.k !== 'unknown') return element;
    }
    if (method === 'reduce' && index === 1) return elementOf(receiver, false);
    const by = this.plainCall(call, frame, depth);
    return { k: 'delivered', by, index };
  }

  /** A call as it stands, whatever it gives. */
  plainCall(node: Node, frame: Frame | null, depth = 0): CallValue & { readonly at: number } {
    const args = nodesAt(node, 'arguments').map((one) =>
      isFunction(one) ? ({ k: 'function', id: this.functionId(one) } as const) : this.value(one, frame, depth),
    );
    return {
      k: 'call',
      callee: this.#callee(nodeAt(node, 'callee'), frame, depth),
      args,
      named: null,
      isNew: node.type === 'NewExpression',
      at: node.start,
    };
  }

  #callee(node: Node | null, frame: Frame | null, depth: number): Value {
    if (node === null) return UNKNOWN;
    if (node.type === 'Super') return { k: 'name', name: 'super' };
    return this.value(node, frame, depth);
  }

  #member(node: Node, frame: Frame | null, depth: number): Value {
    const object = nodeAt(node, 'object');
    const key = keyName(node, 'property') ?? textOf(this.value(nodeAt(node, 'property'), frame, depth));
    if (object?.type === 'ThisExpression' && key !== null) {
      const own = this.#own(object, key, frame, depth);
      if (own !== null) return named(own, key);
    }
    const of = this.value(object, frame, depth);
    if (key === null) return elementOf(of, false);
    const free = of.k === 'name' ? this.scopes.free.get(`${of.name}.${key}`) : undefined;
    if (free !== undefined)
      return named(anyOf(free.slice(0, MOST_WRITES).map((one) => this.value(one, null, depth))), key);
    return memberOf(of, key);
  }

  /** A member of `this`: assigned somewhere in its class, or a field. */
  #own(node: Node, key: string, frame: Frame | null, depth: number): Value | null {
    const home = homeOfThis(node);
    const written = this.scopes.own.get(home)?.get(key) ?? [];
    const body = nodeAt(home, 'body');
    const fields = body === null ? [] : nodesAt(body, 'body').filter((one) => keyName(one, 'key') === key);
    const values = [...fields.map((one) => nodeAt(one, 'value')), ...written]
      .slice(0, MOST_WRITES)
      .map((one) => this.value(one, frame, depth));
    const value = anyOf(values);
    return value.k === 'unknown' ? null : value;
  }

  #call(node: Node, frame: Frame | null, depth: number): Value {
    const calleeNode = nodeAt(node, 'callee');
    const method =
      calleeNode?.type === 'MemberExpression'
        ? (keyName(calleeNode, 'property') ?? textOf(this.value(nodeAt(calleeNode, 'property'), frame, depth)))
        : null;
    const args = nodesAt(node, 'arguments').flatMap((one): Value[] => {
      if (isFunction(one)) return [{ k: 'function', id: this.functionId(one) }];
      const value = this.value(one, frame, depth);
      return one.type === 'SpreadElement' && value.k === 'list' ? [...value.items] : [value];
    });
    const isNew = node.type === 'NewExpression';
    if (method !== null && calleeNode !== null) {
      const of = this.value(nodeAt(calleeNode, 'object'), frame, depth);
      const folded = foldMethod(of, method, args) ?? this.#mapped(of, method, args, depth);
      if (folded !== null) return folded;
      if ((method === 'bind' || method === 'promise') && of.k !== 'unknown') return of;
    }
    const callee = this.#callee(calleeNode, frame, depth);
    const name = dotted(callee);
    if ((name === 'require' || name.endsWith('.require')) && args.length >= 1) {
      const module = textOf(args[0]);
      if (module !== null) return { k: 'module', module: bare(module) };
    }
    const folded = foldCall(name, args) ?? merged(name, args);
    if (folded !== null) return folded;
    if (isNew && name === 'Promise') {
      const promised = this.#promised(node, frame, depth);
      if (promised.k !== 'unknown') return promised;
    }
    const call: Value = { k: 'call', callee, args, named: null, isNew, at: node.start };
    const fn = this.functionOf(callee);
    if (fn === null) return call;
    const given = this.returned(this.functions[fn] ?? null, args, frame, depth);
    return given.k === 'unknown' ? call : given;
  }

  /** The function of the program that a callee means. */
  functionOf(callee: Value): number | null {
    if (callee.k === 'function') return callee.id;
    if (callee.k === 'any') return callee.of.find((one) => one.k === 'function')?.id ?? null;
    if (callee.k !== 'member' || callee.of.k === 'module') return null;
    const methods = this.scopes.methods.get(callee.key);
    const [only] = methods ?? [];
    if (methods?.length !== 1 || only === undefined) return null;
    const instance = callee.of.k === 'name' || (callee.of.k === 'call' && callee.of.isNew) || callee.of.k === 'unknown';
    return instance ? this.functionId(only) : null;
  }

  /** `list.map(fn)`. */
  #mapped(of: Value, method: string, args: readonly Value[], depth: number): Value | null {
    const [fn] = args;
    if (
      of.k !== 'list' ||
      fn?.k !== 'function' ||
      (method !== 'map' && method !== 'flatMap') ||
      of.items.length > MOST_ITEMS
    )
      return null;
    const target = this.functions[fn.id] ?? null;
    return { k: 'list', items: of.items.map((item) => this.returned(target, [item], null, depth)) };
  }

  /** What `resolve` is given inside `new Promise((resolve) => …)`. */
  #promised(node: Node, frame: Frame | null, depth: number): Value {
    const executor = nodesAt(node, 'arguments')[0];
    if (executor === undefined || !isFunction(executor)) return UNKNOWN;
    const name = identifierName(nodesAt(executor, 'params')[0] ?? null);
    const body = nodeAt(executor, 'body');
    if (name === null || body === null) return UNKNOWN;
    const calls = this.scopes.resolve(name, body)?.calls ?? [];
    return anyOf(calls.slice(0, 6).map((call) => this.value(nodesAt(call, 'arguments')[0] ?? null, frame, depth)));
  }

  returned(fn: Node | null, args: readonly Value[], outer: Frame | null, depth: number): Value {
    if (fn === null || !isFunction(fn)) return UNKNOWN;
    let frames = 0;
    for (let one = outer; one !== null; one = one.outer) if (one.of === fn || ++frames > 4) return UNKNOWN;
    const frame: Frame = { of: fn, args, outer, known: new Map() };
    return anyOf(this.#returnsOf(fn).map((node) => this.value(node, frame, depth)));
  }

  #returnsOf(fn: Node): readonly Node[] {
    const known = this.#returns.get(fn);
    if (known !== undefined) return known;
    const out: Node[] = [];
    const body = nodeAt(fn, 'body');
    if (body !== null && body.type !== 'BlockStatement') out.push(body);
    else if (body !== null) {
      const stack: Node[] = [body];
      for (let node = stack.pop(); node !== undefined && out.length < 8; node = stack.pop()) {
        const argument = node.type === 'ReturnStatement' ? nodeAt(node, 'argument') : null;
        if (argument !== null) out.push(argument);
        for (const key in node) {
          if (key === 'parent') continue;
          const value = node[key];
          for (const one of Array.isArray(value) ? value : [value])
            if (typeof one === 'object' && one !== null && 'type' in one && !isFunction(one as Node))
              stack.push(one as Node);
        }
      }
    }
    this.#returns.set(fn, out);
    return out;
  }
}

/** The first reading that is a text. */
function constantOf(value: Value): string | null {
  return value.k === 'any' ? (value.of.map(textOf).find((text) => text !== null) ?? null) : textOf(value);
}

const METHODS = new Set(['MethodDefinition', 'PropertyDefinition', 'Property']);
const EACH = new Set(['forEach', 'map', 'filter', 'some', 'every', 'find', 'flatMap', 'findIndex']);

function literal(node: Node): Value {
  const value = node['value'];
  if (typeof value === 'string') return { k: 'text', text: value };
  if (typeof value === 'number') return { k: 'number', number: value };
  if (typeof value === 'boolean') return { k: 'constant', value };
  if (typeof value === 'bigint') return { k: 'number', number: Number(value) };
  const regex = node['regex'] as { pattern?: unknown } | undefined;
  if (typeof regex?.pattern === 'string')
    return { k: 'call', callee: { k: 'name', name: 'RegExp' }, args: [text(regex.pattern)], named: null, isNew: true };
  return value === null ? { k: 'constant', value: null } : UNKNOWN;
}

function bare(module: string): string {
  return module.startsWith('node:') ? module.slice(5) : module;
}

export function memberOf(of: Value, key: string): Value {
  if (of.k === 'any') return anyOf(of.of.map((one) => memberOf(one, key)));
  if (of.k === 'object') {
    const entry = of.entries.get(key);
    if (entry !== undefined) return named(entry, key);
    return of.spread.length > 0 ? memberOf(of.spread[0] ?? UNKNOWN, key) : { k: 'member', of, key };
  }
  if (of.k === 'list') {
    if (key === 'length') return { k: 'number', number: of.items.length };
    const item = /^\d{1,6}$/.test(key) ? of.items[Number(key)] : undefined;
    if (item !== undefined) return item;
  }
  if (of.k === 'text') {
    if (key === 'length') return { k: 'number', number: of.text.length };
    if (/^\d{1,6}$/.test(key)) return text(of.text.charAt(Number(key)));
  }
  if (of.k === 'name' && of.name === 'global') return { k: 'name', name: key };
  // parts of an address: `new URL(text).href`
  if (
    (key === 'href' || key === 'toString') &&
    of.k === 'call' &&
    dotted(of.callee).endsWith('URL') &&
    of.args[0] !== undefined
  )
    return of.args[0];
  return { k: 'member', of, key };
}

function along(value: Value, path: readonly string[]): Value {
  return path.reduce((one, key) => (key === '…' ? one : memberOf(one, key)), value);
}

/** One of its members, whichever. `keys`: its names. */
function elementOf(value: Value, keys: boolean): Value {
  if (value.k === 'list') return keys ? UNKNOWN : anyOf(value.items);
  if (value.k === 'object') return anyOf(keys ? [...value.entries.keys()].map(text) : [...value.entries.values()]);
  if (value.k === 'any') return anyOf(value.of.map((one) => elementOf(one, keys)));
  if (value.k === 'unknown' || value.k === 'text' || value.k === 'number') return UNKNOWN;
  return { k: 'member', of: value, key: '[]' };
}

function merged(name: string, args: readonly Value[]): ObjectValue | Value | null {
  if (name === 'Object.assign') {
    const entries = new Map<string, Value>();
    const spread: Value[] = [];
    for (const arg of args) {
      const object = objectIn(arg);
      if (object !== null) for (const [key, value] of object.entries) entries.set(key, value);
      else spread.push(arg);
    }
    return { k: 'object', entries, spread };
  }
  const first = args[0];
  if (first?.k !== 'object') return null;
  const entries = [...first.entries];
  if (name === 'Object.keys') return { k: 'list', items: entries.map(([key]) => text(key)) };
  if (name === 'Object.values') return { k: 'list', items: entries.map(([, value]) => value) };
  if (name === 'Object.entries')
    return { k: 'list', items: entries.map(([key, value]) => ({ k: 'list', items: [text(key), value] })) };
  return null;
}

function arithmetic(operator: string, left: number, right: number): number | null {
  switch (operator) {
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    case '%':
      return right === 0 ? null : left % right;
    case '^':
      return left ^ right;
    case '|':
      return left | right;
    case '&':
      return left & right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    case '>>>':
      return left >>> right;
    case '**':
      return left ** right;
    default:
      return null;
  }
}
