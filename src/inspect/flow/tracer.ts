/**
 * Where a linked value comes from: sources and the transformations on the way, outermost call first while walking, innermost first in the answer.
 * Precise before complete: what is not recognised is named in `unresolved`, never called a reply.
 */
import type { Value } from '../../syntax/index.ts';
import { addressConstants, allValues } from './constants.ts';
import type { FlowConstant, FlowSource } from './flow.ts';
import { roleOf } from './libraries.ts';
import { isEnv, type Linker } from './linker.ts';
import { fileSource, type FileReader } from './file-reads.ts';
import { headersOf } from './headers.ts';
import { networkCall } from './network-calls.ts';
import { globalRoot, libraryRoot, passing } from './transforms.ts';

type Call = Extract<Value, { k: 'call' }>;
type Delivered = Extract<Value, { k: 'delivered' }>;

export interface Traced {
  readonly sources: readonly FlowSource[];
  readonly transforms: readonly string[];
  readonly viaFailure: boolean;
  readonly unresolved: readonly string[];
}

interface Walk {
  readonly file: string;
  /** a walk inside a walk starts no other */
  readonly nested: boolean;
  readonly sources: Map<string, FlowSource>;
  readonly transforms: string[];
  readonly unresolved: Set<string>;
  viaFailure: boolean;
  left: number;
}

/** How the value that is looked at is used by what stands around it. */
interface Use {
  /** members read from it, nearest first */
  readonly keys: readonly string[];
  /** it is what failed, not what came */
  readonly failed: boolean;
  readonly depth: number;
}

const NODES = 1_500;
const DEPTH = 48;
const MOST_SOURCES = 24;
const PLAIN_USE: Use = { keys: [], failed: false, depth: 0 };
const NOT_BODY = new Set(['status', 'statusCode', 'statusText', 'ok', 'length', 'url', 'type', 'size', 'byteLength']);
const HIDES = new Set(['base64', 'hex', 'xor', 'reverse', 'char-codes', 'decompress', 'decrypt']);
const FETCHING_COMMAND = /\b(?:curl|wget|Invoke-WebRequest|Invoke-RestMethod|iwr|irm|certutil|bitsadmin)\b/i;
const CLIPBOARD_COMMAND = /\b(?:pbpaste|xclip|xsel|Get-Clipboard|wl-paste)\b/;
const CHAIN_RPC = /\b(?:eth_call|eth_getTransactionBy\w+|eth_getStorageAt|eth_getLogs|eth_getTransactionReceipt|getTransaction|getAccountInfo|getSignaturesForAddress|gettransactionbyid)\b/;
const CHAIN_HOST = /\b(?:trongrid\.io|aptoslabs\.com|mainnet-beta\.solana\.com|tronscan\w*\.\w+|etherscan\.io|bscscan\.com|bsc-dataseed\w*\.\w+|blockstream\.info|blockchair\.com)\b/;
const ARGUMENTS = new Set(['yargs', 'minimist', 'commander', 'meow', 'cac', 'arg', 'mri', 'getopts', 'command-line-args', 'nopt', 'optimist', '@oclif/core', 'yargs-parser', 'sade', 'citty']);
const EVENTS = new Set(['on', 'once', 'addEventListener', 'addListener', 'prependListener', 'subscribe', 'onmessage', 'forEach', 'map', 'each']);
const ITERATES = new Set(['forEach', 'map', 'flatMap', 'filter', 'reduce', 'find', 'some', 'every', 'each', 'eachSeries', 'sort', 'then', 'replace']);

export class Tracer {
  readonly #linker: Linker;
  readonly #files: FileReader;

  constructor(linker: Linker, files: FileReader) {
    this.#linker = linker;
    this.#files = files;
  }

  trace(file: string, values: readonly Value[], nested = false): Traced {
    const walk: Walk = { file, nested, sources: new Map(), transforms: [], unresolved: new Set(), viaFailure: false, left: NODES };
    for (const value of values) this.#visit(value, PLAIN_USE, walk);
    if (walk.left < 0) walk.unresolved.add('too large to follow to the end');
    const innermostFirst = walk.transforms.toReversed();
    return { sources: [...walk.sources.values()], transforms: [...new Set(innermostFirst)], viaFailure: walk.viaFailure, unresolved: [...walk.unresolved].slice(0, 12) };
  }

  constants(value: Value, file: string): readonly FlowConstant[] {
    return addressConstants(value, file, (one) => this.#linker.homeOf(one));
  }

  #visit(value: Value, use: Use, walk: Walk): void {
    if (use.depth > DEPTH || --walk.left < 0 || walk.sources.size >= MOST_SOURCES) return;
    const deeper: Use = { ...use, depth: use.depth + 1 };
    switch (value.k) {
      case 'const':
        this.#constant(value, walk);
        return;
      case 'array':
        // numbers that text is made of
        if (value.items.length >= 6 && value.items.every((item) => item.k === 'const' && typeof item.v === 'number')) walk.transforms.push('char-codes');
        else for (const item of value.items) this.#visit(item, deeper, walk);
        return;
      case 'object':
        for (const [, prop] of value.props) this.#visit(prop, deeper, walk);
        return;
      case 'concat':
        for (const part of value.parts) this.#visit(part, deeper, walk);
        return;
      case 'any':
        for (const one of value.of) this.#visit(one, deeper, walk);
        return;
      case 'failure':
        for (const one of value.of) this.#visit(one, { ...deeper, failed: true }, walk);
        return;
      case 'get':
        this.#member(value, deeper, walk);
        return;
      case 'call':
        this.#call(value, deeper, walk);
        return;
      case 'delivered':
        this.#delivered(value, deeper, walk);
        return;
      case 'import':
        this.#imported(value, walk);
        return;
      case 'param':
        walk.unresolved.add('a parameter whose callers are not known');
        return;
      case 'global':
        if (isEnv(value)) this.#add(walk, value, 'env', 'process.env', []);
        return;
      case 'unknown':
        if (value.why !== '') walk.unresolved.add(value.why);
        return;
      default:
    }
  }

  #constant(value: Extract<Value, { k: 'const' }>, walk: Walk): void {
    const how = value.how ?? [];
    for (const step of how) if (step !== 'env') walk.transforms.push(step);
    if (how.includes('env')) this.#add(walk, value, 'planted-env', this.#linker.labelOf(value) ?? 'a value from a delivered .env', this.constants(value, walk.file));
    else if (typeof value.v === 'string' && value.v.length > 0) this.#add(walk, value, 'constant', 'constant', []);
  }

  #member(value: Extract<Value, { k: 'get' }>, use: Use, walk: Walk): void {
    const { of, key } = value;
    if (isEnv(value)) return this.#add(walk, value, 'env', 'process.env', []);
    if (isEnv(of)) return this.#add(walk, value, 'env', `process.env.${key ?? '…'}`, []);
    if (of.k === 'global' && of.name === 'process' && (key === 'argv' || key === 'execArgv')) return this.#add(walk, value, 'argument', `process.${key}`, []);
    if (of.k === 'global' && of.name === 'process' && key === 'stdin') return this.#add(walk, value, 'stdin', 'process.stdin', []);
    this.#visit(of, key === null ? use : { ...use, keys: [key, ...use.keys].slice(0, 12) }, walk);
  }

  #imported(value: Extract<Value, { k: 'import' }>, walk: Walk): void {
    if (value.spec.startsWith('.') || value.spec.startsWith('/')) {
      walk.unresolved.add(`the module ${value.spec}`);
      return;
    }
    if (isEnv(value)) return this.#add(walk, value, 'env', 'process.env', []);
    const role = roleOf(value.spec);
    if (role === null && !ARGUMENTS.has(value.spec)) this.#add(walk, value, 'package', value.spec, []);
    else if (ARGUMENTS.has(value.spec)) this.#add(walk, value, 'argument', value.spec, []);
    else if (role === 'database') this.#add(walk, value, 'database', value.spec, []);
    else if (role === 'clipboard') this.#add(walk, value, 'clipboard', value.spec, []);
    else if (role === 'chain') this.#add(walk, value, 'chain-read', value.spec, []);
  }

  #call(call: Call, use: Use, walk: Walk): void {
    const through = passing(call);
    // a method of what a source gave: the source itself is further in
    const later = through !== null && call.callee.k === 'get' && (call.callee.of.k === 'call' || call.callee.of.k === 'delivered') && networkCall(call) === null;
    if (!later && this.#isSource(call, use, walk)) return;
    if (through !== null) {
      if (through.name !== '') walk.transforms.push(through.name);
      for (const arg of call.args) if (arg.k === 'function') this.#callback(arg, walk);
      const keys = call.callee.k === 'get' && call.callee.key === 'get' && this.#isHeaders(call.callee.of) ? ['headers', ...use.keys] : use.keys;
      for (const carrier of through.carriers) if (carrier.k !== 'function') this.#visit(carrier, { ...use, keys }, walk);
      return;
    }
    this.#unknownCall(call, use, walk);
  }

  /** `bytes.map(b => String.fromCharCode(b ^ key))`: what the function does to each item. */
  #callback(value: Value, walk: Walk): void {
    const returns = this.#linker.returnsOf(value);
    if (returns === null) return;
    for (const one of allValues(returns, 60)) {
      const name = one.k === 'call' ? passing(one)?.name : undefined;
      if (name !== undefined && name !== '') walk.transforms.push(name);
    }
  }

  #isHeaders(value: Value): boolean {
    return value.k === 'get' && value.key === 'headers';
  }

  /** A call that nobody here knows: what is handed in may come out; what it is a method of may too. */
  #unknownCall(call: Call, use: Use, walk: Walk): void {
    const library = libraryRoot(call.callee);
    if (library !== null) {
      const role = roleOf(library.spec);
      if (role === 'server') {
        walk.unresolved.add('what a request brings');
        return;
      }
      if (role !== null || ARGUMENTS.has(library.spec)) this.#imported(library, walk);
      else this.#add(walk, call, 'package', textOf(call.callee), []);
    } else if (call.callee.k === 'get') this.#visit(call.callee.of, use, walk);
    for (const arg of call.args.slice(0, 6)) {
      if (arg.k === 'function' || arg.k === 'const') continue;
      this.#visit(arg, { keys: [], failed: use.failed, depth: use.depth }, walk);
    }
  }

  /** Recognised sources end the walk. */
  #isSource(call: Call, use: Use, walk: Walk): boolean {
    const network = networkCall(call);
    if (network !== null) {
      this.#reply(call, network, use, walk);
      return true;
    }
    if (call.isNew === true && /(?:^|\.)(?:XMLHttpRequest|XHR|xmlhttprequest)$/.test(textOf(call.callee))) {
      if (/^response(?:Text|XML)?$/.test(use.keys[0] ?? '')) this.#add(walk, call, 'network-body', 'XMLHttpRequest', []);
      return true;
    }
    const library = libraryRoot(call.callee);
    const role = library === null ? null : roleOf(library.spec);
    const free = library === null ? globalRoot(call.callee) : null;
    const name = lastName(call.callee);
    if (role === 'fs') return this.#file(call, name, walk);
    if (role === 'child-process') return /^(?:exec\w*|spawn\w*|fork|run|check_output|Popen|getoutput|command\w*|\$|x|default|\*)$/.test(name) && this.#command(call, walk);
    if (role === 'dns') return this.#settle(walk, call, 'dns');
    if (role === 'chain') return this.#settle(walk, call, 'chain-read');
    if (role === 'clipboard') return this.#settle(walk, call, 'clipboard');
    if (role === 'socket') return this.#settle(walk, call, 'socket');
    if (role === 'database') return this.#settle(walk, call, 'database');
    if (role === 'os') return /^(?:hostname|userInfo|homedir|networkInterfaces|getlogin|uname|machineId\w*|getMAC|osInfo)$/.test(name) ? this.#settle(walk, call, 'env') : true;
    if (free === 'WebSocket' || free === 'EventSource' || free === 'io') return this.#settle(walk, call, 'socket');
    if (free === 'navigator' && textOf(call.callee).includes('clipboard')) return this.#settle(walk, call, 'clipboard');
    if ((free === 'ethers' || free === 'Web3' || free === 'TronWeb' || free === 'tronWeb' || free === 'web3') && library === null) return this.#settle(walk, call, 'chain-read');
    if (free === 'process' && textOf(call.callee).startsWith('process.stdin')) return this.#settle(walk, call, 'stdin');
    if (library?.spec === 'readline') return this.#settle(walk, call, 'stdin');
    return false;
  }

  #settle(walk: Walk, call: Value, kind: FlowSource['kind']): boolean {
    const callee = call.k === 'call' ? call.callee : call;
    this.#add(walk, call, kind, textOf(callee), this.#texts(call, walk.file));
    return true;
  }

  /** Constant strings that are handed over anywhere in a chain of calls: contract, endpoint, host name. */
  #texts(value: Value, file: string): readonly FlowConstant[] {
    const out: FlowConstant[] = [];
    for (const one of allValues(value, 200)) {
      if (one.k !== 'call') continue;
      for (const arg of one.args) {
        if (arg.k === 'function' || out.length >= 8) continue;
        for (const constant of this.constants(arg, file)) if (constant.value.length >= 6 && constant.value.length < 4_000) out.push(constant);
      }
    }
    return dedupe(out).slice(0, 8);
  }

  /** What is known of an address: its constants, else the variable of the environment that nobody delivered a value for. */
  #addresses(value: Value, walk: Walk): readonly FlowConstant[] {
    const known = this.constants(value, walk.file);
    if (known.length > 0) return known;
    for (const one of allValues(value, 100)) {
      if (one.k === 'get' && one.key !== null && isEnv(one.of)) return [{ value: `process.env.${one.key}`, how: ['env-unset'], file: this.#linker.homeOf(one) ?? walk.file, at: one.at ?? 0 }];
    }
    // made of constants by steps that could not be done here: hidden, whatever it is
    const own = this.#nested(value, walk);
    const steps = own.transforms.filter((step) => HIDES.has(step));
    const [text] = own.sources;
    if (steps.length === 0 || own.unresolved.length > 0 || own.sources.some((source) => source.kind !== 'constant' && source.kind !== 'planted-env')) return [];
    return [{ value: '(decoded when it runs)', how: steps, file: text?.file ?? walk.file, at: text?.at ?? 0 }];
  }

  #nested(value: Value, walk: Walk): Traced {
    if (walk.nested || walk.left < 200) return { sources: [], transforms: [], viaFailure: false, unresolved: [] };
    return this.trace(walk.file, [value], true);
  }

  #reply(call: Call, network: NonNullable<ReturnType<typeof networkCall>>, use: Use, walk: Walk): void {
    const addresses = network.address === null ? [] : this.#addresses(network.address, walk);
    const headers = headersOf(network.rest, (value) => this.constants(value, walk.file));
    if (use.failed) {
      walk.viaFailure = true;
      this.#add(walk, call, 'network-error', network.text, addresses, headers);
      return;
    }
    if (use.keys[0] === 'headers' || use.keys[1] === 'headers' || use.keys.includes('set-cookie') || use.keys.includes('rawHeaders')) {
      this.#add(walk, call, 'network-header', network.text, addresses, headers);
      return;
    }
    if (use.keys.some((key) => NOT_BODY.has(key)) && use.keys.length <= 2) return;
    const fields = use.keys.filter((key) => !/^(?:data|body|text|json|response|responseText|then|default|\d+|result)$/.test(key));
    for (const field of fields.toReversed().slice(0, 4)) walk.transforms.push(`json-field:${field}`);
    const chain = this.#isChainRead(network, addresses);
    this.#add(walk, call, chain ? 'chain-read' : 'network-body', network.text, addresses, headers);
  }

  #isChainRead(network: NonNullable<ReturnType<typeof networkCall>>, addresses: readonly FlowConstant[]): boolean {
    if (addresses.some((address) => CHAIN_HOST.test(address.value))) return true;
    for (const part of network.rest) for (const one of allValues(part, 120)) if (one.k === 'const' && typeof one.v === 'string' && CHAIN_RPC.test(one.v)) return true;
    return false;
  }

  #file(call: Call, name: string, walk: Walk): boolean {
    if (!/^(?:read\w*|createReadStream|load\w*|inspect)$/.test(name)) return name !== '' && /^(?:exists|stat|mkdir|write|append|access)/.test(name);
    const found = fileSource(call, this.#linker.homeOf(call) ?? walk.file, this.#files);
    const [path] = call.args;
    if (path?.k === 'const' && path.v === 0) this.#add(walk, call, 'stdin', textOf(call.callee), []);
    else this.#add(walk, call, found.lies ? 'lying-file' : 'file', textOf(call.callee), found.addresses);
    return true;
  }

  /** What a started program prints. */
  #command(call: Call, walk: Walk): boolean {
    const texts = call.args.flatMap((arg) => [...allValues(arg, 80)].flatMap((one) => (one.k === 'function' ? [] : one.k === 'const' || one.k === 'concat' ? this.constants(one, walk.file) : [])));
    const fetching = texts.find((text) => FETCHING_COMMAND.test(text.value));
    if (fetching !== undefined) {
      const urls = texts.flatMap((text) => [...text.value.matchAll(/https?:\/\/[^\s"'`|;&)]{3,400}/g)].map((match) => ({ ...text, value: match[0] })));
      this.#add(walk, call, 'network-body', `${textOf(call.callee)}(${fetching.value.slice(0, 60)})`, dedupe(urls));
    } else if (texts.some((text) => CLIPBOARD_COMMAND.test(text.value))) this.#add(walk, call, 'clipboard', textOf(call.callee), []);
    else walk.unresolved.add('what another program prints');
    return true;
  }

  /** What arrives in a function that was handed over. */
  #delivered(value: Delivered, use: Use, walk: Walk): void {
    const by = value.by;
    if (by.k !== 'call') {
      this.#visit(by, use, walk);
      return;
    }
    const sent = sentBy(by);
    if (sent !== null) {
      this.#replyDelivered(value, sent.call, sent.network, use, walk);
      return;
    }
    const { callee } = by;
    if (callee.k === 'get' && EVENTS.has(callee.key ?? '')) {
      const event = by.args[0];
      const failed = event?.k === 'const' && event.v === 'error';
      if (ITERATES.has(callee.key ?? '') && value.index > 0 && callee.key !== 'reduce') return;
      this.#event(callee.of, { ...use, failed: use.failed || failed }, walk, by);
      return;
    }
    if (callee.k === 'get' && ITERATES.has(callee.key ?? '')) {
      this.#visit(callee.of, use, walk);
      return;
    }
    if (this.#isSource(by, use, walk)) return;
    const through = passing(by);
    if (through !== null) {
      if (through.name !== '') walk.transforms.push(through.name);
      for (const carrier of through.carriers) if (carrier.k !== 'function') this.#visit(carrier, use, walk);
      return;
    }
    const library = libraryRoot(callee);
    if (library !== null) {
      const role = roleOf(library.spec);
      if (role === null && !library.spec.startsWith('.')) this.#add(walk, by, 'package', textOf(callee), []);
      else walk.unresolved.add(role === 'server' ? 'what a request brings' : `what ${textOf(callee)} hands over`);
      return;
    }
    // a function of the tree that calls back with something we did not see; what it fetched with is in its arguments
    walk.unresolved.add(`what ${textOf(callee)} hands over`);
  }

  #replyDelivered(value: Delivered, by: Call, network: NonNullable<ReturnType<typeof networkCall>>, use: Use, walk: Walk): void {
    const direct = /^(?:https?|http2|follow-redirects)(?:\.|$)/.test(network.text) || /(?:^|\.)(?:http|https)\./.test(network.text) || /^(?:\$|jQuery|jquery)/.test(network.text);
    const failed = !direct && value.index === 0 && by.args.length > 1;
    this.#reply(by, network, { ...use, failed: use.failed || failed }, walk);
  }

  /** `x.on('data', …)`: the emitter says what arrives. */
  #event(emitter: Value, use: Use, walk: Walk, by: Call): void {
    const library = libraryRoot(emitter);
    const role = library === null ? null : roleOf(library.spec);
    const free = library === null ? globalRoot(emitter) : null;
    if (role === 'socket' || free === 'WebSocket' || free === 'EventSource' || free === 'io') {
      this.#add(walk, by, 'socket', textOf(by.callee), this.#texts(emitter, walk.file));
      return;
    }
    if (free === 'process' && textOf(emitter).startsWith('process.stdin')) {
      this.#add(walk, by, 'stdin', 'process.stdin', []);
      return;
    }
    if (free === 'process' || free === 'self' || free === 'window' || free === 'document') {
      walk.unresolved.add('a message from outside');
      return;
    }
    this.#visit(emitter, use, walk);
  }

  #add(walk: Walk, value: Value, kind: FlowSource['kind'], text: string, addresses: readonly FlowConstant[], headers: FlowSource['headers'] = []): void {
    const file = this.#linker.homeOf(value) ?? walk.file;
    const at = ('at' in value ? value.at : undefined) ?? 0;
    const key = `${kind}\n${file}\n${at}\n${text}`;
    if (!walk.sources.has(key)) walk.sources.set(key, { kind, file, at, text: text.slice(0, 120), addresses, headers });
  }
}

/** The request that a call sends, or that the chain before it has made: `superagent.get(u).set(…).end(cb)`. Listening is told apart elsewhere. */
function sentBy(by: Call): { readonly call: Call; readonly network: NonNullable<ReturnType<typeof networkCall>> } | null {
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

function dedupe(constants: readonly FlowConstant[]): readonly FlowConstant[] {
  const seen = new Set<string>();
  return constants.filter((one) => !seen.has(one.value) && seen.add(one.value));
}

function lastName(callee: Value): string {
  return callee.k === 'get' ? (callee.key ?? '') : callee.k === 'import' || callee.k === 'global' ? callee.name : '';
}

/** A callee as one would write it. */
export function textOf(value: Value, depth = 0): string {
  if (depth > 6) return '…';
  switch (value.k) {
    case 'global':
      return value.name;
    case 'import':
      return value.name === '*' || value.name === 'default' ? value.spec : `${value.spec}.${value.name}`;
    case 'get':
      return `${textOf(value.of, depth + 1)}.${value.key ?? '[…]'}`;
    case 'call':
      return `${value.isNew === true ? 'new ' : ''}${textOf(value.callee, depth + 1)}()`;
    case 'delivered':
      return textOf(value.by, depth + 1);
    case 'any':
      return value.of[0] === undefined ? '…' : textOf(value.of[0], depth + 1);
    default:
      return '…';
  }
}
