/** The first target of a Makefile is what `make` alone runs: one that downloads and runs something does more than build. */

import { parseCommandLine } from '../../syntax/index.ts';
import { downloadRuns } from '../commands/download-and-run.ts';
import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesNamed } from '../names/by-name.ts';

export default {
  id: 'makefile-default-download',
  title: 'The default target of a Makefile runs a download',
  severity: 'medium',
  weight: 'weak',
  aspect: 'starts',
  techniques: ['T1105', 'T1059.004'],
  tradecraft: ['T12'],
  description:
    'The first target of a Makefile, or a `$(shell …)` that runs whenever make reads the file, downloads something and runs it. Nobody who types `make` has asked for that.',
  benign: 'Downloads in targets that one asks for by name, and documented installers, are usual.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesNamed(context, 'makefile', 'gnumakefile')) {
    if (!/(?:^|\/)(?:GNU)?[Mm]akefile$/.test(name) || /(?:^|\/)node_modules\//.test(name)) continue;
    const text = context.text(path)?.slice(0, 131_072) ?? '';
    for (const part of defaultParts(text)) {
      const shell = part.text.replaceAll('$$', '$');
      const run = downloadRuns(parseCommandLine(shell), shell)[0];
      if (run === undefined || (run.url !== '' && hostClass(run.url) === 'installer')) continue;
      const hidden = run.url !== '' && ['address', 'throwaway'].includes(hostClass(run.url));
      const trigger = context.triggers.find((one) => one.file === path);
      yield {
        file: path,
        at: part.at,
        excerpt: part.text,
        message: `${part.always ? 'Reading the Makefile' : 'make without a target'} runs what it fetches from ${run.url || 'a computed address'}.`,
        confidence: hidden ? 85 : 60,
        ...(hidden || part.always ? { weight: 'strong' as const, severity: 'high' as const } : {}),
        ...(trigger === undefined ? {} : { trigger }),
        sinkKind: 'download and run',
        group: path,
      };
      break;
    }
  }
}

interface Part {
  readonly text: string;
  readonly at: number;
  readonly always: boolean;
}

function* defaultParts(text: string): Iterable<Part> {
  for (const match of text.matchAll(/\$\(shell\s+([^\n]{1,2000})/g))
    yield { text: (match[1] ?? '').replace(/\)\s*$/, ''), at: match.index, always: true };
  const target = /^(?!\.)[\w./%$(){}-][\w./%$(){} -]{0,200}:(?!=)[^\n]*\n/m.exec(text);
  if (target === null) return;
  let at = target.index + target[0].length;
  while (at < text.length && text[at] === '\t') {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    yield { text: text.slice(at + 1, stop).replace(/^[@+-]+/, ''), at, always: false };
    at = stop + 1;
  }
}
