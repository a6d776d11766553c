/** Takes away what only served to compute: arrays of texts, decoders and rotations that gave values and that nothing names any more. */
import { applyMapped, type Back, type Edit } from '../tree/edits.ts';
import { type Binding, readScopes } from '../tree/scopes.ts';
import { isFunction, nodeOf, nodesOf, readTree, type SyntaxNode, sourceOf, type Tree, textOf } from '../tree/tree.ts';
import { candidates, limits } from './candidates.ts';
import { type Closed, findClosed } from './closed.ts';

/** A text that an analyst would miss if it went: it has the look of an address, a path or a sentence. */
const TELLING = /[a-z0-9][./:@\\ -][a-z0-9]/i;

function telling(tree: Tree, node: number, name: string): boolean {
  const coined = COINED.test(name);
  for (let id = node; id <= tree.last[node]!; id++) {
    const text = textOf(tree.nodes[id]!);
    if (text === null || text.length < 6 || INERT.test(text) || !(coined ? TELLING.test(text) : !isAlphabet(text)))
      continue;
    if (tree.nodes[tree.parent[id]!]?.type !== 'ArrayExpression') return true;
  }
  return false;
}

/** Names that no person gives. */
const COINED = /^_0x|^_\$_|^__[A-Za-z0-9]{4}/;

/** What decoders and their guards say of themselves. */
const INERT =
  /constructor\("return this"\)|^return \(function|^\\[ws+]|^\(\(\(\.|^\^\(\[|^\[[\]'"|]|^function \*|^[\w ]+ is not /;

const isAlphabet = (text: string): boolean => text.length >= 32 && new Set(text).size >= text.length - 1;

const COVERING: ReadonlySet<string> = new Set(['function', 'class', 'declarator', 'statement']);

class Sweep {
  readonly closed: Closed;
  readonly #limit: Int32Array;
  readonly removable = new Set<number>();
  /** element → variables that it makes */
  readonly made = new Map<number, number[]>();

  constructor(closed: Closed, makers: ReadonlySet<string>) {
    this.closed = closed;
    this.#limit = limits(closed);
    for (const binding of closed.scopes.bindings) {
      const makes = closed.makes[binding.index];
      if (makes === null || makes === undefined) continue;
      for (const m of makes) this.made.set(m, [...(this.made.get(m) ?? []), binding.index]);
      if (makers.has(binding.name) && binding.kind !== 'parameter' && !this.#missed(binding, makes))
        this.removable.add(binding.index);
    }
  }

  /** Plain values stay even when nothing reads them any more, and so do functions with telling texts. */
  #missed(binding: Binding, makes: readonly number[]): boolean {
    const { tree, elements } = this.closed;
    return makes.some((m) => {
      const { kind, node } = elements[m]!;
      if (node < 0) return false;
      if (kind !== 'declarator')
        return telling(tree, node, binding.name) || (kind === 'function' && this.#unread(node, binding.index));
      const init = nodeOf(tree.nodes[node]!['init']);
      if (init === null) return false;
      if (!COINED.test(binding.name) && !isFunction(init) && init.type !== 'ArrayExpression') return true;
      return (
        telling(tree, node, binding.name) ||
        this.#plainList(init, binding) ||
        (isFunction(init) && this.#unread(node, binding.index))
      );
    });
  }

  /** Holds calls that give constants, which the next pass computes: only then it is known what goes. */
  #unread(node: number, own: number): boolean {
    const { bindings } = this.closed.scopes;
    const found = candidates(this.closed, this.#limit, [node], () => false, true);
    return found.some(
      (q) => q.node.type === 'CallExpression' && q.bindings.some((b) => b !== own && bindings[b]!.scope < node),
    );
  }

  /** A list of readable texts that the program reads without a decoder. */
  #plainList(init: SyntaxNode, binding: Binding): boolean {
    if (init.type !== 'ArrayExpression') return false;
    const texts = nodesOf(init['elements']).map(textOf);
    return (
      binding.writes.size === 0 &&
      !COINED.test(binding.name) &&
      texts.some((t) => t !== null && t.length >= 6 && TELLING.test(t))
    );
  }

  goes(element: number): boolean {
    return (
      COVERING.has(this.closed.elements[element]!.kind) &&
      (this.made.get(element) ?? []).every((b) => this.removable.has(b))
    );
  }

  /** Leaves only variables that nothing else names. */
  settle(): void {
    const { tree, scopes, elements, makes } = this.closed;
    for (let changed = true; changed; ) {
      changed = false;
      const cover = new Uint8Array(tree.nodes.length);
      for (const b of this.removable)
        for (const m of makes[b]!)
          if (this.goes(m)) cover.fill(1, elements[m]!.node, tree.last[elements[m]!.node]! + 1);
      for (const b of this.removable) {
        const binding = scopes.bindings[b]!;
        const stays = makes[b]!.some((m) => elements[m]!.node >= 0 && !this.goes(m));
        if (!stays && binding.references.every((r) => cover[r] === 1)) continue;
        this.removable.delete(b);
        changed = true;
      }
    }
  }
}

const LISTS: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase']);

function edits(closed: Closed, sweep: Sweep): Edit[] {
  const { tree, elements, makes, scopes } = closed;
  const out: Edit[] = [];
  const declarators = new Set<number>();
  for (const b of sweep.removable) {
    for (const m of makes[b]!) {
      const { kind, node } = elements[m]!;
      if (node < 0) continue;
      if (kind === 'declarator') declarators.add(node);
      else {
        const up = tree.nodes[tree.parent[node]!]!;
        out.push({ start: tree.nodes[node]!.start, end: tree.nodes[node]!.end, text: LISTS.has(up.type) ? '' : ';' });
      }
    }
    for (const id of scopes.bindings[b]!.declarations) {
      const up = tree.nodes[tree.parent[id]!]!;
      if (up.type === 'VariableDeclarator' && nodeOf(up['init']) === null) declarators.add(up.at);
    }
  }
  for (const declaration of new Set([...declarators].map((d) => tree.parent[d]!)))
    out.push(...declarationEdit(tree, declaration, declarators));
  return out;
}

function declarationEdit(tree: Tree, declaration: number, gone: ReadonlySet<number>): Edit[] {
  const node = tree.nodes[declaration]!;
  const up = tree.nodes[tree.parent[declaration]!]!;
  if (!LISTS.has(up.type)) return [];
  const kept = nodesOf(node['declarations']).filter((d) => !gone.has(d.at));
  const text = kept.length === 0 ? '' : `${String(node['kind'])} ${kept.map((d) => sourceOf(tree, d)).join(', ')};`;
  return [{ start: node.start, end: node.end, text }];
}

/** The text without them, and how many went. `makers`: names of what gave values. */
export function sweep(text: string, makers: ReadonlySet<string>): { text: string; count: number; back: Back } {
  const tree = makers.size === 0 ? null : readTree(text);
  const nothing = { text, count: 0, back: (offset: number) => offset };
  if (tree === null) return nothing;
  const closed = findClosed(tree, readScopes(tree));
  const found = new Sweep(closed, makers);
  found.settle();
  if (found.removable.size === 0) return nothing;
  const swept = applyMapped(text, edits(closed, found));
  return readTree(swept.text) === null ? nothing : { ...swept, count: found.removable.size };
}
