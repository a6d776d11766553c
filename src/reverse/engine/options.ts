/** What a reversal is asked for. */
import type { GuestFile, PersonaName } from '../emulate/emulation.ts';

export interface ReverseTarget {
  /** as the user gave it */
  readonly name: string;
  readonly content: Uint8Array;
  /** the files around it that it may read or require, in the decoy world; paths relative to the same root as `path` */
  readonly files?: readonly GuestFile[];
  /** its own place among them; default: the last part of its name */
  readonly path?: string;
}

export interface ReverseOptions {
  /** false: a static reading only */
  readonly emulate?: boolean;
  readonly personas?: readonly PersonaName[];
  /** processes of the emulator; default by cores, at most 2 */
  readonly jobs?: number;
  /** of the processor, for the emulation of one layer; milliseconds */
  readonly emulationMillis?: number;
  /** of the processor, for peeling and for one readable source; milliseconds */
  readonly staticMillis?: number;
  readonly onProgress?: (stage: string) => void;
  readonly signal?: AbortSignal;
}

export const ALL_PERSONAS: readonly PersonaName[] = ['windows', 'macos', 'linux'];
export const EMULATION_MILLIS = 40_000;
export const STATIC_MILLIS = 20_000;
