/** What a run tells: events, codes, values, notes, in the order in which they come. Everything that the guest says is checked and bounded here. */
import type { TraceCategory } from '../../../model/index.ts';
import type { Thrown } from '../machine/machine.ts';
import type { Bounds } from './bounds.ts';
import type { Codes } from './codes.ts';
import { REPLY_CODE } from './reply.ts';
import type { RunOutput, RunPart, SeenNote } from './task.ts';

const LONGEST_ARGUMENT = 8_192;
const LONGEST_DATA = 65_536;
const MOST_ARGUMENTS = 16;
const MOST_FIELDS = 64;
const MOST_CODES = 2_000;
const MOST_CODE_UNITS = 24 * 2 ** 20;
const MOST_VALUE_UNITS = 12 * 2 ** 20;
const MOST_NOTES = 2_000;
/** Not by the schema: its library would be half of what the process takes. */
const CATEGORIES: ReadonlySet<string> = new Set<TraceCategory>([
  'code',
  'module',
  'network',
  'file',
  'process',
  'system',
  'environment',
  'crypto',
  'clipboard',
  'input',
  'registry',
  'persistence',
  'database',
  'blockchain',
  'timer',
  'console',
  'evasion',
]);
/** Events of one code that is run again and again. */
const MOST_REPEATS = 3;

/** What a scripted reply may have put where code is expected: no code. */
const WORD = /^[\s\w$]{0,200}$/;

function isData(text: string): boolean {
  if (WORD.test(text)) return true;
  if (text.length > LONGEST_ARGUMENT || !/^\s*[[{"]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export interface CodeCall {
  readonly how: string;
  readonly text: string;
  readonly path: string | undefined;
  readonly time: number;
  readonly stack: string;
}

export class Recorder {
  readonly #codes: Codes;
  readonly #bounds: Bounds;
  readonly #output: (entry: RunOutput) => void;
  readonly #own = new Set<string>();
  readonly #seen = new Map<string, number>();
  readonly #noted = new Set<string>();
  #events = 0;
  #codeUnits = 0;
  #valueUnits = 0;
  forced = false;

  constructor(codes: Codes, bounds: Bounds, output: (entry: RunOutput) => void) {
    this.#codes = codes;
    this.#bounds = bounds;
    this.#output = output;
  }

  /** A part begins; the answer ends it. */
  begin(forced: string | null): (error: Thrown | null) => void {
    const steps = this.#bounds.steps;
    const events = this.#events;
    if (forced !== null) this.forced = true;
    return (error) => {
      const part: RunPart = {
        forced,
        end: this.#end(error),
        error: error === null ? null : this.#words(error),
        steps: this.#bounds.steps - steps,
        events: this.#events - events,
      };
      this.#output({ t: 'part', part });
    };
  }

  #end(error: Thrown | null): RunPart['end'] {
    const { over } = this.#bounds;
    if (over === 'deadline' || over === 'exited') return over;
    if (over !== null) return 'steps';
    if (error === null) return 'finished';
    if (error.name === 'MachineDied') return 'died';
    if (error.message === 'interrupted') return 'steps';
    if (error.message === 'out of memory') return 'memory';
    if (/^stack overflow$|^Maximum call stack size/.test(error.message)) return 'stack';
    return 'threw';
  }

  #words(error: Thrown): string {
    const text = error.name === '' ? error.message : `${error.name}: ${error.message}`;
    const [frame] = this.#codes.frames(error.stack);
    const place = frame === undefined ? '' : ` (line ${frame.line}, column ${frame.column})`;
    return cut(text, 500) + place;
  }

  /** Events so far. */
  get count(): number {
    return this.#events;
  }

  problem(message: string): void {
    this.#output({ t: 'problem', message });
  }

  /** Code that is the request's own: nothing that came up. */
  ownCode(sha256: string): void {
    this.#own.add(sha256);
  }

  /** JSON of a GuestEvent, and the site that was passed last; its number, or '' when no more are taken. */
  record(json: string, site: number): string {
    const event = asObject(JSON.parse(json));
    const { data } = event;
    const fields: [string, string][] = [];
    for (const [name, value] of Object.entries(asObject(data)).slice(0, MOST_FIELDS))
      fields.push([name.slice(0, 200), cut(String(value), LONGEST_DATA)]);
    const list = Array.isArray(event['arguments']) ? event['arguments'].slice(0, MOST_ARGUMENTS) : [];
    const taken = this.#event({
      call: cut(String(event['call']), 200),
      category: String(event['category']),
      values: list.map((value) => cut(String(value), LONGEST_ARGUMENT)),
      result: typeof event['result'] === 'string' ? cut(event['result'], LONGEST_ARGUMENT) : null,
      data: Object.fromEntries(fields),
      time: Number(event['time']),
      stack: String(event['stack'] ?? ''),
      site,
    });
    return taken === null ? '' : String(taken);
  }

  /** Code is about to run, or came up. */
  code(call: CodeCall, sha256: string): void {
    if (this.#own.has(sha256)) return;
    const times = (this.#seen.get(sha256) ?? 0) + 1;
    this.#seen.set(sha256, times);
    if (times > MOST_REPEATS) return;
    const scripted = call.text.includes(REPLY_CODE);
    const event = this.#event({
      call: cut(call.how, 200),
      category: 'code',
      values: [cut(call.text, LONGEST_ARGUMENT)],
      result: null,
      data: {
        sha256,
        size: String(call.text.length),
        ...(call.path === undefined ? {} : { path: cut(call.path, 500) }),
        ...(scripted ? { reply: 'scripted' } : {}),
      },
      time: call.time,
      stack: call.stack,
    });
    if (times > 1 || event === null || call.text.trim() === REPLY_CODE || isData(call.text)) return;
    this.#codeUnits += call.text.length;
    if (this.#seen.size > MOST_CODES || this.#codeUnits > MOST_CODE_UNITS) {
      this.problem('more code came up than is kept');
      return;
    }
    const { text } = call;
    this.#output({ t: 'code', code: { sha256, text, how: cut(call.how, 200), event, forced: this.forced } });
  }

  /** JSON of [site id, value]. */
  observe(json: string): void {
    const [id, value] = JSON.parse(json) as [unknown, unknown];
    const found = typeof id === 'number' && typeof value === 'string' ? this.#codes.site(id) : null;
    if (found === null || typeof value !== 'string') return;
    this.#valueUnits += value.length;
    if (this.#valueUnits > MOST_VALUE_UNITS) return;
    const { start, end } = found.site;
    this.#output({ t: 'value', value: { code: found.code.sha256, site: found.index, start, end, value } });
  }

  note(json: string): void {
    const note = asObject(JSON.parse(json));
    const what = String(note['what']);
    const name = cut(String(note['name']), 500);
    if (what === 'turned') {
      this.forced = true;
      return;
    }
    const wanted =
      what === 'gate' ? this.#codes.site(Number(note['value']))?.site.text : (note['url'] ?? note['value']);
    const value = cut(String(wanted ?? ''), 2_000);
    const kind = what === 'gate' ? 'value' : what;
    if (!isNoteKind(kind)) return;
    const key = JSON.stringify([kind, name, value]);
    if (this.#noted.has(key) || this.#noted.size >= MOST_NOTES) return;
    this.#noted.add(key);
    this.#output({ t: 'note', note: { what: kind, name, value } });
  }

  /** JSON of the tracer's summary. */
  counts(json: string): void {
    for (const row of JSON.parse(json) as readonly (readonly number[])[]) {
      const [id = 0, count = 0, other = 0, ways = 0, full = 0, order = 0] = row;
      const found = this.#codes.site(id);
      if (found === null) continue;
      const { text: _, ...site } = found.site;
      const mixed = other !== 0 || full !== 0;
      this.#output({
        t: 'count',
        count: { ...site, code: found.code.sha256, site: found.index, count, mixed, ways, order },
      });
    }
  }

  #event(seen: {
    call: string;
    category: string;
    values: readonly string[];
    result: string | null;
    data: Readonly<Record<string, string>>;
    time: number;
    stack: string;
    site?: number;
  }): number | null {
    if (!this.#bounds.event()) return null;
    const stack = this.#codes.frames(seen.stack);
    this.#output({
      t: 'event',
      event: {
        time: Number.isSafeInteger(seen.time) && seen.time >= 0 ? seen.time : 0,
        category: CATEGORIES.has(seen.category) ? seen.category : 'other',
        call: seen.call,
        arguments: seen.values,
        result: seen.result,
        data: seen.data,
        stack,
        // what a timer or a promise started has no frame of the sample: whose code ran last is the best guess
        code: stack[0]?.code ?? this.#codes.site(seen.site ?? 0)?.code.sha256 ?? '',
        forced: this.forced,
      },
    });
    return this.#events++;
  }
}

const NOTES: readonly string[] = ['environment', 'reply-field', 'network', 'browser', 'value'];
function isNoteKind(what: string): what is SeenNote['what'] {
  return NOTES.includes(what);
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
