/** What running one function of a file makes run: modules it loads, functions it calls or hands out, in source order. Read per file when it is first reached. */
import type { CallFact, Value } from '../../syntax/index.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import type { CalledFunctions } from './called-functions.ts';
import { CODE_CONFIG } from './config-edges.ts';
import { doubtful } from './doubtful.ts';
import type { ModuleGraph } from './module-graph.ts';
import type { ReachHow } from './reach.ts';

export interface ReachEdge {
  readonly file: string;
  readonly fn: number;
  readonly at: number;
  readonly how: string;
  readonly text: string;
  /** index in HOWS: the path is at best this sure after the edge */
  readonly worst: number;
}

const TOP = 0;
const IIFE = 1;
const AT_IMPORT = 2;
const BY_IMPORTER = 3;
const CALLBACK = 4;
const HANDLER = 5;
const ERROR_HANDLER = 6;
const LIKELY = 7;

/** Frameworks that make and call the classes that are handed to them, by decorators. */
const INJECTS =
  /^(?:@nestjs\/(?!testing)|@angular\/core$|routing-controllers$|type-graphql$|tsoa$|typedi$|inversify|@midwayjs\/|@loopback\/|@tsed\/|hardhat\/config$)/;

/** Calls read of one file; what lies beyond is machine-made. */
const MOST_CALLS = 60_000;
const NONE: readonly ReachEdge[] = [];

export class FunctionEdges {
  readonly #graph: ModuleGraph;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #called: CalledFunctions;
  readonly #doubtful = new Map<string, readonly ReachEdge[]>();
  readonly #files = new Map<string, ReadonlyMap<number, readonly ReachEdge[]>>();
  readonly #names = new Map<string, ReadonlyMap<number, string>>();

  constructor(graph: ModuleGraph, facts: ReadonlyMap<string, FileFacts>, called: CalledFunctions) {
    this.#graph = graph;
    this.#facts = facts;
    this.#called = called;
  }

  from(file: string, fn: number): readonly ReachEdge[] {
    let edges = this.#files.get(file);
    if (edges === undefined) {
      edges = this.#read(file);
      this.#files.set(file, edges);
    }
    return edges.get(fn) ?? NONE;
  }

  /** Of a module of an application that is loaded: what is most likely called, though no call is seen. */
  inDoubt(file: string): readonly ReachEdge[] {
    let edges = this.#doubtful.get(file);
    if (edges === undefined) {
      const module = this.#facts.get(file)?.module ?? null;
      const names = this.#namesOf(file);
      edges = (module === null ? [] : doubtful(file, module, this.#graph, this.#usedBlindly(file))).map((fn) => ({
        file,
        fn,
        at: 0,
        how: 'is likely called',
        text: names.get(fn) || file,
        worst: LIKELY,
      }));
      this.#doubtful.set(file, edges);
    }
    return edges;
  }

  #read(file: string): ReadonlyMap<number, readonly ReachEdge[]> {
    const edges = new Map<number, ReachEdge[]>();
    const add = (fn: number, edge: ReachEdge): void => {
      const known = edges.get(fn);
      if (known === undefined) edges.set(fn, [edge]);
      else known.push(edge);
    };
    for (const edge of this.#graph.from(file)) {
      add(edge.fn, {
        file: edge.to,
        fn: 0,
        at: edge.at,
        how: edge.how,
        text: edge.to,
        worst: edge.guessed ? AT_IMPORT : TOP,
      });
    }
    const module = this.#facts.get(file)?.module ?? null;
    if (module === null) return edges;
    const names = this.#namesOf(file);
    for (const call of module.calls.slice(0, MOST_CALLS)) this.#calls(file, call, names, add);
    for (const { id, returns } of module.functions) if (returns !== null) this.#returned(file, id, returns, add);
    if (this.#calledByConvention(file)) {
      for (const { value } of module.exports)
        for (const entered of this.#called.of(file, functionsOnly(unwrapped(value))))
          add(0, {
            file: entered.file,
            fn: entered.fn,
            at: 0,
            how: 'is called by its tool',
            text: this.#namesOf(entered.file).get(entered.fn) || entered.file,
            worst: BY_IMPORTER,
          });
    }
    return edges;
  }

  #calls(
    file: string,
    call: CallFact,
    names: ReadonlyMap<number, string>,
    add: (fn: number, edge: ReachEdge) => void,
  ): void {
    for (const entered of this.#called.of(file, call.target)) {
      const local = entered.file === file;
      add(call.fn, {
        file: entered.file,
        fn: entered.fn,
        at: call.at,
        how: words(call.how),
        text: this.#namesOf(entered.file).get(entered.fn) || entered.file,
        worst: Math.max(worstOf(call.how, local), entered.sure ? TOP : BY_IMPORTER),
      });
    }
    // functions in the arguments of another module's function are most likely called by it
    for (const arg of call.args) {
      if (arg.k === 'const' || arg.k === 'global' || arg.k === 'unknown') continue;
      for (const entered of this.#called.of(file, functionsOnly(arg))) {
        add(call.fn, {
          file: entered.file,
          fn: entered.fn,
          at: call.at,
          how: 'passes on',
          text: names.get(entered.fn) ?? entered.file,
          worst: CALLBACK,
        });
      }
    }
  }

  #namesOf(file: string): ReadonlyMap<number, string> {
    let names = this.#names.get(file);
    if (names === undefined) {
      names = new Map((this.#facts.get(file)?.module?.functions ?? []).map((fn) => [fn.id, fn.name]));
      this.#names.set(file, names);
    }
    return names;
  }

  /** A function that is handed back is called by whoever asked for it, most likely. */
  #returned(file: string, id: number, returns: Value, add: (fn: number, edge: ReachEdge) => void): void {
    if (!/^(?:function|object|any|array|import)$/.test(returns.k)) return;
    for (const entered of this.#called.of(file, functionsOnly(returns))) {
      if (entered.file !== file || entered.fn !== id)
        add(id, {
          file: entered.file,
          fn: entered.fn,
          at: 0,
          how: 'returns',
          text: this.#namesOf(entered.file).get(entered.fn) || entered.file,
          worst: CALLBACK,
        });
    }
  }

  /** Configurations, and files that a framework loads for where they lie: their exports are called by whoever loads them (`register`, `GET`, `default`). */
  #calledByConvention(file: string): boolean {
    const imports = this.#facts.get(file)?.module?.imports ?? [];
    return (
      CODE_CONFIG.test(file) ||
      /\.(?:vue|svelte|astro)$/i.test(file) ||
      imports.some((fact) => fact.spec !== null && INJECTS.test(fact.spec)) ||
      this.#graph
        .to(file)
        .some((edge) => edge.how === 'loads as config' || edge.how === 'names' || edge.how.startsWith('serves'))
    );
  }

  /** How sure it is that a function of a loaded module runs, of which no call was found. */
  standing(file: string, fn: number): ReachHow {
    const module = this.#facts.get(file)?.module ?? null;
    if (module === null) return 'called-by-importer';
    if (fn === 0) return 'top-level';
    // calls are not all known in such a file
    if (module.parser === 'lexical' || module.parser === 'acorn-loose') return 'callback';
    const exported = module.exports.some((fact) => mentions(fact.value, fn, 0));
    if (!exported) return 'not-called';
    return this.#usedBlindly(file) ? 'called-by-importer' : 'exported-not-called';
  }

  /** Is a whole of the module handed on by an importer, so that any of its functions may be called? */
  #usedBlindly(file: string): boolean {
    for (const edge of this.#graph.to(file)) {
      if (edge.how === 'loads as config' || edge.how.startsWith('serves') || edge.guessed) return true;
      const importer = this.#facts.get(edge.from)?.module ?? null;
      if (importer === null) return true;
      for (const call of importer.calls)
        for (const arg of call.args) if (this.#isWhole(edge.from, arg, file)) return true;
      for (const { value } of importer.exports) if (this.#spreads(edge.from, value, file, 0)) return true;
    }
    return false;
  }

  /** `module.exports = { Mutation: { ...require('./mutations') } }` */
  #spreads(from: string, value: Value, file: string, depth: number): boolean {
    if (depth > 5) return false;
    if (value.k === 'any') return value.of.some((one) => this.#spreads(from, one, file, depth + 1));
    if (value.k !== 'object') return false;
    return value.props.some(([key, prop]) =>
      key === '...' ? this.#isWhole(from, prop, file) : this.#spreads(from, prop, file, depth + 1),
    );
  }

  #isWhole(from: string, value: Value, file: string): boolean {
    return (
      value.k === 'import' &&
      (value.name === '*' || value.name === 'default') &&
      this.#graph.fileOf(from, value.spec) === file
    );
  }
}

function worstOf(how: CallFact['how'], local: boolean): number {
  switch (how) {
    case 'iife':
      return IIFE;
    case 'callback':
      return CALLBACK;
    case 'handler':
      return HANDLER;
    case 'error-handler':
      return ERROR_HANDLER;
    default:
      return local ? AT_IMPORT : BY_IMPORTER;
  }
}

function words(how: CallFact['how']): string {
  switch (how) {
    case 'iife':
      return 'runs at once';
    case 'callback':
      return 'calls back';
    case 'handler':
      return 'handles a request';
    case 'error-handler':
      return 'handles an error';
    default:
      return 'calls';
  }
}

/** `module.exports = defineConfig(() => ({…}))`: what is handed to the helper is what the tool gets. */
function unwrapped(value: Value): Value {
  return value.k === 'call' ? { k: 'array', items: value.args } : value;
}

/** Leaves out calls in arguments: their own facts say what they enter. */
function functionsOnly(value: Value, depth = 0): Value {
  if (depth > 4) return { k: 'unknown', why: 'depth' };
  switch (value.k) {
    case 'object':
      return { k: 'object', props: value.props.map(([name, prop]) => [name, functionsOnly(prop, depth + 1)] as const) };
    case 'array':
      return { k: 'array', items: value.items.map((item) => functionsOnly(item, depth + 1)) };
    case 'any':
      return { k: 'any', of: value.of.map((one) => functionsOnly(one, depth + 1)) };
    case 'function':
    case 'import':
    case 'get':
      return value;
    default:
      return { k: 'unknown', why: '' };
  }
}

function mentions(value: Value, fn: number, depth: number): boolean {
  if (depth > 8) return true;
  switch (value.k) {
    case 'function':
      return value.fn === fn;
    case 'object':
      return value.props.some(([, prop]) => mentions(prop, fn, depth + 1));
    case 'array':
      return value.items.some((item) => mentions(item, fn, depth + 1));
    case 'any':
    case 'failure':
      return value.of.some((one) => mentions(one, fn, depth + 1));
    case 'concat':
      return value.parts.some((part) => mentions(part, fn, depth + 1));
    case 'get':
      return mentions(value.of, fn, depth + 1);
    case 'call':
      return mentions(value.callee, fn, depth + 1) || value.args.some((arg) => mentions(arg, fn, depth + 1));
    default:
      return false;
  }
}
