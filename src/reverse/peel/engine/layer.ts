/** What peeling takes and gives. Plain data: it passes between processes. */
export interface PeeledLayer {
  /** L0 is the sample itself */
  readonly id: string;
  readonly parent: string | null;
  readonly kind: string;
  readonly how: string;
  /** id of the decoder; `sample` and `emulation` beside them */
  readonly decoder: string;
  /** the part of the parent that it was made from; UTF-16 units of its text, or bytes */
  readonly from: { readonly start: number; readonly end: number; readonly line: number } | null;
  /** the event of the trace that showed it */
  readonly event: number | null;
  readonly origin: 'static' | 'emulated';
  /** of the bytes */
  readonly sha256: string;
  readonly size: number;
  readonly forced: boolean;
  readonly depth: number;
  /** a part of its parent that was read with it, as it stands: a module of a bundle. It is not to be run or read again. */
  readonly part?: true;
  /** text where it is text */
  readonly content: string | Uint8Array;
}

export interface PeelResult {
  readonly layers: readonly PeeledLayer[];
  readonly unresolved: readonly Unpeeled[];
}

/** What could not be peeled, and why. */
export interface Unpeeled {
  readonly layer: string;
  readonly line: number;
  readonly what: string;
  readonly why: string;
}

/** Code that came up while the sample was emulated. */
export interface ExtraLayer {
  readonly text: string;
  /** a layer's id, or `code:` and the SHA-256 of the text of an extra earlier in the list */
  readonly parent: string;
  readonly how: string;
  readonly event: number | null;
  readonly forced: boolean;
}
