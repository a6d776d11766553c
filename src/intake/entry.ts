/**
 * What every carrier (folder, zip, tar, git) yields before names are cleaned and budgets taken: its members, in its own order,
 * their bytes not yet read. Names and link targets are raw text from the target.
 */
import type { Skipped, TreeNote } from '../model/index.ts';

export interface Entry {
  /** `/`-separated as the carrier means it; may be absolute, climb, hold anything */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'symlink' | 'hardlink' | 'device';
  /** bytes; null until it is opened (disk) */
  readonly size: number | null;
  /** POSIX permission bits, null where the carrier has none */
  readonly mode: number | null;
  /** text of a link */
  readonly target: string | null;
  readonly content: Content;
}

export type Content =
  | { readonly kind: 'none' }
  /** an absolute path; `raw` where the name is not UTF-8 and only its bytes open it */
  | { readonly kind: 'disk'; readonly path: string; readonly raw?: Buffer }
  | { readonly kind: 'memory'; readonly bytes: Uint8Array }
  /** unpacked on demand, at most `max` bytes of it */
  | { readonly kind: 'packed'; readonly load: (max: number) => Loaded };

export interface Loaded {
  /** null: nothing could be read */
  readonly bytes: Uint8Array | null;
  /** of the whole content, as far as known */
  readonly size: number;
  readonly notes: readonly RawNote[];
  readonly skipped: readonly RawSkipped[];
}

/** `path` is filled in by who knows it; `message` and `reason` are raw text, made displayable on entry. */
export type RawNote = Pick<TreeNote, 'code' | 'message'> & { readonly name?: string };
export type RawSkipped = Pick<Skipped, 'code' | 'reason'> & { readonly name?: string; readonly size?: number };

/** A container that was taken apart. */
export interface Members {
  readonly entries: readonly Entry[];
  readonly notes: readonly RawNote[];
  readonly skipped: readonly RawSkipped[];
  /** the carrier says itself that its names start at the root (`./a`): no wrapper folder is looked for */
  readonly rooted: boolean;
}
