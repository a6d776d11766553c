/**
 * What the network answers, by scenario. Structured replies say which of their fields are read (learned, so that the next run carries code there); texts of replies are
 * remembered, so that JSON.parse gives such a structure, whatever way the text came.
 */
import {
  hasOwn,
  isArray,
  keysOf,
  MapCtor,
  mapGet,
  mapHas,
  mapSet,
  ProxyCtor,
  parse,
  pattern,
  push,
  StringCtor,
  slice,
  startsWith,
  stringify,
} from './primordials.js';
import { hexEncode, utf8Encode } from './text.js';

const HTML =
  '<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body><h1>It works</h1><p>decoy page</p></body></html>\n';
/** fields that tell how a request went, and those that no one evaluates */
const STATES = pattern(
  /^(?:status|state|success|ok|statusCode|error|err|errors|failed|type|length|ip|query|country|countryCode|region|regionName|city|zip|lat|lon|isp|org|as|timezone|id|uid|sysId|uuid|ts|time|timestamp|version|host|port|level)$/,
);
const FAILURES = pattern(/^(?:error|err|errors|failed|failure|stack)$/);
const GEO = {
  status: 'success',
  country: 'Exampleland',
  countryCode: 'EX',
  region: 'EX',
  regionName: 'Example',
  city: 'Example City',
  zip: '00000',
  lat: 0,
  lon: 0,
  timezone: 'Etc/UTC',
  isp: 'Decoy Networks',
  org: 'Decoy Networks',
  as: 'AS64500 Decoy Networks',
  query: '203.0.113.77',
  ip: '203.0.113.77',
};
const HASH = `0x${'d0'.repeat(32)}`;
const hexText = (text) => hexEncode(utf8Encode(text));
const word = (value) => value.toString(16).padStart(64, '0');
const abiString = (text) => {
  const hex = hexText(text);
  return `0x${word(32)}${word(hex.length / 2)}${hex.padEnd(Math.ceil(hex.length / 64) * 64, '0')}`;
};

const rpcResult = (method, code) => {
  switch (method) {
    case 'eth_call':
      return abiString(code);
    case 'eth_chainId':
      return '0x38';
    case 'net_version':
      return '56';
    case 'eth_blockNumber':
      return '0x2faf080';
    case 'eth_gasPrice':
      return '0x3b9aca00';
    case 'eth_getBalance':
      return '0xde0b6b3a7640000';
    case 'eth_getTransactionCount':
      return '0x7';
    case 'eth_getLogs':
      return [
        {
          address: `0x${'00'.repeat(20)}`,
          topics: [HASH],
          data: abiString(code),
          blockNumber: '0x2faf07f',
          transactionHash: HASH,
        },
      ];
    case 'eth_getTransactionByHash':
      return {
        hash: HASH,
        blockNumber: '0x2faf07f',
        from: `0x${'00'.repeat(20)}`,
        to: `0x${'00'.repeat(20)}`,
        value: '0x0',
        input: `0x${hexText(code)}`,
      };
    case 'eth_getTransactionReceipt':
      return { transactionHash: HASH, status: '0x1', logs: [] };
    case 'getAccountInfo':
      return {
        context: { slot: 1 },
        value: { data: [code, 'base64'], lamports: 1, owner: '11111111111111111111111111111111' },
      };
    case 'getSignaturesForAddress':
      return [{ signature: '1'.repeat(88), memo: code, slot: 1, err: null }];
    default:
      return code;
  }
};

const knownApi = (request, code) => {
  const { host, path, body } = request;
  const text = typeof body === 'string' ? body : '';
  if (text.includes('"jsonrpc"')) {
    try {
      const call = parse(text);
      const one = (entry) => ({ jsonrpc: '2.0', id: entry.id ?? 1, result: rpcResult(StringCtor(entry.method), code) });
      return isArray(call) ? call.map(one) : one(call);
    } catch {}
  }
  if (/aptos/i.test(host) || /^\/v1\/accounts\/0x/i.test(path))
    return [
      {
        type: 'user_transaction',
        version: '1',
        hash: HASH,
        sender: '0x1',
        success: true,
        payload: {
          type: 'entry_function_payload',
          function: '0x1::aptos_account::transfer',
          arguments: [HASH, '1'],
          type_arguments: [],
        },
      },
    ];
  if (/tron/i.test(host) || /^\/v1\/accounts\/T/.test(path))
    return {
      data: [
        {
          txID: 'd0'.repeat(32),
          blockNumber: 1,
          block_timestamp: 1,
          raw_data: { data: hexText([...HASH].reverse().join('')), contract: [] },
        },
      ],
      success: true,
      meta: { at: 1, page_size: 1 },
    };
  if (
    /(?:^|\.)(?:ip-api\.com|ipinfo\.io|ipapi\.co|ipwho\.is|freegeoip\.app|ipgeolocation\.io|ip-api\.io)$/i.test(host) ||
    /\/geo(?:ip)?\b/i.test(path)
  )
    return GEO;
  if (/ipify|icanhazip|ifconfig|checkip|ip\.sb|myip/i.test(host))
    return /json/i.test(path) || /json/i.test(request.query) ? { ip: GEO.ip } : `${GEO.ip}\n`;
  if (/api\.telegram\.org$/i.test(host))
    return {
      ok: true,
      result: /getUpdates/i.test(path)
        ? [{ update_id: 1, message: { message_id: 1, chat: { id: 1 }, from: { id: 1 }, date: 1, text: '/decoy' } }]
        : { message_id: 1, chat: { id: 1 }, date: 1 },
    };
  if (/firebaseio\.com$/i.test(host) && request.method !== 'GET') return { name: '-Ndecoy0000000000000' };
  if (/supabase\.co$/i.test(host) && request.method !== 'GET') return [];
  return undefined;
};

const OF_ERRORS = 'error:';

export const makeReplies = (kit) => {
  const { scenario } = kit;
  const texts = new MapCtor();
  const counts = new MapCtor();
  const learned = new MapCtor();

  const failing = scenario.replies === 'error';

  const learn = (url, field) => {
    // bodies of errors are read by other code than those of answers
    const name = failing ? `${OF_ERRORS}${field}` : field;
    const key = `${url} ${name}`;
    if (mapHas(learned, key)) return;
    mapSet(learned, key, true);
    kit.learn({ what: 'reply-field', name, url });
  };

  const maybe = (url, path, depth) => {
    const text = `decoy_${path.replace(/\W+/g, '_')}`;
    return kit.markOurs(
      new ProxyCtor(new String(text), {
        get(target, key) {
          if (typeof key === 'symbol') return key === Symbol.toPrimitive ? () => text : Reflect.get(target, key);
          if (key === 'then' || key === 'toJSON' || key === 'nodeType') return undefined;
          if (key in String.prototype || key in target) {
            const value = text[key];
            return typeof value === 'function' ? value.bind(text) : value;
          }
          learn(url, `${path}.${key}`);
          return depth < 4 && !FAILURES.test(key) ? maybe(url, `${path}.${key}`, depth + 1) : undefined;
        },
      }),
    );
  };

  /** a structure that tells which of its fields are read */
  const watch = (value, url, prefix = '') => {
    if (value === null || typeof value !== 'object') return value;
    const inner = new MapCtor();
    return kit.markOurs(
      new ProxyCtor(value, {
        get(target, key, receiver) {
          const own = Reflect.get(target, key, receiver);
          if (
            typeof key === 'symbol' ||
            (isArray(target) && !hasOwn(target, key)) ||
            key === 'toJSON' ||
            key === 'then'
          )
            return own;
          const path = prefix === '' ? key : `${prefix}.${key}`;
          if (hasOwn(target, key)) {
            if (!isArray(target)) learn(url, path);
            if (own === null || typeof own !== 'object') return own;
            if (!mapHas(inner, key)) mapSet(inner, key, watch(own, url, isArray(target) ? prefix : path));
            return mapGet(inner, key);
          }
          if (own !== undefined) return own;
          learn(url, path);
          if (FAILURES.test(key) || scenario.replies !== 'json') return undefined;
          return maybe(url, path, 0);
        },
      }),
    );
  };

  const stateOf = (name, count) => {
    if (name === 'status' || name === 'state' || name === 'type')
      return ['error', 'success', 'ok', 'active'][count % 4];
    if (name === 'statusCode') return 200;
    if (name === 'success' || name === 'ok') return true;
    if (hasOwn(GEO, name)) return GEO[name];
    if (FAILURES.test(name)) return undefined;
    return `decoy-${name}`;
  };

  /** code at the fields that were read */
  const shaped = (names, code, count, failed) => {
    const root = {};
    const sorted = [...names].sort();
    const onlyFailures = sorted.every((name) => STATES.test(name.split('.').pop()));
    for (const name of sorted) {
      const parts = name.split('.');
      let at = root;
      for (let i = 0; i < parts.length - 1; i++) {
        if (at[parts[i]] === null || typeof at[parts[i]] !== 'object') at[parts[i]] = {};
        at = at[parts[i]];
      }
      const last = parts[parts.length - 1];
      if (hasOwn(at, last)) continue;
      const state = STATES.test(last) && !(FAILURES.test(last) && (failed || onlyFailures));
      const value = state ? stateOf(last, count) : code;
      if (value !== undefined) at[last] = value;
    }
    return root;
  };

  const everywhere = (code, count) => {
    const inner = {
      cookie: code,
      content: code,
      code,
      message: code,
      script: code,
      payload: code,
      result: code,
      body: code,
      value: code,
    };
    return {
      ...inner,
      status: stateOf('status', count),
      success: true,
      ok: true,
      data: code,
      cookies: code,
      model: code,
      credits: code,
      session: code,
      token: code,
      text: code,
    };
  };

  const readsFor = (url) => {
    const reads = scenario.replyReads;
    const all = reads && hasOwn(reads, url) ? reads[url] : reads ? [] : scenario.replyFields;
    const names = [];
    for (let i = 0; i < all.length; i++) {
      if (startsWith(all[i], OF_ERRORS) !== failing) continue;
      push(names, failing ? slice(all[i], OF_ERRORS.length) : all[i]);
    }
    return names;
  };

  const jsonReply = (request, count) => {
    const known = knownApi(request, scenario.replies === 'json' ? 'decoy' : scenario.replyCode);
    if (known !== undefined) return known;
    if (scenario.replies === 'json') return { status: ['ok', 'error', 'success'][count % 3], message: 'decoy' };
    const names = readsFor(request.bare);
    return names.length === 0 ? null : shaped(names, scenario.replyCode, count, scenario.replies === 'error');
  };

  /** texts of replies differ by URL (blanks at the end), so that what is read of them can be told apart */
  const remember = (text, value, url) => {
    let mine = text;
    for (let i = 0; i < 64 && mapHas(texts, mine) && mapGet(texts, mine).url !== url; i++) mine += '\n';
    mapSet(texts, mine, { value, url });
    return mine;
  };

  return {
    /** null: no answer at all */
    answer(request) {
      kit.learnOnce('network', request.host);
      if (scenario.replies === 'nothing') return null;
      const count = mapGet(counts, request.bare) || 0;
      mapSet(counts, request.bare, count + 1);
      if (scenario.replies === 'html')
        return {
          status: 200,
          type: 'text/html; charset=utf-8',
          text: HTML,
          value: undefined,
          url: request.bare,
          count,
        };
      const status =
        scenario.replies === 'error'
          ? 500
          : request.method === 'POST' && /supabase\.co$/.test(request.host)
            ? 201
            : 200;
      const value = jsonReply(request, count);
      if (value === null || typeof value === 'string') {
        const text = value ?? remember(scenario.replyCode, null, request.bare);
        return { status, type: 'text/plain; charset=utf-8', text, value: undefined, url: request.bare, count };
      }
      return {
        status,
        type: 'application/json; charset=utf-8',
        text: remember(stringify(value), value, request.bare),
        value,
        url: request.bare,
        count,
      };
    },
    watch,
    /** the structure of a reply, for those who ask for JSON */
    json(reply) {
      if (reply.value !== undefined) return watch(reply.value, reply.url);
      if (scenario.replies === 'code' || scenario.replies === 'error')
        return watch(everywhere(scenario.replyCode, reply.count), reply.url);
      return parse(reply.text);
    },
    /** for JSON.parse: the structure that stands behind a text, undefined where it is no reply */
    behind(text) {
      const found = mapGet(texts, text);
      if (!found) return undefined;
      return watch(found.value === null ? everywhere(scenario.replyCode, 0) : parse(text), found.url);
    },
    any: (name) => maybe('', name, 0),
    everywhere,
    keysOf,
  };
};
