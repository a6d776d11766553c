/** Tests of a detector as two lists: lures that it must catch, each at least with this weight, and honest twins about which it must keep silent. */
import { describe, expect, test } from 'vitest';
import type { Detector } from '../../src/inspect/detector.ts';
import { type Contents, type ContextExtras, counted, hitsOf, weights } from './context.ts';

export interface Case {
  readonly files: Contents;
  readonly extras?: ContextExtras;
}
type Cases = Readonly<Record<string, Contents | Case>>;

export interface Lures {
  readonly proof?: Cases;
  readonly strong?: Cases;
  readonly weak?: Cases;
  /** nothing that counts */
  readonly silent: Cases;
}

export function testLures(detector: Detector, lures: Lures): void {
  describe(detector.id, () => {
    for (const weight of ['proof', 'strong', 'weak'] as const) {
      for (const [name, one] of Object.entries(lures[weight] ?? {})) {
        test(`${weight}: ${name}`, async () => {
          const { files, extras } = caseOf(one);
          const hits = await hitsOf(detector, files, extras);
          expect(weights(detector, hits)[0]).toBe(weight);
          for (const hit of hits) expect(hit.message.length).toBeGreaterThan(10);
          for (const hit of hits) expect(Number.isFinite(hit.confidence)).toBe(true);
        });
      }
    }
    for (const [name, one] of Object.entries(lures.silent)) {
      test(`silent: ${name}`, async () => {
        const { files, extras } = caseOf(one);
        const hits = counted(detector, await hitsOf(detector, files, extras));
        expect(hits.map((hit) => hit.message)).toEqual([]);
      });
    }
  });
}

function caseOf(one: Contents | Case): Case {
  return isCase(one) ? one : { files: one };
}

function isCase(one: Contents | Case): one is Case {
  return 'files' in one && typeof one.files === 'object' && !(one.files instanceof Uint8Array);
}

/** `.vscode/tasks.json` with one task that starts when the folder is opened. */
export function openTask(command: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    version: '2.0.0',
    tasks: [{ label: 'setup', type: 'shell', command, runOptions: { runOn: 'folderOpen' }, ...more }],
  });
}

export const HIDDEN = {
  presentation: { reveal: 'never', echo: false, focus: false, close: true, showReuseMessage: false },
} as const;

export function scripts(all: Readonly<Record<string, string>>): string {
  return JSON.stringify({ name: 'fixture', version: '1.0.0', scripts: all }, null, 2);
}

export function dependencies(
  all: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({ name: 'fixture', version: '1.0.0', dependencies: all, ...more }, null, 2);
}
