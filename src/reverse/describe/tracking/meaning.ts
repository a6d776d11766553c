/** What a field of a request says of the victim: by what it is made from, by what the decoy world gave, and only then by its name. */

import { BUILD_NAMES, CAMPAIGN_NAMES, FIELD_MEANINGS, SOURCE_MEANINGS } from '../data/names.ts';
import type { Meaning } from '../decoy.ts';
import type { Field } from '../requests/request.ts';

const NAMES: ReadonlySet<string> = new Set(['host', 'user', 'mac', 'hardware', 'victim-id']);
const HASHED = /createHash\(|hashlib\.\w+\(|sha\d{3}\b|\bmd5\(|createHmac\(/i;

export function meaningOf(field: Field): Meaning {
  const last = field.name.split('.').at(-1) ?? field.name;
  const byName = FIELD_MEANINGS.get(last.toLowerCase()) ?? null;
  if (field.constant !== null && field.value?.k !== 'any') {
    const id = /\d/.test(field.constant);
    if (CAMPAIGN_NAMES.get(last) === 'any' || (id && CAMPAIGN_NAMES.has(last) && byName !== 'victim-id'))
      return 'campaign';
    if (id && CAMPAIGN_NAMES.has(last)) return 'campaign';
    if (id && BUILD_NAMES.has(last)) return /^v?\d+\.\d+/.test(field.constant) ? 'other' : 'build';
    if (byName === 'victim-id' || byName === 'host' || byName === 'user') return 'other';
    return byName ?? 'other';
  }
  // contents of a file, whatever its path is made of
  if (/^(?:fs\.(?:createReadStream|readFile\w*)|open)\(/.test(field.source))
    return byName === 'message' ? byName : 'other';
  const sources = partsOf(field.source);
  if (HASHED.test(field.source) && sources.length > 0) return 'victim-id';
  // several names of one machine together are its name
  if (/ \+ /.test(field.source) && sources.filter((one) => NAMES.has(one)).length > 1) return 'victim-id';
  if (byName === 'victim-id')
    return sources.length > 0 || field.source === '' || !/[()]/.test(field.source)
      ? 'victim-id'
      : (sources[0] ?? 'victim-id');
  if (/answer of|\.get\(.*\)\./.test(field.source) && (byName === 'geo' || byName === 'address')) return byName;
  const [first] = sources;
  // a path below the home folder
  if (
    first === 'user' &&
    /homedir|Path\.home|expanduser/.test(field.source) &&
    / \+ /.test(field.source) &&
    byName !== 'user'
  )
    return byName ?? 'other';
  // a host or user name together with something of the sample is an identifier
  if (
    first !== undefined &&
    /" \+|\+ "|_"/.test(field.source) &&
    sources.length >= 1 &&
    (first === 'host' || first === 'user' || first === 'mac') &&
    /^(?:id|host|name|key|client|bot|victim|machine)/i.test(last)
  )
    return 'victim-id';
  if (first === 'process' && byName === 'message') return 'process';
  if (first === 'os-version' && byName === 'os') return 'os';
  if (first !== undefined && byName !== null && sources.includes(byName)) return byName;
  if (first !== undefined && byName === 'virtual-machine') return byName;
  return first ?? byName ?? 'other';
}

/** Meanings of the calls in an expression, in their order. */
export function partsOf(source: string): Meaning[] {
  const found: { at: number; meaning: Meaning }[] = [];
  for (const [pattern, meaning] of SOURCE_MEANINGS) {
    const at = source.search(pattern);
    // all of the environment is told from one variable of it by what follows
    if (at !== -1 && !(meaning === 'environment' && found.some((one) => one.at === at))) found.push({ at, meaning });
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ meaning }) => meaning))];
}
