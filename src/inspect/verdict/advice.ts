/** What a person should do now, by level; and what to do where it was already run, by what was found. */
import type { Finding, VerdictLevel } from '../../model/index.ts';

const ADVICE: Readonly<Record<VerdictLevel, readonly string[]>> = {
  malicious: [
    'Do not open the folder in an editor, install, build or run it, and run no git command inside it.',
    'Keep the archive or link, the messages and the sender’s profile as evidence; do not tell the sender what you found.',
    'Report it: the platform where you were contacted, the host of the repository, your employer’s security team, your national CERT.',
  ],
  suspicious: [
    'Do not run it on a machine with keys, wallets, browsers or work accounts before somebody has read the places named below.',
    'Ask the sender why the code does this; an honest employer lets you write in a repository of your own.',
  ],
  notice: ['Read the places named below before you run it.'],
  clean: [
    'Nothing was found. That is not a promise: see what was not read, and prefer a throw-away machine for code of strangers.',
  ],
};

export function adviceFor(level: VerdictLevel): readonly string[] {
  return ADVICE[level];
}

const ALREADY_RUN: readonly string[] = [
  'Disconnect the machine from the network now, and leave it on if you can: memory is evidence.',
  'From another, clean machine: move crypto assets to new wallets with new seeds; the old keys are to be treated as stolen.',
  'Revoke and renew every secret that the machine held: browser-stored passwords and sessions, SSH and GPG keys, npm, GitHub and cloud tokens, .env files, password-manager master password.',
  'Tell your employer’s security team at once: their source code and accounts are what such attacks are after.',
  'Do not clean the machine by hand. Image it if you need evidence, then reinstall; look at the same account on other machines.',
];

const BY_RULE: readonly { readonly match: RegExp; readonly advice: string }[] = [
  {
    match: /^persistence-|vsix-|launcher/,
    advice:
      'It writes to places that start programs again after a reboot: a reboot or removal of the folder does not end it.',
  },
  {
    match: /^wallet-/,
    advice:
      'It looks for browser wallets: count every wallet extension of this machine as read, also locked ones (the vault can be attacked offline).',
  },
  {
    match: /^known-bad-package$|^look-alike-package$/,
    advice:
      'Search other projects on the machine for the package named in the findings; its code ran with every install or import.',
  },
];

export function ifAlreadyRun(findings: readonly Finding[]): readonly string[] {
  const more = BY_RULE.filter(({ match }) => findings.some((finding) => match.test(finding.rule))).map(
    ({ advice }) => advice,
  );
  return [...ALREADY_RUN, ...more];
}
