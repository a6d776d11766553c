/**
 * A slice: the least part of the program that gives the wanted expressions their values, as one flat text. Texts are taken over as they are
 * (code that reads its own source still finds it); only names that would meet are changed.
 */
import { applyEdits, type Edit } from '../tree/edits.ts';
import { nodeOf, type SyntaxNode } from '../tree/tree.ts';
import type { Element } from './analysis.ts';
import type { Closed } from './closed.ts';
import { GLOBAL_OBJECTS, PURE_GLOBALS } from './globals.ts';

/** What guards every loop of a slice: a count that the interpreter's own limit would notice too late. */
const GUARD = 'if (--tick$ < 0) tock$();';
const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'WhileStatement',
  'DoWhileStatement',
  'ForInStatement',
  'ForOfStatement',
]);

export interface Slice {
  /** outer ones first, then in the order of the text */
  readonly elements: readonly Element[];
  /** by binding: its name in the slice, where it is another */
  readonly renamed: ReadonlyMap<number, string>;
}

/** All elements behind some variables. */
export function elementsBehind(
  closed: Closed,
  bindings: Iterable<number>,
): { elements: Set<number>; bindings: Set<number> } {
  const elements = new Set<number>();
  const reached = new Set<number>();
  const queue = [...bindings];
  while (queue.length > 0) {
    const binding = queue.pop()!;
    if (reached.has(binding)) continue;
    reached.add(binding);
    for (const index of closed.makes[binding] ?? []) {
      if (elements.has(index)) continue;
      elements.add(index);
      const element = closed.elements[index]!;
      if (!reached.has(element.binding)) queue.push(element.binding);
      for (const other of element.requires) if (!reached.has(other)) queue.push(other);
    }
  }
  return { elements, bindings: reached };
}

export function makeSlice(closed: Closed, bindings: Iterable<number>): Slice {
  const behind = elementsBehind(closed, bindings);
  const elements = [...behind.elements].map((i) => closed.elements[i]!);
  elements.sort((a, b) => a.depth - b.depth || a.node - b.node || a.index - b.index);
  const taken = new Set<string>();
  const renamed = new Map<number, string>();
  for (const index of [...behind.bindings].sort((a, b) => a - b)) {
    const { name } = closed.scopes.bindings[index]!;
    if (!taken.has(name) && !PURE_GLOBALS.has(name) && !GLOBAL_OBJECTS.has(name) && name !== 'arguments')
      taken.add(name);
    else renamed.set(index, `${name}$${index}`);
  }
  return { elements, renamed };
}

/** The text of a node, with the names of the slice. */
export function sliceText(closed: Closed, slice: Slice, node: SyntaxNode): string {
  const { tree, scopes } = closed;
  const text = tree.text.slice(node.start, node.end);
  const edits: Edit[] = [];
  for (let id = node.at; id <= tree.last[node.at]!; id++) {
    const loop = tree.nodes[id]!;
    if (LOOPS.has(loop.type)) guard(loop, node.start, edits);
    const binding = scopes.of[id]!;
    const name = binding < 0 ? undefined : slice.renamed.get(binding);
    if (name === undefined) continue;
    const identifier = tree.nodes[id]!;
    edits.push({
      start: identifier.start - node.start,
      end: identifier.end - node.start,
      text: `${shorthand(closed, identifier)}${name}`,
    });
  }
  return applyEdits(text, edits);
}

function guard(loop: SyntaxNode, from: number, edits: Edit[]): void {
  const body = nodeOf(loop['body']);
  if (body === null) return;
  if (body.type === 'BlockStatement') {
    edits.push({ start: body.start + 1 - from, end: body.start + 1 - from, text: GUARD });
  } else {
    edits.push(
      { start: body.start - from, end: body.start - from, text: `{${GUARD}` },
      { start: body.end - from, end: body.end - from, text: '}' },
    );
  }
}

/** `{a}` has to become `{a: other}`. */
function shorthand(closed: Closed, identifier: SyntaxNode): string {
  const { tree } = closed;
  let up = tree.nodes[tree.parent[identifier.at]!];
  if (up?.type === 'AssignmentPattern' && up['left'] === identifier) up = tree.nodes[tree.parent[up.at]!];
  return up?.type === 'Property' && up['shorthand'] === true ? `${String(identifier['name'])}: ` : '';
}

/** Each element is on its own: one that throws spoils only what needs it. `fail(i)` marks the i-th. */
export function elementText(closed: Closed, slice: Slice, element: Element, fail: string): string {
  const binding = closed.scopes.bindings[element.binding]!;
  const name = slice.renamed.get(element.binding) ?? binding.name;
  if (element.kind === 'bare') return `var ${name};`;
  const node = closed.tree.nodes[element.node]!;
  const text = sliceText(closed, slice, node);
  switch (element.kind) {
    case 'function':
      return text;
    case 'class':
      return `try { var ${name} = ${text} } catch (e$) { ${fail} }`;
    case 'parameter':
      return `try { var ${name} = (${text}) } catch (e$) { ${fail} }`;
    case 'declarator':
      return nodeOf(node['init']) === null ? `var ${text};` : `try { var ${text} } catch (e$) { ${fail} }`;
    default:
      return `try { ${text} } catch (e$) { ${fail} }`;
  }
}
