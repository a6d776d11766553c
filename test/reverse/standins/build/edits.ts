/** Replaces the string literals of a program by expressions, by position; property names become computed ones. */
import { type Node, parse } from 'acorn';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface EditOptions {
  /** gives the expression in place of a string */
  readonly string: (value: string) => string;
  readonly members: boolean;
  readonly sourceType?: 'script' | 'module';
}

export function editStrings(code: string, options: EditOptions): string {
  const edits: Edit[] = [];
  const root = parse(code, {
    ecmaVersion: 'latest',
    sourceType: options.sourceType ?? 'script',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
  });
  visit(root, edits, options);
  edits.sort((a, b) => b.start - a.start);
  let out = code;
  for (const { start, end, text } of edits) out = out.slice(0, start) + text + out.slice(end);
  return out;
}

function visit(node: Node, edits: Edit[], options: EditOptions): void {
  const fields = node as Node & Record<string, unknown>;
  const { type, start, end } = node;
  if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration') return;
  if (type === 'Literal' && typeof fields['value'] === 'string') {
    edits.push({ start, end, text: options.string(fields['value']) });
    return;
  }
  if (type === 'ExpressionStatement' && typeof fields['directive'] === 'string') return;
  const keyed = keyOf(fields);
  for (const [name, value] of Object.entries(fields)) {
    if (name === keyed?.field) continue;
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && typeof child.type === 'string') visit(child, edits, options);
  }
  if (keyed === null || !options.members) return;
  const name = options.string(keyed.name);
  if (type === 'MemberExpression')
    edits.push({ start: keyed.dot, end: keyed.node.end, text: `${keyed.optional ? '?.' : ''}[${name}]` });
  else edits.push({ start: keyed.node.start, end: keyed.node.end, text: `[${name}]` });
}

interface Keyed {
  readonly field: string;
  readonly name: string;
  readonly node: Node;
  readonly dot: number;
  readonly optional: boolean;
}

/** The plain name in a member or an object's property: shorthand and methods left alone. */
function keyOf(fields: Node & Record<string, unknown>): Keyed | null {
  const member = fields.type === 'MemberExpression';
  if (!member && fields.type !== 'Property') return null;
  if (fields['computed'] === true || fields['shorthand'] === true || fields['method'] === true) return null;
  if (!member && fields['kind'] !== 'init') return null;
  const field = member ? 'property' : 'key';
  const node = fields[field] as Node & Record<string, unknown>;
  const object = fields['object'] as Node | undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string')
    return { field, name: node['value'], node, dot: 0, optional: false };
  if (node.type !== 'Identifier') return null;
  return { field, name: String(node['name']), node, dot: object?.end ?? 0, optional: fields['optional'] === true };
}
