/**
 * An ESTree node as any of our parsers makes it (oxc, meriyah, acorn-loose), read through small accessors: the parsers'
 * own types differ in detail, and hostile or broken programs hold less than the types promise.
 */
export interface Node {
  readonly type: string;
  /** UTF-16 offsets into the text */
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The child node under `key`, or null. */
export function kid(node: Node, key: string): Node | null {
  const value = node[key];
  return isNode(value) ? value : null;
}

/** The child list under `key`; holes of arrays are null. */
export function kids(node: Node, key: string): readonly (Node | null)[] {
  const value = node[key];
  return Array.isArray(value) ? value : [];
}

export function nameOf(node: Node): string {
  const value = node['name'];
  return typeof value === 'string' ? value : '';
}

/** Constant name of a property or member: `a.b`, `a['b']`, `{b: 1}`, `{'b': 1}`; null where it is computed. */
export function keyOf(node: Node, field: 'property' | 'key'): string | null {
  const key = kid(node, field);
  if (key === null) return null;
  if (key.type === 'PrivateIdentifier' || key.type === 'PrivateName') return `#${nameOf(key)}`;
  if (node['computed'] !== true && key.type === 'Identifier') return nameOf(key);
  if (key.type === 'Literal' || key.type === 'StringLiteral') {
    const value = key['value'];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  }
  if (key.type === 'TemplateLiteral' && kids(key, 'expressions').length === 0)
    return cooked(kids(key, 'quasis')[0] ?? null);
  return null;
}

/** Text of a template element. */
export function cooked(quasi: Node | null): string {
  const value = quasi?.['value'];
  if (typeof value !== 'object' || value === null || !('cooked' in value)) return '';
  return typeof value.cooked === 'string' ? value.cooked : '';
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
export function isFunction(node: Node): boolean {
  return FUNCTIONS.has(node.type);
}

const TRANSPARENT = new Set([
  'AwaitExpression',
  'ParenthesizedExpression',
  'ChainExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'SpreadElement',
]);

/** The expression under `await`, parentheses, optional chains, type assertions and the last of a comma list. */
export function bare(node: Node): Node {
  let current = node;
  for (;;) {
    let inner: Node | null = null;
    if (TRANSPARENT.has(current.type)) inner = kid(current, 'expression') ?? kid(current, 'argument');
    else if (current.type === 'SequenceExpression') inner = kids(current, 'expressions').at(-1) ?? null;
    if (inner === null) return current;
    current = inner;
  }
}
