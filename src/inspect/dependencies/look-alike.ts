/**
 * Answers: which popular package does a name pretend to be? Only names that nobody is known to use are asked about, so that the thousands of honest
 * neighbours (`chalk`/`chalks`, `react-dom`/`react-doms`) stay silent. Constant time for each name after one pass over the popular ones.
 */
import { isUsed, popularNames } from '../data/registry-names.ts';

export interface LookAlike {
  readonly of: string;
  readonly how:
    | 'one letter off'
    | 'letters exchanged'
    | 'signs exchanged'
    | 'characters that look alike'
    | 'scope one letter off'
    | 'scope left out'
    | 'affix';
  /** 0–100 */
  readonly sure: number;
}

/** Ranks by downloads up to which a name is worth imitating; short names have too many honest neighbours. */
const TARGETS = 6_000;
const SHORT_TARGETS = 2_500;
const SHORT = 7;
const SHORTEST = 5;

interface Tables {
  /** a name with one letter left out → names that it can come from */
  readonly deletions: ReadonlyMap<string, readonly string[]>;
  /** letters only → name */
  readonly bare: ReadonlyMap<string, string>;
  readonly scopes: ReadonlyMap<string, string>;
  readonly scopeNames: ReadonlySet<string>;
}
let tables: Tables | null = null;

function build(): Tables {
  const deletions = new Map<string, string[]>();
  const bare = new Map<string, string>();
  const scopes = new Map<string, string>();
  const scopeNames = new Set<string>();
  let rank = 0;
  for (const name of [...popularNames(), ...MORE_TARGETS]) {
    const target = rank++ < TARGETS || MORE_TARGETS.includes(name);
    if (name.startsWith('@')) {
      const scope = name.slice(1, name.indexOf('/'));
      scopeNames.add(scope);
      if (scope.length >= SHORT - 1 && target)
        for (const form of withoutOne(scope)) if (!scopes.has(form)) scopes.set(form, scope);
      continue;
    }
    const plain = lettersOf(name);
    if (
      !target ||
      plain.length < SHORTEST ||
      (plain.length < SHORT && rank > SHORT_TARGETS && !MORE_TARGETS.includes(name))
    )
      continue;
    if (!bare.has(plain)) bare.set(plain, name);
    for (const form of withoutOne(plain)) {
      const list = deletions.get(form);
      if (list === undefined) deletions.set(form, [name]);
      else if (list.length < 8) list.push(name);
    }
  }
  return { deletions, bare, scopes, scopeNames };
}

/** Tools of the trade that the campaigns imitate and that npm's counts do not put among the first. */
const MORE_TARGETS: readonly string[] = [
  'truffle',
  'ganache',
  'hardhat',
  'ethers',
  'web3',
  'foundry',
  'metamask',
  'wagmi',
  'solana',
  'mongoose',
  'nodemon',
  'sequelize',
];

export function lookAlike(name: string): LookAlike | null {
  return name.length > 100 || isUsed(name) ? null : resembles(name);
}

/** The same without asking whether the name is in use: for measuring how many honest names have a popular neighbour. */
export function resembles(name: string): LookAlike | null {
  tables ??= build();
  if (name.startsWith('@')) return scopeLookAlike(name, tables);
  const plain = lettersOf(name);
  // a plural is how honest families are named
  if (plain.length < SHORTEST || (name.endsWith('s') && popularNames().has(name.slice(0, -1)))) return null;
  const folded = plain.replaceAll('1', 'l').replaceAll('0', 'o').replaceAll('rn', 'm').replaceAll('vv', 'w');
  const same = tables.bare.get(plain);
  if (same !== undefined && same !== name) return { of: same, how: 'signs exchanged', sure: 80 };
  const drawn = folded === plain ? undefined : tables.bare.get(folded);
  if (drawn !== undefined) return { of: drawn, how: 'characters that look alike', sure: 90 };
  const stem = /^(.{4,})js$/.exec(plain)?.[1];
  return (
    neighbour(plain, tables) ??
    twoOff(plain) ??
    (stem === undefined ? null : (neighbour(stem, tables) ?? twoOff(stem))) ??
    affix(name, tables)
  );
}

/** What interviewers let people install: worth two mistakes (`epxresso`). */
const FAMOUS: readonly string[] =
  'express mongoose sequelize tailwindcss nodemailer jsonwebtoken bodyparser validator webpack prettier typescript hardhat truffle ganache foundry metamask cookieparser expresssession multerjs passport socketio winston nodemon dotenvjs framermotion styledcomponents reactrouter reactrouterdom reduxsaga reduxthunk axiosjs lodashjs discordjs'.split(
    ' ',
  );

function twoOff(plain: string): LookAlike | null {
  if (plain.length < 7 || plain.length > 20) return null;
  for (const of of FAMOUS) {
    if (Math.abs(of.length - plain.length) > 1 || of === plain || of[0] !== plain[0]) continue;
    // a swap beside another mistake, or more than one letter in eight: both are typing, not naming
    if (distance(plain, of) === 2 && sameLetters(plain, of)) return { of, how: 'letters exchanged', sure: 75 };
  }
  return null;
}

/** The letters of one are those of the other, but for one exchanged at most. */
function sameLetters(a: string, b: string): boolean {
  const counts = new Map<string, number>();
  for (const letter of a) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  for (const letter of b) counts.set(letter, (counts.get(letter) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0) <= 2;
}

/** Insertions, deletions, exchanges and swaps of neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function neighbour(plain: string, { deletions, bare }: Tables): LookAlike | null {
  const candidates = new Set<string>(deletions.get(plain) ?? []);
  for (const form of withoutOne(plain)) {
    const longer = bare.get(form);
    if (longer !== undefined) candidates.add(longer);
    for (const other of deletions.get(form) ?? []) candidates.add(other);
  }
  let best: LookAlike | null = null;
  for (const of of [...candidates].sort()) {
    const target = lettersOf(of);
    if (
      Math.min(plain.length, target.length) < SHORT - 1 &&
      plain.length !== target.length &&
      !MORE_TARGETS.includes(of)
    )
      continue;
    const how = differs(plain, target);
    if (how === null) continue;
    const sure = how === 'letters exchanged' ? 88 : plain.length >= 7 ? 82 : 72;
    if (best === null || sure > best.sure) best = { of, how, sure };
  }
  return best;
}

/** One insertion, deletion, exchange or swap apart; a number or an `s` at the end is how honest families are numbered. */
function differs(a: string, b: string): LookAlike['how'] | null {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (/^\d?$/.test(left) && /^\d?$/.test(right)) return null;
  if (left.length + right.length === 1) return end === 0 && /[sxjr]/.test(left + right) ? null : 'one letter off';
  if (left.length === 1 && right.length === 1) return start === 0 && a.length < 8 ? null : 'one letter off';
  if (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0])
    return 'letters exchanged';
  return null;
}

function scopeLookAlike(name: string, { scopes, scopeNames }: Tables): LookAlike | null {
  const slash = name.indexOf('/');
  const scope = name.slice(1, slash);
  if (slash === -1 || scope.length < SHORT - 1 || scopeNames.has(scope)) return null;
  for (const form of [scope, ...withoutOne(scope)]) {
    const of = scopes.get(form);
    if (of !== undefined && differs(lettersOf(scope), lettersOf(of)) !== null)
      return { of: `@${of}`, how: 'scope one letter off', sure: 80 };
  }
  return null;
}

const AFFIXES =
  /^(?:node-|js-|the-|real-)?(.+?)(?:-?js|\.js|-node|-nodejs|-npm|-lib|-lint|-config|-utils?|-helpers?|-core|-cli|-sdk|-api)?$/;

/** `express-js`, `node-mongoose`: common in honest code too, so not sure. */
function affix(name: string, tables: Tables): LookAlike | null {
  const { bare } = tables;
  const stem = AFFIXES.exec(name)?.[1];
  if (stem === undefined || stem === name || stem.length < SHORTEST) return null;
  const of = bare.get(lettersOf(stem));
  if (of === undefined) {
    const near = neighbour(lettersOf(stem), tables);
    const enough = near !== null && (near.how === 'letters exchanged' || lettersOf(stem).length >= SHORT - 1);
    return enough ? { ...near, sure: near.how === 'letters exchanged' ? 75 : 65 } : null;
  }
  return of === undefined || lettersOf(of) === lettersOf(name) ? null : { of, how: 'affix', sure: 45 };
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

function withoutOne(text: string): readonly string[] {
  const forms: string[] = [];
  for (let i = 0; i < text.length && i < 64; i++) forms.push(text.slice(0, i) + text.slice(i + 1));
  return forms;
}
