/**
 * What one intake may still take: bytes, files, time. One budget serves the target with all that is nested in it.
 * Asking takes nothing; `take…` does. A limit that was hit is said by its name, the code in `skipped`.
 */
import type { TreeLimits } from '../../model/index.ts';

export type LimitCode = 'max-bytes' | 'max-files' | 'max-time';

export class Budget {
  readonly limits: TreeLimits;
  readonly #now: () => number;
  readonly #end: number;
  #bytes: number;
  #files: number;
  #expired = false;

  constructor(limits: TreeLimits, now: () => number = () => performance.now()) {
    this.limits = limits;
    this.#now = now;
    this.#end = now() + limits.maxMillis;
    this.#bytes = limits.maxBytes;
    this.#files = limits.maxFiles;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get files(): number {
    return this.#files;
  }

  /** Milliseconds left, for what waits outside (network, a git program). */
  get millis(): number {
    return Math.max(0, this.#end - this.#now());
  }

  expired(): boolean {
    if (!this.#expired && this.#now() > this.#end) this.#expired = true;
    return this.#expired;
  }

  /** Takes one file of `bytes`, or says which limit forbids it. */
  takeFile(bytes: number): LimitCode | null {
    if (this.#files < 1) return 'max-files';
    const refused = this.takeBytes(bytes);
    if (refused === null) this.#files -= 1;
    return refused;
  }

  takeBytes(bytes: number): LimitCode | null {
    if (this.expired()) return 'max-time';
    if (bytes > this.#bytes) return 'max-bytes';
    this.#bytes -= bytes;
    return null;
  }
}

export function limitReason(code: LimitCode, limits: TreeLimits): string {
  if (code === 'max-files') return `the limit of ${limits.maxFiles} files is reached`;
  if (code === 'max-bytes') return `the limit of ${limits.maxBytes} bytes in all is reached`;
  return `the limit of ${limits.maxMillis} ms is reached`;
}
