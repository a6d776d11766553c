/** T19, T36, T39, T40: a dependency, locked package or delivered module that public reports name as malicious. */
import { type KnownBad, knownBad } from '../data/known-bad.ts';
import { packageImports } from '../dependencies/imports.ts';
import { installTrigger } from '../dependencies/install-trigger.ts';
import { type LockEntry, lockEntries, lockLine } from '../dependencies/locks.ts';
import { dependencyLine, isExample, manifests } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'known-bad-package',
  title: 'A package reported as malicious',
  severity: 'critical',
  weight: 'proof',
  aspect: 'supplies',
  techniques: ['T1195.001', 'T1195.002', 'T1204'],
  tradecraft: ['T19', 'T36', 'T37', 'T38', 'T39', 'T40'],
  description:
    'package.json, a lock file, a delivered `node_modules` or an import names a package that a public report calls malicious, in the version that it names where the package was taken over. The list is compiled in, works offline, gives its source for each row, and can be extended by a folder of OSV records.',
  benign:
    'Legitimate packages that were taken over for some versions are reported only where a lock file, an exact range or a delivered copy names exactly those versions; a range that would let one in is not (they have been withdrawn). Rows below fixtures and samples count less.',
  tree: (context) => [
    ...perFile(fromManifests(context)),
    ...perFile(fromLocks(context)),
    ...perFile(fromImports(context)),
  ],
} satisfies Detector;

/** A manifest that lists the whole black list says no more than its first rows. */
const PER_FILE = 40;

function* perFile(hits: Iterable<Hit>): Iterable<Hit> {
  const counts = new Map<string, number>();
  for (const hit of hits) {
    const count = (counts.get(hit.file ?? '') ?? 0) + 1;
    counts.set(hit.file ?? '', count);
    if (count <= PER_FILE) yield hit;
    else if (count > PER_FILE * 50) return;
  }
}

interface Reason {
  readonly text: string;
  readonly dprk: boolean;
}

function reasonFor(context: InspectContext, name: string, version: string | null): Reason | null {
  const row = knownBad(name, version);
  if (row !== null) return { text: said(row), dprk: row.linked === 'dprk' };
  const own = context.knownBad.get(name) ?? (version === null ? undefined : context.knownBad.get(`${name}@${version}`));
  return own === undefined ? null : { text: own, dprk: false };
}

function said({ campaign, date, source }: KnownBad): string {
  return `${campaign}, ${date}, ${source}`;
}

function* fromManifests(context: InspectContext): Iterable<Hit> {
  for (const manifest of manifests(context)) {
    if (manifest.installed || manifest.name !== '') {
      const reason = manifest.name === '' ? null : reasonFor(context, manifest.name, manifest.version);
      if (reason !== null)
        yield hit(
          context,
          manifest.file,
          1,
          manifest.name,
          manifest.version,
          reason,
          manifest.installed ? 'lies in the delivered node_modules' : 'is this package',
        );
    }
    if (manifest.installed) continue;
    for (const { name, installs, range, field } of manifest.dependencies) {
      const exact = /^(?:npm:.*@)?[v=]?(\d+\.\d+\.\d+[\w.-]*)$/.exec(range)?.[1] ?? null;
      const reason = reasonFor(context, installs, exact);
      if (reason !== null)
        yield hit(
          context,
          manifest.file,
          dependencyLine(context, manifest, name),
          installs,
          range,
          reason,
          `is required in ${field}${installs === name ? '' : ` under the name ${name}`}`,
        );
    }
  }
}

function* fromLocks(context: InspectContext): Iterable<Hit> {
  for (const entry of lockEntries(context)) {
    const reason =
      reasonFor(context, entry.installs, entry.version) ??
      (entry.name === entry.installs ? null : reasonFor(context, entry.name, entry.version));
    if (reason !== null)
      yield hit(context, entry.file, lockLine(context, entry), entry.installs, entry.version, reason, place(entry));
  }
}

function place({ name, installs }: LockEntry): string {
  return `is locked${installs === name ? '' : ` under the name ${name}`}`;
}

/** Imported without standing in any manifest: installed by hand or by a script. */
function* fromImports(context: InspectContext): Iterable<Hit> {
  for (const [name, uses] of packageImports(context)) {
    const use = uses[0];
    const reason = use === undefined ? null : reasonFor(context, name, null);
    if (use === undefined || reason === null) continue;
    yield {
      file: use.file,
      at: use.at,
      fn: use.fn,
      message: `${name} is imported here: reported as malicious (${reason.text}).`,
      confidence: isExample(use.file) ? 60 : 92,
      ...(isExample(use.file) ? { weight: 'strong' as const } : {}),
      sinkKind: 'malicious package',
      group: `import ${use.file} ${name}`,
    };
  }
}

function hit(
  context: InspectContext,
  file: string,
  line: number,
  name: string,
  version: string,
  reason: Reason,
  where: string,
): Hit {
  const example = isExample(context.files.get(file)?.name ?? file);
  return {
    file,
    line,
    excerpt: `"${name}": "${version}"`,
    message: `${name} ${where}: reported as malicious (${reason.text}).`,
    confidence: example ? 60 : reason.dprk ? 97 : 93,
    ...(example ? { weight: 'strong', severity: 'high' } : { trigger: installTrigger(file, line, name) }),
    sinkKind: 'malicious package',
    group: `${file} ${name}`,
  };
}
