/**
 * What the main process and a reading process say to each other. Facts travel as JSON text: cheaper than structured clones of
 * many small objects, and it can be kept unread. `index` is a file's place in the list given to `readFiles`.
 */
import type { TreeSource } from '../../model/index.ts';
import type { PackedList, Sections } from './kept-module.ts';

/** What a reading process does with a file, in order; a rule is `rule:its-id`. */
export type Stage = 'read' | 'kind' | 'native-parse' | 'parse' | 'indicators' | `rule:${string}`;
/** Everything after the kind of its content. */
export const EVERYTHING = 'everything';
export type Skip = Stage | typeof EVERYTHING;

export interface WireFile {
  readonly index: number;
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly source: TreeSource;
  /** stages in which a reading process died on this file before */
  readonly skip: readonly Skip[];
}

export interface Setup {
  readonly t: 'setup';
  readonly maxFileBytes: number;
  /** URL of a module that exports `fileDetectors`; '' for the usual ones */
  readonly registry: string;
  /** modules are wanted compressed, many together */
  readonly pack: boolean;
}
export interface BatchMessage {
  readonly t: 'batch';
  readonly id: number;
  /** say each stage before it begins, and wait until that is said */
  readonly careful: boolean;
  readonly files: readonly WireFile[];
}
export type ToReader = Setup | BatchMessage;

export interface FactsMessage {
  readonly t: 'facts';
  readonly batch: number;
  /** `head`: JSON of FileFacts without path and module; `module`: JSON of its sections, 'packed' for the next place in `packs` */
  readonly entries: readonly {
    readonly index: number;
    readonly head: string;
    readonly module: Sections<string> | 'packed' | null;
  }[];
  /** for each section, the packed modules */
  readonly packs: Sections<PackedList> | null;
  /** nothing but the next file of the batch can be to blame if the process dies before its next message */
  readonly alone: boolean;
}
export type FromReader =
  | { readonly t: 'ready' }
  | FactsMessage
  | { readonly t: 'stage'; readonly batch: number; readonly index: number; readonly stage: Stage }
  | { readonly t: 'done'; readonly batch: number };

/** Files whose facts a reading process may hold back: after a death the culprit is one of so many. */
export const HELD_BACK_FILES = 24;
/** Files from this size on, bytes, are announced. */
export const ANNOUNCED_BYTES = 192 * 1024;
