/** Places that the sample looks at: applications, browser profiles, credentials. From constants of programs and from what was asked of the decoy disk, as templates. */
import { CREDENTIAL_PLACES } from '../../../indicators/index.ts';
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { APPLICATIONS } from '../data/applications.ts';
import { BROWSERS } from '../data/browsers.ts';
import { MORE_SECRETS } from '../data/more-secrets.ts';
import { Ledger } from '../proofs.ts';
import type { Seen } from '../seen.ts';
import { generalPath, withoutParts } from './general-path.ts';

const MOST_PATH = 300;

export type Places = Pick<SampleConfig, 'applications' | 'browserPaths' | 'credentialPaths'>;

export function placesOf({ seen }: Context): Places {
  const applications = new Ledger<Omit<SampleConfig['applications'][number], 'evidence'>>();
  const browsers = new Ledger<Omit<SampleConfig['browserPaths'][number], 'evidence'>>();
  const credentials = new Ledger<Omit<SampleConfig['credentialPaths'][number], 'evidence'>>();
  for (const one of seen) {
    if (one.text.length > MOST_PATH || one.text.includes('\n') || /^https?:/.test(one.text)) continue;
    const path = generalPath(one.text.trim());
    const plain = path.replaceAll('\\', '/');
    const key = plain.toLowerCase();
    for (const { name, at } of APPLICATIONS)
      if (at.test(plain) && !/\*/.test(plain)) applications.add(`${name} ${key}`, { name, path }, [one.proof()]);
    if (!isPlace(one)) continue;
    const browser = BROWSERS.find(({ at }) => at.test(plain));
    if (browser !== undefined) browsers.add(key, { path, browser: browser.name }, [one.proof()]);
    const secret = secretIn(plain);
    if (secret !== undefined) credentials.add(key, { path, what: secret.what }, [one.proof()]);
  }
  return {
    applications: withoutParts(applications.list(), ({ path }) => path),
    browserPaths: withoutParts(browsers.list(), ({ path }) => path),
    credentialPaths: withoutParts(credentials.list(), ({ path }) => path),
  };
}

function secretIn(plain: string): { readonly what: string } | undefined {
  const known = CREDENTIAL_PLACES.find(
    ({ kind, text, strong }) => kind !== 'browser' && holds(plain, text.replaceAll('\\', '/'), strong),
  );
  return known ?? MORE_SECRETS.find(({ text }) => holds(plain, text, false));
}

/** Weak names have to be a part of a path, or the whole. */
function holds(path: string, place: string, strong: boolean): boolean {
  const at = path.indexOf(place);
  if (at === -1) return false;
  const starts = at === 0 || /[/~\s"'=]/.test(path[at - 1] ?? '');
  if (strong && place.length > 8) return starts;
  const end = path[at + place.length];
  return starts && (end === undefined || end === '/');
}

/** No sentence, no command, no code. */
function isPlace({ text, from }: Seen): boolean {
  if (from === 'path') return true;
  if (/[;<>(){}=|&?*]\s|\s{2}|^\s|[!?]$|\*|\\\./.test(text) || text.split(' ').length > 8) return false;
  return !/^[A-Z][a-z]+ [a-z]+ [a-z]+ /.test(text);
}
