/** How much a trigger takes from the user: the difference between a command that runs and one that is only written down. */
import type { Trigger } from '../triggers/trigger.ts';

const HERE: ReadonlySet<Trigger['moment']> = new Set(['open', 'git', 'install', 'shell', 'agent', 'import']);

/** Runs on the machine of whoever opens, checks out or installs, without being asked for. */
export function runsUnasked(trigger: Trigger): boolean {
  return trigger.automatic && HERE.has(trigger.moment);
}

/** Runs in a build service or a container: not on the machine of the reader. */
export function runsElsewhere(trigger: Trigger): boolean {
  return trigger.moment === 'ci' || trigger.moment === 'container';
}

export function isOpenTask(trigger: Trigger): boolean {
  return (
    trigger.moment === 'open' &&
    trigger.automatic &&
    trigger.kind !== 'devcontainer-host' &&
    trigger.commands.length > 0
  );
}

/** How well a task keeps out of sight; 3 and more is more than tidiness. Zero where it shows itself after all. */
export function stealthOf(trigger: Trigger): number {
  const signs = [...new Set(trigger.stealth.map((one) => one.toLowerCase()))];
  if (!signs.some((sign) => /never|silent|close: ?true|hide: ?true|discard|hidden|blanks/.test(sign))) return 0;
  let sum = 0;
  for (const sign of signs) {
    if (/blanks/.test(sign)) sum += 3;
    else if (/never|close: ?true|hide: ?true|hidden/.test(sign)) sum += 2;
    else if (/silent|echo: ?false|showreusemessage: ?false|discard/.test(sign)) sum += 1;
  }
  return sum;
}

/** `npm install` in its spellings. */
export function installsPackages(words: readonly string[]): boolean {
  const [program = '', ...rest] = words;
  if (!/(?:^|[/\\])(?:npm|pnpm|yarn|bun)(?:\.cmd|\.exe)?$/i.test(program)) return false;
  const verb = rest.find((word) => !word.startsWith('-'));
  return verb === undefined ? /yarn/i.test(program) : /^(?:i|install|ci|add|isntall|in|ins)$/.test(verb);
}

/** Asks the package manager to say nothing. */
export function isQuietInstall(words: readonly string[]): boolean {
  return (
    installsPackages(words) &&
    words.some(
      (word) =>
        /^(?:--silent|-s|--quiet|-q|--no-progress|--loglevel[= ]?(?:silent|error)?|--no-audit=?)$/.test(word) &&
        word !== '--no-audit',
    )
  );
}
