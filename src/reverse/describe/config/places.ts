/** Places that the sample looks at: wallet extensions, applications, browser profiles, credentials. From constants of programs and from what was asked of the decoy disk. */
import { CREDENTIAL_PLACES, WALLET_EXTENSIONS } from '../../../indicators/index.ts';
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { APPLICATIONS } from '../data/applications.ts';
import { BROWSERS } from '../data/browsers.ts';
import { WALLET_NOTES } from '../data/wallet-notes.ts';
import { Ledger } from '../proofs.ts';
import type { Seen } from '../seen.ts';

const MOST_PATH = 300;
const EXTENSION = /(?<![a-z0-9])[a-p]{32}(?![a-z0-9])/g;

export type Places = Pick<SampleConfig, 'walletExtensions' | 'applications' | 'browserPaths' | 'credentialPaths'>;

export function placesOf({ seen }: Context): Places {
  const wallets = new Ledger<Omit<SampleConfig['walletExtensions'][number], 'evidence'>>();
  const applications = new Ledger<Omit<SampleConfig['applications'][number], 'evidence'>>();
  const browsers = new Ledger<Omit<SampleConfig['browserPaths'][number], 'evidence'>>();
  const credentials = new Ledger<Omit<SampleConfig['credentialPaths'][number], 'evidence'>>();
  for (const one of seen) {
    for (const [id] of one.text.length < 32 ? [] : one.text.matchAll(EXTENSION)) {
      if (new Set(id).size <= 6) continue;
      const name = WALLET_EXTENSIONS.get(id) ?? null;
      wallets.add(id, { id, name, source: WALLET_NOTES.get(id) ?? (name === null ? null : 'Chrome Web Store id of this name; a label, the id is the fact') }, [one.proof()]);
    }
    if (one.text.length > MOST_PATH || one.text.includes('\n') || /^https?:/.test(one.text)) continue;
    const path = placeText(one);
    const plain = path.replaceAll('\\', '/');
    for (const { name, at } of APPLICATIONS) if (at.test(plain)) applications.add(`${name} ${plain}`, { name, path }, [one.proof()]);
    const browser = BROWSERS.find(({ at }) => at.test(plain));
    if (browser !== undefined && isPlace(one)) browsers.add(plain, { path, browser: browser.name }, [one.proof()]);
    const secret = CREDENTIAL_PLACES.find((place) => place.kind !== 'browser' && holds(plain, place.text.replaceAll('\\', '/'), place.strong)) ?? EXTRA.find((place) => holds(plain, place.text, true));
    if (secret !== undefined && isPlace(one)) credentials.add(plain, { path, what: secret.what }, [one.proof()]);
  }
  return { walletExtensions: wallets.list(), applications: shortened(applications.list()), browserPaths: shortened(browsers.list()), credentialPaths: shortened(credentials.list()) };
}

const EXTRA = [
  { text: '.env', what: 'secrets of a project' },
  { text: '.git-credentials', what: 'git passwords' },
  { text: '.npmrc', what: 'npm tokens' },
  { text: '.pypirc', what: 'PyPI tokens' },
  { text: '.netrc', what: 'passwords of hosts' },
  { text: 'login.keychain-db', what: 'keychain of macOS' },
  { text: 'id_rsa', what: 'SSH key' },
  { text: '.ssh', what: 'SSH keys' },
  { text: '.aws', what: 'AWS keys' },
  { text: '.gnupg', what: 'GnuPG keys' },
  { text: '.kube', what: 'Kubernetes access' },
  { text: 'keystore', what: 'key store' },
];

/** Weak names have to be a part of a path, or the whole. */
function holds(path: string, place: string, strong: boolean): boolean {
  if (!path.includes(place)) return false;
  if (strong && place.length > 8 && path.length < 200) return new RegExp(`(?:^|[/~\\s"'=])${escaped(place)}`).test(path) || path.includes(`/${place}`);
  return path === place || path.endsWith(`/${place}`) || path.includes(`/${place}/`) || path.startsWith(`${place}/`);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** No sentence, no command, no code. */
function isPlace({ text, from }: Seen): boolean {
  return from === 'path' || (!/[;<>(){}=|&?*]\s|\s{2}|^\s|[!?]$/.test(text) && text.split(' ').length <= 8 && !/^[A-Z][a-z]+ [a-z]+ [a-z]+ /.test(text));
}

function placeText({ text }: Seen): string {
  return text.trim().slice(0, MOST_PATH);
}

/** A place that is the head of another is said by it only where both are what the sample names; profiles numbered one by one are one. */
function shortened<T extends { readonly path: string; evidence: unknown }>(list: readonly T[]): T[] {
  const out = new Map<string, T>();
  for (const one of list) {
    const general = one.path.replace(/([\\/])Profile \d+(?=[\\/]|$)/i, '$1Profile {n}').replace(/[a-p]{32}/g, '{extension}');
    if (!out.has(general)) out.set(general, { ...one, path: general });
  }
  return [...out.values()].slice(0, 400);
}
