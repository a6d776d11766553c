/**
 * From a sample to what it is, does and knows: peel, emulate, peel what came up, make it readable with what was observed, describe.
 * Everything that reads the sample's text does so in other processes; a stage that fails is said, and what the others found stands.
 */
import { availableParallelism } from 'node:os';
import packageJson from '../../../package.json' with { type: 'json' };
import { sha256 } from '../../lib/index.ts';
import type { EmulationRun, Reversal, TraceEvent, Unresolved } from '../../model/index.ts';
import type { Deobfuscation } from '../deobfuscate/deobfuscation.ts';
import { emptyDescription } from '../describe/empty.ts';
import type { Emulation, GuestFile, Observation } from '../emulate/emulation.ts';
import { Lab, type Outcome } from '../lab/lab.ts';
import type { PeeledLayer, PeelResult } from '../peel/peel.ts';
import { byCode, describedLayers, finalLayers, newCode, shortened } from './layers.ts';
import { ALL_PERSONAS, EMULATION_MILLIS, type ReverseOptions, type ReverseTarget, STATIC_MILLIS } from './options.ts';
import { withStaticTexts } from './static-texts.ts';
import { withFloor } from './verdict-floor.ts';

/** Programs besides the sample itself that are entered on their own, where no run of it came to them. */
const MOST_ENTERED = 4;
/** Layers that are made readable, and UTF-16 units of them all. */
const MOST_SOURCES = 40;
const MOST_SOURCE_UNITS = 3_000_000;
const LIMITS = { guestMebibytes: 128, runSteps: 60_000, runMillis: 12_000, events: 20_000 };

/** @throws the reason of `signal` */
export async function reverse(target: ReverseTarget, options: ReverseOptions = {}): Promise<Reversal> {
  const run = new Run(target, options);
  try {
    return await run.finish();
  } finally {
    run.stop();
  }
}

class Run {
  readonly #target: ReverseTarget;
  readonly #options: ReverseOptions;
  readonly #lab = new Lab();
  readonly #unresolved: Unresolved[] = [];
  readonly #notes: string[] = [];

  constructor(target: ReverseTarget, options: ReverseOptions) {
    this.#target = target;
    this.#options = options;
    options.signal?.addEventListener('abort', () => this.stop(), { once: true });
  }

  stop(): void {
    this.#lab.stop();
  }

  async finish(): Promise<Reversal> {
    const millis = this.#options.staticMillis ?? STATIC_MILLIS;
    let peeled = await this.#peel(millis);
    // the lab has nothing else to do meanwhile
    const unobserved = this.#options.emulate === false ? null : this.#readUnobserved(peeled, millis);
    const emulation = this.#options.emulate === false ? null : await this.#emulate(peeled);
    if (emulation !== null) peeled = await this.#peelMore(peeled, emulation, millis);
    const sources = await this.#sources(peeled.layers, emulation, millis);
    peeled = withStaticTexts(peeled, sources, await unobserved);
    const ids = byCode(peeled.layers);
    const layers = finalLayers(peeled, emulation);
    const events = (emulation?.events ?? []).map((event) => withIds(event, ids));
    const runs = (emulation?.runs ?? []).map((run): EmulationRun => ({ ...run, layer: ids.get(run.layer) ?? 'L0' }));
    this.#step('describing');
    for (const file of shortened(peeled))
      this.#unresolved.push({ file, line: 1, what: 'the middle of it was not described', why: 'the text is too long' });
    const material = { layers: describedLayers(layers, peeled), sources, runs, events };
    const outcome = await this.#lab.do('describe', material, millis);
    this.#options.signal?.throwIfAborted();
    const description = this.#got('describing', outcome) ?? emptyDescription();
    const root = layers[0];
    const unresolved = [...this.#unresolved, ...unresolvedOf(peeled, sources)];
    return {
      schema: 'counterlure/reversal/1',
      tool: { name: 'counterlure', version: packageJson.version },
      target: {
        name: this.#target.name,
        sha256: sha256(this.#target.content),
        size: this.#target.content.length,
        kind: root?.kind ?? 'binary',
      },
      verdict: withFloor(description.verdict, unresolved),
      obfuscation: merged(sources),
      layers,
      source: sources.get('L0')?.source ?? root?.text ?? '',
      sources: [...sources].filter(([id]) => id !== 'L0').map(([layer, { source }]) => ({ layer, text: source })),
      config: description.config,
      capabilities: [...description.capabilities],
      families: [...description.families],
      anchors: description.anchors,
      similarity: description.similarity,
      runs,
      trace: events,
      indicators: [...description.indicators],
      unresolved,
      coverage: {
        static: sources.size > 0,
        emulated: runs.length > 0,
        limits: { ...LIMITS, staticMillis: millis, emulationMillis: this.#emulationMillis() },
        notes: [...NOTES, ...this.#notes],
      },
    };
  }

  #step(stage: string): void {
    this.#options.signal?.throwIfAborted();
    this.#options.onProgress?.(stage);
  }

  /** Its value, or null with the reason said. */
  #got<T>(what: string, outcome: Outcome<T>): T | null {
    if (outcome.ok) return outcome.value;
    const why = { failed: `failed: ${outcome.message}`, died: 'ended its process', timeout: 'took too long' }[
      outcome.why
    ];
    this.#unresolved.push({ file: 'L0', line: 1, what: `${what} was not done`, why: `it ${why}` });
    return null;
  }

  async #peel(millis: number): Promise<PeelResult> {
    this.#step('peeling');
    const { name, content, files = [] } = this.#target;
    const outcome = await this.#lab.do('peel', { name, content, files, millis }, millis * 1.5);
    this.#options.signal?.throwIfAborted();
    return this.#got('peeling', outcome) ?? unpeeled(content);
  }

  async #peelMore(known: PeelResult, emulation: Emulation, millis: number): Promise<PeelResult> {
    const extra = newCode(emulation, byCode(known.layers), known.layers[0]?.id ?? 'L0');
    if (extra.length === 0) return known;
    this.#step('peeling what came up');
    const outcome = await this.#lab.do('more', { known, extra, millis }, millis * 1.5);
    this.#options.signal?.throwIfAborted();
    return this.#got('peeling of code that came up', outcome) ?? known;
  }

  /** What is observed takes the place of expressions: what they compute besides shows in a reading without it. Null where that fails. */
  async #readUnobserved(peeled: PeelResult, millis: number): Promise<Deobfuscation | null> {
    const root = peeled.layers[0];
    if (root?.kind !== 'javascript' || typeof root.content !== 'string') return null;
    const input = { text: root.content, observations: [], millis };
    const outcome = await this.#lab.do('deobfuscate', input, millis * 1.5);
    return outcome.ok ? outcome.value : null;
  }

  #emulationMillis(): number {
    return this.#options.emulationMillis ?? EMULATION_MILLIS;
  }

  /** The sample, and programs found in it to which no run of it came. */
  async #emulate(peeled: PeelResult): Promise<Emulation | null> {
    const { emulate } = await import('../emulate/emulate.ts');
    let all: Emulation | null = null;
    let entered = 0;
    for (const layer of peeled.layers) {
      // a module of a bundle runs, and is read, with the bundle
      if (layer.kind !== 'javascript' || typeof layer.content !== 'string' || layer.part === true) continue;
      const first = entered === 0;
      if (!first && (entered >= MOST_ENTERED || !isWorthEntering(layer, all))) continue;
      entered++;
      this.#step(first ? 'emulating' : `emulating ${layer.id}`);
      const path = this.#target.path ?? fileName(this.#target.name);
      const own: GuestFile = { path: first ? path : `${layer.id}.js`, text: layer.content };
      const others = (this.#target.files ?? []).filter((file) => file.path !== own.path);
      const emulation = await emulate({
        files: [own, ...others],
        layer: sha256(layer.content),
        personas: this.#options.personas ?? ALL_PERSONAS,
        limits: {
          ...LIMITS,
          totalMillis: first ? this.#emulationMillis() : Math.ceil(this.#emulationMillis() / 3),
          jobs: this.#options.jobs ?? Math.min(2, availableParallelism()),
        },
      });
      this.#options.signal?.throwIfAborted();
      all = all === null ? emulation : joined(all, emulation);
    }
    if (all === null) this.#notes.push('Nothing in it is JavaScript that could be emulated.');
    for (const why of all?.problems ?? [])
      this.#unresolved.push({ file: 'L0', line: 1, what: 'the emulation is not complete', why });
    return all;
  }

  async #sources(
    layers: readonly PeeledLayer[],
    emulation: Emulation | null,
    millis: number,
  ): Promise<Map<string, Deobfuscation>> {
    const sources = new Map<string, Deobfuscation>();
    const observed = Map.groupBy(emulation?.observations ?? [], (observation: Observation) => observation.code);
    const left: string[] = [];
    let units = 0;
    // the last fence, of the processor: all the others together may take as long as the sample itself, three times
    let others = millis * 3;
    for (const { id, kind, content, part } of layers) {
      if (kind !== 'javascript' || typeof content !== 'string' || part === true) continue;
      const isSample = id === 'L0';
      if (
        !isSample &&
        (sources.size >= MOST_SOURCES || others <= 0 || (units > 0 && units + content.length > MOST_SOURCE_UNITS))
      ) {
        left.push(id);
        continue;
      }
      units += content.length;
      this.#step(`making ${id} readable`);
      const observations = observed.get(sha256(content)) ?? [];
      const time = isSample ? millis : Math.ceil(millis / 3);
      const before = this.#lab.worked;
      const outcome = await this.#lab.do('deobfuscate', { text: content, observations, millis: time }, time * 1.5);
      if (!isSample) others -= this.#lab.worked - before;
      this.#options.signal?.throwIfAborted();
      const source = this.#got(`making ${id} readable`, outcome);
      if (source !== null) sources.set(id, source);
    }
    this.#leftOut(left);
    return sources;
  }

  /** One line for all of them: there may be hundreds. */
  #leftOut([first, ...more]: readonly string[]): void {
    if (first === undefined) return;
    const what = `it was not made readable${more.length === 0 ? '' : `, nor were ${more.length} more layers`}`;
    this.#unresolved.push({ file: first, line: 1, what, why: 'there are too many layers' });
  }
}

const NOTES: readonly string[] = [
  'Nothing of the sample ran on this machine: it ran in an interpreter, in a made-up world that answers nothing real.',
  'What a server would have sent is not known; where an answer was needed, a made-up one was given.',
];

function isWorthEntering(layer: PeeledLayer, all: Emulation | null): boolean {
  if (typeof layer.content !== 'string' || layer.content.length < 80) return false;
  const code = sha256(layer.content);
  return layer.depth > 0 && !(all?.code ?? []).some((seen) => seen.sha256 === code);
}

function fileName(name: string): string {
  return name.split(/[\\/]/).at(-1) || 'sample.js';
}

/** Two emulations as one: ids of runs and events of the second go on after the first. */
function joined(one: Emulation, other: Emulation): Emulation {
  const runs = one.runs.length;
  const events = 1 + one.events.reduce((most, event) => Math.max(most, event.id), -1);
  return {
    runs: [...one.runs, ...other.runs],
    events: [
      ...one.events,
      ...other.events.map((event) => ({ ...event, id: event.id + events, run: event.run + runs })),
    ],
    code: [...one.code, ...other.code.map((code) => ({ ...code, event: code.event + events }))],
    observations: [...one.observations, ...other.observations],
    problems: [...new Set([...one.problems, ...other.problems])],
  };
}

function withIds(event: TraceEvent, ids: ReadonlyMap<string, string>): TraceEvent {
  const id = (code: string): string => ids.get(code) ?? 'L0';
  return {
    ...event,
    layer: id(event.layer),
    stack: event.stack.map((frame) => ({ ...frame, layer: id(frame.layer) })),
  };
}

function merged(sources: ReadonlyMap<string, Deobfuscation>): Reversal['obfuscation'] {
  const best = new Map<string, Reversal['obfuscation'][number]>();
  for (const { obfuscation } of sources.values())
    for (const found of obfuscation) {
      const known = best.get(found.name);
      if (known === undefined || known.confidence < found.confidence) best.set(found.name, found);
    }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1));
}

function unresolvedOf(peeled: PeelResult, sources: ReadonlyMap<string, Deobfuscation>): Unresolved[] {
  return [
    ...peeled.unresolved.map(({ layer, line, what, why }) => ({ file: layer, line, what, why })),
    ...[...sources].flatMap(([file, { unresolved }]) => unresolved.map((entry) => ({ file, ...entry }))),
  ];
}

/** The sample as its only layer, where peeling failed. */
function unpeeled(content: Uint8Array): PeelResult {
  const text = new TextDecoder().decode(content);
  const layer: PeeledLayer = {
    id: 'L0',
    parent: null,
    kind: 'javascript',
    how: 'the sample',
    decoder: 'sample',
    from: null,
    event: null,
    origin: 'static',
    sha256: sha256(content),
    size: content.length,
    forced: false,
    depth: 0,
    content: text,
  };
  return { layers: [layer], unresolved: [] };
}
