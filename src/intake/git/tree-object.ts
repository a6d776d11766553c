/** The rows of a tree object: mode, name, id. Names are the target's: they may climb, be absolute or say `.git`. */
import { decodeName } from '../tar/header.ts';

export interface TreeRow {
  readonly kind: 'file' | 'folder' | 'symlink' | 'submodule';
  /** permission bits */
  readonly mode: number;
  readonly name: string;
  readonly id: string;
}

/** `hash`: bytes of an id. What is malformed ends the list; `whole` says so. */
export function parseTree(
  bytes: Uint8Array,
  hash: number,
): { readonly rows: readonly TreeRow[]; readonly whole: boolean } {
  const rows: TreeRow[] = [];
  let at = 0;
  while (at < bytes.length) {
    const blank = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, blank);
    if (blank === -1 || nul === -1 || blank - at > 7 || nul + 1 + hash > bytes.length) return { rows, whole: false };
    const mode = Number.parseInt(Buffer.from(bytes.subarray(at, blank)).toString('latin1'), 8);
    if (Number.isNaN(mode)) return { rows, whole: false };
    const id = Buffer.from(bytes.subarray(nul + 1, nul + 1 + hash)).toString('hex');
    rows.push({ kind: kindOf(mode), mode: mode & 0o7777, name: decodeName(bytes.subarray(blank + 1, nul)), id });
    at = nul + 1 + hash;
  }
  return { rows, whole: true };
}

function kindOf(mode: number): TreeRow['kind'] {
  const type = mode & 0o170000;
  if (type === 0o040000) return 'folder';
  if (type === 0o120000) return 'symlink';
  return type === 0o160000 ? 'submodule' : 'file';
}
