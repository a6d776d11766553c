/**
 * What a module gives under a name, through re-exports and CommonJS interop, as a value and the file that it is written in.
 * '*' is the whole module. Bounded in depth; cycles give nothing.
 */
import type { ExportFact, Value } from '../../syntax/index.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import type { ModuleGraph } from './module-graph.ts';

export interface Located {
  readonly file: string;
  readonly value: Value;
}

const DEPTH = 12;
/** Values of one name. */
const MOST = 12;

export class ExportLookup {
  readonly #graph: ModuleGraph;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #tables = new Map<string, ReadonlyMap<string, readonly Value[]>>();
  readonly #known = new Map<string, readonly Located[]>();

  constructor(graph: ModuleGraph, facts: ReadonlyMap<string, FileFacts>) {
    this.#graph = graph;
    this.#facts = facts;
  }

  /** Exports of a file by name, as written there. */
  table(file: string): ReadonlyMap<string, readonly Value[]> {
    let table = this.#tables.get(file);
    if (table === undefined) {
      table = toTable(this.#facts.get(file)?.module?.exports ?? []);
      this.#tables.set(file, table);
    }
    return table;
  }

  /** `name` of `file`; empty where it exports no such thing that we know of. */
  lookup(file: string, name: string): readonly Located[] {
    const key = `${file}\n${name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, []);
    const found = this.#find(file, name, 0, new Set()).slice(0, MOST);
    this.#known.set(key, found);
    return found;
  }

  #find(file: string, name: string, depth: number, seen: Set<string>): readonly Located[] {
    const key = `${file}\n${name}`;
    if (depth > DEPTH || seen.has(key)) return [];
    seen.add(key);
    const table = this.table(file);
    const whole = table.get('*') ?? [];
    if (name === '*') return this.#whole(file, table, whole, depth, seen);
    const own = [...(table.get(name) ?? [])];
    if (own.length > 0) return own.flatMap((value) => this.#settle(file, value, depth, seen));
    const out: Located[] = [];
    for (const value of [...whole, ...(name === 'default' ? [] : (table.get('default') ?? []))]) {
      out.push(...this.property(file, value, name, depth, seen));
    }
    if (out.length > 0 || name !== 'default') return out;
    // a CommonJS module is its own default export
    return this.#whole(file, table, whole, depth, seen);
  }

  /** The whole module: what `module.exports` is, or an object of the named exports. */
  #whole(
    file: string,
    table: ReadonlyMap<string, readonly Value[]>,
    whole: readonly Value[],
    depth: number,
    seen: Set<string>,
  ): readonly Located[] {
    const assigned = whole.filter((value) => !isStar(value));
    const out = assigned.flatMap((value) => this.#settle(file, value, depth, seen));
    const props = [...table].filter(([name]) => name !== '*').map(([name, values]) => [name, oneOf(values)] as const);
    if (props.length > 0) out.push({ file, value: { k: 'object', props } });
    if (assigned.length === 0) for (const value of whole) out.push(...this.#settle(file, value, depth, seen));
    return out;
  }

  /** A value that is another module's binding is looked up there. */
  #settle(file: string, value: Value, depth: number, seen: Set<string>): readonly Located[] {
    if (value.k === 'any') return value.of.slice(0, MOST).flatMap((one) => this.#settle(file, one, depth + 1, seen));
    if (value.k === 'import') {
      const bound = this.#graph.bindingOf(file, value.spec, value.name);
      if (bound === null) return [{ file, value }];
      const found = this.#find(bound.file, bound.name, depth + 1, seen);
      return found.length > 0 ? found : [{ file, value }];
    }
    if (value.k === 'get' && value.key !== null) {
      const found = this.property(file, value.of, value.key, depth + 1, seen);
      return found.length > 0 ? found : [{ file, value }];
    }
    return [{ file, value }];
  }

  /** `value.key`, for objects and other modules. */
  property(file: string, value: Value, key: string, depth = 0, seen: Set<string> = new Set()): readonly Located[] {
    if (depth > DEPTH) return [];
    switch (value.k) {
      case 'object': {
        const own = value.props.filter(([name]) => name === key);
        if (own.length > 0) return own.flatMap(([, prop]) => this.#settle(file, prop, depth + 1, seen));
        // `{...require('./x')}`: a spread stands under '...'
        return value.props
          .filter(([name]) => name === '...')
          .flatMap(([, prop]) => this.property(file, prop, key, depth + 1, seen));
      }
      case 'any':
        return value.of.slice(0, MOST).flatMap((one) => this.property(file, one, key, depth + 1, seen));
      case 'import': {
        const bound = this.#graph.bindingOf(file, value.spec, value.name);
        if (bound === null) return [];
        if (bound.name === '*' || bound.name === 'default') {
          const found = this.#find(bound.file, key, depth + 1, seen);
          if (found.length > 0) return found;
        }
        if (bound.name === '*') return [];
        return this.#find(bound.file, bound.name, depth + 1, seen).flatMap((one) =>
          one.value.k === 'import' ? [] : this.property(one.file, one.value, key, depth + 1, seen),
        );
      }
      case 'get':
        if (value.key === null) return [];
        return this.property(file, value.of, value.key, depth + 1, seen).flatMap((one) =>
          this.property(one.file, one.value, key, depth + 1, seen),
        );
      case 'call':
        // Object.freeze({…}), new Service() of an object-like class, defineConfig({…})
        return value.args
          .slice(0, 3)
          .flatMap((arg) => (arg.k === 'object' ? this.property(file, arg, key, depth + 1, seen) : []));
      default:
        return [];
    }
  }
}

function isStar(value: Value): boolean {
  return value.k === 'import' && value.name === '*';
}

function oneOf(values: readonly Value[]): Value {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : { k: 'any', of: values };
}

function toTable(exports: readonly ExportFact[]): ReadonlyMap<string, readonly Value[]> {
  const table = new Map<string, Value[]>();
  for (const { name, value } of exports) {
    const known = table.get(name);
    if (known === undefined) table.set(name, [value]);
    else if (known.length < MOST || name === '*') known.push(value);
  }
  return table;
}
