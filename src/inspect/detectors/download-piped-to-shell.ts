/** T01, T12: a command that something starts fetches text from the network and runs it at once, so that nobody can read what will run. */

import { type DownloadRun, downloadRuns } from '../commands/download-and-run.ts';
import { runsElsewhere, runsUnasked } from '../commands/moments.ts';
import { lineIn, type Started, startedCommands } from '../commands/started-commands.ts';
import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

const HOW: Readonly<Record<DownloadRun['how'], string>> = {
  piped: 'and pipes it into',
  substituted: 'and puts it into',
  saved: 'saves it and runs it with',
  decoded: 'decodes text and pipes it into',
  inline: 'and runs it inside one line of',
};

export default {
  id: 'download-piped-to-shell',
  title: 'A download is run at once',
  severity: 'critical',
  weight: 'proof',
  aspect: 'starts',
  techniques: ['T1105', 'T1059.004', 'T1059.003', 'T1204.002'],
  tradecraft: ['T01', 'T12', 'T35'],
  description:
    'A task, hook, lifecycle script or other automatic command fetches something (curl, wget, iwr, certutil, mshta, `python -c` …) and hands it to an interpreter: by a pipe, a substitution, a saved file, or after decoding. Whoever owns the address decides anew each time what runs on your machine. This is how `folderOpen` tasks of fake interviews start.',
  benign:
    'Documented installers (get.docker.com, sh.rustup.rs, nvm, Homebrew …) are said but not counted, and so are downloads in CI workflows and container builds from ordinary hosts. A download that is only saved, or piped into jq, tar or a file, is no finding.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    for (const run of downloadRuns(started.commands, started.text)) yield hitOf(started, run);
  }
}

function hitOf(started: Started, run: DownloadRun): Hit {
  const { trigger } = started;
  const from = run.url === '' ? 'an address that is computed' : run.url;
  const subject = run.how === 'decoded' ? '' : `fetches ${from} with ${run.fetcher} `;
  return {
    file: started.file,
    line: lineIn(started, run.at),
    excerpt: started.kind === 'line' ? started.text : run.text,
    message: `The command ${subject}${HOW[run.how]} ${run.runner}${started.via.length > 0 ? `, through ${started.via.join(' → ')}` : ''}.`,
    trigger,
    sinkKind: 'download-and-run',
    group: `${started.file}:${lineIn(started, run.at)}:${run.url}`,
    ...weigh(started, run),
  };
}

function weigh({ trigger }: Started, run: DownloadRun): Pick<Hit, 'confidence' | 'severity' | 'weight'> {
  const host = run.url === '' ? 'unknown' : hostClass(run.url);
  const hidden = host === 'address' || host === 'throwaway';
  if (host === 'installer' || host === 'local') return { confidence: 60, severity: 'info', weight: 'info' };
  if (runsElsewhere(trigger)) {
    return hidden && run.how !== 'saved'
      ? { confidence: 70, severity: 'medium', weight: 'weak' }
      : { confidence: 50, severity: 'info', weight: 'info' };
  }
  if (runsUnasked(trigger)) {
    // a saved program may be a checked release; `pip install` of a wheel is not a script
    return run.how === 'saved' && !hidden ? { confidence: 75, severity: 'high', weight: 'strong' } : { confidence: 95 };
  }
  if (hidden) return { confidence: 88, severity: 'high' };
  if (run.how === 'decoded' || run.how === 'inline') return { confidence: 72, severity: 'high', weight: 'strong' };
  // a hook that is not wired yet is still a hook
  if (trigger.moment === 'git') return { confidence: 80, severity: 'high', weight: 'strong' };
  return { confidence: 60, severity: 'medium', weight: 'strong' };
}
