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
    'Documented installers (get.docker.com, sh.rustup.rs, nvm, Homebrew …) and the installers of projects that a README names are said but not counted, and so are downloads in CI workflows and container builds from ordinary hosts. A download that is only saved, or piped into jq, tar or a file, is no finding.',
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

/** What a script does so that nobody notices, beside the download itself; an installer wants to be seen. */
function furtive({ text, kind }: Started): number {
  if (kind !== 'script' && text.length < 40) return 0;
  const code = text.slice(0, 65_536);
  const signs = [
    /\bnohup\b|\bdisown\b|\bsetsid\b|-WindowStyle\s{1,4}Hidden|\bstart\s{1,4}\/b\b/i,
    />\s{0,4}\/dev\/null\s{1,4}2>&1\s{0,4}&(?!&)|&>\s{0,4}\/dev\/null\s{0,4}&(?!&)/,
    /\bcurl\s[^\n|;]{0,200}(?:\s-\w{0,6}k\w{0,6}\s|--insecure\b)|--no-check-certificate/,
    /LaunchAgents|LaunchDaemons|\bcrontab\b|\.config\/autostart|systemctl\s{1,4}--user\s{1,4}enable|CurrentVersion\\Run\b|\bschtasks\b/i,
    /\brm\s{1,4}(?:-\w{1,4}\s{1,4})?(?:--\s{1,4})?["']?\$0|\bhistory\s{1,4}-c\b|xattr\s{1,4}-\w{0,4}[cd]/,
  ];
  return signs.filter((sign) => sign.test(code)).length;
}

function weigh(started: Started, run: DownloadRun): Pick<Hit, 'confidence' | 'severity' | 'weight'> {
  const { trigger } = started;
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
  const instructed = trigger.kind === 'readme-command';
  if (hidden)
    return instructed ? { confidence: 80, severity: 'high', weight: 'strong' } : { confidence: 88, severity: 'high' };
  const signs = furtive(started);
  if (signs >= 2) return { confidence: signs >= 3 ? 86 : 80, severity: 'high', weight: 'strong' };
  // most projects that are installed by a script say so in this way; of a camera or a microphone no repository has the driver
  if (instructed)
    return /camera|webcam|micro?phone|driver|media-?device|audio|nvidia|realtek/i.test(run.url || started.text)
      ? { confidence: 78, severity: 'high', weight: 'strong' }
      : { confidence: 45, severity: 'info', weight: 'info' };
  if (run.how === 'decoded' || run.how === 'inline') return { confidence: 72, severity: 'high', weight: 'strong' };
  // a hook that is not wired yet is still a hook
  if (trigger.moment === 'git') return { confidence: 80, severity: 'high', weight: 'strong' };
  return { confidence: 60, severity: 'medium', weight: 'strong' };
}
