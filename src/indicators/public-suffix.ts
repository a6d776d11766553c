/** What the public suffix list and a small table know of a host. tldts (11 ms to load) is loaded when first asked. */
import { createRequire } from 'node:module';
import { SHARED_HOSTING } from './data/shared-hosting.ts';

type Tldts = typeof import('tldts');
let tldts: Tldts | null = null;
function suffixes(): Tldts {
  // A reading process that meets no host never pays for the list.
  tldts ??= createRequire(import.meta.url)('tldts') as Tldts;
  return tldts;
}

/** RFC 2606 and 6761 names that never resolve: our own fixtures and documentation live there. */
const RESERVED = new Set(['invalid', 'example']);

/** Does the host end in a suffix that exists (ICANN section) or in a reserved one? Labels and length are checked too. */
export function knownSuffix(host: string): boolean {
  if (host.length > 253 || !/^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)+$/.test(host))
    return false;
  const last = host.slice(host.lastIndexOf('.') + 1);
  if (RESERVED.has(last)) return true;
  if (/^\d+$/.test(last)) return false;
  const parsed = suffixes().parse(host, {
    allowPrivateDomains: false,
    extractHostname: false,
    validateHostname: false,
  });
  return parsed.isIcann === true && parsed.domain !== null;
}

/** The registrable domain, private suffixes counted: `a.b.vercel.app` → `b.vercel.app`. */
export function registrable(host: string): string {
  return (
    suffixes().getDomain(host, { allowPrivateDomains: true, extractHostname: false, validateHostname: false }) ?? host
  );
}

export interface SharedHost {
  readonly suffix: string;
  readonly remark: string;
}

/** Set where many customers live under one registrable domain or service: such a name is never to be blocked as a whole. */
export function sharedHosting(host: string): SharedHost | null {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  for (let at = 0; at !== -1; at = name.indexOf('.', at) + 1 || -1) {
    const row = SHARED_HOSTING.get(name.slice(at));
    if (row !== undefined) return { suffix: name.slice(at), remark: row };
  }
  if (!/[a-z]/.test(name) || !name.includes('.')) return null;
  const parsed = suffixes().parse(name, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
  if (parsed.isPrivate !== true || parsed.publicSuffix === null) return null;
  return { suffix: parsed.publicSuffix, remark: 'private section of the public suffix list' };
}
