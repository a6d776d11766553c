/**
 * Where a linked value comes from: sources and the transformations on the way, outermost call first while walking, innermost first in the answer.
 * Precise before complete: what is not recognised is named in `unresolved`, never called a reply.
 */
import type { Value } from '../../syntax/index.ts';
import { addressConstants, allValues } from './constants.ts';
import type { FileReader } from './file-reads.ts';
import type { FlowConstant, FlowSource } from './flow.ts';
import { roleOf } from './libraries.ts';
import { isEnv, type Linker } from './linker.ts';
import { type NetworkCall, networkCall } from './network-calls.ts';
import { recognise, textsIn } from './recognise.ts';
import { addReply, EVENTS, ITERATES, sentBy } from './replies.ts';
import { globalRoot, libraryRoot, passing } from './transforms.ts';
import { addSource, type Call, type Tools, type Traced, textOf, type Use, type Walk } from './walk.ts';

type Delivered = Extract<Value, { k: 'delivered' }>;

const NODES = 1_500;
const DEPTH = 48;
const MOST_SOURCES = 24;
const NOTHING: Traced = { sources: [], transforms: [], viaFailure: false, unresolved: [] };
const PLAIN_USE: Use = { keys: [], failed: false, depth: 0 };
const ARGUMENTS = new Set([
  'yargs',
  'minimist',
  'commander',
  'meow',
  'cac',
  'arg',
  'mri',
  'getopts',
  'command-line-args',
  'nopt',
  'optimist',
  '@oclif/core',
  'yargs-parser',
  'sade',
  'citty',
]);

export class Tracer {
  readonly #linker: Linker;
  readonly #tools: Tools;

  constructor(linker: Linker, files: FileReader) {
    this.#linker = linker;
    this.#tools = {
      linker,
      files,
      constants: (value, file) => this.constants(value, file),
      inner: (value, walk) => (walk.nested || walk.left < 200 ? NOTHING : this.trace(walk.file, [value], true)),
    };
  }

  trace(file: string, values: readonly Value[], nested = false): Traced {
    const walk: Walk = {
      file,
      nested,
      sources: new Map(),
      transforms: [],
      unresolved: new Set(),
      viaFailure: false,
      left: NODES,
    };
    for (const value of values) this.#visit(value, PLAIN_USE, walk);
    if (walk.left < 0) walk.unresolved.add('too large to follow to the end');
    const innermostFirst = walk.transforms.toReversed();
    return {
      sources: [...walk.sources.values()],
      transforms: [...new Set(innermostFirst)],
      viaFailure: walk.viaFailure,
      unresolved: [...walk.unresolved].slice(0, 12),
    };
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
        if (value.items.length >= 6 && value.items.every((item) => item.k === 'const' && typeof item.v === 'number'))
          walk.transforms.push('char-codes');
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
        if (isEnv(value)) addSource(walk, value, { kind: 'env', text: 'process.env', addresses: [] }, this.#tools);
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
    if (how.includes('env')) {
      const text = this.#linker.labelOf(value) ?? 'a value from a delivered .env';
      this.#found(walk, value, 'planted-env', text, this.constants(value, walk.file));
    } else if (typeof value.v === 'string' && value.v.length > 0) this.#found(walk, value, 'constant', 'constant');
  }

  #found(
    walk: Walk,
    value: Value,
    kind: FlowSource['kind'],
    text: string,
    addresses: readonly FlowConstant[] = [],
  ): void {
    addSource(walk, value, { kind, text, addresses }, this.#tools);
  }

  #member(value: Extract<Value, { k: 'get' }>, use: Use, walk: Walk): void {
    const { of, key } = value;
    const ofProcess = of.k === 'global' && of.name === 'process';
    if (isEnv(value)) this.#found(walk, value, 'env', 'process.env');
    else if (isEnv(of)) this.#found(walk, value, 'env', `process.env.${key ?? '…'}`);
    else if (ofProcess && (key === 'argv' || key === 'execArgv'))
      this.#found(walk, value, 'argument', `process.${key}`);
    else if (ofProcess && key === 'stdin') this.#found(walk, value, 'stdin', 'process.stdin');
    else this.#visit(of, key === null ? use : { ...use, keys: [key, ...use.keys].slice(0, 12) }, walk);
  }

  #imported(value: Extract<Value, { k: 'import' }>, walk: Walk): void {
    const role = roleOf(value.spec);
    if (/^[./]/.test(value.spec)) walk.unresolved.add(`the module ${value.spec}`);
    else if (isEnv(value)) this.#found(walk, value, 'env', 'process.env');
    else if (ARGUMENTS.has(value.spec)) this.#found(walk, value, 'argument', value.spec);
    else if (role === null) this.#found(walk, value, 'package', value.spec);
    else if (role === 'database' || role === 'clipboard') this.#found(walk, value, role, value.spec);
    else if (role === 'chain') this.#found(walk, value, 'chain-read', value.spec);
  }

  #call(call: Call, use: Use, walk: Walk): void {
    const through = passing(call);
    // a method of what a source gave: the source itself is further in
    const later =
      through !== null &&
      call.callee.k === 'get' &&
      (call.callee.of.k === 'call' || call.callee.of.k === 'delivered') &&
      networkCall(call) === null;
    if (!later && recognise(call, use, walk, this.#tools)) return;
    if (through !== null) {
      if (through.name !== '') walk.transforms.push(through.name);
      for (const arg of call.args) if (arg.k === 'function') this.#callback(arg, walk);
      const keys =
        call.callee.k === 'get' && call.callee.key === 'get' && this.#isHeaders(call.callee.of)
          ? ['headers', ...use.keys]
          : use.keys;
      for (const carrier of through.carriers)
        if (carrier.k !== 'function') this.#visit(carrier, { ...use, keys }, walk);
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
      else addSource(walk, call, { kind: 'package', text: textOf(call.callee), addresses: [] }, this.#tools);
    } else if (call.callee.k === 'get') this.#visit(call.callee.of, use, walk);
    for (const arg of call.args.slice(0, 6)) {
      if (arg.k === 'function' || arg.k === 'const') continue;
      this.#visit(arg, { keys: [], failed: use.failed, depth: use.depth }, walk);
    }
  }

  /** What arrives in a function that was handed over. */
  #delivered(value: Delivered, use: Use, walk: Walk): void {
    const by = value.by;
    if (by.k !== 'call') {
      this.#visit(by, use, walk);
      return;
    }
    if (this.#intercepted(value, by, use, walk)) return;
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
    if (recognise(by, use, walk, this.#tools)) return;
    const through = passing(by);
    if (through !== null) {
      if (through.name !== '') walk.transforms.push(through.name);
      for (const carrier of through.carriers) if (carrier.k !== 'function') this.#visit(carrier, use, walk);
      return;
    }
    const library = libraryRoot(callee);
    if (library !== null) {
      const role = roleOf(library.spec);
      if (role === null && !library.spec.startsWith('.'))
        addSource(walk, by, { kind: 'package', text: textOf(callee), addresses: [] }, this.#tools);
      else walk.unresolved.add(role === 'server' ? 'what a request brings' : `what ${textOf(callee)} hands over`);
      return;
    }
    // a function of the tree that calls back with something we did not see; what it fetched with is in its arguments
    walk.unresolved.add(`what ${textOf(callee)} hands over`);
  }

  /** `client.interceptors.response.use(cb)`: every answer that the client gets. What failed is told by what is read of it. */
  #intercepted(value: Delivered, by: Call, use: Use, walk: Walk): boolean {
    const { callee } = by;
    if (callee.k !== 'get' || callee.key !== 'use' || callee.of.k !== 'get' || callee.of.key !== 'response')
      return false;
    const interceptors = callee.of.of;
    if (interceptors.k !== 'get' || interceptors.key !== 'interceptors' || value.index > 1) return false;
    const call: Call = { k: 'call', callee: { k: 'get', of: interceptors.of, key: 'request' }, args: [] };
    const network = networkCall(call);
    if (network === null) return false;
    const [first, ...keys] = use.keys;
    const failed = use.failed || first === 'response';
    addReply(
      value.at === undefined ? call : { ...call, at: value.at },
      network,
      { ...use, failed, keys: first === 'response' ? keys : use.keys },
      walk,
      this.#tools,
    );
    return true;
  }

  #replyDelivered(value: Delivered, by: Call, network: NetworkCall, use: Use, walk: Walk): void {
    const direct =
      /^(?:https?|http2|follow-redirects)(?:\.|$)/.test(network.text) ||
      /(?:^|\.)(?:http|https)\./.test(network.text) ||
      /^(?:\$|jQuery|jquery)/.test(network.text);
    const failed = !direct && value.index === 0 && by.args.length > 1;
    addReply(by, network, { ...use, failed: use.failed || failed }, walk, this.#tools);
  }

  /** `x.on('data', …)`: the emitter says what arrives. */
  #event(emitter: Value, use: Use, walk: Walk, by: Call): void {
    const library = libraryRoot(emitter);
    const role = library === null ? null : roleOf(library.spec);
    const free = library === null ? globalRoot(emitter) : null;
    if (role === 'socket' || free === 'WebSocket' || free === 'EventSource' || free === 'io') {
      addSource(
        walk,
        by,
        { kind: 'socket', text: textOf(by.callee), addresses: textsIn(emitter, walk.file, this.#tools) },
        this.#tools,
      );
      return;
    }
    if (free === 'process' && textOf(emitter).startsWith('process.stdin')) {
      addSource(walk, by, { kind: 'stdin', text: 'process.stdin', addresses: [] }, this.#tools);
      return;
    }
    if (free === 'process' || free === 'self' || free === 'window' || free === 'document') {
      walk.unresolved.add('a message from outside');
      return;
    }
    this.#visit(emitter, use, walk);
  }
}
