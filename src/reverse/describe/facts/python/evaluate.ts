/** Values of Python expressions, by reading: constants through names, attributes of `self`, parameters and returns. Nothing runs. Bounded. */
import { anyOf, dotted, joined, named, numberOf, text, textOf, UNKNOWN, type Value, wholeText } from '../value.ts';
import { foldPython } from './methods.ts';
import type { Expr } from './parse.ts';
import type { Scope, Scopes, Write } from './scopes.ts';

export interface Frame {
  readonly of: Scope;
  readonly args: ReadonlyMap<string, Value>;
  readonly outer: Frame | null;
  readonly known?: Map<Expr, Value>;
}

const MOST_DEPTH = 60;
const MOST_STEPS = 300_000;
const MOST_CALLS = 12;

export class Evaluator {
  readonly #scopes: Scopes;
  readonly #known = new Map<Expr, Value>();
  readonly #active = new Set<Expr>();
  #steps = 0;

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  value(expr: Expr | null, scope: Scope, frame: Frame | null = null, depth = 0): Value {
    if (expr === null || depth > MOST_DEPTH || ++this.#steps > MOST_STEPS) return UNKNOWN;
    const memory = frame === null ? this.#known : frame.known;
    const known = memory?.get(expr);
    if (known !== undefined) return known;
    if (this.#active.has(expr)) return UNKNOWN;
    this.#active.add(expr);
    try {
      const value = this.#of(expr, scope, frame, depth + 1);
      memory?.set(expr, value);
      return value;
    } finally {
      this.#active.delete(expr);
    }
  }

  #of(expr: Expr, scope: Scope, frame: Frame | null, depth: number): Value {
    const inner = (one: Expr | null): Value => this.value(one, scope, frame, depth);
    switch (expr.t) {
      case 'text':
        return text(expr.value);
      case 'number':
        return { k: 'number', number: expr.value };
      case 'constant':
        return { k: 'constant', value: expr.value };
      case 'fstring':
        return joined(expr.parts.map(inner));
      case 'name':
        return this.#name(expr.name, scope, frame, depth);
      case 'member':
        return this.#member(expr, scope, frame, depth);
      case 'index':
        return indexed(inner(expr.of), inner(expr.index));
      case 'slice':
        return sliced(inner(expr.of), numberOf(inner(expr.from)), numberOf(inner(expr.to)), numberOf(inner(expr.step)));
      case 'call':
        return this.#call(expr, scope, frame, depth);
      case 'list':
        return { k: 'list', items: expr.items.slice(0, 20_000).map(inner) };
      case 'dict':
        return this.#dict(expr, scope, frame, depth);
      case 'binary':
        return this.#binary(expr, scope, frame, depth);
      case 'unary': {
        const of = inner(expr.of);
        if (expr.operator === '-' && of.k === 'number') return { k: 'number', number: -of.number };
        return { k: 'operation', operator: expr.operator, of: [of] };
      }
      case 'either':
        return anyOf(expr.of.map(inner));
      case 'conditional':
        return anyOf([inner(expr.one), inner(expr.other)]);
      case 'each': {
        const iter = inner(expr.iter);
        const names = expr.target.t === 'name' ? [expr.target.name] : [];
        const items = iter.k === 'list' && names.length === 1 ? iter.items.slice(0, 200) : null;
        if (items === null) return { k: 'list', items: [] };
        return {
          k: 'list',
          items: items.map((item) =>
            this.value(
              expr.element,
              scope,
              { of: scope, args: new Map([[names[0] ?? '', item]]), outer: frame },
              depth,
            ),
          ),
        };
      }
      default:
        return UNKNOWN;
    }
  }

  #binary(expr: Extract<Expr, { t: 'binary' }>, scope: Scope, frame: Frame | null, depth: number): Value {
    if (expr.operator === '+') return this.#sum(expr, scope, frame, depth);
    const left = this.value(expr.left, scope, frame, depth);
    const right = this.value(expr.right, scope, frame, depth);
    if (expr.operator === '%' && (left.k === 'text' || left.k === 'joined')) return percented(left, right);
    if (left.k === 'number' && right.k === 'number') {
      const number = {
        '-': left.number - right.number,
        '*': left.number * right.number,
        '^': left.number ^ right.number,
        '%': left.number % right.number,
        '/': left.number / right.number,
        '//': Math.floor(left.number / right.number),
      }[expr.operator];
      if (number !== undefined && Number.isFinite(number)) return { k: 'number', number };
    }
    if (
      expr.operator === '*' &&
      left.k === 'text' &&
      right.k === 'number' &&
      right.number >= 0 &&
      left.text.length * right.number < 10_000
    )
      return text(left.text.repeat(right.number));
    return { k: 'operation', operator: expr.operator, of: [left, right] };
  }

  #sum(expr: Expr, scope: Scope, frame: Frame | null, depth: number): Value {
    const operands: Expr[] = [];
    let left: Expr = expr;
    while (left.t === 'binary' && left.operator === '+') {
      operands.push(left.right);
      left = left.left;
    }
    operands.push(left);
    const values = operands.reverse().map((one) => this.value(one, scope, frame, depth));
    if (values.every((one) => one.k === 'list'))
      return { k: 'list', items: values.flatMap((one) => (one.k === 'list' ? one.items : [])) };
    if (values.every((one) => one.k === 'number'))
      return { k: 'number', number: values.reduce((sum, one) => sum + (one.k === 'number' ? one.number : 0), 0) };
    return joined(values);
  }

  #dict(expr: Extract<Expr, { t: 'dict' }>, scope: Scope, frame: Frame | null, depth: number): Value {
    const entries = new Map<string, Value>();
    const spread: Value[] = [];
    for (const [key, value] of expr.entries.slice(0, 2_000)) {
      const one = this.value(value, scope, frame, depth);
      const name = key === null ? null : textOf(this.value(key, scope, frame, depth));
      if (key === null && one.k === 'object') for (const [inner, entry] of one.entries) entries.set(inner, entry);
      else if (name !== null) entries.set(name, one);
      else spread.push(one);
    }
    return { k: 'object', entries, spread, at: expr.at };
  }

  #name(name: string, scope: Scope, frame: Frame | null, depth: number): Value {
    for (let one = frame; one !== null; one = one.outer) {
      const given = one.args.get(name);
      if (given !== undefined && (one.of === scope || isInside(scope, one.of))) return named(given, name);
    }
    for (let one: Scope | null = scope; one !== null; one = one.outer) {
      const value = this.#local(name, one, frame, depth);
      if (value !== null) return value.k === 'unknown' ? { k: 'name', name } : named(value, name);
    }
    const imported = this.#scopes.imports.get(name);
    if (imported !== undefined) {
      const module: Value = { k: 'module', module: imported.module };
      return imported.member === null ? module : { k: 'member', of: module, key: imported.member };
    }
    return { k: 'name', name };
  }

  /** Null where the scope does not have the name. */
  #local(name: string, scope: Scope, frame: Frame | null, depth: number): Value | null {
    const writes = scope.writes.get(name);
    const index = scope.parameters.findIndex((one) => one.name === name);
    if (writes === undefined && index === -1) return null;
    const values: Value[] = [];
    if (index !== -1) values.push(this.#parameter(scope, index, name, depth));
    return this.#written([...values], writes ?? [], scope, name, frame, depth);
  }

  #written(
    values: Value[],
    writes: readonly Write[],
    scope: Scope,
    name: string,
    frame: Frame | null,
    depth: number,
  ): Value {
    const added: Value[] = [];
    for (const write of writes.slice(0, 16)) {
      const value = part(this.value(write.value, write.scope, write.scope === scope ? frame : null, depth), write);
      if (write.how === 'added') added.push(value);
      else values.push(value);
    }
    const base = anyOf(values.filter((one) => !(one.k === 'constant' && one.value === null) || values.length === 1));
    const value = added.length === 0 ? base : base.k === 'list' ? base : joined([base, ...added]);
    return value.k === 'object' ? this.#withKeys(value, scope, name, frame, depth) : value;
  }

  /** `body['x'] = …` */
  #withKeys(
    value: Extract<Value, { k: 'object' }>,
    scope: Scope,
    name: string,
    frame: Frame | null,
    depth: number,
  ): Value {
    const entries = new Map(value.entries);
    for (const [key, writes] of scope.writes) {
      if (!key.startsWith(`${name}[`)) continue;
      entries.set(
        key.slice(name.length + 1, -1),
        anyOf(writes.map((write) => this.value(write.value, write.scope, frame, depth))),
      );
    }
    return entries.size === value.entries.size ? value : { ...value, entries };
  }

  #parameter(scope: Scope, index: number, name: string, depth: number): Value {
    if (scope.class !== null && index === 0) return { k: 'name', name: 'self' };
    const given = this.callsOf(scope)
      .slice(0, MOST_CALLS)
      .map(({ call, scope: from }) => {
        const keyword = call.named.find(([key]) => key === name)?.[1];
        const at = index - (scope.class === null ? 0 : 1);
        return this.value(keyword ?? call.args[at] ?? scope.parameters[index]?.default ?? null, from, null, depth);
      });
    if (given.length > 0) return anyOf(given);
    return this.value(scope.parameters[index]?.default ?? null, scope, null, depth);
  }

  callsOf(scope: Scope): readonly { readonly call: Extract<Expr, { t: 'call' }>; readonly scope: Scope }[] {
    if (scope.name === '__init__') return scope.class === null ? [] : (this.#scopes.calls.get(scope.class) ?? []);
    if (scope.name === '' || this.#scopes.functions.get(scope.name)?.length !== 1) return [];
    return this.#scopes.calls.get(scope.name) ?? [];
  }

  #member(expr: Extract<Expr, { t: 'member' }>, scope: Scope, frame: Frame | null, depth: number): Value {
    const of = this.value(expr.of, scope, frame, depth);
    const home = of.k === 'name' && of.name === 'self' ? classOf(scope) : instanceOf(of, this.#scopes);
    if (home !== null) {
      const writes = this.#scopes.attributes.get(home)?.get(expr.key);
      const inherited =
        writes === undefined && of.k === 'name'
          ? [...this.#scopes.attributes.values()].find((one) => one.has(expr.key))?.get(expr.key)
          : undefined;
      const known = writes ?? inherited;
      if (known !== undefined) {
        const value = anyOf(known.map((write) => part(this.value(write.value, write.scope, null, depth), write)));
        if (value.k !== 'unknown') return named(value, expr.key);
      }
    }
    if (of.k === 'object') {
      const entry = of.entries.get(expr.key);
      if (entry !== undefined) return named(entry, expr.key);
    }
    return { k: 'member', of, key: expr.key };
  }

  /** A call as it stands. */
  plainCall(
    expr: Extract<Expr, { t: 'call' }>,
    scope: Scope,
    frame: Frame | null,
    depth = 0,
  ): Extract<Value, { k: 'call' }> & { readonly at: number } {
    return {
      k: 'call',
      callee: this.value(expr.callee, scope, frame, depth),
      args: expr.args.map((one) => this.value(one, scope, frame, depth)),
      named:
        expr.named.length === 0
          ? null
          : new Map(expr.named.map(([key, value]) => [key, this.value(value, scope, frame, depth)])),
      isNew: false,
      at: expr.at,
    };
  }

  #call(expr: Extract<Expr, { t: 'call' }>, scope: Scope, frame: Frame | null, depth: number): Value {
    const call = this.plainCall(expr, scope, frame, depth);
    const folded = foldPython(call);
    if (folded !== null) return folded;
    const target = this.functionOf(expr.callee);
    if (target === null || target.name === '__init__') return call;
    const value = this.#returned(target, call, frame, depth);
    return value.k === 'unknown' ? call : value;
  }

  functionOf(callee: Expr): Scope | null {
    const name = callee.t === 'name' ? callee.name : callee.t === 'member' ? callee.key : null;
    const found = name === null ? undefined : this.#scopes.functions.get(name);
    const [only] = found ?? [];
    if (found?.length !== 1 || only === undefined) return null;
    return callee.t === 'member' && only.class === null ? null : only;
  }

  #returned(target: Scope, call: Extract<Value, { k: 'call' }>, outer: Frame | null, depth: number): Value {
    let frames = 0;
    for (let one = outer; one !== null; one = one.outer) if (one.of === target || ++frames > 4) return UNKNOWN;
    const frame: Frame = { of: target, args: argumentsOf(target, call), outer, known: new Map() };
    return anyOf(target.returns.map((one) => this.value(one, target, frame, depth)));
  }
}

export function argumentsOf(target: Scope, call: Extract<Value, { k: 'call' }>): ReadonlyMap<string, Value> {
  const skip = target.class === null ? 0 : 1;
  const out = new Map<string, Value>();
  target.parameters.slice(skip).forEach(({ name }, i) => {
    const value = call.named?.get(name) ?? call.args[i];
    if (value !== undefined) out.set(name, value);
  });
  return out;
}

function isInside(scope: Scope, of: Scope): boolean {
  for (let one: Scope | null = scope; one !== null; one = one.outer) if (one === of) return true;
  return false;
}

function classOf(scope: Scope): string | null {
  for (let one: Scope | null = scope; one !== null; one = one.outer) if (one.class !== null) return one.class;
  return null;
}

function instanceOf(value: Value, scopes: Scopes): string | null {
  for (const one of value.k === 'any' ? value.of : [value]) {
    const name = one.k === 'call' ? dotted(one.callee) : '';
    if (scopes.classes.has(name)) return name;
  }
  return null;
}

function part(value: Value, { how, index }: Write): Value {
  const element = how === 'element' ? elementOf(value) : value;
  return index === null ? element : indexed(element, { k: 'number', number: index });
}

function elementOf(value: Value): Value {
  if (value.k === 'list') return anyOf(value.items);
  if (value.k === 'object') return anyOf([...value.entries.keys()].map(text));
  if (value.k === 'unknown' || value.k === 'text') return UNKNOWN;
  return { k: 'member', of: value, key: '[]' };
}

function indexed(of: Value, index: Value): Value {
  if (of.k === 'any') return anyOf(of.of.map((one) => indexed(one, index)));
  const key = textOf(index);
  if (key === null)
    return of.k === 'list' || of.k === 'object'
      ? anyOf(of.k === 'list' ? of.items : [...of.entries.values()])
      : { k: 'member', of, key: '[]' };
  if (of.k === 'object') {
    const entry = of.entries.get(key);
    return entry === undefined ? { k: 'member', of, key } : named(entry, key);
  }
  const at = index.k === 'number' ? index.number : Number.NaN;
  if (of.k === 'list') return of.items.at(at) ?? UNKNOWN;
  const whole = wholeText(of);
  if (whole !== null && Number.isInteger(at)) return text(whole.at(at) ?? '');
  return { k: 'member', of, key };
}

function sliced(of: Value, from: number | null, to: number | null, step: number | null): Value {
  if (of.k === 'list') {
    const items = of.items.slice(from ?? 0, to ?? undefined);
    return { k: 'list', items: step === -1 ? [...of.items].reverse() : items };
  }
  const whole = wholeText(of);
  if (whole === null) return { k: 'operation', operator: '[:]', of: [of] };
  if (step === -1) return text([...whole].reverse().join(''));
  if (step !== null && step > 1)
    return text([...whole.slice(from ?? 0, to ?? undefined)].filter((_, i) => i % step === 0).join(''));
  return text(whole.slice(from ?? 0, to ?? undefined));
}

/** `'%s:%d' % (host, port)` */
export function percented(format: Value, given: Value): Value {
  const args = given.k === 'list' ? [...given.items] : [given];
  const parts: Value[] = [];
  let next = 0;
  for (const piece of format.k === 'joined' ? format.parts : [format]) {
    if (piece.k !== 'text') {
      parts.push(piece);
      continue;
    }
    let at = 0;
    for (const match of piece.text.matchAll(/%(?:\((\w{1,40})\))?[-+ #0]{0,3}\d{0,4}(?:\.\d{1,3})?([sdifrxXcu%])/g)) {
      parts.push(text(piece.text.slice(at, match.index)));
      at = match.index + match[0].length;
      const key = match[1];
      if (match[2] === '%') parts.push(text('%'));
      else if (key !== undefined && given.k === 'object') parts.push(given.entries.get(key) ?? UNKNOWN);
      else parts.push(args[next++] ?? UNKNOWN);
    }
    parts.push(text(piece.text.slice(at)));
  }
  return joined(parts.filter((one) => one.k !== 'text' || one.text !== ''));
}
