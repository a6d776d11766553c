/** Globals of the language that give the same for the same arguments, everywhere. All others belong to a host. */

export const PURE_GLOBALS: ReadonlySet<string> = new Set([
  'undefined', 'NaN', 'Infinity', 'Object', 'Array', 'String', 'Number', 'Boolean', 'BigInt', 'Symbol', 'Function', 'Math', 'JSON', 'RegExp', 'Map', 'Set',
  'WeakMap', 'WeakSet', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'Reflect', 'Proxy', 'Promise',
  'ArrayBuffer', 'DataView', 'Uint8Array', 'Int8Array', 'Uint8ClampedArray', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array',
  'Float64Array', 'BigInt64Array', 'BigUint64Array', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'escape', 'unescape', 'encodeURIComponent',
  'decodeURIComponent', 'encodeURI', 'decodeURI', 'atob', 'btoa', 'TextDecoder', 'TextEncoder', 'Buffer', 'eval',
]); // prettier-ignore

/**
 * What a host gives. Functions that name any of these are no constants; other unknown names end in an error wherever they are reached, as they do in a real run:
 * injected dead code is full of them.
 */
export const HOST_GLOBALS: ReadonlySet<string> = new Set([
  'require', 'module', 'exports', 'process', 'console', 'document', 'navigator', 'location', 'history', 'screen', 'performance', 'crypto', 'fetch',
  'XMLHttpRequest', 'WebSocket', 'Worker', 'localStorage', 'sessionStorage', 'indexedDB', 'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout',
  'clearInterval', 'clearImmediate', 'queueMicrotask', 'requestAnimationFrame', 'alert', 'prompt', 'confirm', 'open', 'close', 'postMessage',
  'addEventListener', 'removeEventListener', 'chrome', 'browser', 'Deno', 'Bun', '__dirname', '__filename', 'URL', 'URLSearchParams', 'Headers', 'Request',
  'Response', 'FormData', 'Blob', 'File', 'FileReader', 'Image', 'Intl', 'WebAssembly', 'structuredClone', 'AbortController', 'importScripts',
  'ActiveXObject', 'WScript', '$', 'jQuery', 'ethereum', 'web3', 'Date',
]); // prettier-ignore

/** The global object under its names: in functions, where decoders look for `atob` and the like on it. */
export const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'window', 'global', 'self', 'frames']);

/** Methods that change what they are called on. */
export const MUTATORS: ReadonlySet<string> = new Set([
  'push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin', 'set', 'add', 'delete', 'clear',
]); // prettier-ignore
