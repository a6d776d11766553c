/** Which trigger reaches which code, by which chain. Implemented in build-reach.ts from triggers and module facts. */
import type { Trigger } from '../triggers/trigger.ts';

export type ReachHow =
  | 'top-level'
  | 'iife'
  | 'called-at-import'
  | 'called-by-importer'
  | 'callback'
  | 'handler'
  | 'error-handler'
  /** no call is seen, but it is handed to a package, set on an object that leaves, or named by an importer */
  | 'likely-called'
  | 'exported-not-called'
  | 'not-called';

export interface ReachPath {
  readonly trigger: Trigger;
  /** from the trigger's entry to the code: `how` is starts, imports, requires, spawns, calls … ; `at` is an offset in `file` */
  readonly steps: readonly {
    readonly file: string;
    readonly at: number;
    readonly how: string;
    readonly text: string;
  }[];
  readonly how: ReachHow;
}

export interface Reach {
  /** best path (most automatic, then shortest, then by name) to a function of a file; null: nothing reaches it */
  readonly pathTo: (file: string, fn: number) => ReachPath | null;
  /** best path to any code in the file */
  readonly pathToFile: (file: string) => ReachPath | null;
  /** every trigger that reaches the file */
  readonly triggersOf: (file: string) => readonly Trigger[];
}
