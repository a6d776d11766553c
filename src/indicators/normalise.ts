/** One spelling for each indicator: lower-case hosts, no default ports, no credentials, no trailing punctuation. Null: not one. */
import type { IndicatorType } from '../model/index.ts';
import { knownSuffix } from './public-suffix.ts';

const MAX_URL = 2048;
const URL_SCHEMES = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:', 'tcp:', 'socks5:', 'mongodb:', 'redis:']);

/** `a.b.c.d` with each part 0–255 and no leading zeros. */
export function ipv4Parts(text: string): readonly number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  const out: number[] = [];
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part)) return null;
    const value = Number(part);
    if (value > 255) return null;
    out.push(value);
  }
  return out;
}

/** Addresses that name no machine of the internet: private, loopback, link-local, multicast, reserved. Documentation ranges are not among them. */
export function unroutable(parts: readonly number[]): boolean {
  const [a = 0, b = 0, , d = 0] = parts;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  )
    return true;
  return a < 10 && b < 10 && (parts[2] ?? 0) < 10 && d < 10 ? isVersionLike(parts) : false;
}
/** `1.2.3.4` and the like: four small numbers are a version far more often than an address. */
function isVersionLike(parts: readonly number[]): boolean {
  return !['1.1.1.1', '8.8.8.8', '8.8.4.4', '9.9.9.9'].includes(parts.join('.'));
}

function normaliseUrl(raw: string): string | null {
  let text = raw.slice(0, MAX_URL);
  text = text.replace(/[.,;:!?'"*_~]{1,40}$/, '');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  if (!URL_SCHEMES.has(url.protocol)) return null;
  const host = url.hostname;
  if (!goodHost(host)) return null;
  url.username = '';
  url.password = '';
  const href = url.href;
  return url.pathname === '/' && url.search === '' && url.hash === '' && !text.endsWith('/')
    ? href.replace(/\/$/, '')
    : href;
}

function goodHost(host: string): boolean {
  if (host.startsWith('[')) return !/^\[(?:::1?|f[cde].*|fe80.*)\]$/.test(host);
  const parts = ipv4Parts(host);
  if (parts !== null) return !(parts[0] === 0 || parts[0] === 127 || parts[0] === 255) && !privateRange(parts);
  return knownSuffix(host);
}
function privateRange(parts: readonly number[]): boolean {
  const [a = 0, b = 0] = parts;
  return (
    a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254) || a >= 224
  );
}

function normaliseIpv6(raw: string): string | null {
  try {
    const host = new URL(`http://[${raw.replace(/^\[|\]$/g, '')}]/`).hostname.slice(1, -1);
    return /^(?:::1?|f[cd].*|fe80.*)$/.test(host) || !/[0-9a-f]{3}/.test(host) ? null : host;
  } catch {
    return null;
  }
}

function normaliseSocket(raw: string): string | null {
  const match = /^(.+):(\d{1,5})$/.exec(raw);
  const port = Number(match?.[2]);
  const host = (match?.[1] ?? '').toLowerCase();
  if (!(port > 0 && port < 65536)) return null;
  if (host.startsWith('[')) {
    const address = normaliseIpv6(host);
    return address === null ? null : `[${address}]:${port}`;
  }
  const parts = ipv4Parts(host);
  if (parts !== null) return unroutable(parts) ? null : `${host}:${port}`;
  return knownSuffix(host) ? `${host}:${port}` : null;
}

function normaliseEmail(raw: string): string | null {
  const at = raw.lastIndexOf('@');
  const host = raw.slice(at + 1).toLowerCase();
  return at > 0 && at <= 64 && knownSuffix(host) ? `${raw.slice(0, at)}@${host}` : null;
}

/** Normalised value, or null where `raw` is no such indicator. Takes defanged text too, if `refang`ed before. */
export function normalise(type: IndicatorType, raw: string): string | null {
  const text = raw.trim();
  switch (type) {
    case 'url':
    case 'rpc-endpoint':
    case 'short-link':
    case 'discord-webhook':
      return normaliseUrl(text);
    case 'domain': {
      const host = text.toLowerCase().replace(/\.$/, '');
      return knownSuffix(host) ? host : null;
    }
    case 'ipv4': {
      const parts = ipv4Parts(text);
      return parts === null || unroutable(parts) ? null : text;
    }
    case 'ipv6':
      return normaliseIpv6(text);
    case 'socket':
      return normaliseSocket(text);
    case 'email':
      return normaliseEmail(text);
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'evm-contract':
    case 'aptos-address':
      return text.toLowerCase();
    default:
      return text === '' ? null : text;
  }
}
