/** Indicators of all layers, strings and events as one list, with the roles that the configuration gives them. Values of the decoy world are never among them. */
import {
  extractIndicators,
  type FileIndicators,
  hitsInText,
  type IndicatorHit,
  type RoleHint,
  toIndicators,
} from '../../indicators/index.ts';
import { LineIndex } from '../../lib/index.ts';
import type { Indicator, SampleConfig } from '../../model/index.ts';
import type { ContentKind } from '../../syntax/index.ts';
import type { Context } from './context.ts';
import { decoyValues, neutralPath } from './decoy.ts';
import type { Facts } from './facts-of-sample.ts';
import { entryOf } from './maps.ts';
import { namesDecoy } from './neutral.ts';
import { layerNumber } from './proofs.ts';

const MOST_TEXTS = 20_000;
const MOST_EVENTS = 6_000;
const MAY_HOLD = /[./:@]|^[a-p]{32}$|^0x[0-9a-f]{40}|^T[1-9A-HJ-NP-Za-km-z]{33}$|^[A-Za-z0-9+/=_-]{16,}$/;
/** Ends of file names that are domains of the top level, too. */
const FILE_NAME = /\.(?:zip|mov|sh|py|rs|pl|md|so|ps|cab|app|dev|run|js|bat|com)$/i;
const ROLES: Readonly<Record<string, RoleHint['role']>> = {
  stager: 'stager',
  payload: 'payload-host',
  c2: 'c2',
  router: 'stager',
  exfiltration: 'exfiltration',
  upload: 'exfiltration',
  beacon: 'c2',
  log: 'exfiltration',
  'dead-drop': 'dead-drop',
  rpc: 'rpc',
  lookup: 'reference',
  reference: 'reference',
  unknown: 'unknown',
};
const CONFIDENCE: Readonly<Record<string, number>> = {
  unknown: 45,
  rpc: 30,
  lookup: 20,
  reference: 5,
  'dead-drop': 85,
};

export function indicatorsOf({ context, config }: Facts): Indicator[] {
  const hits = new Map<string, IndicatorHit[]>();
  const add = (layer: string, found: readonly IndicatorHit[], place?: { line: number; layer: string }): void => {
    const list = entryOf(hits, layer, () => []);
    for (const hit of found) list.push(place === undefined ? hit : { ...hit, ...place, column: 1 });
  };
  ofLayers(context, add);
  ofSeen(context, add);
  ofConfig(config, add);
  const asked = new Set(config.endpoints.map(({ host }) => host));
  const decoys = [...decoyValues()].filter((value) => !asked.has(value));
  const files = context.material.layers
    .filter(({ id }) => hits.has(id))
    .sort((a, b) => layerNumber(a.id) - layerNumber(b.id))
    .map(
      (layer): FileIndicators => ({
        file: layer.id,
        sha256: layer.sha256,
        hits: (hits.get(layer.id) ?? []).filter((hit) => !isDecoy(hit, decoys, asked)),
        reached: true,
      }),
    );
  const forced = forcedOnly(context);
  return toIndicators(files, { hints: hintsOf(config), maxEvidence: 8 }).map((indicator) => ({
    ...indicator,
    origin: originOf(indicator, context, forced),
  }));
}

type Add = (layer: string, found: readonly IndicatorHit[], place?: { line: number; layer: string }) => void;

const KINDS: Readonly<Record<string, ContentKind>> = {
  javascript: 'javascript',
  python: 'python',
  json: 'json',
} as Readonly<Record<string, ContentKind>>;

function ofLayers({ material }: Context, add: Add): void {
  for (const layer of material.layers) {
    if (layer.text === null) continue;
    const kind = KINDS[layer.kind] ?? ('text' as ContentKind);
    const view = {
      text: layer.text,
      module: null,
      kind,
      name: layer.kind === 'javascript' ? 'layer.js' : layer.kind === 'python' ? 'layer.py' : 'layer',
      lines: new LineIndex(layer.text),
    };
    add(layer.id, extractIndicators(view));
  }
}

function ofSeen({ seen, events, material }: Context, add: Add): void {
  const texts = new Map(material.layers.map(({ id, text }) => [id, text ?? '']));
  const known = new Set<string>();
  let count = 0;
  for (const { text, layer, from, proof } of seen) {
    if (
      from === 'argument' ||
      text.length > 2_000 ||
      !MAY_HOLD.test(text) ||
      /\{[^}]*\}/.test(text) ||
      known.has(`${layer} ${text}`)
    )
      continue;
    known.add(`${layer} ${text}`);
    if (++count > MOST_TEXTS) break;
    const found = hitsInText(text).filter(
      ({ type, value }) => type !== 'domain' || !FILE_NAME.test(value) || text.includes('://'),
    );
    if (found.length === 0) continue;
    const { line, how } = proof();
    const stands = how !== 'static' || texts.get(layer)?.includes(text) === true;
    add(layer, found, { line: line ?? 1, layer: how !== 'static' ? how : stands ? 'source' : 'joined' });
  }
  for (const event of events.slice(0, MOST_EVENTS))
    for (const name of ['url', 'command', 'host', 'address', 'to', 'server']) {
      // the path of a library's own handshake is no part of the address
      const key = name === 'url' && Object.hasOwn(event.data, 'socket') ? 'socket' : name;
      const value = Object.hasOwn(event.data, key) ? event.data[key] : undefined;
      if (value === undefined || value.length > 4_000 || known.has(`${event.layer} ${value}`)) continue;
      known.add(`${event.layer} ${value}`);
      add(event.layer, hitsInText(neutralPath(value)), {
        line: event.stack[0]?.line ?? 1,
        layer: `recorded: ${event.call}`.slice(0, 60),
      });
    }
}

/** What was put together from parts stands in no text. */
function ofConfig(config: SampleConfig, add: Add): void {
  const put = (
    type: IndicatorHit['type'],
    value: string,
    evidence: readonly { layer: string; line: number | null }[],
    how: string,
  ): void => {
    const [first] = evidence;
    if (first !== undefined && value !== '')
      add(first.layer, [{ type, value, at: 0, line: first.line ?? 1, column: 1, layer: how }]);
  };
  for (const { url, scheme, host, port, evidence } of config.endpoints) {
    const [first] = evidence;
    if (first === undefined) continue;
    // what is open in an address says nothing; its host does
    add(
      first.layer,
      hitsInText(url.includes('{') ? url.slice(0, url.indexOf('{')).replace(/[^/]*$/, '') : url).filter(
        ({ type }) => !url.includes('{') || type !== 'url',
      ),
      { line: first.line ?? 1, layer: first.how === 'recorded' ? 'recorded' : 'joined' },
    );
    if (scheme === 'tcp' && port !== null) put('socket', `${host}:${port}`, evidence, 'joined');
  }
  for (const { value, evidence } of config.campaignIds) put('campaign-id', value, evidence, 'configuration');
  for (const { kind, name, value, evidence } of config.gates)
    if (kind === 'header' && value !== null)
      put('http-header', `${name.toLowerCase()}: ${value}`, evidence, 'configuration');
  for (const { id, evidence } of config.walletExtensions) put('browser-extension', id, evidence, 'configuration');
  for (const { kind, chain, address, evidence } of config.deadDrops) {
    if (address === null) continue;
    if (kind === 'contract' && /^0x[0-9a-f]{40}$/i.test(address))
      put('evm-contract', address, evidence, 'configuration');
    else if (kind === 'account' && chain === 'TRON') put('tron-address', address, evidence, 'configuration');
    else if (kind === 'account' && chain === 'Aptos')
      put('aptos-address', address.toLowerCase(), evidence, 'configuration');
  }
}

function hintsOf(config: SampleConfig): RoleHint[] {
  const hints = config.endpoints.map(
    ({ url, role }): RoleHint => ({
      value: url.replace(/\?.*$/, ''),
      role: ROLES[role] ?? 'unknown',
      confidence: CONFIDENCE[role] ?? 88,
    }),
  );
  const whole = config.endpoints.map(
    ({ url, role }): RoleHint => ({ value: url, role: ROLES[role] ?? 'unknown', confidence: CONFIDENCE[role] ?? 88 }),
  );
  const sockets = config.endpoints
    .filter(({ port, scheme }) => port !== null && scheme === 'tcp')
    .map(({ url, role }): RoleHint => ({ value: url, role: ROLES[role] ?? 'unknown', confidence: 85 }));
  // the server itself, without a path
  const servers = config.endpoints
    .filter(({ tier, scheme }) => tier !== 'third-party' && /^(?:https?|wss?)$/.test(scheme))
    .map(
      ({ scheme, host, port, role }): RoleHint => ({
        value: `${scheme}://${host}${port === null ? '' : `:${port}`}/`,
        role: ROLES[role] ?? 'unknown',
        confidence: 70,
      }),
    );
  const bare = config.endpoints
    .filter(({ scheme }) => scheme === 'tcp')
    .map(({ host, role }): RoleHint => ({ value: host, role: ROLES[role] ?? 'unknown', confidence: 80 }));
  const drops = config.deadDrops
    .filter(({ address }) => address !== null)
    .map(({ address }): RoleHint => ({ value: address ?? '', role: 'dead-drop', confidence: 85 }));
  return [...servers, ...hints, ...whole, ...sockets, ...bare, ...drops];
}

/** Ours: names, addresses and folders of the decoy machines; what the answers of the made-up network hold. */
function isDecoy({ value, type }: IndicatorHit, decoys: readonly string[], asked: ReadonlySet<string>): boolean {
  const text = value.toLowerCase();
  if (decoys.includes(text) || namesDecoy(value)) return true;
  if (type === 'file-path') return decoys.some((decoy) => decoy.length > 8 && text.includes(decoy));
  const host = /^[a-z0-9+.-]+:\/\/([^/?#:]+)/.exec(text)?.[1] ?? text.replace(/:\d+$/, '');
  if (asked.has(host)) return false;
  return decoys.includes(host) || /(?:^|[.-])decoy(?:[.-]|$)/.test(host);
}

function forcedOnly({ sent }: Context): ReadonlySet<string> {
  return new Set(sent.filter((one) => one.forced).map(({ url }) => url));
}

/** Seen in a text or while it ran: observed. Put together by us, or only where execution was forced: inferred. */
function originOf(indicator: Indicator, { material }: Context, forced: ReadonlySet<string>): Indicator['origin'] {
  if (forced.has(indicator.value)) return 'inferred';
  const joined = indicator.evidence.every(({ layer }) => layer === 'joined' || layer === 'configuration');
  return joined && !material.layers.some(({ text }) => text?.includes(indicator.value) === true)
    ? 'inferred'
    : 'observed';
}
