/** What an emulation is asked for and gives back. Plain data: it crosses between processes. */
import type { EmulationRun, TraceEvent } from '../../model/index.ts';

export interface EmulationRequest {
  /** the sample and, where it has any, the files around it that it may require; the first is entered. Paths are relative, with `/`. */
  readonly files: readonly GuestFile[];
  readonly layer: string;
  readonly limits: EmulationLimits;
  readonly personas: readonly PersonaName[];
}

export interface GuestFile {
  readonly path: string;
  readonly text: string;
}

export type PersonaName = 'windows' | 'macos' | 'linux';

export interface EmulationLimits {
  /** of the processor, for all runs together; milliseconds */
  readonly totalMillis: number;
  /** of the processor, for one run; milliseconds */
  readonly runMillis: number;
  /** interrupt checks, for one run: the limit that makes results the same everywhere */
  readonly runSteps: number;
  /** of the interpreter's memory; MiB */
  readonly guestMebibytes: number;
  readonly events: number;
  /** processes */
  readonly jobs: number;
}

/** An expression of some code that gave text, by position in that code's text. */
export interface Observation {
  /** SHA-256 of the code's text, UTF-8 */
  readonly code: string;
  readonly start: number;
  readonly end: number;
  /** distinct, in order of first sight, bounded */
  readonly values: readonly string[];
  /** there were more values than are kept, or values that were no strings */
  readonly mixed: boolean;
  readonly count: number;
}

/** Code that came up while it ran. */
export interface CodeSeen {
  readonly sha256: string;
  readonly text: string;
  /** eval, Function, setTimeout, vm, Module._compile, node -e, python -c, stdin of a child, written to a file and run … */
  readonly how: string;
  /** id of the event that showed it */
  readonly event: number;
  readonly forced: boolean;
}

/** Events name layers by the SHA-256 of their code; the engine turns them into layer ids. */
export interface Emulation {
  readonly runs: readonly EmulationRun[];
  readonly events: readonly TraceEvent[];
  readonly code: readonly CodeSeen[];
  readonly observations: readonly Observation[];
  /** what could not be done, in plain words */
  readonly problems: readonly string[];
}
