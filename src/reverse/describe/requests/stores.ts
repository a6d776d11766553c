/**
 * Stores that programs talk to through their libraries: Supabase, Firebase (both databases), MongoDB. The request is what the library would send: PostgREST's
 * `/rest/v1/<table>`, Firebase's `<path>.json`, Firestore's documents; sources: their documentation. Nodes of chains are told by the providers of ethers, web3, viem.
 */
import type { Call } from '../facts/program.ts';
import { alternatives, type CallValue, dotted, objectIn, textOf, type Value, wholeText } from '../facts/value.ts';
import { bodyOf } from './fields.ts';
import type { Field } from './request.ts';

export interface StoreRequest {
  readonly url: Value;
  readonly method: string | null;
  readonly headers: readonly Field[];
  readonly body: readonly Field[];
  readonly encoding: string | null;
  readonly rpc: string | null;
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ['insert', 'POST'],
  ['upsert', 'POST'],
  ['update', 'PATCH'],
  ['select', 'GET'],
  ['delete', 'DELETE'],
  ['insertOne', 'POST'],
  ['insertMany', 'POST'],
  ['updateOne', 'POST'],
  ['replaceOne', 'POST'],
  ['findOneAndUpdate', 'POST'],
  ['set', 'PUT'],
  ['push', 'POST'],
  ['setDoc', 'PATCH'],
  ['addDoc', 'POST'],
  ['updateDoc', 'PATCH'],
  ['add', 'POST'],
]);
const PROVIDER =
  /(?:^|\.)(?:JsonRpcProvider|StaticJsonRpcProvider|JsonRpcBatchProvider|WebSocketProvider|HttpProvider|Web3|TronWeb|Connection)$/;

export function storeRequest(call: Call): StoreRequest | null {
  const { name, value } = call;
  const last = name.split('.').at(-1) ?? '';
  if (PROVIDER.test(name) || (last === 'http' && dotted(value.callee) === 'viem.http')) return nodeOf(value);
  const method = VERBS.get(last);
  if (method === undefined) return null;
  return ofSupabase(value, method) ?? ofMongo(value, method) ?? ofFirebase(value, last, method);
}

function nodeOf({ args }: CallValue): StoreRequest | null {
  const [first] = args;
  const url =
    first === undefined
      ? null
      : (objectIn(first)?.entries.get('url') ?? objectIn(first)?.entries.get('fullHost') ?? first);
  if (url === null || !alternatives(url).some((one) => /^(?:https?|wss?):\/\//.test(wholeText(one) ?? ''))) return null;
  return { url, method: 'POST', headers: [], body: [], encoding: 'json', rpc: 'eth_node' };
}

/** The call of this name in the chain of receivers. */
function inChain(value: Value, pattern: RegExp): CallValue | null {
  let one: Value | undefined = value;
  for (let i = 0; i < 16 && one !== undefined; i++) {
    if (one.k === 'any') one = one.of[0];
    else if (one.k === 'member') one = one.of;
    else if (one.k === 'call') {
      if (pattern.test(dotted(one.callee))) return one;
      one = one.callee.k === 'member' ? one.callee.of : one.args[0];
    } else return null;
  }
  return null;
}

function ofSupabase(value: CallValue, method: string): StoreRequest | null {
  const client = inChain(value.callee, /(?:^|\.)createClient$/);
  const from = inChain(value.callee, /\.from$/);
  const table = textOf(from?.args[0]);
  const [base, key] = client?.args ?? [];
  if (table === null || base === undefined) return null;
  const token = key === undefined ? null : wholeText(key);
  const headers: Field[] =
    token === null
      ? []
      : [{ name: 'apikey', constant: token, source: JSON.stringify(token), value: null, example: null }];
  const body = bodyOf(firstRow(value.args[0]), 'json');
  return {
    url: { k: 'joined', parts: [base, { k: 'text', text: `/rest/v1/${table}` }] },
    method,
    headers,
    body: method === 'GET' ? [] : body.fields,
    encoding: 'json',
    rpc: null,
  };
}

function firstRow(value: Value | undefined): Value | undefined {
  return value?.k === 'list' ? value.items[0] : value;
}

function ofMongo(value: CallValue, method: string): StoreRequest | null {
  const collection = textOf(inChain(value.callee, /\.collection$/)?.args[0]);
  const client = inChain(value.callee, /(?:^|\.)MongoClient(?:\.connect)?$/);
  const base = client?.args[0];
  if (collection === null || base === undefined) return null;
  const database = textOf(inChain(value.callee, /\.db$/)?.args[0]);
  const isUpdate = value.args.length > 1 && /update|replace/i.test(dotted(value.callee));
  const document = isUpdate ? (objectIn(value.args[1])?.entries.get('$set') ?? value.args[1]) : firstRow(value.args[0]);
  const uri = wholeText(base)?.replace(/\?.*$/, '').replace(/\/+$/, '') ?? null;
  if (uri === null) return null;
  const path = uri.replace(/^[a-z+]+:\/\/[^/]+/, '') === '' && database !== null ? `/${database}` : '';
  return {
    url: { k: 'text', text: `${uri}${path}/${collection}` },
    method: method === 'POST' ? null : method,
    headers: [],
    body: bodyOf(document, 'bson').fields,
    encoding: 'bson',
    rpc: null,
  };
}

function ofFirebase(value: CallValue, last: string, method: string): StoreRequest | null {
  // `set(ref(db, 'path'), row)`, `addDoc(collection(db, 'name'), row)`
  const modular = value.callee.k === 'member' && value.callee.of.k === 'module' ? value.args[0] : undefined;
  const place =
    modular !== undefined
      ? inChain(modular, /(?:^|\.)(?:ref|collection|doc|child)$/)
      : inChain(value.callee, /\.(?:ref|collection|doc)$/);
  if (place === null) return null;
  const app =
    inChain(place, /(?:^|\.)initializeApp$/) ??
    place.args.map((arg) => inChain(arg, /(?:^|\.)initializeApp$/)).find((one) => one !== null) ??
    null;
  const settings = objectIn(app?.args[0]);
  const base = settings?.entries.get('databaseURL');
  const project = textOf(settings?.entries.get('projectId'));
  const path = place.args
    .map((arg) => (arg.k === 'text' || arg.k === 'joined' ? arg : null))
    .find((arg) => arg !== null);
  if (path === undefined || path === null) return null;
  const row = modular !== undefined ? value.args[1] : value.args[0];
  const body = bodyOf(row, 'json').fields;
  if (body.length === 0 && last !== 'push') return null;
  const isDocument = /(?:^|\.)(?:collection|doc)$/.test(dotted(place.callee));
  if (isDocument && project !== null)
    return {
      url: {
        k: 'joined',
        parts: [
          { k: 'text', text: `https://firestore.googleapis.com/v1/projects/${project}/databases/(default)/documents/` },
          path,
        ],
      },
      method,
      headers: [],
      body,
      encoding: 'json',
      rpc: null,
    };
  if (base === undefined && project === null) return null;
  return {
    url: {
      k: 'joined',
      parts: [
        base ?? { k: 'text', text: `https://${project}.firebaseio.com` },
        { k: 'text', text: '/' },
        path,
        { k: 'text', text: '.json' },
      ],
    },
    method,
    headers: [],
    body,
    encoding: 'json',
    rpc: null,
  };
}
