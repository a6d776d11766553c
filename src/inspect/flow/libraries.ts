/**
 * Libraries whose calls mean something for a flow, by the name they are imported under (Node's own without `node:`).
 * Source of each role: the library's own documentation of its main entry.
 */

export type LibraryRole =
  /** callable or with methods named after HTTP verbs; gives replies */
  | 'http-client'
  /** Node's http and https: `get`/`request`, the response comes to a callback */
  | 'node-http'
  | 'socket'
  | 'chain'
  | 'dns'
  | 'fs'
  | 'process'
  | 'child-process'
  | 'crypto'
  | 'zlib'
  | 'clipboard'
  | 'database'
  | 'os'
  /** handles requests that come in; hands over nothing of its own */
  | 'server'
  /** everyday libraries whose return values are not code from elsewhere */
  | 'plain';

const TABLE: Readonly<Record<LibraryRole, readonly string[]>> = {
  'http-client': [
    'axios', 'node-fetch', 'node-fetch-native', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'unfetch', 'whatwg-fetch', 'fetch', 'got', 'got-cjs', 'got-scraping', 'request',
    'request-promise', 'request-promise-native', 'requestretry', 'postman-request', 'needle', 'superagent', 'ky', 'ky-universal', 'undici', 'phin', 'centra', 'bent', 'wretch', 'ofetch',
    'make-fetch-happen', 'minipass-fetch', 'simple-get', 'sync-request', 'then-request', 'sync-fetch', 'sync-rpc', 'xmlhttprequest', 'xmlhttprequest-ssl', 'xhr2', 'jquery', 'tiny-json-http', 'axios-retry',
    'node-libcurl', 'urllib', 'fetch-retry', 'gaxios', 'redaxios', 'httpie', 'curl-request', 'unirest', 'download', 'node-downloader-helper', 'react-native-fetch-api', '@tauri-apps/api/http', 'popsicle', 'cloudscraper',
    'cycletls', 'impit', 'tiny-request', 'snekfetch', 'r2', 'pacote', 'umi-request', 'wreck', '@hapi/wreck', 'hyperquest', 'requests', 'urllib.request', 'urllib2', 'urllib3', 'urllib', 'httpx', 'aiohttp', 'http.client', 'node-wget', 'wget-improved', 'reqwest',
  ],
  'node-http': ['http', 'https', 'http2', 'follow-redirects'],
  socket: ['socket', 'websockets', 'net', 'tls', 'dgram', 'ws', 'socket.io-client', 'socket.io', 'isomorphic-ws', 'websocket', 'reconnecting-websocket', 'faye-websocket', 'sockjs-client', 'mqtt', 'pusher-js', 'engine.io-client', 'eventsource', 'nostr-tools', 'ably', 'nats', 'amqplib'],
  chain: [
    'ethers', 'web3', 'viem', 'tronweb', '@solana/web3.js', 'aptos', '@aptos-labs/ts-sdk', '@mysten/sui', '@mysten/sui.js', 'bitcoinjs-lib', '@polkadot/api', 'near-api-js', 'tronweb/dist/TronWeb', '@project-serum/anchor',
    '@coral-xyz/anchor', 'web3-eth', 'web3-eth-contract', '@ethersproject/contracts', '@ethersproject/providers', 'stellar-sdk', 'xrpl', '@ton/ton', 'ton',
  ],
  dns: ['dns', 'dns/promises', 'dns-packet', 'native-dns', 'dns2', 'dohjs'],
  fs: ['fs', 'fs/promises', 'fs-extra', 'graceful-fs', 'jsonfile', 'load-json-file', 'read-pkg', 'memfs', 'mz/fs', 'fs-jetpack'],
  process: ['process'],
  'child-process': ['subprocess', 'child_process', 'execa', 'shelljs', 'cross-spawn', 'node-cmd', 'zx', 'child-process-promise', 'spawn-please', 'foreground-child', 'tinyexec', 'nano-spawn', 'cross-spawn-promise', 'sudo-prompt'],
  crypto: ['crypto', 'crypto-js', 'node-forge', 'sodium-native', 'libsodium-wrappers', 'tweetnacl', 'aes-js', 'crypto-js/aes', 'bcrypt', 'bcryptjs', 'jsencrypt', '@noble/ciphers', 'simple-crypto-js', 'cryptr', 'jsonwebtoken'],
  zlib: ['zlib', 'pako', 'lz-string', 'fflate', 'lzma', 'brotli', 'lz4', 'adm-zip', 'jszip', 'tar', 'unzipper', 'extract-zip'],
  clipboard: ['clipboardy', 'clipboard', 'copy-paste', 'node-clipboardy', 'clipboard-event'],
  database: ['mongoose', 'mongodb', 'mysql', 'mysql2', 'pg', 'sequelize', 'knex', '@prisma/client', 'redis', 'ioredis', 'better-sqlite3', 'sqlite3', 'typeorm', 'firebase', 'firebase-admin', '@supabase/supabase-js', 'level', 'nedb', 'lowdb'],
  os: ['os', 'systeminformation', 'node-machine-id', 'getmac', 'macaddress', 'public-ip', 'os-name', 'username'],
  server: ['express', 'koa', 'fastify', 'hapi', '@hapi/hapi', 'restify', 'polka', 'connect', 'body-parser', 'cors', 'helmet', 'morgan', 'cookie-parser', 'express-session', 'multer', 'passport', 'next', 'hono', 'koa-router', '@koa/router', '@nestjs/common', '@nestjs/core', 'express-async-handler', 'compression'],
  plain: [
    'base64', 'binascii', 'codecs', 'sys', 're', 'json', 'time', 'random', 'string', 'struct', 'marshal', 'threading', 'platform', 'shutil', 'tempfile', 'pathlib', 'importlib', 'builtins', 'setuptools', 'ast', 'inspect', 'functools', 'itertools', 'collections', 'types', 'typing', 'textwrap', 'logging', 'traceback', 'pytest', 'numpy', 'pandas',
    'path', 'url', 'util', 'events', 'assert', 'buffer', 'stream', 'querystring', 'string_decoder', 'timers', 'timers/promises', 'readline', 'vm', 'module', 'worker_threads', 'v8', 'perf_hooks', 'async_hooks', 'tty', 'punycode', 'constants', 'cluster', 'fs-native', 'inspector', 'repl',
    'lodash', 'lodash-es', 'underscore', 'ramda', 'moment', 'dayjs', 'date-fns', 'uuid', 'nanoid', 'dotenv', 'dotenv-expand', 'cross-env', 'config', 'react', 'react-dom', 'vue', 'chalk', 'debug', 'winston', 'pino', 'commander', 'yargs', 'minimist', 'glob', 'fast-glob', 'rimraf', 'mkdirp', 'semver', 'bluebird', 'async', 'q',
    'js-yaml', 'yaml', 'json5', 'acorn', 'esprima', 'escodegen', 'typescript', '@babel/core', '@babel/parser', '@babel/generator', '@babel/traverse', '@babel/types', '@babel/template', 'babel-core', 'esbuild', 'rollup', 'webpack', 'vite', 'terser', 'uglify-js', 'uglify-es', 'magic-string', 'source-map', 'postcss', 'sass', 'less', 'stylus',
    'handlebars', 'ejs', 'pug', 'mustache', 'nunjucks', 'doT', 'dot', 'eta', 'hogan.js', 'vue-template-compiler', '@vue/compiler-dom', '@vue/compiler-sfc', 'svelte', 'svelte/compiler', 'coffeescript', 'coffee-script', 'livescript', 'sucrase', '@swc/core', 'ts-node', 'tslib', 'jest', 'mocha', 'chai', 'sinon', 'jsdom', 'cheerio', 'generate-function', 'generate-object-property',
    'ajv', 'fast-json-stringify', 'zod', 'joi', 'yup', 'immer', 'rxjs', 'eslint', 'prettier', 'graphql', 'regenerator-transform', 'recast', 'astring', 'code-block-writer', 'mathjs', 'd3', 'three', 'pixi.js', 'graphology',
  ],
};

const ROLES = new Map<string, LibraryRole>();
for (const [role, names] of Object.entries(TABLE)) for (const name of names) ROLES.set(name, role as LibraryRole);

/** Role of a module reference: its own, or its package's (`axios/dist/node/axios.cjs`). */
export function roleOf(spec: string): LibraryRole | null {
  const name = spec.startsWith('node:') ? spec.slice(5) : spec;
  const own = ROLES.get(name);
  if (own !== undefined) return own;
  if (name.startsWith('@babel/') || name.startsWith('@types/') || name.startsWith('@ethersproject/') || name.startsWith('@swc/')) return name.startsWith('@ethersproject/') ? 'chain' : 'plain';
  const slash = name.indexOf('/', name.startsWith('@') ? name.indexOf('/') + 1 : 0);
  return slash === -1 ? null : (ROLES.get(name.slice(0, slash)) ?? null);
}

export function isKnownLibrary(spec: string): boolean {
  return !spec.startsWith('.') && !spec.startsWith('/') && roleOf(spec) !== null;
}
