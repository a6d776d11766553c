/** Strings to be found again, and the ways in which they are hidden in a program: as an expression that gives the string. */
import { type Chance, chanceOf } from './random.ts';

export const WAYS = [
  'literal',
  'concatenation',
  'helper',
  'base64',
  'swapped-base64',
  'hex',
  'char-codes',
  'xor',
  'loop',
  'reversed',
  'joined',
  'template',
] as const;
export type Way = (typeof WAYS)[number];

export interface Plant {
  readonly value: string;
  readonly way: Way;
  /** false: in code that the program never enters by itself */
  readonly reached: boolean;
}

const WORDS =
  'amber birch cedar delta ember fjord grove heron islet jetty kelp larch maple north ochre pearl quill reed slate tidal umber vivid willow yarrow zinc'.split(
    ' ',
  );
const ENDS = ['example', 'invalid', 'test.example'];

const word = (c: Chance): string => c.pick(WORDS);
const hexText = (c: Chance, length: number): string =>
  Array.from({ length }, () => '0123456789abcdef'[c.below(16)]).join('');
const address = (c: Chance): string => `${c.pick(['192.0.2', '198.51.100', '203.0.113'])}.${1 + c.below(250)}`;
const port = (c: Chance): number => 1024 + c.below(9000);

const VALUES: readonly ((c: Chance) => string)[] = [
  (c) => `https://${word(c)}-${word(c)}.${c.pick(ENDS)}:${port(c)}/${word(c)}/${word(c)}`,
  (c) => `http://${address(c)}:${port(c)}/${word(c)}/${c.below(900)}`,
  (c) => `${address(c)}:${port(c)}`,
  (c) => `/home/${word(c)}/.config/${word(c)}-${word(c)}/${word(c)}.json`,
  (c) => `C:\\Users\\${word(c)}\\AppData\\Local\\${word(c)}\\${word(c)} Data`,
  (c) => `Library/Application Support/${word(c)}/${word(c)}-${c.below(100)}`,
  (c) => Array.from({ length: 32 }, () => 'abcdefghijklmnop'[c.below(16)]).join(''),
  (c) => `/api/v${1 + c.below(4)}/${word(c)}/:id/${word(c)}`,
  (c) => `0x${hexText(c, 40)}`,
  (c) => `wss://${word(c)}.${word(c)}.${c.pick(ENDS)}/${word(c)}?key=${hexText(c, 8)}`,
  (c) => `${word(c)}_${word(c)}_${hexText(c, 12)}`,
  (c) => `${word(c)}.${word(c)}@${word(c)}.${c.pick(ENDS)}`,
];

export const HELPERS_PLACE = '/*helpers*/';

/** Gives expressions for planted strings, and at the end the helpers that they need. */
export class Planter {
  readonly plants: Plant[] = [];
  readonly chance: Chance;
  readonly #ways: readonly Way[];
  readonly #helpers = new Map<string, string>();
  readonly #style: number;
  #count = 0;

  constructor(seed: string, ways: readonly Way[] = WAYS) {
    this.chance = chanceOf(seed);
    this.#ways = ways;
    this.#style = this.chance.below(3);
    this.#count = this.chance.below(97);
  }

  /** The next planted string as an expression. */
  next(reached = true): string {
    const way = this.#ways[this.#count % this.#ways.length]!;
    const value = VALUES[(this.#count * 5 + this.chance.below(2)) % VALUES.length]!(this.chance);
    this.#count++;
    this.plants.push({ value, way, reached });
    return this.#expression(value, way);
  }

  /** In code that never runs of itself. */
  unreached(): string {
    return this.next(false);
  }

  helpers(): string {
    return [...this.#helpers.values()].join('\n');
  }

  #need(name: string, variants: readonly string[]): string {
    if (!this.#helpers.has(name)) this.#helpers.set(name, variants[this.#style % variants.length]!);
    return name;
  }

  #pieces(value: string): string[] {
    const pieces: string[] = [];
    for (let at = 0; at < value.length; ) {
      const size = 3 + this.chance.below(8);
      pieces.push(value.slice(at, at + size));
      at += size;
    }
    return pieces;
  }

  #expression(value: string, way: Way): string {
    const text = (piece: string): string => JSON.stringify(piece);
    const c = this.chance;
    switch (way) {
      case 'literal':
        return text(value);
      case 'concatenation':
        return `(${this.#pieces(value).map(text).join(' + ')})`;
      case 'template': {
        const [first = '', ...rest] = this.#pieces(value);
        return `\`\${${text(first)}}${rest.join('').replaceAll('\\', '\\\\')}\``;
      }
      case 'joined':
        return `[${this.#pieces(value).map(text).join(', ')}].join('')`;
      case 'reversed':
        return `${text([...value].reverse().join(''))}.split('').reverse().join('')`;
      case 'helper': {
        const name = this.#need('assemble', ASSEMBLE);
        return `${name}(${this.#pieces(value).map(text).join(', ')})`;
      }
      case 'base64':
        return `${this.#need('plain64', PLAIN64)}(${text(Buffer.from(value).toString('base64'))})`;
      case 'swapped-base64': {
        const coded = Buffer.from(value).toString('base64');
        const cut = 4 + c.below(coded.length - 8);
        return `${this.#need('turned64', TURNED64)}(${text(coded.slice(cut) + coded.slice(0, cut))}, ${coded.length - cut})`;
      }
      case 'hex':
        return `${this.#need('fromHex', FROM_HEX)}(${text(Buffer.from(value).toString('hex'))})`;
      case 'char-codes':
        return `String.fromCharCode(${[...value].map((letter) => letter.charCodeAt(0)).join(', ')})`;
      case 'xor': {
        const key = 1 + c.below(250);
        return `${this.#need('masked', MASKED)}([${[...value].map((letter, i) => letter.charCodeAt(0) ^ ((key + i * 3) & 255)).join(', ')}], ${key})`;
      }
      case 'loop':
        return `${this.#need('stepwise', STEPWISE)}(${text([...value].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 1)).join(''))})`;
    }
  }
}

const ASSEMBLE = [
  'function assemble() { var out = ""; for (var i = 0; i < arguments.length; i++) out += arguments[i]; return out; }',
  'const assemble = (...parts) => parts.reduce((a, b) => a + b, "");',
  'function assemble(first, ...rest) { return rest.length === 0 ? first : first + assemble(...rest); }',
];
const PLAIN64 = [
  'function plain64(t) { return Buffer.from(t, "base64").toString("utf8"); }',
  'const plain64 = (t) => atob(t);',
  'function plain64(t) { var a = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", o = "", h = 0, b = 0; for (var i = 0; i < t.length; i++) { var v = a.indexOf(t.charAt(i)); if (v < 0) continue; h = (h << 6) | v; b += 6; if (b >= 8) { b -= 8; o += String.fromCharCode((h >> b) & 255); } } return o; }',
];
const TURNED64 = [
  'function turned64(t, n) { return Buffer.from(t.slice(n) + t.slice(0, n), "base64").toString(); }',
  'const turned64 = (t, n) => atob(t.substring(n) + t.substring(0, n));',
];
const FROM_HEX = [
  'function fromHex(t) { var o = ""; for (var i = 0; i < t.length; i += 2) o += String.fromCharCode(parseInt(t.substr(i, 2), 16)); return o; }',
  'const fromHex = (t) => Buffer.from(t, "hex").toString();',
  'const fromHex = (t) => t.match(/../g).map((p) => String.fromCharCode(Number("0x" + p))).join("");',
];
const MASKED = [
  'function masked(list, k) { return list.map(function (n, i) { return String.fromCharCode(n ^ ((k + i * 3) & 255)); }).join(""); }',
  'const masked = (list, k) => { let o = ""; for (const [i, n] of list.entries()) o += String.fromCharCode(n ^ ((k + i * 3) & 255)); return o; };',
];
const STEPWISE = [
  'function stepwise(t) { var o = "", i = 0; while (i < t.length) { o += String.fromCharCode(t.charCodeAt(i) - 1); i++; } return o; }',
  'const stepwise = (t) => { let o = ""; for (const l of t) o = o.concat(String.fromCodePoint(l.codePointAt(0) - 1)); return o; };',
];
