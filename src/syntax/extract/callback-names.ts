/** What callers do with functions that are handed to them, by the caller's name: data for `calls.ts`. */

/** They run it at once, or soon without anyone's doing. */
export const RUNS_SOON: ReadonlySet<string> = new Set([
  'then', 'finally', 'forEach', 'map', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'findLast', 'flatMap', 'sort', 'replace', 'replaceAll', 'from',
  'setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback', 'Promise', 'allSettled',
  'exec', 'execFile', 'spawn', 'fork', 'readFile', 'writeFile', 'readdir', 'stat', 'lookup', 'resolve', 'resolveTxt', 'listen', 'connect', 'ready', 'run', 'start', 'init', 'series', 'parallel', 'waterfall', 'each',
  'eachSeries', 'useEffect', 'useLayoutEffect', 'useMemo', 'useState', 'onMounted', 'mounted', 'before', 'beforeAll', 'beforeEach', 'describe', 'it', 'test', 'suite', 'task', 'schedule', 'bootstrap', 'apply', 'call',
  'tap', 'tapAsync', 'tapPromise', 'hookRequire', 'addHook', 'startTransition', 'whenReady', 'withRetry', 'retry', 'pRetry', 'pipe',
]); // prettier-ignore

/** They keep it for a request or an event. */
export const KEEPS: ReadonlySet<string> = new Set([
  'get', 'post', 'put', 'patch', 'delete', 'del', 'all', 'use', 'options', 'head', 'route', 'param', 'createServer', 'createSecureServer', 'handle', 'handleOnce', 'register', 'action', 'command', 'subscribe',
  'onRequest', 'onMessage', 'onClick', 'registerCommand', 'serve', 'hear', 'hears', 'onCall', 'addHandler', 'setRequestHandler', 'addRoute', 'mutation', 'query', 'resolver', 'middleware',
]); // prettier-ignore

export const LISTENS: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'addEventListener', 'off', 'attachEvent']);
/** Events that come by themselves once something is under way. */
export const SOON_EVENTS: ReadonlySet<string> = new Set([
  'data', 'end', 'close', 'finish', 'readable', 'exit', 'open', 'ready', 'spawn', 'response', 'beforeExit', 'load', 'DOMContentLoaded', 'line', 'connect', 'drain', 'listening', 'online', 'pipe', 'connected',
]); // prettier-ignore
export const ERROR_EVENTS: ReadonlySet<string> = new Set(['error', 'uncaughtException', 'unhandledRejection', 'abort', 'timeout', 'aborted', 'clientError', 'rejectionHandled', 'disconnect']);

/** Make something of a function that they do not run: `memo(fn)`, `forwardRef(fn)`, `styled(fn)`. */
export const INERT: ReadonlySet<string> = new Set(['createElement', 'memo', 'forwardRef', 'lazy', 'useCallback', 'useRef', 'jsx', 'jsxs', 'bind', 'keys', 'push', 'assign', 'freeze', 'defineProperty', 'set']);
