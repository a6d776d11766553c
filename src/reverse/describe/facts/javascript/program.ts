/** A JavaScript text as a Program. Null where it does not parse at all. */
import type { Assignment, Call, Comparison, Program, ProgramFunction } from '../program.ts';
import { alternatives, dotted, template, textOf, type Value, wholeText } from '../value.ts';
import { Evaluator, type Frame } from './evaluate.ts';
import {
  childrenOf,
  identifierName,
  isFunction,
  keyName,
  type Node,
  nodeAt,
  nodesAt,
  parseProgram,
  walk,
} from './tree.ts';

const MOST_CALLS = 40_000;
const MOST_VARIANTS = 16;
const MOST_SITES = 12;
/** Readings of calls for single callers, in the whole program. */
const MOST_READINGS = 2_500;
const MOST_TEXTS = 60_000;
const MOST_LISTS = 2_000;

/** Calls whose arguments are worth reading once for each call of the function around them. */
const TELLING =
  /(?:^|\.)(?:get|post|put|patch|delete|head|request|fetch|axios|got|needle|ajax|send|emit|open|connect|createConnection|io|WebSocket|exec|execSync|execFile|spawn|spawnSync|fork|writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|createHmac|createDecipheriv|createCipheriv|Contract|call|storage|upload|from|insert|append|setInterval|setTimeout|sleep|setHeader|download|pipe|JsonRpcProvider|Request)$/;

export function javascriptProgram(text: string): Program | null {
  const root = parseProgram(text);
  if (root === null) return null;
  return new Reader(root, text).read();
}

class Reader {
  readonly #root: Node;
  readonly #text: string;
  readonly #evaluator: Evaluator;
  readonly #calls: Call[] = [];
  readonly #comparisons: Comparison[] = [];
  readonly #assignments: Assignment[] = [];
  readonly #texts: Program['texts'][number][] = [];
  readonly #lists: Program['lists'][number][] = [];
  readonly #xors: Program['xors'][number][] = [];
  #readingsLeft = MOST_READINGS;

  constructor(root: Node, text: string) {
    this.#root = root;
    this.#text = text;
    this.#evaluator = new Evaluator(root);
  }

  read(): Program {
    walk(this.#root, (node) => this.#node(node));
    return {
      language: 'javascript',
      text: this.#text,
      calls: this.#calls,
      comparisons: this.#comparisons,
      assignments: this.#assignments,
      texts: this.#texts,
      lists: this.#lists,
      xors: this.#xors,
      functions: this.#evaluator.functions.map(
        (node): ProgramFunction => ({ name: functionName(node), outer: this.#functionsAround(node).slice(1) }),
      ),
    };
  }

  #node(node: Node): void {
    switch (node.type) {
      case 'ImportExpression':
        this.#import(node);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.#call(node);
        this.#path(node);
        return;
      case 'Literal':
        if (typeof node['value'] === 'string') this.#addText(node['value'], node);
        return;
      case 'TemplateLiteral':
        this.#sum(node);
        return;
      case 'BinaryExpression':
        this.#binary(node);
        return;
      case 'SwitchCase':
        this.#case(node);
        return;
      case 'IfStatement':
      case 'ConditionalExpression':
        this.#presence(node);
        return;
      case 'ArrayExpression':
        this.#list(node);
        return;
      case 'VariableDeclarator':
        this.#assignment(nodeAt(node, 'id'), nodeAt(node, 'init'));
        return;
      case 'AssignmentExpression':
        if (node['operator'] === '^=') this.#xor(node);
        this.#assignment(nodeAt(node, 'left'), nodeAt(node, 'right'));
        return;
      case 'Property': {
        const key = keyName(node, 'key');
        const value = nodeAt(node, 'value');
        if (key !== null && value !== null && node.parent?.type === 'ObjectExpression' && !isFunction(value))
          this.#assignments.push({ name: key, value: this.#evaluator.value(value), at: node.start });
        return;
      }
    }
  }

  #call(node: Node): void {
    if (this.#calls.length >= MOST_CALLS) return;
    const functions = this.#functionsAround(node);
    const plain = this.#evaluator.plainCall(node, null);
    const name = dotted(plain.callee);
    const base = {
      at: node.start,
      end: node.end,
      functions,
      inLoop: inLoop(node),
      target: this.#evaluator.functionOf(plain.callee),
    };
    const frames = TELLING.test(name) || /^\.?\w{0,3}$/.test(name) ? this.#frames(node, 0) : [];
    if (frames.length === 0) {
      this.#calls.push({ ...base, value: plain, name });
      return;
    }
    for (const frame of frames) {
      const value = this.#evaluator.plainCall(node, frame);
      this.#calls.push({ ...base, value, name: dotted(value.callee) });
    }
  }

  /** `import('data:text/javascript,' + code)` */
  #import(node: Node): void {
    const source = this.#evaluator.value(nodeAt(node, 'source'));
    const value = {
      k: 'call',
      callee: { k: 'name', name: 'import' },
      args: [source],
      named: null,
      isNew: false,
      at: node.start,
    } as const;
    const place = {
      at: node.start,
      end: node.end,
      functions: this.#functionsAround(node),
      inLoop: inLoop(node),
      target: null,
    };
    this.#calls.push({ ...place, value, name: 'import' });
  }

  /** One frame for each way in which the function around `node` is called; none where what `node` holds does not depend on it. */
  #frames(node: Node, depth: number): readonly Frame[] {
    let fn = node.parent;
    while (fn !== null && !(isFunction(fn) && nodesAt(fn, 'params').length > 0)) fn = fn.parent;
    if (fn === null || depth > 2 || this.#readingsLeft <= 0) return [];
    const sites = this.#evaluator.callsOf(fn).slice(0, MOST_SITES);
    if (sites.length === 0) return this.#frames(fn, depth);
    const out: Frame[] = [];
    for (const site of sites) {
      if (out.length >= MOST_VARIANTS || this.#readingsLeft <= 0) break;
      const around = this.#frames(site, depth + 1);
      for (const outer of around.length === 0 ? [null] : around) {
        const args = nodesAt(site, 'arguments').map((one) => this.#evaluator.value(one, outer));
        this.#readingsLeft--;
        if (out.length < MOST_VARIANTS) out.push({ of: fn, args, outer, known: new Map() });
      }
    }
    return out;
  }

  #functionsAround(node: Node): number[] {
    const out: number[] = [];
    for (let one: Node | null = node; one !== null; one = one.parent)
      if (isFunction(one)) out.push(this.#evaluator.functionId(one));
    out.push(0);
    return out;
  }

  #addText(text: string, node: Node): void {
    if (this.#texts.length < MOST_TEXTS) this.#texts.push({ text, at: node.start, owner: ownerOf(node) });
  }

  /** The outermost of a sum or template, with its holes. */
  #sum(node: Node): void {
    const up = node.parent;
    if (up?.type === 'BinaryExpression' && up['operator'] === '+') return;
    this.#readings(node, this.#evaluator.value(node));
  }

  #readings(node: Node, value: Value): void {
    for (const one of alternatives(value)) {
      const constant = wholeText(one);
      if (constant !== null) this.#addText(constant, node);
      else if (one.k === 'joined') this.#addText(template(one), node);
    }
  }

  /** `path.join(…)` and other calls that give constant text. */
  #path(node: Node): void {
    const value = this.#evaluator.value(node);
    if (value.k === 'text' || value.k === 'joined' || value.k === 'any') this.#readings(node, value);
  }

  #binary(node: Node): void {
    const operator = String(node['operator']);
    if (operator === '+') this.#sum(node);
    else if (operator === '^') this.#xor(node);
    else if (/^[!=]==?$|^[<>]=?$/.test(operator)) {
      const left = this.#evaluator.value(nodeAt(node, 'left'));
      const right = this.#evaluator.value(nodeAt(node, 'right'));
      this.#comparisons.push({ left, right, operator, at: node.start, role: roleOf(node, operator.startsWith('!')) });
    }
  }

  #case(node: Node): void {
    const test = nodeAt(node, 'test');
    const on = node.parent === null ? null : nodeAt(node.parent, 'discriminant');
    if (test === null || on === null) return;
    this.#comparisons.push({
      left: this.#evaluator.value(on),
      right: this.#evaluator.value(test),
      operator: '===',
      at: test.start,
      role: 'case',
    });
  }

  /** `if (!process.env.X) return`. */
  #presence(node: Node): void {
    const test = nodeAt(node, 'test');
    if (test === null) return;
    const stack: { node: Node; negated: boolean }[] = [{ node: test, negated: false }];
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      const { node: part, negated } = one;
      if (part.type === 'LogicalExpression') for (const side of childrenOf(part)) stack.push({ node: side, negated });
      else if (part.type === 'UnaryExpression' && part['operator'] === '!')
        for (const side of childrenOf(part)) stack.push({ node: side, negated: !negated });
      else if (part.type === 'MemberExpression' || part.type === 'Identifier')
        this.#comparisons.push({
          left: this.#evaluator.value(part),
          right: { k: 'constant', value: null },
          operator: negated ? 'missing' : 'present',
          at: part.start,
          role: stops(node) === negated ? (negated ? 'stops' : 'enters') : 'value',
        });
    }
  }

  #list(node: Node): void {
    if (this.#lists.length >= MOST_LISTS) return;
    const value = this.#evaluator.value(node);
    if (value.k !== 'list' || value.items.length < 2) return;
    const items = value.items.map(textOf);
    if (items.every((item) => item !== null)) this.#lists.push({ items, at: node.start, owner: ownerOf(node) });
  }

  #assignment(target: Node | null, from: Node | null): void {
    if (target === null || from === null || isFunction(from)) return;
    const name = identifierName(target) ?? (target.type === 'MemberExpression' ? this.#targetName(target) : null);
    if (name !== null) this.#assignments.push({ name, value: this.#evaluator.value(from), at: target.start });
  }

  #targetName(target: Node): string | null {
    const key = keyName(target, 'property');
    const object = nodeAt(target, 'object');
    if (key === null || object === null) return null;
    const of = object.type === 'ThisExpression' ? 'this' : (identifierName(object) ?? '');
    return of === '' ? `.${key}` : `${of}.${key}`;
  }

  /** `text.charCodeAt(i) ^ key.charCodeAt(i % key.length)`, `byte ^ key[i % 4]`, `byte ^ 90`. */
  #xor(node: Node): void {
    for (const side of [nodeAt(node, 'left'), nodeAt(node, 'right')]) {
      if (side === null) continue;
      const key = this.#keyOf(side, 0);
      if (key !== null) for (const one of alternatives(key)) this.#xors.push({ key: one, at: node.start });
    }
  }

  #keyOf(side: Node, depth: number): Value | null {
    if (side.type === 'Literal')
      return typeof side['value'] === 'number' && node8(side['value']) && inLoop(side)
        ? this.#evaluator.value(side)
        : null;
    const index =
      side.type === 'MemberExpression'
        ? nodeAt(side, 'property')
        : side.type === 'CallExpression'
          ? (nodesAt(side, 'arguments')[0] ?? null)
          : null;
    if (side.type === 'Identifier' && depth < 2) {
      const value = this.#evaluator.value(side);
      if (value.k === 'number') return node8(value.number) && inLoop(side) ? value : null;
      // `const k = key.charCodeAt(i % n); … c ^ k`
      return (
        this.#written(side)
          .map((node) => this.#keyOf(node, depth + 1))
          .find((key) => key !== null) ?? null
      );
    }
    if (index === null || !(hasModulo(index) || (index.type === 'Identifier' && this.#written(index).some(hasModulo))))
      return null;
    const callee = side.type === 'CallExpression' ? nodeAt(side, 'callee') : side;
    const of = callee === null ? null : nodeAt(callee, 'object');
    return of === null ? null : this.#asWritten(this.#evaluator.value(of));
  }

  #written(name: Node): Node[] {
    const binding = this.#evaluator.scopes.resolve(String(name['name']), name);
    return (binding?.writes ?? [])
      .slice(0, 4)
      .flatMap(({ from, path }) => (from === null || path.length > 0 ? [] : [from]));
  }

  /** Numbers that were made from a text are that text. */
  #asWritten(key: Value): Value {
    if (key.k !== 'list' || key.items.length < 2) return key;
    const codes = key.items.map((item) => (item.k === 'number' ? item.number : -1));
    if (!codes.every((code) => code >= 32 && code < 127)) return key;
    const stands = [', ', ',', ' , '].some((separator) => this.#text.includes(codes.join(separator)));
    return stands ? key : { k: 'text', text: String.fromCharCode(...codes) };
  }
}

const node8 = (value: number): boolean => Number.isInteger(value) && value > 0 && value < 256;

function hasModulo(node: Node): boolean {
  let found = node.type === 'BinaryExpression' && node['operator'] === '%';
  walk(node, (one) => {
    if (one.type === 'BinaryExpression' && (one['operator'] === '%' || one['operator'] === '&')) found = true;
  });
  return found;
}

const LOOPS = new Set(['ForStatement', 'WhileStatement', 'DoWhileStatement', 'ForOfStatement', 'ForInStatement']);

/** In a loop, or in a function that is given to a call. */
function inLoop(node: Node): boolean {
  for (let one: Node | null = node; one !== null; one = one.parent) {
    if (LOOPS.has(one.type)) return true;
    if (isFunction(one)) return one.parent?.type === 'CallExpression' && nodeAt(one.parent, 'callee') !== one;
  }
  return false;
}

function functionName(node: Node): string {
  const own = identifierName(nodeAt(node, 'id'));
  if (own !== null) return own;
  const up = node.parent;
  if (up === null) return '';
  if (up.type === 'VariableDeclarator') return identifierName(nodeAt(up, 'id')) ?? '';
  if (up.type === 'MethodDefinition' || up.type === 'Property' || up.type === 'PropertyDefinition')
    return keyName(up, 'key') ?? '';
  if (up.type === 'AssignmentExpression') {
    const target = nodeAt(up, 'left');
    return identifierName(target) ?? (target?.type === 'MemberExpression' ? (keyName(target, 'property') ?? '') : '');
  }
  return '';
}

/** The name under which a literal or list is kept. */
function ownerOf(node: Node): string {
  let from = node;
  for (let one = node.parent; one !== null && from.start - one.start < 20_000; one = one.parent) {
    if (one.type === 'VariableDeclarator') return identifierName(nodeAt(one, 'id')) ?? '';
    if (one.type === 'Property' && nodeAt(one, 'value') === from) return keyName(one, 'key') ?? '';
    if (one.type === 'PropertyDefinition') return keyName(one, 'key') ?? '';
    if (one.type === 'AssignmentExpression') {
      const target = nodeAt(one, 'left');
      return identifierName(target) ?? (target?.type === 'MemberExpression' ? (keyName(target, 'property') ?? '') : '');
    }
    if (
      one.type !== 'ArrayExpression' &&
      one.type !== 'ConditionalExpression' &&
      one.type !== 'LogicalExpression' &&
      one.type !== 'NewExpression'
    )
      return '';
    from = one;
  }
  return '';
}

/** What hangs on a comparison: with `negated`, the branch is what happens where it does not hold. */
function roleOf(node: Node, negated: boolean): Comparison['role'] {
  let from = node;
  let up = node.parent;
  while (up !== null && (up.type === 'LogicalExpression' || up.type === 'UnaryExpression')) {
    from = up;
    up = up.parent;
  }
  if (up === null || up.type !== 'IfStatement' || nodeAt(up, 'test') !== from) return 'value';
  return stops(up) && negated ? 'stops' : 'enters';
}

/** Does the branch leave at once? */
function stops(node: Node): boolean {
  let branch = nodeAt(node, 'consequent');
  if (branch?.type === 'BlockStatement') branch = nodesAt(branch, 'body').at(-1) ?? null;
  if (branch === null) return false;
  if (branch.type === 'ReturnStatement' || branch.type === 'ThrowStatement' || branch.type === 'ContinueStatement')
    return true;
  const call = branch.type === 'ExpressionStatement' ? nodeAt(branch, 'expression') : null;
  const callee = call?.type === 'CallExpression' ? nodeAt(call, 'callee') : null;
  return callee?.type === 'MemberExpression' && keyName(callee, 'property') === 'exit';
}
