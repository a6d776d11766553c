/** URLs, hosts, addresses, sockets and e-mail addresses of one text. Linear: every look is an indexOf or an anchored, bounded pattern. */

import { someRun, unitSet } from '../lib/index.ts';
import { hostIn, JSON_STORAGE, REFERENCE_HOSTS, RPC_HOSTS, SHORT_LINK_HOSTS } from './data/services.ts';
import { SHARED_HOSTING } from './data/shared-hosting.ts';
import type { Found } from './hit.ts';
import { ipv4Parts, normalise } from './normalise.ts';

/** A piece of text and where it stands; decoded pieces stand where their literal does. */
export interface Piece {
  readonly text: string;
  readonly at: number;
  readonly layer: string;
  /** offsets inside `text` are offsets of the file */
  readonly exact: boolean;
}

const URL_END = /[\s"'`<>\\^{|}\u0000-\u001f\u007f-\u00a0\u2000-\u206f\u3000-\u303f]/;
const SCHEME = /(?:^|[^a-z0-9+.-])(https?|wss?|ftp|tcp|socks5)$/i;
const MAX_URLS = 2000;

/** Every URL of the piece, with what it implies: host, address, socket, JSON-storage id, short link, RPC end point, webhook. */
export function urlsIn(piece: Piece): Found[] {
  const out: Found[] = [];
  const text = piece.text;
  let seen = 0;
  for (let mark = text.indexOf('://'); mark !== -1 && seen < MAX_URLS; mark = text.indexOf('://', mark + 3)) {
    const scheme = SCHEME.exec(text.slice(Math.max(0, mark - 8), mark))?.[1];
    if (scheme === undefined) continue;
    seen++;
    const stop = text.slice(mark + 3, mark + 2051).search(URL_END);
    let end = stop === -1 ? Math.min(text.length, mark + 2051) : mark + 3 + stop;
    end = balanced(text, mark + 3, end);
    // A template's hole right after the host would cut the host short: `https://api.${x}`.
    const cutByHole = text[end - 1] === '$' && text[end] === '{';
    const start = mark - scheme.length;
    let raw = text.slice(start, cutByHole ? end - 1 : end);
    if (cutByHole && !raw.slice(scheme.length + 3).includes('/')) continue;
    const comma = raw.indexOf(',', scheme.length + 3);
    if (comma !== -1 && !raw.slice(0, comma).includes('?')) raw = raw.slice(0, comma);
    const url = normalise('url', raw);
    if (url === null) continue;
    pushUrl(out, url, piece.exact ? piece.at + start : piece.at, piece.layer);
  }
  return out;
}

/** End before a bracket that closes what was opened outside the URL: `(https://x.example/a)`. */
function balanced(text: string, from: number, end: number): number {
  let round = 0;
  let square = 0;
  for (let i = from; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 40) round++;
    else if (c === 41 && --round < 0) return i;
    else if (c === 91) square++;
    else if (c === 93 && --square < 0) return i;
    else if (c === 59) return i;
  }
  return end;
}

function pushUrl(out: Found[], url: string, at: number, layer: string): void {
  const parsed = new URL(url);
  const host = parsed.hostname;
  const add = (type: Found['type'], value: string | null): void => {
    if (value !== null) out.push({ type, value, at, layer });
  };
  if (/^(?:ptb\.|canary\.)?discord(?:app)?\.com$/.test(host) && parsed.pathname.startsWith('/api/webhooks/')) {
    add('discord-webhook', url);
    return;
  }
  const shortened = hostIn(host, SHORT_LINK_HOSTS) && parsed.pathname.length > 1;
  const rpc = hostIn(host, RPC_HOSTS);
  add(shortened ? 'short-link' : rpc ? 'rpc-endpoint' : 'url', url);
  add('json-storage-id', jsonStorageId(host, parsed.pathname));
  if (ipv4Parts(host) !== null) {
    add('ipv4', normalise('ipv4', host));
    if (parsed.port !== '') add('socket', normalise('socket', `${host}:${parsed.port}`));
  } else if (host.startsWith('[')) {
    add('ipv6', normalise('ipv6', host));
  } else {
    if (!shortened && !rpc && !hostIn(host, REFERENCE_HOSTS) && !isServiceItself(host)) add('domain', host);
    if (parsed.port !== '') add('socket', normalise('socket', `${host}:${parsed.port}`));
  }
}

/** The host of a shared service itself (`api.npoint.io`, `vercel.app`): naming it would block everybody. */
export function isServiceItself(host: string): boolean {
  return SHARED_HOSTING.has(host) || SHARED_HOSTING.has(host.replace(/^(?:api|www|raw|run|cdn)\./, ''));
}

/** `api.npoint.io/<id>`: the service and the document's id, whatever the rest of the address. */
export function jsonStorageId(host: string, path: string): string | null {
  for (const row of JSON_STORAGE) {
    if (host !== row.host && !host.endsWith(`.${row.host}`)) continue;
    const id = row.path.exec(path)?.[1];
    if (id !== undefined) return `${row.host.replace(/^api\./, '')}/${id}`;
  }
  return null;
}

const VERSION_BEFORE = /(?:version|release|ver|rev|build|oid|[@^~<>]=?|\bv)["']?\s{0,4}[:=]?\s{0,4}["'`]?$/i;
const IPV4 = /(?<![\w.@^~<>=+-])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?::(\d{2,5}))?(?![\w.]|\/\d{1,2}(?!\d))/g;
const MAX_IPS = 500;

const DOTTED = unitSet('0123456789.');

/** Do four numbers with dots between stand in it? Nearly no text has them, so the pattern is not asked. */
function hasDottedQuad(text: string): boolean {
  return someRun(text, DOTTED, 7, (from, end) => {
    let dots = 0;
    for (let i = from; i < end; i++) if (text.charCodeAt(i) === 46 && ++dots === 3) return true;
    return false;
  });
}

/** Addresses that are not part of a URL. `bare` texts (decoded ones) need no context. */
export function addressesIn(piece: Piece, bare: boolean): Found[] {
  const out: Found[] = [];
  if (!hasDottedQuad(piece.text)) return out;
  let seen = 0;
  for (const match of piece.text.matchAll(IPV4)) {
    if (++seen > MAX_IPS) break;
    const [, ip = '', port] = match;
    const start = match.index;
    const before = piece.text.slice(Math.max(0, start - 24), start);
    if (/:\/\/$|:\/\/[^\s/]{0,16}@$/.test(before)) continue;
    const parts = ipv4Parts(ip);
    if (parts === null || normalise('ipv4', ip) === null) continue;
    const versionLike = VERSION_BEFORE.test(before) || parts[3] === 0 || (parts[0] ?? 0) < 3;
    if (!bare && port === undefined && versionLike) continue;
    const at = piece.exact ? piece.at + start : piece.at;
    out.push({ type: 'ipv4', value: ip, at, layer: piece.layer });
    const socket = port === undefined ? null : normalise('socket', `${ip}:${port}`);
    if (socket !== null) out.push({ type: 'socket', value: socket, at, layer: piece.layer });
  }
  return out;
}
