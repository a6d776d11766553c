/**
 * oxc-parser's raw buffer into the flat tree, without making a JavaScript object per node. Driven by the layout that scripts/oxc-layout.ts reads
 * from the package; `readsOxc` says whether it is that of the installed version. The result is the same as that of from-estree.ts (tested).
 */
import type { Ast } from './ast.ts';
import { SHAPE_FIELDS, shapeOf } from './from-estree.ts';
import { F, operatorCode, T } from './node-type.ts';
import { OXC_LAYOUT_TEXT, OXC_LAYOUT_VERSION } from './oxc-layout.generated.ts';

/** The buffer as oxc-parser hands it to its own deserialisers. */
export interface RawBuffer extends Uint8Array {
  readonly int32: Int32Array;
}

type Kind =
  | readonly ['struct', string]
  | readonly ['enum', readonly (readonly [number, string, number])[]]
  | readonly ['box' | 'option-box', string]
  | readonly ['option-byte', string, number, number]
  | readonly ['option-zero', string, number]
  | readonly ['vec', string, number];
interface Struct {
  readonly type: string;
  readonly slots: Readonly<Record<string, readonly [string, number]>>;
  readonly flags: Readonly<Record<string, number>>;
  readonly constants: Readonly<Record<string, unknown>>;
}
interface Layout {
  readonly dataPointer: number;
  readonly program: number;
  readonly errors: number;
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly structs: Readonly<Record<string, Struct>>;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function readsOxc(version: string): boolean {
  return version === OXC_LAYOUT_VERSION;
}

/** What the reader does at a kind. */
const enum_ = 1;
const box = 2;
const optionBox = 3;
const optionByte = 4;
const optionZero = 5;
const vec = 6;
const transparent = 7;
const node = 8;
const special = 9;

type Special = (reader: OxcReader, pos: number, parent: number) => number;

interface Child {
  readonly slot: number;
  readonly kind: number;
  readonly offset: number;
  readonly list: boolean;
}
interface NodePlan {
  readonly type: number;
  readonly fixed: number;
  readonly flagOffsets: readonly number[];
  readonly flagBits: readonly number[];
  /** code of an enumeration at an offset to flags */
  readonly codedOffsets: readonly number[];
  readonly codedFlags: readonly Uint8Array[];
  readonly operator: number;
  readonly operators: Uint8Array | null;
  /** byte that tells a type-only form, -1 for none, and the lowest code that does */
  readonly absentAt: number;
  readonly absentFrom: number;
  readonly children: readonly Child[];
}

const FLAG_FIELDS: Readonly<Record<string, number>> = {
  computed: F.computed,
  optional: F.optional,
  shorthand: F.shorthand,
  method: F.method,
  static: F.static,
  async: F.async,
  generator: F.generator,
};
const TRANSPARENT: Readonly<Record<string, string>> = {
  ParenthesizedExpression: 'expression',
  ChainExpression: 'expression',
  TSAsExpression: 'expression',
  TSSatisfiesExpression: 'expression',
  TSNonNullExpression: 'expression',
  TSTypeAssertion: 'expression',
  TSInstantiationExpression: 'expression',
  JSXExpressionContainer: 'expression',
  TSExternalModuleReference: 'expression',
  CatchParameter: 'pattern',
  ClassBody: 'body',
  TSEnumBody: 'members',
}; // prettier-ignore
const LEAVES: Readonly<Record<string, number>> = {
  IdentifierName: T.Identifier,
  IdentifierReference: T.Identifier,
  BindingIdentifier: T.Identifier,
  LabelIdentifier: T.Identifier,
  JSXIdentifier: T.Identifier,
  PrivateIdentifier: T.PrivateName,
  StringLiteral: T.String,
  NumericLiteral: T.Number,
  BigIntLiteral: T.BigInt,
  RegExpLiteral: T.Regex,
  NullLiteral: T.Null,
  ThisExpression: T.This,
  Super: T.Super,
  TemplateElement: T.Quasi,
  Elision: T.Hole,
}; // prettier-ignore

/** A slot of a struct, its kind looked up. */
interface Slot {
  readonly kind: number;
  readonly offset: number;
}

export class OxcReader {
  ast: Ast;
  u8: Uint8Array = new Uint8Array(0);
  i32: Int32Array = new Int32Array(0);
  /** last node of the list that was read last */
  tail = 0;
  /** slots of structs that are read by hand, looked up when first met */
  arrow: { readonly body: Slot; readonly params: Slot; readonly async: number } | null = null;
  list: { readonly params: Slot; readonly rest: number } | null = null;
  parameter: { readonly pattern: Slot; readonly initial: Slot } | null = null;
  readonly layout: Layout;
  readonly #ids: Map<string, number> = new Map();
  readonly #op: number[] = [];
  readonly #inner: number[] = [];
  readonly #offset: number[] = [];
  readonly #value: number[] = [];
  readonly #tables: (Int32Array | null)[] = [];
  readonly #plans: (NodePlan | null)[] = [];
  readonly #specials: (Special | null)[] = [];

  constructor(ast: Ast) {
    this.ast = ast;
    this.layout = JSON.parse(OXC_LAYOUT_TEXT) as Layout;
    this.kind('Program');
  }

  /** Fills the tree (reset before); the number of syntax errors. */
  read(buffer: RawBuffer): number {
    this.u8 = buffer;
    this.i32 = buffer.int32;
    const data = this.i32[this.layout.dataPointer]!;
    this.visit(this.kind('Program'), data + this.layout.program, 0);
    this.ast.close();
    return this.i32[(data + this.layout.errors + 8) >> 2]!;
  }

  release(): void {
    this.u8 = new Uint8Array(0);
    this.i32 = new Int32Array(0);
  }

  /** Number of a kind, compiled when first asked for. */
  kind(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#op.length;
    this.#ids.set(name, id);
    this.#op.push(special);
    this.#inner.push(0);
    this.#offset.push(0);
    this.#value.push(0);
    this.#tables.push(null);
    this.#plans.push(null);
    this.#specials.push(nothing);
    this.#compile(id, name);
    return id;
  }

  #compile(id: number, name: string): void {
    const kind = this.layout.kinds[name];
    if (kind === undefined) return;
    switch (kind[0]) {
      case 'enum': {
        const table = new Int32Array(512).fill(-1);
        for (const [code, inner, offset] of kind[1]) {
          table[code] = this.kind(inner);
          table[code + 256] = offset;
        }
        this.#op[id] = enum_;
        this.#tables[id] = table;
        return;
      }
      case 'box':
      case 'option-box':
        this.#inner[id] = this.kind(kind[1]);
        this.#op[id] = kind[0] === 'box' ? box : optionBox;
        return;
      case 'option-byte':
        this.#inner[id] = this.kind(kind[1]);
        this.#offset[id] = kind[2];
        this.#value[id] = kind[3];
        this.#op[id] = optionByte;
        return;
      case 'option-zero':
        this.#inner[id] = this.kind(kind[1]);
        this.#offset[id] = kind[2];
        this.#op[id] = optionZero;
        return;
      case 'vec':
        this.#inner[id] = this.kind(kind[1]);
        this.#value[id] = kind[2];
        this.#op[id] = vec;
        return;
      default:
        this.#compileStruct(id, name);
    }
  }

  #compileStruct(id: number, name: string): void {
    const struct = this.layout.structs[name];
    if (struct === undefined) return;
    const through = Object.hasOwn(TRANSPARENT, name) ? struct.slots[TRANSPARENT[name]!] : undefined;
    if (through !== undefined) {
      this.#inner[id] = this.kind(through[0]);
      this.#offset[id] = through[1];
      this.#op[id] = transparent;
      return;
    }
    const own = Object.hasOwn(SPECIALS, name) ? SPECIALS[name]! : null;
    if (own !== null) {
      this.#specials[id] = own;
      return;
    }
    if (Object.hasOwn(LEAVES, name)) {
      this.#plans[id] = {
        type: LEAVES[name]!,
        fixed: 0,
        flagOffsets: [],
        flagBits: [],
        codedOffsets: [],
        codedFlags: [],
        operator: -1,
        operators: null,
        absentAt: -1,
        absentFrom: 0,
        children: [],
      };
      this.#op[id] = node;
      return;
    }
    const estree =
      name === 'Function'
        ? 'FunctionExpression'
        : name === 'Class'
          ? 'ClassExpression'
          : SHAPE_FIELDS.has(struct.type)
            ? struct.type
            : MEMBER_TYPES[name];
    const shape = estree === undefined ? undefined : shapeOf(estree);
    if (shape === undefined || shape[0] === T.Nothing) return;
    this.#op[id] = node;
    this.#plans[id] = this.#plan(name, struct, shape);
  }

  #plan(name: string, struct: Struct, shape: readonly [number, ...string[]]): NodePlan {
    const children: Child[] = [];
    shape.slice(1).forEach((fieldName, slot) => {
      const found =
        struct.slots[fieldName as string] ??
        (name === 'VariableDeclarator' && slot === 0 ? struct.slots['pattern'] : undefined);
      if (found === undefined) return;
      children.push({ slot, kind: this.kind(found[0]), offset: found[1], list: this.#isList(found[0]) });
      const rest = struct.slots['rest'];
      if (slot === 0 && rest !== undefined)
        children.push({ slot, kind: this.kind(rest[0]), offset: rest[1], list: false });
    });
    const flags: (readonly [number, number])[] = [];
    for (const [fieldName, flag] of Object.entries(FLAG_FIELDS)) {
      const offset = struct.flags[fieldName];
      if (offset !== undefined && flagApplies(shape[0], flag)) flags.push([offset, flag]);
    }
    const operatorAt = struct.flags['operator'];
    const operators = operatorAt === undefined ? null : this.#operators(name);
    const coded = this.#coded(name, struct);
    const absent = absentCode(name, struct);
    return {
      type: shape[0],
      fixed: fixedFlags(name, struct),
      flagOffsets: flags.map(([offset]) => offset),
      flagBits: flags.map(([, flag]) => flag),
      codedOffsets: coded.map(([offset]) => offset),
      codedFlags: coded.map(([, table]) => table),
      operator:
        operatorAt ??
        (struct.constants['operator'] === undefined ? -1 : -2 - operatorCode(struct.constants['operator'])),
      operators,
      absentAt: absent[0],
      absentFrom: absent[1],
      children,
    };
  }

  #isList(name: string): boolean {
    const kind = this.layout.kinds[name];
    if (kind === undefined) return false;
    if (kind[0] === 'vec') return true;
    if (kind[0] === 'box' || kind[0] === 'option-box' || kind[0] === 'option-zero') return this.#isList(kind[1]);
    return name === 'ClassBody' || name === 'TSEnumBody' || name === 'FormalParameters';
  }

  #operators(name: string): Uint8Array {
    const list = {
      UnaryExpression: 'UnaryOperator',
      UpdateExpression: 'UpdateOperator',
      BinaryExpression: 'BinaryOperator',
      LogicalExpression: 'LogicalOperator',
      AssignmentExpression: 'AssignmentOperator',
    }[name];
    const codes = new Uint8Array(256);
    for (const [code, text] of Object.entries(list === undefined ? {} : (this.layout.words[list] ?? {})))
      codes[Number(code)] = operatorCode(text);
    return codes;
  }

  /** Enumerations that become flags: kinds of properties, methods and declarations. */
  #coded(name: string, struct: Struct): readonly (readonly [offset: number, flags: Uint8Array])[] {
    const out: (readonly [number, Uint8Array])[] = [];
    const add = (fieldName: string, list: string, flagsOf: Readonly<Record<string, number>>): void => {
      const offset = struct.flags[fieldName];
      if (offset === undefined) return;
      const table = new Uint8Array(256);
      for (const [code, word] of Object.entries(this.layout.words[list] ?? {}))
        table[Number(code)] = flagsOf[word] ?? 0;
      out.push([offset, table]);
    };
    const accessors = { get: F.getter, set: F.setter, constructor: F.constructor };
    if (name === 'ObjectProperty') add('kind', 'PropertyKind', accessors);
    if (name === 'MethodDefinition') add('kind', 'MethodDefinitionKind', accessors);
    if (name === 'VariableDeclaration')
      add('kind', 'VariableDeclarationKind', { const: F.const, using: F.const, 'await using': F.const, let: F.let });
    if (name === 'Function') add('type', 'FunctionType', { FunctionDeclaration: F.declaration });
    if (name === 'Class') add('type', 'ClassType', { ClassDeclaration: F.declaration });
    if (name === 'ImportDeclaration' || name === 'ImportSpecifier')
      add('importKind', 'ImportOrExportKind', { type: F.typeOnly });
    if (name.startsWith('Export')) add('exportKind', 'ImportOrExportKind', { type: F.typeOnly });
    return out;
  }

  /** Reads one node below `parent`; its number, 0 where there is none. */
  visit(kind: number, pos: number, parent: number): number {
    let k = kind;
    let p = pos;
    for (;;) {
      switch (this.#op[k]) {
        case enum_: {
          const table = this.#tables[k]!;
          const code = this.u8[p]!;
          const inner = table[code]!;
          if (inner === -1) throw new RangeError('unknown node');
          p += table[code + 256]!;
          k = inner;
          break;
        }
        case box:
          p = this.i32[p >> 2]!;
          k = this.#inner[k]!;
          break;
        case optionBox:
          if (this.i32[p >> 2] === 0 && this.i32[(p >> 2) + 1] === 0) return 0;
          // the inner kind is a box
          k = this.#inner[k]!;
          break;
        case optionByte:
          if (this.u8[p + this.#offset[k]!] === this.#value[k]) return 0;
          k = this.#inner[k]!;
          break;
        case optionZero: {
          const at = (p + this.#offset[k]!) >> 2;
          if (this.i32[at] === 0 && this.i32[at + 1] === 0) return 0;
          k = this.#inner[k]!;
          break;
        }
        case transparent:
          p += this.#offset[k]!;
          k = this.#inner[k]!;
          break;
        case vec:
          return this.#list(this.#inner[k]!, this.#value[k]!, p, parent);
        case node:
          return this.#node(this.#plans[k]!, p, parent);
        default:
          return this.#specials[k]!(this, p, parent);
      }
    }
  }

  #list(kind: number, stride: number, pos: number, parent: number): number {
    const at = pos >> 2;
    let p = this.i32[at]!;
    const end = p + this.i32[at + 2]! * stride;
    let first = 0;
    let previous = 0;
    for (; p < end; p += stride) {
      const id =
        this.visit(kind, p, parent) || this.ast.add(T.Hole, this.ast.start[parent]!, this.ast.start[parent]!, parent);
      if (previous === 0) first = id;
      else this.ast.next[previous] = id;
      previous = id;
    }
    this.tail = previous;
    return first;
  }

  #node(plan: NodePlan, pos: number, parent: number): number {
    const { ast, u8 } = this;
    const at = pos >> 2;
    const start = this.i32[at]!;
    const end = this.i32[at + 1]!;
    if (plan.absentAt !== -1 && u8[pos + plan.absentAt]! >= plan.absentFrom)
      return ast.add(T.Nothing, start, end, parent);
    const id = ast.add(plan.type, start, end, parent);
    const { children } = plan;
    if (children.length === 0) return id;
    // this runs for every node: plain loops over numbers
    let flags = plan.fixed;
    const { flagOffsets, flagBits, codedOffsets, codedFlags } = plan;
    for (let i = 0; i < flagOffsets.length; i++) if (u8[pos + flagOffsets[i]!] === 1) flags |= flagBits[i]!;
    for (let i = 0; i < codedOffsets.length; i++) flags |= codedFlags[i]![u8[pos + codedOffsets[i]!]!]!;
    ast.flags[id] = flags;
    if (plan.operator >= 0) ast.op[id] = plan.operators![u8[pos + plan.operator]!]!;
    else if (plan.operator < -1) ast.op[id] = -2 - plan.operator;
    for (let i = 0; i < children.length; i++) {
      const child = children[i]!;
      const read = this.visit(child.kind, pos + child.offset, id);
      if (read === 0 || child.list) this.put(id, child.slot, read, child.list);
      else this.#hang(id, child.slot, read, read);
    }
    return id;
  }

  /** Hangs what was read into a slot, after what is there. */
  put(id: number, slot: number, child: number, list: boolean): void {
    if (child !== 0) this.#hang(id, slot, child, list ? this.tail : child);
    else if (list) this.tail = 0;
  }

  #hang(id: number, slot: number, child: number, tail: number): void {
    const { ast } = this;
    const column = slot === 0 ? ast.a : slot === 1 ? ast.b : slot === 2 ? ast.c : ast.d;
    if (column[id] === 0) column[id] = child;
    else {
      let before = column[id]!;
      if (this.#slotTail !== 0 && ast.parent[this.#slotTail] === id) before = this.#slotTail;
      while (ast.next[before] !== 0) before = ast.next[before]!;
      ast.next[before] = child;
    }
    this.#slotTail = tail;
  }
  #slotTail = 0;
}

function flagApplies(type: number, flag: number): boolean {
  switch (type) {
    case T.Function:
      return flag === F.async || flag === F.generator;
    case T.Property:
      return flag === F.computed || flag === F.shorthand || flag === F.method;
    case T.Method:
    case T.Field:
      return flag === F.computed || flag === F.static;
    case T.Member:
      return flag === F.computed || flag === F.optional;
    case T.Call:
      return flag === F.optional;
    default:
      return false;
  }
}

function fixedFlags(name: string, struct: Struct): number {
  switch (name) {
    case 'ComputedMemberExpression':
      return struct.constants['computed'] === true ? F.computed : 0;
    case 'BindingRestElement':
    case 'AssignmentTargetRest':
      return F.rest;
    case 'ImportNamespaceSpecifier':
      return F.namespace;
    case 'ImportDefaultSpecifier':
      return F.default;
    case 'Directive':
      return F.directive;
    default:
      return 0;
  }
}

/** Structs whose ESTree type the deserialiser takes from an enumeration. */
const MEMBER_TYPES: Readonly<Record<string, string>> = {
  MethodDefinition: 'MethodDefinition',
  PropertyDefinition: 'PropertyDefinition',
  AccessorProperty: 'AccessorProperty',
};

/** Declarations without a body and abstract members say nothing. */
function absentCode(name: string, struct: Struct): readonly [number, number] {
  const at = struct.flags['type'];
  if (at === undefined) return [-1, 0];
  if (name === 'Function') return [at, 2];
  return Object.hasOwn(MEMBER_TYPES, name) ? [at, 1] : [-1, 0];
}

function nothing(reader: OxcReader, pos: number, parent: number): number {
  return reader.ast.add(T.Nothing, reader.i32[pos >> 2]!, reader.i32[(pos >> 2) + 1]!, parent);
}

function slotOf(reader: OxcReader, struct: string, name: string): readonly [string, number] {
  return reader.layout.structs[struct]!.slots[name]!;
}

/** Directives and statements are one list. */
function bodyOf(type: number, name: string): Special {
  let directives: Slot | null = null;
  let statements: Slot | null = null;
  return (reader, pos, parent) => {
    directives ??= compiled(reader, name, 'body');
    statements ??= compiled(reader, name, 'statements');
    const at = pos >> 2;
    const id = reader.ast.add(type, reader.i32[at]!, reader.i32[at + 1]!, parent);
    reader.put(id, 0, reader.visit(directives.kind, pos + directives.offset, id), true);
    reader.put(id, 0, reader.visit(statements.kind, pos + statements.offset, id), true);
    return id;
  };
}

function compiled(reader: OxcReader, struct: string, name: string): Slot {
  const [kind, offset] = slotOf(reader, struct, name);
  return { kind: reader.kind(kind), offset };
}

function arrow(reader: OxcReader, pos: number, parent: number): number {
  const { i32, ast, u8 } = reader;
  reader.arrow ??= {
    body: compiled(reader, 'ArrowFunctionExpression', 'body'),
    params: compiled(reader, 'ArrowFunctionExpression', 'params'),
    async: reader.layout.structs['ArrowFunctionExpression']!.flags['async']!,
  };
  const { body, params, async } = reader.arrow;
  const id = ast.add(T.Function, i32[pos >> 2]!, i32[(pos >> 2) + 1]!, parent);
  reader.put(id, 1, reader.visit(params.kind, pos + params.offset, id), true);
  ast.c[id] = reader.visit(body.kind, pos + body.offset, id);
  ast.flags[id] =
    F.arrow | (u8[pos + async] === 1 ? F.async : 0) | (u8[pos + body.offset] === ARROW_BLOCK ? 0 : F.expressionBody);
  return id;
}
/** Code of a block in `ArrowFunctionBody` (codes below are expressions). */
const ARROW_BLOCK = 64;

/** Parameters and the rest parameter are one list. */
function parameters(reader: OxcReader, pos: number, parent: number): number {
  const { i32, ast } = reader;
  reader.list ??= {
    params: compiled(reader, 'FormalParameters', 'params'),
    rest: slotOf(reader, 'FormalParameters', 'restPointer')[1],
  };
  const first = reader.visit(reader.list.params.kind, pos + reader.list.params.offset, parent);
  const tail = first === 0 ? 0 : reader.tail;
  const at = (pos + reader.list.rest) >> 2;
  if (i32[at] === 0 && i32[at + 1] === 0) {
    reader.tail = tail;
    return first;
  }
  const { slots } = reader.layout.structs['FormalParameters']!;
  const rest = i32[at]!;
  const start = (rest + slots['restStart']![1]) >> 2;
  const id = ast.add(T.Spread, i32[start]!, i32[start + 1]!, parent);
  ast.flags[id] = F.rest;
  ast.a[id] = reader.visit(reader.kind(slots['argument']![0]), rest + slots['argument']![1], id);
  if (tail !== 0) ast.next[tail] = id;
  reader.tail = id;
  return first === 0 ? id : first;
}

function parameter(reader: OxcReader, pos: number, parent: number): number {
  const { i32, ast } = reader;
  reader.parameter ??= {
    pattern: compiled(reader, 'FormalParameter', 'pattern'),
    initial: compiled(reader, 'FormalParameter', 'right'),
  };
  const { pattern, initial } = reader.parameter;
  const at = (pos + initial.offset) >> 2;
  if (i32[at] === 0 && i32[at + 1] === 0) return reader.visit(pattern.kind, pos + pattern.offset, parent);
  const id = ast.add(T.AssignPattern, i32[pos >> 2]!, i32[(pos >> 2) + 1]!, parent);
  ast.a[id] = reader.visit(pattern.kind, pos + pattern.offset, id);
  ast.b[id] = reader.visit(initial.kind, pos + initial.offset, id);
  // modifiers and decorators before it are no part of it
  ast.start[id] = ast.start[ast.a[id]!]!;
  return id;
}

/** `{a = 1} = x` */
function shorthandTarget(reader: OxcReader, pos: number, parent: number): number {
  const { i32, ast } = reader;
  const { slots } = reader.layout.structs['AssignmentTargetPropertyIdentifier']!;
  const start = i32[pos >> 2]!;
  const end = i32[(pos >> 2) + 1]!;
  const id = ast.add(T.Property, start, end, parent);
  ast.flags[id] = F.shorthand;
  const name = slots['key']!;
  const initial = slots['init']!;
  ast.a[id] = reader.visit(reader.kind(name[0]), pos + name[1], id);
  const holder = ast.add(T.AssignPattern, start, end, id);
  ast.a[holder] = reader.visit(reader.kind(name[0]), pos + name[1], holder);
  ast.b[holder] = reader.visit(reader.kind(initial[0]), pos + initial[1], holder);
  if (ast.b[holder] === 0) {
    // no default: the name itself is the target
    ast.type[holder] = T.Identifier;
    ast.end[holder] = ast.end[ast.a[id]!]!;
    ast.a[holder] = 0;
    ast.count--;
  }
  ast.b[id] = holder;
  return id;
}

function metaProperty(first: number, second: number): Special {
  return ({ ast, i32 }, pos, parent) => {
    const start = i32[pos >> 2]!;
    const end = i32[(pos >> 2) + 1]!;
    const id = ast.add(T.Meta, start, end, parent);
    ast.a[id] = ast.add(T.Identifier, start, start + first, id);
    ast.b[id] = ast.add(T.Identifier, end - second, end, id);
    return id;
  };
}

const SPECIALS: Readonly<Record<string, Special>> = {
  Program: bodyOf(T.Program, 'Program'),
  FunctionBody: bodyOf(T.Block, 'FunctionBody'),
  TSModuleBlock: bodyOf(T.Block, 'TSModuleBlock'),
  ArrowFunctionExpression: arrow,
  FormalParameters: parameters,
  FormalParameter: parameter,
  AssignmentTargetPropertyIdentifier: shorthandTarget,
  ImportMeta: metaProperty(6, 4),
  NewTarget: metaProperty(3, 6),
  BooleanLiteral: (reader, pos, parent) => {
    const value = slotOf(reader, 'BooleanLiteral', 'value');
    return reader.ast.add(
      reader.u8[pos + value[1]] === 1 ? T.True : T.False,
      reader.i32[pos >> 2]!,
      reader.i32[(pos >> 2) + 1]!,
      parent,
    );
  },
};
