/** Locked or required packages that come from an unusual place: a bare address, a throw-away host, plain http, a tarball somewhere. */
import { hostClass, isUsualRegistry, urlParts } from '../data/host-class.ts';
import { isPopular } from '../data/registry-names.ts';
import { installTrigger } from '../dependencies/install-trigger.ts';
import { type LockEntry, lockEntries, lockLine } from '../dependencies/locks.ts';
import { dependencyLine, manifests } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'lock-odd-host',
  title: 'Package is fetched from an unusual host',
  severity: 'medium',
  weight: 'weak',
  aspect: 'supplies',
  techniques: ['T1195.002', 'T1105'],
  tradecraft: ['T20', 'T36'],
  description:
    'A lock file or package.json takes a package from a bare IP address, a tunnel, a paste or free application host instead of a registry; or a well-known package, alone among those of the registry, from a host of its own without a checksum. The name then says nothing about the content, and no registry can take it down.',
  benign:
    'npm, yarn and mirror registries, GitHub, GitLab and Bitbucket, private registries of known vendors, local registries and pkg.pr.new are usual. An unknown company registry is said, one finding for each host.',
  tree: (context) => [...fromLocks(context), ...fromManifests(context)],
} satisfies Detector;

/** Different hosts that are reported; a lock file of thousands is not read by anybody. */
const MOST = 60;

function* fromLocks(context: InspectContext): Iterable<Hit> {
  const counts = new Map<string, number>();
  let reported = 0;
  const entries = lockEntries(context);
  const usual = filesOfUsualPlaces(entries);
  for (const entry of entries) {
    if (!/^https?:\/\//i.test(entry.resolved)) continue;
    const host = urlParts(entry.resolved)?.host ?? '';
    if (isUsualRegistry(entry.resolved)) continue;
    const key = `${entry.file} ${host}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const judged = usual.has(entry.file) && isStray(entry) ? STRAY : judge(entry.resolved);
    if (count > 1 || judged === null || ++reported > MOST) continue;
    const line = lockLine(context, entry);
    yield {
      file: entry.file,
      line,
      excerpt: entry.resolved,
      message: `${entry.name} ${entry.version} is locked to ${host}: ${judged.what}.`,
      confidence: judged.confidence,
      ...(judged.strong
        ? {
            weight: 'strong' as const,
            severity: 'high' as const,
            trigger: installTrigger(entry.file, line, entry.name),
          }
        : {}),
      group: key,
    };
  }
}

const STRAY = {
  what: 'a host of its own, though the package is a well-known one of the public registry',
  confidence: 78,
  strong: true,
};

/** A well-known package whose archive is its host's alone to vouch for: no checksum, or a script that runs at install. */
function isStray(entry: LockEntry): boolean {
  return (
    isPopular(entry.installs) &&
    hostClass(entry.resolved) === 'ordinary' &&
    (entry.integrity === null || entry.installScript)
  );
}

/** Lock files that take most of their packages from registries: a company mirror serves all of them. */
function filesOfUsualPlaces(entries: readonly LockEntry[]): ReadonlySet<string> {
  const balance = new Map<string, number>();
  for (const { file, resolved } of entries)
    if (/^https?:\/\//i.test(resolved))
      balance.set(file, (balance.get(file) ?? 0) + (isUsualRegistry(resolved) ? 1 : -1));
  return new Set([...balance].filter(([, sum]) => sum >= 0).map(([file]) => file));
}

function* fromManifests(context: InspectContext): Iterable<Hit> {
  let reported = 0;
  for (const manifest of manifests(context)) {
    if (manifest.installed) continue;
    for (const { name, range } of manifest.dependencies) {
      if (!/^https?:\/\//i.test(range) || isUsualRegistry(range)) continue;
      const judged = judge(range);
      if (judged === null || ++reported > MOST) continue;
      const line = dependencyLine(context, manifest, name);
      yield {
        file: manifest.file,
        line,
        excerpt: `"${name}": "${range}"`,
        message: `${name} is not taken from a registry but from ${urlParts(range)?.host ?? 'an address'}: ${judged.what}.`,
        confidence: manifest.example ? 40 : judged.confidence,
        ...(judged.strong
          ? { weight: 'strong' as const, severity: 'high' as const, trigger: installTrigger(manifest.file, line, name) }
          : {}),
        group: `${manifest.file} ${name}`,
      };
    }
  }
}

function judge(url: string): { readonly what: string; readonly confidence: number; readonly strong: boolean } | null {
  switch (hostClass(url)) {
    case 'address':
      return { what: 'a bare address', confidence: 85, strong: true };
    case 'throwaway':
      return { what: 'a host where anyone can put a file within a minute', confidence: 85, strong: true };
    case 'local':
    case 'unknown':
      return null;
    default:
      return {
        what: `no registry that we know${/^http:/i.test(url) ? ', over plain http' : ''}`,
        confidence: 40,
        strong: false,
      };
  }
}
