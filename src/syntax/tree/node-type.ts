/**
 * Node types of the flat tree: ESTree with what does not matter folded away (parentheses, optional chains, type assertions, types).
 * The slots of each type are named in `SLOTS`; a slot holds one node or the first of a list chained by `next`.
 */
export const T = {
  None: 0,
  Program: 1,
  Identifier: 2,
  PrivateName: 3,
  String: 4,
  Number: 5,
  BigInt: 6,
  Regex: 7,
  True: 8,
  False: 9,
  Null: 10,
  Template: 11,
  Quasi: 12,
  TaggedTemplate: 13,
  Array: 14,
  Hole: 15,
  Object: 16,
  Property: 17,
  Spread: 18,
  Function: 19,
  Class: 20,
  /** method or accessor of a class */
  Method: 21,
  Field: 22,
  StaticBlock: 23,
  Call: 24,
  New: 25,
  Member: 26,
  ImportCall: 27,
  Meta: 28,
  Unary: 29,
  Update: 30,
  Binary: 31,
  Logical: 32,
  Conditional: 33,
  Assign: 34,
  AssignPattern: 35,
  ArrayPattern: 36,
  ObjectPattern: 37,
  Sequence: 38,
  Await: 39,
  Yield: 40,
  This: 41,
  Super: 42,
  Jsx: 43,
  JsxAttribute: 44,
  Block: 45,
  VarDeclaration: 46,
  Declarator: 47,
  ExpressionStatement: 48,
  If: 49,
  For: 50,
  ForIn: 51,
  ForOf: 52,
  While: 53,
  DoWhile: 54,
  Return: 55,
  Throw: 56,
  Try: 57,
  Catch: 58,
  Switch: 59,
  Case: 60,
  Labeled: 61,
  Import: 62,
  ImportSpecifier: 63,
  ExportNamed: 64,
  ExportDefault: 65,
  ExportAll: 66,
  ExportSpecifier: 67,
  Enum: 68,
  EnumMember: 69,
  Namespace: 70,
  ImportEquals: 71,
  ExportAssign: 72,
  Other: 73,
  /** the only child that an optional node lacks, and type-only statements */
  Nothing: 74,
} as const;

/** 1 for each of some types: loops over all nodes ask it before anything else. */
export function typeTable(...types: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const type of types) table[type] = 1;
  return table;
}

/** Flags of a node; their meaning depends on the type, so bits are shared. */
export const F = {
  /** Member, Property, Method, Field: `[key]` */
  computed: 1,
  /** Function */
  arrow: 2,
  async: 4,
  generator: 8,
  /** Function: stands as a statement */
  declaration: 16,
  /** Function: the body is an expression */
  expressionBody: 32,
  /** Method, Field */
  static: 2,
  /** Method, Property: accessor */
  getter: 4,
  setter: 8,
  constructor: 16,
  /** Property */
  shorthand: 32,
  method: 64,
  /** Import, ImportSpecifier, ExportNamed: `type` */
  typeOnly: 1,
  /** ExpressionStatement: 'use strict' and the like */
  directive: 1,
  /** VarDeclaration */
  const: 1,
  let: 2,
  /** Call, Member */
  optional: 128,
  /** ImportSpecifier */
  namespace: 2,
  default: 4,
  /** Spread: in a pattern or a parameter list */
  rest: 1,
} as const;

/** Operators by code; 0 is none. */
export const OPERATORS = [
  '',
  '+',
  '-',
  '*',
  '/',
  '%',
  '**',
  '&',
  '|',
  '^',
  '<<',
  '>>',
  '>>>',
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'instanceof',
  '&&',
  '||',
  '??',
  '!',
  '~',
  'typeof',
  'void',
  'delete',
  '=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '**=',
  '&=',
  '|=',
  '^=',
  '<<=',
  '>>=',
  '>>>=',
  '&&=',
  '||=',
  '??=',
  '++',
  '--',
] as const; // prettier-ignore
export type Operator = (typeof OPERATORS)[number];
const CODES: ReadonlyMap<string, number> = new Map(OPERATORS.map((operator, code) => [operator, code]));
export function operatorCode(operator: unknown): number {
  return typeof operator === 'string' ? (CODES.get(operator) ?? 0) : 0;
}
