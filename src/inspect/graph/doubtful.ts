/**
 * Functions of a loaded module of an application that nobody is seen to call, and that somebody most likely does: handed to a package (`React.lazy(() => …)`,
 * `createAsyncThunk('x', async () => …)`), set on an object that leaves (`schema.methods.x = …`, `Q.prototype.apply = …`), methods of exported classes, functions that
 * an importer names. Not: declarations that stand alone, and exports that no importer speaks of.
 */
import type { FunctionFact, ModuleFacts, Value } from '../../syntax/index.ts';
import type { ModuleGraph } from './module-graph.ts';

/** Larger files are bundles: their calls are found or not, and reading them again costs more than it tells. */
const UNITS = 200_000;
const MOST_FUNCTIONS = 600;
const MOST_IMPORTERS = 12;
const BEFORE = 120;
const LIBRARY = /(?:^|\/)(?:node_modules|bower_components|vendor|dist|build|\.next|out)\/|\.min\.[cm]?js$/i;
/** Called by the language itself. */
const IMPLICIT = /^(?:toString|toJSON|valueOf|then|constructor|next|get|set|apply|default)$/;

export function doubtful(file: string, module: ModuleFacts, graph: ModuleGraph, usedWhole: boolean): readonly number[] {
  if (LIBRARY.test(file) || module.functions.length > MOST_FUNCTIONS) return [];
  const text = graph.textOf(file);
  if (text === null || text.length > UNITS) return [];
  if (/\.pyw?$/i.test(file)) return pythonHooks(file, text, module, graph);
  const direct = directExports(module);
  const classes = new Set(module.functions.filter((fn) => isClass(text, fn)).map((fn) => fn.id));
  const passed = namesAsValues(text);
  const out: number[] = [];
  for (const fn of module.functions) {
    // what is written inside another function counts with that one
    if (fn.id === 0 || (fn.parent !== 0 && !classes.has(fn.parent))) continue;
    const name = direct.get(fn.id);
    const likely =
      name === undefined
        ? !standsAlone(text, fn) || passed.has(fn.name) || isTaken(module, fn.id)
        : usedWhole || IMPLICIT.test(name) || classes.has(fn.parent) || isNamedByImporter(file, name, graph);
    if (likely) out.push(fn.id);
  }
  return out;
}

const PYTHON_HOOK =
  /^(?:pytest_\w{1,80}|ready|handle|run|main|setup|lifespan|process_request|process_response|on_\w{1,80}|setUp\w{0,40}|finalize_options|__\w{2,40}__)$/;

/** Decorated functions, those that frameworks call by name, and those that an importer names. */
function pythonHooks(file: string, text: string, module: ModuleFacts, graph: ModuleGraph): readonly number[] {
  return module.functions
    .filter((fn) => fn.id !== 0)
    .filter(
      (fn) =>
        PYTHON_HOOK.test(fn.name) ||
        (fn.name !== '' && isNamedByImporter(file, fn.name, graph)) ||
        /^[ \t]{0,80}@[^\n]{1,300}$/.test(
          text
            .slice(Math.max(0, fn.at - 400), fn.at)
            .trimEnd()
            .split('\n')
            .at(-1) ?? '',
        ),
    )
    .map((fn) => fn.id);
}

/** Functions that are an export, or a member of the exported object, by that name. */
function directExports(module: ModuleFacts): ReadonlyMap<number, string> {
  const out = new Map<number, string>();
  const note = (name: string, value: Value, depth: number): void => {
    if (value.k === 'function') {
      if (!out.has(value.fn)) out.set(value.fn, name);
    } else if (value.k === 'object' && depth < 1)
      for (const [key, prop] of value.props.slice(0, 400)) note(key, prop, depth + 1);
    else if (value.k === 'any') for (const one of value.of) note(name, one, depth);
  };
  for (const { name, value } of module.exports) note(name, value, 0);
  return out;
}

/** Part of what is exported, deeper inside: in a call, a list, an object in the object. */
function isTaken(module: ModuleFacts, fn: number): boolean {
  return module.exports.some(({ value }) => value.k !== 'function' && holds(value, fn, 0, { left: 2_000 }));
}

function holds(value: Value, fn: number, depth: number, budget: { left: number }): boolean {
  if (depth > 10 || --budget.left < 0) return false;
  const inner = (one: Value): boolean => holds(one, fn, depth + 1, budget);
  switch (value.k) {
    case 'function':
      return value.fn === fn;
    case 'object':
      return value.props.some(([, prop]) => inner(prop));
    case 'array':
      return value.items.some(inner);
    case 'any':
      return value.of.some(inner);
    case 'call':
      return value.args.some(inner);
    default:
      return false;
  }
}

function isClass(text: string, fn: FunctionFact): boolean {
  return /^class\b/.test(text.slice(fn.at, fn.at + 6));
}

/** A declaration, or the whole value of a variable: runs only where its name is used, and those uses are known. */
function standsAlone(text: string, fn: FunctionFact): boolean {
  const before = text.slice(Math.max(0, fn.at - BEFORE), fn.at);
  const own = text.slice(fn.at, fn.at + 80);
  if (/^class\b/.test(own)) return true;
  if (/^(?:async\s{1,9})?function\b/.test(own))
    return /(?:^|[;{}\n]|\bexport|\bdefault)\s{0,9}$/.test(before) || isVariable(before);
  return isVariable(before);
}

function isVariable(before: string): boolean {
  return /\b(?:const|let|var)\s{1,9}[\w$]{1,80}\s{0,9}(?::[^=;\n]{1,80})?=\s{0,9}$/.test(before);
}

/** Names that stand somewhere without being called or declared there: `handler: show`, `[a, b]`, `use(auth)`. */
function namesAsValues(text: string): ReadonlySet<string> {
  const out = new Set<string>();
  let last = '';
  for (const match of text.matchAll(/[\w$]+|=>/g)) {
    const word = match[0];
    const after = /\S/.exec(text.slice(match.index + word.length, match.index + word.length + 12))?.[0] ?? '';
    if (
      !/^(?:function|const|let|var|class)$/.test(last) &&
      after !== '(' &&
      after !== '=' &&
      text[match.index - 1] !== '.'
    )
      out.add(word);
    last = word;
  }
  return out;
}

/** Does a file that loads this one speak of the export? A default has any name there. */
function isNamedByImporter(file: string, name: string, graph: ModuleGraph): boolean {
  const importers = graph.to(file);
  if (name === 'default' || name === '*') return importers.some((edge) => !edge.guessed);
  const word = new RegExp(`(?<![\\w$])${name.replace(/[^\w]/g, '\\$&')}(?![\\w$])`);
  return importers
    .slice(0, MOST_IMPORTERS)
    .some(({ from }) => !LIBRARY.test(from) && word.test(graph.textOf(from)?.slice(0, UNITS) ?? ''));
}
