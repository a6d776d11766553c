/** `.pnpmfile.cjs` runs inside every `pnpm install`, before scripts can be turned off: it may rewrite dependencies, it should not start things. */

import type { SinkKind } from '../../syntax/index.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesNamed } from '../names/by-name.ts';

const ACTS: ReadonlyMap<SinkKind, string> = new Map<SinkKind, string>([
  ['child-process', 'starts a process'],
  ['eval', 'runs text as code'],
  ['function-constructor', 'runs text as code'],
  ['vm', 'runs text as code'],
  ['module-compile', 'runs text as code'],
  ['network', 'uses the network'],
  ['node-stdin', 'runs text as code'],
  ['worker', 'starts a worker'],
]);

export default {
  id: 'pnpmfile-runs-process',
  title: 'pnpm hook file starts processes or uses the network',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1059.007', 'T1195.001'],
  tradecraft: ['T12'],
  description:
    'A `.pnpmfile.cjs` (or a file named by `pnpmfile` settings) starts processes, evaluates text, or uses the network. pnpm loads it on install, also with `--ignore-scripts`.',
  benign: 'Hooks that read and change package manifests (`readPackage`, `afterAllResolved`) are what the file is for.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesNamed(
    context,
    '.pnpmfile.cjs',
    '.pnpmfile.js',
    '.pnpmfile.mjs',
    'pnpmfile.js',
    'pnpmfile.cjs',
  )) {
    if (!/(?:^|\/)\.?pnpmfile\.[cm]?js$/.test(name) || /(?:^|\/)node_modules\//.test(name)) continue;
    const sink = context.facts.get(path)?.module?.sinks.find(({ kind }) => ACTS.has(kind));
    if (sink === undefined) continue;
    yield {
      file: path,
      at: sink.at,
      fn: sink.fn,
      message: `The pnpm hook file ${ACTS.get(sink.kind) ?? 'acts'} (${sink.spelling}): it runs with every pnpm install.`,
      confidence: sink.kind === 'network' || sink.kind === 'worker' ? 74 : 85,
      sinkKind: sink.kind,
      group: path,
    };
  }
}
