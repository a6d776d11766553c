/** Tokens of Python to statements and expressions: as much of the language as configuration, requests and dispatch need. Never throws; odd parts are `unknown`. */
import { type Token, tokensOf } from './tokens.ts';

export type Expr = Shape & { readonly at: number; readonly end: number };
type Shape =
  | { readonly t: 'text'; readonly value: string }
  | { readonly t: 'fstring'; readonly parts: readonly Expr[] }
  | { readonly t: 'number'; readonly value: number }
  | { readonly t: 'constant'; readonly value: boolean | null }
  | { readonly t: 'name'; readonly name: string }
  | { readonly t: 'member'; readonly of: Expr; readonly key: string }
  | { readonly t: 'index'; readonly of: Expr; readonly index: Expr }
  | {
      readonly t: 'slice';
      readonly of: Expr;
      readonly from: Expr | null;
      readonly to: Expr | null;
      readonly step: Expr | null;
    }
  | {
      readonly t: 'call';
      readonly callee: Expr;
      readonly args: readonly Expr[];
      readonly named: readonly (readonly [string, Expr])[];
    }
  | { readonly t: 'list'; readonly items: readonly Expr[] }
  | { readonly t: 'dict'; readonly entries: readonly (readonly [Expr | null, Expr])[] }
  | { readonly t: 'binary'; readonly operator: string; readonly left: Expr; readonly right: Expr }
  | { readonly t: 'unary'; readonly operator: string; readonly of: Expr }
  | { readonly t: 'either'; readonly of: readonly Expr[] }
  | { readonly t: 'conditional'; readonly test: Expr; readonly one: Expr; readonly other: Expr }
  | { readonly t: 'lambda'; readonly parameters: readonly string[]; readonly body: Expr }
  | { readonly t: 'each'; readonly element: Expr; readonly target: Expr; readonly iter: Expr }
  | { readonly t: 'unknown' };

export interface Statement {
  readonly kind:
    | 'assign'
    | 'add'
    | 'expression'
    | 'return'
    | 'if'
    | 'while'
    | 'for'
    | 'def'
    | 'class'
    | 'import'
    | 'with'
    | 'try'
    | 'raise'
    | 'other';
  readonly at: number;
  readonly targets: readonly Expr[];
  readonly value: Expr | null;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly default: Expr | null }[];
  /** of an import: local name, module, member */
  readonly imports: readonly { readonly local: string; readonly module: string; readonly member: string | null }[];
  readonly body: readonly Statement[];
}

const MOST_DEPTH = 90;
const WORDS = new Set(['if', 'else', 'for', 'in', 'and', 'or', 'not', 'is', 'lambda', 'async', 'await', 'from', 'as']);

export function parsePython(text: string): Statement[] {
  return new Parser(tokensOf(text)).block(0);
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Where it stands: a method, so that no checker thinks it stays. */
  #now(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', at: 0, end: 0 };
  }

  #is(text: string): boolean {
    const { kind, text: there } = this.#now();
    return there === text && (kind === 'operator' || kind === 'name');
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  /** Statements up to the dedent that ends the block. */
  block(level: number): Statement[] {
    const out: Statement[] = [];
    while (this.#now().kind !== 'end') {
      const { kind } = this.#now();
      if (kind === 'dedent') {
        this.#at++;
        if (level > 0) return out;
      } else if (kind === 'newline' || this.#is(';')) this.#at++;
      else if (kind === 'indent') {
        this.#at++;
        out.push(...(level < MOST_DEPTH ? this.block(level + 1) : []));
      } else out.push(this.#statement(level));
    }
    return out;
  }

  /** What follows a `:`: an indented block, or the rest of the line. */
  #suite(level: number): Statement[] {
    this.#skipTo(':');
    if (this.#now().kind !== 'newline') {
      const out: Statement[] = [];
      while (this.#now().kind !== 'newline' && this.#now().kind !== 'end') {
        if (!this.#take(';')) out.push(this.#statement(level));
      }
      return out;
    }
    while (this.#now().kind === 'newline') this.#at++;
    if (this.#now().kind !== 'indent' || level >= MOST_DEPTH) return [];
    this.#at++;
    return this.block(level + 1);
  }

  #skipTo(text: string): void {
    let depth = 0;
    while (this.#now().kind !== 'newline' && this.#now().kind !== 'end') {
      if (depth === 0 && this.#take(text)) return;
      const { text: there, kind } = this.#now();
      if (kind === 'operator' && '([{'.includes(there)) depth++;
      if (kind === 'operator' && ')]}'.includes(there)) depth--;
      this.#at++;
    }
  }

  #statement(level: number): Statement {
    const { at } = this.#now();
    const from = this.#at;
    if (this.#take('@')) {
      this.#skipLine();
      return blank('other', at);
    }
    this.#take('async');
    const word = this.#now().kind === 'name' ? this.#now().text : '';
    const made = this.#compound(word, at, level);
    // a statement always takes something
    if (this.#at === from) this.#at++;
    return made;
  }

  #compound(word: string, at: number, level: number): Statement {
    switch (word) {
      case 'if':
      case 'elif':
      case 'while': {
        this.#at++;
        const value = this.#expression();
        return { ...blank(word === 'while' ? 'while' : 'if', at), value, body: this.#suite(level) };
      }
      case 'else':
      case 'try':
      case 'finally':
      case 'except':
        this.#at++;
        return { ...blank('try', at), body: this.#suite(level) };
      case 'for': {
        this.#at++;
        const target = this.#targets();
        this.#take('in');
        const value = this.#list();
        return { ...blank('for', at), targets: [target], value, body: this.#suite(level) };
      }
      case 'with': {
        this.#at++;
        const value = this.#expression();
        const targets = this.#take('as') ? [this.#targets()] : [];
        return { ...blank('with', at), value, targets, body: this.#suite(level) };
      }
      case 'def': {
        this.#at++;
        const name = this.#word();
        const parameters = this.#parameters();
        return { ...blank('def', at), name, parameters, body: this.#suite(level) };
      }
      case 'class': {
        this.#at++;
        const name = this.#word();
        return { ...blank('class', at), name, body: this.#suite(level) };
      }
      case 'import':
      case 'from':
        return this.#import(at);
      case 'return':
      case 'raise': {
        this.#at++;
        const value = this.#lineEnds() ? null : this.#list();
        const made: Statement = { ...blank(word, at), value };
        this.#skipLine();
        return made;
      }
      default:
        return this.#simple(at);
    }
  }

  #word(): string {
    const { kind, text } = this.#now();
    if (kind !== 'name') return '';
    this.#at++;
    return text;
  }

  #lineEnds(): boolean {
    const { kind } = this.#now();
    return kind === 'newline' || kind === 'end' || this.#is(';');
  }

  /** To the end of the simple statement. */
  #skipLine(): void {
    let depth = 0;
    while (this.#now().kind !== 'newline' && this.#now().kind !== 'end') {
      const { text, kind } = this.#now();
      if (depth <= 0 && kind === 'operator' && text === ';') return;
      if (kind === 'operator' && '([{'.includes(text)) depth++;
      if (kind === 'operator' && ')]}'.includes(text)) depth--;
      this.#at++;
    }
  }

  #simple(at: number): Statement {
    const first = this.#list();
    if (this.#take(':')) {
      this.#expression();
      if (!this.#is('=')) return { ...blank('expression', at), value: first };
    }
    const augmented = /^(?:\+|-|\*|\/|%|\^|\||&|>>|<<|\*\*|\/\/)=$/.exec(this.#now().text)?.[0];
    if (augmented !== undefined && this.#now().kind === 'operator') {
      this.#at++;
      const right = this.#list();
      this.#skipLine();
      const value: Expr =
        augmented === '+='
          ? right
          : { t: 'binary', operator: augmented.slice(0, -1), left: first, right, at: first.at, end: right.end };
      return { ...blank('add', at), targets: [first], value };
    }
    const targets: Expr[] = [];
    let value = first;
    while (this.#take('=')) {
      targets.push(value);
      value = this.#list();
    }
    this.#skipLine();
    return { ...blank(targets.length > 0 ? 'assign' : 'expression', at), targets, value };
  }

  #import(at: number): Statement {
    const imports: Statement['imports'][number][] = [];
    const dotted = (): string => {
      let name = '';
      while (this.#now().kind === 'name' || this.#is('.') || this.#is('...')) {
        if (this.#is('import') || this.#is('as')) break;
        name += this.#now().text;
        this.#at++;
      }
      return name;
    };
    if (this.#take('from')) {
      const module = dotted();
      this.#take('import');
      this.#take('(');
      while (this.#now().kind === 'name') {
        const member = this.#word();
        const local = this.#take('as') ? this.#word() : member;
        imports.push({ local, module, member });
        if (!this.#take(',')) break;
      }
    } else {
      this.#at++;
      do {
        const module = dotted();
        if (module === '') break;
        const alias = this.#take('as') ? this.#word() : null;
        imports.push(
          alias === null
            ? { local: module.split('.')[0] ?? module, module: module.split('.')[0] ?? module, member: null }
            : { local: alias, module, member: null },
        );
      } while (this.#take(','));
    }
    this.#skipLine();
    return { ...blank('import', at), imports };
  }

  #parameters(): Statement['parameters'] {
    const out: Statement['parameters'][number][] = [];
    if (!this.#take('(')) return out;
    while (!this.#is(')') && this.#now().kind !== 'end' && this.#now().kind !== 'newline') {
      while (this.#take('*') || this.#take('**') || this.#take('/') || this.#take(','));
      const name = this.#word();
      if (this.#take(':')) this.#expression();
      const given = this.#take('=') ? this.#expression() : null;
      if (name !== '') out.push({ name, default: given });
      if (!this.#take(',') && !this.#is(')')) this.#at++;
    }
    this.#take(')');
    return out;
  }

  /** `a, b` as a list; a single one as itself. */
  #list(): Expr {
    const first = this.#starred();
    if (!this.#is(',')) return first;
    const items = [first];
    while (this.#take(',')) {
      if (this.#lineEnds() || this.#is(')') || this.#is(']') || this.#is('=') || this.#is(':')) break;
      items.push(this.#starred());
    }
    return { t: 'list', items, at: first.at, end: items.at(-1)?.end ?? first.end };
  }

  #targets(): Expr {
    const first = this.#binary(9);
    if (!this.#is(',')) return first;
    const items = [first];
    while (this.#take(',') && !this.#is('in')) items.push(this.#binary(9));
    return { t: 'list', items, at: first.at, end: first.end };
  }

  #starred(): Expr {
    while (this.#take('*') || this.#take('**'));
    return this.#expression();
  }

  #expression(): Expr {
    if (++this.#depth > MOST_DEPTH) {
      this.#depth--;
      const { at, end } = this.#now();
      this.#skipLine();
      return { t: 'unknown', at, end };
    }
    try {
      if (this.#is('lambda')) return this.#lambda();
      if (this.#take('await') || this.#take('yield')) return this.#expression();
      let value = this.#binary(0);
      if (this.#take(':=')) value = this.#expression();
      if (!this.#take('if')) return value;
      const test = this.#binary(0);
      const other = this.#take('else') ? this.#expression() : value;
      return { t: 'conditional', test, one: value, other, at: value.at, end: other.end };
    } finally {
      this.#depth--;
    }
  }

  #lambda(): Expr {
    const { at } = this.#now();
    this.#at++;
    const parameters: string[] = [];
    while (!this.#is(':') && !this.#lineEnds()) {
      if (this.#now().kind === 'name') parameters.push(this.#word());
      else this.#at++;
      if (this.#take('=')) this.#expression();
    }
    this.#take(':');
    const body = this.#expression();
    return { t: 'lambda', parameters, body, at, end: body.end };
  }

  #binary(least: number): Expr {
    if (++this.#depth > MOST_DEPTH * 2) {
      this.#depth--;
      const { at, end } = this.#now();
      this.#skipLine();
      return { t: 'unknown', at, end };
    }
    try {
      let left = this.#unary(least);
      for (;;) {
        const { operator, level, length } = this.#operator();
        if (level < least || operator === '') return left;
        this.#at += length;
        const right = this.#binary(level + 1);
        const place = { at: left.at, end: right.end };
        left =
          operator === 'and' || operator === 'or'
            ? { t: 'either', of: [left, right], ...place }
            : { t: 'binary', operator, left, right, ...place };
      }
    } finally {
      this.#depth--;
    }
  }

  #operator(): { operator: string; level: number; length: number } {
    const { kind, text } = this.#now();
    const next = this.#tokens[this.#at + 1]?.text;
    if (kind === 'name') {
      if (text === 'not' && next === 'in') return { operator: 'not in', level: 4, length: 2 };
      if (text === 'is') return { operator: next === 'not' ? '!=' : '==', level: 4, length: next === 'not' ? 2 : 1 };
      return { operator: text, level: LEVELS[text] ?? -1, length: 1 };
    }
    return { operator: text, level: kind === 'operator' ? (LEVELS[text] ?? -1) : -1, length: 1 };
  }

  #unary(least: number): Expr {
    const { at } = this.#now();
    for (const operator of ['not', '-', '+', '~']) {
      if (operator === 'not' && least > 3) continue;
      if (!this.#take(operator)) continue;
      const of = this.#binary(operator === 'not' ? 3 : 11);
      return { t: 'unary', operator, of, at, end: of.end };
    }
    if (this.#take('await')) return this.#unary(least);
    return this.#trailers(this.#atom());
  }

  #trailers(start: Expr): Expr {
    let value = start;
    for (;;) {
      if (this.#take('.')) {
        const { end } = this.#now();
        value = { t: 'member', of: value, key: this.#word(), at: value.at, end };
      } else if (this.#is('(')) value = this.#call(value);
      else if (this.#is('[')) value = this.#subscript(value);
      else return value;
    }
  }

  #call(callee: Expr): Expr {
    this.#at++;
    const args: Expr[] = [];
    const named: (readonly [string, Expr])[] = [];
    while (!this.#is(')') && this.#now().kind !== 'end') {
      const from = this.#at;
      const spread = this.#take('**') || this.#take('*');
      const next = this.#tokens[this.#at + 1];
      if (this.#now().kind === 'name' && next?.kind === 'operator' && next.text === '=' && !spread) {
        const name = this.#word();
        this.#at++;
        named.push([name, this.#expression()]);
      } else {
        const value = this.#expression();
        args.push(this.#is('for') || this.#is('async') ? this.#each(value) : value);
      }
      if (!this.#take(',') && !this.#is(')')) this.#at++;
      if (this.#at === from) this.#at++;
    }
    const { end } = this.#now();
    this.#take(')');
    return { t: 'call', callee, args, named, at: callee.at, end };
  }

  #subscript(of: Expr): Expr {
    this.#at++;
    const parts: (Expr | null)[] = [null];
    let colons = 0;
    while (!this.#is(']') && this.#now().kind !== 'end') {
      const from = this.#at;
      if (this.#take(':')) {
        colons++;
        parts.push(null);
      } else parts[parts.length - 1] = this.#list();
      if (this.#at === from) this.#at++;
    }
    const { end } = this.#now();
    this.#take(']');
    const place = { at: of.at, end };
    if (colons > 0)
      return { t: 'slice', of, from: parts[0] ?? null, to: parts[1] ?? null, step: parts[2] ?? null, ...place };
    return { t: 'index', of, index: parts[0] ?? { t: 'unknown', ...place }, ...place };
  }

  #each(element: Expr): Expr {
    let value = element;
    while (this.#take('async') || this.#is('for')) {
      if (!this.#take('for')) continue;
      const target = this.#targets();
      this.#take('in');
      const iter = this.#binary(1);
      value = { t: 'each', element: value, target, iter, at: element.at, end: iter.end };
      while (this.#take('if')) this.#binary(0);
    }
    return value;
  }

  #atom(): Expr {
    const { kind, text, at, end } = this.#now();
    if (kind === 'text' || kind === 'fstring') return this.#texts();
    if (kind === 'number') {
      this.#at++;
      return { t: 'number', value: numberOf(text), at, end };
    }
    if (kind === 'name' && !WORDS.has(text)) {
      this.#at++;
      if (text === 'True' || text === 'False') return { t: 'constant', value: text === 'True', at, end };
      return text === 'None' ? { t: 'constant', value: null, at, end } : { t: 'name', name: text, at, end };
    }
    if (this.#take('(') || this.#take('[')) return this.#brackets(text === '(' ? ')' : ']', at);
    if (this.#take('{')) return this.#braces(at);
    return { t: 'unknown', at, end };
  }

  /** Texts side by side are one. */
  #texts(): Expr {
    const parts: Expr[] = [];
    const { at } = this.#now();
    let { end } = this.#now();
    while (this.#now().kind === 'text' || this.#now().kind === 'fstring') {
      const token = this.#now();
      end = token.end;
      if (token.kind === 'text') parts.push({ t: 'text', value: token.text, at: token.at, end: token.end });
      else parts.push(...formatted(token, this.#depth));
      this.#at++;
    }
    if (parts.every((part) => part.t === 'text'))
      return { t: 'text', value: parts.map((part) => (part.t === 'text' ? part.value : '')).join(''), at, end };
    return { t: 'fstring', parts, at, end };
  }

  #brackets(close: string, at: number): Expr {
    const items: Expr[] = [];
    let commas = 0;
    while (!this.#is(close) && this.#now().kind !== 'end') {
      const from = this.#at;
      const value = this.#starred();
      items.push(this.#is('for') || this.#is('async') ? this.#each(value) : value);
      if (this.#take(',')) commas++;
      else if (!this.#is(close)) this.#at++;
      if (this.#at === from) this.#at++;
    }
    const { end } = this.#now();
    this.#take(close);
    const [first] = items;
    if (close === ')' && commas === 0 && items.length === 1 && first !== undefined) return first;
    return { t: 'list', items, at, end };
  }

  #braces(at: number): Expr {
    const entries: (readonly [Expr | null, Expr])[] = [];
    const items: Expr[] = [];
    while (!this.#is('}') && this.#now().kind !== 'end') {
      const from = this.#at;
      if (this.#take('**')) entries.push([null, this.#expression()]);
      else {
        const key = this.#starred();
        if (this.#take(':')) {
          const value = this.#expression();
          entries.push([key, this.#is('for') ? this.#each(value) : value]);
        } else items.push(this.#is('for') ? this.#each(key) : key);
      }
      if (!this.#take(',') && !this.#is('}')) this.#at++;
      if (this.#at === from) this.#at++;
    }
    const { end } = this.#now();
    this.#take('}');
    return items.length > 0 ? { t: 'list', items, at, end } : { t: 'dict', entries, at, end };
  }

  /** An expression of its own: the inside of a hole. */
  whole(): Expr {
    return this.#list();
  }
}

const LEVELS: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  in: 4,
  '==': 4,
  '!=': 4,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '//': 10,
  '%': 10,
  '@': 10,
  '**': 12,
};

function blank(kind: Statement['kind'], at: number): Statement {
  return { kind, at, targets: [], value: null, name: '', parameters: [], imports: [], body: [] };
}

function numberOf(text: string): number {
  const octal = /^0[oO]([0-7]+)$/.exec(text)?.[1];
  return octal === undefined ? Number(text.replace(/[jJ]$/, '')) : Number.parseInt(octal, 8);
}

/** Parts of an f-string. */
function formatted(token: Token, depth: number): Expr[] {
  const { text, at, end } = token;
  const out: Expr[] = [];
  let constant = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if ((c === '{' && text[i + 1] === '{') || (c === '}' && text[i + 1] === '}')) {
      constant += c;
      i++;
    } else if (c === '{' && depth < 20) {
      const close = closing(text, i);
      out.push({ t: 'text', value: constant, at, end });
      constant = '';
      const inside = text.slice(i + 1, close).replace(/![rsa](?=:|$)/, '');
      const hole = new Parser(tokensOf(inside.replace(/:[^:'"()[\]{}]*$/, ''))).whole();
      out.push(moved(hole, at));
      i = close;
    } else constant += c;
  }
  out.push({ t: 'text', value: constant, at, end });
  return out.filter((part) => part.t !== 'text' || part.value !== '');
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

/** Holes of f-strings stand where their text stands. */
function moved(value: Expr, at: number): Expr {
  return { ...value, at, end: at };
}
