/** Other things worth naming: hashes, tokens, chats, campaign ids, extension ids, gate headers, packages that a payload installs. */
import { someRun, unitSet } from '../lib/index.ts';
import { WALLET_EXTENSIONS } from './data/wallet-extensions.ts';
import type { Found } from './hit.ts';
import type { TextPart } from './strings.ts';

const HASH = /(?<![0-9a-zA-Z+/_=-])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-zA-Z+/_=-])/gi;
const HASH_BEFORE = /(?:sha-?256|sha-?1|md5|\bhash(?:es)?\b|checksum|digest|ioc)[^\n]{0,24}$/i;

const HEX = unitSet('0123456789abcdefABCDEF');

/** Hex of a hash's length with a word for it just before; only in files small enough to be a list or a script. */
export function hashesIn(text: string, max: number): Found[] {
  const out: Found[] = [];
  if (!someRun(text, HEX, 32)) return out;
  for (const match of text.matchAll(HASH)) {
    if (out.length >= max) break;
    if (!HASH_BEFORE.test(text.slice(Math.max(0, match.index - 36), match.index))) continue;
    const value = match[0].toLowerCase();
    out.push({
      type: value.length === 64 ? 'sha256' : value.length === 40 ? 'sha1' : 'md5',
      value,
      at: match.index,
      layer: 'source',
    });
  }
  return out;
}

const TELEGRAM_TOKEN = /(?<![\w:])(?:bot)?(\d{8,10}:[A-Za-z0-9_-]{35})(?![\w-])/g;
const DIGITS = unitSet('0123456789');
const TELEGRAM_CHAT = /chat_?id["']?\]?\s{0,4}[:=]\s{0,4}["'`]?(-?\d{6,14})\b/gi;

export function telegramIn(text: string, at: number, layer: string, exact: boolean): Found[] {
  const out: Found[] = [];
  if (text.length < 44 || !someRun(text, DIGITS, 8, (_from, end) => text.charCodeAt(end) === 58)) return out;
  for (const match of text.matchAll(TELEGRAM_TOKEN))
    out.push({ type: 'telegram-token', value: match[1] ?? '', at: exact ? at + match.index : at, layer });
  return out.slice(0, 10);
}
export function telegramChatsIn(text: string): Found[] {
  if (!/telegram|sendMessage|bot_?token/i.test(text.slice(0, 400_000))) return [];
  return [...text.matchAll(TELEGRAM_CHAT)]
    .slice(0, 10)
    .map((m) => ({ type: 'telegram-chat', value: m[1] ?? '', at: m.index, layer: 'source' }));
}

/** T52: `global['!']='8-270-2'`, `global._V = 'A8-765'`; T66: `/client/14/144`. */
const CAMPAIGN =
  /\b(?:global|globalThis|window|self)\s{0,3}(?:\.\s{0,3}(_V|i)|\[\s{0,3}["'](?:!|_V|i)["']\s{0,3}\])\s{0,3}=\s{0,3}["']([A-Za-z]{0,2}\d{1,4}(?:-[A-Za-z0-9]{1,6}){0,4})["']/g;
export function campaignsIn(text: string): Found[] {
  return [...text.matchAll(CAMPAIGN)]
    .slice(0, 10)
    .map((m) => ({ type: 'campaign-id', value: m[2] ?? '', at: m.index, layer: 'source' }));
}
const CLIENT_PATH = /^\/?(?:client|payload|brow|pdown|s|task)\/(\d{1,4}\/[A-Za-z0-9]{2,12})$/;
export function campaignPath(part: TextPart, layer: string): Found | null {
  const id = part.value.length < 40 ? CLIENT_PATH.exec(part.value)?.[1] : undefined;
  return id === undefined || !/\d/.test(id.slice(id.indexOf('/')))
    ? null
    : { type: 'campaign-id', value: id, at: part.at, layer };
}

export function isExtensionId(value: string): boolean {
  return value.length === 32 && /^[a-p]{32}$/.test(value) && new Set(value).size > 6;
}
/** A known wallet's id, or any id in the company of words for extensions. */
export function extensionIn(part: TextPart, layer: string, before: string): Found | null {
  if (!isExtensionId(part.value)) return null;
  if (!WALLET_EXTENSIONS.has(part.value) && !/extension|chrome|crx|wallet/i.test(before)) return null;
  return { type: 'browser-extension', value: part.value, at: part.at, layer };
}

const ORDINARY_HEADERS = new Set(
  (
    'x-requested-with x-forwarded-for x-forwarded-proto x-forwarded-host x-forwarded-port x-frame-options x-powered-by x-csrf-token x-xsrf-token x-csrftoken x-content-type-options x-xss-protection x-real-ip ' +
    'x-dns-prefetch-control x-download-options x-request-id x-correlation-id x-permitted-cross-domain-policies x-robots-tag x-ua-compatible x-http-method-override x-amz-date x-amz-security-token x-response-time ' +
    'x-ratelimit-limit x-ratelimit-remaining x-ratelimit-reset x-total-count x-webpack x-accel-buffering x-client-version x-goog-api-key x-api-version x-github-api-version x-sourcemap'
  ).split(' '),
);
/** T47: a made-up `x-…` header sent with a constant value, as gated delivery wants it. */
const HEADER = /["'](x-[a-z][a-z0-9-]{2,40})["']\s{0,3}:\s{0,3}["']([^"'\n]{1,80})["']/gi;
export function gateHeadersIn(text: string): Found[] {
  const out: Found[] = [];
  for (const match of text.matchAll(HEADER)) {
    const name = (match[1] ?? '').toLowerCase();
    if (ORDINARY_HEADERS.has(name) || out.length >= 10) continue;
    out.push({ type: 'http-header', value: `${name}: ${match[2] ?? ''}`, at: match.index, layer: 'source' });
  }
  return out;
}

/** Packages that a string tells npm to install, as implants do for themselves. */
const INSTALL = /\bnpm(?:\.cmd)? (?:i|install|add) ([\w@./ =-]{1,300})/;
export function packagesIn(part: TextPart, layer: string): Found[] {
  if (part.value.length > 2000 || !part.value.includes('npm')) return [];
  const list = INSTALL.exec(part.value)?.[1];
  if (list === undefined) return [];
  const names = list
    .split(' ')
    .filter((word) => /^@?[a-z0-9][\w./@-]*$/.test(word) && !word.startsWith('-') && !word.startsWith('.'));
  return names.slice(0, 12).map((name) => ({ type: 'npm-package', value: name, at: part.at, layer }));
}
