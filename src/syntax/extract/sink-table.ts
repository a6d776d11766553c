/**
 * Which functions of which modules are sinks: data. A module's functions by last member name; '' is the module itself called; `()` before a name
 * is a method of what a call or `new` of the module gives. `args` says which arguments are kept, the decisive one first.
 */
import type { SinkKind } from '../module-facts.ts';
import type { Value } from '../value.ts';
import { type CalleePath, calleePath } from './callee.ts';

export interface SinkRule {
  readonly kind: SinkKind;
  /** indexes of arguments in the order in which they matter */
  readonly args: readonly number[];
}

const COMMAND: SinkRule = { kind: 'child-process', args: [0, 1, 2] };
const VM: SinkRule = { kind: 'vm', args: [0, 1] };
const WRITE: SinkRule = { kind: 'file-write', args: [0, 1] };
const READ: SinkRule = { kind: 'file-read', args: [0] };
const NET: SinkRule = { kind: 'network', args: [0, 1, 2] };
const NET2: SinkRule = { kind: 'network', args: [1, 2, 0] };
const WASM: SinkRule = { kind: 'wasm', args: [0] };

type Rules = Readonly<Record<string, SinkRule>>;
const names = (rule: SinkRule, ...keys: readonly string[]): Rules => Object.fromEntries(keys.map((key) => [key, rule]));

const HTTP_VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request'] as const;
const CLIENT: Rules = names(
  NET,
  '',
  ...HTTP_VERBS,
  'del',
  'postForm',
  'putForm',
  'stream',
  'json',
  'getUri',
  'fetch',
  'jsonp',
);
const FILES: Rules = {
  ...names(
    WRITE,
    'writeFile',
    'writeFileSync',
    'appendFile',
    'appendFileSync',
    'createWriteStream',
    'outputFile',
    'outputFileSync',
    'writeJson',
    'writeJsonSync',
    'outputJson',
    'outputJsonSync',
  ),
  ...names(
    READ,
    'readFile',
    'readFileSync',
    'createReadStream',
    'readJson',
    'readJsonSync',
    'readJSON',
    'readJSONSync',
    'openAsBlob',
  ),
};
const PROCESSES: Rules = names(COMMAND, 'exec', 'execSync', 'spawn', 'spawnSync', 'execFile', 'execFileSync', 'fork');
const SOCKETS: Rules = names(NET, '', 'connect', 'createConnection', '()connect');
const DNS: Rules = names(
  NET,
  'resolve',
  'resolve4',
  'resolve6',
  'resolveTxt',
  'resolveCname',
  'resolveMx',
  'resolveAny',
  'resolveSrv',
  'resolveNs',
  'lookup',
);
const CHAIN: Rules = names(
  NET,
  'JsonRpcProvider',
  'WebSocketProvider',
  'StaticJsonRpcProvider',
  'AlchemyProvider',
  'InfuraProvider',
  'getDefaultProvider',
  'Contract',
  'createPublicClient',
  'http',
  'webSocket',
  'readContract',
  'getContract',
  'Connection',
  'Aptos',
  'AptosClient',
  'Web3',
  'HttpProvider',
  'TronWeb',
  'SuiClient',
  'createWalletClient',
  '()getTransaction',
  '()getStorageAt',
  '()call',
  '()readContract',
); // prettier-ignore

const MODULES: Readonly<Record<string, Rules>> = {
  child_process: PROCESSES,
  'child-process-promise': PROCESSES,
  'promisify-child-process': PROCESSES,
  'cross-spawn': names(COMMAND, '', 'spawn', 'sync'),
  'cross-spawn-promise': names(COMMAND, ''),
  execa: names(
    COMMAND,
    '',
    'execa',
    'execaSync',
    'execaCommand',
    'execaCommandSync',
    'command',
    'commandSync',
    'sync',
    'shell',
    'shellSync',
    'node',
    'execaNode',
    '$',
  ),
  shelljs: names(COMMAND, 'exec', 'cmd'),
  zx: names(COMMAND, '$', 'spawn', 'spinner'),
  'zx/globals': names(COMMAND, '$'),
  tinyexec: names(COMMAND, 'x', 'exec', ''),
  'nano-spawn': names(COMMAND, ''),
  'node-cmd': names(COMMAND, 'run', 'runSync', 'get'),
  'sudo-prompt': names(COMMAND, 'exec'),
  'node-pty': names(COMMAND, 'spawn'),
  teen_process: names(COMMAND, 'exec', 'SubProcess'),
  vm: names(
    VM,
    'runInThisContext',
    'runInNewContext',
    'runInContext',
    'Script',
    'compileFunction',
    'SourceTextModule',
    '()runInThisContext',
    '()runInNewContext',
    '()runInContext',
  ),
  'vm-browserify': names(VM, 'runInThisContext', 'runInNewContext', 'runInContext', 'Script'),
  vm2: names(VM, '()run', '()runFile', 'VMScript'),
  'isolated-vm': names(VM, '()compileScript', '()compileScriptSync', '()eval', '()evalSync'),
  'require-from-string': names(VM, ''),
  'node-eval': names(VM, ''),
  'safe-eval': names(VM, ''),
  'static-eval': names(VM, ''),
  _eval: names(VM, ''),
  eval: names(VM, ''),
  fs: FILES,
  'fs/promises': FILES,
  'fs-extra': FILES,
  'graceful-fs': FILES,
  'mz/fs': FILES,
  'write-file-atomic': names(WRITE, '', 'sync'),
  axios: { ...CLIENT, ...names(NET, '()get', '()post', '()put', '()patch', '()delete', '()request', '()head') },
  '@nestjs/axios': names(NET, ...HTTP_VERBS),
  '@angular/common/http': names(NET, ...HTTP_VERBS),
  'axios-retry': {},
  'node-fetch': names(NET, ''),
  'cross-fetch': names(NET, '', 'fetch'),
  'isomorphic-fetch': names(NET, ''),
  'isomorphic-unfetch': names(NET, ''),
  unfetch: names(NET, ''),
  'make-fetch-happen': names(NET, ''),
  'minipass-fetch': names(NET, ''),
  ofetch: names(NET, 'ofetch', '$fetch', 'fetch'),
  undici: names(NET, 'fetch', 'request', 'stream', 'pipeline', 'connect', 'Client', 'Pool', '()request'),
  got: { ...CLIENT, ...names(NET, '()get', '()post', '()'), got: NET },
  ky: CLIENT,
  wretch: names(NET, ''),
  request: CLIENT,
  'request-promise': CLIENT,
  'request-promise-native': CLIENT,
  'postman-request': CLIENT,
  'sync-request': names(NET2, ''),
  'then-request': names(NET2, ''),
  superagent: CLIENT,
  needle: { ...names(NET, ...HTTP_VERBS), '': NET2, request: NET2 },
  phin: CLIENT,
  bent: CLIENT,
  centra: CLIENT,
  http: names(NET, 'get', 'request'),
  https: names(NET, 'get', 'request'),
  http2: names(NET, 'connect'),
  'follow-redirects': names(NET, 'get', 'request'),
  net: { ...SOCKETS, Socket: { kind: 'network', args: [0] } },
  tls: SOCKETS,
  dgram: names(NET, '()send', '()connect'),
  dns: DNS,
  'dns/promises': DNS,
  ws: names(NET, '', 'WebSocket'),
  'isomorphic-ws': names(NET, ''),
  'socket.io-client': names(NET, '', 'io', 'connect', 'Manager'),
  'reconnecting-websocket': names(NET, ''),
  ethers: CHAIN,
  '@ethersproject/providers': CHAIN,
  '@ethersproject/contracts': CHAIN,
  viem: CHAIN,
  web3: { ...CHAIN, '': NET },
  tronweb: { ...CHAIN, '': NET },
  '@solana/web3.js': CHAIN,
  aptos: CHAIN,
  '@aptos-labs/ts-sdk': CHAIN,
  nodemailer: names(NET, 'createTransport', '()sendMail'),
  'basic-ftp': names(NET, '()access', '()uploadFrom', '()uploadFromDir'),
  ftp: names(NET, '()connect', '()put'),
  'ssh2-sftp-client': names(NET, '()connect', '()put'),
  'node-telegram-bot-api': names(NET, '', '()sendMessage', '()sendDocument'),
  jquery: names(NET, 'get', 'post', 'ajax', 'getJSON', 'getScript'),
};

/** Globals by path. */
const GLOBALS: Readonly<Record<string, SinkRule>> = {
  fetch: NET,
  XMLHttpRequest: { kind: 'network', args: [] },
  'XMLHttpRequest.().open': NET2,
  'navigator.sendBeacon': NET,
  WebSocket: NET,
  EventSource: NET,
  '$.get': NET,
  '$.post': NET,
  '$.ajax': NET,
  '$.getJSON': NET,
  '$.getScript': NET,
  'jQuery.get': NET,
  'jQuery.ajax': NET,
  'Bun.spawn': COMMAND,
  'Bun.spawnSync': COMMAND,
  'Bun.$': COMMAND,
  'Bun.write': WRITE,
  'Bun.file': READ,
  'Deno.run': COMMAND,
  'Deno.Command': COMMAND,
  'Deno.writeTextFile': WRITE,
  'Deno.writeTextFileSync': WRITE,
  'Deno.writeFile': WRITE,
  'Deno.writeFileSync': WRITE,
  'Deno.readTextFile': READ,
  'Deno.readTextFileSync': READ,
  'Deno.readFile': READ,
  'WebAssembly.instantiate': WASM,
  'WebAssembly.instantiateStreaming': WASM,
  'WebAssembly.compile': WASM,
  'WebAssembly.compileStreaming': WASM,
  'WebAssembly.Module': WASM,
  axios: NET,
  ...Object.fromEntries(HTTP_VERBS.map((verb) => [`axios.${verb}`, NET])),
};

const BY_MODULE: ReadonlyMap<string, ReadonlyMap<string, SinkRule>> = new Map(
  Object.entries(MODULES).map(([module, rules]) => [module, new Map(Object.entries(rules))]),
);
const BY_GLOBAL: ReadonlyMap<string, SinkRule> = new Map(Object.entries(GLOBALS));

/** The rule for what is called, and how it is spelt in findings. */
export function sinkRule(path: CalleePath): { readonly rule: SinkRule; readonly spelling: string } | null {
  if (path.module === null) {
    const rule = BY_GLOBAL.get(path.names.join('.'));
    return rule === undefined ? null : { rule, spelling: path.names.join('.').replace('.()', '') };
  }
  const rules = BY_MODULE.get(path.module);
  if (rules === undefined) return null;
  const last = path.names.at(-1) ?? '';
  const made = path.names.includes('()');
  const rule =
    (made ? rules.get(`()${last === '()' ? '' : last}`) : undefined) ??
    (made && path.names.length > 2 ? undefined : rules.get(last));
  if (rule === undefined) return null;
  const shown = path.names.filter((name) => name !== '()' && name !== 'promises');
  return { rule, spelling: [path.module, ...shown].join('.') };
}

/** Does a call of this reach over the network? */
export function isNetwork(callee: Value): boolean {
  if (callee.k === 'any') return callee.of.some(isNetwork);
  const path = calleePath(callee);
  return path !== null && sinkRule(path)?.rule.kind === 'network';
}

/** Has a module (named without `node:`) functions that are sinks, or that load modules? */
export function isSinkModule(name: string): boolean {
  return BY_MODULE.has(name) || LOADERS.has(name);
}
const LOADERS = new Set(['module', 'worker_threads', 'timers', 'process', 'util', 'pify', 'bluebird']);
