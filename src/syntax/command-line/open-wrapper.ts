/** What a program is given to run: `sh -c "…"`, `cmd /c …`, `powershell -Enc …`, `concurrently "a" "b"`, `npx x`. Facts from the manuals of the programs. */
import type { Dialect, Word } from './lexer.ts';
import { POWERSHELLS, programName, SHELLS } from './program.ts';

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
  return words.slice(0, MAX_OPENED).map((word, i) => ({
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
