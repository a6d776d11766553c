/** Recognises calls that fetch something, whatever the client, and takes them apart: address, options, what the client was created with. Works on linked values. */
import type { Value } from '../../syntax/index.ts';
import { roleOf } from './libraries.ts';

type Call = Extract<Value, { k: 'call' }>;

export interface NetworkCall {
  /** axios.get, fetch, https.request … */
  readonly text: string;
  /** the address, or what stands for it; null where it cannot be told */
  readonly address: Value | null;
  /** everything else that was handed over, creation of the client included */
  readonly rest: readonly Value[];
}

interface Client {
  readonly text: string;
  /** configurations that it was created with */
  readonly configs: readonly Value[];
  /** calling it bare sends a request */
  readonly callable: boolean;
}

const GLOBAL_CLIENTS = new Map<string, boolean>([
  ['fetch', true],
  ['$fetch', true],
  ['axios', true],
  ['ky', true],
  ['XMLHttpRequest', false],
  ['$', false],
  ['jQuery', false],
  ['superagent', true],
  ['GM_xmlhttpRequest', true],
  ['importScripts', true],
]);
const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'self', 'global', 'top', 'parent', 'Bun']);
const CREATES = new Set([
  'create',
  'extend',
  'defaults',
  'instance',
  'agent',
  'session',
  'wrapper',
  'promisify',
  'jar',
  'forever',
  'Axios',
  'Agent',
  'extraOptions',
]);
const VERBS = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'del',
  'head',
  'options',
  'request',
  'json',
  'text',
  'buffer',
  'raw',
  'fetch',
  'send',
  'ajax',
  'getJSON',
  'getScript',
  'load',
  'stream',
  'getUri',
  'paginate',
  'default',
  'getBuffer',
  'query',
  'httpRequest',
  'curl',
  'concat',
  'blob',
]);
const METHODS = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/i;
const DEPTH = 10;

/** What a call fetches; null where it is no such call. */
export function networkCall(call: Call): NetworkCall | null {
  const client = clientOf(call.callee, 0);
  if (client === null || !client.callable) return null;
  return { text: client.text, ...takeApart(call.args, client.configs) };
}

/** Is this a client, an instance of one, or a sending method of either? */
function clientOf(value: Value, depth: number): Client | null {
  if (depth > DEPTH) return null;
  switch (value.k) {
    case 'global': {
      const callable = GLOBAL_CLIENTS.get(value.name);
      return callable === undefined ? null : { text: value.name, configs: [], callable };
    }
    case 'import':
      return imported(value);
    case 'any': {
      for (const one of value.of) {
        const client = clientOf(one, depth + 1);
        if (client !== null) return client;
      }
      return null;
    }
    case 'get':
      return member(value, depth);
    case 'call':
      return created(value, depth);
    default:
      return null;
  }
}

function imported(value: Extract<Value, { k: 'import' }>): Client | null {
  const role = roleOf(value.spec);
  const whole = value.name === '*' || value.name === 'default';
  if (role === 'http-client') {
    if (!whole && CREATES.has(value.name)) return { text: `${value.spec}.${value.name}`, configs: [], callable: false };
    const jquery = value.spec === 'jquery';
    return {
      text: whole ? value.spec : `${value.spec}.${value.name}`,
      configs: [],
      callable:
        (!jquery || !whole) &&
        !/^(?:is[A-Z]|all$|spread$|to[A-Z]|[A-Z]\w*(?:Error|Headers|Agent|Cancel)|Headers$|Agent$|Response$|set[A-Z])/.test(
          value.name,
        ),
    };
  }
  if (role === 'node-http')
    return {
      text: whole ? value.spec : `${value.spec}.${value.name}`,
      configs: [],
      callable: value.name === 'get' || value.name === 'request',
    };
  return null;
}

function member(value: Extract<Value, { k: 'get' }>, depth: number): Client | null {
  const key = value.key;
  if (value.of.k === 'global' && GLOBAL_OBJECTS.has(value.of.name) && key !== null) {
    const callable = GLOBAL_CLIENTS.get(key);
    return callable === undefined ? null : { text: key, configs: [], callable };
  }
  const client = clientOf(value.of, depth + 1);
  if (client === null) return null;
  if (key === null) return { ...client, text: `${client.text}[…]`, callable: true };
  if (CREATES.has(key)) return { ...client, text: `${client.text}.${key}`, callable: false };
  if (key === 'call' || key === 'apply' || key === 'bind') return client;
  // `require('follow-redirects').https`
  if (key === 'http' || key === 'https' || key === 'default' || key === 'promises' || key === 'axiosRef')
    return { ...client, text: key === 'default' ? client.text : `${client.text}.${key}` };
  return VERBS.has(key) ? { ...client, text: `${client.text}.${key}`, callable: true } : null;
}

/** `axios.create({…})`, `got.extend({…})`, `promisify(request)`, `bent('json')`. */
function created(call: Call, depth: number): Client | null {
  const callee = call.callee;
  const name = callee.k === 'get' ? callee.key : callee.k === 'import' ? callee.name : null;
  if (name === 'promisify' || name === 'setupCache' || name === 'wrapper' || name === 'axiosRetry') {
    const [first] = call.args;
    return first === undefined ? null : clientOf(first, depth + 1);
  }
  if (callee.k === 'import' && /^(?:bent|wretch|axios-retry|fetch-retry)$/.test(callee.spec))
    return { text: callee.spec, configs: call.args, callable: true };
  const client = clientOf(callee, depth + 1);
  if (client === null || client.callable) return null;
  return {
    text: client.text.replace(/\.(?:create|extend|defaults|instance|agent|session)$/, ''),
    configs: [...client.configs, ...call.args],
    callable: !/XMLHttpRequest$|^\$$|jQuery|jquery/.test(client.text),
  };
}

function takeApart(
  args: readonly Value[],
  configs: readonly Value[],
): { readonly address: Value | null; readonly rest: readonly Value[] } {
  let [first, ...rest] = args;
  if (first?.k === 'const' && typeof first.v === 'string' && METHODS.test(first.v) && rest.length > 0)
    [first, ...rest] = rest;
  const base =
    configs
      .map((config) => propertyOf(config, ['baseURL', 'baseUrl', 'prefixUrl', 'prefix']))
      .find((found) => found !== null) ??
    configs.find((config) => config.k === 'const') ??
    null;
  const own = first === undefined ? null : addressOf(first);
  const more = first?.k === 'object' || first?.k === 'any' ? [first] : [];
  const address =
    base === null
      ? own
      : own === null
        ? base
        : startsAbsolute(own)
          ? own
          : { k: 'concat' as const, parts: [base, own] };
  return { address, rest: [...more, ...rest, ...configs] };
}

function startsAbsolute(value: Value): boolean {
  const head = value.k === 'concat' ? value.parts[0] : value;
  return head?.k === 'const'
    ? /^[a-z][a-z0-9+.-]*:\/\//i.test(String(head.v))
    : head?.k !== 'concat' && value.k !== 'concat' && value.k !== 'const';
}

/** The address in what was given for it: a string, `new URL(…)`, or an options object. */
export function addressOf(value: Value): Value | null {
  switch (value.k) {
    case 'object':
      return ofOptions(value);
    case 'call':
      return ofUrl(value) ?? value;
    case 'get':
      return (value.key === 'href' || value.key === 'url') && value.of.k === 'call'
        ? (ofUrl(value.of) ?? value)
        : value;
    default:
      return value;
  }
}

function ofUrl(call: Call): Value | null {
  const name =
    call.callee.k === 'global'
      ? call.callee.name
      : call.callee.k === 'import'
        ? call.callee.name
        : call.callee.k === 'get'
          ? (call.callee.key ?? '')
          : '';
  const [first, second] = call.args;
  if (name === 'toString' && call.callee.k === 'get') return call.callee.of.k === 'call' ? ofUrl(call.callee.of) : null;
  if ((name === 'String' || name === 'encodeURI' || name === 'parse') && first !== undefined) return addressOf(first);
  if ((name !== 'URL' && name !== 'Request') || first === undefined) return null;
  if (name === 'Request' || second === undefined || startsAbsolute(first)) return first;
  return { k: 'concat', parts: [second, first] };
}

function ofOptions(options: Extract<Value, { k: 'object' }>): Value | null {
  const whole = propertyOf(options, ['url', 'uri', 'href']);
  const base = propertyOf(options, ['baseURL', 'baseUrl']);
  if (whole !== null)
    return base === null || startsAbsolute(whole) ? addressOf(whole) : { k: 'concat', parts: [base, whole] };
  const host = propertyOf(options, ['hostname', 'host']);
  if (host === null) return base;
  const protocol = propertyOf(options, ['protocol']);
  const port = propertyOf(options, ['port']);
  const path = propertyOf(options, ['path', 'pathname']);
  const parts: Value[] = [protocol ?? { k: 'const', v: 'https:' }, { k: 'const', v: '//' }, host];
  if (port !== null) parts.push({ k: 'const', v: ':' }, port);
  if (path !== null) parts.push(path);
  return { k: 'concat', parts };
}

export function propertyOf(value: Value, names: readonly string[]): Value | null {
  if (value.k === 'any') {
    for (const one of value.of) {
      const found = propertyOf(one, names);
      if (found !== null) return found;
    }
    return null;
  }
  if (value.k !== 'object') return null;
  for (const name of names) {
    const own = value.props.find(([key]) => key === name);
    if (own !== undefined) return own[1];
  }
  return null;
}
