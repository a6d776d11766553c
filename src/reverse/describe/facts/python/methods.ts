/** What the usual pure functions and methods of Python give for constants. Null: the call stays. Nothing of the sample runs here. */

import { pathOf } from '../javascript/methods.ts';
import {
  anyOf,
  type CallValue,
  dotted,
  joined,
  numberOf,
  text,
  textOf,
  UNKNOWN,
  type Value,
  wholeText,
} from '../value.ts';

const MOST = 500_000;

export function foldPython(call: CallValue): Value | null {
  const { callee, args } = call;
  if (callee.k === 'member') {
    const folded = ofMember(callee.of, callee.key, args, call.named);
    if (folded !== null) return folded;
  }
  const name = dotted(callee);
  if (name === 'dict' && call.named !== null) return { k: 'object', entries: call.named, spread: args };
  return ofFunction(name, args);
}

function ofMember(
  of: Value,
  key: string,
  args: readonly Value[],
  given: ReadonlyMap<string, Value> | null,
): Value | null {
  if (of.k === 'any') {
    const each = of.of.map((one) => ofMember(one, key, args, given));
    return each.every((one) => one !== null) ? anyOf(each) : null;
  }
  if (key === 'join' && (of.k === 'text' || of.k === 'joined')) {
    const [list] = args;
    if (list?.k !== 'list') return null;
    return joined(
      list.items.flatMap((item, i) => (i === 0 || (of.k === 'text' && of.text === '') ? [item] : [of, item])),
    );
  }
  if (key === 'format' && (of.k === 'text' || of.k === 'joined')) return formatted(of, args, given);
  if (key === 'values' && of.k === 'object') return { k: 'list', items: [...of.entries.values()] };
  if (key === 'keys' && of.k === 'object') return { k: 'list', items: [...of.entries.keys()].map(text) };
  if (key === 'items' && of.k === 'object')
    return { k: 'list', items: [...of.entries].map(([name, value]) => ({ k: 'list', items: [text(name), value] })) };
  if (key === 'get' && of.k === 'object') {
    const name = textOf(args[0]);
    return name === null ? null : (of.entries.get(name) ?? args[1] ?? null);
  }
  // texts and their bytes are one here
  if (
    (key === 'encode' || key === 'decode' || key === 'strip' || key === 'rstrip' || key === 'lstrip') &&
    (of.k === 'text' || of.k === 'joined')
  )
    return of.k === 'text' && key.endsWith('strip') && args.length === 0 ? text(of.text.trim()) : of;
  const whole = of.k === 'text' ? of.text : null;
  if (whole === null) return null;
  switch (key) {
    case 'lower':
      return text(whole.toLowerCase());
    case 'upper':
      return text(whole.toUpperCase());
    case 'replace': {
      const [from, to] = [textOf(args[0]), textOf(args[1])];
      return from === null || to === null || from === '' ? null : text(whole.replaceAll(from, to));
    }
    case 'split': {
      const by = textOf(args[0]);
      return {
        k: 'list',
        items: (by === null || by === '' ? whole.trim().split(/\s+/) : whole.split(by)).slice(0, 20_000).map(text),
      };
    }
    case 'hex':
      return null;
    default:
      return null;
  }
}

/** `'{}:{}'.format(host, port)` */
function formatted(of: Value, args: readonly Value[], given: ReadonlyMap<string, Value> | null): Value {
  const parts: Value[] = [];
  let next = 0;
  for (const piece of of.k === 'joined' ? of.parts : [of]) {
    if (piece.k !== 'text') {
      parts.push(piece);
      continue;
    }
    let at = 0;
    for (const match of piece.text.matchAll(/\{(\w{0,40})(?::[^{}]{0,20})?\}/g)) {
      parts.push(text(piece.text.slice(at, match.index)));
      at = match.index + match[0].length;
      const name = match[1] ?? '';
      parts.push((/^\d+$/.test(name) ? args[Number(name)] : name === '' ? args[next++] : given?.get(name)) ?? UNKNOWN);
    }
    parts.push(text(piece.text.slice(at)));
  }
  return joined(parts.filter((one) => one.k !== 'text' || one.text !== ''));
}

function ofFunction(name: string, args: readonly Value[]): Value | null {
  const first = args[0];
  const whole = first === undefined ? null : wholeText(first);
  switch (name) {
    case 'base64.b64decode':
    case 'base64.urlsafe_b64decode':
    case 'base64.standard_b64decode':
    case 'b64decode':
      return whole === null || whole.length > MOST ? null : bytes(Buffer.from(whole, 'base64'));
    case 'bytes.fromhex':
    case 'bytearray.fromhex':
    case 'binascii.unhexlify':
      return whole === null || whole.length > MOST ? null : bytes(Buffer.from(whole, 'hex'));
    case 'str':
    case 'bytes':
    case 'bytearray':
      if (first?.k === 'list') {
        const codes = first.items.map((one) => (one.k === 'number' ? one.number : -1));
        return codes.length > 0 && codes.every((code) => code >= 0 && code < 256) ? bytes(Buffer.from(codes)) : null;
      }
      return whole !== null
        ? text(whole)
        : first?.k === 'joined' || first?.k === 'call' || first?.k === 'member'
          ? first
          : null;
    case 'int': {
      const number = whole === null ? Number.NaN : Number.parseInt(whole, numberOf(args[1]) ?? 10);
      if (Number.isFinite(number)) return { k: 'number', number };
      return first?.k === 'operation' ? first : null;
    }
    case 'chr': {
      const code = numberOf(first);
      return code === null || code < 0 || code > 0x10ffff ? null : text(String.fromCodePoint(code));
    }
    case 'ord':
      return whole === null || whole === '' ? null : { k: 'number', number: whole.codePointAt(0) ?? 0 };
    case 'reversed':
      return first?.k === 'list'
        ? { k: 'list', items: [...first.items].reverse() }
        : whole === null
          ? null
          : { k: 'list', items: [...whole].reverse().map(text) };
    case 'list':
    case 'tuple':
    case 'set':
    case 'sorted':
      return first?.k === 'list'
        ? first
        : whole === null || first?.k !== 'text'
          ? null
          : { k: 'list', items: [...whole].map(text) };
    case 'dict':
      return first?.k === 'object' ? first : null;
    case 'os.path.join':
    case 'path.join':
    case 'join':
    case 'pathlib.Path':
    case 'Path':
      return args.length === 0 ? null : pathOf(args);
    case 'os.path.expanduser':
      return whole === null
        ? null
        : whole === '~'
          ? { k: 'call', callee: { k: 'name', name: 'homedir' }, args: [], named: null, isNew: false }
          : text(whole);
    case 'range': {
      const [a, b] = [numberOf(args[0]) ?? 0, numberOf(args[1])];
      const [from, to] = b === null ? [0, a] : [a, b];
      if (to - from > 200 || to <= from) return null;
      return { k: 'list', items: Array.from({ length: to - from }, (_, i) => ({ k: 'number', number: from + i })) };
    }
    default:
      return null;
  }
}

function bytes(content: Buffer): Value {
  const utf8 = content.toString('utf8');
  return text(utf8.includes('\ufffd') ? content.toString('latin1') : utf8);
}
