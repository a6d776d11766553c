/** `a.b`, `this`, and what classes and instances hold. */
import { mkAny, mkGet, mkImport, UNKNOWN, unknown } from '../fold/build.ts';
import { bytesOf } from '../fold/bytes.ts';
import { F, T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { definitionsOfMember, thisHost } from './assignments.ts';
import { definitionsValue } from './bindings.ts';
import { returnSummary } from './call-values.ts';
import { type Context, type Definition, functionAt } from './context.ts';
import { injectedMember } from './injected.ts';
import { membersOf } from './link-calls.ts';
import { resolveName } from './scopes.ts';
import { freeName, keyText } from './values.ts';

const MAX_MEMBERS = 400;

export function memberValue(context: Context, node: number): Value {
  const { ast } = context;
  const key = keyText(context, node);
  const object = ast.a[node]!;
  const at = ast.start[node]!;
  if (ast.type[object] === T.Meta) return metaMember(key, at);
  if (key === null) return indexed(context, node, at);
  if (ast.type[object] === T.Identifier && ast.name(object) === 'arguments' && resolveName(context, object) === null)
    return argumentOf(context, node, key);
  if (ast.type[object] === T.This || ast.type[object] === T.Super) {
    const own = ofThis(context, object, key);
    if (own !== null) return own;
  }
  if (key === 'sent' && ast.type[object] === T.Identifier) {
    const yielded = steppedYield(context, node);
    if (yielded !== null) return yielded;
  }
  const defs = definitionsOfMember(context, node);
  const base = mkGet(context.evaluate(object), key, at);
  if (defs.length === 0) return base.k === 'global' ? freeName(context, base.name) : base;
  const assigned = definitionsValue(context, defs);
  let root = object;
  while (ast.type[root] === T.Member) root = ast.a[root]!;
  const free = ast.type[root] === T.Identifier && resolveName(context, root) === null;
  if (free || isKnown(base)) return mkAny([assigned, base.k === 'global' ? freeName(context, base.name) : base]);
  return assigned;
}

/** What a compiled generator gets back: the value that the step before returned, as `[4, x]` or plainly. */
function steppedYield(context: Context, node: number): Value | null {
  const { ast } = context;
  let step = ast.parent[node]!;
  while (step !== 0 && ast.type[step] !== T.Case) step = ast.type[step] === T.Function ? 0 : ast.parent[step]!;
  if (step === 0) return null;
  let before = 0;
  for (let one = ast.b[ast.parent[step]!]!; one !== 0 && one !== step; one = ast.next[one]!) before = one;
  for (let id = ast.last[before]!; before !== 0 && id > before; id--) {
    if (ast.type[id] !== T.Return || ast.a[id] === 0) continue;
    const value = ast.a[id]!;
    const first = ast.type[value] === T.Array ? ast.a[value]! : 0;
    return context.evaluate(
      first !== 0 && ast.type[first] === T.Number && ast.next[first] !== 0 ? ast.next[first]! : value,
    );
  }
  return null;
}

function isKnown(value: Value): boolean {
  return value.k !== 'get' && value.k !== 'unknown';
}

/** `import.meta.url` and friends stand for the file. */
function metaMember(key: string | null, at: number): Value {
  if (key === 'url' || key === 'filename') return { k: 'global', name: '__filename' };
  if (key === 'dirname') return { k: 'global', name: '__dirname' };
  if (key === 'require') return { k: 'global', name: 'require' };
  return { k: 'get', of: { k: 'global', name: 'import.meta' }, key, at };
}

/** `new Uint8Array([…])` as the list that it is. */
function byteList(value: Value): Value | null {
  const found = bytesOf(value);
  if (found === null || found.bytes.length > 8192) return null;
  return {
    k: 'array',
    items: [...found.bytes].map((v) => ({
      k: 'const' as const,
      v,
      ...(found.how.length === 0 ? {} : { how: found.how }),
    })),
  };
}

/** `list[i]` with an unknown index. */
function indexed(context: Context, node: number, at: number): Value {
  const given = context.evaluate(context.ast.a[node]!);
  const of = given.k === 'call' ? (byteList(given) ?? given) : given;
  const key = context.evaluate(context.ast.b[node]!);
  // `{ darwin: '…', linux: '…' }[process.platform]`
  if (
    of.k === 'object' &&
    of.props.length > 0 &&
    of.props.length <= 16 &&
    of.props.every(([, value]) => value.k === 'const' || value.k === 'concat' || value.k === 'array')
  )
    return mkAny(of.props.map(([, value]) => value));
  if (key.k === 'any')
    return mkAny(
      key.of.map((one) => (one.k === 'const' ? mkGet(of, String(one.v), at) : { k: 'get', of, key: null, at })),
    );
  if ((of.k === 'array' || of.k === 'const') && (key.k === 'param' || key.k === 'call')) {
    // stays open until the index is known: decoders map over their input
    return { k: 'call', callee: { k: 'global', name: '[]' }, args: [of, key], at };
  }
  if (of.k === 'param' && (key.k === 'param' || key.k === 'call'))
    return { k: 'call', callee: { k: 'global', name: '[]' }, args: [of, key], at };
  return { k: 'get', of, key: null, at };
}

function argumentOf(context: Context, node: number, key: string): Value {
  const { ast } = context;
  for (let up = ast.parent[node]!; up !== 0; up = ast.parent[up]!) {
    if (ast.type[up] === T.Function && !ast.has(up, F.arrow)) {
      return /^\d{1,3}$/.test(key) ? { k: 'param', fn: functionAt(context, up) ?? 0, index: Number(key) } : UNKNOWN;
    }
  }
  return UNKNOWN;
}

/** `this.key`, `super.key`: null where nothing in the file says. */
function ofThis(context: Context, object: number, key: string): Value | null {
  const { ast } = context;
  const host = thisHost(ast, object);
  if (host === 0) return null;
  if (ast.type[object] === T.Super) return ast.type[host] === T.Class ? ofHeritage(context, host, key) : null;
  return holderMember(context, host, key);
}

/** A member of a class (or its instances), an object literal, or what a constructor function makes. */
export function holderMember(context: Context, holder: number, key: string): Value | null {
  const { ast } = context;
  const values: Value[] = [];
  for (const member of membersOf(context, holder, key)) {
    if (!(ast.type[member] === T.Field && ast.b[member] === 0) && !ast.has(member, F.setter))
      values.push(slotValue(context, member));
  }
  const assigned = context.thisProps.get(holder)?.get(key);
  if (assigned !== undefined) values.push(definitionsValue(context, assigned));
  if (ast.type[holder] === T.Function) {
    const name = ast.a[holder]!;
    const prototype = name === 0 ? undefined : resolveName(context, name)?.props?.get(`prototype.${key}`);
    if (prototype !== undefined) values.push(definitionsValue(context, prototype));
  }
  if (values.length > 0) return mkAny(values.filter((value) => !(value.k === 'const' && value.v === null)));
  if (ast.type[holder] !== T.Class) return null;
  const injected = injectedMember(context, holder, key);
  return injected === null ? ofHeritage(context, holder, key) : mkImport(injected.spec, injected.name);
}

function slotValue(context: Context, member: number): Value {
  const { ast } = context;
  const value = ast.b[member]!;
  if (value === 0) return UNKNOWN;
  if (!ast.has(member, F.getter)) return context.evaluate(value);
  const fn = functionAt(context, value);
  return (fn === undefined ? null : returnSummary(context, fn)) ?? UNKNOWN;
}

function ofHeritage(context: Context, classNode: number, key: string): Value | null {
  const base = context.ast.b[classNode]!;
  if (base === 0) return null;
  const value = context.evaluate(base);
  if (value.k === 'object') {
    const got = mkGet(value, key);
    return got.k === 'get' ? null : got;
  }
  return value.k === 'unknown' ? null : mkGet(value, key);
}

/** `F.prototype.m = …`, `F.prototype = {…}` by member. */
function prototypeDefinitions(context: Context, fnNode: number): Map<string, readonly Definition[]> {
  const { ast } = context;
  const out = new Map<string, readonly Definition[]>();
  const name = ast.a[fnNode]!;
  if (name === 0) return out;
  const binding = resolveName(context, name);
  for (const [path, defs] of binding?.props ?? []) if (path.startsWith('prototype.')) out.set(path.slice(10), defs);
  return out;
}

export function thisValue(context: Context, node: number): Value {
  const host = thisHost(context.ast, node);
  if (host === 0) return { k: 'global', name: 'this' };
  if (context.ast.type[host] === T.Function) return instanceOf(context, host);
  return context.evaluate(host);
}

/** What `new` of a plain function gives. */
export function instanceOf(context: Context, fnNode: number): Value {
  if (context.busy.has(-fnNode)) return unknown('cycle');
  context.busy.add(-fnNode);
  const props: (readonly [string, Value])[] = [];
  for (const [path, defs] of context.thisProps.get(fnNode) ?? [])
    if (!path.includes('.')) props.push([path, definitionsValue(context, defs)]);
  for (const [path, defs] of prototypeDefinitions(context, fnNode))
    if (!path.includes('.')) props.push([path, definitionsValue(context, defs)]);
  context.busy.delete(-fnNode);
  return { k: 'object', props };
}

/** A class as an object: `constructor`, methods, fields, statics, and what its methods assign to `this`. */
export function classValue(context: Context, node: number): Value {
  const { ast } = context;
  const props: (readonly [string, Value])[] = [['constructor', { k: 'function', fn: functionAt(context, node) ?? 0 }]];
  const keys = new Set<string>();
  for (let member = ast.c[node]!; member !== 0 && keys.size < MAX_MEMBERS; member = ast.next[member]!) {
    const type = ast.type[member];
    if (type !== T.Method && type !== T.Field) continue;
    const key = ast.keyOf(member);
    if (key !== null && key !== 'constructor') keys.add(key);
  }
  for (const path of context.thisProps.get(node)?.keys() ?? []) if (!path.includes('.')) keys.add(path);
  for (const key of keys) {
    const value = holderMember(context, node, key);
    if (value !== null) props.push([key, value]);
  }
  const base = ast.b[node] === 0 ? null : context.evaluate(ast.b[node]!);
  if (base?.k === 'object') props.push(...base.props.filter(([key]) => key !== 'constructor' && !keys.has(key)));
  else if (base !== null && base.k !== 'unknown') props.push(['...', base]);
  return { k: 'object', props };
}
