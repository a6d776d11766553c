/**
 * Git's configuration syntax (git-config, "Syntax") read as data: sections, subsections, quoting, escapes, continued lines, comments.
 * Includes are recorded like any key and never followed. Damage loses its line, not the rest.
 */
export interface ConfigEntry {
  /** `section.subsection.key`; section and key lower-cased, the subsection as written */
  readonly key: string;
  /** `true` for a key without a value */
  readonly value: string;
  /** from 1, where the key stands */
  readonly line: number;
}

const MAX_ENTRIES = 20_000;
const MAX_VALUE = 64 * 1024;

export function parseGitConfig(text: string): readonly ConfigEntry[] {
  return new ConfigParser(text.startsWith('\ufeff') ? text.slice(1) : text).parse();
}

class ConfigParser {
  readonly #text: string;
  readonly #entries: ConfigEntry[] = [];
  #at = 0;
  #line = 1;
  #section = '';

  constructor(text: string) {
    this.#text = text;
  }

  parse(): readonly ConfigEntry[] {
    while (this.#at < this.#text.length && this.#entries.length < MAX_ENTRIES) {
      const c = this.#text[this.#at] ?? '';
      if (c === '\n') {
        this.#line += 1;
        this.#at += 1;
      } else if (c === '#' || c === ';') this.#skipLine();
      else if (c === '[') this.#header();
      else if (/[A-Za-z]/.test(c)) this.#variable();
      else if (/\s/.test(c)) this.#at += 1;
      else this.#skipLine();
    }
    return this.#entries;
  }

  #skipLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end === -1 ? this.#text.length : end;
  }

  /** `[section]`, `[section "Sub\"section"]`, `[section.sub]`; a variable may follow on the line. */
  #header(): void {
    const start = this.#at + 1;
    let at = start;
    while (at < this.#text.length && /[A-Za-z0-9.-]/.test(this.#text[at] ?? '')) at += 1;
    const section = this.#text.slice(start, at).toLowerCase();
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at += 1;
    let subsection: string | null = null;
    if (this.#text[at] === '"') {
      const quoted = this.#quoted(at + 1);
      subsection = quoted.value;
      at = quoted.at;
    }
    this.#at = at;
    if (this.#text[at] !== ']') {
      this.#skipLine();
      return;
    }
    this.#at = at + 1;
    this.#section = subsection === null ? section : `${section}.${subsection}`;
  }

  #quoted(from: number): { value: string; at: number } {
    let value = '';
    let at = from;
    while (at < this.#text.length && this.#text[at] !== '"' && this.#text[at] !== '\n') {
      if (this.#text[at] === '\\') at += 1;
      value += this.#text[at] ?? '';
      at += 1;
    }
    return { value, at: at + 1 };
  }

  #variable(): void {
    const start = this.#at;
    while (/[A-Za-z0-9-]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    const name = this.#text.slice(start, this.#at).toLowerCase();
    const line = this.#line;
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at += 1;
    let value = 'true';
    if (this.#text[this.#at] === '=') {
      this.#at += 1;
      value = this.#value();
    } else this.#skipLine();
    this.#entries.push({ key: this.#section === '' ? name : `${this.#section}.${name}`, value, line });
  }

  #value(): string {
    const pieces: string[] = [];
    let quoted = false;
    let blanks = '';
    while (this.#at < this.#text.length && pieces.length < MAX_VALUE) {
      const c = this.#text[this.#at] ?? '';
      if (c === '\n' || (c === '\r' && this.#text[this.#at + 1] === '\n')) break;
      this.#at += 1;
      if (c === '\\') {
        const piece = this.#escape();
        if (piece !== '') pieces.push(blanks, piece);
        if (piece !== '') blanks = '';
      } else if (c === '"') quoted = !quoted;
      else if (!quoted && (c === '#' || c === ';')) break;
      else if (!quoted && (c === ' ' || c === '\t')) {
        if (pieces.length > 0) blanks += c; // inner blanks stay, those at the end do not
      } else {
        pieces.push(blanks, c);
        blanks = '';
      }
    }
    this.#skipLine();
    return pieces.join('');
  }

  /** After a backslash; '' for a continued line. */
  #escape(): string {
    if (this.#text[this.#at] === '\r' && this.#text[this.#at + 1] === '\n') this.#at += 1;
    const c = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (c === '\n') {
      this.#line += 1;
      return '';
    }
    if (c === 'n') return '\n';
    if (c === 't') return '\t';
    if (c === 'b') return '\b';
    return c;
  }
}
