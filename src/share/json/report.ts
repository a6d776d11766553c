/** An inspection as JSON (`counterlure schema inspection`), always with the same order of keys. */
import type { Inspection, Reversal } from '../../model/index.ts';
import { asciiJson } from './ascii.ts';

/** Keys as a reader wants them; any other (names of limits) follow by alphabet. A test holds this against the schema. */
// biome-ignore format: a table
export const KEY_ORDER: readonly string[] = [
  'schema', 'tool', 'target', 'verdict', 'findings', 'indicators', 'samples', 'triggers', 'unresolved', 'coverage',
  'id', 'rule', 'title', 'message', 'type', 'value', 'defanged', 'role', 'origin',
  'level', 'score', 'reasons', 'advice', 'ifAlreadyRun',
  'severity', 'confidence', 'techniques', 'tradecraft', 'sharedHosting',
  'name', 'version', 'kind', 'head', 'action', 'label',
  'file', 'path', 'line', 'column', 'excerpt', 'how', 'text', 'what', 'why', 'reach', 'trigger', 'steps', 'sink',
  'related', 'suppressed', 'sha256', 'layer', 'reason', 'layers', 'families', 'does', 'code', 'size', 'evidence', 'automatic', 'entries', 'commands',
  'files', 'bytes', 'parsed', 'skipped', 'limits', 'notes',
];

const RANK: ReadonlyMap<string, number> = new Map(KEY_ORDER.map((key, index) => [key, index]));

export function jsonReport(inspection: Inspection): string {
  return `${asciiJson(ordered(inspection))}\n`;
}

/** A reversal as JSON (`counterlure schema reversal`): keys in the order of the schema. */
export function jsonReversal(reversal: Reversal): string {
  return `${asciiJson(reversal)}\n`;
}

/** A copy whose objects list their keys in KEY_ORDER. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (RANK.get(a) ?? RANK.size) - (RANK.get(b) ?? RANK.size) || (a < b ? -1 : 1))
      .map(([key, child]) => [key, ordered(child)]),
  );
}
