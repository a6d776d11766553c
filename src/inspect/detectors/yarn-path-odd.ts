/** A repository can bring its own yarn: every `yarn` command then runs that file. One that is no real release is a loader. */

import { posix } from 'node:path';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesNamed } from '../names/by-name.ts';

/** The smallest releases: yarn 1 has 5 MB, yarn 2 to 4 from 1.6 MB on. */
const LEAST_BYTES = 400_000;

export default {
  id: 'yarn-path-odd',
  title: 'The repository’s own yarn is no yarn',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1574', 'T1036.005'],
  tradecraft: ['T11'],
  description:
    '`yarnPath` or a plugin of `.yarnrc.yml` (or `yarn-path` of `.yarnrc`) points to a file that is far too small for a release of yarn, or lies outside `.yarn/releases` and `.yarn/plugins`. It runs with every yarn command, before any script.',
  benign:
    'Releases and plugins in the places where `yarn set version` and `yarn plugin import` put them are never reported.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name, root } of filesNamed(context, '.yarnrc', '.yarnrc.yml')) {
    if (!/(?:^|\/)\.yarnrc(?:\.yml)?$/.test(name)) continue;
    const folder = posix.dirname(name);
    for (const [i, line] of (context.text(path) ?? '').slice(0, 65_536).split('\n').entries()) {
      const yarn = /^\s{0,4}(?:yarnPath:|yarn-path|lastUpdateCheck-path)\s+["']?([^"'\s#]{1,400})/.exec(line)?.[1];
      const plugin = /^\s{0,8}-?\s{0,4}(?:path:|-)\s+["']?(\.{0,2}[\w./@-]{1,300}\.[cm]?js)["']?\s*$/.exec(line)?.[1];
      const wanted = yarn ?? plugin;
      if (wanted === undefined || /^https?:/.test(wanted)) continue;
      const target = `${root}${posix.normalize(posix.join(folder === '.' ? '' : folder, wanted))}`;
      const why = yarn === undefined ? oddPlugin(context, target, wanted) : oddRelease(context, target, wanted);
      if (why === null) continue;
      const trigger = context.triggers.find(
        (one) => one.file === path && one.entries.some((entry) => entry.path === target),
      );
      yield {
        file: path,
        line: i + 1,
        excerpt: line.trim(),
        message: why.message,
        confidence: why.confidence,
        ...(why.confidence < 70 ? { weight: 'weak' as const, severity: 'medium' as const } : {}),
        ...(trigger === undefined ? {} : { trigger }),
        // a release is minified, never put through an obfuscator or pushed off screen
        ...(why.confidence >= 70 && isConcealed(context, target) ? { weight: 'proof' as const, confidence: 94 } : {}),
        related: [{ file: target, line: 1 }],
        sinkKind: 'program in place of yarn',
        group: `${path} ${wanted}`,
      };
    }
  }
}

function isConcealed(context: InspectContext, target: string): boolean {
  const hits = context.facts.get(target)?.hits ?? [];
  return hits.some(
    ({ rule, hit }) => /obfuscat|off-screen|shuffle-cipher|invisible/.test(rule) && hit.confidence >= 45,
  );
}

function oddRelease(
  context: InspectContext,
  target: string,
  written: string,
): { message: string; confidence: number } | null {
  const file = context.files.get(target);
  if (file === undefined) return null;
  if (file.size < LEAST_BYTES)
    return {
      message: `yarnPath is ${written}, a file of ${file.size} bytes: releases of yarn have more than a million.`,
      confidence: file.size < 100_000 ? 88 : 72,
    };
  return /(?:^|\/)\.yarn\/releases\/yarn-[\w.+-]+\.[cm]?js$/.test(file.name)
    ? null
    : { message: `yarnPath is ${written}, not where yarn puts its releases.`, confidence: 50 };
}

function oddPlugin(
  context: InspectContext,
  target: string,
  written: string,
): { message: string; confidence: number } | null {
  const file = context.files.get(target);
  if (file === undefined || /(?:^|\/)\.yarn\/(?:plugins|releases|sdks|unplugged)\//.test(file.name)) return null;
  const module = context.facts.get(target)?.module;
  const acts = (module?.sinks ?? []).some(
    ({ kind }) => kind === 'child-process' || kind === 'eval' || kind === 'function-constructor' || kind === 'network',
  );
  return acts
    ? { message: `The yarn plugin ${written} starts processes or fetches code.`, confidence: 74 }
    : { message: `The yarn plugin ${written} lies outside .yarn/plugins.`, confidence: 45 };
}
