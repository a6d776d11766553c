/**
 * Many hits of many files become one list of indicators: equal values merged, evidence bounded, sorted by type and value.
 * Hints (from flows: `this address is where the payload comes from`) set role and confidence.
 */
import type { Indicator } from '../model/index.ts';
import { classifyRole, hostOf, type Role } from './classify.ts';
import type { IndicatorHit } from './hit.ts';
import { sharedHosting } from './public-suffix.ts';
import { defang } from './text-form.ts';

export interface FileIndicators {
  readonly file: string;
  readonly sha256: string;
  readonly hits: readonly IndicatorHit[];
  /** something starts this file, or a finding stands in it: what it names is more telling */
  readonly reached: boolean;
}
/** What the analysis knows of a value, a URL, host or `host:port`, and of everything below it. */
export interface RoleHint {
  readonly value: string;
  readonly role: Role;
  readonly confidence: number;
  readonly origin?: Indicator['origin'];
}
export interface MergeOptions {
  readonly hints?: readonly RoleHint[];
  /** places kept for one indicator; default 20 */
  readonly maxEvidence?: number;
  /** indicators kept, the most telling first; default 5,000 */
  readonly maxIndicators?: number;
}

const HOSTED = new Set([
  'url',
  'domain',
  'ipv4',
  'ipv6',
  'socket',
  'short-link',
  'rpc-endpoint',
  'json-storage-id',
  'discord-webhook',
]);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function hintTable(hints: readonly RoleHint[]): ReadonlyMap<string, RoleHint> {
  const table = new Map<string, RoleHint>();
  const put = (key: string, hint: RoleHint): void => {
    const known = table.get(key);
    if (
      known === undefined ||
      known.confidence < hint.confidence ||
      (known.confidence === hint.confidence && hint.role < known.role)
    )
      table.set(key, hint);
  };
  for (const hint of hints) {
    const value = hint.value.trim().replace(/\/$/, '');
    put(value, hint);
    const authority = /^[a-z0-9+.-]+:\/\/([^/?#]+)/i.exec(value)?.[1]?.toLowerCase();
    if (authority === undefined) continue;
    put(authority, hint);
    put(authority.replace(/:\d+$/, ''), hint);
  }
  return table;
}

function roleOf(
  hit: IndicatorHit,
  reached: boolean,
  hints: ReadonlyMap<string, RoleHint>,
): { role: string; confidence: number; origin: Indicator['origin'] } {
  const hint = hints.get(hit.value.replace(/\/$/, ''));
  if (hint !== undefined) return { role: hint.role, confidence: hint.confidence, origin: hint.origin ?? 'observed' };
  const { role, confidence } = classifyRole(hit.type, hit.value, hit.layer);
  return {
    role,
    confidence: reached && role !== 'reference' && role !== 'rpc' ? Math.min(90, confidence + 10) : confidence,
    origin: 'observed',
  };
}

/** Indicators of a whole target: deterministic whatever the order of `files`. */
export function toIndicators(files: readonly FileIndicators[], options: MergeOptions = {}): Indicator[] {
  const hints = hintTable(options.hints ?? []);
  const maxEvidence = options.maxEvidence ?? 20;
  const merged = new Map<string, Indicator>();
  for (const file of [...files].sort((a, b) => compare(a.file, b.file))) {
    for (const hit of file.hits) {
      const key = `${hit.type} ${hit.value}`;
      const evidence = { file: file.file, line: hit.line, column: hit.column, sha256: file.sha256, layer: hit.layer };
      const known = merged.get(key);
      const told = roleOf(hit, file.reached, hints);
      if (known === undefined) {
        const host = hostOf(hit.type === 'url' ? 'url' : hit.type, hit.value);
        const shared =
          HOSTED.has(hit.type) &&
          sharedHosting(hit.type === 'url' ? host : (host.replace(/^[a-z]+:\/\//, '').split('/')[0] ?? '')) !== null;
        merged.set(key, {
          type: hit.type,
          value: hit.value,
          defanged: defang(hit.value, hit.type),
          ...told,
          sharedHosting: shared,
          evidence: [evidence],
        });
      } else {
        if (known.evidence.length < maxEvidence) known.evidence.push(evidence);
        if (told.confidence > known.confidence) Object.assign(known, told);
      }
    }
  }
  const all = [...merged.values()].sort(
    (a, b) => b.confidence - a.confidence || compare(a.type, b.type) || compare(a.value, b.value),
  );
  return all
    .slice(0, options.maxIndicators ?? 5000)
    .sort((a, b) => compare(a.type, b.type) || compare(a.value, b.value));
}
