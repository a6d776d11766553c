/**
 * The words, operators and redirects of a command line in whatever shell reads it. One lenient grammar serves sh, cmd and PowerShell: a quote
 * without its end is a letter, a backslash before a letter is a path's. Linear: looking for a closing bracket draws on one budget.
 */
export type Dialect = 'any' | 'powershell';

/** Text inside a word that a shell would run first: `$(…)`, backticks, `<(…)`, a PowerShell `(…)`. */
export interface Inner {
  readonly text: string;
  readonly at: number;
}
export interface Word {
  readonly kind: 'word';
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** where its content starts: past an opening quote */
  readonly content: number;
  readonly quoted: boolean;
  readonly subs: readonly Inner[];
}
export interface Operator {
  readonly kind: 'op';
  readonly op: '|' | '&&' | '||' | ';' | '&';
  readonly start: number;
}
export interface Redirect {
  readonly kind: 'redirect';
  readonly op: '<' | '>' | '<<' | '<<<';
  /** file, here-string, or the body of a here-document */
  readonly target: string;
  readonly content: number;
  readonly end: number;
}
export type Token = Word | Operator | Redirect;

const MAX_TOKENS = 20_000;
const BLANK = /[ \t\r\f\v\u00a0\u2000-\u200a\u3000]/;
const ENDS_WORD = new Set(['\n', '|', '&', ';', '<', '>', ')']);
const PLAIN = /[A-Za-z0-9_]/;

export class Lexer {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #vars: Map<string, string>;
  readonly #tokens: Token[] = [];
  #at = 0;
  #budget: number;
  /** no word of the current command yet */
  #fresh = true;
  /** here-documents whose bodies start at the next line */
  #heredocs: { readonly end: string; readonly slot: number }[] = [];

  constructor(text: string, dialect: Dialect, vars: Map<string, string>) {
    this.#text = text;
    this.#dialect = dialect;
    this.#vars = vars;
    this.#budget = text.length * 8 + 4_096;
  }

  run(): readonly Token[] {
    while (this.#at < this.#text.length && this.#tokens.length < MAX_TOKENS) this.#step();
    return this.#tokens;
  }

  #step(): void {
    const text = this.#text;
    const c = text[this.#at] ?? '';
    const next = text[this.#at + 1] ?? '';
    if (BLANK.test(c)) this.#at++;
    else if ((c === '\\' || c === '^' || (c === '`' && this.#dialect === 'powershell')) && next === '\n') this.#at += 2;
    else if ((c === '\\' || c === '^') && next === '\r' && text[this.#at + 2] === '\n') this.#at += 3;
    else if (c === '\n') this.#newline();
    else if (c === '#') this.#skipLine();
    else if (c === '|' || c === ';' || (c === '&' && next !== '>')) this.#operator(c, next);
    else if (c === '(') this.#paren();
    else if (c === ')') this.#op(';', 1);
    else if ((c === '{' || c === '}') && this.#standsAlone()) this.#op(';', 1);
    else if (c === '&' || c === '>' || c === '<') this.#redirect();
    else this.#word();
  }

  #standsAlone(): boolean {
    const next = this.#text[this.#at + 1] ?? '\n';
    if (this.#dialect === 'powershell') return true;
    return this.#fresh && (BLANK.test(next) || next === '\n' || next === ';' || next === '}' || next === ')');
  }

  #op(op: Operator['op'], length: number): void {
    this.#tokens.push({ kind: 'op', op, start: this.#at });
    this.#at += length;
    this.#fresh = true;
  }

  #operator(c: string, next: string): void {
    if (c === '|') this.#op(next === '|' ? '||' : '|', next === '|' || next === '&' ? 2 : 1);
    else if (c === ';') this.#op(';', 1);
    else if (next === '&') this.#op('&&', 2);
    else if (this.#fresh)
      this.#at++; // PowerShell's call operator
    else this.#op('&', 1);
  }

  #skipLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end === -1 ? this.#text.length : end;
  }

  #newline(): void {
    this.#op(';', 1);
    for (const { end, slot } of this.#heredocs) {
      const start = this.#at;
      let line = start;
      let stop = this.#text.length;
      let after = stop;
      while (line < this.#text.length) {
        const eol = this.#text.indexOf('\n', line);
        const lineEnd = eol === -1 ? this.#text.length : eol;
        if (lineEnd - line <= end.length + 64 && this.#text.slice(line, lineEnd).trim() === end) {
          stop = line;
          after = Math.min(lineEnd + 1, this.#text.length);
          break;
        }
        line = lineEnd + 1;
      }
      this.#tokens[slot] = {
        kind: 'redirect',
        op: '<<',
        target: this.#text.slice(start, stop),
        content: start,
        end: start,
      };
      this.#at = after;
    }
    this.#heredocs = [];
  }

  /** `(` before a command opens a group; `(New-Object X).Download(…)` and `iex (…)` are expressions: words with something inside. */
  #paren(): void {
    if (!this.#fresh) {
      this.#word();
      return;
    }
    const close = this.#closing(this.#at + 1, '(', ')');
    const after = this.#text[close + 1] ?? '';
    if (close !== -1 && (after === '.' || after === '[' || PLAIN.test(after))) this.#word();
    else this.#op(';', 1);
  }

  #redirect(): void {
    const text = this.#text;
    let i = this.#at;
    if (text[i] === '&') i++;
    if ((text[i] === '<' || text[i] === '>') && text[i + 1] === '(') {
      this.#word();
      return;
    }
    let op: Redirect['op'] = text[i] === '<' ? '<' : '>';
    i++;
    if (op === '<' && text.startsWith('<<', i)) {
      op = '<<<';
      i += 2;
    } else if (op === '<' && text[i] === '<') {
      op = '<<';
      i += text[i + 1] === '-' ? 2 : 1;
    } else if (text[i] === '>' || text[i] === '|') i++;
    if (text[i] === '&') i++;
    while (i < text.length && BLANK.test(text[i] ?? '')) i++;
    this.#at = i;
    const c = text[i] ?? '\n';
    const word = ENDS_WORD.has(c) ? null : this.#readWord();
    if (op === '<<' && word !== null && this.#heredocs.length < 16)
      this.#heredocs.push({ end: word.value, slot: this.#tokens.length });
    this.#tokens.push({
      kind: 'redirect',
      op,
      target: word?.value ?? '',
      content: word?.content ?? this.#at,
      end: this.#at,
    });
    if (word !== null && word.subs.length > 0) this.#tokens.push({ ...word, value: '' });
  }

  #word(): void {
    const start = this.#at;
    const word = this.#readWord();
    if (this.#at === start) {
      this.#at++;
      return;
    }
    const next = this.#text[this.#at] ?? '';
    // `2>` and `*>`: the number of a stream, not a word
    if ((next === '>' || next === '<') && /^(?:\d|\*)$/.test(word.value) && !word.quoted) return;
    // `name() {`: the head of a function, whose body stands as commands of its own
    if (this.#fresh && /^[\w.-]{1,64}\(\)$/.test(word.value)) return;
    this.#remember(word);
    this.#tokens.push(word);
    this.#fresh = false;
  }

  /** `A=cu; B=rl; $A$B …`: assignments with known text are followed, few and short */
  #remember(word: Word): void {
    if (word.value.length > 4_096 || this.#vars.size > 256) return;
    const match = /^([A-Za-z_]\w{0,63})=([\s\S]*)$/.exec(word.value);
    if (match !== null) this.#vars.set(match[1] ?? '', match[2] ?? '');
  }

  #readWord(): Word {
    const text = this.#text;
    const start = this.#at;
    const first = text[start] ?? '';
    const state = { value: '', subs: [] as Inner[], quoted: false };
    while (this.#at < text.length) {
      const c = text[this.#at] ?? '';
      if (BLANK.test(c) || (ENDS_WORD.has(c) && !(this.#at === start && (c === '<' || c === '>')))) break;
      if (this.#dialect === 'powershell' && (c === '{' || c === '}') && this.#at > start && text[this.#at - 1] !== '$')
        break;
      if (this.#blankVariable(c)) {
        if (state.value !== '') break;
        continue;
      }
      this.#piece(c, state);
    }
    const content = first === '"' || first === "'" ? start + 1 : start;
    return { kind: 'word', value: state.value, start, end: this.#at, content, quoted: state.quoted, subs: state.subs };
  }

  /** `${IFS}` and `$IFS$9` stand for blanks */
  #blankVariable(c: string): boolean {
    if (c !== '$') return false;
    const match = /^\$(?:\{IFS\}|IFS\b)(?:\$\d)?/.exec(this.#text.slice(this.#at, this.#at + 12));
    if (match === null) return false;
    this.#at += match[0].length;
    return true;
  }

  #piece(c: string, state: { value: string; subs: Inner[]; quoted: boolean }): void {
    const text = this.#text;
    const next = text[this.#at + 1] ?? '';
    if (c === "'" || (c === '$' && next === "'")) {
      state.quoted = this.#single(c === '$', state) || state.quoted;
    } else if (c === '"' || (c === '$' && next === '"')) {
      this.#double(c === '$', state);
    } else if (c === '$') {
      state.value += this.#dollar(state.subs);
    } else if (c === '`') {
      state.value += this.#backtick(state.subs);
    } else if (c === '(' || ((c === '<' || c === '>') && next === '(')) {
      state.value += this.#bracketed(c === '(' ? 1 : 2, state.subs);
    } else if (c === '\\') {
      // before a letter it is a Windows path's, or an escape that changes nothing: kept, and dropped from program names later
      if (next === '\n') this.#at += 2;
      else if (next !== '' && !PLAIN.test(next) && next !== '.' && next !== '\\' && next !== '%' && next !== '$') {
        state.value += next;
        this.#at += 2;
      } else {
        state.value += c;
        this.#at++;
      }
    } else if (c === '^' && next !== '' && /[&|<>^"%()!\n]/.test(next)) {
      state.value += next === '\n' ? '' : next;
      this.#at += 2;
    } else {
      state.value += c;
      this.#at++;
    }
  }

  #single(ansi: boolean, state: { value: string }): boolean {
    const open = this.#at + (ansi ? 1 : 0);
    const close = ansi ? this.#closingAnsi(open + 1) : this.#text.indexOf("'", open + 1);
    if (close === -1) {
      state.value += "'";
      this.#at = open + 1;
      return false;
    }
    const body = this.#text.slice(open + 1, close);
    state.value += ansi ? ansiC(body) : body;
    this.#at = close + 1;
    return true;
  }

  #closingAnsi(from: number): number {
    for (let i = from; i < this.#text.length; i++) {
      if (this.#text[i] === '\\') i++;
      else if (this.#text[i] === "'") return i;
    }
    return -1;
  }

  #double(localised: boolean, state: { value: string; subs: Inner[]; quoted: boolean }): void {
    const text = this.#text;
    this.#at += localised ? 2 : 1;
    state.quoted = true;
    while (this.#at < text.length) {
      const c = text[this.#at] ?? '';
      const next = text[this.#at + 1] ?? '';
      if (c === '"') {
        this.#at++;
        return;
      }
      if (c === '\\' && (next === '"' || next === '\\' || next === '$' || next === '`' || next === '\n')) {
        state.value += next === '\n' ? '' : next;
        this.#at += 2;
      } else if (c === '$') state.value += this.#dollar(state.subs);
      else if (c === '`') state.value += this.#backtick(state.subs);
      else {
        state.value += c;
        this.#at++;
      }
    }
  }

  #dollar(subs: Inner[]): string {
    const text = this.#text;
    if (text[this.#at + 1] === '(') return this.#bracketed(2, subs);
    const match = /^\$(?:\{([A-Za-z_]\w{0,63})\}|([A-Za-z_]\w{0,63}))/.exec(text.slice(this.#at, this.#at + 70));
    if (match === null) {
      this.#at++;
      return '$';
    }
    this.#at += match[0].length;
    return this.#vars.get(match[1] ?? match[2] ?? '') ?? match[0];
  }

  #backtick(subs: Inner[]): string {
    const start = this.#at;
    if (this.#dialect === 'powershell') {
      const next = this.#text[start + 1] ?? '';
      this.#at += 2;
      return next === 'n' || next === 'r' || next === 't' ? ' ' : next;
    }
    const close = this.#text.indexOf('`', start + 1);
    if (close === -1) {
      this.#at++;
      return '`';
    }
    subs.push({ text: this.#text.slice(start + 1, close), at: start + 1 });
    this.#at = close + 1;
    return this.#text.slice(start, close + 1);
  }

  /** `$(…)`, `<(…)`, `(…)`: kept as written in the word, its inside noted. */
  #bracketed(opening: number, subs: Inner[]): string {
    const start = this.#at;
    const close = this.#closing(start + opening, '(', ')');
    const end = close === -1 ? this.#text.length : close;
    // `$((1 + 2))` computes a number
    if (this.#text[start + opening] !== '(' || opening === 1) {
      const text = this.#text.slice(start + opening, end);
      // `.DownloadString('…')` has an argument, not a command
      if (subs.length < 64 && (opening === 2 || !/^\s*(?:$|['"\d])/.test(text.slice(0, 64))))
        subs.push({ text, at: start + opening });
    }
    this.#at = Math.min(end + 1, this.#text.length);
    return this.#text.slice(start, this.#at);
  }

  /** Offset of the bracket that closes, quotes skipped; -1 where there is none or the budget is spent. */
  #closing(from: number, open: string, close: string): number {
    const text = this.#text;
    let depth = 1;
    for (let i = from; i < text.length; i++) {
      if (--this.#budget < 0) return -1;
      const c = text[i];
      if (c === '\\' && this.#dialect !== 'powershell') i++;
      else if (c === "'" || c === '"') {
        const end = text.indexOf(c, i + 1);
        if (end !== -1) {
          this.#budget -= end - i;
          i = end;
        }
      } else if (c === open) depth++;
      else if (c === close && --depth === 0) return i;
    }
    return -1;
  }
}

const ANSI: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['e', '\u001b'],
  ['a', '\u0007'],
]);

/** The text of `$'…'`. */
function ansiC(body: string): string {
  return body.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([0-7]{1,3})|(.))/gs,
    (_whole, hex?: string, unicode?: string, octal?: string, letter?: string) => {
      if (hex !== undefined || unicode !== undefined)
        return String.fromCharCode(Number.parseInt(hex ?? unicode ?? '0', 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      return ANSI.get(letter ?? '') ?? `\\${letter ?? ''}`;
    },
  );
}
