/**
 * Finds the places of a program that are worth watching: expressions that can give text, conditions that may never go the other way, direct calls of eval, and what force
 * needs. Walks the syntax tree with a stack of its own. Decoder loops and whatever cannot be wrapped in a call without changing its meaning are left out.
 */
import {
  accumulatorsOf,
  beyond,
  FUNCTIONS,
  isChain,
  isClass,
  isDecoderLoop,
  isDirectEval,
  isNumber,
  isText,
  LOOPS,
  methodOf,
  PLAIN,
  waits,
} from './look.ts';
import type { Beyond, Site, SiteKind } from './sites.ts';
import { type AnyNode, childrenOf, type Program } from './syntax.ts';

interface Work {
  readonly node: AnyNode;
  /** the node itself must stay as it is, its parts need not */
  readonly bare: boolean;
  /** inside of a loop that is no dispatcher */
  readonly loop: boolean;
  /** an identifier here is read as a value */
  readonly read: boolean;
  /** errors here are the sample's own to catch */
  readonly caught: boolean;
}

/** Beyond this, the rest of a program is left alone. */
const MOST_SITES = 200_000;
const VALUES = new Set([
  'CallExpression',
  'TemplateLiteral',
  'TaggedTemplateExpression',
  'MemberExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'AwaitExpression',
  'ChainExpression',
]);
const HOLDERS = new Set(['ClassExpression', 'ObjectExpression']);
const EQUALITY = new Set(['==', '===', '!=', '!==']);

export function findSites(program: Program): readonly Site[] {
  const finder = new Finder(accumulatorsOf(program));
  finder.walk(program);
  return finder.sites;
}

class Finder {
  readonly sites: Site[] = [];
  readonly #stack: Work[] = [];
  readonly #accumulators: ReadonlySet<string>;
  #caught = false;

  constructor(accumulators: ReadonlySet<string>) {
    this.#accumulators = accumulators;
  }

  walk(root: AnyNode): void {
    this.#push(root, false);
    // the parts that are pushed inherit it from the node that is entered
    for (let work = this.#stack.pop(); work !== undefined; work = this.#stack.pop()) {
      if (this.sites.length >= MOST_SITES) return;
      this.#caught = work.caught && !FUNCTIONS.has(work.node.type);
      if (!work.bare && this.#isValue(work)) this.#add('value', work.node);
      if (!work.bare && FUNCTIONS.has(work.node.type)) this.#function(work.node);
      if (!work.bare && work.read && HOLDERS.has(work.node.type)) this.#holder('holder', work.node, work.node);
      this.#enter(work);
    }
  }

  #add(kind: SiteKind, node: AnyNode, more: Partial<Site> = {}): void {
    this.sites.push({ start: node.start, end: node.end, kind, ...more });
  }

  #push(node: AnyNode | null | undefined, loop: boolean, bare = false, read = false): void {
    if (node !== null && node !== undefined) this.#stack.push({ node, bare, loop, read, caught: this.#caught });
  }

  #isValue({ node, loop, read }: Work): boolean {
    switch (node.type) {
      case 'Identifier':
        return read && !loop && this.#accumulators.has(node.name);
      case 'BinaryExpression':
        return (
          node.operator === '+' &&
          (isText(node.left) || isText(node.right) || !(isNumber(node.left) || isNumber(node.right)))
        );
      case 'AssignmentExpression':
        return node.operator === '+=' && !loop;
      case 'TemplateLiteral':
        return node.expressions.length > 0;
      case 'CallExpression':
        return node.callee.type !== 'Super' && !isDirectEval(node);
      default:
        return VALUES.has(node.type);
    }
  }

  /** The parts of a node, and what may be done with each. Those that are pushed last are visited first. */
  #enter(work: Work): void {
    const { node, loop } = work;
    switch (node.type) {
      case 'WithStatement':
        // its names may resolve to anything, ours too
        this.#push(node.object, loop);
        return;
      case 'ExpressionStatement':
        this.#discard(node.expression, loop);
        return;
      case 'IfStatement':
        this.#push(node.alternate, loop);
        this.#push(node.consequent, loop);
        this.#test(node.test, loop, beyond(node.consequent), beyond(node.alternate));
        return;
      case 'ConditionalExpression':
        this.#push(node.alternate, loop);
        this.#push(node.consequent, loop);
        this.#test(node.test, loop, beyond(node.consequent), beyond(node.alternate));
        return;
      case 'SwitchStatement':
        // a loop around a switch is how flattened code walks: what stands in a case is no hot loop
        for (const part of node.cases) this.#push(part, false);
        this.#push(node.discriminant, loop);
        return;
      case 'CallExpression':
        this.#call(node, loop);
        return;
      case 'NewExpression':
        this.#arguments(node.arguments, loop);
        this.#spine(node.callee, loop);
        return;
      case 'MemberExpression':
        this.#member(node, loop);
        return;
      case 'ChainExpression':
        this.#spine(node.expression, loop);
        return;
      case 'TaggedTemplateExpression':
        for (const part of node.quasi.expressions) this.#push(part, loop, false, true);
        this.#push(node.tag, loop, true);
        return;
      case 'AssignmentExpression':
        this.#push(node.right, loop, false, true);
        this.#target(node.left, loop);
        return;
      case 'BinaryExpression':
        this.#binary(node, loop);
        return;
      case 'LogicalExpression':
        this.#push(node.right, loop, node.right.type === 'LogicalExpression');
        this.#push(node.left, loop, node.left.type === 'LogicalExpression');
        return;
      default:
        this.#enterSimple(work);
        return;
    }
  }

  #enterSimple({ node, loop }: Work): void {
    if (LOOPS.has(node.type)) {
      this.#loop(node);
      return;
    }
    switch (node.type) {
      case 'UpdateExpression':
      case 'UnaryExpression':
      case 'SpreadElement':
      case 'AwaitExpression':
        this.#push(node.argument, loop, true);
        return;
      case 'VariableDeclarator':
        this.#push(node.init, loop, false, true);
        this.#target(node.id, loop);
        return;
      case 'ReturnStatement':
        this.#push(node.argument, loop, false, true);
        return;
      case 'SequenceExpression':
        for (const [i, part] of node.expressions.entries())
          if (i === node.expressions.length - 1) this.#push(part, loop);
          else this.#discard(part, loop);
        return;
      case 'Property':
        if (!node.shorthand) this.#push(node.value, loop, node.method || node.kind !== 'init', true);
        if (node.computed) this.#push(node.key, loop);
        return;
      case 'TemplateLiteral':
      case 'ArrayExpression':
        for (const part of node.type === 'TemplateLiteral' ? node.expressions : node.elements)
          this.#push(part, loop, false, true);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#push(node.body, false);
        this.#spine(node.superClass, loop);
        return;
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        return;
      case 'ExportNamedDeclaration':
        this.#push(node.declaration, loop);
        return;
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'RestElement':
      case 'AssignmentPattern':
        this.#target(node, loop);
        return;
      default:
        this.#enterOther(node, loop);
        return;
    }
  }

  #function(node: AnyNode): void {
    if (node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression') return;
    this.#add('function', node, { body: [node.body.start, node.body.end] });
  }

  /** A class or an object, if it has methods; and these. */
  #holder(kind: 'holder' | 'declared-holder', node: AnyNode, place: { start: number; end: number }): void {
    const parts = node.type === 'ObjectExpression' ? node.properties : isClass(node) ? node.body.body : [];
    const methods = parts.map(methodOf).filter((method) => method !== null);
    if (methods.length === 0) return;
    const holder = this.sites.length;
    const name = isClass(node) && node.id ? { text: node.id.name } : {};
    this.sites.push({ start: place.start, end: place.end, kind, ...name });
    for (const { name: text, body } of methods)
      this.sites.push({ start: place.end, end: place.end, kind: 'method', holder, text, body: [body.start, body.end] });
  }

  /** Statements in a row: an error of one may be swallowed, and functions that are declared among them exist from the beginning. */
  #statements(list: readonly AnyNode[], loop: boolean, from: number | null): void {
    let begin = from;
    for (const node of list) {
      if (begin !== null && node.type === 'ExpressionStatement' && node.directive !== undefined) begin = node.end;
      else if (node.type === 'ExpressionStatement' || node.type === 'VariableDeclaration') this.#swallow(node);
      else if (node.type === 'FunctionDeclaration' && begin !== null && node.id !== null)
        this.sites.push({
          start: begin,
          end: begin,
          kind: 'declared',
          text: node.id.name,
          body: [node.body.start, node.body.end],
        });
      const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
      if (declared?.type === 'ClassDeclaration' && declared.id !== null)
        this.#holder('declared-holder', declared, { start: node.end, end: node.end });
      this.#push(node, loop);
    }
  }

  #swallow(node: AnyNode): void {
    if (this.#caught) return;
    if (node.type !== 'VariableDeclaration' || node.kind === 'var') this.#add('swallow', node);
    else this.#thunks(node.declarations);
  }

  #thunks(list: readonly AnyNode[]): void {
    for (const node of list) {
      if (node.type !== 'VariableDeclarator' || node.init === null || node.init === undefined) continue;
      if (node.id.type === 'Identifier' && !PLAIN.has(node.init.type) && !waits(node.init))
        this.#add('thunk', node.init);
    }
  }

  #enterOther(node: AnyNode, loop: boolean): void {
    switch (node.type) {
      case 'Program':
        this.#statements(node.body, loop, node.start);
        return;
      case 'BlockStatement':
      case 'StaticBlock':
        this.#statements(node.body, loop, node.type === 'BlockStatement' ? node.start + 1 : null);
        return;
      case 'TryStatement':
        this.#push(node.finalizer, loop);
        this.#push(node.handler, loop);
        this.#caught ||= node.handler !== null;
        this.#push(node.block, loop);
        return;
      case 'SwitchCase':
        this.#statements(node.consequent, loop, null);
        this.#push(node.test, loop);
        return;
    }
    if (FUNCTIONS.has(node.type) && 'params' in node) {
      this.#push(node.body, false, false, true);
      for (const part of node.params) this.#target(part, false);
      return;
    }
    if (node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') {
      this.#push(node.value, false, node.type === 'MethodDefinition', true);
      if (node.computed) this.#push(node.key, loop);
      return;
    }
    for (const part of childrenOf(node)) this.#push(part, loop);
  }

  /** A value that nobody takes. `a && b()` is a condition then. */
  #discard(node: AnyNode, loop: boolean): void {
    if (node.type === 'LogicalExpression' && node.operator !== '??') {
      this.#discard(node.right, loop);
      const right = beyond(node.right);
      const and = node.operator === '&&';
      this.#test(node.left, loop, and ? right : 'plain', and ? 'plain' : right);
    } else if (node.type === 'CallExpression' && isDirectEval(node)) this.#push(node, loop);
    else this.#push(node, loop, true);
  }

  #test(node: AnyNode, loop: boolean, then: Beyond, otherwise: Beyond): void {
    if (node.type !== 'Literal') this.#add('branch', node, { then, else: otherwise });
    this.#push(node, loop, node.type !== 'AssignmentExpression');
  }

  #call(node: Extract<AnyNode, { type: 'CallExpression' }>, loop: boolean): void {
    this.#arguments(node.arguments, loop);
    const [text] = node.arguments;
    if (isDirectEval(node) && text !== undefined) {
      this.#add('eval', node);
      this.#add('eval-text', text);
    } else this.#callee(node.callee, loop);
  }

  /** `this` must reach the called function: a member stays as it is, what it is a member of need not. */
  #callee(callee: AnyNode, loop: boolean): void {
    this.#push(callee, loop, callee.type === 'MemberExpression' || callee.type === 'ChainExpression');
  }

  #arguments(list: readonly AnyNode[], loop: boolean): void {
    for (const part of list) this.#push(part, loop, false, true);
  }

  #member(node: Extract<AnyNode, { type: 'MemberExpression' }>, loop: boolean): void {
    if (node.computed) this.#push(node.property, loop);
    const { object } = node;
    this.#push(object, loop, object.type === 'MemberExpression' && !object.computed);
  }

  /** What must not be broken up: the callee of `new`, the links of an optional chain, a super class. Arguments and computed names inside are free. */
  #spine(node: AnyNode | null | undefined, loop: boolean): void {
    let at = node;
    while (at !== null && at !== undefined) {
      if (at.type === 'MemberExpression') {
        if (at.computed) this.#push(at.property, loop);
        at = at.object;
      } else if (at.type === 'CallExpression') {
        this.#arguments(at.arguments, loop);
        at = at.callee;
      } else if (at.type === 'ChainExpression') at = at.expression;
      else {
        this.#push(at, loop, true);
        return;
      }
    }
  }

  /** What is assigned to: names and members stay, defaults and computed names are free. */
  #target(node: AnyNode | null | undefined, loop: boolean): void {
    if (node === null || node === undefined) return;
    switch (node.type) {
      case 'ObjectPattern':
        for (const part of node.properties)
          if (part.type === 'Property') {
            this.#target(part.value, loop);
            if (part.computed) this.#push(part.key, loop);
          } else this.#target(part, loop);
        return;
      case 'ArrayPattern':
        for (const part of node.elements) this.#target(part, loop);
        return;
      case 'RestElement':
        this.#target(node.argument, loop);
        return;
      case 'AssignmentPattern':
        this.#push(node.right, loop);
        this.#target(node.left, loop);
        return;
      default:
        this.#push(node, loop, true);
        return;
    }
  }

  #binary(node: Extract<AnyNode, { type: 'BinaryExpression' }>, loop: boolean): void {
    const { operator } = node;
    if (EQUALITY.has(operator)) {
      this.#gate(node.left, node.right);
      this.#gate(node.right, node.left);
    }
    const free = operator === '+' || EQUALITY.has(operator);
    const { left, right } = node;
    if (left.type === 'PrivateIdentifier') {
      this.#push(right, loop, true);
      return;
    }
    this.#push(right, loop, !free || (operator === '+' && isChain(right)), free);
    this.#push(left, loop, !(free || operator === 'in') || (operator === '+' && isChain(left)), free);
  }

  #gate(asked: AnyNode, constant: AnyNode): void {
    if (constant.type !== 'Literal' || typeof constant.value !== 'string' || constant.value === '') return;
    if (asked.type === 'MemberExpression' || asked.type === 'Identifier')
      this.#add('gate', asked, { text: constant.value });
  }

  #loop(node: AnyNode): void {
    if (isDecoderLoop(node)) {
      this.#insideDecoder(node);
      return;
    }
    if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') {
      this.#push(node.body, true);
      this.#push(node.right, true);
      if (node.left.type === 'VariableDeclaration') this.#push(node.left, true);
      else this.#target(node.left, true);
      return;
    }
    for (const part of childrenOf(node)) this.#push(part, true, part.type !== 'VariableDeclaration');
  }

  /** Only the functions that are written inside are looked at. */
  #insideDecoder(loop: AnyNode): void {
    const stack: AnyNode[] = [loop];
    for (let node = stack.pop(); node !== undefined; node = stack.pop())
      if (FUNCTIONS.has(node.type)) this.#push(node, true, true);
      else if (node.type === 'SwitchStatement') this.#push(node, false);
      else stack.push(...childrenOf(node));
  }
}
