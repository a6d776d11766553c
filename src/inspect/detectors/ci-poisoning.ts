/** T25: a workflow that carries secrets out or registers a foreign runner, and install scripts in the manner of the self-spreading npm worms. */

import { runsUnasked } from '../commands/moments.ts';
import { startedCommands } from '../commands/started-commands.ts';
import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesWithExtension } from '../names/by-name.ts';

export default {
  id: 'ci-poisoning',
  title: 'Workflow or install script in the manner of npm worms',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1195.002', 'T1552.001', 'T1567'],
  tradecraft: ['T25'],
  description:
    'A CI workflow sends secrets to an address, dumps all of them (`toJSON(secrets)`) into something that leaves the build, encodes them twice to get past the masking, or sets up a runner under foreign control; or an install script starts the bootstrap files of the Shai-Hulud family.',
  benign:
    'Secrets given to documented actions and commands, and `toJSON(secrets)` used to fill an environment, are usual and not reported, or weakly.',
  tree: (context) => [...workflows(context), ...worms(context)],
} satisfies Detector;

const UNITS = 262_144;

function* workflows(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesWithExtension(context, 'yml', 'yaml')) {
    if (
      !/(?:^|\/)\.(?:github\/workflows|gitea\/workflows|forgejo\/workflows|circleci)\/[^/]+\.ya?ml$|(?:^|\/)(?:\.gitlab-ci|azure-pipelines|bitbucket-pipelines)\.ya?ml$/.test(
        name,
      )
    )
      continue;
    const text = context.text(path)?.slice(0, UNITS) ?? '';
    const sign = telling(text);
    if (sign === null) continue;
    yield {
      file: path,
      at: sign.at,
      message: `The workflow ${sign.what}.`,
      confidence: sign.sure,
      ...(sign.sure >= 70 ? {} : { weight: 'weak' as const, severity: 'medium' as const }),
      sinkKind: 'secrets of the build',
      group: path,
    };
  }
}

interface Sign {
  readonly what: string;
  readonly at: number;
  readonly sure: number;
}

function telling(text: string): Sign | null {
  const all = /toJSON\(\s*secrets\s*\)/i.exec(text);
  const sends = /\b(?:curl|wget|Invoke-WebRequest|Invoke-RestMethod|https?\.request|fetch\()[^\n]{0,400}/i.exec(text);
  if (all !== null) {
    const near = text.slice(Math.max(0, all.index - 1_500), all.index + 1_500);
    if (/\b(?:curl|wget|Invoke-RestMethod)\b[^\n]{0,300}https?:/i.test(near))
      return { what: 'hands all secrets to a command that sends something out', at: all.index, sure: 88 };
    if (/base64[^\n]{0,40}\|\s*base64|upload-artifact/i.test(near))
      return { what: 'encodes or uploads all secrets', at: all.index, sure: 80 };
    return { what: 'turns all secrets into one text', at: all.index, sure: 45 };
  }
  const twice = /secrets\.[A-Z0-9_]{1,80}\s*\}\}[^\n]{0,120}\|\s*base64[^\n]{0,60}\|\s*base64/i.exec(text);
  if (twice !== null)
    return { what: 'encodes a secret twice, which defeats the masking of logs', at: twice.index, sure: 82 };
  for (const match of text.matchAll(/\b(?:curl|wget|Invoke-RestMethod|Invoke-WebRequest)\b[^\n]{0,600}/gi)) {
    const url = /https?:\/\/[^\s"'`]{3,300}/i.exec(match[0])?.[0];
    if (
      url === undefined ||
      !/\$\{\{\s*(?:secrets\.|toJSON\(secrets|env\.)|\$\(\s*(?:env|printenv)\b|`(?:env|printenv)`/.test(match[0])
    )
      continue;
    const host = hostClass(url);
    if (
      host === 'address' ||
      /webhook\.site|pipedream|requestcatcher|ngrok|oast|interact\.sh|burpcollaborator|trycloudflare/i.test(url)
    )
      return { what: `sends secrets or the environment to ${url.slice(0, 80)}`, at: match.index, sure: 90 };
  }
  const runner = /RUNNER_TRACKING_ID[^\n]{0,10}0\b|config\.sh\s[^\n]{0,200}--unattended[^\n]{0,200}--token/.exec(text);
  if (runner !== null && sends !== null)
    return { what: 'sets up a runner that stays behind', at: runner.index, sure: 75 };
  const discussion = /^on:[ \t]{0,20}(?:\r?\n[ \t]{0,20})?discussion:/m.exec(text);
  if (
    discussion !== null &&
    /runs-on:\s*self-hosted/.test(text) &&
    /\$\{\{\s*github\.event\.discussion\.body\s*\}\}/.test(text)
  )
    return { what: 'runs the text of discussions on a self-hosted runner', at: discussion.index, sure: 92 };
  return null;
}

/** https://www.cisa.gov/news-events/alerts (npm worm of 2025) and reports on its second wave: names of the bootstrap files. */
const WORM_FILES =
  /(?:^|[\s/])(?:setup_bun\.js|bun_environment\.js|setup\.cjs|bun_installer\.js|environment_source\.js)\b/;

function* worms(context: InspectContext): Iterable<Hit> {
  for (const { trigger, file, line, text, kind } of startedCommands(context)) {
    if (kind === 'script' || trigger.moment !== 'install') continue;
    const worm = WORM_FILES.exec(text.slice(0, 4_096));
    const hunts = /\btrufflehog\b/.test(text);
    if (worm === null && !hunts) continue;
    yield {
      file,
      line,
      excerpt: text,
      message:
        worm === null
          ? `${trigger.label} runs a hunt for secrets on install.`
          : `${trigger.label} starts ${worm[0].trim()}, the bootstrap of a self-spreading npm worm.`,
      confidence: worm !== null && /bun_environment|setup_bun/.test(worm[0]) ? 92 : 72,
      ...(worm !== null && /bun_environment|setup_bun/.test(worm[0]) && runsUnasked(trigger)
        ? { weight: 'proof' as const, severity: 'critical' as const }
        : {}),
      trigger,
      sinkKind: 'worm bootstrap',
    };
  }
}
