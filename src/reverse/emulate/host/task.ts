/** One run in the interpreter: what it is asked for and what it gives. Plain data; codes are named by the SHA-256 of their text, sites by index in its plan. */
import type { EmulationRun } from '../../../model/index.ts';
import type { GuestFile, PersonaName } from '../emulation.ts';
import type { Scenario } from '../guest/contract.ts';
import type { Beyond } from '../trace/sites.ts';

export interface RunTask {
  readonly files: readonly GuestFile[];
  readonly persona: PersonaName;
  readonly replies: Scenario['replies'];
  readonly replyFields: readonly string[];
  readonly replyReads: Readonly<Record<string, readonly string[]>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly browser: boolean;
  readonly seed: number;
  readonly now: number;
  readonly limits: RunLimits;
  /** sites that need no more watching, by code */
  readonly quiet: Readonly<Record<string, readonly number[]>>;
  /** conditions to turn, by code */
  readonly turned: Readonly<Record<string, readonly number[]>>;
  /** enter what nobody entered, when all is done */
  readonly force: boolean;
  /** process.exit does not end it, errors are swallowed, and functions that nobody entered are entered in the end */
  readonly thorough: boolean;
  /** trace expressions */
  readonly observe: boolean;
}

export interface RunLimits {
  readonly steps: number;
  /** for one entry into the guest: the start, one timer, one handler */
  readonly taskSteps: number;
  readonly millis: number;
  readonly mebibytes: number;
  readonly events: number;
  /** of the engine; the thread that it runs in must have four times as much */
  readonly stackKibibytes: number;
}

export interface Frame {
  /** '' for none of the sample's */
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly name: string;
}

export interface SeenEvent {
  readonly time: number;
  readonly category: string;
  readonly call: string;
  readonly arguments: readonly string[];
  readonly result: string | null;
  readonly data: Readonly<Record<string, string>>;
  readonly stack: readonly Frame[];
  /** its code */
  readonly code: string;
  readonly forced: boolean;
}

export interface SeenCode {
  readonly sha256: string;
  readonly text: string;
  readonly how: string;
  /** index of the event that showed it; -1: a file of the request */
  readonly event: number;
  readonly forced: boolean;
}

export interface SeenValue {
  readonly code: string;
  readonly site: number;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Of a site that was reached. */
export interface SiteCount {
  readonly code: string;
  readonly site: number;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly count: number;
  /** values that were no texts, or too many, or too long */
  readonly mixed: boolean;
  /** of a condition: 1 it held, 2 it did not, 3 both; 4 besides: it was reached before the sample did anything to the world */
  readonly ways: number;
  /** of a condition: when it was first reached, among all */
  readonly order: number;
  /** of a condition: what lies behind it */
  readonly then?: Beyond;
  readonly else?: Beyond;
}

export interface SeenNote {
  readonly what: 'environment' | 'reply-field' | 'network' | 'browser' | 'value';
  readonly name: string;
  /** a value that it may be compared with; the URL of a reply */
  readonly value: string;
}

/** A part of a run: the run itself, or what was entered by force after it. */
export interface RunPart {
  readonly forced: string | null;
  readonly end: EmulationRun['end'];
  readonly error: string | null;
  readonly steps: number;
  readonly events: number;
}

/** What comes while it runs, so that it is kept whatever happens. */
export type RunOutput =
  | { readonly t: 'event'; readonly event: SeenEvent }
  | { readonly t: 'code'; readonly code: SeenCode }
  | { readonly t: 'value'; readonly value: SeenValue }
  | { readonly t: 'note'; readonly note: SeenNote }
  | { readonly t: 'count'; readonly count: SiteCount }
  | { readonly t: 'part'; readonly part: RunPart }
  | { readonly t: 'problem'; readonly message: string };

export interface Libraries {
  readonly world: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly personas: Readonly<Record<PersonaName, Scenario['persona']>>;
}
