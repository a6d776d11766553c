/** What a call does to a value that passes through it: decoding, cutting, joining. Works on linked values; says also which operand carries the value. */
import type { Value } from '../../syntax/index.ts';
import { roleOf } from './libraries.ts';

type Call = Extract<Value, { k: 'call' }>;

export interface Passing {
  /** '' where nothing is changed that matters */
  readonly name: string;
  readonly carriers: readonly Value[];
}

/** Methods of strings, arrays, buffers and responses: the object carries. */
const METHODS = new Map<string, string>([
  ['split', 'split-join'],
  ['join', 'split-join'],
  ['reverse', 'reverse'],
  ['toReversed', 'reverse'],
  ['charCodeAt', 'char-codes'],
  ['codePointAt', 'char-codes'],
  ['match', 'match'],
  ['matchAll', 'match'],
  ['replace', 'replace'],
  ['replaceAll', 'replace'],
  ['slice', 'slice'],
  ['substring', 'slice'],
  ['substr', 'slice'],
  ['subarray', 'slice'],
  ['json', ''],
  ['text', ''],
  ['buffer', ''],
  ['arrayBuffer', ''],
  ['blob', ''],
  ['bytes', ''],
  ['body', ''],
  ['trim', ''],
  ['trimEnd', ''],
  ['trimStart', ''],
  ['toString', ''],
  ['valueOf', ''],
  ['concat', ''],
  ['padEnd', ''],
  ['at', ''],
  ['shift', ''],
  ['pop', ''],
  ['find', ''],
  ['filter', ''],
  ['map', ''],
  ['flatMap', ''],
  ['reduce', ''],
  ['sort', ''],
  ['toSorted', ''],
  ['flat', ''],
  ['then', ''],
  ['catch', ''],
  ['finally', ''],
  ['get', ''],
  ['read', ''],
  ['normalize', ''],
  ['toLowerCase', ''],
  ['call', ''],
  ['apply', ''],
  ['bind', ''],
  ['values', ''],
  ['entries', ''],
  ['pipe', ''],
  ['end', ''],
  ['set', ''],
  ['on', ''],
  ['setEncoding', ''],
  ['promise', ''],
  ['data', ''],
  ['exec', ''],
  ['send', ''],
  ['query', ''],
  ['auth', ''],
  ['timeout', ''],
  ['retry', ''],
  ['responseType', ''],
  ['getReader', ''],
]);
const FUNCTIONS = new Map<string, string>([
  ['atob', 'base64'],
  ['btoa', 'base64'],
  ['decodeURIComponent', 'percent'],
  ['decodeURI', 'percent'],
  ['unescape', 'percent'],
  ['escape', 'percent'],
  ['String', ''],
  ['Number', ''],
  ['Array', ''],
  ['Object', ''],
  ['Promise', ''],
  ['parseInt', ''],
  ['Buffer', ''],
  ['Uint8Array', ''],
  ['Blob', ''],
  ['Function', 'template'],
  ['TextDecoder', ''],
  ['structuredClone', ''],
]);
const STATIC = new Map<string, string>([
  ['JSON.parse', 'json'],
  ['JSON.stringify', 'json'],
  ['Buffer.from', ''],
  ['Buffer.concat', ''],
  ['Buffer.alloc', ''],
  ['String.fromCharCode', 'char-codes'],
  ['String.fromCodePoint', 'char-codes'],
  ['String.raw', ''],
  ['Object.values', ''],
  ['Object.keys', ''],
  ['Object.entries', ''],
  ['Object.assign', ''],
  ['Object.fromEntries', ''],
  ['Array.from', ''],
  ['Array.of', ''],
  ['Uint8Array.from', ''],
  ['Reflect.get', ''],
  ['Promise.resolve', ''],
  ['Promise.all', ''],
  ['URL.createObjectURL', ''],
  ['Module.wrap', 'template'],
]);
const ENCODINGS = new Map<string, string>([
  ['base64', 'base64'],
  ['base64url', 'base64'],
  ['hex', 'hex'],
]);
const DECOMPRESSES =
  /^(?:gunzip|unzip|inflate|inflateRaw|brotliDecompress|zstdDecompress|ungzip|decompress\w*|unzlib|strFromU8|inflateInit)(?:Sync)?$/;
const DECRYPTS =
  /^(?:decrypt\w*|createDecipher(?:iv)?|privateDecrypt|publicDecrypt|update|final|open|secretbox|decipher)$/i;

/** Null where the call is not one that is known to pass a value through. */
export function passing(call: Call): Passing | null {
  const { callee, args } = call;
  if (callee.k === 'global') {
    // arithmetic that could not be done: a call of a global that is named like the operator
    if (!/^[\w$]/.test(callee.name)) return { name: callee.name === '^' ? 'xor' : '', carriers: args };
    const name = FUNCTIONS.get(callee.name);
    if (name === undefined) return null;
    return { name: callee.name === 'Buffer' ? encodingOf(args) || name : name, carriers: args };
  }
  if (callee.k === 'import') return fromLibrary(callee, callee.name, args);
  if (callee.k !== 'get' || callee.key === null) return null;
  const { of, key } = callee;
  if (of.k === 'global') {
    const name = STATIC.get(`${of.name}.${key}`);
    if (name !== undefined) return { name: name || encodingOf(args.slice(1)), carriers: args };
    if (FUNCTIONS.has(key) && /^(?:window|globalThis|self|global)$/.test(of.name))
      return { name: FUNCTIONS.get(key) ?? '', carriers: args };
  }
  const library = libraryRoot(of);
  if (library !== null) {
    const found = fromLibrary(library, key, args);
    if (found !== null) return { ...found, carriers: [of, ...found.carriers] };
  }
  if (key === 'decode' && of.k === 'call') return { name: '', carriers: args };
  const method = METHODS.get(key);
  if (method === undefined) return null;
  // /<!--(.*?)-->/.exec(text)
  if (key === 'exec' && isPattern(of)) return { name: 'match', carriers: args };
  const arg = key === 'toString' ? encodingOf(args) : '';
  return {
    name: method || arg,
    carriers: key === 'concat' || key === 'call' || key === 'apply' ? [of, ...args] : [of],
  };
}

function isPattern(value: Value): boolean {
  return value.k === 'call' && value.callee.k === 'global' && value.callee.name === 'RegExp';
}

function encodingOf(args: readonly Value[]): string {
  for (const arg of args.slice(0, 3)) {
    if (arg.k === 'const' && typeof arg.v === 'string') {
      const found = ENCODINGS.get(arg.v.toLowerCase());
      if (found !== undefined) return found;
    }
  }
  return '';
}

function fromLibrary(library: Extract<Value, { k: 'import' }>, name: string, args: readonly Value[]): Passing | null {
  const role = roleOf(library.spec);
  if (role === 'zlib') return DECOMPRESSES.test(name) ? { name: 'decompress', carriers: args } : null;
  if (role === 'crypto')
    return DECRYPTS.test(name)
      ? { name: 'decrypt', carriers: args }
      : name === 'toString'
        ? { name: '', carriers: args }
        : null;
  if (library.spec === 'base64' || library.spec === 'binascii' || library.spec === 'codecs')
    return { name: /hex/.test(name) ? 'hex' : 'base64', carriers: args };
  if (library.spec === 'util' && /^(?:inspect|format|TextDecoder|promisify|types)$/.test(name))
    return { name: '', carriers: args };
  if (library.spec === 'buffer' && /^(?:from|concat|atob|Buffer)$/.test(name))
    return { name: name === 'atob' ? 'base64' : encodingOf(args), carriers: args };
  return null;
}

/** The imported library at the root of a chain of members and calls. */
export function libraryRoot(value: Value): Extract<Value, { k: 'import' }> | null {
  let at = value;
  for (let i = 0; i < 12; i++) {
    if (at.k === 'import') return at;
    if (at.k === 'get') at = at.of;
    else if (at.k === 'call') at = at.callee;
    else if (at.k === 'delivered') at = at.by;
    else return null;
  }
  return null;
}

/** The free name at the root of a chain of members and calls. */
export function globalRoot(value: Value): string | null {
  let at = value;
  for (let i = 0; i < 12; i++) {
    if (at.k === 'global') return at.name;
    if (at.k === 'get') at = at.of;
    else if (at.k === 'call') at = at.callee;
    else if (at.k === 'delivered') at = at.by;
    else return null;
  }
  return null;
}
