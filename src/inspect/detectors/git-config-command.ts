/** A delivered `.git/config` that makes git itself run commands: monitors, filters, drivers, aliases, ssh and editor commands, includes. */
import { parseCommandLine, programOf } from '../../syntax/index.ts';
import { downloadRuns } from '../commands/download-and-run.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { deliveredGitConfig } from '../git/config-entries.ts';

interface Setting {
  readonly match: RegExp;
  readonly what: string;
  /** values that tools write */
  readonly honest: RegExp;
  readonly level: 'strong' | 'weak';
}

/** https://git-scm.com/docs/git-config: the keys whose values git runs. */
const SETTINGS: readonly Setting[] = [
  {
    match: /^core\.fsmonitor$/,
    what: 'run whenever git looks at the files',
    honest: /^(?:true|false|0|1|)$|query-watchman|rs-git-fsmonitor|fsmonitor-watchman/i,
    level: 'strong',
  },
  {
    match: /^core\.sshcommand$/,
    what: 'run on every fetch and push',
    honest: /^(?:"?[^"]*ssh(?:\.exe)?"?)(?:\s+-[io4v]\s?\S*|\s+-o\s+\S+|\s+-F\s+\S+)*$|plink/i,
    level: 'strong',
  },
  {
    match:
      /^(?:core\.(?:editor|pager|askpass|gitproxy|alternaterefscommand)|sequence\.editor|pager\..+|gpg(?:\..+)?\.program|web\.browser|browser\..+\.(?:cmd|path)|man\..+\.cmd|(?:diff|merge)tool\..+\.cmd|instaweb\..+)$/,
    what: 'run as a helper program',
    honest:
      /^(?:vim?|nano|emacs|code|subl|cursor|zed|less|more|cat|delta|bat|gpg2?|notepad|open|true|false|\d)\b[^|;&$`]*$|git-credential|(?:Program Files|\/usr\/|\/opt\/|\/Applications\/)/i,
    level: 'weak',
  },
  {
    match: /^filter\..+\.(?:clean|smudge|process)$/,
    what: 'run on every checkout and add of matching files',
    honest:
      /^(?:git[- ]lfs|git-crypt|"?git-crypt|cat\b|nbstripout|.*nbstripout|transcrypt|git annex|.*\/git-lfs|gzip|sed\b|openssl enc|jq\b|python3? -m (?:nbstripout|jupytext))/i,
    level: 'strong',
  },
  {
    match: /^diff\..+\.(?:textconv|command)$/,
    what: 'run on every diff of matching files',
    honest: /^[\w./ -]{1,80}$/i,
    level: 'weak',
  },
  {
    match: /^merge\..+\.driver$/,
    what: 'run on merges',
    honest: /^(?:true|git merge-file|npx npm-merge-driver|npm-merge-driver|.*%[AOB])/i,
    level: 'weak',
  },
  { match: /^alias\..+$/, what: 'run when the alias is used', honest: /^(?!!)/, level: 'weak' },
  { match: /^(?:include|includeif\..+)\.path$/, what: 'read as more configuration', honest: /^$/, level: 'weak' },
  {
    match: /^credential(?:\..+)?\.helper$/,
    what: 'given your credentials',
    honest:
      /^(?:|store|cache|manager(?:-core)?|osxkeychain|wincred|libsecret|oauth|cloud\.sh|gcloud\.sh|!?.*\bgh auth git-credential|!aws codecommit.*|.*git-credential-[\w-]+.*|store --file.*|cache --timeout.*)$/i,
    level: 'strong',
  },
  { match: /^submodule\..+\.update$/, what: 'run on submodule updates', honest: /^(?!!)/, level: 'strong' },
  {
    match: /^(?:uploadpack\.packobjectshook|remote\..+\.(?:uploadpack|receivepack|vcs|proxy)|receive\..+hook)$/,
    what: 'run on transfers',
    honest: /^(?:git-?(?:upload|receive)-pack|)$/,
    level: 'weak',
  },
  {
    match: /^url\..+\.insteadof$/,
    what: 'an address that replaces another one',
    honest: /^(?:https?:\/\/|git@|ssh:\/\/|git:\/\/)(?:[^/]*@)?(?:github|gitlab|bitbucket)/i,
    level: 'weak',
  },
];

export default {
  id: 'git-config-command',
  title: 'The delivered git configuration runs commands',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1546', 'T1059.004'],
  tradecraft: ['T09'],
  description:
    'A `.git/config` that came in an archive sets keys that git runs: `core.fsmonitor` (on every status, also by editors), `core.sshCommand`, filters, text converters, merge drivers, `!` aliases, credential helpers, includes. Opening the folder in an editor with git support is enough.',
  benign:
    'git-lfs, git-crypt, known credential helpers, editors, key files for ssh and plain aliases are not reported.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { file, key, value, line } of deliveredGitConfig(context)) {
    const setting = SETTINGS.find(({ match }) => match.test(key.slice(0, 300)));
    if (setting === undefined || setting.honest.test(value.slice(0, 1_000).trim())) continue;
    const proof = isPlainlyBad(value);
    const local = /^["']?\.{0,2}\//.test(value) && !/^["']?\/(?:usr|opt|bin|Applications)\//.test(value);
    yield {
      file,
      line,
      excerpt: `${key} = ${value}`,
      message: `${key} is set to “${value.slice(0, 120)}”: ${setting.what}.`,
      confidence: proof ? 95 : setting.level === 'strong' ? (local ? 85 : 72) : 50,
      ...(proof
        ? { weight: 'proof' as const, severity: 'critical' as const }
        : setting.level === 'strong'
          ? {}
          : { weight: 'weak' as const, severity: 'medium' as const }),
      sinkKind: 'git configuration',
      group: `${file} ${key}`,
    };
  }
}

function isPlainlyBad(value: string): boolean {
  const text = value.replace(/^!/, '').slice(0, 8_192);
  const commands = parseCommandLine(text);
  if (downloadRuns(commands, text).length > 0) return true;
  return commands.some(
    (command) =>
      /^(?:powershell|wscript|mshta)$/.test(programOf(command)) ||
      (command.background && /^(?:node|sh|bash|python[\d.]*)$/.test(programOf(command))),
  );
}
