/** Results of runs, in the order of the plan, become one emulation: the first run whole, of later ones what they add. */
import type { EmulationRun, TraceEvent } from '../../model/index.ts';
import type { CodeSeen, Emulation, EmulationRequest, Observation } from './emulation.ts';
import type { RunOutput, RunTask, SeenCode, SeenEvent, SeenNote, SeenValue, SiteCount } from './host/task.ts';
import type { TaskResult } from './process/pool.ts';

const MOST_VALUES = 16;
const SENSITIVE: ReadonlySet<string> = new Set<TraceEvent['category']>([
  'system',
  'environment',
  'file',
  'process',
  'persistence',
  'registry',
  'clipboard',
  'input',
  'database',
]);
const MOST_PROBLEMS = 50;

/** What is known so far, for the planner. */
export interface Merged {
  readonly counts: readonly SiteCount[];
  readonly network: boolean;
  readonly browser: boolean;
  readonly environment: ReadonlyMap<string, readonly string[]>;
  readonly replyFields: readonly string[];
  readonly replyReads: Readonly<Record<string, readonly string[]>>;
  /** steps of the longest part of a run that ended by itself */
  readonly longest: number;
  /** it asked for something that differs between systems */
  readonly sensitive: boolean;
  /** codes that came up */
  readonly codes: number;
  /** grows with everything new: events, codes, expressions reached */
  readonly novelty: number;
}

interface Watched {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly values: string[];
  count: number;
  mixed: boolean;
  /** seen only where execution was forced */
  forced: boolean;
}

export class Merger {
  readonly #request: EmulationRequest;
  readonly #runs: EmulationRun[] = [];
  readonly #events: TraceEvent[] = [];
  readonly #eventKeys = new Map<string, number>();
  readonly #codes = new Map<string, CodeSeen>();
  readonly #watched = new Map<string, Watched>();
  readonly #counts = new Map<string, SiteCount>();
  readonly #environment = new Map<string, string[]>();
  readonly #reads = new Map<string, Set<string>>();
  readonly #problems = new Set<string>();
  #network = false;
  #browser = false;
  #steps = 0;
  #longest = 0;

  constructor(request: EmulationRequest) {
    this.#request = request;
  }

  get steps(): number {
    return this.#steps;
  }

  get state(): Merged {
    const reads = [...this.#reads].map(([url, names]) => [url, [...names]] as const);
    return {
      counts: [...this.#counts.values()],
      network: this.#network,
      browser: this.#browser,
      environment: new Map(this.#environment),
      replyFields: [...new Set(reads.flatMap(([, names]) => names))],
      replyReads: Object.fromEntries(reads),
      longest: this.#longest,
      sensitive: this.#events.some((event) => SENSITIVE.has(event.category)),
      codes: this.#codes.size,
      novelty: this.#eventKeys.size + this.#codes.size + this.#counts.size,
    };
  }

  /** `forced`: what makes all of it forced, or null. */
  add({ task, outputs, end }: TaskResult, forced: string | null): void {
    const first = this.#runs.length;
    const ids = new Map<number, number>();
    let index = 0;
    for (const output of outputs) {
      if (output.t === 'part') this.#part(task, output.part, forced);
      else if (output.t === 'event') ids.set(index++, this.#event(output.event, first));
      else this.#other(output, ids, forced);
    }
    if (end.how === 'done') return;
    this.#problems.add(`a run (${task.persona}, ${task.replies}) was cut short: ${end.message}`);
    if (this.#runs.length === first)
      this.#part(task, { forced: null, end: end.why, error: end.message, steps: 0, events: index }, forced);
  }

  problem(text: string): void {
    this.#problems.add(text);
  }

  finish(): Emulation {
    const observations = [...this.#watched.values()].map(({ code, start, end, values, count, mixed }) => ({
      code,
      start,
      end,
      values,
      mixed,
      count,
    }));
    return {
      runs: this.#runs,
      events: this.#events,
      code: [...this.#codes.values()],
      observations: observations.sort(byPlace),
      problems: [...this.#problems].slice(0, MOST_PROBLEMS),
    };
  }

  #part(task: RunTask, part: Extract<RunOutput, { t: 'part' }>['part'], forced: string | null): void {
    this.#steps += part.steps;
    if (part.end !== 'steps' && part.end !== 'deadline') this.#longest = Math.max(this.#longest, part.steps);
    const { layer } = this.#request;
    const replies =
      Object.keys(task.environment).length > 0 ? `${task.replies}, with the variables it asked for` : task.replies;
    this.#runs.push({ ...part, layer, persona: task.persona, replies, forced: part.forced ?? forced });
  }

  #other(
    output: Exclude<RunOutput, { t: 'part' } | { t: 'event' }>,
    ids: ReadonlyMap<number, number>,
    forced: string | null,
  ): void {
    if (output.t === 'code') this.#code(output.code, ids);
    else if (output.t === 'value') this.#value(output.value, forced);
    else if (output.t === 'count') this.#count(output.count, forced);
    else if (output.t === 'note') this.#note(output.note);
    else this.#problems.add(output.message);
  }

  /** Its id: of the same event in an earlier run, if there was one. */
  #event(seen: SeenEvent, run: number): number {
    const key = JSON.stringify([seen.call, seen.arguments, seen.data, seen.code]);
    const known = this.#eventKeys.get(key);
    if (known !== undefined && this.#events[known]?.run !== run) return known;
    const id = this.#events.length;
    if (known === undefined) this.#eventKeys.set(key, id);
    this.#events.push({
      id,
      run,
      time: seen.time,
      category: seen.category as TraceEvent['category'],
      call: seen.call,
      arguments: [...seen.arguments],
      result: seen.result,
      data: { ...seen.data },
      stack: seen.stack.map(({ code, line, column, name }) => ({ layer: code, line, column, name })),
      layer: seen.code,
      forced: seen.forced,
    });
    return id;
  }

  #code(seen: SeenCode, ids: ReadonlyMap<number, number>): void {
    if (this.#codes.has(seen.sha256)) return;
    const { sha256, text, how } = seen;
    this.#codes.set(sha256, {
      sha256,
      text,
      how,
      event: ids.get(seen.event) ?? -1,
      forced: seen.forced,
    });
  }

  #value({ code, start, end, value }: SeenValue, forced: string | null): void {
    const key = `${code} ${start} ${end}`;
    let watched = this.#watched.get(key);
    if (watched === undefined) {
      watched = { code, start, end, values: [], count: 0, mixed: false, forced: forced !== null };
      this.#watched.set(key, watched);
    }
    if (watched.values.includes(value) || (forced !== null && !watched.forced)) return;
    if (watched.values.length < MOST_VALUES) watched.values.push(value);
    else watched.mixed = true;
  }

  #count(seen: SiteCount, forced: string | null): void {
    const key = `${seen.code} ${seen.site}`;
    const known = this.#counts.get(key);
    this.#counts.set(
      key,
      known === undefined ? seen : { ...known, count: known.count + seen.count, ways: known.ways | seen.ways },
    );
    const watched = this.#watched.get(`${seen.code} ${seen.start} ${seen.end}`);
    if (watched === undefined || seen.kind === 'branch' || seen.kind === 'gate' || (forced !== null && !watched.forced))
      return;
    watched.count += seen.count;
    watched.mixed ||= seen.mixed;
  }

  #note({ what, name, value }: SeenNote): void {
    if (what === 'network') this.#network = true;
    else if (what === 'browser') this.#browser = true;
    else if (what === 'reply-field') {
      const names = this.#reads.get(value) ?? new Set();
      this.#reads.set(value, names.add(name));
    } else {
      const values = this.#environment.get(name) ?? [];
      if (what === 'value' && !values.includes(value)) values.push(value);
      this.#environment.set(name, values);
    }
  }
}

function byPlace(a: Observation, b: Observation): number {
  return (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) || a.start - b.start || b.end - a.end;
}
