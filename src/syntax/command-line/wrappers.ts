/**
 * What stands before a program without being it (`sudo`, `env A=b`, `nohup`, `npx`), and what a program is given to run (`sh -c "…"`,
 * `powershell -Enc …`, `concurrently "a" "b"`). Facts from the manuals of the programs.
 */
import type { Dialect, Word } from './lexer.ts';
import { POWERSHELLS, programName, SHELLS } from './program.ts';

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

/** Commands inside a command's own words: text to take apart again, or words that are a command already. */
export type Opened =
  | {
      readonly text: string;
      readonly at: number;
      readonly dialect: Dialect;
      readonly joinedBy: '' | '&' | ';';
      readonly words?: undefined;
      readonly of: readonly Word[];
    }
  | {
      readonly words: readonly string[];
      readonly at: number;
      readonly joinedBy: '' | '&' | ';';
      readonly text: string;
      readonly of: readonly Word[];
    };

const MAX_OPENED = 64;

export function openWrapper(words: readonly Word[], source: string): readonly Opened[] {
  const first = words[0];
  if (first === undefined) return [];
  const name = programName(first.value);
  const rest = words.slice(1);
  if (SHELLS.has(name)) return shellCode(rest);
  if (POWERSHELLS.has(name)) return powershellCode(rest, source);
  if (name === 'cmd') return cmdCode(rest, source);
  switch (name) {
    case 'eval':
      return rest.length === 0
        ? []
        : [
            {
              text: rest.map((word) => word.value).join(' '),
              at: rest[0]?.content ?? 0,
              dialect: 'any',
              joinedBy: '',
              of: rest,
            },
          ];
    case 'trap':
    case 'watch':
      return textWords(rest.filter((word) => !word.value.startsWith('-')).slice(0, 1));
    case 'su':
    case 'script':
      return optionText(rest, ['-c', '--command']);
    case 'iex':
    case 'invoke-expression':
      return rest
        .filter((word) => word.quoted)
        .slice(0, 1)
        .map((word) => ({ text: word.value, at: word.content, dialect: 'powershell', joinedBy: '', of: [word] }));
    case 'start-process':
    case 'saps':
      return startProcess(rest, source);
    case 'concurrently':
    case 'conc':
      return textWords(plainArguments(rest, CONCURRENTLY_VALUES), '&').flatMap((opened) => npmShortcut(opened));
    case 'npm-run-all':
    case 'npm-run-all2':
    case 'run-p':
    case 'run-s':
      return scriptNames(rest, name);
    case 'start-server-and-test':
    case 'server-test':
      return scriptNames(
        rest.filter((word) => !/^(?:https?:|tcp:|\d+$)/.test(word.value)),
        name,
      );
    case 'nodemon':
      return nodemonExec(rest);
    case 'npx':
    case 'bunx':
    case 'pnpx':
      return npxCommand(rest, source);
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return packageManagerExec(name, rest, source);
    case 'find':
      return findExec(rest, source);
    default:
      return [];
  }
}

const CONCURRENTLY_VALUES = new Set(
  '-n --names -c --prefix-colors -p --prefix -m --max-processes -l --prefix-length -s --success --restart-tries --restart-after -t --timestamp-format --kill-signal --teardown --hide --default-input-target --name-separator'.split(
    ' ',
  ),
);

function plainArguments(rest: readonly Word[], valued: ReadonlySet<string>): readonly Word[] {
  const found: Word[] = [];
  for (let i = 0; i < rest.length && found.length < MAX_OPENED; i++) {
    const word = rest[i] as Word;
    if (valued.has(word.value)) i++;
    else if (word.quoted || !word.value.startsWith('-')) found.push(word);
  }
  return found;
}

function textWords(words: readonly Word[], join: '' | '&' = ''): readonly Opened[] {
  return words
    .slice(0, MAX_OPENED)
    .map((word, i) => ({
      text: word.value,
      at: word.content,
      dialect: 'any',
      joinedBy: i === 0 ? '' : join,
      of: [word],
    }));
}

/** `concurrently npm:dev "yarn:build-*"` */
function npmShortcut(opened: Opened): readonly Opened[] {
  const match = /^(npm|yarn|pnpm|bun):(\S+)$/.exec(opened.text);
  if (match === null) return [opened];
  return [
    {
      words: [match[1] ?? 'npm', 'run', match[2] ?? ''],
      at: opened.at,
      joinedBy: opened.joinedBy,
      text: opened.text,
      of: opened.of,
    },
  ];
}

function optionText(rest: readonly Word[], names: readonly string[]): readonly Opened[] {
  const i = rest.findIndex((word) => names.includes(word.value));
  const word = i === -1 ? undefined : rest[i + 1];
  return word === undefined ? [] : textWords([word]);
}

function shellCode(rest: readonly Word[]): readonly Opened[] {
  for (let i = 0; i < rest.length && i < 16; i++) {
    const value = rest[i]?.value ?? '';
    if (/^-[a-zA-Z]{0,8}c[a-zA-Z]{0,8}$/.test(value) || value === '--command') {
      const code = rest.slice(i + 1).find((word) => word.quoted || !/^[-+][a-z]+$/i.test(word.value));
      return code === undefined ? [] : textWords([code]);
    }
    if (SHELLS.has(programName(value)) || value.startsWith('-') || value.startsWith('+')) continue;
    return [];
  }
  return [];
}

function cmdCode(rest: readonly Word[], source: string): readonly Opened[] {
  for (let i = 0; i < rest.length && i < 16; i++) {
    const value = rest[i]?.value ?? '';
    const match = /^\/[ckr](.*)$/is.exec(value);
    if (match !== null) {
      const glued = match[1] ?? '';
      const tail = rest.slice(i + 1);
      if (tail.length === 0 && glued === '') return [];
      const one = tail.length === 1 ? tail[0] : undefined;
      if (glued === '' && one !== undefined) return textWords([one]);
      const from = glued === '' ? (tail[0]?.start ?? 0) : (rest[i]?.start ?? 0) + 2;
      return [
        {
          text: source.slice(from, rest.at(-1)?.end ?? from),
          at: from,
          dialect: 'any',
          joinedBy: '',
          of: rest.slice(i),
        },
      ];
    }
    if (!value.startsWith('/')) return [];
  }
  return [];
}

const POWERSHELL_VALUES =
  /^[-/](?:ex|ep|exec|executionpolicy|w|win|windowstyle|version|v|psconsolefile|inputformat|outputformat|if|of|configurationname|wd|workingdirectory|settingsfile|custompipename)$/i;

function powershellCode(rest: readonly Word[], source: string): readonly Opened[] {
  for (let i = 0; i < rest.length && i < 32; i++) {
    const word = rest[i] as Word;
    const value = word.value;
    const next = rest[i + 1];
    if (/^[-/\u2013]e(?:c|n|nc|nco.{0,12})?$/i.test(value)) return next === undefined ? [] : decoded(next);
    if (/^[-/\u2013]c(?:o|om|omm|omma|omman|ommand|ommandwithargs|wa)?$/i.test(value))
      return next === undefined ? [] : powershellText(rest.slice(i + 1), source);
    if (/^[-/\u2013]f(?:i|il|ile)?$/i.test(value)) return [];
    if (POWERSHELL_VALUES.test(value)) i++;
    else if (!/^[-/\u2013]/.test(value) || word.quoted)
      return /\.ps1$/i.test(value) ? [] : powershellText(rest.slice(i), source);
  }
  return [];
}

function powershellText(words: readonly Word[], source: string): readonly Opened[] {
  const first = words[0];
  if (first === undefined) return [];
  const text = words.length === 1 ? first.value : source.slice(first.start, words.at(-1)?.end ?? first.end);
  return [
    { text, at: words.length === 1 ? first.content : first.start, dialect: 'powershell', joinedBy: '', of: words },
  ];
}

function decoded(word: Word): readonly Opened[] {
  if (!/^[A-Za-z0-9+/=_-]{8,}$/.test(word.value)) return [];
  const bytes = Buffer.from(word.value.slice(0, 262_144), 'base64');
  const text =
    bytes.length > 2 && bytes[1] !== 0 && bytes[3] !== 0 ? bytes.toString('utf8') : bytes.toString('utf16le');
  return [{ text, at: word.content, dialect: 'powershell', joinedBy: '', of: [word] }];
}

/** `Start-Process node -ArgumentList "server.js","x" -WindowStyle Hidden` */
function startProcess(rest: readonly Word[], source: string): readonly Opened[] {
  let program: Word | undefined;
  const args: string[] = [];
  for (let i = 0; i < rest.length && i < 64; i++) {
    const word = rest[i] as Word;
    if (/^-(?:argumentlist|args?)$/i.test(word.value)) {
      while (i + 1 < rest.length && !(rest[i + 1] as Word).value.startsWith('-')) args.push((rest[++i] as Word).value);
    } else if (/^-(?:filepath|fp)$/i.test(word.value)) program = rest[++i];
    else if (/^-(?:windowstyle|workingdirectory|verb|redirect\w+|credential|wi|wo)$/i.test(word.value)) i++;
    else if (!word.value.startsWith('-') && program === undefined) program = word;
    else if (!word.value.startsWith('-')) args.push(word.value);
  }
  if (program === undefined) return [];
  const line = [program.value, ...args.map((arg) => arg.replace(/,$/, ''))].join(' ');
  return [{ text: line, at: program.start, dialect: 'any', joinedBy: '', of: source === '' ? [] : rest }];
}

function scriptNames(rest: readonly Word[], name: string): readonly Opened[] {
  let parallel = name === 'run-p';
  const found: Opened[] = [];
  for (const word of rest) {
    if (/^(?:-p|--parallel)$/.test(word.value)) parallel = true;
    else if (/^(?:-s|--sequential|--serial)$/.test(word.value)) parallel = false;
    else if (!word.value.startsWith('-') && word.value !== '' && found.length < MAX_OPENED) {
      const joinedBy = found.length === 0 ? '' : parallel ? '&' : ';';
      found.push({
        words: ['npm', 'run', ...word.value.split(/\s+/, 8)],
        at: word.start,
        joinedBy,
        text: word.value,
        of: [],
      });
    }
  }
  return found;
}

function nodemonExec(rest: readonly Word[]): readonly Opened[] {
  const i = rest.findIndex((word) => /^(?:-x|--exec)$/.test(word.value) || word.value.startsWith('--exec='));
  if (i === -1) return [];
  const word = rest[i] as Word;
  const code = word.value.startsWith('--exec=') ? word.value.slice(7) : (rest[i + 1]?.value ?? '');
  const script = plainArguments(
    [...rest.slice(0, i), ...rest.slice(word.value.startsWith('--exec=') ? i + 1 : i + 2)],
    new Set(['-w', '--watch', '-e', '--ext', '-i', '--ignore', '-d', '--delay', '--config', '--signal']),
  );
  return [
    {
      text: [code, ...script.map((other) => other.value)].join(' '),
      at: word.start,
      dialect: 'any',
      joinedBy: '',
      of: [],
    },
  ];
}

function commandFrom(words: readonly Word[], source: string): readonly Opened[] {
  const first = words[0];
  if (first === undefined) return [];
  return [
    {
      text: source.slice(first.start, words.at(-1)?.end ?? first.end),
      words: words.map((word) => word.value),
      at: first.start,
      joinedBy: '',
      of: [],
    },
  ];
}

function npxCommand(rest: readonly Word[], source: string): readonly Opened[] {
  for (let i = 0; i < rest.length && i < 16; i++) {
    const value = rest[i]?.value ?? '';
    if (value === '-c' || value === '--call') return optionText(rest.slice(i), [value]);
    if (
      value === '-p' ||
      value === '--package' ||
      value === '--registry' ||
      value === '--userconfig' ||
      value === '--node-options'
    )
      i++;
    else if (value === '--') return commandFrom(rest.slice(i + 1), source);
    else if (!value.startsWith('-')) return commandFrom(rest.slice(i), source);
  }
  return [];
}

function packageManagerExec(name: string, rest: readonly Word[], source: string): readonly Opened[] {
  const verb = rest.findIndex((word) => !word.value.startsWith('-'));
  const value = rest[verb]?.value ?? '';
  const runs = value === 'exec' || value === 'x' || value === 'dlx' || (name === 'yarn' && value === 'node');
  if (verb === -1 || !runs) return [];
  if (value === 'node') return commandFrom(rest.slice(verb), source);
  return npxCommand(rest.slice(verb + 1), source);
}

function findExec(rest: readonly Word[], source: string): readonly Opened[] {
  const i = rest.findIndex((word) => /^-(?:exec|execdir|ok)$/.test(word.value));
  if (i === -1) return [];
  const end = rest.findIndex(
    (word, at) => at > i && (word.value === ';' || word.value === '+' || word.value === '\\;'),
  );
  return commandFrom(rest.slice(i + 1, end === -1 ? rest.length : end), source);
}
