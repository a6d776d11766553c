/** The fixpoint: every layer is shown to every decoder until nothing new comes out. Breadth first, in the order of the registry, so that ids do not depend on luck. */
import { LineIndex, sha256 } from '../../../lib/index.ts';
import { contentKind } from '../../../syntax/index.ts';
import type { Evaluator } from '../../evaluator.ts';
import type { Budget, Decoder, Peeled, SiblingFile } from '../decoder.ts';
import { worthOf } from '../look/worth.ts';
import { gathered } from './gather.ts';
import type { ExtraLayer, PeeledLayer, PeelResult, Unpeeled } from './layer.ts';
import type { PeelLimits } from './limits.ts';
import { sampleOf } from './sample.ts';
import { viewOf } from './view.ts';

export interface PeelingOptions {
  readonly evaluator: Evaluator | null;
  readonly millis: number;
  readonly limits: PeelLimits;
  readonly decoders: readonly Decoder[];
  readonly files: readonly SiblingFile[];
}

type Made = Pick<
  PeeledLayer,
  'parent' | 'kind' | 'how' | 'decoder' | 'from' | 'event' | 'origin' | 'forced' | 'depth' | 'content'
>;

export class Peeling {
  readonly layers: PeeledLayer[] = [];
  readonly #unresolved: Unpeeled[] = [];
  readonly #known = new Map<string, PeeledLayer>();
  /** small texts that were said already, under whatever layer */
  readonly #texts = new Set<string>();
  readonly #queue: PeeledLayer[] = [];
  readonly #options: PeelingOptions;
  readonly #until: number;
  #bytes = 0;
  #said = new Set<string>();

  constructor(options: PeelingOptions) {
    this.#options = options;
    this.#until = performance.now() + options.millis;
  }

  /** The sample itself. */
  addSample(name: string, bytes: Uint8Array): void {
    const { kind, text } = sampleOf(name, bytes);
    const layer = this.#put(
      {
        parent: null,
        kind,
        how: 'the sample',
        decoder: 'sample',
        from: null,
        event: null,
        origin: 'static',
        forced: false,
        depth: 0,
        content: text ?? bytes,
      },
      bytes,
    ); // prettier-ignore
    if (layer !== null && text !== null) this.#known.set(sha256(text), layer);
  }

  /** Layers of before: they are not peeled again. */
  addKnown({ layers, unresolved }: PeelResult): void {
    for (const layer of layers) {
      this.layers.push(layer);
      this.#known.set(layer.sha256, layer);
      if (typeof layer.content === 'string') this.#known.set(sha256(layer.content), layer);
      this.#bytes += layer.size;
    }
    for (const entry of unresolved) this.#say(entry);
  }

  addExtra(extra: ExtraLayer): void {
    const parent = this.#byId(extra.parent) ?? this.layers[0];
    if (this.#known.has(sha256(extra.text))) return;
    const kind = contentKind(Buffer.from(extra.text, 'utf8'));
    this.#put({
      parent: parent?.id ?? null,
      kind: kind === 'text' ? 'javascript' : kind,
      how: extra.how,
      decoder: 'emulation',
      from: null,
      event: extra.event,
      origin: 'emulated',
      forced: extra.forced,
      depth: (parent?.depth ?? 0) + 1,
      content: extra.text,
    }); // prettier-ignore
  }

  #byId(parent: string): PeeledLayer | undefined {
    if (parent.startsWith('code:')) return this.#known.get(parent.slice(5));
    return this.layers.find(({ id }) => id === parent);
  }

  run(): PeelResult {
    for (let layer = this.#queue.shift(); layer !== undefined; layer = this.#queue.shift()) {
      if (layer.depth >= this.#options.limits.depth) {
        this.#say({
          layer: layer.id,
          line: 1,
          what: 'it was not peeled further',
          why: `layers are nested ${layer.depth} deep`,
        });
        continue;
      }
      if (!this.#left()) {
        this.#say({ layer: layer.id, line: 1, what: 'it was not peeled further', why: this.#spent() });
        continue;
      }
      this.#peel(layer);
    }
    return { layers: this.layers, unresolved: this.#unresolved };
  }

  #left(): boolean {
    const { layers, bytes } = this.#options.limits;
    return this.layers.length < layers && this.#bytes < bytes && performance.now() < this.#until;
  }

  #spent(): string {
    const { layers, bytes } = this.#options.limits;
    if (this.layers.length >= layers) return `there are ${layers} layers already`;
    return this.#bytes >= bytes ? 'the layers are too large together' : 'the time is used up';
  }

  #peel(layer: PeeledLayer): void {
    const { limits, evaluator, decoders, files } = this.#options;
    let produced = 0;
    const budget: Budget = {
      left: () => this.#left(),
      take: (bytes) => {
        produced += bytes;
        return bytes <= limits.layerBytes && produced + this.#bytes <= limits.bytes * 2;
      },
    };
    const view = viewOf(layer, budget, evaluator, files);
    const found: { readonly decoder: string; readonly peeled: Peeled }[] = [];
    for (const decoder of decoders) {
      if (decoder.kinds !== undefined && !decoder.kinds.includes(layer.kind)) continue;
      if (!this.#left()) {
        this.#say({ layer: layer.id, line: 1, what: 'not every way of hiding was tried', why: this.#spent() });
        break;
      }
      try {
        for (const peeled of decoder.decode(view)) {
          found.push({ decoder: decoder.id, peeled });
          if (found.length >= limits.layers * 40) break;
        }
      } catch (error) {
        const why = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
        this.#say({ layer: layer.id, line: 1, what: `${decoder.title} was not done`, why });
      }
    }
    this.#take(layer, found);
  }

  #take(layer: PeeledLayer, found: readonly { readonly decoder: string; readonly peeled: Peeled }[]): void {
    const { limits } = this.#options;
    const lines = new LineIndex(typeof layer.content === 'string' ? layer.content : '');
    const own = typeof layer.content === 'string' ? layer.content : '';
    let children = 0;
    for (const { decoder, peeled } of gathered(found, this.#texts, own)) {
      if (this.layers.length >= limits.layers || children >= limits.children) {
        this.#say({
          layer: layer.id,
          line: 1,
          what: 'more was found than is kept',
          why: `there are ${this.layers.length} layers, ${children} of this one`,
        });
        return;
      }
      const { content, how, start, end } = peeled;
      if (!isKept(peeled)) continue;
      const size = typeof content === 'string' ? content.length : content.length;
      if (size > limits.layerBytes) {
        this.#say({
          layer: layer.id,
          line: lines.at(start).line,
          what: `${how}: the result was left out`,
          why: 'it is too large',
        });
        continue;
      }
      const made = this.#put(
        {
          parent: layer.id,
          kind: peeled.kind ?? kindOf(content),
          how,
          decoder,
          from: { start, end, line: lines.at(start).line },
          event: null,
          origin: layer.origin,
          forced: layer.forced,
          depth: layer.depth + 1,
          content,
        },
        undefined,
        peeled.part === true,
      ); // prettier-ignore
      if (made !== null) children++;
    }
  }

  #put(made: Made, original?: Uint8Array, part = false): PeeledLayer | null {
    const bytes = original ?? (typeof made.content === 'string' ? Buffer.from(made.content, 'utf8') : made.content);
    const digest = sha256(bytes);
    if (this.#known.has(digest)) return null;
    const layer: PeeledLayer = {
      id: `L${this.layers.length}`,
      ...made,
      sha256: digest,
      size: bytes.length,
      ...(part ? { part: true as const } : {}),
    };
    this.#known.set(digest, layer);
    this.layers.push(layer);
    this.#bytes += bytes.length;
    if (!part) this.#queue.push(layer);
    return layer;
  }

  #say(entry: Unpeeled): void {
    const key = `${entry.layer} ${entry.line} ${entry.what} ${entry.why}`;
    if (this.#said.has(key) || this.#unresolved.length >= 200) return;
    this.#said.add(key);
    this.#unresolved.push(entry);
  }
}

function kindOf(content: string | Uint8Array): string {
  return contentKind(typeof content === 'string' ? Buffer.from(content.slice(0, 200_000), 'utf8') : content);
}

/** Of what a decoder is not sure, only what speaks for itself. */
function isKept({ content, confidence }: Peeled): boolean {
  if (content.length < 2) return false;
  if (confidence >= 50) return true;
  const worth = worthOf(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, 1);
  return worth !== null && worth.score >= 70;
}
