/**
 * Better names, only where the program itself gives one: `const _0x1 = require('fs')`, `exports.send = _0x2`, `{ send: _0x2 }`, `this.host = _0x3`,
 * `const { platform: _0x4 } = os`. Nothing is invented, and only names that no person gives are changed.
 */
import { applyEdits, type Edit } from '../tree/edits.ts';
import { type Binding, readScopes } from '../tree/scopes.ts';
import { nodeOf, nodesOf, propertyName, readTree, type SyntaxNode, type Tree, textOf } from '../tree/tree.ts';

const COINED = /^_0x[0-9a-f]+$|^_\$_|^_0x\w+\$\d+$/i;
const IDENTIFIER = /^[A-Za-z_$][\w$]{1,40}$/;
const RESERVED: ReadonlySet<string> = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield undefined NaN Infinity require module exports process console Buffer global globalThis window constructor prototype toString valueOf hasOwnProperty length name apply call bind then default'.split(
    ' ',
  ),
);

const usable = (name: string | null): string | null =>
  name !== null && IDENTIFIER.test(name) && !RESERVED.has(name) && !COINED.test(name) ? name : null;

/** `fs`, `childProcess`: what people call the module. */
function moduleName(specifier: string): string | null {
  const last =
    specifier
      .replace(/^node:/, '')
      .split('/')
      .pop() ?? '';
  const words = last
    .replace(/\.[cm]?js$/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((w) => w !== '');
  const name = words.map((w, i) => (i === 0 ? w : w[0]!.toUpperCase() + w.slice(1))).join('');
  return usable(name === 'url' || name === 'os' || name.length > 1 ? name : null);
}

function requiredModule(node: SyntaxNode): string | null {
  if (node.type === 'AwaitExpression') return requiredModule(nodeOf(node['argument']) ?? node);
  if (node.type === 'ImportExpression') return textOf(nodeOf(node['source']));
  if (node.type !== 'CallExpression' || nodeOf(node['callee'])?.['name'] !== 'require') return null;
  return textOf(nodesOf(node['arguments'])[0] ?? null);
}

/** What a value says of its variable: the module that it is, the property that it was. */
function fromValue(value: SyntaxNode): string | null {
  const specifier = requiredModule(value);
  if (specifier !== null) return moduleName(specifier);
  if (value.type !== 'MemberExpression') return null;
  const object = nodeOf(value['object']);
  const property = usable(propertyName(value));
  return property !== null &&
    object !== null &&
    (requiredModule(object) !== null || object.type === 'Identifier' || object.type === 'ThisExpression')
    ? property
    : null;
}

/** The name that a mention gives: a property that the variable is put into or taken from. */
function fromMention(tree: Tree, id: number): string | null {
  const node = tree.nodes[id]!;
  const up = tree.nodes[tree.parent[id]!];
  if (up === undefined) return null;
  if (up.type === 'Property' && up['value'] === node && up['computed'] !== true) return usable(propertyName(up));
  if (up.type !== 'AssignmentExpression' || up['operator'] !== '=' || up['right'] !== node) return null;
  const left = nodeOf(up['left']);
  if (left?.type !== 'MemberExpression') return null;
  const owner = nodeOf(left['object']);
  const exported =
    owner?.['name'] === 'exports' ||
    (owner?.type === 'MemberExpression' && propertyName(owner) === 'exports') ||
    owner?.type === 'ThisExpression';
  return exported ? usable(propertyName(left)) : null;
}

function proposal(tree: Tree, binding: Binding): string | null {
  const declared = binding.declarations[0];
  const up = declared === undefined ? undefined : tree.nodes[tree.parent[declared]!];
  if (declared === undefined || up === undefined || binding.declarations.length !== 1) return null;
  if (up.type === 'VariableDeclarator' && binding.writes.size === 0) {
    const init = nodeOf(up['init']);
    const name = init === null ? null : fromValue(init);
    if (name !== null) return name;
  }
  if (up.type === 'Property') return usable(propertyName(up));
  if (binding.writes.size > 0) return null;
  const given = new Set(binding.references.slice(0, 200).map((id) => fromMention(tree, id)));
  given.delete(null);
  return given.size === 1 ? [...given][0]! : null;
}

/** Would the new name meet another, in the scope, around it or within it? */
function free(tree: Tree, taken: ReadonlyMap<string, readonly Binding[]>, binding: Binding, name: string): boolean {
  const range = (b: Binding): readonly [number, number] => [b.scope, tree.last[b.scope]!];
  const [from, to] = range(binding);
  return (taken.get(name) ?? []).every((other) => {
    if (other === binding) return true;
    const [a, b] = range(other);
    if (other.kind === 'global') return other.references.every((r) => r < from || r > to);
    if (a > to || b < from) return true;
    // scopes that hold one another: fine if neither is named where the other would be
    return (
      !other.references.some((r) => r >= from && r <= to) &&
      !(other.scope >= from && binding.references.some((r) => r >= a && r <= b)) &&
      a !== from
    );
  });
}

const MOST = 4_000;

export function betterNames(text: string): { text: string; count: number } {
  const tree = readTree(text);
  if (tree === null || !/_0x|_\$_/.test(text)) return { text, count: 0 };
  const scopes = readScopes(tree);
  const taken = new Map<string, Binding[]>();
  const take = (name: string, binding: Binding): void => {
    const list = taken.get(name);
    if (list === undefined) taken.set(name, [binding]);
    else list.push(binding);
  };
  for (const b of scopes.bindings) take(b.name, b);
  const edits: Edit[] = [];
  let count = 0;
  for (const binding of scopes.bindings) {
    if (count >= MOST || binding.kind === 'global' || !COINED.test(binding.name)) continue;
    const wish = proposal(tree, binding);
    const name =
      wish === null ? null : ([wish, `${wish}2`, `${wish}3`].find((n) => free(tree, taken, binding, n)) ?? null);
    if (name === null) continue;
    take(name, binding);
    count++;
    for (const id of [...binding.declarations, ...binding.references]) edits.push(renameEdit(tree, id, name));
  }
  if (count === 0) return { text, count: 0 };
  const renamed = applyEdits(text, edits);
  return readTree(renamed) === null ? { text, count: 0 } : { text: renamed, count };
}

function renameEdit(tree: Tree, id: number, name: string): Edit {
  const node = tree.nodes[id]!;
  let up = tree.nodes[tree.parent[id]!];
  if (up?.type === 'AssignmentPattern' && up['left'] === node) up = tree.nodes[tree.parent[up.at]!];
  const short = up?.type === 'Property' && up['shorthand'] === true && String(node['name']) !== name;
  return { start: node.start, end: node.end, text: short ? `${String(node['name'])}: ${name}` : name };
}
