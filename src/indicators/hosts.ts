/** Hosts that stand alone as a literal, and e-mail addresses. Linear: anchored, bounded patterns on single literals and around each `@`. */
import { hostIn, REFERENCE_HOSTS } from './data/services.ts';
import type { Found } from './hit.ts';
import { isServiceItself, jsonStorageId, type Piece } from './network.ts';
import { normalise } from './normalise.ts';
import { sharedHosting } from './public-suffix.ts';

/** Endings that are files or code far more often than hosts. */
const FILE_TLDS = new Set([
  'py',
  'sh',
  'rs',
  'pl',
  'md',
  'zip',
  'mov',
  'ps',
  'cc',
  'so',
  'ml',
  'mk',
  'am',
  'pm',
  'la',
  'as',
  'vi',
  'is',
  'id',
  'in',
  'to',
  'it',
  'no',
  'name',
  'call',
  'next',
  'prod',
  'test',
  'map',
  'style',
  'data',
  'info',
  'link',
  'events',
  'express',
  'build',
  'tools',
  'services',
  'page',
  'site',
  'store',
  'email',
  'host',
  'pub',
  'ws',
  'st',
  'sc',
  'ai',
  'do',
  'us',
  'at',
  'be',
  'my',
  'me',
  'es',
  'new',
  'run',
  'dev',
  'app',
  'foundation',
  'properties',
  'open',
  'now',
  'post',
  'search',
  'security',
  'video',
  'audio',
  'group',
  'report',
  'support',
  'systems',
  'network',
  'country',
  'date',
  'download',
  'cat',
  'menu',
  'select',
  'show',
  'icu',
  'ls',
  'ts',
  'js',
]);
const HOST_KEY =
  /(?:host|domain|url|uri|server|endpoint|origin|addr(?:ess)?|c2|gateway|proxy|api)\w{0,12}["']?\s{0,3}[:=,(]\s{0,3}["'`]?$/i;
const WHOLE_HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,18}(?::(\d{2,5}))?(\/[\w./?=&%~-]{0,300})?$/i;

/** A literal that is wholly a host (with a port or path): taken where its key or its suffix says so. `before` is the text before its quote. */
export function hostLiteral(value: string, at: number, layer: string, before: string, decoded: boolean): Found[] {
  if (value.length < 4 || value.length > 400 || !value.includes('.')) return [];
  const match = WHOLE_HOST.exec(value);
  if (match === null) return [];
  const host = value
    .slice(0, value.length - (match[2]?.length ?? 0) - (match[1] === undefined ? 0 : match[1].length + 1))
    .toLowerCase();
  const suffix = host.slice(host.lastIndexOf('.') + 1);
  const shared = host.split('.').length >= 3 && sharedHosting(host) !== null && !hostIn(host, REFERENCE_HOSTS);
  const told = HOST_KEY.test(before) || match[1] !== undefined;
  if (!decoded && !shared && (!told || (FILE_TLDS.has(suffix) && host.split('.').length < 3 && match[1] === undefined)))
    return [];
  if (hostIn(host, REFERENCE_HOSTS) || normalise('domain', host) === null) return [];
  if (isServiceItself(host) && match[2] === undefined) return [];
  const out: Found[] = isServiceItself(host) ? [] : [{ type: 'domain', value: host, at, layer }];
  if (match[1] !== undefined) {
    const socket = normalise('socket', `${host}:${match[1]}`);
    if (socket !== null) out.push({ type: 'socket', value: socket, at, layer });
  }
  const id = jsonStorageId(host, match[2] ?? '');
  if (id !== null) out.push({ type: 'json-storage-id', value: id, at, layer });
  return out;
}

const MAIL_LEFT = /[\w.+-]{1,64}$/;
const MAIL_RIGHT = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/i;
const MAIL_HOSTS_IGNORED = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'example.com',
  'example.org',
  'example.net',
  'domain.com',
  'email.com',
  'test.com',
]);

/** [\w.+-] */
function mailUnit(c: number): boolean {
  return (
    (c >= 97 && c <= 122) ||
    (c >= 65 && c <= 90) ||
    (c >= 48 && c <= 57) ||
    c === 95 ||
    c === 46 ||
    c === 43 ||
    c === 45
  );
}

export function emailsIn(piece: Piece, max: number): Found[] {
  const out: Found[] = [];
  const text = piece.text;
  let seen = 0;
  for (
    let mark = text.indexOf('@');
    mark !== -1 && seen < 2000 && out.length < max;
    mark = text.indexOf('@', mark + 1)
  ) {
    // `@param` and decorators: nothing that a mailbox could be stands before
    if (!mailUnit(text.charCodeAt(mark - 1))) continue;
    seen++;
    const left = MAIL_LEFT.exec(text.slice(Math.max(0, mark - 64), mark))?.[0];
    const right = left === undefined ? undefined : MAIL_RIGHT.exec(text.slice(mark + 1, mark + 260))?.[0];
    if (
      left === undefined ||
      right === undefined ||
      /\/\/$/.test(text.slice(Math.max(0, mark - left.length - 2), mark - left.length))
    )
      continue;
    const host = right.toLowerCase();
    const suffix = host.slice(host.lastIndexOf('.') + 1);
    if (
      MAIL_HOSTS_IGNORED.has(host) ||
      (suffix.length > 3 && FILE_TLDS.has(suffix) && host.split('.').length > 2) ||
      /^[\d.]+$/.test(host)
    )
      continue;
    if (text[mark + 1 + right.length] === '/' || text[mark + 1 + right.length] === ':') continue;
    const value = normalise('email', `${left}@${host}`);
    if (value !== null)
      out.push({
        type: 'email',
        value,
        at: piece.exact ? piece.at + mark - left.length : piece.at,
        layer: piece.layer,
      });
  }
  return out;
}
