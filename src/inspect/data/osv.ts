/**
 * Reads OSV records (https://ossf.github.io/osv-schema/) as the OpenSSF malicious-packages project and others publish them, so that a user can pass
 * a folder of them. Takes texts, gives npm package name → what is said of it. A record that does not validate is counted and left out.
 */
import * as z from 'zod';

const Record = z.object({
  id: z.string().max(200),
  summary: z.string().optional(),
  details: z.string().optional(),
  withdrawn: z.string().optional(),
  affected: z
    .array(
      z.object({
        package: z.object({ ecosystem: z.string(), name: z.string().min(1).max(214) }),
        versions: z.array(z.string()).optional(),
        ranges: z
          .array(
            z.object({ events: z.array(z.object({ introduced: z.string().optional() }).loose()).optional() }).loose(),
          )
          .optional(),
      }),
    )
    .default([]),
});

export interface OsvPackages {
  /** name, or `name@version` where only some versions are bad → reason with the record's id */
  readonly packages: ReadonlyMap<string, string>;
  readonly records: number;
  readonly invalid: number;
}

/** Versions of one record that are kept by name. */
const MAX_VERSIONS = 500;

export function readOsvPackages(files: Iterable<{ readonly name: string; readonly text: string }>): OsvPackages {
  const packages = new Map<string, string>();
  let records = 0;
  let invalid = 0;
  for (const { text } of files) {
    const values = parse(text);
    if (values.length === 0) invalid++;
    for (const value of values) {
      const parsed = Record.safeParse(value);
      if (!parsed.success) invalid++;
      else {
        records++;
        take(parsed.data, packages);
      }
    }
  }
  return { packages: new Map([...packages].sort(([a], [b]) => (a < b ? -1 : 1))), records, invalid };
}

/** One record, a list of them, or one a line. */
function parse(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const values: unknown[] = [];
    for (const line of lines) {
      try {
        values.push(JSON.parse(line));
      } catch {
        return values;
      }
    }
    return values;
  }
}

function take(record: z.infer<typeof Record>, packages: Map<string, string>): void {
  if (record.withdrawn !== undefined) return;
  // advisories on weaknesses of honest packages are OSV too: only those on malice count
  if (!/^MAL-/.test(record.id) && !/malicious|malware/i.test(`${record.summary ?? ''} ${record.details ?? ''}`)) return;
  for (const { package: named, versions, ranges } of record.affected) {
    if (named.ecosystem.toLowerCase() !== 'npm') continue;
    const reason = `${record.id}: ${(record.summary ?? 'malicious package').slice(0, 200)}`;
    const everything = (ranges ?? []).some((range) => (range.events ?? []).some((event) => event.introduced === '0'));
    if (everything || versions === undefined || versions.length === 0) add(packages, named.name, reason);
    else for (const version of versions.slice(0, MAX_VERSIONS)) add(packages, `${named.name}@${version}`, reason);
  }
}

function add(packages: Map<string, string>, key: string, reason: string): void {
  const known = packages.get(key);
  if (known === undefined || reason < known) packages.set(key, reason);
}
