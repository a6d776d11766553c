/** Endpoints with role and tier, and the path schemes that they follow. */
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { BUILD_NAMES, CAMPAIGN_NAMES } from '../data/names.ts';
import { PATH_RULES } from '../data/paths.ts';
import { Ledger } from '../proofs.ts';
import { addressOf, isOpen, type Sent } from '../requests/request.ts';
import { purposeOf } from './classify.ts';
import type { Ids } from './ids.ts';

type Endpoint = SampleConfig['endpoints'][number];
type Bare<T extends { evidence: unknown }> = Omit<T, 'evidence'>;

const MOST = 200;

export function endpointsOf(context: Context): Endpoint[] {
  const ledger = new Ledger<Bare<Endpoint>>();
  const hosts = new Set<string>();
  for (const sent of context.sent) {
    if (isOpen(sent.host)) continue;
    hosts.add(sent.host);
    const { url, scheme, host, port, path, method } = sent;
    ledger.add(
      `${url.replace(/\/+$/, '')} ${method ?? ''}`,
      { url, scheme, host, port, path, method, ...purposeOf(sent) },
      sent.proofs,
    );
  }
  named(context, hosts, ledger);
  return ledger.list().slice(0, MOST);
}

/** Addresses that stand in the sample and that nothing seen so far asks: only those that speak for themselves. */
function named({ seen, sent }: Context, hosts: ReadonlySet<string>, ledger: Ledger<Bare<Endpoint>>): void {
  const known = new Set(sent.map(({ url }) => url.replace(/\/+$/, '')));
  for (const { text, from, proof } of seen) {
    if (text.length > 400 || !/^(?:https?|wss?):\/\//i.test(text) || /\s/.test(text) || from === 'argument') continue;
    const address = addressOf(text);
    if (address === null || isOpen(text)) continue;
    const rule = PATH_RULES.find(({ path }) => path.test(address.path));
    if (hosts.has(address.host) && (rule === undefined || known.has(text.replace(/\/+$/, '')))) continue;
    const odd =
      /^\d{1,3}(?:\.\d{1,3}){3}$/.test(address.host) && !/^(?:127|10|0|255|192\.168|169\.254)\./.test(address.host);
    const port =
      address.port !== null &&
      ![80, 443, 3000, 8080, 8000, 5000].includes(address.port) &&
      !/^(?:localhost|127\.)/.test(address.host);
    if (rule === undefined && !odd && !port) continue;
    const { scheme, host, port: number, path } = address;
    ledger.add(
      `${text.replace(/\/+$/, '')} `,
      {
        url: text,
        scheme,
        host,
        port: number,
        path,
        method: null,
        role: rule?.role ?? 'unknown',
        tier: rule?.tier ?? 'unknown',
      },
      [proof()],
    );
  }
}

/** `/client/{campaign}/{build}`: parts that came through a name, parts that are known ids, and parts that differ between requests of one host. */
export function pathSchemeOf(context: Context, ids: Ids): SampleConfig['pathScheme'] {
  const ledger = new Ledger<Bare<SampleConfig['pathScheme'][number]>>();
  const siblings = new Map<string, Set<string>>();
  for (const { host, path } of context.sent) siblings.set(host, (siblings.get(host) ?? new Set()).add(path));
  for (const sent of context.sent) {
    if (sent.kind === 'socket' || isOpen(sent.host) || sent.path.length < 2 || sent.rpc !== null) continue;
    const template = templateOf(sent, ids, siblings.get(sent.host) ?? new Set());
    if (template === null) continue;
    ledger.add(template, { template, example: sent.path }, sent.proofs);
  }
  return ledger.list();
}

function templateOf(sent: Sent, ids: Ids, siblings: ReadonlySet<string>): string | null {
  const names = sent.template.split('/');
  const parts = sent.path.split('/');
  const aligned = names.length === parts.length;
  let holes = 0;
  const out = parts.map((part, i) => {
    const name = aligned ? /^\{([^}]+)\}$/.exec(names[i] ?? '')?.[1] : undefined;
    const known = ids.campaign.has(part) ? 'campaign' : ids.build.has(part) ? 'build' : null;
    if (name === undefined && known === null && !/^\{[^}]*\}$/.test(part) && !differs(parts, i, siblings)) {
      if (!aligned || !/\{/.test(names[i] ?? '')) return part;
      holes++;
      return names[i] ?? part;
    }
    if (part === '') return part;
    holes++;
    return `{${known ?? holeName(name ?? (/^\{([^}]*)\}$/.exec(part)?.[1] || 'id'))}}`;
  });
  return holes === 0 ? null : out.join('/');
}

function holeName(name: string): string {
  if (BUILD_NAMES.has(name)) return 'build';
  return CAMPAIGN_NAMES.has(name) ? 'campaign' : name;
}

/** Another request of the host has the same path but for this part, and the part looks like an id. */
function differs(parts: readonly string[], index: number, siblings: ReadonlySet<string>): boolean {
  const part = parts[index] ?? '';
  if (!/\d/.test(part) || part.length > 80 || index < 2) return false;
  for (const sibling of siblings) {
    const other = sibling.split('/');
    if (
      other.length === parts.length &&
      other[index] !== part &&
      other.every((one, i) => i === index || one === parts[i])
    )
      return true;
  }
  return false;
}
