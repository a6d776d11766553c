/** Which calls fold, and into what: a table by the kind of callee. Null where a call stays a call. */
import type { Value } from '../value.ts';
import { arrayMethod, mapConstants } from './arrays.ts';
import { bytesOf, bytesToText } from './bytes.ts';
import { type Apply, computed, isConst, numberOf, stringOf } from './constants.ts';
import { globalCall, staticCall } from './globals.ts';
import { pathCall } from './paths.ts';
import { stringMethod } from './strings.ts';

const MAX_SPREAD = 16;

export function foldCall(callee: Value, args: readonly Value[], isNew: boolean, apply: Apply | null): Value | null {
  if (callee.k === 'global') return isNew ? null : globalCall(callee.name, args);
  if (callee.k === 'import') return isNew ? null : importCall(callee.spec, callee.name, args);
  if (callee.k !== 'get' || callee.key === null) return null;
  return methodCall(callee.of, callee.key, args, isNew, apply);
}

function methodCall(of: Value, key: string, args: readonly Value[], isNew: boolean, apply: Apply | null): Value | null {
  if (isNew) return null;
  if (of.k === 'any') return distribute(of.of, key, args, apply);
  if (of.k === 'const') {
    const alternatives = args[0];
    if (alternatives?.k === 'any' && args.length <= 2 && alternatives.of.every(isConst)) return null;
    if (typeof of.v === 'string') return stringMethod(of, key, args);
    if (typeof of.v === 'number') return numberMethod(of, key, args);
    return null;
  }
  if (of.k === 'array') {
    const mapped = mapConstants(of, key, args, apply);
    if (mapped !== null) return mapped;
    return arrayMethod(of, key, args);
  }
  if (of.k === 'global') return staticCall(of.name, key, args, apply);
  if (of.k === 'import')
    return importCall(of.spec, of.name === 'default' || of.name === '*' ? key : `${of.name}.${key}`, args);
  if (of.k === 'call') return onCall(of, key, args, apply);
  if (of.k === 'get' && of.of.k === 'global' && of.key !== null) {
    // String.fromCharCode.apply(null, […]), Array.prototype.slice.call(…)
    if (key === 'apply' && args[1]?.k === 'array') return staticCall(of.of.name, of.key, args[1].items, apply);
    if (key === 'call') return staticCall(of.of.name, of.key, args.slice(1), apply);
  }
  return null;
}

/** Methods of buffers, byte arrays, decoders and URLs that are themselves calls. */
function onCall(
  of: Extract<Value, { k: 'call' }>,
  key: string,
  args: readonly Value[],
  apply: Apply | null,
): Value | null {
  const { callee } = of;
  if (callee.k === 'global' && callee.name === 'TextDecoder' && key === 'decode') {
    const bytes = args[0] === undefined ? null : bytesOf(args[0]);
    return bytes === null ? null : bytesToText(bytes.bytes, stringOf(of.args[0]) ?? 'utf8', [bytes.from, args[0]]);
  }
  if (callee.k === 'global' && callee.name === 'URL' && (key === 'toString' || key === 'get href')) return urlText(of);
  if (key === 'toString' || key === 'get length') {
    const bytes = bytesOf(of);
    if (bytes === null) return null;
    return key === 'toString'
      ? bytesToText(bytes.bytes, stringOf(args[0]) ?? 'utf8', [bytes.from, of])
      : computed(bytes.bytes.length, []);
  }
  if (key === 'map' || key === 'join' || key === 'reduce') {
    const bytes = bytesOf(of);
    if (bytes === null || bytes.bytes.length > 8192) return null;
    const list: Value = {
      k: 'array',
      items: [...bytes.bytes].map((v) => ({
        k: 'const' as const,
        v,
        ...(bytes.how.length === 0 ? {} : { how: bytes.how }),
      })),
    };
    return mapConstants(list, key, args, apply) ?? arrayMethod(list, key, args);
  }
  return null;
}

function urlText(of: Extract<Value, { k: 'call' }>): Value | null {
  const path = stringOf(of.args[0]);
  if (path === null) return null;
  const base = of.args[1] === undefined ? undefined : stringOf(of.args[1]);
  if (base === null) return null;
  const url = URL.parse(path, base);
  return url === null || url.protocol === 'file:' ? null : computed(url.href, of.args);
}

function distribute(
  alternatives: readonly Value[],
  key: string,
  args: readonly Value[],
  apply: Apply | null,
): Value | null {
  const out: Value[] = [];
  let folded = 0;
  for (const value of alternatives.slice(0, MAX_SPREAD)) {
    const result = methodCall(value, key, args, false, apply);
    if (result !== null) folded++;
    out.push(result ?? { k: 'call', callee: { k: 'get', of: value, key }, args });
  }
  return folded === 0 ? null : { k: 'any', of: out };
}

function numberMethod(of: Value, key: string, args: readonly Value[]): Value | null {
  const value = numberOf(of);
  if (value === null || key !== 'toString') return null;
  const radix = args[0] === undefined ? 10 : numberOf(args[0]);
  if (radix === null || radix < 2 || radix > 36) return null;
  return computed(value.toString(radix), [of], ...(radix === 10 ? [] : ['radix']));
}

/** Packages that decode like the platform does. */
function importCall(spec: string, name: string, args: readonly Value[]): Value | null {
  const bare = spec.startsWith('node:') ? spec.slice(5) : spec;
  if (bare === 'path' || bare === 'path/posix' || bare === 'path/win32')
    return pathCall(name.replace(/^(?:posix|win32|default)\./, ''), args);
  if (bare === 'atob') return globalCall('atob', args);
  if (bare === 'btoa') return globalCall('btoa', args);
  if ((bare === 'base-64' || bare === 'js-base64') && /(?:^|\.)(?:decode|atob|fromBase64)$/.test(name))
    return globalCall('atob', args);
  if (bare === 'url')
    return name === 'fileURLToPath' || name === 'pathToFileURL' ? (isLocal(args[0]) ? (args[0] ?? null) : null) : null;
  if (bare === 'querystring' && name === 'unescape') return globalCall('decodeURIComponent', args);
  return null;
}

function isLocal(value: Value | undefined): boolean {
  if (value === undefined) return false;
  if (value.k === 'global') return value.name === '__filename' || value.name === '__dirname';
  return value.k === 'const' && value.how?.includes('path') === true;
}
