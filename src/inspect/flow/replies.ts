/** Replies of requests: what of them is used (body, header, failure), from which address, and whether the request reads a blockchain. */
import type { Value } from '../../syntax/index.ts';
import { allValues } from './constants.ts';
import type { FlowConstant } from './flow.ts';
import { headersOf } from './headers.ts';
import { roleOf } from './libraries.ts';
import { isEnv } from './linker.ts';
import { type NetworkCall, networkCall } from './network-calls.ts';
import { addSource, type Call, type Tools, type Use, type Walk } from './walk.ts';

const NOT_BODY = new Set(['status', 'statusCode', 'statusText', 'ok', 'length', 'url', 'type', 'size', 'byteLength']);
const HIDES = new Set(['base64', 'hex', 'xor', 'reverse', 'char-codes', 'decompress', 'decrypt']);
const CHAIN_RPC =
  /\b(?:eth_call|eth_getTransactionBy\w+|eth_getStorageAt|eth_getLogs|eth_getTransactionReceipt|getTransaction|getAccountInfo|getSignaturesForAddress|gettransactionbyid)\b/;
const CHAIN_HOST =
  /\b(?:trongrid\.io|aptoslabs\.com|mainnet-beta\.solana\.com|tronscan\w*\.\w+|etherscan\.io|bscscan\.com|bsc-dataseed\w*\.\w+|blockstream\.info|blockchair\.com)\b/;

/** Methods that hand events or items to a function. */
export const EVENTS = new Set([
  'on',
  'once',
  'addEventListener',
  'addListener',
  'prependListener',
  'subscribe',
  'onmessage',
  'forEach',
  'map',
  'each',
]);
export const ITERATES = new Set([
  'forEach',
  'map',
  'flatMap',
  'filter',
  'reduce',
  'find',
  'some',
  'every',
  'each',
  'eachSeries',
  'sort',
  'then',
  'replace',
]);

export function addReply(call: Call, network: NetworkCall, use: Use, walk: Walk, tools: Tools): void {
  let addresses = network.address === null ? [] : addressesOf(network.address, walk, tools);
  const headers = headersOf(network.rest, (value) => tools.constants(value, walk.file));
  if (use.failed) {
    walk.viaFailure = true;
    addSource(walk, call, { kind: 'network-error', text: network.text, addresses, headers }, tools);
    return;
  }
  if (
    use.keys[0] === 'headers' ||
    use.keys[1] === 'headers' ||
    use.keys.includes('set-cookie') ||
    use.keys.includes('rawHeaders')
  ) {
    addSource(walk, call, { kind: 'network-header', text: network.text, addresses, headers }, tools);
    return;
  }
  if (use.keys.some((key) => NOT_BODY.has(key)) && use.keys.length <= 2) return;
  const fields = use.keys.filter(
    (key) => !/^(?:data|body|text|json|response|responseText|then|default|\d+|result)$/.test(key),
  );
  for (const field of fields.toReversed().slice(0, 4)) walk.transforms.push(`json-field:${field}`);
  const chain = isChainRead(network, addresses);
  if (chain) addresses = [...addresses, ...contractsOf(network, walk, tools)];
  addSource(walk, call, { kind: chain ? 'chain-read' : 'network-body', text: network.text, addresses, headers }, tools);
}

/** Contracts, accounts and transactions that are asked for. */
function contractsOf(network: NetworkCall, walk: Walk, tools: Tools): readonly FlowConstant[] {
  const out: FlowConstant[] = [];
  for (const part of network.rest)
    for (const one of allValues(part, 160))
      if (
        out.length < 4 &&
        one.k === 'const' &&
        typeof one.v === 'string' &&
        /^(?:0x(?:[\da-fA-F]{40}|[\da-fA-F]{64})|T[1-9A-HJ-NP-Za-km-z]{33})$/.test(one.v)
      )
        out.push(...tools.constants(one, walk.file));
  return out;
}

function isChainRead(network: NetworkCall, addresses: readonly FlowConstant[]): boolean {
  if (addresses.some((address) => CHAIN_HOST.test(address.value))) return true;
  for (const part of network.rest)
    for (const one of allValues(part, 120))
      if (one.k === 'const' && typeof one.v === 'string' && CHAIN_RPC.test(one.v)) return true;
  return false;
}

/** What is known of an address: its constants, else the variable of the environment that nobody delivered a value for. */
function addressesOf(value: Value, walk: Walk, tools: Tools): readonly FlowConstant[] {
  const known = tools.constants(value, walk.file);
  if (known.length > 0) return known;
  for (const one of allValues(value, 100)) {
    if (one.k === 'get' && one.key !== null && isEnv(one.of))
      return [
        {
          value: `process.env.${one.key}`,
          how: ['env-unset'],
          file: tools.linker.homeOf(one) ?? walk.file,
          at: one.at ?? 0,
        },
      ];
  }
  const own = tools.inner(value, walk);
  const steps = own.transforms.filter((step) => HIDES.has(step));
  // made of what is all here, by steps that could not be done
  if (steps.length === 0)
    return isSelfMade(value) ? [{ value: '(computed when it runs)', how: ['computed'], file: walk.file, at: 0 }] : [];
  // hidden in constants, whatever it is
  const [text] = own.sources;
  if (
    own.unresolved.length > 0 ||
    own.sources.some((source) => source.kind !== 'constant' && source.kind !== 'planted-env')
  )
    return [];
  return [{ value: '(decoded when it runs)', how: steps, file: text?.file ?? walk.file, at: text?.at ?? 0 }];
}

/** The request that a call sends, or that the chain before it has made: `superagent.get(u).set(…).end(cb)`. Listening is told apart elsewhere. */
export function sentBy(by: Call): { readonly call: Call; readonly network: NetworkCall } | null {
  let at: Value = by;
  for (let i = 0; i < 12; i++) {
    if (at.k === 'call') {
      const network = networkCall(at);
      if (network !== null) return { call: at, network };
      if (at.callee.k === 'get' && (EVENTS.has(at.callee.key ?? '') || ITERATES.has(at.callee.key ?? ''))) return null;
      at = at.callee;
    } else if (at.k === 'get') at = at.of;
    else return null;
  }
  return null;
}

/** Does it hang on nothing from outside: no parameter, no answer, no unknown? */
function isSelfMade(value: Value): boolean {
  let calls = 0;
  for (const one of allValues(value, 200)) {
    if (one.k === 'param' || one.k === 'delivered' || one.k === 'unknown' || one.k === 'failure') return false;
    if (
      one.k === 'global' &&
      /^(?:location|document|window|self|origin|process|arguments|this|import\.meta)$/.test(one.name)
    )
      return false;
    if (one.k === 'get' && one.key === null) return false;
    if (one.k === 'import' && roleOf(one.spec) === null) return false;
    if (one.k === 'call') calls++;
  }
  return calls > 0;
}
