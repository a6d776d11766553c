/**
 * Guards that obfuscators put in: code that looks at its own text, silences the console or traps debuggers. They go where they are seen to do nothing else:
 * a wrapper that calls a function once, the function that it is given, and the debugger trap with its timer.
 */
import { applyEdits, type Edit } from '../tree/edits.ts';
import { type Binding, readScopes, type Scopes } from '../tree/scopes.ts';
import {
  isFunction,
  nodeOf,
  nodesOf,
  propertyName,
  readTree,
  type SyntaxNode,
  sourceOf,
  type Tree,
  textOf,
} from '../tree/tree.ts';

const OWN_TEXT = /\(\(\(\.\+\)\+\)\+\)\+\$|\^\(\[\^ \]\+\( \+\[\^ \]\+\)\+\)\+\[\^ \]\}/;
const CONSOLE = /\bconsole\b/;
const CONSOLE_METHODS: ReadonlySet<string> = new Set([
  'log',
  'warn',
  'info',
  'error',
  'exception',
  'table',
  'trace',
  'debug',
]);
const GUARD_LENGTH = 6_000;
const LISTS: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase']);

function count(tree: Tree, root: number, test: (node: SyntaxNode) => boolean): number {
  let found = 0;
  for (let id = root; id <= tree.last[root]!; id++) if (test(tree.nodes[id]!)) found++;
  return found;
}

class Guards {
  readonly tree: Tree;
  readonly scopes: Scopes;
  readonly gone = new Set<number>();

  constructor(tree: Tree) {
    this.tree = tree;
    this.scopes = readScopes(tree);
  }

  binding(node: SyntaxNode | null): Binding | null {
    return node?.type === 'Identifier' ? (this.scopes.bindings[this.scopes.of[node.at]!] ?? null) : null;
  }

  /** `(function () { let first = true; return function (context, fn) { … fn.apply(context, arguments) … }; })()` */
  callsOnce(value: SyntaxNode | null): boolean {
    if (value?.type !== 'CallExpression' || nodesOf(value['arguments']).length > 0) return false;
    const made = nodeOf(value['callee']);
    if (made === null || !isFunction(made) || made.end - made.start > GUARD_LENGTH) return false;
    const calls = (node: SyntaxNode): boolean => node.type === 'CallExpression';
    const applied = (node: SyntaxNode): boolean => {
      const callee = nodeOf(node['callee']);
      return calls(node) && callee?.type === 'MemberExpression' && propertyName(callee) === 'apply';
    };
    return (
      count(this.tree, made.at, calls) <= 3 &&
      count(this.tree, made.at, applied) >= 1 &&
      /\barguments\b/.test(sourceOf(this.tree, made))
    );
  }

  /** The function handed to a wrapper does nothing but guard. */
  guards(fn: SyntaxNode | undefined): boolean {
    if (fn === undefined || !isFunction(fn) || fn.end - fn.start > GUARD_LENGTH) return false;
    let methods = 0;
    let own = false;
    for (let id = fn.at; id <= this.tree.last[fn.at]!; id++) {
      const node = this.tree.nodes[id]!;
      const text = node.type === 'MemberExpression' ? propertyName(node) : textOf(node);
      if (text === null) continue;
      if (CONSOLE_METHODS.has(text)) methods++;
      if (OWN_TEXT.test(text) || text.startsWith('function *\\(')) own = true;
    }
    const source = sourceOf(this.tree, fn);
    return (
      own ||
      OWN_TEXT.test(source) ||
      (methods >= 4 && CONSOLE.test(source) && !/\brequire\b|\bprocess\b|\bfetch\b/.test(source))
    );
  }

  wrapperCall(call: SyntaxNode | null): boolean {
    if (call?.type !== 'CallExpression') return false;
    const wrapper = this.binding(nodeOf(call['callee']));
    const declared =
      wrapper?.declarations.length === 1 ? this.tree.nodes[this.tree.parent[wrapper.declarations[0]!]!] : undefined;
    return (
      declared?.type === 'VariableDeclarator' &&
      this.callsOnce(nodeOf(declared['init'])) &&
      this.guards(nodesOf(call['arguments']).at(-1))
    );
  }

  /** The statement directly in a list that holds the node. */
  statement(id: number): number {
    let at = id;
    while (at > 0 && !LISTS.has(this.tree.nodes[this.tree.parent[at]!]!.type)) at = this.tree.parent[at]!;
    return at;
  }

  /** `const guard = once(this, function () { … }); guard();` and `once(this, function () { … })();` */
  find(node: SyntaxNode): void {
    if (node.type === 'VariableDeclarator' && this.wrapperCall(nodeOf(node['init']))) {
      const guard = this.binding(nodeOf(node['id']));
      if (guard === null) return;
      const outside = guard.references.filter((r) => r < node.at || r > this.tree.last[node.at]!);
      const called = outside.every((r) => this.isCallStatement(r));
      if (!called) return;
      this.gone.add(node.at);
      for (const r of outside) this.gone.add(this.statement(r));
    } else if (node.type === 'ExpressionStatement') {
      const call = nodeOf(node['expression']);
      const inner = call?.type === 'CallExpression' ? nodeOf(call['callee']) : null;
      if (this.wrapperCall(inner)) this.gone.add(this.around(node));
    }
  }

  isCallStatement(id: number): boolean {
    const call = this.tree.nodes[this.tree.parent[id]!]!;
    return (
      call.type === 'CallExpression' &&
      call['callee'] === this.tree.nodes[id] &&
      this.tree.nodes[this.tree.parent[call.at]!]?.type === 'ExpressionStatement'
    );
  }

  /** `(function () { guard; })();` goes as a whole. */
  around(statement: SyntaxNode): number {
    const block = this.tree.nodes[this.tree.parent[statement.at]!];
    const fn = block === undefined ? undefined : this.tree.nodes[this.tree.parent[block.at]!];
    const call = fn === undefined ? undefined : this.tree.nodes[this.tree.parent[fn.at]!];
    const outer = call === undefined ? undefined : this.tree.nodes[this.tree.parent[call.at]!];
    const only = block?.type === 'BlockStatement' && nodesOf(block['body']).length === 1;
    return only &&
      fn !== undefined &&
      isFunction(fn) &&
      call?.type === 'CallExpression' &&
      outer?.type === 'ExpressionStatement'
      ? outer.at
      : statement.at;
  }

  /** A function that traps debuggers for ever, with what calls it at intervals. */
  findTrap(node: SyntaxNode): void {
    if (node.type !== 'FunctionDeclaration' || node.end - node.start > GUARD_LENGTH) return;
    const source = sourceOf(this.tree, node);
    if (
      !/debugger|"debu"|'debu'/.test(source) ||
      !/counter|stateObject|action|gger/.test(source) ||
      /\brequire\b|\bprocess\b|\bfetch\b/.test(source)
    )
      return;
    const trap = this.binding(nodeOf(node['id']));
    if (trap === null) return;
    const callers = trap.references
      .filter((r) => r < node.at || r > this.tree.last[node.at]!)
      .map((r) => this.statement(r));
    const timers = callers.map((at) => this.outermost(at));
    if (!timers.every((at) => this.gone.has(at) || this.onlyTimes(at))) return;
    this.gone.add(node.at);
    for (const at of timers) this.gone.add(at);
  }

  /** The immediately called function around a statement, as a statement. */
  outermost(id: number): number {
    let found = id;
    for (let at = id; at > 0; at = this.tree.parent[at]!) {
      const node = this.tree.nodes[at]!;
      if (node.type === 'FunctionDeclaration') return found;
      if (this.gone.has(at)) return at;
      if (
        node.type === 'ExpressionStatement' &&
        node.end - node.start < 1_500 &&
        LISTS.has(this.tree.nodes[this.tree.parent[at]!]!.type)
      )
        found = at;
    }
    return found;
  }

  onlyTimes(id: number): boolean {
    const source = sourceOf(this.tree, this.tree.nodes[id]!);
    return (
      source.length < 1_500 &&
      /setInterval|setTimeout/.test(source) &&
      !/\brequire\b|\bprocess\b|\bfetch\b|http/.test(source)
    );
  }

  /** Wrappers that nothing uses any more. */
  findWrappers(): void {
    for (const binding of this.scopes.bindings) {
      const declared =
        binding.declarations.length === 1 ? this.tree.nodes[this.tree.parent[binding.declarations[0]!]!] : undefined;
      if (
        declared?.type !== 'VariableDeclarator' ||
        binding.references.length === 0 ||
        !this.callsOnce(nodeOf(declared['init']))
      )
        continue;
      if (binding.references.every((r) => this.covered(r))) this.gone.add(declared.at);
    }
  }

  covered(id: number): boolean {
    for (let at = id; at >= 0; at = this.tree.parent[at]!) if (this.gone.has(at)) return true;
    return false;
  }
}

function editsOf(tree: Tree, gone: ReadonlySet<number>): Edit[] {
  const edits: Edit[] = [];
  const declarations = new Set<number>();
  for (const id of gone) {
    const node = tree.nodes[id]!;
    if (node.type === 'VariableDeclarator') declarations.add(tree.parent[id]!);
    else
      edits.push({ start: node.start, end: node.end, text: LISTS.has(tree.nodes[tree.parent[id]!]!.type) ? '' : ';' });
  }
  for (const id of declarations) {
    const node = tree.nodes[id]!;
    if (!LISTS.has(tree.nodes[tree.parent[id]!]!.type)) continue;
    const kept = nodesOf(node['declarations']).filter((d) => !gone.has(d.at));
    const text = kept.length === 0 ? '' : `${String(node['kind'])} ${kept.map((d) => sourceOf(tree, d)).join(', ')};`;
    edits.push({ start: node.start, end: node.end, text });
  }
  return edits;
}

export function removeGuards(text: string): { text: string; count: number } {
  if (!/apply|debu/.test(text)) return { text, count: 0 };
  const tree = readTree(text);
  if (tree === null) return { text, count: 0 };
  const guards = new Guards(tree);
  for (const node of tree.nodes) guards.find(node);
  for (const node of tree.nodes) guards.findTrap(node);
  guards.findWrappers();
  if (guards.gone.size === 0) return { text, count: 0 };
  const next = applyEdits(text, editsOf(tree, guards.gone));
  return readTree(next) === null ? { text, count: 0 } : { text: next, count: guards.gone.size };
}
