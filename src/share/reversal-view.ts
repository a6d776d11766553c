/** A reversal as a reader wants it, for every report that people read: grouped and ordered; wording of the medium and escaping are the renderers'. */
import type { Capability, Layer, Proof, Reversal, SampleConfig, TraceEvent } from '../model/index.ts';
import { byteCount, counted } from './numbers.ts';
import { defanged } from './view.ts';

/** One line of the configuration: what it is, its value, what is known besides, and the best proof. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly proof: Proof | null;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export interface TacticGroup {
  readonly tactic: string;
  readonly capabilities: readonly Capability[];
}

export interface LayerNode {
  readonly layer: Layer;
  readonly depth: number;
  /** the last of a row of layers, each made from the one before in the same way; the layer itself where there is no row */
  readonly last: Layer;
  /** layers in the row */
  readonly count: number;
}

/** In the order of ATT&CK's matrix. */
const TACTICS = [
  'initial-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'stealth',
  'defense-evasion',
  'credential-access',
  'discovery',
  'lateral-movement',
  'collection',
  'command-and-control',
  'exfiltration',
  'impact',
];

export function tacticsOf(reversal: Reversal): TacticGroup[] {
  const rank = (tactic: string): number => (TACTICS.indexOf(tactic) + TACTICS.length + 1) % (TACTICS.length + 1);
  return [...Map.groupBy(reversal.capabilities, ({ tactic }) => tactic)]
    .map(([tactic, capabilities]) => ({ tactic, capabilities }))
    .sort((a, b) => rank(a.tactic) - rank(b.tactic) || (a.tactic < b.tactic ? -1 : 1));
}

/** Parents before their children, each with its depth. Sixty turns of the same are one entry. */
export function layerTree(layers: readonly Layer[]): LayerNode[] {
  const children = Map.groupBy(layers, ({ parent }) => parent);
  const nodes: LayerNode[] = [];
  const stack = (children.get(null) ?? []).map((layer) => ({ layer, depth: 0 })).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { layer, depth } = next;
    let last = layer;
    let count = 1;
    for (let own = children.get(last.id) ?? []; own.length === 1; own = children.get(last.id) ?? []) {
      const [only] = own;
      if (only === undefined || only.how !== last.how || only.kind !== last.kind) break;
      last = only;
      count++;
    }
    nodes.push({ layer, depth, last, count });
    for (const child of (children.get(last.id) ?? []).toReversed()) stack.push({ layer: child, depth: depth + 1 });
  }
  return nodes;
}

/** `L2 python, 14 kB: reversed, base64, zlib at line 1`; `L1 to L58 python …: 58 times base64` */
export function layerWords({ layer, last, count }: LayerNode): string {
  const place = layer.from === null ? '' : ` at line ${layer.from.line}`;
  const forced = layer.forced ? ' (forced)' : '';
  if (count === 1) return `${layer.id} ${layer.kind}, ${byteCount(layer.size)}: ${layer.how}${place}${forced}`;
  return `${layer.id} to ${last.id} ${layer.kind}, ${byteCount(layer.size)} to ${byteCount(last.size)}: ${count} times ${layer.how}${forced}`;
}

export function extentOfReversal({ target, layers, runs, trace }: Reversal): string {
  const parts = [byteCount(target.size), target.kind, counted(layers.length, 'layer')];
  if (runs.length > 0) parts.push(`${counted(runs.length, 'run')}, ${counted(trace.length, 'event')}`);
  return parts.join('; ');
}

/** One row of the timeline: an event, and how many like it follow at once. */
export interface TimelineRow {
  readonly event: TraceEvent;
  readonly more: number;
}

const DULL: ReadonlySet<string> = new Set(['timer', 'console', 'module', 'system', 'environment']);
/** Looks at one place after another are one row from here on. */
const ALIKE = 3;

/** Each different call once, in order; timers, console and the like only where nothing else is. */
export function timelineRows(trace: readonly TraceEvent[]): TimelineRow[] {
  const telling = trace.filter(({ category }) => !DULL.has(category));
  const seen = new Set<string>();
  const rows: { event: TraceEvent; more: number }[] = [];
  let alike = 0;
  for (const event of telling.length === 0 ? trace : telling) {
    const key = `${event.call} ${event.arguments.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const last = rows.at(-1);
    alike = last !== undefined && last.event.call === event.call && event.category === 'file' ? alike + 1 : 0;
    if (last !== undefined && alike >= ALIKE) last.more++;
    else rows.push({ event, more: 0 });
  }
  return rows;
}

/** The configuration as groups of lines; empty ones are left out. */
export function factGroups(config: SampleConfig): FactGroup[] {
  const groups: FactGroup[] = [
    { title: 'Addresses', facts: config.endpoints.map(endpointFact) },
    {
      title: 'Paths on its servers',
      facts: config.pathScheme.map((entry) => fact('scheme', entry.template, entry.example, entry.evidence)),
    },
    {
      title: 'Dead drops',
      facts: config.deadDrops.map((drop) =>
        fact(
          drop.kind,
          drop.address ?? drop.url ?? '',
          [drop.chain, drop.selector, drop.key === null ? null : `key ${drop.key}`, ...drop.rpc]
            .filter(isText)
            .join(', '),
          drop.evidence,
        ),
      ),
    },
    {
      title: 'Gates: what it wants to see first',
      facts: config.gates.map((gate) => fact(gate.kind, gate.name, gate.value ?? '', gate.evidence)),
    },
    {
      title: 'Campaign and build',
      facts: [
        ...config.campaignIds.map((id) => fact('campaign', id.value, id.name, id.evidence)),
        ...config.buildIds.map((id) => fact('build', id.value, id.name, id.evidence)),
      ],
    },
    {
      title: 'Keys',
      facts: config.keys.map((key) =>
        fact(
          key.kind,
          key.kind === 'api' ? partOf(key.value) : key.value,
          [key.algorithm, key.use, key.encoding].filter(isText).join(', '),
          key.evidence,
        ),
      ),
    },
    {
      title: 'Intervals',
      facts: config.intervals.map((entry) => fact('every', duration(entry.milliseconds), entry.what, entry.evidence)),
    },
    { title: 'What it goes for', facts: targetFacts(config) },
    {
      title: 'What it sends',
      facts: config.exfiltration.map((entry) =>
        fact(
          entry.method ?? 'to',
          entry.endpoint,
          [entry.encoding, entry.fields.join(', ')].filter(isText).join(': '),
          entry.evidence,
        ),
      ),
    },
    {
      title: 'What it leaves on the machine',
      facts: [
        ...config.persistence.map((entry) => fact(entry.kind, entry.place, entry.command ?? '', entry.evidence)),
        ...config.lockFiles.map((entry) => fact('lock file', entry.value, '', entry.evidence)),
        ...config.droppedFiles.map((entry) => fact('drops', entry.path, entry.what, entry.evidence)),
      ],
    },
    {
      title: 'What its operators can order',
      facts: config.commands.map((entry) => fact('command', entry.name, entry.what, entry.evidence)),
    },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

/** How it tracks its victims, as lines; empty where it does not. */
export function trackingFacts(config: SampleConfig): Fact[] {
  const { tracking } = config;
  if (tracking === null) return [];
  const { destination, identifier } = tracking;
  const place = [destination.project, destination.table, destination.path].filter(isText).join(' / ');
  return [
    fact(`to ${destination.kind}`, destination.endpoint, place, destination.evidence),
    ...(identifier === null
      ? []
      : [
          fact(
            'victim id',
            identifier.name,
            `${identifier.expression}; given by the ${identifier.assignedBy}`,
            identifier.evidence,
          ),
        ]),
    ...tracking.fields.map((field) =>
      fact('field', field.name, [field.meaning, field.source].filter(isText).join(': '), field.evidence),
    ),
    ...tracking.transmissions.map((sent) =>
      fact(
        sent.every === null ? 'sends once' : `sends every ${duration(sent.every)}`,
        [sent.method, sent.endpoint].filter(isText).join(' '),
        [sent.encoding, sent.fields.join(', ')].filter(isText).join(': '),
        sent.evidence,
      ),
    ),
    ...tracking.keys.map((key) => fact(`key, ${key.kind}`, key.name, partOf(key.value), key.evidence)),
  ];
}

function endpointFact(entry: SampleConfig['endpoints'][number]): Fact {
  const note = [entry.tier === 'unknown' ? '' : entry.tier, entry.method ?? ''].filter(isText).join(', ');
  return fact(entry.role, entry.url, note, entry.evidence);
}

function targetFacts(config: SampleConfig): Fact[] {
  return [
    ...config.walletExtensions.map((entry) => fact('wallet extension', entry.id, entry.name ?? '', entry.evidence)),
    ...config.applications.map((entry) => fact('application', entry.name, entry.path, entry.evidence)),
    ...config.browserPaths.map((entry) => fact('browser', entry.path, entry.browser ?? '', entry.evidence)),
    ...config.credentialPaths.map((entry) => fact('credentials', entry.path, entry.what, entry.evidence)),
    ...config.fileGlobs.map((entry) => fact('files', entry.value, '', entry.evidence)),
    ...config.exclusions.map((entry) => fact('leaves out', entry.value, '', entry.evidence)),
  ];
}

function fact(label: string, value: string, note: string, evidence: readonly Proof[]): Fact {
  return { label, value: defanged(value), note: defanged(note), proof: evidence[0] ?? null };
}

/** Enough of an access key to know it again: the whole stands in the configuration. */
function partOf(key: string): string {
  return key.length <= 16 ? key : `${key.slice(0, 6)} … ${key.slice(-4)}`;
}

function isText(text: string | null): text is string {
  return text !== null && text !== '';
}

/** 300000 as `5 min` */
function duration(millis: number): string {
  if (millis < 1000) return `${millis} ms`;
  const seconds = millis / 1000;
  if (seconds < 120) return `${Number(seconds.toFixed(1))} s`;
  const minutes = seconds / 60;
  return minutes < 120 ? `${Number(minutes.toFixed(1))} min` : `${Number((minutes / 60).toFixed(1))} h`;
}
