/**
 * Answers: does this command line fetch something and run what it got? Takes a parsed line (or a whole script), gives each place with the address
 * and the way: piped into an interpreter, put into one by substitution, saved and started, decoded and piped, or all inside `-c`/`-e` code.
 */
import { programOf, type SimpleCommand } from '../../syntax/index.ts';
import { FETCHERS, INTERPRETERS } from '../data/file-kinds.ts';

export interface DownloadRun {
  readonly how: 'piped' | 'substituted' | 'saved' | 'decoded' | 'inline';
  /** as written, '' where it is computed */
  readonly url: string;
  /** what fetches (or decodes), and what runs it */
  readonly fetcher: string;
  readonly runner: string;
  readonly at: number;
  /** its own text */
  readonly text: string;
}

const MOST = 20;

export function downloadRuns(commands: readonly SimpleCommand[], line: string): readonly DownloadRun[] {
  const found: DownloadRun[] = [];
  for (let i = 0; i < commands.length && found.length < MOST; i++) {
    const run = runOf(commands, i, line);
    if (run !== null) found.push(run);
  }
  return found;
}

function runOf(commands: readonly SimpleCommand[], i: number, line: string): DownloadRun | null {
  const command = commands[i];
  if (command === undefined) return null;
  const fetcher = programOf(command);
  const make = (how: DownloadRun['how'], runner: string): DownloadRun => {
    return { how, url: urlOf(command), fetcher, runner, at: command.at, text: command.text };
  };
  if (isDecoder(command)) {
    const runner = pipedRunner(commands, i);
    return runner === '' ? null : make('decoded', runner);
  }
  if (runsInlineDownload(command)) return make('inline', fetcher);
  if (!isFetch(command)) return null;
  const piped = pipedRunner(commands, i);
  if (piped !== '') return make('piped', piped);
  const around = substitutedInto(command, line);
  if (around !== '') return make('substituted', around);
  const started = savedAndStarted(commands, i);
  return started === '' ? null : make('saved', started);
}

const URL = /\b(?:https?|ftp):\/\/[^\s"'`|;<>()]{3,1024}/i;

/** The address that a command names; '' where there is none in plain. */
export function urlOf(command: SimpleCommand): string {
  const written = URL.exec(command.text.slice(0, 8_192))?.[0];
  if (written !== undefined) return written;
  const bare = command.words
    .slice(1)
    .find(
      (word) =>
        /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:\/\S*)?$/i.test(word) &&
        !/\.(?:js|sh|py|ps1|json|txt|exe)$/i.test(word),
    );
  return bare ?? '';
}

export function isFetch(command: SimpleCommand): boolean {
  const name = programOf(command);
  const text = command.text.slice(0, 8_192);
  if (/\b(?:DownloadString|DownloadFile|DownloadData|Net\.WebClient)\b/i.test(text)) return true;
  if (!FETCHERS.has(name)) return false;
  switch (name) {
    case 'certutil':
      return /[-/](?:urlcache|ping)/i.test(text) && URL.test(text);
    case 'bitsadmin':
    case 'mshta':
    case 'fetch':
    case 'http':
    case 'https':
    case 'xh':
      return URL.test(text) || (name !== 'mshta' && urlOf(command) !== '');
    default:
      return command.words.length > 1;
  }
}

function isDecoder(command: SimpleCommand): boolean {
  switch (programOf(command)) {
    case 'base64':
    case 'gbase64':
      return command.words.some((word) => /^(?:-d|-D|-di|--decode)$/.test(word));
    case 'xxd':
      return command.words.some((word) => /^-r/.test(word));
    case 'openssl':
      return command.words.includes('-d') || command.words.includes('-decrypt');
    default:
      return false;
  }
}

/** Interpreter at the end of the pipe that begins at `i`, if it runs what comes in; '' for none. */
function pipedRunner(commands: readonly SimpleCommand[], i: number): string {
  for (let j = i + 1; j < commands.length && commands[j]?.joinedBy === '|'; j++) {
    const next = commands[j];
    if (next !== undefined && runsStandardInput(next)) return programOf(next);
  }
  return '';
}

export function runsStandardInput(command: SimpleCommand): boolean {
  const name = programOf(command);
  if (name === 'iex' || name === 'invoke-expression') return true;
  if (name === 'source' || name === '.') return command.words[1] === '/dev/stdin';
  if (!INTERPRETERS.has(name)) return false;
  const rest = command.words.slice(1);
  if (/^(?:sh|bash|zsh|dash|ash|ksh|fish|csh|tcsh|busybox)$/.test(name)) {
    const first = rest.find((word) => word !== 'sh' && word !== 'ash');
    return first === undefined || (/^[-+]/.test(first) && !/^-\w*c$/.test(first)) || first === '/dev/stdin';
  }
  if (name === 'powershell' || name === 'pwsh')
    return !rest.some((word) => /^-(?:f|file|c|command|e|enc)/i.test(word)) || rest.at(-1) === '-';
  if (name === 'cmd') return !rest.some((word) => /^\/[ck]/i.test(word));
  if (name === 'mshta' || name === 'wscript' || name === 'cscript') return false;
  return rest.every(
    (word) =>
      word === '-' ||
      word === '/dev/stdin' ||
      (word.startsWith('-') && !/^-(?:e|p|c|m|ne|pe|r)$|^--?(?:eval|print)\b/.test(word)),
  );
}

/** `sh -c "$(curl …)"`, `eval "$(…)"`, `bash <(curl …)`, `iex (irm …)`: the runner, or ''. */
function substitutedInto(command: SimpleCommand, line: string): string {
  const before = line.slice(Math.max(0, command.at - 120), command.at);
  const close =
    /(?:^|[\s;&|"'(])(eval|source|\.|iex|invoke-expression|(?:ba|z|da|k)?sh|python3?|node|deno|perl|ruby)(?:\s+-[\w-]+){0,4}\s*["']?\s*(?:\$\(|`|<\(|\(|&\s*\(|\(\s*\()\s*(?:\(?New-Object[^)]{0,60}\)?\.?)?$/i.exec(
      before,
    );
  if (close?.[1] !== undefined) return close[1].toLowerCase();
  const text = line.slice(Math.max(0, command.at - 200), command.at + command.text.length + 40);
  const powershell = /\b(iex|invoke-expression)\b\s*(?:\(|\$\(|-c)/i.exec(text);
  return powershell?.[1]?.toLowerCase() ?? '';
}

/** Code handed over with -c/-e that fetches and runs in one. */
function runsInlineDownload(command: SimpleCommand): boolean {
  const name = programOf(command);
  const code = command.text.slice(0, 65_536);
  if (/^(?:python[\d.]*|py|pythonw)$/.test(name) && command.words.some((word) => /^-\w*c$/.test(word)))
    return (
      /\b(?:urlopen|urllib|requests\.(?:get|post)|http\.client|socket)\b/.test(code) &&
      /\b(?:exec|eval|subprocess|os\.system|Popen)\b/.test(code)
    );
  if (
    /^(?:node|nodejs|deno|bun|tsx)$/.test(name) &&
    command.words.some((word) => /^-(?:e|p|pe)$|^--?(?:eval|print)\b|^eval$/.test(word))
  )
    return (
      /\b(?:https?\b|fetch|axios|net\b|XMLHttpRequest)/.test(code) &&
      /\b(?:eval|Function|exec(?:Sync)?|spawn(?:Sync)?|runInThisContext|_compile)\b/.test(code)
    );
  if (name === 'deno' || name === 'bun') return command.words.slice(1, 6).some((word) => /^https?:\/\//i.test(word));
  if (name === 'npx' || name === 'bunx') return command.words.slice(1, 5).some((word) => /^https?:\/\//i.test(word));
  if (name === 'regsvr32' || name === 'rundll32' || name === 'msiexec') return URL.test(code);
  return name === 'mshta' && /\b(?:https?|javascript|vbscript):/i.test(code);
}

/** What starts the file that command `i` saved; '' for nothing. */
function savedAndStarted(commands: readonly SimpleCommand[], i: number): string {
  const command = commands[i];
  const saved = command === undefined ? '' : baseName(savedFile(command));
  if (saved === '' || saved === '-') return '';
  for (const later of commands.slice(i + 1, i + 60)) {
    const name = programOf(later);
    const first = later.words[0] ?? '';
    if (baseName(first) === saved && (/[/\\]/.test(first) || /\.\w+$/.test(first))) return first;
    const runs =
      INTERPRETERS.has(name) ||
      /^(?:start|call|source|\.|open|explorer|rundll32|regsvr32|start-process|saps|ii|invoke-item|chmodx|code|cursor)$/.test(
        name,
      );
    if (runs && later.words.slice(1, 8).some((word) => baseName(word) === saved)) return name;
  }
  return '';
}

/** Where a fetching command puts what it got, as far as the words tell. */
export function savedFile(command: SimpleCommand): string {
  const { words, text } = command;
  const name = programOf(command);
  const redirect = /(?:^|[^2&>])>{1,2}\s*["']?([^\s"';&|>]{1,300})/.exec(text.slice(0, 8_192));
  if (redirect?.[1] !== undefined && !/^(?:\/dev\/|nul$|\$null)/i.test(redirect[1])) return redirect[1];
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    const next = words[i + 1] ?? '';
    if (
      /^(?:-o|--output|-OutFile|--output-document|-Destination)$/i.test(word) &&
      !(name === 'curl' && word === '-O')
    ) {
      if (!(name === 'wget' && word === '-o')) return next;
    }
    const joined = /^(?:--output=|--output-document=|-o(?=[./\w]))(.+)$/.exec(word);
    if (joined?.[1] !== undefined && name !== 'wget') return joined[1];
    if (name === 'wget' && /^-O.+/.test(word)) return word.slice(2);
    if (name === 'wget' && /^-\w*O$/.test(word)) return next;
    if (name === 'curl' && /^-\w*o$/.test(word)) return next;
  }
  if (name === 'certutil' || name === 'bitsadmin') return words.at(-1) ?? '';
  const usesRemoteName =
    name === 'wget' || name === 'aria2c' || words.some((word) => /^-\w*O\w*$|^--remote-name$/.test(word));
  return usesRemoteName ? (urlOf(command).split(/[?#]/, 1)[0] ?? '') : downloadFileTarget(text);
}

function downloadFileTarget(text: string): string {
  return /DownloadFile\(\s*["'][^"']{1,1024}["']\s*,\s*["']([^"']{1,300})["']/i.exec(text)?.[1] ?? '';
}

function baseName(path: string): string {
  const clean = path.replace(/["']/g, '');
  return clean.slice(Math.max(clean.lastIndexOf('/'), clean.lastIndexOf('\\')) + 1).toLowerCase();
}
