/**
 * Puts tracing calls around the sites of a program: text is inserted, on the same line, and nothing else is changed, so that `original` of the tracer gives every
 * function's text back as it was written. Sites have ids that are unique in a run: `base` and their index in the plan.
 */
import { findSites } from './find-sites.ts';
import { FORCED_KINDS, type Site, type SiteKind } from './sites.ts';
import { type Parsed, type Program, parseCode } from './syntax.ts';

/** What is known of a text, whatever run it comes up in. */
export interface Plan {
  readonly text: string;
  readonly module: boolean;
  readonly sites: readonly Site[];
  /** their indexes in the order of the text, outer ones first */
  readonly order: readonly number[];
  /** of a module: the names that it imports, by specifier */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** it could not be parsed, or is nested too deep: it runs as it is */
  readonly raw: boolean;
}

export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

export interface Traced {
  readonly text: string;
  /** where text was inserted, by position in the original, with the length inserted up to and including there */
  readonly shifts: readonly Shift[];
}

export interface Shift {
  readonly at: number;
  readonly by: number;
}

export interface Emission {
  readonly base: number;
  /** sites that are not watched any more */
  readonly without?: ReadonlySet<number>;
  /** conditions that are turned */
  readonly turned?: ReadonlySet<number>;
  /** nothing is watched but what makes code of text */
  readonly unwatched?: boolean;
  /** errors are swallowed, functions are kept to be entered */
  readonly forced?: boolean;
}

/** Texts without any of these are too short or too plain for a plan. */
const LONGEST = 4 * 2 ** 20;
const NO_SURROUNDINGS: Surroundings = { before: '', after: '' };

/** Parses once; `around` is what will stand around it when it runs. */
export function planOf(
  text: string,
  goal: 'script' | 'module' | 'either',
  around: Surroundings = NO_SURROUNDINGS,
): Plan {
  const raw: Plan = { text, module: false, sites: [], order: [], imports: new Map(), raw: true };
  if (text.length > LONGEST) return raw;
  const parsed = parseWithin(text, goal, around);
  if (parsed === null) return raw;
  const sites = within(findSites(parsed.program), parsed.module ? 0 : around.before.length, text.length);
  return { text, module: parsed.module, sites, order: order(sites), imports: importsOf(parsed.program), raw: false };
}

/** Sites of the text itself, by positions of its own. */
function within(all: readonly Site[], shift: number, length: number): readonly Site[] {
  const kept: Site[] = [];
  const indexes: number[] = [];
  for (const [old, site] of all.entries()) {
    const start = site.start - shift;
    const end = site.end - shift;
    if (start < 0 || end > length) continue;
    const body = site.body === undefined ? {} : { body: [site.body[0] - shift, site.body[1] - shift] as const };
    const holder = site.holder === undefined ? {} : { holder: indexes[site.holder] ?? 0 };
    indexes[old] = kept.length;
    kept.push({ ...site, start, end, ...body, ...holder });
  }
  return kept;
}

function importsOf(program: Program): ReadonlyMap<string, readonly string[]> {
  const imports = new Map<string, string[]>();
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') continue;
    const source = node.source?.value;
    if (typeof source !== 'string') continue;
    const names = imports.get(source) ?? [];
    imports.set(source, names);
    for (const one of node.specifiers) {
      const name = one.type === 'ImportSpecifier' ? one.imported : one.type === 'ExportSpecifier' ? one.local : null;
      if (name !== null) names.push(name.type === 'Identifier' ? name.name : String(name.value));
    }
  }
  return imports;
}

/** Surroundings are CommonJS: a module has none. */
function parseWithin(text: string, goal: 'script' | 'module' | 'either', around: Surroundings): Parsed | null {
  if (goal !== 'module') {
    const parsed = parseCode(around.before + text + around.after, 'script');
    if (parsed !== null) return parsed;
  }
  return goal === 'script' ? null : parseCode(text, 'module');
}

/** What stands before a site, but for its id; `/*~*\/` keeps words apart where a text follows a word directly. */
const OPEN: Readonly<Record<SiteKind, string>> = {
  value: '__cl$(',
  branch: '__cl$b(',
  gate: '__cl$c(',
  eval: '__cl$(',
  'eval-text': '__cl$e(',
  function: '__cl$h(',
  declared: '/*~[*/__cl$h(',
  holder: '__cl$h(',
  'declared-holder': '/*~[*/;__cl$h(',
  method: '',
  swallow: '/*~[*/try{/*~]*/',
  thunk: '/*~[*/__cl$s(()=>(/*~]*/',
};
const MARK = '/*~*/';
const CLOSE = `${MARK})`;
const CLOSES: Readonly<Partial<Record<SiteKind, string>>> = {
  declared: '',
  'declared-holder': '',
  swallow: '/*~[*/}catch(e){__cl$x(e)}/*~]*/',
  thunk: '/*~[*/))/*~]*/',
};
const WITHOUT_ID: ReadonlySet<SiteKind> = new Set(['eval-text', 'swallow', 'thunk']);
/** What only watches may be left out. */
const OPTIONAL: ReadonlySet<SiteKind> = new Set(['value', 'branch', 'gate']);
const TURNED = '__cl$f(';
const DIRECT = '__cl$d()||';
/** Only a keyword can stand directly before an expression. */
const WORD = /[\w$]/;

interface Insertion {
  readonly at: number;
  readonly text: string;
}

export function emit(plan: Plan, { base, without, turned, unwatched = false, forced = false }: Emission): Traced {
  const { text, sites } = plan;
  const insertions: Insertion[] = [];
  const open: Site[] = [];
  const closeUntil = (at: number): void => {
    for (let last = open.at(-1); last !== undefined && last.end <= at; last = open.at(-1)) {
      insertions.push({ at: last.end, text: CLOSES[last.kind] ?? CLOSE });
      open.pop();
    }
  };
  for (const index of plan.order) {
    const site = sites[index] as Site;
    if ((unwatched || without?.has(index) === true) && OPTIONAL.has(site.kind)) continue;
    if (site.kind === 'method' || (!forced && FORCED_KINDS.has(site.kind))) continue;
    closeUntil(site.start);
    insertions.push({ at: site.start, text: opening(site, index, text, base, turned) });
    open.push(site);
  }
  closeUntil(Number.POSITIVE_INFINITY);
  return join(text, insertions);
}

/** Outer ones first, in the order of the text. */
function order(sites: readonly Site[]): readonly number[] {
  const indexes = sites.map((_, index) => index);
  const at = (index: number): Site => sites[index] as Site;
  return indexes.sort((a, b) => at(a).start - at(b).start || at(b).end - at(a).end || a - b);
}

function opening(
  site: Site,
  index: number,
  text: string,
  base: number,
  turned: ReadonlySet<number> | undefined,
): string {
  const before = site.start > 0 ? text.slice(Math.max(0, site.start - 1), site.start) : '';
  const apart = WORD.test(before) ? MARK : '';
  const name = site.kind === 'branch' && turned?.has(index) === true ? TURNED : OPEN[site.kind];
  if (WITHOUT_ID.has(site.kind)) return `${apart}${name}`;
  if (site.kind === 'declared' || site.kind === 'declared-holder') return `${name}${base + index},${site.text});/*~]*/`;
  return `${apart}${name}${base + index},${site.kind === 'eval' ? DIRECT : ''}`;
}

function join(text: string, insertions: readonly Insertion[]): Traced {
  const parts: string[] = [];
  const shifts: Shift[] = [];
  let done = 0;
  let by = 0;
  for (const insertion of insertions) {
    if (insertion.at > done) {
      parts.push(text.slice(done, insertion.at));
      done = insertion.at;
    }
    parts.push(insertion.text);
    by += insertion.text.length;
    shifts.push({ at: insertion.at, by });
  }
  parts.push(text.slice(done));
  return { text: parts.join(''), shifts };
}

/** Where a place of the traced text lies in the original. */
export function originalOffset(shifts: readonly Shift[], offset: number): number {
  let low = 0;
  let high = shifts.length;
  // the last insertion that begins before the place
  while (low < high) {
    const mid = (low + high) >> 1;
    const shift = shifts[mid] as Shift;
    const before = mid === 0 ? 0 : (shifts[mid - 1] as Shift).by;
    if (shift.at + before <= offset) low = mid + 1;
    else high = mid;
  }
  if (low === 0) return offset;
  const last = shifts[low - 1] as Shift;
  return Math.max(last.at, offset - last.by);
}
