/**
 * Writes src/syntax/tree/oxc-layout.generated.ts: where oxc-parser's raw buffer holds what, read from the deserialiser that the package ships
 * (`src-js/generated/deserialize/ts.js`). Run after a change of oxc-parser's version: `node scripts/oxc-layout.ts`. The reader of the buffer
 * compares versions and takes the slower way where they differ; a test compares both ways node by node.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SHAPE_FIELDS } from '../src/syntax/tree/from-estree.ts';

const require = createRequire(import.meta.url);
const home = dirname(require.resolve('oxc-parser/package.json'));
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
const source = readFileSync(join(home, 'src-js/generated/deserialize/ts.js'), 'utf8');
const constants = readFileSync(join(home, 'src-js/generated/constants.js'), 'utf8');

const bodies = new Map<string, string>();
for (const [, name, body] of source.matchAll(/\nfunction deserialize(\w+)\(pos\) \{\n([\s\S]*?)\n\}(?=\n)/g))
  bodies.set(name!, body!);

export type Kind =
  /** a node: our fields by slot */
  | readonly ['struct', string]
  | readonly ['enum', readonly (readonly [number, string, number])[]]
  | readonly ['box', string]
  | readonly ['option-box', string]
  /** absent where the byte at `offset` is `value` */
  | readonly ['option-byte', string, number, number]
  /** absent where the 64 bits at `offset` are 0 */
  | readonly ['option-zero', string, number]
  | readonly ['vec', string, number];

function kindOf(name: string, body: string): Kind {
  if (name.startsWith('Vec')) {
    const item = /deserialize(\w+)\(pos\)/.exec(body)![1]!;
    return ['vec', item, Number(/pos \+= (\d+);/.exec(body)![1])];
  }
  if (name.startsWith('OptionBox')) return ['option-box', /deserialize(\w+)\(pos\)/.exec(body)![1]!];
  if (name.startsWith('Option')) {
    const inner = /deserialize(\w+)\(pos\)/.exec(body)![1]!;
    const byte = /uint8\[pos(?: \+ (\d+))?\] === (\d+)/.exec(body);
    if (byte !== null) return ['option-byte', inner, Number(byte[1] ?? 0), Number(byte[2])];
    return [
      'option-zero',
      inner,
      Number(/int32\[\(pos >> 2\) \+ (\d+)\]/.exec(body)?.[1] ?? 1) * 4 - (/int32\[pos >> 2\]/.test(body) ? 4 : 0),
    ];
  }
  if (name.startsWith('Box')) return ['box', /deserialize(\w+)\(/.exec(body)![1]!];
  if (/^\s*switch \(uint8\[pos\]\)/.test(body) && !/return "/.test(body)) {
    const cases: (readonly [number, string, number])[] = [];
    // several codes may share a way, and some results are reshaped after reading
    for (const [, codes, inner, offset] of body.matchAll(
      /((?:case \d+:\s*)+)(?:return|let \w+ =)\s*deserialize(\w+)\(pos \+ (\d+)\)/g,
    )) {
      for (const [, code] of codes!.matchAll(/case (\d+):/g)) cases.push([Number(code), inner!, Number(offset)]);
    }
    return ['enum', cases];
  }
  return ['struct', name];
}

/** Offset and kind of a field of a struct. */
function field(body: string, name: string): readonly [string, number] | null {
  const found = new RegExp(`\\b${name}(?: =|:)\\s*deserialize(\\w+)\\(\\s*pos \\+ (\\d+)`).exec(body);
  return found === null ? null : [found[1]!, Number(found[2])];
}

const kinds: Record<string, Kind> = {};
const structs: Record<
  string,
  {
    type: string;
    slots: Record<string, readonly [string, number]>;
    flags: Record<string, number>;
    constants: Record<string, unknown>;
  }
> = {};
for (const [name, body] of bodies) {
  kinds[name] = kindOf(name, body);
  if (kinds[name][0] !== 'struct') continue;
  const type = /\btype: "(\w+)"/.exec(body)?.[1] ?? name;
  const slots: Record<string, readonly [string, number]> = {};
  for (const key of [
    ...(SHAPE_FIELDS.get(type) ?? []),
    'rest',
    'expression',
    'parameter',
    'pattern',
    'init',
    'key',
    'params',
    'id',
    'body',
    'superClass',
    'decorators',
    'value',
    'members',
  ]) {
    const found = field(body, key);
    if (found !== null) slots[key] = found;
  }
  const flags: Record<string, number> = {};
  for (const key of [
    'computed',
    'optional',
    'shorthand',
    'method',
    'static',
    'async',
    'generator',
    'kind',
    'operator',
    'type',
    'importKind',
    'exportKind',
  ]) {
    const found = field(body, key);
    if (found !== null) flags[key] = found[1];
  }
  const fixed: Record<string, unknown> = {};
  for (const key of ['computed', 'operator']) {
    const found = new RegExp(`\\b${key}: (true|"[^"]*")`).exec(body);
    if (found !== null) fixed[key] = JSON.parse(found[1]!);
  }
  const statements = /deserializeVecStatement\(pos \+ (\d+)\)/.exec(body);
  if ((name === 'Program' || name === 'FunctionBody' || name === 'TSModuleBlock') && statements !== null)
    slots['statements'] = ['VecStatement', Number(statements[1])];
  if (name === 'FormalParameters') {
    slots['restPointer'] = ['I32', Number(/restFieldPos32 = \(pos >> 2\) \+ (\d+)/.exec(body)![1]) * 4];
    slots['restStart'] = ['I32', Number(/start = deserializeI32\(pos \+ (\d+)\)/.exec(body)![1])];
  }
  structs[name] = { type, slots, flags, constants: fixed };
}

/** Texts of an enumeration of words or operators, by code. */
function words(name: string): Record<number, string> {
  const out: Record<number, string> = {};
  for (const [, code, text] of bodies.get(name)!.matchAll(/case (\d+):\s*return "([^"]*)"/g)) out[Number(code)] = text!;
  return out;
}

const enumerations = [
  'PropertyKind',
  'MethodDefinitionKind',
  'VariableDeclarationKind',
  'ImportOrExportKind',
  'FunctionType',
  'ClassType',
  'MethodDefinitionType',
  'PropertyDefinitionType',
  'AccessorPropertyType',
  'UnaryOperator',
  'UpdateOperator',
  'BinaryOperator',
  'LogicalOperator',
  'AssignmentOperator',
];
const transfer = bodies.get('RawTransferData')!;
const layout = {
  version,
  dataPointer: Number(/DATA_POINTER_POS_32 = (\d+)/.exec(constants)![1]),
  program: Number(/PROGRAM_OFFSET = (\d+)/.exec(constants)![1]),
  errors: field(transfer, 'errors')![1],
  kinds,
  structs,
  words: Object.fromEntries(enumerations.map((name) => [name, words(name)])),
};
writeFileSync(
  new URL('../src/syntax/tree/oxc-layout.generated.ts', import.meta.url),
  `/** Written by scripts/oxc-layout.ts from oxc-parser ${version}. Do not edit. */\nexport const OXC_LAYOUT_TEXT =\n  ${JSON.stringify(JSON.stringify(layout))};\nexport const OXC_LAYOUT_VERSION = ${JSON.stringify(version)};\n`,
);
