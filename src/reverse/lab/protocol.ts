/** Between the main process and the lab: a job at a time, answered once. Values are plain data (structured clones). */
import type { DeobfuscateOptions, Deobfuscation } from '../deobfuscate/deobfuscation.ts';
import type { Description, Material } from '../describe/material.ts';
import type { GuestFile } from '../emulate/emulation.ts';
import type { ExtraLayer, PeelResult } from '../peel/peel.ts';

export interface Jobs {
  readonly peel: {
    readonly input: {
      readonly name: string;
      readonly content: Uint8Array;
      readonly files: readonly GuestFile[];
      readonly millis: number;
    };
    readonly output: PeelResult;
  };
  /** `known`: what was peeled before, with its contents */
  readonly more: {
    readonly input: { readonly known: PeelResult; readonly extra: readonly ExtraLayer[]; readonly millis: number };
    readonly output: PeelResult;
  };
  readonly deobfuscate: {
    readonly input: Pick<DeobfuscateOptions, 'observations' | 'millis'> & { readonly text: string };
    readonly output: Deobfuscation;
  };
  readonly describe: { readonly input: Material; readonly output: Description };
}

export type JobName = keyof Jobs;

export interface JobMessage {
  readonly id: number;
  readonly job: JobName;
  readonly input: unknown;
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
