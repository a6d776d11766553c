/** What a Python value is called from outside: `from os import system as s; s(…)` is `os.system`. */
import type { Value } from '../value.ts';

/** Dotted name of a global or of something imported, or null. Builtins have no prefix. */
export function dottedName(value: Value): string | null {
  const parts: string[] = [];
  let current = value;
  while (current.k === 'get') {
    if (current.key === null || parts.length > 8) return null;
    parts.unshift(current.key);
    current = current.of;
  }
  if (current.k === 'global') parts.unshift(current.name);
  else if (current.k === 'import')
    parts.unshift(...(current.name === '*' ? [current.spec] : [current.spec, current.name]));
  else return null;
  return parts.join('.').replace(/^(?:builtins|__builtins__|__builtin__)\.(?:__dict__\.)?/, '');
}

/** Modules that no tree brings along: calls into them lead nowhere. */
const USUAL = new Set(
  'os sys re json time math random base64 subprocess shutil pathlib logging datetime typing collections itertools functools socket ssl threading asyncio urllib http requests httpx aiohttp struct hashlib platform glob copy io csv argparse string uuid traceback tempfile inspect warnings enum dataclasses contextlib sqlite3 zlib zipfile pickle unittest pytest numpy np pandas torch tensorflow sklearn matplotlib scipy django flask fastapi pydantic sqlalchemy yaml setuptools click rich tqdm PIL cv2 boto3'.split(
    ' ',
  ),
);

export function isUsualModule(spec: string): boolean {
  return USUAL.has(spec.split('.', 1)[0] ?? '');
}

/** A value small enough to leave the file: deep parts, long lists and long texts are cut. */
export function trimmed(value: Value, depth = 0): Value {
  if (depth > 10) return { k: 'unknown', why: 'too deep' };
  const next = (inner: Value): Value => trimmed(inner, depth + 1);
  switch (value.k) {
    case 'const':
      return typeof value.v === 'string' && value.v.length > KEPT_UNITS
        ? { ...value, v: value.v.slice(0, KEPT_UNITS) }
        : value;
    case 'array':
      return { k: 'array', items: value.items.slice(0, KEPT_ITEMS).map(next) };
    case 'object':
      return {
        k: 'object',
        props: value.props.slice(0, KEPT_ITEMS).map(([key, inner]) => [key, next(inner)] as const),
      };
    case 'concat':
      return { k: 'concat', parts: value.parts.slice(0, KEPT_ITEMS).map(next) };
    case 'any':
      return { k: 'any', of: value.of.slice(0, 6).map(next) };
    case 'get':
      return { ...value, of: next(value.of) };
    case 'call':
      return { ...value, callee: next(value.callee), args: value.args.slice(0, 8).map(next) };
    default:
      return value;
  }
}

const KEPT_UNITS = 32_768;
const KEPT_ITEMS = 32;
