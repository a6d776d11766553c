/**
 * Configuration as data with places: JSON with comments, YAML and TOML behind one small face. Every step is defensive: what is not there, or of
 * another type, is null or empty. Names from files never index a plain object. Parsers are only asked for texts of bounded size and depth.
 */
import { type Node as JsonNode, parseTree } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { type Document, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { LineIndex } from '../../../lib/index.ts';

export interface Doc {
  /** from 1: of the key that leads here, or of the value itself in a list */
  readonly line: number;
  readonly kind: 'object' | 'array' | 'scalar';
  /** text of a string; null for everything else */
  readonly string: string | null;
  readonly value: string | number | boolean | null;
  readonly get: (...keys: readonly string[]) => Doc | null;
  /** properties in file order, the last of equal names; at most `MOST` */
  readonly entries: () => readonly (readonly [string, Doc])[];
  readonly items: () => readonly Doc[];
}

/** Brackets in brackets; the parsers recurse. */
const DEPTH = 200;
const JSON_UNITS = 4_000_000;
/** The YAML reader is slow (about 1 MB/s), and no honest configuration of commands is this long. */
const YAML_UNITS = 250_000;
const TOML_UNITS = 1_000_000;
/** Nodes of one text that stand behind its aliases: nine aliases of nine aliases, twelve times, are 9¹² nodes. */
const ALIASED = 50_000;
/** Entries of one list or table. */
export const MOST = 20_000;

/** Why texts were not, or not wholly, read since it was last asked: what is left out has to be said by whoever knows the file's name. */
let refusals = new Set<string>();
export function takeRefusals(): readonly string[] {
  if (refusals.size === 0) return [];
  const taken = [...refusals];
  refusals = new Set();
  return taken;
}

export function refuse(reason: string): void {
  refusals.add(reason);
}

function refused(text: string, units: number, depth: number, format: string): boolean {
  if (text.length > units) refusals.add(`${format} of ${text.length} characters is not read as data`);
  else if (depth > DEPTH) refusals.add(`${format} nested ${depth} deep is not read as data`);
  else return false;
  return true;
}

/** Several readers ask for the same file in a row. */
let latest: { readonly text: string; readonly doc: Doc | null } = { text: '', doc: null };

/** Null where the text is no JSON at all. */
export function jsonDoc(text: string | null): Doc | null {
  if (text === null) return null;
  if (latest.text !== text) latest = { text, doc: parseJson(text) };
  return latest.doc;
}

function parseJson(text: string): Doc | null {
  if (refused(text, JSON_UNITS, bracketDepth(text), 'JSON')) return null;
  try {
    const root = parseTree(text, [], { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true });
    return root === undefined ? null : fromJson(root, root.offset, new LineIndex(text));
  } catch {
    return null;
  }
}

/** The documents of a YAML text. */
export function yamlDocs(text: string | null): readonly Doc[] {
  if (text === null) return [];
  const depth = text.length > YAML_UNITS ? 0 : Math.max(bracketDepth(text), Math.floor(indentDepth(text) / 4));
  if (refused(text, YAML_UNITS, depth, 'YAML')) return [];
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'silent',
      strict: false,
      uniqueKeys: false,
      prettyErrors: false,
    });
    if (!Array.isArray(documents)) return [];
    const budget = { left: ALIASED };
    const lines = new LineIndex(text);
    return documents.slice(0, 200).flatMap((document: Document) => {
      const { contents } = document;
      if (contents === null) return [];
      return [fromYaml(contents, 0, { targets: aliasTargets(contents), lines, budget, aliased: 0 })];
    });
  } catch (error) {
    refusals.add(`YAML could not be read (${error instanceof Error ? error.name : 'error'})`);
    return [];
  }
}

export function tomlDoc(text: string | null): Doc | null {
  if (text === null || refused(text, TOML_UNITS, bracketDepth(text), 'TOML')) return null;
  try {
    return fromPlain(parseToml(text), 1, new TomlLines(text));
  } catch {
    return null;
  }
}

export function strings(doc: Doc | null): readonly string[] {
  if (doc === null) return [];
  if (doc.string !== null) return [doc.string];
  return doc.items().flatMap((item) => (item.string === null ? [] : [item.string]));
}

/** A string, or the words of a list joined as a shell would need them. */
export function commandText(doc: Doc | null): string | null {
  if (doc === null) return null;
  if (doc.string !== null) return doc.string;
  const words = doc.items().flatMap((item) => (item.value === null ? [] : [shellWord(String(item.value))]));
  return words.length === 0 ? null : words.join(' ');
}

export function shellWord(word: string): string {
  if (word !== '' && !/[\s'"`$&|;<>()\\#]/.test(word)) return word;
  return /^[^'"`$\\]*$/.test(word)
    ? `"${word}"`
    : word.includes("'")
      ? `"${word.replaceAll('"', '\\"')}"`
      : `'${word}'`;
}

function make(
  line: number,
  kind: Doc['kind'],
  value: Doc['value'],
  entries: () => readonly (readonly [string, Doc])[],
  items: () => readonly Doc[],
): Doc {
  // made once: what stands behind an alias is paid for when it is made
  let known: ReadonlyMap<string, Doc> | null = null;
  let listed: readonly (readonly [string, Doc])[] | null = null;
  let inList: readonly Doc[] | null = null;
  const byName = (): ReadonlyMap<string, Doc> => {
    known ??= new Map(entries());
    return known;
  };
  const doc: Doc = {
    line,
    kind,
    value,
    string: typeof value === 'string' ? value : null,
    get: (...keys) => {
      let current: Doc | null = doc;
      for (const key of keys) current = current === null ? null : current === doc ? own(key) : current.get(key);
      return current;
    },
    entries: () => {
      listed ??= [...byName()];
      return listed;
    },
    items: () => {
      inList ??= items();
      return inList;
    },
  };
  function own(key: string): Doc | null {
    return byName().get(key) ?? null;
  }
  return doc;
}

const NO_ENTRIES = (): readonly (readonly [string, Doc])[] => [];
const NO_ITEMS = (): readonly Doc[] => [];

function fromJson(node: JsonNode, at: number, lines: LineIndex): Doc {
  const line = lines.at(at).line;
  if (node.type === 'object') {
    const entries = (): readonly (readonly [string, Doc])[] =>
      (node.children ?? []).slice(0, MOST).flatMap((property): (readonly [string, Doc])[] => {
        const [key, value] = property.children ?? [];
        return key === undefined || value === undefined || typeof key.value !== 'string'
          ? []
          : [[key.value, fromJson(value, key.offset, lines)]];
      });
    return make(line, 'object', null, entries, NO_ITEMS);
  }
  if (node.type === 'array') {
    return make(line, 'array', null, NO_ENTRIES, () =>
      (node.children ?? []).slice(0, MOST).map((child) => fromJson(child, child.offset, lines)),
    );
  }
  const value: unknown = node.value;
  return make(
    line,
    'scalar',
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    NO_ENTRIES,
    NO_ITEMS,
  );
}

interface YamlPlace {
  readonly targets: ReadonlyMap<unknown, unknown>;
  readonly lines: LineIndex;
  /** shared by all documents of the text */
  readonly budget: { left: number };
  /** aliases on the way here */
  readonly aliased: number;
}

/** What each alias means: the last node before it that has its anchor. The library's own look-up walks the whole document for each alias. */
function aliasTargets(contents: unknown): ReadonlyMap<unknown, unknown> {
  const targets = new Map<unknown, unknown>();
  const anchors = new Map<string, unknown>();
  const walk = (node: unknown): void => {
    if (isAlias(node)) {
      targets.set(node, anchors.get(node.source));
      return;
    }
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) walk(item);
    if (isMap(node))
      for (const pair of node.items) {
        walk(pair.key);
        walk(pair.value);
      }
  };
  walk(contents);
  return targets;
}

const MOST_HOPS = 8;

function fromYaml(raw: unknown, keyAt: number, place: YamlPlace): Doc {
  const line = place.lines.at(keyAt).line;
  if (isAlias(raw)) {
    const target = place.aliased < MOST_HOPS ? place.targets.get(raw) : undefined;
    return target === undefined
      ? make(line, 'scalar', null, NO_ENTRIES, NO_ITEMS)
      : fromYaml(target, keyAt, { ...place, aliased: place.aliased + 1 });
  }
  if (isMap(raw)) return make(line, 'object', null, () => yamlEntries(raw.items, keyAt, place), NO_ITEMS);
  if (isSeq(raw)) {
    return make(line, 'array', null, NO_ENTRIES, () =>
      raw.items
        .slice(0, affordable(place, raw.items.length))
        .map((item: unknown) => fromYaml(item, rangeStart(item) ?? keyAt, place)),
    );
  }
  const value: unknown = isScalar(raw) ? raw.value : null;
  return make(
    line,
    'scalar',
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    NO_ENTRIES,
    NO_ITEMS,
  );
}

function yamlEntries(
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  keyAt: number,
  place: YamlPlace,
): readonly (readonly [string, Doc])[] {
  const found: (readonly [string, Doc])[] = [];
  for (const pair of pairs.slice(0, affordable(place, pairs.length))) {
    const key = isScalar(pair.key) ? pair.key : null;
    if (key === null) continue;
    const value = fromYaml(pair.value, key.range?.[0] ?? keyAt, place);
    if (key.value !== '<<') {
      found.push([String(key.value), value]);
      continue;
    }
    const merged = [...value.entries(), ...value.items().flatMap((item) => item.entries())];
    for (const entry of merged.slice(0, affordable({ ...place, aliased: 1 }, merged.length))) found.push(entry);
  }
  return found;
}

/** How many of so many nodes may still be made. Those that stand in the text themselves cost nothing. */
function affordable({ budget, aliased }: YamlPlace, count: number): number {
  const most = Math.min(count, MOST);
  if (aliased === 0) return most;
  if (most > budget.left) refusals.add(`what stands behind its aliases is read up to ${ALIASED} nodes`);
  const granted = Math.min(most, budget.left);
  budget.left -= granted;
  return granted;
}

function rangeStart(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return null;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : null;
}

/** TOML's parser keeps no places: the line where a key is first set, found by its text. */
class TomlLines {
  readonly #lines = new Map<string, number>();
  constructor(text: string) {
    let line = 0;
    for (const row of text.split('\n')) {
      line++;
      const match = /^\s{0,40}(?:\[{1,2}([^\]\n]{1,200})\]|"?([\w.-]{1,100})"?\s{0,20}=)/.exec(row.slice(0, 400));
      for (const key of (match?.[1] ?? match?.[2] ?? '').split('.')) {
        const name = key.trim().replaceAll('"', '');
        if (name !== '' && !this.#lines.has(name)) this.#lines.set(name, line);
      }
    }
  }
  of(key: string, otherwise: number): number {
    return this.#lines.get(key) ?? otherwise;
  }
}

function fromPlain(value: unknown, line: number, lines: TomlLines): Doc {
  if (Array.isArray(value))
    return make(line, 'array', null, NO_ENTRIES, () =>
      value.slice(0, MOST).map((item: unknown) => fromPlain(item, line, lines)),
    );
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const entries = (): readonly (readonly [string, Doc])[] =>
      Object.entries(value)
        .slice(0, MOST)
        .map(([key, inner]) => [key, fromPlain(inner, lines.of(key, line), lines)]);
    return make(line, 'object', null, entries, NO_ITEMS);
  }
  return make(
    line,
    'scalar',
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    NO_ENTRIES,
    NO_ITEMS,
  );
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) deepest = Math.max(deepest, ++depth);
    else if ((c === 93 || c === 125) && depth > 0) depth--;
  }
  return deepest;
}

/** Deepest indentation, and the longest `- - - -` of a line: both nest. */
function indentDepth(text: string): number {
  let deepest = 0;
  for (const row of text.split('\n')) {
    let i = 0;
    while (i < row.length && (row[i] === ' ' || row[i] === '\t' || row[i] === '-' || row[i] === '?' || row[i] === ':'))
      i++;
    if (i < row.length) deepest = Math.max(deepest, i);
  }
  return deepest;
}
