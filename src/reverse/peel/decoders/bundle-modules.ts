/** Modules of bundles (webpack, ncc, browserify, esbuild, AMD) with their names. They are parts of the layer that were read with it; libraries of others are left out. */

import {
  isFunction,
  nodeOf,
  nodesOf,
  propertyName,
  type SyntaxNode,
  type Tree,
  textOf,
} from '../../deobfuscate/tree/tree.ts';
import { treeOf } from '../chain/computed.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

const MOST_MODULES = 60;
const SMALLEST = 40;
const BUNDLED =
  /__webpack_(?:require|modules)__|webpackChunk|webpackJsonp|__commonJS|__esm\b|parcelRequire|\bdefine\s{0,4}\(\s{0,4}['"]|\[function\s{0,4}\(|__nccwpck_require__|\.exports\b/;

interface Module {
  readonly name: string;
  readonly body: SyntaxNode;
  readonly bundler: string;
}

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || !BUNDLED.test(text)) return;
  const tree = treeOf(layer);
  if (tree === null) return;
  let count = 0;
  for (const { name, body, bundler } of modulesIn(tree, text)) {
    const content = textOfBody(text, body);
    if (
      content.length < SMALLEST ||
      content.length > text.length * 0.98 ||
      /(?:^|\/)node_modules\/|^webpack\/|\(webpack\)/.test(name)
    )
      continue;
    // one call of eval is a module in development mode: its code is a layer already
    if (/^\s*(?:"use strict";\s*)?eval\(/.test(content)) continue;
    if (++count > MOST_MODULES || !layer.budget.take(content.length)) return;
    yield {
      content,
      how: `module ${name} of a ${bundler} bundle`,
      start: body.start,
      end: body.end,
      kind: 'javascript',
      part: true,
      confidence: 75,
    };
  }
}

function textOfBody(text: string, body: SyntaxNode): string {
  return (
    body.type === 'BlockStatement' ? text.slice(body.start + 1, body.end - 1) : text.slice(body.start, body.end)
  ).trim();
}

function* modulesIn(tree: Tree, text: string): Generator<Module> {
  for (const node of tree.nodes) {
    if (node.type === 'ObjectExpression') yield* ofObject(tree, node, text);
    else if (node.type === 'ArrayExpression') yield* ofArray(tree, node);
    else if (node.type === 'CallExpression') yield* ofDefine(node);
  }
}

/** `{"./a.js": function (module, exports, require) {…}}`, `{1: [function (require, module, exports) {…}, {}]}`, `{"a.js"(exports, module) {…}}` */
function* ofObject(tree: Tree, node: SyntaxNode, text: string): Generator<Module> {
  const properties = nodesOf(node['properties']);
  const up = tree.nodes[tree.parent[node.at]!];
  if (properties.length === 0 || up === undefined) return;
  const callee = up.type === 'CallExpression' ? nodeOf(up['callee']) : null;
  const esbuild =
    callee?.type === 'Identifier' && /^__(?:commonJS|esm|commonJSMin|esmMin)/.test(String(callee['name']));
  const modules: Module[] = [];
  for (const property of properties) {
    const name = property.type === 'Property' ? propertyName(property) : null;
    const value = nodeOf(property['value']);
    const made = value === null ? null : value.type === 'ArrayExpression' ? nodesOf(value['elements'])[0] : value;
    const body = made !== undefined && made !== null && isFunction(made) ? nodeOf(made['body']) : null;
    if (name === null || body === null || (!esbuild && !isModuleName(name))) return;
    modules.push({
      name,
      body,
      bundler: esbuild ? 'esbuild' : value?.type === 'ArrayExpression' ? 'browserify' : 'webpack',
    });
  }
  const handed =
    up.type === 'CallExpression' ||
    up.type === 'ArrayExpression' ||
    (up.type === 'VariableDeclarator' && /modules/.test(text.slice(up.start, up.start + 60))) ||
    up.type === 'AssignmentExpression';
  if (
    esbuild ||
    (handed && (modules.length > 1 || /webpack|require|exports/.test(text.slice(up.start, up.start + 200)))) ||
    (up.type === 'VariableDeclarator' &&
      modules.length > 1 &&
      modules.every(({ name }) => /^\d+$|\.[cm]?[jt]sx?$/.test(name)) &&
      /\brequire\b|exports/.test(text.slice(up.start, up.end).slice(0, 4_000)))
  )
    yield* modules;
}

function isModuleName(name: string): boolean {
  return /^\d{1,7}$|\/|\.[cm]?[jt]sx?$|^(?=\D*\d)[A-Za-z0-9+_-]{4,32}$/.test(name);
}

/** webpack 4: a list of functions, handed to the runtime. */
function* ofArray(tree: Tree, node: SyntaxNode): Generator<Module> {
  const up = tree.nodes[tree.parent[node.at]!];
  const elements = nodesOf(node['elements']);
  if (
    up?.type !== 'CallExpression' ||
    elements.length < 2 ||
    !elements.every((one) => isFunction(one) && nodesOf(one['params']).length <= 3)
  )
    return;
  for (const [i, element] of elements.entries()) {
    const body = nodeOf(element['body']);
    if (body !== null && body.type === 'BlockStatement') yield { name: String(i), body, bundler: 'webpack' };
  }
}

/** `define("name", [...], function () {…})` and `parcelRequire.register("name", function …)` */
function* ofDefine(node: SyntaxNode): Generator<Module> {
  const callee = nodeOf(node['callee']);
  const named =
    callee?.type === 'Identifier'
      ? String(callee['name'])
      : callee?.type === 'MemberExpression'
        ? (propertyName(callee) ?? '')
        : '';
  if (named !== 'define' && named !== 'register' && named !== '__d') return;
  const given = nodesOf(node['arguments']);
  const name = textOf(given[0] ?? null);
  const last = given.at(-1);
  const body = last !== undefined && isFunction(last) ? nodeOf(last['body']) : null;
  if (name !== null && body !== null && given.length <= 3)
    yield { name, body, bundler: named === 'register' ? 'parcel' : 'AMD' };
}

export default { id: 'bundle-modules', title: 'modules of bundles', kinds: ['javascript'], decode } satisfies Decoder;
