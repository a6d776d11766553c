/**
 * What makes a JavaScript or TypeScript file of a large tree worth parsing in the first pass: data. `needles` are byte strings of which one occurs;
 * `confirm` is then asked of the text (linear). Too much is only slow; too little loses a finding. What each kind means stands in interest.ts.
 */
import { CREDENTIAL_PLACES } from '../../indicators/index.ts';

export interface InterestRow {
  readonly kind: 'acts' | 'collects' | 'decodes' | 'with-network' | 'network';
  readonly needles: readonly string[];
  readonly confirm?: RegExp;
  readonly why: string;
}

const quoted = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [`'${name}'`, `"${name}"`, `\`${name}\``]);

export const INTEREST_ROWS: readonly InterestRow[] = [
  // code from text
  {
    kind: 'acts',
    needles: ['eval'],
    confirm: /(?<![\w$])_?eval(?![\w$])|execScript/,
    why: 'eval, also as a name that is passed on',
  },
  {
    kind: 'acts',
    needles: ['Function'],
    confirm:
      /(?<![\w$])Function\s{0,9}(?:\(|\[|`|\?\.|\.\s{0,9}(?!prototype\s{0,9}\.\s{0,9}(?:call|apply|bind|toString|hasOwn)|prototype\s{0,9}[;,)\]]))|["'`]Function["'`]|[=,(?[]\s{0,9}Function\s{0,9}[;,)\n\]}]|\{\s{0,9}Function\b/,
    why: 'the constructor of functions, called or passed on',
  },
  {
    kind: 'acts',
    needles: ['.constructor'],
    confirm:
      /(?<!\bthis)\.constructor\s{0,9}(?:[([`]|\?\.|\.\s{0,9}(?:constructor|call|apply|bind)\b)|[)\]}'"`]\s{0,9}\??\.\s{0,9}constructor\b(?!\s{0,9}(?:\.\s{0,9}(?:name|prototype|displayName)\b|[!=]==?))|=\s{0,9}(?!this\b)[\w$]{1,60}(?:\.[\w$]{1,60}){0,4}\.constructor\s{0,9}[;,\n]/,
    why: 'the constructor of functions, by way of any function',
  },
  {
    kind: 'acts',
    needles: ['constructor'],
    confirm: /["'`]constructor["'`]\s{0,9}\]|\{\s{0,9}constructor\s{0,9}(?::\s{0,9}[\w$]{1,60}\s{0,9})?\}\s{0,9}=/,
    why: 'the same, computed or destructured',
  },
  { kind: 'acts', needles: ['AsyncFunction', 'GeneratorFunction'], why: 'the same, of asynchronous functions' },
  {
    kind: 'acts',
    needles: ['setTimeout', 'setInterval', 'setImmediate'],
    confirm: /set(?:Timeout|Interval|Immediate)\s{0,9}\(\s{0,40}["'`]/,
    why: 'timers that are given text',
  },
  {
    kind: 'with-network',
    needles: ['setTimeout', 'setInterval', 'setImmediate'],
    confirm:
      /set(?:Timeout|Interval|Immediate)\s{0,9}\(\s{0,40}(?:await\b|[\w$]{1,60}(?:\s{0,9}\.|\s{0,9}\(|\s{0,9}[,)+[]))/,
    why: 'timers that are given an answer',
  },
  {
    kind: 'acts',
    needles: [
      ...quoted(
        'vm',
        'node:vm',
        'vm2',
        'vm-browserify',
        'isolated-vm',
        'safe-eval',
        'node-eval',
        'static-eval',
        'require-from-string',
      ),
      'runIn',
      'compileFunction',
      'SourceTextModule',
      'VMScript',
    ],
    why: 'virtual machines and kin',
  },
  {
    kind: 'acts',
    needles: ['_compile', '_load', '_extensions', 'registerHooks'],
    confirm: /\b_(?:compile|load|extensions)\b|registerHooks/,
    why: "the loader's own functions",
  },
  {
    kind: 'acts',
    needles: ['Worker', 'worker_threads', 'importScripts'],
    confirm: /new\s{1,9}[\w$.]{0,40}Worker\s{0,9}\(|worker_threads|importScripts/,
    why: 'workers',
  },
  { kind: 'acts', needles: ['WebAssembly'], why: 'compiled code' },
  {
    kind: 'acts',
    needles: [
      'process.binding',
      '_linkedBinding',
      'dlopen',
      'mainModule',
      'createRequire',
      'getBuiltinModule',
      'module.constructor',
      'require.main.require',
      'require.cache',
      'require.extensions',
    ],
    why: 'other ways to modules',
  },
  {
    kind: 'acts',
    needles: ['Reflect'],
    confirm:
      /Reflect\s{0,9}\.\s{0,9}(?:apply|construct)\b|Reflect\s{0,9}\.\s{0,9}get\s{0,9}\(\s{0,9}(?:globalThis|global|window|self)\b|Reflect\s{0,9}\[/,
    why: 'calls by reflection',
  },
  {
    kind: 'acts',
    needles: ['data:text/javascript', 'data:application/javascript', 'data:text/ecmascript'],
    why: 'modules made of text',
  },
  {
    kind: 'acts',
    needles: ['lobal', 'window', 'self', 'frames'],
    confirm: /(?<![\w$.])(?:globalThis|global|window|self|frames)\s{0,9}(?:\?\.\s{0,9})?\[/,
    why: 'globals by computed names',
  },
  {
    kind: 'acts',
    needles: ['require'],
    confirm:
      /(?<![\w$.])require\s{0,9}(?:\[|`|\?\.|\.\s{0,9}(?:call|apply|bind)\b)|=\s{0,9}require\s{0,9}[;,\n)}]|(?<![\w$])(?:eval|[\w$]{2,40})\(\s{0,9}require\s{0,9}\)/,
    why: '`require` by another name (computed names of modules: lexical-imports.ts)',
  },
  {
    kind: 'acts',
    needles: ['\\x', '\\u00', '\\u{'],
    confirm: /(?:\\x[2-7][0-9a-fA-F]){3}|\\u00[4-7][0-9a-fA-F]|\\u\{0{0,4}[4-7][0-9a-fA-F]\}/,
    why: 'letters written as numbers: what for?',
  },
  {
    kind: 'acts',
    needles: ['_0x', '_$_'],
    confirm: /_0x[0-9a-f]{3}|_\$_[0-9a-f]{3}/i,
    why: 'names that an obfuscator gives',
  },
  {
    kind: 'acts',
    needles: ["['", '["', '[`'],
    confirm: /\[\s{0,9}(["'`])[\w$]{0,30}\1\s{0,9}\+\s{0,9}["'`]|\[\s{0,9}(["'`])[\w$]{0,30}\2\s{0,9}\.\s{0,9}concat/,
    why: 'members by names in pieces',
  },
  // programs
  {
    kind: 'acts',
    needles: [
      'child_process',
      'child-process',
      'execa',
      'shelljs',
      'cross-spawn',
      'nano-spawn',
      'tinyexec',
      'teen_process',
      'sudo-prompt',
      'node-pty',
      'node-cmd',
      'execSync',
      'execFile',
      ...quoted('zx', 'zx/globals', 'node-windows'),
    ],
    why: 'starts programs',
  },
  {
    kind: 'acts',
    needles: ['spawn', 'Deno.', 'Bun.'],
    confirm:
      /\bspawn(?:Sync)?\s{0,9}(?:[(`,;})\]]|\.\s{0,9}(?:call|apply|bind|sync))|\bDeno\s{0,9}\.\s{0,9}(?:run|Command)\b|\bBun\s{0,9}\.\s{0,9}(?:spawn|\$)|["'`]spawn(?:Sync)?["'`]/,
    why: 'starts programs',
  },
  { kind: 'acts', needles: ['fork('], confirm: /(?<![\w$])fork\(/, why: 'starts programs' },
  // what is put together while it runs
  {
    kind: 'acts',
    needles: ['atob', 'Buffer', 'fromCharCode', 'fromCodePoint'],
    confirm:
      /\batob\s{0,9}\(\s{0,9}["'`]|\bfrom\s{0,9}\(\s{0,9}["'`][^"'`\n]{4,4000}["'`]\s{0,9},\s{0,9}["'`](?:base64|hex)|from(?:CharCode|CodePoint)\s{0,9}(?:\.apply\s{0,9}\([^[\n]{0,40}\[|\(\s{0,9}(?:\.\.\.\s{0,9}\[)?)\s{0,9}(?:0x[\da-f]{1,4}|\d{1,6})\s{0,9},/i,
    why: 'constants that are decoded where they stand',
  },
  {
    kind: 'decodes',
    needles: [
      'atob',
      'fromCharCode',
      'fromCodePoint',
      'TextDecoder',
      'createDecipher',
      'inflate',
      'gunzip',
      'unzip',
      'brotliDecompress',
      'unescape(',
      'CryptoJS',
      ...quoted(
        'base64',
        'base64url',
        'hex',
        'latin1',
        'binary',
        'pako',
        'lz-string',
        'crypto-js',
        'base-64',
        'js-base64',
      ),
    ],
    why: 'decodes something',
  },
  {
    kind: 'with-network',
    needles: ['decodeURIComponent(', 'decodeURI(', 'reverse(', '^='],
    why: 'may decode something',
  },
  {
    kind: 'with-network',
    needles: ['writeFile', 'createWriteStream', 'appendFile', 'outputFile', 'copyFile', 'openSync'],
    why: 'may write what it fetches, and run it',
  },
  { kind: 'with-network', needles: ['readFile', 'createReadStream', 'readdir'], why: 'may send what it reads' },
  // the machine, and places of interest on it
  {
    kind: 'collects',
    needles: ['process', 'import.meta.env'],
    confirm:
      /process\s{0,9}\.\s{0,9}env(?![\w$]|\s{0,20}(?:\?\.|\.(?!\.)|\[))|process\s{0,9}\[|\}\s{0,9}=\s{0,9}process\b|["'`](?:node:)?process["'`]\s{0,9}\)?|import\.meta\.env(?![\w$]|\s{0,20}(?:\?\.|\.(?!\.)|\[))/,
    why: 'the whole environment',
  },
  {
    kind: 'collects',
    needles: [
      'hostname(',
      'userInfo',
      'networkInterfaces',
      'homedir',
      'machineId',
      'systeminformation',
      'macaddress',
      'getMAC',
      'HOMEPATH',
      'USERPROFILE',
      'APPDATA',
      'env.HOME',
    ],
    why: 'who and where the user is',
  },
  {
    kind: 'collects',
    needles: ['clipboard', 'pbpaste', 'Clipboard', 'screenshot', 'iohook', 'keylog', 'GlobalKeyboardListener'],
    confirm:
      /clipboard\s{0,9}(?:\?\.|\.)?\s{0,9}\.?read|clipboardy|["'`][\w@/-]{0,30}clipboard[\w-]{0,30}["'`]|pbpaste|Get-Clipboard|screenshot-desktop|iohook|keylog|GlobalKeyboard/,
    why: 'the clipboard, the screen, the keys',
  },
  {
    kind: 'collects',
    needles: [
      ...new Set(
        CREDENTIAL_PLACES.filter((place) => /^[\x01-\x7e]{4,}$/.test(place.text)).flatMap(({ text }) => [
          text,
          text.replaceAll('\\', '\\\\'),
        ]),
      ),
      '.ssh',
      'id_rsa',
      'id_ed25519',
      'id_ecdsa',
      'id_dsa',
      'Local State',
      'id.json',
      'PRIVATE_KEY',
      'PRIVATEKEY',
      'MNEMONIC',
      'SEED_PHRASE',
      'SEEDPHRASE',
      'SECRET_PHRASE',
      'RECOVERY_PHRASE',
      'WALLET_SEED',
    ],
    why: 'where secrets lie',
  },
  {
    kind: 'collects',
    needles: [
      'LaunchAgents',
      'LaunchDaemons',
      'Startup',
      'autostart',
      'systemd',
      'systemctl',
      'crontab',
      '/etc/cron',
      'init.d',
      'rc.local',
      'profile.d',
      '.bashrc',
      '.zshrc',
      '.bash_profile',
      '.zprofile',
      '.zshenv',
      '.profile"',
      ".profile'",
      'schtasks',
      'ScheduledTask',
      'reg add',
      'CurrentVersion',
      'launchctl',
    ],
    confirm:
      /Launch(?:Agents|Daemons)|[\\/]Startup\b|Start Menu|autostart|systemd[\\/]|systemctl|crontab|\/etc\/cron|init\.d|rc\.local|profile\.d|\.(?:bashrc|zshrc|bash_profile|zprofile|zshenv|profile)["'`]|schtasks|ScheduledTask|reg(?:\.exe)? add|CurrentVersion|launchctl/,
    why: 'where programs start by themselves',
  },
  // said of files that are not parsed, for the choice of the second pass
  {
    kind: 'network',
    needles: [
      'fetch',
      'axios',
      'XMLHttpRequest',
      'WebSocket',
      'EventSource',
      'sendBeacon',
      'http.',
      'https.',
      '.post(',
      '.request(',
      ...['http', 'https', 'http2', 'net', 'tls', 'dns', 'dgram'].flatMap((name) => quoted(name, `node:${name}`)),
      ...quoted(
        'got',
        'ky',
        'ws',
        'request',
        'undici',
        'superagent',
        'needle',
        'phin',
        'bent',
        'centra',
        'wretch',
        'jquery',
        'ftp',
        'nodemailer',
      ),
      'socket.io',
      'request-promise',
      'follow-redirects',
      'ethers',
      'viem',
      'web3',
      'Web3',
      'tronweb',
      'aptos',
      'solana',
      '$.get',
      '$.ajax',
      'telegram',
      'XHR',
    ],
    why: 'speaks to others',
  },
];
