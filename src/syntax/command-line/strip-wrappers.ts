/** What stands before a program without being it: `sudo`, `env A=b`, `nohup`, keywords of shells. Facts from the manuals of the programs. */
import type { Word } from './lexer.ts';
import { programName } from './program.ts';

/** Options of wrappers that take the next word. */
const WITH_VALUE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    sudo: '-u -g -h -p -C -D -R -T -U --user --group',
    doas: '-u -C',
    env: '-u -C --unset --chdir',
    nice: '-n',
    timeout: '-k -s --signal --kill-after',
    stdbuf: '-i -o -e',
    xargs: '-n -I -L -P -d -s -a -E',
    time: '-f -o',
    taskset: '-c',
    ionice: '-c -n',
    exec: '-a',
    dotenv: '-e -v -p -c',
    'env-cmd': '-f -e -r --file --environments --rc-file',
    dotenvx: '-f -e --env-file',
    wsl: '-d -u --distribution --user --cd',
    start: '/d /node /affinity',
    'cross-env': '',
  }).map(([name, options]) => [name, new Set(options.split(' '))]),
);

/** Wrappers that are left out: the command is what follows. */
const PLAIN_WRAPPERS = new Set(
  'sudo doas env nohup setsid exec time command builtin nice ionice taskset stdbuf unbuffer timeout gtimeout caffeinate winpty cross-env cross-env-shell env-cmd dotenv dotenvx xargs start wsl call chpst pkexec strace arch rtk'.split(
    ' ',
  ),
);
/** Those that mean nothing without a command behind `--` or a sub-command. */
const RUN_WRAPPERS = new Set('doppler infisical op chamber aws-vault direnv'.split(' '));
const BACKGROUND = new Set(['nohup', 'setsid', 'start', 'start-process', 'start-job', 'saps']);
const KEYWORDS = new Set(
  'then do else elif while until ! { } try catch finally fi done esac begin process end @'.split(' '),
);
const ASSIGNMENT = /^(?:\$env:)?([A-Za-z_][A-Za-z0-9_]{0,127})=([\s\S]*)$/;

export interface Stripped {
  readonly words: readonly Word[];
  readonly env: readonly (readonly [string, string])[];
  readonly background: boolean;
}

/** Takes keywords, assignments and wrappers away from the front. */
export function stripWrappers(all: readonly Word[]): Stripped {
  let i = 0;
  const env: (readonly [string, string])[] = [];
  let background = false;
  for (let rounds = 0; rounds < 64 && i < all.length; rounds++) {
    const word = all[i] as Word;
    const assigned = word.value.length < 65_536 ? ASSIGNMENT.exec(word.value) : null;
    const name = programName(word.value);
    if (!word.quoted && KEYWORDS.has(word.value.toLowerCase())) i++;
    else if (name === 'command' && /^-[vV]$/.test(all[i + 1]?.value ?? '')) break;
    else if (assigned !== null && env.length < 64) {
      env.push([assigned[1] ?? '', assigned[2] ?? '']);
      i++;
    } else if (name === 'if' || name === 'for') {
      const skip = skipCondition(all, i, name);
      if (skip === i && name === 'for') break;
      i = skip === i ? i + 1 : skip;
    } else if (PLAIN_WRAPPERS.has(name) && i + 1 < all.length) {
      const next = afterWrapper(all, i, name);
      if (next >= all.length) break;
      background ||= BACKGROUND.has(name);
      i = next;
    } else if (RUN_WRAPPERS.has(name)) {
      const dashes = all.findIndex((other, at) => at > i && other.value === '--');
      if (dashes === -1 || dashes + 1 >= all.length) break;
      i = dashes + 1;
    } else {
      background ||= BACKGROUND.has(name);
      break;
    }
  }
  return { words: all.slice(i), env, background };
}

/** cmd's `if exist X command`, `if not defined X command`, `for %i in (…) do command`: the place of the command, or `i` where it is none of these. */
function skipCondition(all: readonly Word[], i: number, name: string): number {
  if (name === 'for') {
    const end = all.findIndex((word, at) => at > i && at < i + 32 && word.value.toLowerCase() === 'do');
    return end === -1 || end + 1 >= all.length ? i : end + 1;
  }
  let at = i + 1;
  while (/^(?:\/i|not)$/i.test(all[at]?.value ?? '')) at++;
  const test = (all[at]?.value ?? '').toLowerCase();
  if (test === 'exist' || test === 'defined' || test === 'errorlevel') return at + 2 < all.length ? at + 2 : i;
  if (test.includes('==')) return at + 1 < all.length ? at + 1 : i;
  return i;
}

function afterWrapper(all: readonly Word[], at: number, name: string): number {
  const valued = WITH_VALUE.get(name);
  let i = at + 1;
  let title = name === 'start';
  while (i < all.length) {
    const word = all[i] as Word;
    const value = word.value;
    if (title && word.quoted) {
      // start "title" program
      title = false;
      if (i + 1 >= all.length) return i;
      i++;
    } else if (value === '--') return i + 1;
    else if (valued?.has(value) === true) i += 2;
    else if (value.startsWith('-') && value.length > 1) i++;
    else if (name === 'start' && /^\/[a-z]/i.test(value) && !value.slice(1).includes('/')) i++;
    else if (
      (name === 'dotenvx' && value === 'run') ||
      ((name === 'timeout' || name === 'gtimeout') && /^\d[\d.]*[smhd]?$/.test(value))
    )
      i++;
    else return i;
  }
  return i;
}
