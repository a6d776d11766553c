/** A lock entry that says one package and fetches another: the address, the name inside and the manifest do not agree. */

import { isUsualRegistry, urlParts } from '../data/host-class.ts';
import { isUsed } from '../data/registry-names.ts';
import { installTrigger } from '../dependencies/install-trigger.ts';
import { type LockEntry, lockEntries, lockLine } from '../dependencies/locks.ts';
import { manifests } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'lock-manifest-mismatch',
  title: 'Lock file fetches another package than it says',
  severity: 'high',
  weight: 'strong',
  aspect: 'supplies',
  techniques: ['T1195.002', 'T1036'],
  tradecraft: ['T36', 'T20'],
  description:
    'In a lock file the address of a package names another package or another version than the entry, or an entry carries another name inside that no manifest asks for. Reviewers skip lock files; installers believe them.',
  benign:
    'Aliases that a manifest declares (`npm:other@1`), forks in use, repositories and private registries with their own paths are not reported.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

/** More than these are one story. */
const MOST = 60;

function* hits(context: InspectContext): Iterable<Hit> {
  const declared = new Set(
    manifests(context).flatMap((manifest) =>
      manifest.dependencies
        .filter(({ name, installs }) => name !== installs)
        .map(({ name, installs }) => `${name} ${installs}`),
    ),
  );
  let reported = 0;
  for (const entry of lockEntries(context)) {
    const why = wrongAddress(entry) ?? hiddenName(entry, declared);
    if (why === null || ++reported > MOST) continue;
    const line = lockLine(context, entry);
    yield {
      file: entry.file,
      line,
      excerpt: `${entry.key}: ${entry.resolved || entry.installs}`,
      message: `${why}.`,
      confidence: 82,
      trigger: installTrigger(entry.file, line, entry.name),
      sinkKind: 'package exchanged in the lock file',
      group: `${entry.file} ${entry.key}`,
    };
  }
}

/** `https://registry/name/-/base-1.2.3.tgz` */
function wrongAddress({ installs, name, version, resolved }: LockEntry): string | null {
  if (!isUsualRegistry(resolved)) return null;
  const path = decode(urlParts(resolved)?.path ?? '');
  const dash = path.indexOf('/-/');
  if (dash === -1) return null;
  const parts = path
    .slice(0, dash)
    .split('/')
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const scope = parts.at(-2) ?? '';
  const fetched = scope.startsWith('@') ? `${scope}/${last}` : last;
  const file =
    path
      .slice(dash + 3)
      .split('/')
      .at(-1) ?? '';
  if (fetched !== installs && fetched !== name && last !== installs.split('/').at(-1))
    return `${name} is locked, but ${fetched} is fetched`;
  const found = /-(\d+\.\d+\.\d+[^/]*)\.tgz$/.exec(file)?.[1];
  if (
    found !== undefined &&
    version !== '' &&
    found !== version &&
    /^\d+\.\d+\.\d+/.test(version) &&
    !version.includes('+')
  )
    return `${name} is locked as ${version}, but ${found} is fetched`;
  return null;
}

function hiddenName({ name, installs, key }: LockEntry, declared: ReadonlySet<string>): string | null {
  if (name === installs || declared.has(`${name} ${installs}`) || key.includes('npm:')) return null;
  // aliases of dependencies of dependencies are declared in manifests that are not here: only what nobody uses is odd
  return isUsed(installs) || !isUsed(name) || installs.startsWith('@')
    ? null
    : `${name} is locked, but it is ${installs}, which is in no public download count`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
