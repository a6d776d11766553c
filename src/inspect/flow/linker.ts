/**
 * Values of one file made whole with what other files know: imports become the exporting module's values, parameters the arguments of the
 * calls that are known, calls what the called function returns, `process.env.X` what a delivered `.env` says. Bounded in depth and nodes, memoised.
 */

import type { FunctionFact, ModuleFacts, Value } from '../../syntax/index.ts';
import type { CalledFunctions } from '../graph/called-functions.ts';
import type { ExportLookup } from '../graph/export-lookup.ts';
import type { ModuleGraph, TreeAccess } from '../graph/module-graph.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import { CallSites } from './call-sites.ts';
import type { EnvFiles } from './env-files.ts';
import { jsonProperty, jsonValue } from './json-values.ts';
import { isKnownLibrary } from './libraries.ts';

/** Nesting of linked values. */
const DEPTH = 40;
/** Nodes made for one value asked for. */
const NODES = 3_000;
/** Functions entered inside functions. */
const CALLS = 8;
const BRANCHES = 10;

interface Frame {
  readonly file: string;
  readonly fn: number;
  readonly args: readonly Value[];
  readonly up: Frame | null;
  readonly depth: number;
}

interface Scope {
  readonly file: string;
  readonly frame: Frame | null;
}

export interface LinkerParts {
  readonly graph: ModuleGraph;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly access: TreeAccess;
  readonly lookup: ExportLookup;
  readonly called: CalledFunctions;
  readonly env: EnvFiles;
}

const UNKNOWN_DEPTH: Value = { k: 'unknown', why: 'too deep' };
const UNKNOWN_CYCLE: Value = { k: 'unknown', why: 'defined by itself' };

export class Linker {
  readonly #parts: LinkerParts;
  readonly #sites: CallSites;
  readonly #homes = new WeakMap<Value, string>();
  readonly #known = new WeakMap<Value, Value>();
  readonly #labels = new WeakMap<Value, string>();
  readonly #active = new Set<Value>();
  #nodes = 0;
  /** bounds and cycles met so far */
  #cuts = 0;

  constructor(parts: LinkerParts) {
    this.#parts = parts;
    this.#sites = new CallSites(parts.facts, parts.called);
  }

  /** `value` of `file`, linked. */
  link(file: string, value: Value): Value {
    this.#nodes = 0;
    this.#active.clear();
    return this.#resolve(value, { file, frame: null }, 0);
  }

  /** The file that a linked value was written in. */
  homeOf(value: Value): string | null {
    return this.#homes.get(value) ?? null;
  }

  /** How a value that came from elsewhere is named in code: `process.env.X`. */
  labelOf(value: Value): string | null {
    return this.#labels.get(value) ?? null;
  }

  /** What a linked function gives back, its parameters open. */
  returnsOf(value: Value): Value | null {
    const home = value.k === 'function' ? this.#homes.get(value) : undefined;
    return (value.k === 'function' ? functionOf(this.#parts.facts.get(home ?? ''), value.fn)?.returns : null) ?? null;
  }

  #made<T extends Value>(value: T, file: string): T {
    this.#homes.set(value, file);
    return value;
  }

  #resolve(value: Value, scope: Scope, depth: number): Value {
    if (depth > DEPTH || ++this.#nodes > NODES) {
      this.#cuts++;
      return UNKNOWN_DEPTH;
    }
    if (value.k === 'const') return this.#homes.has(value) ? value : this.#made({ ...value }, scope.file);
    if (scope.frame === null) {
      const known = this.#known.get(value);
      if (known !== undefined) return known;
    }
    if (this.#active.has(value)) {
      this.#cuts++;
      return UNKNOWN_CYCLE;
    }
    this.#active.add(value);
    const before = this.#cuts;
    const made = this.#fresh(value, scope, depth);
    this.#active.delete(value);
    // what ran into a bound is not remembered: asked for on its own it may succeed
    if (scope.frame === null && this.#cuts === before) this.#known.set(value, made);
    return made;
  }

  #fresh(value: Value, scope: Scope, depth: number): Value {
    const one = (inner: Value): Value => this.#resolve(inner, scope, depth + 1);
    switch (value.k) {
      case 'array':
        return this.#made({ k: 'array', items: value.items.flatMap((item) => spread(one(item))) }, scope.file);
      case 'object':
        return this.#made(
          { k: 'object', props: value.props.map(([name, prop]) => [name, one(prop)] as const) },
          scope.file,
        );
      case 'concat':
        return this.#made({ k: 'concat', parts: value.parts.map(one) }, scope.file);
      case 'any':
        return anyOf(value.of.slice(0, BRANCHES).map(one));
      case 'failure':
        return this.#made({ k: 'failure', of: value.of.slice(0, BRANCHES).map(one) }, scope.file);
      case 'get':
        return this.#get(one(value.of), value.key, value.at, scope, depth);
      case 'call':
        return this.#call(value, scope, depth);
      case 'import':
        return this.#import(value, scope, depth);
      case 'param':
        return this.#param(value, scope, depth);
      case 'delivered':
        return this.#delivered(value, scope, depth);
      default:
        return this.#made({ ...value }, scope.file);
    }
  }

  /** A member of a linked value. */
  #get(of: Value, key: string | null, at: number | undefined, scope: Scope, depth: number): Value {
    if (of.k === 'any') return anyOf(of.of.map((one) => this.#get(one, key, at, scope, depth + 1)));
    // one of a known list; a spread of rest arguments
    if (key === null && of.k === 'array' && of.items.length > 0) return anyOf(of.items.slice(0, BRANCHES));
    if (key === null && of.k === 'const' && typeof of.v === 'string' && /^[a-z]+:\/\//i.test(of.v)) return of;
    if (key !== null) {
      const own = this.#property(of, key, scope, depth);
      if (own !== null) return own;
      if (isEnv(of)) {
        const values = this.#envValues(key, scope.file);
        if (values.length > 0) return anyOf(values);
      }
    }
    return this.#made({ k: 'get', of, key, ...(at === undefined ? {} : { at }) }, scope.file);
  }

  #property(of: Value, key: string, scope: Scope, depth: number): Value | null {
    if (of.k === 'object') {
      const own = of.props.filter(([name]) => name === key).map(([, prop]) => prop);
      if (own.length > 0) return anyOf(own);
      for (const [name, spread] of of.props) {
        if (name !== '...') continue;
        const found = this.#property(spread, key, scope, depth + 1);
        if (found !== null) return found;
      }
      return key === 'default' ? of : null;
    }
    if (of.k === 'array' && /^\d{1,4}$/.test(key)) return of.items[Number(key)] ?? null;
    if (of.k === 'call' && of.isNew !== true && of.args[0]?.k === 'object' && isObjectPassing(of.callee))
      return this.#property(of.args[0], key, scope, depth + 1);
    return null;
  }

  #envValues(name: string, from: string): readonly Value[] {
    return this.#parts.env.of(name, from).map((found) => {
      const value = this.#made<Value>({ k: 'const', v: found.value, at: found.at, how: ['env'] }, found.file);
      this.#labels.set(value, `process.env.${name}`);
      return value;
    });
  }

  #import(value: Extract<Value, { k: 'import' }>, scope: Scope, depth: number): Value {
    const { graph, facts, lookup } = this.#parts;
    const pkg = graph.packageOf(scope.file, value.spec);
    if (isKnownLibrary(pkg ?? value.spec)) return this.#made({ ...value, spec: pkg ?? value.spec }, scope.file);
    const bound = graph.bindingOf(scope.file, value.spec, value.name);
    if (bound === null) return this.#made({ ...value }, scope.file);
    const target = bound.file;
    const module = facts.get(target)?.module ?? null;
    if (module === null) return this.#data(target, value.name, scope);
    const named = lookup.lookup(target, bound.name);
    if (named.length === 0 && value.name !== '*' && value.name !== 'default') {
      const member = this.#memberOfWhole(target, value.name, scope, depth);
      if (member !== null) return member;
    }
    const linked = named.slice(0, BRANCHES).flatMap((one) => {
      if (one.value.k === 'import' && one.file === target && one.value.spec === value.spec) return [];
      return [this.#resolve(one.value, { file: one.file, frame: null }, depth + 1)];
    });
    return linked.length > 0 ? anyOf(linked) : this.#made({ ...value }, scope.file);
  }

  /** `http.post` where the module is what a call makes: `module.exports = axios.create(…)`. */
  #memberOfWhole(target: string, name: string, scope: Scope, depth: number): Value | null {
    for (const one of this.#parts.lookup.lookup(target, 'default').slice(0, 4)) {
      if (one.value.k !== 'call' && one.value.k !== 'import' && one.value.k !== 'get') continue;
      const whole = this.#resolve(one.value, { file: one.file, frame: null }, depth + 1);
      if (whole.k === 'unknown') continue;
      return this.#get(whole, name, undefined, scope, depth + 1);
    }
    return null;
  }

  /** A JSON or other file that is imported as data. */
  #data(target: string, name: string, scope: Scope): Value {
    const { access } = this.#parts;
    const json = /\.json[c5]?$/i.test(target) ? access.json(target) : undefined;
    if (json === undefined) return this.#made({ k: 'import', spec: target, name }, scope.file);
    const whole = jsonValue(json, access.text(target) ?? '', (made) => this.#made(made, target));
    return name === '*' || name === 'default' ? whole : (jsonProperty(whole, name) ?? whole);
  }

  #param(value: Extract<Value, { k: 'param' }>, scope: Scope, depth: number): Value {
    for (let frame = scope.frame; frame !== null; frame = frame.up) {
      if (frame.file === scope.file && frame.fn === value.fn)
        return frame.args[value.index] ?? { k: 'unknown', why: 'no such argument' };
    }
    const sites = this.#sites.of(scope.file, value.fn);
    const args: Value[] = [];
    for (const site of sites.slice(0, BRANCHES)) {
      const arg = site.args[value.index];
      if (arg !== undefined) args.push(this.#resolve(arg, { file: site.file, frame: null }, depth + 1));
    }
    return args.length > 0 ? anyOf(args) : this.#made({ ...value }, scope.file);
  }

  #call(value: Extract<Value, { k: 'call' }>, scope: Scope, depth: number): Value {
    const callee = this.#resolve(value.callee, scope, depth + 1);
    const args = value.args.flatMap((arg) => spread(this.#resolve(arg, scope, depth + 1)));
    const passed = passedThrough(callee, args);
    if (passed !== null) return passed;
    const config = this.#nodeConfig(callee, args, scope);
    if (config !== null) return config;
    const returned = this.#returned(callee, args, scope, depth);
    if (returned !== null) return returned;
    return this.#made({ ...value, callee, args }, scope.file);
  }

  /**
   * What a function of another file hands to its callback. Calls of parameters are not told by facts; where that function sends requests, their
   * answers are what it has to hand over.
   */
  #delivered(value: Extract<Value, { k: 'delivered' }>, scope: Scope, depth: number): Value {
    const by = this.#resolve(value.by, scope, depth + 1);
    const plain = this.#made<Value>({ ...value, by }, scope.file);
    if (by.k !== 'call' || (scope.frame?.depth ?? 0) >= CALLS) return plain;
    const answers: Value[] = [];
    for (const callee of by.callee.k === 'any' ? by.callee.of : [by.callee]) {
      const home = callee.k === 'function' ? this.#homes.get(callee) : undefined;
      if (callee.k !== 'function' || home === undefined || (home === scope.file && scope.frame !== null)) continue;
      const frame: Frame = {
        file: home,
        fn: callee.fn,
        args: by.args,
        up: scope.frame,
        depth: (scope.frame?.depth ?? 0) + 1,
      };
      const handed = this.#handedBy(home, callee.fn, by.args, value.index, { file: home, frame }, depth);
      answers.push(...(handed.length > 0 ? handed : this.#answersIn(home, callee.fn, { file: home, frame }, depth)));
    }
    return answers.length > 0 ? anyOf(answers) : plain;
  }

  /** What a function passes when it calls what it was handed: `cb(null, body)`. */
  #handedBy(
    file: string,
    fn: number,
    args: readonly Value[],
    index: number,
    scope: Scope,
    depth: number,
  ): readonly Value[] {
    const out: Value[] = [];
    for (const call of this.#parts.facts.get(file)?.module?.calls ?? []) {
      const { target } = call;
      if (target.k !== 'param' || target.fn !== fn || args[target.index]?.k !== 'function') continue;
      const arg = call.args[index];
      if (arg !== undefined && out.length < BRANCHES) out.push(this.#resolve(arg, scope, depth + 1));
    }
    return out.filter((one) => one.k !== 'unknown' && !(one.k === 'const' && one.v === null));
  }

  /** Requests that a function sends, itself or in functions written inside it, as calls. */
  #answersIn(file: string, fn: number, scope: Scope, depth: number): readonly Value[] {
    const module = this.#parts.facts.get(file)?.module ?? null;
    const out: Value[] = [];
    for (const sink of module?.sinks ?? []) {
      if (sink.kind !== 'network' || out.length >= 4 || !within(module, sink.fn, fn)) continue;
      const args = sink.args.map((arg) => this.#resolve(arg, scope, depth + 1));
      out.push(this.#made({ k: 'call', callee: { k: 'global', name: 'fetch' }, args, at: sink.at }, file));
    }
    return out;
  }

  /** What the functions that a linked callee may be give back for these arguments. */
  #returned(callee: Value, args: readonly Value[], scope: Scope, depth: number): Value | null {
    const level = scope.frame === null ? 0 : scope.frame.depth;
    if (level >= CALLS) return null;
    const out: Value[] = [];
    for (const one of callee.k === 'any' ? callee.of : [callee]) {
      if (one.k !== 'function') continue;
      const home = this.#homes.get(one);
      const fact = home === undefined ? undefined : functionOf(this.#parts.facts.get(home), one.fn);
      if (home === undefined || fact === undefined || fact.returns === null) continue;
      const frame: Frame = { file: home, fn: one.fn, args, up: scope.frame, depth: level + 1 };
      out.push(this.#resolve(fact.returns, { file: home, frame }, depth + 1));
      if (out.length >= BRANCHES) break;
    }
    return out.length > 0 ? anyOf(out) : null;
  }

  /** `config.get('a.b')` of the package `config`: the files below `config/`. */
  #nodeConfig(callee: Value, args: readonly Value[], scope: Scope): Value | null {
    const name = args[0];
    if (
      callee.k !== 'get' ||
      callee.key !== 'get' ||
      callee.of.k !== 'import' ||
      callee.of.spec !== 'config' ||
      name?.k !== 'const'
    )
      return null;
    const out: Value[] = [];
    for (const stem of ['default', 'development', 'production', 'local']) {
      const path = this.#parts.graph.resolver.file(scope.file, `config/${stem}.json`);
      let at: Value | null = path === null ? null : this.#data(path, '*', scope);
      for (const key of String(name.v).split('.').slice(0, 12)) at = at === null ? null : jsonProperty(at, key);
      if (at !== null) out.push(at);
    }
    return out.length > 0 ? anyOf(out) : null;
  }
}

function within(module: ModuleFacts | null, inner: number, outer: number): boolean {
  let at = inner;
  for (let i = 0; i < 32; i++) {
    if (at === outer) return true;
    const parent = functionIn(module, at)?.parent;
    if (parent === undefined || parent === at) return false;
    at = parent;
  }
  return false;
}

export function anyOf(values: readonly Value[]): Value {
  const flat: Value[] = [];
  for (const value of values) {
    if (value.k === 'any') flat.push(...value.of);
    else flat.push(value);
  }
  const known = flat.filter((value) => value.k !== 'unknown');
  const kept = (known.length > 0 ? known : flat).slice(0, BRANCHES * 2);
  const [first] = kept;
  return kept.length === 1 && first !== undefined ? first : { k: 'any', of: kept };
}

function functionOf(facts: FileFacts | undefined, fn: number): FunctionFact | undefined {
  return functionIn(facts?.module ?? null, fn);
}

function functionIn(module: ModuleFacts | null, fn: number): FunctionFact | undefined {
  const all = module?.functions ?? [];
  return all[fn]?.id === fn ? all[fn] : all.find((one) => one.id === fn);
}

/** `process.env`, `import.meta.env`, `Bun.env`, what `dotenv` parsed. */
export function isEnv(value: Value): boolean {
  if (value.k === 'global') return value.name === 'process.env' || value.name === 'import.meta.env';
  if (value.k === 'import') return value.name === 'env' && /^(?:process|node:process)$/.test(value.spec);
  if (value.k !== 'get') return false;
  if (value.key === 'env') {
    const of = value.of;
    if (of.k === 'global') return /^(?:process|import\.meta|Bun|Deno)$/.test(of.name);
    if (of.k === 'get') return of.key === 'process' || of.key === 'meta';
    return of.k === 'import' && /^(?:node:)?process$/.test(of.spec);
  }
  return (
    value.key === 'parsed' && value.of.k === 'call' && value.of.callee.k === 'get' && value.of.callee.key === 'config'
  );
}

/** The items of a list that is spread; of what is no list, itself. */
function spread(value: Value): readonly Value[] {
  const of =
    value.k === 'call' && value.callee.k === 'global' && value.callee.name === '...' ? value.args[0] : undefined;
  if (of === undefined) return [value];
  return of.k === 'array' ? of.items.slice(0, BRANCHES * 2) : [of];
}

/** Calls that give back what they are given. */
function passedThrough(callee: Value, args: readonly Value[]): Value | null {
  const [first] = args;
  if (callee.k !== 'get' || first === undefined) return null;
  const of = callee.of;
  if (
    of.k === 'global' &&
    of.name === 'Promise' &&
    (callee.key === 'resolve' || callee.key === 'all' || callee.key === 'allSettled')
  )
    return first;
  if (of.k === 'global' && of.name === 'Promise' && (callee.key === 'race' || callee.key === 'any'))
    return first.k === 'array' ? anyOf(first.items) : first;
  if (of.k === 'global' && of.name === 'Object' && /^(?:freeze|seal|preventExtensions)$/.test(callee.key ?? ''))
    return first;
  return null;
}

function isObjectPassing(callee: Value): boolean {
  return callee.k === 'import' || (callee.k === 'get' && /^(?:freeze|assign|create|define\w*)$/.test(callee.key ?? ''));
}
