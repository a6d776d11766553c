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
import { literalsOf, type TextPart } from './strings.ts';
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
  out.push(...campaignsIn(text), ...telegramChatsIn(text), ...telegramIn(text, 0, 'source', true));
  out.push(...urlsIn(whole));
  if (view.kind !== 'svg' && !BUNDLE.test(view.name)) out.push(...addressesIn(whole, false));
  if (!prose && !BUNDLE.test(view.name)) out.push(...emailsIn(whole, 30));
  if (text.length < 400_000 && view.kind !== 'svg' && !BUNDLE.test(view.name)) out.push(...hashesIn(text, 60));
  if (view.kind === 'javascript' && text.length < 400_000) out.push(...gateHeadersIn(text));
  return out;
}

function fromDecoded(out: Found[], text: string, at: number, layer: string): void {
  const piece: Piece = { text, at, layer, exact: false };
  out.push(
    ...urlsIn(piece),
    ...addressesIn(piece, true),
    ...hostLiteral(text, at, layer, '', true),
    ...telegramIn(text, at, layer, false),
  );
}

function fromComputed(out: Found[], computed: ComputedString): void {
  if (computed.value.length > 200_000) return;
  const layer = computed.how.length === 0 ? 'computed' : computed.how.slice(0, 6).join(' + ');
  fromDecoded(out, computed.value, computed.at, layer);
  const part: TextPart = { at: computed.at, end: computed.at, value: computed.value };
  fromPart(out, part, layer, 'wallet address contract', { solana: false, aptos: false });
  const decoded = decodeLiteral(computed.value);
  if (decoded !== null) fromDecoded(out, decoded.text, computed.at, `${layer} + ${decoded.layer}`);
}

function fromPart(
  out: Found[],
  part: TextPart,
  layer: string,
  before: string,
  hint: { solana: boolean; aptos: boolean },
): void {
  const value = part.value;
  const wallet = walletIn(value, part.at, layer, before, hint);
  if (wallet !== null) out.push(wallet);
  const extension = extensionIn(part, layer, before);
  if (extension !== null) out.push(extension);
  const campaign = campaignPath(part, layer);
  if (campaign !== null) out.push(campaign);
  out.push(...packagesIn(part, layer));
  if (value.length > 4 && value.length < 200) {
    for (const place of CREDENTIAL_PLACES) {
      if (place.strong && value.includes(place.text)) {
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

function fromLiterals(out: Found[], view: IndicatorView, text: string): void {
  const strings = literalsOf(view).strings;
  const hint = { solana: /solana/i.test(text.slice(0, 100_000)), aptos: /aptos/i.test(text.slice(0, 100_000)) };
  for (const part of [...strings.slice(0, MAX_LITERALS), ...unquotedParts(view, text)]) {
    const length = part.value.length;
    if (length < 4) continue;
    const before = text.slice(Math.max(0, part.at - 60), part.at);
    const escaped = length !== part.end - part.at && length < 20_000;
    if (escaped && text.slice(part.at, part.end).includes('\\')) fromEscaped(out, part);
    if (length <= 400) {
      out.push(...hostLiteral(part.value, part.at, 'source', before, false));
      fromPart(out, part, 'source', before, hint);
    }
    const decoded = part.value.startsWith('data:') ? null : decodeLiteral(part.value);
    if (decoded !== null) fromDecoded(out, decoded.text, part.at, decoded.layer);
  }
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
