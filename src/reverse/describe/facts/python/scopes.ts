/** Functions, classes and everything written to a name or to an attribute of `self`, and who calls whom. */
import { entryOf } from '../../maps.ts';
import type { Expr, Statement } from './parse.ts';

export interface Scope {
  readonly id: number;
  readonly name: string;
  /** of a method: its class */
  readonly class: string | null;
  readonly parameters: Statement['parameters'];
  readonly outer: Scope | null;
  readonly writes: Map<string, Write[]>;
  readonly returns: Expr[];
}

export interface Write {
  readonly value: Expr;
  readonly how: 'value' | 'element' | 'added';
  /** which part of a list */
  readonly index: number | null;
  readonly scope: Scope;
}

export interface Visit {
  readonly expr: Expr;
  readonly scope: Scope;
  readonly inLoop: boolean;
  readonly statement: Statement;
}

const MOST_WRITES = 24;

export class Scopes {
  readonly module: Scope;
  readonly scopes: Scope[] = [];
  readonly functions = new Map<string, Scope[]>();
  readonly classes = new Map<string, Map<string, Scope>>();
  readonly attributes = new Map<string, Map<string, Write[]>>();
  readonly imports = new Map<string, { readonly module: string; readonly member: string | null }>();
  /** by name of a function, or key of a member */
  readonly calls = new Map<string, { readonly call: Extract<Expr, { t: 'call' }>; readonly scope: Scope }[]>();
  readonly visits: Visit[] = [];

  constructor(program: readonly Statement[]) {
    this.module = this.#scope('', null, [], null);
    this.#block(program, this.module, null, false);
  }

  #scope(name: string, of: string | null, parameters: Statement['parameters'], outer: Scope | null): Scope {
    const scope: Scope = { id: this.scopes.length, name, class: of, parameters, outer, writes: new Map(), returns: [] };
    this.scopes.push(scope);
    return scope;
  }

  #block(statements: readonly Statement[], scope: Scope, inClass: string | null, inLoop: boolean): void {
    for (const statement of statements) this.#statement(statement, scope, inClass, inLoop);
  }

  #statement(statement: Statement, scope: Scope, inClass: string | null, inLoop: boolean): void {
    const { kind, value, targets, body } = statement;
    const visit = (expr: Expr): void =>
      this.#expression(expr, scope, inLoop || kind === 'while' || kind === 'for', statement);
    if (value !== null) visit(value);
    switch (kind) {
      case 'assign':
      case 'add':
      case 'for':
      case 'with':
        for (const target of targets)
          this.#assign(target, value, kind === 'for' ? 'element' : kind === 'add' ? 'added' : 'value', scope, inClass);
        this.#block(body, scope, inClass, inLoop || kind === 'for');
        return;
      case 'def': {
        const inner = this.#scope(statement.name, inClass, statement.parameters, scope);
        push(this.functions, statement.name, inner);
        if (inClass !== null) this.classes.get(inClass)?.set(statement.name, inner);
        for (const { default: given } of statement.parameters) if (given !== null) visit(given);
        this.#block(body, inner, null, false);
        return;
      }
      case 'class':
        this.classes.set(statement.name, new Map());
        this.#block(body, scope, statement.name, false);
        return;
      case 'import':
        for (const { local, module, member } of statement.imports) this.imports.set(local, { module, member });
        return;
      case 'return':
        if (value !== null && scope.returns.length < 12) scope.returns.push(value);
        return;
      default:
        this.#block(body, scope, inClass, inLoop || kind === 'while');
    }
  }

  #assign(target: Expr, value: Expr | null, how: Write['how'], scope: Scope, inClass: string | null): void {
    if (value === null) return;
    const write = (index: number | null): Write => ({ value, how, index, scope });
    if (target.t === 'list')
      for (const [index, one] of target.items.entries()) this.#one(one, write(index), scope, inClass);
    else this.#one(target, write(null), scope, inClass);
  }

  #one(target: Expr, write: Write, scope: Scope, inClass: string | null): void {
    if (target.t === 'name') {
      if (inClass !== null) push(this.#attributesOf(inClass), target.name, write);
      else push(scope.writes, target.name, write);
    } else if (target.t === 'member' && target.of.t === 'name' && target.of.name === 'self' && scope.class !== null)
      push(this.#attributesOf(scope.class), target.key, write);
    else if (target.t === 'index' && target.of.t === 'name' && target.index.t === 'text')
      push(scope.writes, `${target.of.name}[${target.index.value}]`, write);
  }

  #attributesOf(name: string): Map<string, Write[]> {
    return entryOf(this.attributes, name, () => new Map());
  }

  #expression(root: Expr, scope: Scope, inLoop: boolean, statement: Statement): void {
    const stack: Expr[] = [root];
    for (let expr = stack.pop(); expr !== undefined; expr = stack.pop()) {
      this.visits.push({ expr, scope, inLoop, statement });
      if (expr.t === 'call') {
        const key = expr.callee.t === 'name' ? expr.callee.name : expr.callee.t === 'member' ? expr.callee.key : null;
        if (key !== null) push(this.calls, key, { call: expr, scope });
      }
      const inner = insideOf(expr);
      for (let i = inner.length - 1; i >= 0; i--) {
        const one = inner[i];
        if (one !== undefined) stack.push(one);
      }
    }
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.length < MOST_WRITES) list.push(value);
}

export function insideOf(expr: Expr): readonly Expr[] {
  switch (expr.t) {
    case 'fstring':
      return expr.parts;
    case 'member':
      return [expr.of];
    case 'index':
      return [expr.of, expr.index];
    case 'slice':
      return [expr.of, ...[expr.from, expr.to, expr.step].filter((one) => one !== null)];
    case 'call':
      return [expr.callee, ...expr.args, ...expr.named.map(([, value]) => value)];
    case 'list':
      return expr.items;
    case 'dict':
      return expr.entries.flatMap(([key, value]) => (key === null ? [value] : [key, value]));
    case 'binary':
      return [expr.left, expr.right];
    case 'unary':
      return [expr.of];
    case 'either':
      return expr.of;
    case 'conditional':
      return [expr.test, expr.one, expr.other];
    case 'lambda':
      return [expr.body];
    case 'each':
      return [expr.element, expr.target, expr.iter];
    default:
      return [];
  }
}
