/**
 * An ESTree (oxc, meriyah, acorn-loose) into the flat tree. Iterative: a tree as deep as its parser could make it is taken.
 * Types, parentheses, optional chains and type assertions disappear.
 */
import { isNode, type Node } from '../node.ts';
import type { Ast } from './ast.ts';
import { F, operatorCode, T } from './node-type.ts';

/** ESTree type → our type and the fields of slots a, b, c, d. */
const SHAPES: Readonly<Record<string, readonly [number, ...string[]]>> = {
  Program: [T.Program, 'body'],
  TemplateLiteral: [T.Template, 'quasis', 'expressions'],
  TaggedTemplateExpression: [T.TaggedTemplate, 'tag', 'quasi'],
  ArrayExpression: [T.Array, 'elements'],
  ObjectExpression: [T.Object, 'properties'],
  Property: [T.Property, 'key', 'value'],
  SpreadElement: [T.Spread, 'argument'],
  RestElement: [T.Spread, 'argument'],
  FunctionDeclaration: [T.Function, 'id', 'params', 'body'],
  FunctionExpression: [T.Function, 'id', 'params', 'body'],
  ArrowFunctionExpression: [T.Function, 'id', 'params', 'body'],
  ClassDeclaration: [T.Class, 'id', 'superClass', 'body', 'decorators'],
  ClassExpression: [T.Class, 'id', 'superClass', 'body', 'decorators'],
  MethodDefinition: [T.Method, 'key', 'value', 'decorators'],
  TSAbstractMethodDefinition: [T.Nothing],
  PropertyDefinition: [T.Field, 'key', 'value', 'decorators'],
  AccessorProperty: [T.Field, 'key', 'value', 'decorators'],
  TSAbstractPropertyDefinition: [T.Nothing],
  TSAbstractAccessorProperty: [T.Nothing],
  StaticBlock: [T.StaticBlock, 'body'],
  CallExpression: [T.Call, 'callee', 'arguments'],
  NewExpression: [T.New, 'callee', 'arguments'],
  MemberExpression: [T.Member, 'object', 'property'],
  ImportExpression: [T.ImportCall, 'source', 'options'],
  MetaProperty: [T.Meta, 'meta', 'property'],
  UnaryExpression: [T.Unary, 'argument'],
  UpdateExpression: [T.Update, 'argument'],
  BinaryExpression: [T.Binary, 'left', 'right'],
  LogicalExpression: [T.Logical, 'left', 'right'],
  ConditionalExpression: [T.Conditional, 'test', 'consequent', 'alternate'],
  AssignmentExpression: [T.Assign, 'left', 'right'],
  AssignmentPattern: [T.AssignPattern, 'left', 'right'],
  ArrayPattern: [T.ArrayPattern, 'elements'],
  ObjectPattern: [T.ObjectPattern, 'properties'],
  SequenceExpression: [T.Sequence, 'expressions'],
  AwaitExpression: [T.Await, 'argument'],
  YieldExpression: [T.Yield, 'argument'],
  ThisExpression: [T.This],
  Super: [T.Super],
  JSXElement: [T.Jsx, 'openingElement', 'children'],
  JSXFragment: [T.Jsx, 'children'],
  JSXOpeningElement: [T.Jsx, 'name', 'attributes'],
  JSXAttribute: [T.JsxAttribute, 'value'],
  JSXSpreadAttribute: [T.Spread, 'argument'],
  JSXMemberExpression: [T.Member, 'object', 'property'],
  JSXSpreadChild: [T.Spread, 'expression'],
  JSXText: [T.Nothing],
  JSXEmptyExpression: [T.Nothing],
  JSXNamespacedName: [T.Nothing],
  BlockStatement: [T.Block, 'body'],
  VariableDeclaration: [T.VarDeclaration, 'declarations'],
  VariableDeclarator: [T.Declarator, 'id', 'init'],
  ExpressionStatement: [T.ExpressionStatement, 'expression'],
  IfStatement: [T.If, 'test', 'consequent', 'alternate'],
  ForStatement: [T.For, 'init', 'test', 'update', 'body'],
  ForInStatement: [T.ForIn, 'left', 'right', 'body'],
  ForOfStatement: [T.ForOf, 'left', 'right', 'body'],
  WhileStatement: [T.While, 'test', 'body'],
  DoWhileStatement: [T.DoWhile, 'body', 'test'],
  ReturnStatement: [T.Return, 'argument'],
  ThrowStatement: [T.Throw, 'argument'],
  TryStatement: [T.Try, 'block', 'handler', 'finalizer'],
  CatchClause: [T.Catch, 'param', 'body'],
  SwitchStatement: [T.Switch, 'discriminant', 'cases'],
  SwitchCase: [T.Case, 'test', 'consequent'],
  LabeledStatement: [T.Labeled, 'body'],
  WithStatement: [T.Other, 'object', 'body'],
  EmptyStatement: [T.Nothing],
  BreakStatement: [T.Nothing],
  ContinueStatement: [T.Nothing],
  DebuggerStatement: [T.Nothing],
  ImportDeclaration: [T.Import, 'specifiers', 'source'],
  ImportSpecifier: [T.ImportSpecifier, 'imported', 'local'],
  ImportDefaultSpecifier: [T.ImportSpecifier, 'imported', 'local'],
  ImportNamespaceSpecifier: [T.ImportSpecifier, 'imported', 'local'],
  ExportNamedDeclaration: [T.ExportNamed, 'declaration', 'specifiers', 'source'],
  ExportDefaultDeclaration: [T.ExportDefault, 'declaration'],
  ExportAllDeclaration: [T.ExportAll, 'exported', 'source'],
  ExportSpecifier: [T.ExportSpecifier, 'local', 'exported'],
  Decorator: [T.Other, 'expression'],
  TSEnumDeclaration: [T.Enum, 'id', 'body'],
  TSEnumMember: [T.EnumMember, 'id', 'initializer'],
  TSModuleDeclaration: [T.Namespace, 'id', 'body'],
  TSModuleBlock: [T.Block, 'body'],
  TSImportEqualsDeclaration: [T.ImportEquals, 'id', 'moduleReference'],
  TSExportAssignment: [T.ExportAssign, 'expression'],
  TSQualifiedName: [T.Member, 'left', 'right'],
  V8IntrinsicExpression: [T.Other, 'arguments'],
};
const SHAPE_OF: ReadonlyMap<string, readonly [number, ...string[]]> = new Map(Object.entries(SHAPES));

/** Fields of each ESTree type that fill our slots, in their order. */
export const SHAPE_FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(SHAPES).map(([type, [, ...fields]]) => [type, fields]),
);
export function shapeOf(type: string): readonly [number, ...string[]] | undefined {
  return SHAPE_OF.get(type);
}

/** Wrappers that are replaced by what they hold. */
export const WRAPPERS: ReadonlyMap<string, string> = new Map([
  ['ParenthesizedExpression', 'expression'],
  ['ChainExpression', 'expression'],
  ['TSAsExpression', 'expression'],
  ['TSSatisfiesExpression', 'expression'],
  ['TSNonNullExpression', 'expression'],
  ['TSTypeAssertion', 'expression'],
  ['TSInstantiationExpression', 'expression'],
  ['TSParameterProperty', 'parameter'],
  ['JSXExpressionContainer', 'expression'],
  ['TSExternalModuleReference', 'expression'],
  ['ClassBody', 'body'],
  ['TSEnumBody', 'members'],
  ['Import', ''],
]);

interface Work {
  readonly node: Node | null;
  readonly parent: number;
  readonly slot: number;
}

/** Fills `ast` (reset before) with the program; true when whole. */
export function flattenEstree(ast: Ast, program: Node): void {
  const work: Work[] = [{ node: program, parent: 0, slot: 0 }];
  const tail: number[] = [];
  const tailSlot: number[] = [];
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    const id = put(ast, item.node, item.parent);
    link(ast, id, item.parent, item.slot, tail, tailSlot);
    if (item.node !== null) pushChildren(ast, work, unwrap(item.node), id);
  }
  ast.close();
}

function link(ast: Ast, id: number, parent: number, slot: number, tail: number[], tailSlot: number[]): void {
  if (parent === 0) return;
  if (tailSlot[parent] === slot && tail[parent] !== undefined) ast.next[tail[parent]!] = id;
  else if (slot === 0) ast.a[parent] = id;
  else if (slot === 1) ast.b[parent] = id;
  else if (slot === 2) ast.c[parent] = id;
  else ast.d[parent] = id;
  tail[parent] = id;
  tailSlot[parent] = slot;
}

function unwrap(node: Node): Node {
  let current = node;
  for (let field = WRAPPERS.get(current.type); field !== undefined; field = WRAPPERS.get(current.type)) {
    const inner = current[field];
    if (!isNode(inner)) return current;
    current = inner;
  }
  return current;
}

function pushChildren(ast: Ast, work: Work[], node: Node, id: number): void {
  const shape = SHAPE_OF.get(node.type);
  if (shape === undefined) return;
  for (let slot = shape.length - 2; slot >= 0; slot--) {
    let child = node[shape[slot + 1]!];
    if (isNode(child) && (child.type === 'ClassBody' || child.type === 'TSEnumBody'))
      child = child['body'] ?? child['members'];
    if (Array.isArray(child)) {
      for (let i = child.length - 1; i >= 0; i--) {
        const item: unknown = child[i];
        // TypeScript's `this` parameter is a type, not a parameter
        if (isNode(item) && item.type === 'Identifier' && item['name'] === 'this') continue;
        if (isNode(item)) work.push({ node: item, parent: id, slot });
        else if (item === null) work.push({ node: null, parent: id, slot });
      }
    } else if (isNode(child)) work.push({ node: child, parent: id, slot });
  }
  // TypeScript before 5.x of the shared tree shape: members stand in the declaration itself
  if (node.type === 'TSEnumDeclaration' && !('body' in node) && Array.isArray(node['members'])) {
    for (const member of [...node['members']].reverse())
      if (isNode(member)) work.push({ node: member, parent: id, slot: 1 });
  }
  if (ast.type[id] === T.Call && isNode(node['callee']) && node['callee'].type === 'Import')
    ast.type[id] = T.ImportCall;
}

function put(ast: Ast, wrapped: Node | null, parent: number): number {
  if (wrapped === null) return ast.add(T.Hole, ast.start[parent]!, ast.start[parent]!, parent);
  const node = unwrap(wrapped);
  switch (node.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      return putName(ast, node, parent, T.Identifier, '');
    case 'PrivateIdentifier':
    case 'PrivateName':
      return putName(ast, node, parent, T.PrivateName, '#');
    case 'Literal':
      return putLiteral(ast, node, parent);
    case 'TemplateElement':
      return putQuasi(ast, node, parent);
    default: {
      const shape = SHAPE_OF.get(node.type);
      const id = ast.add(shape === undefined ? T.Nothing : shape[0], node.start, node.end, parent);
      if (shape !== undefined) mark(ast, id, node, wrapped);
      return id;
    }
  }
}

function putName(ast: Ast, node: Node, parent: number, type: number, prefix: string): number {
  const bare = typeof node['name'] === 'string' ? node['name'] : '';
  const name = bare.startsWith(prefix) ? bare : prefix + bare;
  const shown = ast.text.startsWith(name, node.start);
  const id = ast.add(type, node.start, shown ? node.start + name.length : node.end, parent);
  if (!shown) ast.special.set(id, name);
  return id;
}

function putLiteral(ast: Ast, node: Node, parent: number): number {
  const { start, end } = node;
  const value = node['value'];
  if (typeof value === 'string') {
    const id = ast.add(T.String, start, end, parent);
    const quote = ast.text.charCodeAt(start);
    if ((quote !== 34 && quote !== 39) || ast.type[parent] === T.JsxAttribute) ast.special.set(id, value);
    return id;
  }
  if (value === null && !('regex' in node) && !('bigint' in node)) return ast.add(T.Null, start, end, parent);
  if (value === true) return ast.add(T.True, start, end, parent);
  if (value === false) return ast.add(T.False, start, end, parent);
  if (typeof value === 'number') return ast.add(T.Number, start, end, parent);
  return ast.add('regex' in node && node['regex'] ? T.Regex : T.BigInt, start, end, parent);
}

function putQuasi(ast: Ast, node: Node, parent: number): number {
  const value = node['value'];
  const raw =
    typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string' ? value.raw : '';
  if (ast.text.startsWith(raw, node.start) && node.end - node.start === raw.length)
    return ast.add(T.Quasi, node.start, node.end, parent);
  if (ast.text.startsWith(raw, node.start + 1) && node.end - node.start <= raw.length + 3) {
    return ast.add(T.Quasi, node.start + 1, node.start + 1 + raw.length, parent);
  }
  const id = ast.add(T.Quasi, node.start, node.end, parent);
  const cooked =
    typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string'
      ? value.cooked
      : raw;
  ast.special.set(id, cooked);
  return id;
}

const OPERATOR_TYPES = new Set<number>([T.Unary, T.Update, T.Binary, T.Logical, T.Assign]);

function mark(ast: Ast, id: number, node: Node, wrapped: Node): void {
  const type = ast.type[id]!;
  if (OPERATOR_TYPES.has(type)) ast.op[id] = operatorCode(node['operator']);
  ast.flags[id] = flagsOf(type, node, wrapped);
}

function flagsOf(type: number, node: Node, wrapped: Node): number {
  const on = (field: string, flag: number): number => (node[field] === true ? flag : 0);
  switch (type) {
    case T.Member:
      return on('computed', F.computed) | on('optional', F.optional);
    case T.Call:
      return on('optional', F.optional);
    case T.Property:
      return on('computed', F.computed) | on('shorthand', F.shorthand) | on('method', F.method) | accessor(node);
    case T.Method:
    case T.Field:
      return (
        on('computed', F.computed) |
        on('static', F.static) |
        accessor(node) |
        (node['kind'] === 'constructor' ? F.constructor : 0)
      );
    case T.Function: {
      const arrow = node.type === 'ArrowFunctionExpression';
      const body = node['body'];
      return (
        (arrow ? F.arrow : 0) |
        on('async', F.async) |
        on('generator', F.generator) |
        (node.type === 'FunctionDeclaration' ? F.declaration : 0) |
        (arrow && isNode(body) && body.type !== 'BlockStatement' ? F.expressionBody : 0)
      );
    }
    case T.Class:
      return node.type === 'ClassDeclaration' ? F.declaration : 0;
    case T.Spread:
      return node.type === 'RestElement' || wrapped.type === 'RestElement' ? F.rest : 0;
    case T.Import:
      return node['importKind'] === 'type' ? F.typeOnly : 0;
    case T.ExportNamed:
    case T.ExportAll:
    case T.ExportSpecifier:
      return node['exportKind'] === 'type' ? F.typeOnly : 0;
    case T.ImportSpecifier:
      if (node.type === 'ImportNamespaceSpecifier') return F.namespace;
      if (node.type === 'ImportDefaultSpecifier') return F.default;
      return node['importKind'] === 'type' ? F.typeOnly : 0;
    case T.ExpressionStatement:
      return typeof node['directive'] === 'string' ? F.directive : 0;
    case T.VarDeclaration:
      return node['kind'] === 'const' || node['kind'] === 'using' || node['kind'] === 'await using'
        ? F.const
        : node['kind'] === 'let'
          ? F.let
          : 0;
    default:
      return 0;
  }
}

function accessor(node: Node): number {
  return node['kind'] === 'get' ? F.getter : node['kind'] === 'set' ? F.setter : 0;
}
