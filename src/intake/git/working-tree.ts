/** What was delivered beside a git folder: is HEAD's blob the same, changed or not there? Nothing is given twice that is the same. */
import type { TreeFile } from '../../model/index.ts';
import { readDiskFile } from '../disk/disk-file.ts';
import type { Taken } from '../take-members.ts';
import { objectId } from './object-store.ts';
import type { WalkedRow } from './walk-tree.ts';

export class WorkingTree {
  readonly #delivered: Pick<Taken, 'files' | 'links'>;
  readonly #prefix: string;
  readonly #maxBytes: number;
  readonly #hash: 20 | 32;

  /** `prefix`: of the names of its files, '' or with a slash at its end; `maxBytes` of one file that is compared. */
  constructor(delivered: Pick<Taken, 'files' | 'links'>, prefix: string, maxBytes: number, hash: 20 | 32) {
    this.#delivered = delivered;
    this.#prefix = prefix;
    this.#maxBytes = maxBytes;
    this.#hash = hash;
  }

  get isEmpty(): boolean {
    for (const name of this.#delivered.files.keys()) {
      if (name.startsWith(this.#prefix) && name !== `${this.#prefix}.git`) return false;
    }
    return true;
  }

  /** Line ends that a checkout on Windows changes make no difference. */
  compare({ path, row }: WalkedRow): 'same' | 'other' | 'missing' | 'too-large' {
    const name = this.#prefix + path;
    const linked = this.#delivered.links.has(name);
    const file = this.#delivered.files.get(name);
    if (linked && (row.kind === 'symlink' || file === undefined)) return row.kind === 'symlink' ? 'same' : 'other';
    if (file === undefined) return 'missing';
    if (file.size > this.#maxBytes) return 'too-large';
    const bytes = readSource(file.source, this.#maxBytes);
    if (bytes === null) return 'other';
    if (objectId('blob', bytes, this.#hash) === row.id) return 'same';
    const unix = withoutCarriageReturns(bytes);
    return unix !== null && objectId('blob', unix, this.#hash) === row.id ? 'same' : 'other';
  }
}

function readSource(source: TreeFile['source'], max: number): Uint8Array | null {
  if (source.kind === 'memory') return source.bytes;
  try {
    return readDiskFile(source.path, max).bytes;
  } catch {
    return null;
  }
}

/** Null if there are none before line feeds. */
function withoutCarriageReturns(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.includes('\r\n') ? Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1') : null;
}
