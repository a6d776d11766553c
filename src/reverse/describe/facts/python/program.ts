/** A Python text as a Program. */
import type { Assignment, Call, Comparison, Program, ProgramFunction } from '../program.ts';
import { alternatives, dotted, template, textOf, type Value, wholeText } from '../value.ts';
import { argumentsOf, Evaluator, type Frame } from './evaluate.ts';
import { type Expr, parsePython } from './parse.ts';
import { type Scope, Scopes, type Visit } from './scopes.ts';

const MOST_UNITS = 3_000_000;
const MOST_VISITS = 200_000;
const MOST_VARIANTS = 16;

export function pythonProgram(source: string): Program | null {
  if (source.length > MOST_UNITS) return null;
  const scopes = new Scopes(parsePython(source));
  return new Reader(scopes, source).read();
}

class Reader {
  readonly #scopes: Scopes;
  readonly #source: string;
  readonly #evaluator: Evaluator;
  readonly #calls: Call[] = [];
  readonly #comparisons: Comparison[] = [];
  readonly #assignments: Assignment[] = [];
  readonly #texts: Program['texts'][number][] = [];
  readonly #lists: Program['lists'][number][] = [];
  readonly #xors: Program['xors'][number][] = [];

  constructor(scopes: Scopes, source: string) {
    this.#scopes = scopes;
    this.#source = source;
    this.#evaluator = new Evaluator(scopes);
  }

  read(): Program {
    const inside = new Set<Expr>();
    for (const visit of this.#scopes.visits.slice(0, MOST_VISITS)) this.#visit(visit, inside);
    this.#written();
    return {
      language: 'python',
      text: this.#source,
      calls: this.#calls,
      comparisons: this.#comparisons,
      assignments: this.#assignments,
      texts: this.#texts,
      lists: this.#lists,
      xors: this.#xors,
      functions: this.#scopes.scopes.map(
        (scope): ProgramFunction => ({ name: scope.name, outer: around(scope).slice(1) }),
      ),
    };
  }

  #visit({ expr, scope, inLoop, statement }: Visit, inside: Set<Expr>): void {
    const owner = ownerOf(statement, expr);
    switch (expr.t) {
      case 'call':
        this.#call(expr, scope, inLoop);
        this.#readings(expr, scope, owner);
        return;
      case 'text':
        this.#texts.push({ text: expr.value, at: expr.at, owner });
        return;
      case 'fstring':
        this.#readings(expr, scope, owner);
        return;
      case 'dict':
        for (const [key, value] of expr.entries)
          if (key?.t === 'text')
            this.#assignments.push({ name: key.value, value: this.#evaluator.value(value, scope), at: key.at });
        return;
      case 'list':
        this.#list(expr, scope, owner);
        return;
      case 'binary':
        this.#binary(expr, scope, inside, statement.kind === 'if', owner);
        return;
    }
  }

  #call(expr: Extract<Expr, { t: 'call' }>, scope: Scope, inLoop: boolean): void {
    const target = this.#evaluator.functionOf(expr.callee)?.id ?? null;
    const base = { at: expr.at, end: expr.end, functions: around(scope), inLoop, target };
    const frames = this.#frames(scope, 0);
    for (const frame of frames.length === 0 ? [null] : frames) {
      const value = this.#evaluator.plainCall(expr, scope, frame);
      this.#calls.push({ ...base, value, name: dotted(value.callee) });
    }
  }

  #frames(scope: Scope, depth: number): readonly Frame[] {
    const own = scope.parameters.length - (scope.class === null ? 0 : 1);
    if (own <= 0 || depth > 2) return [];
    const out: Frame[] = [];
    for (const { call, scope: from } of this.#evaluator.callsOf(scope).slice(0, 12)) {
      const outer = this.#frames(from, depth + 1);
      for (const frame of outer.length === 0 ? [null] : outer) {
        const value = this.#evaluator.plainCall(call, from, frame);
        if (out.length < MOST_VARIANTS)
          out.push({ of: scope, args: argumentsOf(scope, value), outer: frame, known: new Map() });
      }
    }
    return out;
  }

  #readings(expr: Expr, scope: Scope, owner: string): void {
    const value = this.#evaluator.value(expr, scope);
    if (value.k !== 'text' && value.k !== 'joined' && value.k !== 'any') return;
    for (const one of alternatives(value)) {
      const constant = wholeText(one);
      if (constant !== null) this.#texts.push({ text: constant, at: expr.at, owner });
      else if (one.k === 'joined') this.#texts.push({ text: template(one), at: expr.at, owner });
    }
  }

  #list(expr: Extract<Expr, { t: 'list' }>, scope: Scope, owner: string): void {
    if (expr.items.length < 2 || this.#lists.length > 2_000) return;
    const items = expr.items.slice(0, 5_000).map((item) => textOf(this.#evaluator.value(item, scope)));
    if (items.every((item) => item !== null)) this.#lists.push({ items, at: expr.at, owner });
  }

  #binary(expr: Extract<Expr, { t: 'binary' }>, scope: Scope, inside: Set<Expr>, test: boolean, owner: string): void {
    const { operator, left, right } = expr;
    if (operator === '+' || operator === '%') {
      if (operator === '+') for (const side of [left, right]) inside.add(side);
      if (!inside.has(expr)) this.#readings(expr, scope, owner);
    } else if (operator === '^') this.#xor(expr, scope);
    else if (/^[!=]=$|^[<>]=?$/.test(operator)) {
      const role = !test ? 'value' : operator === '!=' ? 'stops' : 'enters';
      this.#comparisons.push({
        left: this.#evaluator.value(left, scope),
        right: this.#evaluator.value(right, scope),
        operator,
        at: expr.at,
        role,
      });
    } else if (operator === 'in' || operator === 'not in') {
      const value = this.#evaluator.value(right, scope);
      const subject = this.#evaluator.value(left, scope);
      if (value.k === 'list')
        for (const item of value.items.slice(0, 40))
          this.#comparisons.push({
            left: subject,
            right: item,
            operator: '==',
            at: expr.at,
            role: test ? 'enters' : 'value',
          });
    }
  }

  /** `a ^ key[i % len(key)]`, `ord(a) ^ ord(key[i % n])`, `zip(data, cycle(key))` stays open. */
  #xor(expr: Extract<Expr, { t: 'binary' }>, scope: Scope): void {
    for (const side of [expr.left, expr.right]) {
      let one = side;
      if (one.t === 'call' && one.args[0] !== undefined) one = one.args[0];
      const key =
        one.t === 'index' && one.index.t === 'binary' && (one.index.operator === '%' || one.index.operator === '&')
          ? this.#evaluator.value(one.of, scope)
          : null;
      const single =
        side.t === 'number' && side.value > 0 && side.value < 256 ? this.#evaluator.value(side, scope) : null;
      const value: Value | null = key ?? single;
      if (value !== null) for (const reading of alternatives(value)) this.#xors.push({ key: reading, at: expr.at });
    }
  }

  #written(): void {
    for (const scope of this.#scopes.scopes)
      for (const [name, writes] of scope.writes)
        for (const write of writes)
          if (write.how !== 'element' && write.index === null)
            this.#assignments.push({
              name,
              value: this.#evaluator.value(write.value, write.scope),
              at: write.value.at,
            });
    for (const attributes of this.#scopes.attributes.values())
      for (const [name, writes] of attributes)
        for (const write of writes)
          this.#assignments.push({
            name: `this.${name}`,
            value: this.#evaluator.value(write.value, write.scope),
            at: write.value.at,
          });
  }
}

function around(scope: Scope): number[] {
  const out: number[] = [];
  for (let one: Scope | null = scope; one !== null; one = one.outer) out.push(one.id);
  return out;
}

/** The name that a statement gives to what it holds as its whole value, or as an item of a list. */
function ownerOf({ targets, value }: Visit['statement'], expr: Expr): string {
  const [target] = targets;
  if (target === undefined || value === null) return '';
  const whole = value === expr || value.t === 'list';
  if (!whole) return '';
  return target.t === 'name' ? target.name : target.t === 'member' ? target.key : '';
}
