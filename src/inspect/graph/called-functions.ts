/** The functions that a call may enter, over files: direct, through exports and objects, and, where that cannot be told, every function that the value holds. */
import type { Value } from '../../syntax/index.ts';
import type { ExportLookup } from './export-lookup.ts';
import type { ModuleGraph } from './module-graph.ts';

export interface Entered {
  readonly file: string;
  readonly fn: number;
  /** false: one of several that fit */
  readonly sure: boolean;
}

const DEPTH = 8;
const MOST = 200;

export class CalledFunctions {
  readonly #lookup: ExportLookup;
  readonly #graph: ModuleGraph;

  constructor(lookup: ExportLookup, graph: ModuleGraph) {
    this.#lookup = lookup;
    this.#graph = graph;
  }

  /** Functions entered when `target`, written in `file`, is called, or handed to somebody who calls it. */
  of(file: string, target: Value): readonly Entered[] {
    const out: Entered[] = [];
    this.#collect(file, target, true, 0, out, new Set());
    return out;
  }

  #collect(file: string, value: Value, sure: boolean, depth: number, out: Entered[], seen: Set<string>): void {
    if (depth > DEPTH || out.length >= MOST) return;
    switch (value.k) {
      case 'function':
        if (!seen.has(`${file}\n${value.fn}`)) {
          seen.add(`${file}\n${value.fn}`);
          out.push({ file, fn: value.fn, sure });
        }
        return;
      case 'import':
        this.#imported(file, value.spec, value.name, sure, depth, out, seen);
        return;
      case 'get':
        this.#member(file, value, sure, depth, out, seen);
        return;
      case 'any':
        for (const one of value.of) this.#collect(file, one, sure, depth + 1, out, seen);
        return;
      case 'array':
        for (const item of value.items) this.#collect(file, item, false, depth + 1, out, seen);
        return;
      case 'object':
        for (const [, prop] of value.props) this.#collect(file, prop, false, depth + 1, out, seen);
        return;
      case 'call':
        // wrapped: asyncHandler(fn), connect(a)(b), fn.bind(this), new Router().use(…)
        this.#collect(file, value.callee, sure, depth + 1, out, seen);
        for (const arg of value.args) if (arg.k !== 'const') this.#collect(file, arg, sure, depth + 1, out, seen);
        return;
      default:
    }
  }

  #imported(
    file: string,
    spec: string,
    name: string,
    sure: boolean,
    depth: number,
    out: Entered[],
    seen: Set<string>,
  ): void {
    const bound = this.#graph.bindingOf(file, spec, name);
    if (bound === null) return;
    const target = bound.file;
    const key = `${target}\n*${bound.name}`;
    if (seen.has(key)) return;
    seen.add(key);
    const found = this.#lookup.lookup(target, bound.name);
    for (const one of found)
      if (one.value.k !== 'import') this.#collect(one.file, one.value, sure, depth + 1, out, seen);
    if (found.length === 0) this.#anyOf(target, depth, out, seen);
  }

  #member(
    file: string,
    value: Extract<Value, { k: 'get' }>,
    sure: boolean,
    depth: number,
    out: Entered[],
    seen: Set<string>,
  ): void {
    if (value.key !== null) {
      const found = this.#lookup.property(file, value.of, value.key);
      if (found.length > 0) {
        for (const one of found)
          if (one.value !== value) this.#collect(one.file, one.value, sure, depth + 1, out, seen);
        return;
      }
      // fn.bind, fn.call, fn.apply; or a member that we cannot see of something that we can
      const whole = value.key === 'bind' || value.key === 'call' || value.key === 'apply' ? sure : false;
      this.#collect(file, value.of, whole, depth + 1, out, seen);
      return;
    }
    this.#collect(file, value.of, false, depth + 1, out, seen);
  }

  /** Everything that a module exports, where the name that is used cannot be found. */
  #anyOf(file: string, depth: number, out: Entered[], seen: Set<string>): void {
    for (const values of this.#lookup.table(file).values())
      for (const value of values) if (value.k !== 'import') this.#collect(file, value, false, depth + 1, out, seen);
  }
}
