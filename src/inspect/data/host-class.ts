/** Answers: of what kind is the host of an address? Linear; takes any text, `unknown` for what has no host. */
import { type HostList, INSTALLERS, REGISTRIES, THROWAWAY } from './hosts.ts';

export type HostClass = 'installer' | 'throwaway' | 'address' | 'local' | 'ordinary' | 'unknown';

const MAX_URL = 2_048;

export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  /** with the leading slash, without query */
  readonly path: string;
}

/** `https://user@host:1/p?q`, `host.tld/p`; null where no host can be told. */
export function urlParts(text: string): UrlParts | null {
  const match =
    /^(?:([a-z][a-z0-9+.-]{0,15}):)?(?:\/\/)?(?:[^/?#@\s]{0,200}@)?(\[[0-9a-f:.]{2,64}\]|[a-z0-9._-]{1,253})(?::(\d{1,5}))?([/?#].*)?$/i.exec(
      text.slice(0, MAX_URL).trim(),
    );
  const host = match?.[2];
  if (match === null || host === undefined) return null;
  if (match[1] === undefined && !/\.[a-z]{2,}$/i.test(host) && !isAddress(host)) return null;
  return {
    scheme: (match[1] ?? '').toLowerCase(),
    host: host.toLowerCase().replace(/\.$/, ''),
    port: match[3] ?? '',
    path: (match[4] ?? '/').split(/[?#]/, 1)[0] ?? '/',
  };
}

export function hostClass(url: string): HostClass {
  const parts = urlParts(url);
  if (parts === null) return 'unknown';
  if (isLocal(parts.host)) return 'local';
  if (isAddress(parts.host)) return 'address';
  if (listed(INSTALLERS, parts)) return 'installer';
  if (listed(THROWAWAY, parts)) return 'throwaway';
  return 'ordinary';
}

export function isUsualRegistry(url: string): boolean {
  const parts = urlParts(url);
  return parts !== null && listed(REGISTRIES, parts);
}

/** Quad, one number, hex, or IPv6. */
export function isAddress(host: string): boolean {
  return /^(?:\d{1,3}(?:\.\d{1,3}){3}|\d{8,10}|0x[0-9a-f]{8}|\[[0-9a-f:.]+\])$/i.test(host);
}

function isLocal(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '[::1]' ||
    /^(?:127\.|0\.0\.0\.0$|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host) ||
    /\.(?:local|localhost|internal|lan|corp|home\.arpa)$/.test(host) ||
    (!/[.:]/.test(host) && !isAddress(host))
  );
}

function listed(lists: readonly HostList[], { host, path }: UrlParts): boolean {
  for (const { hosts } of lists) {
    for (const entry of hosts) {
      const slash = entry.indexOf('/');
      const name = slash === -1 ? entry : entry.slice(0, slash);
      if (host !== name && !host.endsWith(`.${name}`)) continue;
      if (slash === -1 || path.toLowerCase().startsWith(entry.slice(slash).toLowerCase())) return true;
    }
  }
  return false;
}
