/**
 * Every indicator of one file: from its text, its literals and comments, strings that it computes, and literals decoded by brute force.
 * Pure, linear, bounded (`MAX_HITS`); hostile text gives fewer hits, never an exception.
 */
import type { ComputedString } from '../syntax/index.ts';
import {
  campaignPath,
  campaignsIn,
  extensionIn,
  gateHeadersIn,
  hashesIn,
  packagesIn,
  telegramChatsIn,
  telegramIn,
} from './artefacts.ts';
import { CREDENTIAL_PLACES } from './data/credential-places.ts';
import { decodeLiteral } from './decode.ts';
import type { Found, IndicatorHit, IndicatorView } from './hit.ts';
import { emailsIn, hostLiteral } from './hosts.ts';
import { addressesIn, type Piece, urlsIn } from './network.ts';
import { type Literal, literalsOf, type TextPart } from './strings.ts';
import { isAlphanumeric, mayBeHost, mayBePath, mayDecode, mayHideAddress, Units } from './units.ts';
import { walletIn } from './wallets.ts';

const MAX_HITS = 300;
/** Of one type in one file: a wallet application names thousands of addresses. */
const MAX_OF_TYPE: Readonly<Partial<Record<IndicatorHit['type'], number>>> = {
  'evm-address': 25,
  'evm-contract': 25,
  'solana-address': 25,
  email: 15,
  sha256: 50,
  sha1: 30,
  md5: 30,
  'browser-extension': 80,
  domain: 120,
  url: 160,
};
const STRONG_PLACES = CREDENTIAL_PLACES.filter((place) => place.strong).map((place) => place.text);
/** As it is written in a string of a program. */
function spelled(place: string): string {
  return place.replaceAll('\\', '\\\\');
}
const PLACE_NEEDLES = [...STRONG_PLACES, ...STRONG_PLACES.map((place) => spelled(place))];
const NONE: readonly never[] = [];
const NO_CHAIN = { solana: false, aptos: false };
const CHAIN_NEEDLES = ['olana', 'OLANA', 'ptos', 'PTOS'];
const INSTALL_NEEDLES = ['npm i', 'npm add', 'npm.cmd i', 'npm.cmd add'];
/** What INDICATOR patterns over a whole text cannot do without. */
const CAMPAIGN_NEEDLES = ['"!"', "'!'", '_V', '"i"', "'i'", '.i=', '.i =', '.i  ', '.i\t', '.i\n', '.i\r'];
const CHAT_NEEDLES = [
  'chat_id',
  'chatid',
  'chatId',
  'chatID',
  'chat_Id',
  'chat_ID',
  'Chat_Id',
  'Chat_ID',
  'ChatId',
  'ChatID',
  'Chatid',
  'Chat_id',
  'CHAT_ID',
  'CHATID',
];
const HEADER_NEEDLES = ['"x-', "'x-", '"X-', "'X-"];

/** For the prefilter: a view whose `has` knows them saves the searches. */
export const INDICATOR_NEEDLES: readonly string[] = [
  ...CHAIN_NEEDLES,
  ...INSTALL_NEEDLES,
  ...CAMPAIGN_NEEDLES,
  ...CHAT_NEEDLES,
  ...HEADER_NEEDLES,
  ...PLACE_NEEDLES,
];

function hasAny(view: IndicatorView, text: string, needles: readonly string[]): boolean {
  return view.hasAny?.(needles) ?? needles.some(hasOf(view, text));
}

function hasOf(view: IndicatorView, text: string): (needle: string) => boolean {
  return view.has ?? ((needle) => text.includes(needle));
}

const MAX_TEXT = 4_000_000;
/** Literals that are looked at one by one. */
const MAX_LITERALS = 60_000;

const LOCK_FILE =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|composer\.lock|Cargo\.lock|poetry\.lock|Gemfile\.lock|go\.sum|deno\.lock)$/;
const PROSE =
  /(?:^|\/)(?:README|LICEN[CS]E|NOTICE|CHANGELOG|AUTHORS|CONTRIBUTORS|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|HISTORY)[^/]*$|\.(?:md|markdown|mdx|rst|txt|html?)$|ThirdPartyNotice/i;
const BUNDLE = /\.min\.[cm]?js$|\.map$/;
const REGISTRY_HOST =
  /^https?:\/\/(?:registry\.npmjs\.org|registry\.yarnpkg\.com|github\.com|codeload\.github\.com|opencollective\.com)\b/;

export function extractIndicators(view: IndicatorView): readonly IndicatorHit[] {
  if (view.text === null || view.text === '') return [];
  try {
    const text = view.text.length > MAX_TEXT ? view.text.slice(0, MAX_TEXT) : view.text;
    return place(view, LOCK_FILE.test(view.name) ? fromLockFile(text) : collect(view, text));
  } catch {
    return [];
  }
}

/** Indicators in a value that stands alone (a linked constant, a computed command): no context is needed, places count from its start. */
export function hitsInText(value: string): readonly IndicatorHit[] {
  const text = value.slice(0, 200_000);
  const out: Found[] = [];
  try {
    fromDecoded(out, text, 0, 'source');
    const decoded = decodeLiteral(text);
    if (decoded !== null) fromDecoded(out, decoded.text, 0, decoded.layer);
  } catch {
    return [];
  }
  const unique = new Map(out.map((hit) => [`${hit.type} ${hit.value}`, { ...hit, line: 1, column: 1 }]));
  return [...unique.values()].slice(0, 50);
}

/** A lock file names thousands of addresses: only hosts that are no ordinary registry say something, once each. */
function fromLockFile(text: string): Found[] {
  const hosts = new Set<string>();
  return urlsIn({ text, at: 0, layer: 'source', exact: true }).filter((found) => {
    if (found.type !== 'url' || REGISTRY_HOST.test(found.value)) return false;
    const host = /^[a-z]+:\/\/[^/]+/.exec(found.value)?.[0] ?? '';
    return hosts.size !== hosts.add(host).size;
  });
}

function collect(view: IndicatorView, text: string): Found[] {
  const out: Found[] = [];
  const prose =
    PROSE.test(view.name) &&
    view.kind !== 'javascript' &&
    !/\.(?:[cm]?[jt]sx?|pyw?|sh|bat|cmd|ps1|vbs|json|npl)$/i.test(view.name);
  const whole: Piece = { text, at: 0, layer: 'source', exact: true };
  // Hidden things first: where a bound cuts, they are what must stay.
  if (view.module !== null) for (const computed of view.module.computed.slice(0, 4000)) fromComputed(out, computed);
  if (!prose && !view.name.endsWith('.map')) fromLiterals(out, view, text);
  const bundle = BUNDLE.test(view.name);
  if (hasAny(view, text, CAMPAIGN_NEEDLES)) pushAll(out, campaignsIn(text));
  if (hasAny(view, text, CHAT_NEEDLES)) pushAll(out, telegramChatsIn(text));
  pushAll(out, telegramIn(text, 0, 'source', true));
  pushAll(out, urlsIn(whole));
  if (view.kind !== 'svg' && !bundle) pushAll(out, addressesIn(whole, false));
  if (!prose && !bundle) pushAll(out, emailsIn(whole, 30));
  if (text.length < 400_000 && view.kind !== 'svg' && !bundle) pushAll(out, hashesIn(text, 60));
  if (view.kind === 'javascript' && text.length < 400_000 && hasAny(view, text, HEADER_NEEDLES))
    pushAll(out, gateHeadersIn(text));
  return out;
}

/** Without spreading: hostile lists are long. */
function pushAll(out: Found[], found: readonly Found[]): void {
  for (const hit of found) out.push(hit);
}

function fromDecoded(out: Found[], text: string, at: number, layer: string): void {
  const piece: Piece = { text, at, layer, exact: false };
  pushAll(out, urlsIn(piece));
  pushAll(out, addressesIn(piece, true));
  pushAll(out, hostLiteral(text, at, layer, '', true));
  pushAll(out, telegramIn(text, at, layer, false));
}

function fromComputed(out: Found[], computed: ComputedString): void {
  if (computed.value.length > 200_000) return;
  const layer = computed.how.length === 0 ? 'computed' : computed.how.slice(0, 6).join(' + ');
  fromDecoded(out, computed.value, computed.at, layer);
  const part: TextPart = { at: computed.at, end: computed.at, value: computed.value };
  fromPart(out, part, layer, 'wallet address contract', NO_CHAIN, STRONG_PLACES);
  const decoded = decodeLiteral(computed.value);
  if (decoded !== null) fromDecoded(out, decoded.text, computed.at, `${layer} + ${decoded.layer}`);
}

function fromPart(
  out: Found[],
  part: TextPart,
  layer: string,
  before: string,
  hint: { readonly solana: boolean; readonly aptos: boolean },
  places: readonly string[],
): void {
  const value = part.value;
  const wallet = walletIn(value, part.at, layer, before, hint);
  if (wallet !== null) out.push(wallet);
  const extension = extensionIn(part, layer, before);
  if (extension !== null) out.push(extension);
  const campaign = campaignPath(part, layer);
  if (campaign !== null) out.push(campaign);
  pushAll(out, packagesIn(part, layer));
  if (value.length > 4 && value.length < 200) {
    for (const place of places) {
      if (value.includes(place)) {
        out.push({ type: 'file-path', value, at: part.at, layer });
        break;
      }
    }
  }
}

/** Values of `.env`-like lines, which need no quotes. */
const ENV_LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]{0,80})[ \t]*[=:][ \t]*([^\s"'#][^\s#]{2,2000})/gm;
function unquotedParts(view: IndicatorView, text: string): TextPart[] {
  if (view.kind === 'javascript' || view.kind === 'json' || text.length > 400_000) return [];
  const out: TextPart[] = [];
  for (const match of text.matchAll(ENV_LINE)) {
    const value = match[2] ?? '';
    const at = match.index + match[0].length - value.length;
    out.push({ at, end: at + value.length, value });
    if (out.length > 5000) break;
  }
  return out;
}

/** What one look at the file says about all its literals. */
interface Look {
  readonly solana: boolean;
  readonly aptos: boolean;
  /** places of secrets that stand in the file as they are */
  readonly places: readonly string[];
  /** a package manager is told to install something */
  readonly installs: boolean;
}

function lookOf(view: IndicatorView, text: string): Look {
  const has = hasOf(view, text);
  // nearly every file ends here: the words stand in a few files only
  const head = text.length > 100_000 ? text.slice(0, 100_000) : text;
  const chains = hasAny(view, text, CHAIN_NEEDLES);
  return {
    solana: chains && /solana/i.test(head),
    aptos: chains && /aptos/i.test(head),
    places: !hasAny(view, text, PLACE_NEEDLES)
      ? NONE
      : STRONG_PLACES.filter((place) => has(place) || (place.includes('\\') && has(spelled(place)))),
    installs: hasAny(view, text, INSTALL_NEEDLES),
  };
}

function fromLiterals(out: Found[], view: IndicatorView, text: string): void {
  const look = lookOf(view, text);
  const { strings } = literalsOf(view);
  const count = Math.min(strings.length, MAX_LITERALS);
  for (let i = 0; i < count; i++) {
    const part = strings[i];
    if (part !== undefined && part.end - part.at >= 4) fromLiteral(out, part, text, look);
  }
  for (const part of unquotedParts(view, text)) fromUnquoted(out, part, text, look);
}

/** Each question is asked where the kinds of units in the literal allow an answer. */
function fromLiteral(out: Found[], part: Literal, text: string, look: Look): void {
  const { units } = part;
  const raw = part.end - part.at;
  if (mayHideAddress(units)) {
    const length = part.value.length;
    if (length >= 4 && length !== raw && length < 20_000) fromEscaped(out, part);
  }
  if (raw <= 400 || (units & Units.ESCAPED) !== 0) fromShort(out, part, text, look);
  if (mayDecode(units, raw)) {
    const decoded = text.startsWith('data:', part.at) ? null : part.decoded;
    if (decoded !== null) fromDecoded(out, decoded.text, part.at, decoded.layer);
  }
}

function fromShort(out: Found[], part: Literal, text: string, look: Look): void {
  const { units } = part;
  const host = mayBeHost(units);
  const coded = (units & Units.CODED) !== 0;
  const named =
    coded ||
    (isAlphanumeric(units) && part.end - part.at >= 26) ||
    mayBePath(units) ||
    look.places.length > 0 ||
    (look.installs && (units & Units.BLANK) !== 0);
  if (!host && !named) return;
  const { value } = part;
  if (value.length < 4 || value.length > 400) return;
  const before = text.slice(Math.max(0, part.at - 60), part.at);
  if (host) pushAll(out, hostLiteral(value, part.at, 'source', before, false));
  if (named) fromPart(out, part, 'source', before, look, coded ? STRONG_PLACES : look.places);
}

function fromUnquoted(out: Found[], part: TextPart, text: string, look: Look): void {
  const length = part.value.length;
  if (length < 4) return;
  if (length <= 400) {
    const before = text.slice(Math.max(0, part.at - 60), part.at);
    pushAll(out, hostLiteral(part.value, part.at, 'source', before, false));
    fromPart(out, part, 'source', before, look, look.places);
  }
  const decoded = part.value.startsWith('data:') ? null : decodeLiteral(part.value);
  if (decoded !== null) fromDecoded(out, decoded.text, part.at, decoded.layer);
}

/** `"\x68\x74…"`, `"https:\/\/…"`: the address is not in the text as it is read. */
function fromEscaped(out: Found[], part: TextPart): void {
  if (!part.value.includes('://') && !/^\d{1,3}\./.test(part.value)) return;
  fromDecoded(out, part.value, part.at, 'escapes');
}

/** Dedupe (a plain sighting beats nothing, a hidden one is kept beside it), bound, and give line and column. */
function place(view: IndicatorView, found: readonly Found[]): IndicatorHit[] {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const kept: Found[] = [];
  for (const hit of found) {
    const key = `${hit.type} ${hit.value} ${hit.layer}`;
    if (hit.value.length > 2100 || seen.has(key)) continue;
    seen.add(key);
    const count = (counts.get(hit.type) ?? 0) + 1;
    counts.set(hit.type, count);
    if (count <= (MAX_OF_TYPE[hit.type] ?? 100) && kept.length < MAX_HITS) kept.push(hit);
  }
  kept.sort((a, b) => a.at - b.at || (a.type < b.type ? -1 : a.type > b.type ? 1 : 0) || (a.value < b.value ? -1 : 1));
  return kept.map((hit) => {
    const { line, column } = view.lines.at(hit.at);
    const over = (counts.get(hit.type) ?? 0) - (MAX_OF_TYPE[hit.type] ?? 100);
    return {
      ...hit,
      layer: over > 0 && hit === lastOf(kept, hit.type) ? `${hit.layer} (${over} more not listed)` : hit.layer,
      line,
      column,
    };
  });
}
function lastOf(kept: readonly Found[], type: Found['type']): Found | undefined {
  return kept.findLast((hit) => hit.type === type);
}
