/** Names of what is called, whatever way it was come by: module and member path, or a global's path. */
import type { Value } from '../value.ts';

export interface CalleePath {
  /** module name without `node:`; null for a global */
  readonly module: string | null;
  /** members in order; `()` stands for a call or `new` in between */
  readonly names: readonly string[];
}

const MAX_PATH = 10;

export function calleePath(value: Value): CalleePath | null {
  const names: string[] = [];
  let at = value;
  for (let i = 0; i < MAX_PATH; i++) {
    switch (at.k) {
      case 'global':
        return { module: null, names: [at.name, ...names] };
      case 'import':
        if (at.name !== '*' && at.name !== 'default') names.unshift(at.name);
        return { module: bareName(at.spec), names };
      case 'get':
        if (at.key === null) return null;
        if (at.key !== 'default') names.unshift(at.key);
        at = at.of;
        break;
      case 'call':
        names.unshift('()');
        at = at.callee;
        break;
      default:
        return null;
    }
  }
  return null;
}

export function bareName(spec: string): string {
  return spec.startsWith('node:') ? spec.slice(5) : spec;
}

const REQUIRE_PATHS = new Set([
  'require',
  '__non_webpack_require__',
  'module.require',
  'process.mainModule.require',
  'require.main.require',
  'module.parent.require',
  'module.constructor._load',
  'process.mainModule.constructor._load',
  'require.cache.()',
  'nativeRequire',
  'nodeRequire',
  '__require',
]); // prettier-ignore

/** `require` in any of its spellings. */
export function isRequire(value: Value): boolean {
  if (value.k === 'any') return value.of.some(isRequire);
  if (value.k !== 'global' && value.k !== 'get' && value.k !== 'import') return false;
  const path = calleePath(value);
  if (path === null) return false;
  const last = path.names.at(-1);
  if (path.module === 'module') return last === '_load' || (last === 'require' && path.names.at(-2) === 'prototype');
  return path.module === null && REQUIRE_PATHS.has(path.names.join('.'));
}

const CALLABLE_GLOBALS = new Set([
  'Function',
  'Object',
  'Array',
  'String',
  'Number',
  'Boolean',
  'Symbol',
  'Promise',
  'RegExp',
  'Date',
  'Error',
  'Map',
  'Set',
  'Proxy',
  'eval',
  'require',
  'parseInt',
  'parseFloat',
  'isNaN',
  'setTimeout',
  'setInterval',
  'fetch',
  'atob',
  'btoa',
  'encodeURIComponent',
  'decodeURIComponent',
  'escape',
  'unescape',
  'Buffer',
  'Uint8Array',
  'alert',
]); // prettier-ignore
const FUNCTION_NAMES = new Set(['Function', 'AsyncFunction', 'GeneratorFunction', 'AsyncGeneratorFunction']);

/** `Function`, `x.constructor` of any function, `[].filter.constructor`, `''['constructor']['constructor']`, `Object.getPrototypeOf(async () => {}).constructor` */
export function isFunctionConstructor(value: Value): boolean {
  if (value.k === 'global') return FUNCTION_NAMES.has(value.name);
  if (value.k === 'any') return value.of.some(isFunctionConstructor);
  if (value.k !== 'get' || value.key !== 'constructor') return false;
  return isFunctionLike(value.of);
}

function isFunctionLike(value: Value): boolean {
  switch (value.k) {
    case 'function':
      return true;
    case 'global':
      return CALLABLE_GLOBALS.has(value.name);
    case 'get':
      // a member of a literal is a method: [].filter, ''.sub; any constructor is a function
      if (value.key === 'constructor') return true;
      if (value.key === '__proto__' || value.key === 'prototype') return isFunctionLike(value.of);
      return (
        value.of.k === 'array' ||
        value.of.k === 'const' ||
        (value.of.k === 'global' && CALLABLE_GLOBALS.has(value.of.name) && value.key !== 'prototype')
      );
    case 'call': {
      const path = calleePath(value.callee);
      if (path?.module !== null) return false;
      const name = path.names.join('.');
      return (
        (name === 'Object.getPrototypeOf' || name === 'Reflect.getPrototypeOf') &&
        value.args[0] !== undefined &&
        isFunctionLike(value.args[0])
      );
    }
    case 'any':
      return value.of.some(isFunctionLike);
    default:
      return false;
  }
}
