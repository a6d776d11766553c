/** T36: a dependency whose name is a slip of the pen away from a popular one, and that nobody is known to use. */
import { knownBad } from '../data/known-bad.ts';
import { isUsed } from '../data/registry-names.ts';
import { packageImports } from '../dependencies/imports.ts';
import { installTrigger } from '../dependencies/install-trigger.ts';
import { lockEntries } from '../dependencies/locks.ts';
import { type LookAlike, lookAlike } from '../dependencies/look-alike.ts';
import { dependencyLine, fromRegistry, type Manifest, manifests } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'look-alike-package',
  title: 'Dependency named like a popular package',
  severity: 'high',
  weight: 'strong',
  aspect: 'supplies',
  techniques: ['T1195.001', 'T1036'],
  tradecraft: ['T36'],
  description:
    'A dependency is one letter, one swap or one sign away from a popular package (`dotevn`, `boby_parser`, `hardhta`), or from a popular scope, and does not itself appear in public download counts. The campaigns publish hundreds of such names.',
  benign:
    'Names that are in use themselves, workspace packages, numbers and plurals at the end, short names, and dependencies from folders or repositories are not reported; affixes (`express-js`) only weakly.',
  tree: (context) =>
    manifests(context)
      .filter((manifest) => !manifest.installed && !manifest.example)
      .flatMap((manifest) => [...hits(context, manifest)]),
} satisfies Detector;

function* hits(context: InspectContext, manifest: Manifest): Iterable<Hit> {
  const own = new Set(
    manifests(context)
      .filter(({ installed }) => !installed)
      .map(({ name }) => name),
  );
  for (const dependency of manifest.dependencies) {
    const { name, installs, range, field } = dependency;
    if (
      own.has(installs) ||
      field === 'peerDependencies' ||
      !fromRegistry(dependency) ||
      knownBad(installs, null) !== null
    )
      continue;
    const like = lookAlike(installs);
    if (
      like === null ||
      manifest.dependencies.some((other) => other.name === like.of && other.field === field && like.how === 'affix')
    )
      continue;
    const line = dependencyLine(context, manifest, name);
    yield {
      file: manifest.file,
      line,
      excerpt: `"${name}": "${range}"`,
      message: `${installs} is named like ${like.of} (${like.how}) and is in no public download count${installs === name ? '' : `; code imports it as ${name}`}${scriptNote(context, installs)}.`,
      ...weigh(context, like, installs),
      trigger: installTrigger(manifest.file, line, installs),
      sinkKind: 'look-alike package',
      group: `${manifest.file} ${installs}`,
    };
  }
  yield* hiddenAliases(context, manifest);
}

function weigh(
  context: InspectContext,
  like: LookAlike,
  installs: string,
): Pick<Hit, 'confidence' | 'severity' | 'weight'> {
  if (like.how === 'affix') return { confidence: 40, severity: 'low', weight: 'weak' };
  const scripted = lockEntries(context).some((entry) => entry.installs === installs && entry.installScript);
  const used = packageImports(context).has(installs);
  return { confidence: Math.min(95, like.sure + (scripted ? 8 : 0) + (used ? 3 : 0)) };
}

function scriptNote(context: InspectContext, installs: string): string {
  return lockEntries(context).some((entry) => entry.installs === installs && entry.installScript)
    ? '; it has an install script'
    : '';
}

/** `"express": "npm:other-thing@1"`: code says one name and gets another, which nobody uses. */
function* hiddenAliases(context: InspectContext, manifest: Manifest): Iterable<Hit> {
  for (const { name, installs, range } of manifest.dependencies) {
    if (installs === name || !isUsed(name) || isUsed(installs) || installs.startsWith('@')) continue;
    if (installs.includes(name) || name.includes(installs)) continue;
    const line = dependencyLine(context, manifest, name);
    yield {
      file: manifest.file,
      line,
      excerpt: `"${name}": "${range}"`,
      message: `Code imports ${name} and gets ${installs}, which is in no public download count.`,
      confidence: 78,
      trigger: installTrigger(manifest.file, line, installs),
      sinkKind: 'package under another name',
      group: `${manifest.file} ${name} alias`,
    };
  }
}
