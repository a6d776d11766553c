/** Answers: do public reports call this npm package, in this version, malicious? Offline; see known-bad-packages.ts for the facts. */
import { KNOWN_BAD_SECTIONS } from './known-bad-packages.ts';

export interface KnownBad {
  readonly name: string;
  /** null: every version */
  readonly versions: ReadonlySet<string> | null;
  readonly campaign: string;
  readonly linked: 'dprk' | 'other';
  readonly source: string;
  readonly date: string;
}

let table: ReadonlyMap<string, readonly KnownBad[]> | null = null;

function load(): ReadonlyMap<string, readonly KnownBad[]> {
  const built = new Map<string, KnownBad[]>();
  for (const { campaign, linked, source, date, packages } of KNOWN_BAD_SECTIONS) {
    const versionsOf = new Map<string, Set<string> | null>();
    for (const entry of packages.split(/\s+/)) {
      if (entry === '') continue;
      const at = entry.lastIndexOf('@');
      const name = at > 0 ? entry.slice(0, at) : entry;
      const versions = versionsOf.get(name);
      if (at <= 0) versionsOf.set(name, null);
      else if (versions === undefined) versionsOf.set(name, new Set([entry.slice(at + 1)]));
      else versions?.add(entry.slice(at + 1));
    }
    for (const [name, versions] of versionsOf) {
      const row: KnownBad = { name, versions, campaign, linked, source, date };
      const rows = built.get(name);
      if (rows === undefined) built.set(name, [row]);
      else rows.push(row);
    }
  }
  return built;
}

/** What is known of a name; rows for every version first. */
function knownBadRows(name: string): readonly KnownBad[] {
  table ??= load();
  return table.get(name) ?? [];
}

/** The row that calls exactly this bad; `version` null where it is not known: then only rows for every version answer. */
export function knownBad(name: string, version: string | null): KnownBad | null {
  const rows = knownBadRows(name);
  return (
    rows.find((row) => row.versions === null) ??
    rows.find((row) => version !== null && row.versions?.has(version) === true) ??
    null
  );
}

export function knownBadCount(): number {
  table ??= load();
  return table.size;
}
