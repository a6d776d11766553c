/** Names that a loader hides: modules, functions and tools; and their encoded spellings, for files that no parser takes. */

/** `sure`: hidden by hardly any honest program. */
export const HIDDEN_NAMES: ReadonlyMap<string, { readonly what: string; readonly sure: boolean }> = new Map([
  ['child_process', { what: 'the module that starts programs', sure: true }],
  ['node:child_process', { what: 'the module that starts programs', sure: true }],
  ['eval', { what: 'the function that runs text as code', sure: true }],
  ['Function', { what: 'the constructor that makes code of text', sure: true }],
  ['constructor', { what: 'the way to the Function constructor', sure: false }],
  ['execSync', { what: 'a function that starts programs', sure: true }],
  ['spawn', { what: 'a function that starts programs', sure: true }],
  ['exec', { what: 'a function that starts programs', sure: false }],
  ['axios', { what: 'a module that fetches', sure: true }],
  ['node-fetch', { what: 'a module that fetches', sure: true }],
  ['request', { what: 'a module that fetches', sure: false }],
  ['http', { what: 'a module that fetches', sure: false }],
  ['https', { what: 'a module that fetches', sure: false }],
  ['socket.io-client', { what: 'a module that keeps a connection', sure: true }],
  ['require', { what: 'the function that loads modules', sure: true }],
  ['createRequire', { what: 'the function that loads modules', sure: true }],
  ['fs', { what: 'the module that reads and writes files', sure: false }],
  ['os', { what: 'the module that knows the machine', sure: false }],
  ['homedir', { what: 'the place of the user’s files', sure: true }],
  ['hostname', { what: 'the name of the machine', sure: false }],
  ['platform', { what: 'the kind of machine', sure: false }],
  ['writeFileSync', { what: 'a function that writes files', sure: true }],
  ['readFileSync', { what: 'a function that reads files', sure: false }],
  ['powershell', { what: 'a shell', sure: true }],
  ['powershell.exe', { what: 'a shell', sure: true }],
  ['cmd.exe', { what: 'a shell', sure: true }],
]);

const WORTH = [
  'child_process',
  'eval',
  'Function',
  'constructor',
  'execSync',
  'spawn',
  'axios',
  'node-fetch',
  'request',
  'https',
  'socket.io-client',
  'require',
  'homedir',
  'writeFileSync',
  'powershell',
  'readFileSync',
];

/** Encoded spelling → name and how it is encoded. Short names are left out: their encodings occur by chance. */
export const ENCODED_NAMES: ReadonlyMap<string, { readonly name: string; readonly how: string }> = new Map(
  WORTH.flatMap((name) => {
    const rows: [string, { name: string; how: string }][] = [[Buffer.from(name).toString('hex'), { name, how: 'hex' }]];
    if (name.length >= 5) {
      const base64 = Buffer.from(name).toString('base64');
      rows.push([base64, { name, how: 'base64' }], [base64.replace(/=+$/, ''), { name, how: 'base64' }]);
    }
    if (name.length >= 7) rows.push([[...name].reverse().join(''), { name, how: 'reversed' }]);
    return rows;
  }),
);
