/**
 * What one Python file says of itself, in the same words as a JavaScript one: imports (`spec` as Python writes it: `os.path`, `.utils`), functions,
 * calls, sinks, values. Code that the file decodes and hands to `exec` is decoded too, layer by layer, as data. Bounded in size, depth and time.
 */
import type {
  CallFact,
  ComputedString,
  ExportFact,
  FunctionFact,
  ModuleFacts,
  SinkFact,
  StatementFact,
} from '../module-facts.ts';
import type { Value } from '../value.ts';
import { Evaluator } from './evaluate.ts';
import { lexicalPythonFacts } from './lexical.ts';
import { isUsualModule, trimmed } from './names.ts';
import { type PyCall, type PyScopes, readScopes } from './scopes.ts';
import { type PySink, sinkOf, writeOf } from './sinks.ts';
import { field, type PyNode, parsePython } from './tree.ts';

const LAYERS = 100;
const LAYERS_MILLIS = 6_000;
const SINKS = 1_000;
const COMPUTED = 300;
const COMPUTED_UNITS = 65_536;
const HEAD_STATEMENTS = 400;
const TAIL_STATEMENTS = 100;
const EXPORTS = 400;

/** Words without which a file computes nothing that matters here: it is then read for its imports only. */
const TELLING =
  /\b(?:exec|eval|__import__|builtins|__builtins__|__dict__|globals|codecs|subprocess|popen|Popen|system|startfile|requests|urlopen|urlretrieve|urllib\d?|httpx|aiohttp|socket|pickle|marshal|ctypes|b64decode|unhexlify|fromhex|a85decode|b85decode|decompress|import_module|runpy|yaml|setup|cmdclass|environ|getenv|winreg|fernet)\b/i;

const CALLS = 4_000;
/** Bases whose methods nobody calls but the file itself. */
const PLAIN_BASES =
  /^(?:object|ABC|Protocol|Generic\b.*|Enum|IntEnum|StrEnum|NamedTuple|TypedDict|(?:\w+\.)?\w*(?:Exception|Error|Warning)|metaclass\s{0,4}=.*|dict|list|str|int|tuple)$/;

/** Null facts: nothing could be read, `problem` says why. */
export interface PythonFacts {
  readonly facts: ModuleFacts | null;
  readonly problem: string | null;
}

export async function readPython(text: string): Promise<PythonFacts> {
  if (!TELLING.test(text)) return { facts: lexicalPythonFacts(text), problem: null };
  const first = await factsOf(text);
  if (typeof first === 'string') return { facts: lexicalPythonFacts(text), problem: first };
  return { facts: await peeled(first), problem: null };
}

export async function extractPythonFacts(text: string): Promise<ModuleFacts | null> {
  return (await readPython(text)).facts;
}

/** Follows `exec` of what was decoded; what the last layer does is said at the place of the first `exec`. */
async function peeled(outer: ModuleFacts): Promise<ModuleFacts> {
  const until = performance.now() + LAYERS_MILLIS;
  const sinks = [...outer.sinks];
  const computed = [...outer.computed];
  for (const start of outer.sinks) {
    let sink = start;
    let how: readonly string[] = [];
    for (let layer = 0; layer < LAYERS && performance.now() < until; layer++) {
      const code = decodedCode(sink);
      if (code === null) break;
      how = [...how, ...(code.how ?? [])].slice(0, 40);
      const inner = await factsOf(code.text);
      if (typeof inner === 'string') break;
      const next = inner.sinks.find((one) => decodedCode(one) !== null);
      if (next === undefined && computed.length < COMPUTED)
        computed.push({
          value: code.text.slice(0, COMPUTED_UNITS),
          at: start.at,
          how: how.length === 0 ? ['exec'] : how,
        });
      const { fn, at, end } = start;
      for (const one of inner.sinks.slice(0, 200))
        if (one !== next && sinks.length < SINKS) sinks.push({ ...one, fn, at, end });
      for (const one of inner.computed) if (computed.length < COMPUTED) computed.push({ ...one, at });
      if (next === undefined) break;
      sink = next;
    }
  }
  return { ...outer, sinks, computed };
}

function decodedCode(sink: SinkFact): { readonly text: string; readonly how: readonly string[] | undefined } | null {
  const code = sink.kind === 'eval' ? sink.args[0] : undefined;
  return code?.k === 'const' && typeof code.v === 'string' && code.v.length > 20
    ? { text: code.v, how: code.how }
    : null;
}

async function factsOf(text: string): Promise<ModuleFacts | string> {
  const parsed = await parsePython(text);
  if (!parsed.ok) return parsed.why;
  const scopes = readScopes(parsed.root, text);
  const reading = new Reading(text, parsed.root, scopes);
  return reading.facts(parsed.cut);
}

class Reading {
  readonly #text: string;
  readonly #root: PyNode;
  readonly #scopes: PyScopes;
  readonly #evaluator: Evaluator;
  readonly #calls: CallFact[] = [];
  readonly #sinks: SinkFact[] = [];
  readonly #computed = new Map<string, ComputedString>();

  constructor(text: string, root: PyNode, scopes: PyScopes) {
    this.#text = text;
    this.#root = root;
    this.#scopes = scopes;
    this.#evaluator = new Evaluator(text, scopes);
  }

  facts(cut: boolean): ModuleFacts {
    const functions = this.#functions();
    const exports = this.#exports();
    for (const call of this.#scopes.calls) this.#call(call);
    this.#decorators();
    this.#inherited();
    const problems = [];
    if (cut) problems.push({ at: 0, why: 'only a part of the file was taken apart: it holds too many expressions' });
    if (this.#evaluator.exhausted) problems.push({ at: 0, why: 'values were not followed to the end: too many steps' });
    return {
      parser: 'tree-sitter',
      imports: this.#scopes.imports,
      exports,
      functions,
      calls: this.#calls,
      sinks: this.#sinks,
      computed: [...this.#computed.values()],
      statements: statementsOf(this.#root),
      problems,
    };
  }

  #functions(): readonly FunctionFact[] {
    return this.#scopes.functions.map(({ id, name, node, parent, returns }) => {
      const values = returns.slice(0, 4).map((one) => trimmed(this.#evaluator.value(one, id)));
      const value: Value | undefined = values.length > 1 ? { k: 'any', of: values } : values[0];
      return { id, name, at: node.start, end: node.end, parent, returns: value ?? null };
    });
  }

  #exports(): readonly ExportFact[] {
    const exports: ExportFact[] = [];
    for (const [name, bindings] of this.#scopes.functions[0]?.bindings ?? []) {
      const binding = bindings.at(-1);
      if (binding === undefined || exports.length >= EXPORTS || name.includes('.')) continue;
      if (binding.kind === 'class') {
        exports.push({ name, value: this.#classValue(binding.methods) });
        continue;
      }
      const value = binding.kind === 'known' ? binding.value : this.#evaluator.value(binding.node, 0);
      if (binding.kind === 'value') this.#remember(value, binding.node.start);
      // what it takes from a file of the tree it hands on
      if (value.k !== 'import' || !isUsualModule(value.spec)) exports.push({ name, value: trimmed(value) });
    }
    for (const { spec, names } of this.#scopes.imports)
      if (spec !== null && names?.includes('*') === true && exports.length < EXPORTS)
        exports.push({ name: '*', value: { k: 'import', spec, name: '*' } });
    return exports;
  }

  /** As a class of JavaScript: an object with `constructor` first. */
  #classValue(methods: readonly number[]): Value {
    const props = methods.slice(0, 60).map((fn): readonly [string, Value] => {
      const name = this.#scopes.functions[fn]?.name ?? '';
      return [name === '__init__' ? 'constructor' : name, { k: 'function', fn }];
    });
    return {
      k: 'object',
      props: props.toSorted(([a], [b]) => Number(b === 'constructor') - Number(a === 'constructor')),
    };
  }

  /** Methods of a class that is made from somebody else's are called by whoever defined that: `AppConfig.ready`, `install.run`, `Thread.run`. */
  #inherited(): void {
    const called = new Set(this.#calls.flatMap(({ target }) => (target.k === 'function' ? [target.fn] : [])));
    for (const { id, bindings } of this.#scopes.functions)
      for (const list of bindings.values())
        for (const binding of list) {
          if (binding.kind !== 'class' || !binding.bases.some((base) => !PLAIN_BASES.test(base))) continue;
          for (const fn of binding.methods) {
            const at = this.#scopes.functions[fn]?.node.start ?? 0;
            if (!called.has(fn) && this.#calls.length < CALLS)
              this.#calls.push({ fn: id, at, how: 'callback', target: { k: 'function', fn }, args: [] });
          }
        }
  }

  /** A string that was computed and does not stand in the text. */
  #remember(value: Value, at: number): void {
    if (value.k !== 'const' || typeof value.v !== 'string' || value.how === undefined || value.v.length < 4) return;
    if (this.#computed.size >= COMPUTED || this.#computed.has(value.v)) return;
    this.#computed.set(value.v, { value: value.v.slice(0, COMPUTED_UNITS), at: value.at ?? at, how: value.how });
  }

  #call({ node, fn, conditions }: PyCall): void {
    const target = field(node, 'function');
    const list = field(node, 'arguments');
    if (target === null || list === null) return;
    const callee = this.#evaluator.value(target, fn);
    const kids = list.type === 'generator_expression' ? [list] : list.kids.filter((kid) => kid.type !== 'comment');
    const args = kids.slice(0, 40).map((kid) => this.#evaluator.value(kid, fn));
    for (const [index, arg] of args.entries()) this.#remember(arg, kids[index]?.start ?? node.start);
    this.#sink(node, fn, conditions, callee, args);
    this.#reach(target, node, fn, callee, args);
  }

  #sink(node: PyNode, fn: number, conditions: readonly string[], callee: Value, args: readonly Value[]): void {
    const text = this.#text.slice(node.start, Math.min(node.end, node.start + 400));
    for (const sink of [sinkOf(callee, args, text), writeOf(callee, args)])
      if (sink !== null && this.#sinks.length < SINKS) this.#keep(sink, node, fn, conditions, callee, args);
  }

  #keep(
    sink: PySink,
    node: PyNode,
    fn: number,
    conditions: readonly string[],
    callee: Value,
    args: readonly Value[],
  ): void {
    const self = callee.k === 'get' ? callee.of : callee;
    const kept = sink.values ?? sink.args.flatMap((index) => (index < 0 ? [self] : (args[index] ?? [])));
    // __import__('os') and import_module('x') of constants are imports like others
    if (sink.kind === 'dynamic-require' && kept[0]?.k === 'const' && /import/.test(sink.spelling)) return;
    const code = sink.kind === 'eval' ? kept : kept.map((value) => trimmed(value));
    this.#sinks.push({
      kind: sink.kind,
      fn,
      at: node.start,
      end: node.end,
      args: code,
      spelling: sink.spelling,
      conditions,
    });
  }

  #reach(target: PyNode, node: PyNode, fn: number, callee: Value, args: readonly Value[]): void {
    const at = node.start;
    if (callee.k === 'function')
      this.#calls.push({ fn, at, how: target.type === 'lambda' ? 'iife' : 'call', target: callee, args: [] });
    else if (isForeign(callee) && this.#calls.length < CALLS)
      this.#calls.push({ fn, at, how: 'call', target: callee, args: moreThanData(args) });
    const methods =
      target.type === 'identifier' ? this.#evaluator.classOf(this.#text.slice(target.start, target.end), fn) : null;
    for (const method of methods ?? []) {
      const name = this.#scopes.functions[method]?.name ?? '';
      const how = /^__(?:init|new|call|enter)__$/.test(name) ? 'call' : 'callback';
      this.#calls.push({ fn, at, how, target: { k: 'function', fn: method }, args: [] });
    }
    for (const method of this.#classesIn(node, fn))
      this.#calls.push({ fn, at, how: 'callback', target: { k: 'function', fn: method }, args: [] });
    for (const arg of args)
      if (arg.k === 'function' || (isForeign(arg) && this.#calls.length < CALLS))
        this.#calls.push({ fn, at, how: 'callback', target: arg, args: [] });
  }

  /** Methods of classes that are handed over: `setup(cmdclass={'install': Post})`. */
  #classesIn(node: PyNode, fn: number): readonly number[] {
    const methods: number[] = [];
    let level = field(node, 'arguments')?.kids ?? [];
    for (let depth = 0; depth < 4; depth++) {
      for (const kid of level)
        if (kid.type === 'identifier')
          methods.push(...(this.#evaluator.classOf(this.#text.slice(kid.start, kid.end), fn) ?? []));
      level = level
        .flatMap((kid) => (/^(?:keyword_argument|dictionary|pair|list|tuple)$/.test(kid.type) ? kid.kids : []))
        .slice(0, 200);
    }
    return methods.slice(0, 50);
  }

  /** `@app.route('/x')`, `@cli.command()`: somebody else calls the function. */
  #decorators(): void {
    for (const { id, parent, decorators } of this.#scopes.functions) {
      const first = decorators[0];
      if (first === undefined) continue;
      const how = /\.(?:route|get|post|put|delete|websocket|on_event|on|event|task|listen)\b/.test(
        this.#text.slice(first.start, first.end),
      )
        ? 'handler'
        : 'callback';
      this.#calls.push({ fn: parent, at: first.start, how, target: { k: 'function', fn: id }, args: [] });
    }
  }
}

/** A binding of another file of the tree, as far as one can tell: not a builtin, not a method of a result, not of the usual libraries. */
function isForeign(callee: Value): boolean {
  const from = callee.k === 'get' ? callee.of : callee;
  return from.k === 'import' && !isUsualModule(from.spec);
}

function moreThanData(args: readonly Value[]): readonly Value[] {
  return args.every((arg) => arg.k === 'const') ? [] : args.slice(0, 8).map((arg) => trimmed(arg));
}

function statementsOf(root: PyNode): readonly StatementFact[] {
  const statements = root.kids
    .filter((kid) => kid.type !== 'comment')
    .map((kid): StatementFact => ({ at: kid.start, end: kid.end, kind: statementKind(kid) }));
  if (statements.length <= HEAD_STATEMENTS + TAIL_STATEMENTS) return statements;
  return [...statements.slice(0, HEAD_STATEMENTS), ...statements.slice(-TAIL_STATEMENTS)];
}

function statementKind(node: PyNode): StatementFact['kind'] {
  if (/^(?:future_)?import/.test(node.type)) return 'import';
  if (/definition$/.test(node.type)) return 'declaration';
  const inner = node.kids[0];
  if (node.type === 'expression_statement' && inner !== undefined) {
    if (inner.type === 'string') return 'directive';
    if (inner.type === 'assignment') return 'declaration';
  }
  return 'runs';
}
