/** How programs name what sends: by the last part of the callee's dotted name. Sources: the documentation of the libraries. */

/** Methods of HTTP clients → HTTP method; null: told by the options. */
export const SENDERS: ReadonlyMap<string, string | null> = new Map([
  ['get', 'GET'],
  ['post', 'POST'],
  ['put', 'PUT'],
  ['patch', 'PATCH'],
  ['delete', 'DELETE'],
  ['del', 'DELETE'],
  ['head', 'HEAD'],
  ['getJSON', 'GET'],
  ['request', null],
  ['fetch', null],
  ['axios', null],
  ['got', null],
  ['needle', null],
  ['ajax', null],
  ['superagent', null],
  ['node-fetch', null],
  ['undici', null],
  ['phin', null],
  ['bent', null],
  ['cross-fetch', null],
  ['isomorphic-fetch', null],
  ['request-promise', null],
  ['request-promise-native', null],
  ['ky', null],
  ['urllib', null],
  ['urlopen', null],
  ['urlretrieve', 'GET'],
  ['Request', null],
  ['open', null],
  ['sendBeacon', 'POST'],
  ['load', 'GET'],
  ['json', null],
  ['download', 'GET'],
  ['stream', null],
]);

/** Modules and names that are HTTP clients: their addresses may have an unknown host. */
export const CLIENT =
  /^(?:axios|request|requests|node-fetch|fetch|got|needle|superagent|http|https|undici|urllib|urllib3|aiohttp|httpx|cross-fetch|isomorphic-fetch|request-promise|request-promise-native|ky|phin|bent|global\.fetch|XMLHttpRequest|jquery|\$)\b/;

export const SOCKETS: ReadonlyMap<string, 'websocket' | 'socket' | 'ftp'> = new Map([
  ['io', 'websocket'],
  ['socket.io-client', 'websocket'],
  ['WebSocket', 'websocket'],
  ['ws', 'websocket'],
  ['create_connection', 'socket'],
  ['createConnection', 'socket'],
  ['connect', 'socket'],
  ['connect_ex', 'socket'],
  ['FTP', 'ftp'],
  ['FTP_TLS', 'ftp'],
  ['access', 'ftp'],
]);

/** Calls that open a channel over which orders may come. */
export const REMOTE = /(?:^|\.)(?:io|WebSocket|createConnection|connect|recv)$|^(?:socket\.io-client|ws)$/;

export const CODE_SINK =
  /^(?:eval|import|Function|exec|Function\.constructor|constructor|.*\.constructor|vm\.\w+|.*\.(?:_compile|runInThisContext|runInNewContext|runInContext|constructor)|module\._compile|requireFromString|require-from-string|execScript|setTimeout|setInterval|builtins\.exec|builtins\.eval|Worker|AsyncFunction|.*Script)$/;
export const RUN_SINK =
  /(?:^|\.)(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|fork|Popen|system|popen|call|check_call|check_output|run|startfile|execv|getoutput|execa)$/;
export const WRITE_SINK =
  /(?:^|\.)(?:writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|write|outputFile|outputFileSync|urlretrieve|write_bytes|write_text|copyFile|copyFileSync|pipe|extractAllTo)$/;
export const PROCESS =
  /child_process|subprocess|^os\.(?:system|popen|startfile|exec)|execa|shelljs|^exec|^spawn|commands\.|pty/;
