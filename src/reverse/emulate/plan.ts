/**
 * Which runs a sample gets. Waves: what one wave shows decides the next, never what a single process was quick to do, so that the result is the same with any number of
 * processes. First every persona; then other replies, if it talked to the network; what it asked for; what nobody entered; conditions turned.
 */
import type { EmulationRequest } from './emulation.ts';
import type { Scenario } from './guest/contract.ts';
import type { RunTask, SiteCount } from './host/task.ts';
import type { Merged } from './merge.ts';

/** Of the guest's clock: a Monday morning; the same one in all runs. */
const NOW = Date.UTC(2025, 5, 2, 9, 12, 34);
const SEED = 20_250_602;
/** Hits from which on an expression is not watched in later runs. */
const HOT = 20;
/** About 3,000 frames. */
const STACK_KIBIBYTES = 512;
/** A run of so many steps is dear: only the replies that matter most. */
const HEAVY_STEPS = 500;
/** One entry into the guest may take so much of a run. */
const TASK_SHARE = 0.6;
/** Turned conditions may lead into traps: such a run gets little more than an ordinary one took. */
const TURNED_FACTOR = 1.2;
const TURNED_STEPS = 60;
/** For all that is entered by force in one run. */
const ENTERED_STEPS = 800;
const MOST_TURNS = 20;
const TURNS_OF_ALL = 4;
const MOST_TURNED_AT_ONCE = 400;
/** Variables that programs ask for by habit. */
const USUAL =
  /^(?:NODE_|npm_|DEBUG|(?:HTTPS?|NO|ALL)_PROXY$|(?:https?|no|all)_proxy$|CI$|TERM|COLORTERM$|FORCE_COLOR$|NO_COLOR$|LOG_?LEVEL$|TZ$|LANG|LC_|READABLE_STREAM$|WS_NO_|GRACEFUL_FS|UV_|TEST_)/;

export interface Wave {
  readonly tasks: readonly RunTask[];
  /** what is entered there, nobody entered by itself */
  readonly forced: string | null;
}

export class Planner {
  readonly #request: EmulationRequest;
  readonly #first: Scenario['persona']['name'];
  readonly #tried = new Set<string>();
  /** the variables that it asked for, once it was seen what they bring */
  #gated: Readonly<Record<string, string>> = {};
  #turns = 0;
  #fruitless = 0;

  constructor(request: EmulationRequest) {
    this.#request = request;
    this.#first = request.personas[0] ?? 'windows';
  }

  /** The first run watches everything; what it shows decides the rest. */
  first(): Wave {
    return { forced: null, tasks: [this.#task({ persona: this.#first, replies: 'json', force: true })] };
  }

  /** The other systems, other answers of the network, and what the sample asked for. */
  second(seen: Merged): Wave {
    const base = { ...this.#learned(seen), persona: this.#first, force: false };
    const tasks: RunTask[] = [];
    if (seen.sensitive)
      for (const persona of this.#request.personas.slice(1))
        tasks.push(this.#task({ ...base, persona, replies: 'json', force: true }, seen));
    const replies =
      seen.longest > HEAVY_STEPS ? (['code', 'error'] as const) : (['code', 'error', 'nothing', 'html'] as const);
    if (seen.network)
      for (const reply of replies) tasks.push(this.#task({ ...base, replies: reply, force: reply === 'code' }, seen));
    const environment = environmentOf(seen);
    if (Object.keys(environment).length > 0)
      tasks.push(this.#task({ ...base, environment, replies: seen.network ? 'code' : 'json' }, seen));
    if (seen.browser) tasks.push(this.#task({ ...base, browser: true, replies: 'json', force: true }, seen));
    return { forced: null, tasks };
  }

  /** What came of code that was sent, on the other systems; once more where more was learned. */
  third(seen: Merged, before: Merged): Wave {
    const tasks: RunTask[] = [];
    this.#gated = environmentOf(seen);
    const more = JSON.stringify(seen.replyReads) !== JSON.stringify(before.replyReads);
    if (!seen.network || !(more || seen.codes > before.codes)) return { forced: null, tasks };
    for (const persona of this.#request.personas.slice(more ? 0 : 1, seen.longest > HEAVY_STEPS ? 2 : 3))
      tasks.push(this.#task({ ...this.#learned(seen), persona, replies: 'code', force: false }, seen));
    return { forced: null, tasks };
  }

  /** Execution forced: a few times with all conditions turned that only ever went one way and lead somewhere, then one by one. */
  forced(seen: Merged, stepsLeft: number): Wave {
    const open = seen.counts.filter((count) => oneSided(count) && !this.#tried.has(keyOf(count)));
    const paid = this.#turns === 0 || stepsLeft >= seen.longest;
    if (this.#turns >= MOST_TURNS || !paid || (open.length === 0 && this.#turns > 0))
      return { tasks: [], forced: null };
    const batches = this.#batches(open);
    this.#turns += batches.length;
    return { tasks: batches.map((batch) => this.#forcedTask(seen, batch)), forced: 'branches' };
  }

  /** In the set-up of an obfuscator, a turned condition is a trap: not together with others. */
  #batches(open: readonly SiteCount[]): readonly (readonly SiteCount[])[] {
    const safe = open.filter(({ ways }) => (ways & 4) === 0);
    const leading = safe.filter(leadsOn);
    if (this.#turns === 0) return [leading.slice(0, MOST_TURNED_AT_ONCE)];
    if (this.#turns === 1) return [safe.slice(0, MOST_TURNED_AT_ONCE)];
    if (this.#turns < TURNS_OF_ALL && this.#fruitless === 0 && leading.length > 0) return [leading];
    // what was reached last lies behind the set-up, or before a trap
    const setUp = open.filter(({ ways }) => (ways & 4) !== 0).sort((a, b) => b.order - a.order);
    const single = [...leading, ...safe.filter((count) => !leadsOn(count)), ...setUp].slice(0, 2);
    for (const one of single) this.#tried.add(keyOf(one));
    return single.map((one) => [one]);
  }

  #forcedTask(seen: Merged, turned: readonly SiteCount[]): RunTask {
    return this.#task(
      {
        ...this.#learned(seen),
        persona: this.#first,
        replies: seen.network ? 'code' : 'json',
        force: true,
        turned: tableOf(turned),
        thorough: true,
      },
      seen,
      seen.longest * TURNED_FACTOR + TURNED_STEPS,
      true,
    );
  }

  /** false: turning brings nothing any more. */
  worthwhile(seen: Merged, before: Merged): boolean {
    this.#fruitless = seen.novelty > before.novelty ? 0 : this.#fruitless + 1;
    return this.#fruitless < 3;
  }

  #learned(seen: Merged): Pick<RunTask, 'replyFields' | 'replyReads' | 'environment'> {
    return { replyFields: seen.replyFields, replyReads: seen.replyReads, environment: this.#gated };
  }

  #task(
    part: Partial<RunTask> & Pick<RunTask, 'persona' | 'replies' | 'force'>,
    seen?: Merged,
    mostSteps = Number.POSITIVE_INFINITY,
    forced = false,
  ): RunTask {
    const { limits, files } = this.#request;
    return {
      files,
      replyFields: [],
      replyReads: {},
      environment: {},
      browser: false,
      seed: SEED,
      now: NOW,
      quiet: seen === undefined ? {} : tableOf(seen.counts.filter(isKnown)),
      turned: {},
      thorough: false,
      observe: true,
      limits: {
        // what is entered by force comes behind the rest, and has a budget of its own
        steps: Math.ceil(Math.min(limits.runSteps, forced ? mostSteps + ENTERED_STEPS : mostSteps)),
        taskSteps: Math.ceil(Math.min(limits.runSteps * TASK_SHARE, mostSteps)),
        millis: limits.runMillis,
        mebibytes: limits.guestMebibytes,
        events: limits.events,
        stackKibibytes: STACK_KIBIBYTES,
      },
      ...part,
    };
  }
}

/** It was seen so often, or so completely, that watching it in later runs shows nothing. */
function isKnown({ kind, count, ways }: SiteCount): boolean {
  return kind === 'branch' ? (ways & 3) === 3 : count >= HOT || kind === 'gate';
}

function oneSided({ kind, ways, then, else: otherwise }: SiteCount): boolean {
  const way = ways & 3;
  if (kind !== 'branch' || way === 0 || way === 3) return false;
  // what only leaves is worth nothing
  return way === 1 ? otherwise !== 'ends' : then !== 'ends';
}

/** Turning it enters code that does something and goes on, or goes on where it stopped. */
function leadsOn({ ways, then, else: otherwise }: SiteCount): boolean {
  if ((ways & 3) === 1) return otherwise === 'acts' || (then?.includes('ends') === true && otherwise === 'plain');
  return then === 'acts';
}

function keyOf({ code, site }: SiteCount): string {
  return `${code} ${site}`;
}

function tableOf(counts: readonly SiteCount[]): Readonly<Record<string, readonly number[]>> {
  const table = new Map<string, number[]>();
  for (const { code, site } of counts) {
    const list = table.get(code);
    if (list === undefined) table.set(code, [site]);
    else list.push(site);
  }
  return Object.fromEntries(table);
}

const MOST_VARIABLES = 40;

/** What was asked for in vain, with the value that it was compared with, if one was seen. */
function environmentOf(seen: Merged): Readonly<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const [name, values] of seen.environment) if (!USUAL.test(name)) entries.push([name, values[0] ?? '1']);
  return Object.fromEntries(entries.slice(0, MOST_VARIABLES));
}
