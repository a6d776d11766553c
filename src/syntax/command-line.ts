/**
 * A command line taken apart as data: what a shell (sh, cmd, PowerShell) would start, in order. Wrappers are opened: `sh -c "…"`, `cmd /c …`,
 * `powershell -Command …`, `$(…)`, backticks. Linear in the text; hostile text gives fewer commands, never an error.
 */
import { type Dialect, type Inner, Lexer, type Redirect, type Token, type Word } from './command-line/lexer.ts';
import { type Opened, openWrapper } from './command-line/open-wrapper.ts';
import { programName, SHELLS } from './command-line/program.ts';
import { stripWrappers } from './command-line/strip-wrappers.ts';

export interface SimpleCommand {
  /** unquoted words; the first is the program as written. `sudo`, `nohup`, `env A=b` and the like are taken away; redirects are not words. */
  readonly words: readonly string[];
  /** the operator before it; '' for the first, `$(` inside a substitution */
  readonly joinedBy: '' | '|' | '&&' | '||' | ';' | '&' | '$(';
  /** `… &`, `start /b`, `nohup`, `Start-Process`, `setsid`, `disown` */
  readonly background: boolean;
  /** output goes to /dev/null, NUL, `$null`, `Out-Null` */
  readonly discardsOutput: boolean;
  /** assignments before it: `FOO=1 node x`, `cross-env A=b node x` */
  readonly env: readonly (readonly [string, string])[];
  /** its own text, as written */
  readonly text: string;
  /** offset in the whole line */
  readonly at: number;
}

/** UTF-16 units of one line; commands of one line; shells in shells. */
const MAX_TEXT = 262_144;
const MAX_COMMANDS = 2_000;
const MAX_DEPTH = 8;

type Draft = { -readonly [Key in keyof SimpleCommand]: SimpleCommand[Key] };
type Joint = SimpleCommand['joinedBy'];

interface State {
  readonly out: Draft[];
  /** assignments seen so far: `A=cu; B=rl; $A$B …` */
  readonly vars: Map<string, string>;
}

export function parseCommandLine(text: string): readonly SimpleCommand[] {
  const state: State = { out: [], vars: new Map() };
  takeApart(text.slice(0, MAX_TEXT), 0, '', 'any', 0, state);
  return state.out;
}

/** The program of a command as people say it: lower case, without folder, `.exe` and escapes; '' for none. */
export function programOf(command: SimpleCommand): string {
  return programName(command.words[0] ?? '');
}

interface Segment {
  words: Word[];
  redirects: Redirect[];
  joinedBy: Joint;
}

function takeApart(text: string, base: number, joinedBy: Joint, dialect: Dialect, depth: number, state: State): void {
  const tokens = new Lexer(text, dialect, state.vars).run();
  let segment: Segment = { words: [], redirects: [], joinedBy };
  for (const token of tokens) {
    if (state.out.length >= MAX_COMMANDS) return;
    if (token.kind === 'op') {
      finish(segment, token.op === '&', text, base, depth, dialect, state);
      const empty = segment.words.length === 0 && segment.redirects.length === 0;
      // `a && (b; c)`: what opens a group does not end what joined it
      segment = { words: [], redirects: [], joinedBy: empty && token.op === ';' ? segment.joinedBy : token.op };
    } else add(segment, token);
  }
  finish(segment, false, text, base, depth, dialect, state);
}

function add(segment: Segment, token: Exclude<Token, { kind: 'op' }>): void {
  if (token.kind === 'word') segment.words.push(token);
  else segment.redirects.push(token);
}

function finish(
  segment: Segment,
  background: boolean,
  text: string,
  base: number,
  depth: number,
  dialect: Dialect,
  state: State,
): void {
  const stripped = stripWrappers(segment.words.filter((word) => word.value !== ''));
  const start = segment.words[0]?.start ?? segment.redirects[0]?.content ?? 0;
  const end = Math.max(segment.words.at(-1)?.end ?? 0, segment.redirects.at(-1)?.end ?? 0);
  const opened = depth < MAX_DEPTH ? openWrapper(stripped.words, text) : [];
  const openedWords = new Set<Word>(opened.flatMap((one) => one.of));
  if (depth < MAX_DEPTH) {
    for (const word of segment.words)
      if (!openedWords.has(word)) for (const sub of word.subs) inside(sub, base, depth, dialect, state);
  }
  const name = programName(stripped.words[0]?.value ?? '');
  const previous = state.out.at(-1);
  if (previous !== undefined && name === 'out-null') previous.discardsOutput = true;
  if (previous !== undefined && name === 'disown') previous.background = true;
  if (stripped.words.length > 0 && !isGroup(stripped.words)) {
    const command: Draft = {
      words: stripped.words.map((word) => word.value),
      joinedBy: segment.joinedBy,
      background: background || stripped.background || name === 'start-process' || name === 'start-job',
      discardsOutput: segment.redirects.some(
        (one) => one.op === '>' && /^(?:\/dev\/null|nul|\$null)$/i.test(one.target),
      ),
      env: stripped.env,
      text: text.slice(start, end),
      at: base + start,
    };
    state.out.push(command);
    for (const one of opened) open(one, base, depth, command, state);
    if (depth < MAX_DEPTH) standardInput(segment, name, base, depth, command, state);
  }
}

/** `if exist x (node a) else (node b)`: the groups were taken apart already. */
function isGroup(words: readonly Word[]): boolean {
  const first = words[0]?.value ?? '';
  return first.startsWith('(') && first.endsWith(')') && !first.includes(').');
}

function inside(sub: Inner, base: number, depth: number, dialect: Dialect, state: State): void {
  takeApart(sub.text, base + sub.at, '$(', dialect, depth + 1, state);
}

function open(one: Opened, base: number, depth: number, outer: Draft, state: State): void {
  const from = state.out.length;
  if (one.words === undefined) takeApart(one.text, base + one.at, one.joinedBy, one.dialect, depth + 1, state);
  else if (state.out.length < MAX_COMMANDS) {
    state.out.push({ ...outer, words: one.words, joinedBy: one.joinedBy, text: one.text, at: base + one.at });
    // `npx concurrently "a" "b"`
    if (depth + 1 < MAX_DEPTH) {
      const inner = one.words.map(
        (value, i): Word => ({ kind: 'word', value, start: i, end: i, content: 0, quoted: /\s/.test(value), subs: [] }),
      );
      for (const deeper of openWrapper(inner, ''))
        if (deeper.text !== '') open({ ...deeper, at: one.at }, base, depth + 1, outer, state);
    }
  }
  // what runs inside a backgrounded or silenced shell is so too
  for (const inner of state.out.slice(from)) {
    inner.background ||= outer.background;
    inner.discardsOutput ||= outer.discardsOutput;
  }
}

/** Here-documents and here-strings of a shell, and `echo … | base64 -d | sh`, are commands too. */
function standardInput(
  segment: Segment,
  name: string,
  base: number,
  depth: number,
  command: Draft,
  state: State,
): void {
  if (!SHELLS.has(name)) return;
  for (const { op, target, content } of segment.redirects) {
    if (op === '<<' || op === '<<<') takeApart(target, base + content, '', 'any', depth + 1, state);
  }
  if (command.joinedBy !== '|') return;
  const at = state.out.lastIndexOf(command);
  const decoder = state.out[at - 1];
  const printer = state.out[at - 2];
  if (decoder === undefined || printer === undefined || decoder.joinedBy !== '|') return;
  const decodes =
    programName(decoder.words[0] ?? '') === 'base64' && decoder.words.some((word) => /^(?:-d|-D|--decode)$/.test(word));
  if (!decodes || !/^(?:echo|printf)$/.test(programName(printer.words[0] ?? ''))) return;
  const encoded = printer.words.at(-1) ?? '';
  if (!/^[A-Za-z0-9+/=]{8,}$/.test(encoded)) return;
  takeApart(
    Buffer.from(encoded.slice(0, MAX_TEXT), 'base64').toString('utf8'),
    command.at,
    '',
    'any',
    depth + 1,
    state,
  );
}
