/**
 * The codes of one run: each text that came up, how it was traced, under which file name the engine knows it. Turns site ids and stack lines of the guest back into
 * places of the texts.
 */
import { stripTypeScriptTypes } from 'node:module';
import { LineIndex, sha256 } from '../../../lib/index.ts';
import { emit, originalOffset, type Plan, planOf, type Shift, type Surroundings } from '../trace/instrument.ts';
import type { Site } from '../trace/sites.ts';
import type { Frame } from './task.ts';

export interface Code {
  readonly sha256: string;
  readonly plan: Plan;
  /** id of its first site */
  readonly base: number;
  /** as it runs, without what stands around it */
  readonly traced: string;
  /** of a module: ours, on its first line, before it */
  readonly head: string;
  readonly file: string;
  readonly before: number;
  readonly shifts: readonly Shift[];
  readonly lines: LineIndex;
  readonly tracedLines: LineIndex;
}

export interface Untouched {
  readonly id: number;
  /** the site whose value the tracer kept: the function, or what has the method */
  readonly kept: number;
  readonly method: string;
}

export interface CodeOptions {
  readonly observe: boolean;
  readonly quiet: Readonly<Record<string, readonly number[]>>;
  readonly turned: Readonly<Record<string, readonly number[]>>;
  readonly thorough: boolean;
}

/** Plans are kept between runs: the same codes come up again and again. */
const plans = new Map<string, Plan>();
const MOST_PLANS = 400;
/** How the engine calls code of a direct eval in its stacks. */
const DIRECT_FILE = '<input>';
const OURS = 'node:internal/';
const MOST_FRAMES = 12;

export class Codes {
  readonly #options: CodeOptions;
  readonly #byFile = new Map<string, Code>();
  readonly #known = new Map<string, Code>();
  readonly #bases: Code[] = [];
  /** of direct evals, latest last */
  readonly #direct: Code[] = [];
  #next = 1;

  constructor(options: CodeOptions) {
    this.#options = options;
  }

  /** `path`: the file name to give it, where it has one; `direct`: the engine gives it its own. */
  add(
    text: string,
    goal: 'script' | 'module' | 'either',
    { around, path, direct }: { around?: Surroundings; path?: string | undefined; direct?: boolean } = {},
  ): Code {
    const key = `${direct === true ? 'd' : 'i'}${goal} ${around?.before ?? ''} ${path ?? ''} ${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = sha256(text);
    const plan = planFor(name, runnable(text, path, around), goal, around);
    const traced = this.#emit(plan, name);
    const head = plan.module ? `/*~[*/__cl$i(import.meta,${JSON.stringify(path ?? '')});/*~]*/` : '';
    const before = plan.module ? head.length : (around?.before.length ?? 0);
    const full = plan.module || around === undefined ? head + traced.text : around.before + traced.text + around.after;
    const code: Code = {
      sha256: name,
      plan,
      base: this.#next,
      traced: traced.text,
      head,
      file: direct === true ? DIRECT_FILE : this.#fileName(path),
      before,
      shifts: traced.shifts,
      lines: new LineIndex(text),
      tracedLines: new LineIndex(full),
    };
    this.#next += plan.sites.length;
    this.#known.set(key, code);
    this.#bases.push(code);
    if (direct === true) this.#direct.push(code);
    else this.#byFile.set(code.file, code);
    return code;
  }

  /** What the modules so far import of `specifier` by name. */
  importedNames(specifier: string): readonly string[] {
    return this.#bases.flatMap((code) => code.plan.imports.get(specifier) ?? []);
  }

  site(id: number): { readonly code: Code; readonly index: number; readonly site: Site } | null {
    let low = 0;
    let high = this.#bases.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((this.#bases[mid] as Code).base <= id) low = mid + 1;
      else high = mid;
    }
    // codes without sites share their base with the next
    for (let i = low - 1; i >= 0; i--) {
      const code = this.#bases[i] as Code;
      const site = code.plan.sites[id - code.base];
      if (site !== undefined) return { code, index: id - code.base, site };
      if (code.plan.sites.length > 0) return null;
    }
    return null;
  }

  /** Functions in whose bodies none of the sites was reached; those that are not watched any more were reached before. */
  notEntered(reached: ReadonlySet<number>): readonly Untouched[] {
    const found: Untouched[] = [];
    for (const code of this.#bases) {
      const { sites } = code.plan;
      if (!sites.some((site) => site.body !== undefined)) continue;
      const places = [...reached, ...own(this.#options.quiet, code.sha256).map((index) => code.base + index)]
        .map((id) => sites[id - code.base]?.start ?? -1)
        .filter((start) => start >= 0)
        .sort((a, b) => a - b);
      for (const [index, { body, holder, text }] of sites.entries())
        if (body !== undefined && !holdsAny(places, body))
          found.push({
            id: code.base + index,
            kept: code.base + (holder ?? index),
            method: holder === undefined ? '' : (text ?? ''),
          });
    }
    return found;
  }

  /** The frames of the sample in a stack, innermost first. */
  frames(stack: string): readonly Frame[] {
    const frames: Frame[] = [];
    for (const line of stack.split('\n')) {
      if (frames.length >= MOST_FRAMES) break;
      const frame = this.#frame(line);
      if (frame !== null) frames.push(frame);
    }
    return frames;
  }

  #emit(plan: Plan, name: string): { text: string; shifts: readonly Shift[] } {
    if (plan.raw) return { text: plan.text, shifts: [] };
    const quiet = own(this.#options.quiet, name);
    const turned = own(this.#options.turned, name);
    const { thorough, observe } = this.#options;
    return emit(plan, {
      base: this.#next,
      without: new Set(quiet),
      turned: new Set(turned),
      unwatched: !observe,
      forced: thorough,
    });
  }

  #fileName(path: string | undefined): string {
    const wanted = path ?? `evalmachine.<anonymous>#${this.#byFile.size + 1}`;
    return this.#byFile.has(wanted) ? `${wanted}#${this.#byFile.size + 1}` : wanted;
  }

  #frame(line: string): Frame | null {
    const match = /^\s*at (?:(.{0,300}) \()?(.{1,400}):(\d{1,9}):(\d{1,9})\)?$/.exec(line.slice(0, 800));
    if (match === null) return null;
    const [, name = '', file = '', row = '1', column = '1'] = match;
    if (file.startsWith(OURS)) return null;
    const at = { row: Number(row), column: Number(column) };
    const code = file === DIRECT_FILE ? this.#directAt(at) : this.#byFile.get(file);
    if (code === undefined) return null;
    return { code: code.sha256, ...place(code, at), name: name.startsWith('<') ? '' : name };
  }

  /** The engine gives all code of direct evals one name: the latest that has such a place is meant. */
  #directAt({ row, column }: { row: number; column: number }): Code | undefined {
    return this.#direct.findLast((code) => {
      const { starts } = code.tracedLines;
      const from = starts[row - 1];
      const end = starts[row] ?? code.traced.length + 1;
      return from !== undefined && from + column - 1 <= end;
    });
  }
}

/** Is one of the sorted places within? */
function holdsAny(places: readonly number[], [start, end]: readonly [number, number]): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((places[mid] ?? 0) < start) low = mid + 1;
    else high = mid;
  }
  return (places[low] ?? Number.POSITIVE_INFINITY) < end;
}

function place(code: Code, { row, column }: { row: number; column: number }): { line: number; column: number } {
  const offset = (code.tracedLines.starts[row - 1] ?? 0) + column - 1 - code.before;
  const original = originalOffset(code.shifts, Math.max(0, offset));
  return code.lines.at(Math.min(original, code.plan.text.length));
}

/** Of the same length, position by position: without a first line for shells, without types. */
function runnable(text: string, path: string | undefined, around: Surroundings | undefined): string {
  const plain = around !== undefined && text.startsWith('#!') ? `//${text.slice(2)}` : text;
  if (path === undefined || !/\.[mc]?ts$/.test(path)) return plain;
  try {
    return stripTypeScriptTypes(plain);
  } catch {
    return plain;
  }
}

function own(table: Readonly<Record<string, readonly number[]>>, name: string): readonly number[] {
  return Object.hasOwn(table, name) ? (table[name] ?? []) : [];
}

function planFor(name: string, text: string, goal: 'script' | 'module' | 'either', around?: Surroundings): Plan {
  const key = `${name} ${goal} ${around?.before ?? ''}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const plan = planOf(text, goal, around);
  if (plans.size >= MOST_PLANS) plans.clear();
  plans.set(key, plan);
  return plan;
}
