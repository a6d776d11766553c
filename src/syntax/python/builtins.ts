/** Python's builtins that compute or name something, on constants: `chr`, `bytes`, `getattr`, `__import__`, `os.getenv` … */
import type { Value } from '../value.ts';
import { dottedName } from './names.ts';
import { env, made, number, placeOf, slice, UNKNOWN } from './operations.ts';

export function foldBuiltin(name: string, args: readonly Value[]): Value | null {
  const [first, second] = args;
  const text = first?.k === 'const' && typeof first.v === 'string' ? first.v : null;
  switch (name) {
    case 'chr':
      return first?.k === 'const' && typeof first.v === 'number' && first.v >= 0 && first.v <= 0x10ffff
        ? made(String.fromCodePoint(first.v), [first], 'char-codes', first.at)
        : null;
    case 'ord':
      return text === null || text === '' ? null : { k: 'const', v: text.codePointAt(0) ?? 0 };
    case 'str':
    case 'int':
      return first?.k === 'const'
        ? name === 'str'
          ? { ...first, v: String(first.v) }
          : number(String(first.v), first.at ?? 0)
        : null;
    case 'list':
    case 'tuple':
    case 'iter':
      return first ?? null;
    case 'reversed':
      return first?.k === 'array'
        ? { k: 'array', items: first.items.toReversed() }
        : first === undefined
          ? null
          : slice(first, '::-1');
    case 'map':
      return second?.k === 'array' && first !== undefined && dottedName(first) === 'chr'
        ? { k: 'array', items: second.items.map((item) => foldBuiltin('chr', [item]) ?? UNKNOWN) }
        : null;
    case 'bytes':
    case 'bytearray':
    case 'memoryview':
      return first?.k === 'array' ? byteString(first.items) : text === null ? null : (first ?? null);
    case 'compile':
      return first ?? null;
    case 'getattr':
      return first !== undefined && second?.k === 'const' ? { k: 'get', of: first, key: String(second.v) } : null;
    case '__import__':
    case 'importlib.import_module':
    case 'importlib.__import__':
      return text === null ? null : { k: 'import', spec: text, name: '*' };
    case 'vars':
    case 'globals':
    case 'locals':
      return first ?? { k: 'global', name: '__builtins__' };
    case 'os.getenv':
    case 'os.environ.get':
      return text === null ? null : env(text, placeOf(first));
    default:
      return null;
  }
}

function byteString(items: readonly Value[]): Value | null {
  const codes: number[] = [];
  for (const item of items) {
    if (item.k !== 'const' || typeof item.v !== 'number' || item.v < 0 || item.v > 255) return null;
    codes.push(item.v);
  }
  return made(Buffer.from(codes).toString('latin1'), [], 'char-codes', placeOf(items[0]));
}
