/**
 * A decoder: data in, data out, nothing is ever run. One file each in decoders/, named after what it undoes; the registry is generated.
 * `peel` asks every decoder of every layer until nothing new comes out.
 */
import type { Evaluator } from '../evaluator.ts';

/** What a decoder looks at. Offsets count UTF-16 units of `text`; for layers that are not text, bytes. */
export interface LayerView {
  readonly kind: string;
  /** null where it is not text */
  readonly text: string | null;
  readonly bytes: Uint8Array;
  /** how many layers deep */
  readonly depth: number;
  /** string literals of the text with their values, escapes undone, adjacent constants joined; in order. Made on first use. */
  readonly literals: readonly LiteralView[];
  readonly budget: Budget;
  /** a pure interpreter for constant expressions of the sample; null where none may be used */
  readonly evaluator: Evaluator | null;
  /** the files that lie around the sample, by path: carriers of data that its code reads */
  readonly files?: readonly SiblingFile[];
}

export interface SiblingFile {
  readonly path: string;
  readonly text: string;
}

export interface LiteralView {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Budget {
  /** false when time, layers or bytes are used up: stop, and give what there is */
  readonly left: () => boolean;
  /** counts output; false when it is too much */
  readonly take: (bytes: number) => boolean;
}

export interface Peeled {
  readonly content: string | Uint8Array;
  /** in plain words: base64, reversed; XOR with key 5a1f */
  readonly how: string;
  readonly start: number;
  readonly end: number;
  /** default: told from the content */
  readonly kind?: string;
  /** a part of the layer that was read with it: it is not peeled again */
  readonly part?: boolean;
  /** 0–100: below 50 it is kept only where it looks like code, text with indicators or a known format */
  readonly confidence: number;
}

export interface Decoder {
  readonly id: string;
  readonly title: string;
  /** kinds of layers that it reads; absent: all */
  readonly kinds?: readonly string[];
  readonly decode: (layer: LayerView) => Iterable<Peeled>;
}
