/** Facts against a reversal: what is missing, by field. Extra statements are counted where a field is a closed list, for a false one misleads. */
import type { Reversal, SampleConfig } from '../../../src/model/index.ts';
import type { Expected } from './standin.ts';

type Judged = Pick<Reversal, 'config' | 'capabilities' | 'families'>;

export interface Comparison {
  /** facts asked for */
  readonly asked: number;
  /** `field: fact (what there is instead)` */
  readonly missing: readonly string[];
  /** statements of closed lists that nobody asked for */
  readonly extra: readonly string[];
}

class Tally {
  asked = 0;
  readonly missing: string[] = [];
  readonly extra: string[] = [];

  fact(field: string, what: string, there: boolean, instead: unknown = null): void {
    this.asked++;
    if (!there)
      this.missing.push(
        `${field}: ${what}${instead === null ? '' : ` (there is ${JSON.stringify(instead)?.slice(0, 300)})`}`,
      );
  }

  /** every wanted value is there; closed: nothing else is */
  values(field: string, wanted: readonly string[], there: readonly string[], closed: boolean): void {
    for (const value of wanted) this.fact(field, value, there.includes(value), there.slice(0, 6));
    if (closed) for (const value of there) if (!wanted.includes(value)) this.extra.push(`${field}: ${value}`);
  }

  /** the tail of a path is among those that are there */
  paths(field: string, wanted: readonly string[], there: readonly string[]): void {
    const known = there.map(plainPath);
    for (const path of wanted)
      this.fact(
        field,
        path,
        known.some((one) => one.includes(plainPath(path))),
        there.slice(0, 6),
      );
  }
}

export function compare(expected: Expected, judged: Judged): Comparison {
  const tally = new Tally();
  const { config } = judged;
  compareFamily(expected, judged, tally);
  compareEndpoints(expected, config, tally);
  compareLists(expected, config, tally);
  compareDrops(expected, config, tally);
  compareTracking(expected, config, tally);
  return tally;
}

const plainName = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const plainPath = (text: string): string => text.replaceAll('\\', '/').replace(/\/+/g, '/').toLowerCase();
export const plainUrl = (text: string): string => {
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/]+/i.exec(text)?.[0] ?? '';
  return (host.toLowerCase() + text.slice(host.length)).replace(/\/+$/, '');
};
const plainTemplate = (text: string): string => text.replace(/\$?\{[^}]*\}|<[^>]*>|:\w+/g, '{}').replace(/\/+$/, '');

function compareFamily(expected: Expected, { families, capabilities }: Judged, tally: Tally): void {
  const best = families.toSorted((a, b) => b.confidence - a.confidence)[0];
  const wanted = expected.families.map(plainName);
  const names = best === undefined ? [] : [best.family, ...best.aliases].map(plainName);
  if (wanted.length === 0) tally.fact('family', 'none', best === undefined || best.confidence < 70, best?.family);
  else
    tally.fact(
      'family',
      expected.families.join(' or '),
      wanted.some((name) => names.some((one) => one.startsWith(name))),
      best?.family ?? 'none',
    );
  const known = new Set(capabilities.flatMap(({ techniques }) => techniques));
  for (const { what, techniques } of expected.capabilities)
    tally.fact(
      'capabilities',
      `${what}: ${techniques.join(' or ')}`,
      techniques.some((one) => known.has(one)),
    );
}

function compareEndpoints(expected: Expected, { endpoints }: SampleConfig, tally: Tally): void {
  for (const { url, method, roles, tiers } of expected.endpoints) {
    const same = endpoints.filter((one) => plainUrl(one.url) === plainUrl(url));
    tally.fact(
      'endpoints',
      url,
      same.length > 0,
      endpoints.map((one) => one.url),
    );
    if (same.length === 0) continue;
    tally.fact(
      'endpoints.role',
      `${url} ${roles.join(' or ')}`,
      same.some(({ role }) => roles.includes(role)),
      same.map(({ role }) => role),
    );
    if (tiers !== undefined)
      tally.fact(
        'endpoints.tier',
        `${url} ${tiers.join(' or ')}`,
        same.some(({ tier }) => tiers.includes(tier)),
        same.map(({ tier }) => tier),
      );
    if (method !== undefined)
      tally.fact(
        'endpoints.method',
        `${url} ${method}`,
        same.some((one) => one.method?.toUpperCase() === method),
        same.map((one) => one.method),
      );
  }
  const wanted = expected.endpoints.map(({ url }) => plainUrl(url));
  const home = expected.tracking?.destination.endpoint;
  for (const { url, role } of endpoints)
    if (role !== 'reference' && !wanted.includes(plainUrl(url)) && (home === undefined || !url.startsWith(home)))
      tally.extra.push(`endpoints: ${url} (${role})`);
  for (const text of expected.never ?? []) {
    tally.fact('never', text, !endpoints.some(({ url, role }) => url.includes(text) && role !== 'reference'));
  }
}

function compareLists(expected: Expected, config: SampleConfig, tally: Tally): void {
  const templates = config.pathScheme.map(({ template }) => plainTemplate(template));
  for (const one of expected.pathScheme ?? [])
    tally.fact('pathScheme', one, templates.includes(plainTemplate(one)), templates);
  for (const gate of expected.gates ?? [])
    tally.fact(
      'gates',
      `${gate.kind} ${gate.name} = ${gate.value}`,
      config.gates.some(
        (one) =>
          one.kind === gate.kind && one.name.toLowerCase() === gate.name.toLowerCase() && one.value === gate.value,
      ),
      config.gates.map((one) => `${one.kind} ${one.name} = ${one.value}`),
    );
  tally.values(
    'campaignIds',
    expected.campaignIds ?? [],
    config.campaignIds.map(({ value }) => value),
    true,
  );
  tally.values(
    'buildIds',
    expected.buildIds ?? [],
    config.buildIds.map(({ value }) => value),
    true,
  );
  const keys = config.keys.map(({ kind, value }) => `${kind} ${value.toLowerCase()}`);
  tally.values(
    'keys',
    (expected.keys ?? []).map(({ kind, value }) => `${kind} ${value.toLowerCase()}`),
    keys,
    true,
  );
  const intervals = config.intervals.map(({ milliseconds }) => String(milliseconds));
  tally.values('intervals', (expected.intervals ?? []).map(String), intervals, true);
  tally.values(
    'walletExtensions',
    expected.walletExtensions ?? [],
    config.walletExtensions.map(({ id }) => id),
    true,
  );
  tally.paths(
    'applications',
    expected.applications ?? [],
    config.applications.flatMap(({ name, path }) => [name, path]),
  );
  const browsers = config.browserPaths.map(({ path }) => path);
  tally.paths('browserPaths', expected.browserPaths ?? [], browsers);
  tally.paths(
    'credentialPaths',
    expected.credentialPaths ?? [],
    [...config.credentialPaths, ...config.browserPaths].map(({ path }) => path),
  );
  tally.values(
    'fileGlobs',
    expected.fileGlobs ?? [],
    config.fileGlobs.map(({ value }) => value),
    true,
  );
  tally.values(
    'exclusions',
    expected.exclusions ?? [],
    config.exclusions.map(({ value }) => value),
    true,
  );
  tally.paths(
    'lockFiles',
    expected.lockFiles ?? [],
    config.lockFiles.map(({ value }) => value),
  );
  tally.paths(
    'droppedFiles',
    expected.droppedFiles ?? [],
    config.droppedFiles.map(({ path }) => path),
  );
  tally.paths(
    'persistence',
    expected.persistence ?? [],
    config.persistence.flatMap(({ place, command }) => [place, command ?? '']),
  );
  tally.values(
    'commands',
    expected.commands ?? [],
    config.commands.map(({ name }) => name),
    false,
  );
  compareSending(expected, config, tally);
}

function compareSending(expected: Expected, config: SampleConfig, tally: Tally): void {
  for (const { endpoint, fields } of expected.exfiltration ?? []) {
    const known = new Set(
      config.exfiltration.filter((one) => plainUrl(one.endpoint) === plainUrl(endpoint)).flatMap((one) => one.fields),
    );
    for (const field of fields) tally.fact('exfiltration', `${endpoint} ${field}`, hasField(known, field), [...known]);
  }
}

/** Fields within fields may be named by their path. */
const hasField = (known: ReadonlySet<string>, field: string): boolean =>
  known.has(field) || [...known].some((one) => one.split(/[.[\]]+/).includes(field));

function compareDrops(expected: Expected, { deadDrops }: SampleConfig, tally: Tally): void {
  for (const drop of expected.deadDrops ?? []) {
    const name = `${drop.chain ?? drop.kinds.join(' or ')} ${drop.address ?? drop.url ?? ''}`;
    const same = deadDrops.filter(
      (one) =>
        drop.kinds.includes(one.kind) &&
        (drop.address === undefined || one.address?.toLowerCase() === drop.address.toLowerCase()) &&
        (drop.url === undefined || plainUrl(one.url ?? '') === plainUrl(drop.url)),
    );
    tally.fact(
      'deadDrops',
      name,
      same.length > 0,
      deadDrops.map(({ kind, chain, address }) => ({ kind, chain, address })),
    );
    if (same.length === 0) continue;
    if (drop.chain !== undefined)
      tally.fact(
        'deadDrops.chain',
        name,
        same.some((one) => chainIs(one.chain, drop.chain)),
        same.map((one) => one.chain),
      );
    if (drop.selector !== undefined)
      tally.fact(
        'deadDrops.selector',
        drop.selector,
        same.some((one) => one.selector === drop.selector),
        same.map((one) => one.selector),
      );
    if (drop.key !== undefined)
      tally.fact(
        'deadDrops.key',
        drop.key,
        same.some((one) => one.key === drop.key),
        same.map((one) => one.key),
      );
    const rpc = same.flatMap((one) => one.rpc).map(plainUrl);
    for (const url of drop.rpc ?? []) tally.fact('deadDrops.rpc', url, rpc.includes(plainUrl(url)), rpc);
  }
}

const CHAINS: Readonly<Record<string, readonly string[]>> = {
  bsc: ['bsc', 'bnb', 'binance', '56'],
  tron: ['tron'],
  aptos: ['aptos'],
};
const chainIs = (there: string | null, wanted: string | undefined): boolean =>
  (CHAINS[wanted ?? ''] ?? [wanted ?? '']).some((name) => (there ?? '').toLowerCase().includes(name));

function compareTracking({ tracking: wanted }: Expected, { tracking }: SampleConfig, tally: Tally): void {
  if (wanted === undefined) return;
  tally.fact('tracking', 'a victim-tracking scheme', tracking !== null);
  for (const { name, source, meanings } of wanted.fields) {
    const same = (tracking?.fields ?? []).filter(
      (one) => one.name === name || one.name.split(/[.[\]]+/).includes(name),
    );
    tally.fact(
      'tracking.fields',
      name,
      same.length > 0,
      tracking?.fields.map((one) => one.name),
    );
    if (same.length === 0) continue;
    tally.fact(
      'tracking.fields.meaning',
      `${name} ${meanings.join(' or ')}`,
      same.some((one) => meanings.includes(one.meaning)),
      same.map((one) => one.meaning),
    );
    if (source !== undefined)
      tally.fact(
        'tracking.fields.source',
        `${name} from ${source.join(' or ')}`,
        same.some((one) => source.some((word) => one.source.includes(word))),
        same.map((one) => one.source),
      );
  }
  const { identifier } = wanted;
  const there = tracking?.identifier ?? null;
  if (identifier !== null) {
    tally.fact(
      'tracking.identifier',
      identifier.names.join(' or '),
      there !== null && identifier.names.includes(there.name.split('.').at(-1) ?? ''),
      there?.name ?? 'none',
    );
    const text = [there?.expression ?? '', ...(there?.parts ?? [])].join('\n').toLowerCase();
    for (const part of identifier.parts)
      tally.fact('tracking.identifier.parts', part, text.includes(part.toLowerCase()), text);
    tally.fact(
      'tracking.identifier.assignedBy',
      identifier.assignedBy,
      there?.assignedBy === identifier.assignedBy,
      there?.assignedBy ?? 'none',
    );
  }
  for (const sent of wanted.transmissions) {
    const same = (tracking?.transmissions ?? []).filter((one) => plainUrl(one.endpoint) === plainUrl(sent.endpoint));
    tally.fact(
      'tracking.transmissions',
      sent.endpoint,
      same.length > 0,
      tracking?.transmissions.map((one) => one.endpoint),
    );
    if (same.length === 0) continue;
    if (sent.method !== undefined)
      tally.fact(
        'tracking.transmissions.method',
        sent.method,
        same.some((one) => one.method?.toUpperCase() === sent.method),
        same.map((one) => one.method),
      );
    if (sent.every !== undefined)
      tally.fact(
        'tracking.transmissions.every',
        `${sent.endpoint} ${sent.every}`,
        same.some((one) => one.every === sent.every),
        same.map((one) => one.every),
      );
    const known = new Set(same.flatMap((one) => one.fields));
    for (const field of sent.fields)
      tally.fact('tracking.transmissions.fields', `${sent.endpoint} ${field}`, hasField(known, field), [...known]);
  }
  const { destination } = wanted;
  const found = tracking?.destination;
  tally.fact(
    'tracking.destination.kind',
    destination.kinds.join(' or '),
    found !== undefined && destination.kinds.includes(found.kind),
    found?.kind ?? 'none',
  );
  tally.fact(
    'tracking.destination.endpoint',
    destination.endpoint,
    plainUrl(found?.endpoint ?? '').startsWith(plainUrl(destination.endpoint)),
    found?.endpoint ?? 'none',
  );
  if (destination.project !== undefined)
    tally.fact(
      'tracking.destination.project',
      destination.project,
      found?.project === destination.project,
      found?.project ?? 'none',
    );
  if (destination.table !== undefined)
    tally.fact(
      'tracking.destination.table',
      destination.table,
      found?.table === destination.table,
      found?.table ?? 'none',
    );
  tally.values(
    'tracking.keys',
    wanted.keys ?? [],
    (tracking?.keys ?? []).map(({ value }) => value),
    false,
  );
}
