/** Puts a tree together from its carrier: members first, then what git folders hold, then archives inside, level by level. */
import type { GitFacts, Tree } from '../model/index.ts';
import { errorCode, readDiskFile } from './disk/disk-file.ts';
import type { Entry, Members } from './entry.ts';
import { readRepository } from './git/read-repository.ts';
import { type ContainerOptions, openContainer } from './open-container.ts';
import type { OpenOptions } from './options.ts';
import { hasZipTail } from './sniff.ts';
import { type Nested, type Place, takeMembers } from './take-members.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** An archive inside that is larger than this is not opened. */
const NESTED_BYTES = 512 * 1024 * 1024;
const MAX_MEMBERS_FACTOR = 2;

export class Assembly {
  readonly builder: TreeBuilder;
  readonly #options: OpenOptions;
  readonly #queue: Nested[] = [];
  #git: GitFacts | null = null;
  #atRoot = false;

  constructor(builder: TreeBuilder, options: OpenOptions) {
    this.builder = builder;
    this.#options = options;
  }

  /** Is the target itself a repository (not only something in it)? */
  get isRepository(): boolean {
    return this.#atRoot;
  }

  containerOptions(): ContainerOptions {
    const { limits, bytes } = this.builder.budget;
    // git's objects inside an archive are members without being files
    return {
      password: this.#options.password,
      maxMembers: limits.maxFiles * MAX_MEMBERS_FACTOR + 1000,
      maxRatio: limits.maxRatio,
      maxBytes: bytes + 64 * 1024 * 1024,
    };
  }

  async addFolder(entries: readonly Entry[], { own }: { readonly own: boolean }): Promise<void> {
    this.#add({ entries, notes: [], skipped: [], rooted: true }, rootPlace(null), own);
    await this.#addNested();
  }

  async addArchive(members: Members, packed: number): Promise<void> {
    this.#add(members, rootPlace(packed), false);
    await this.#addNested();
  }

  async addSingle(name: string, path: string): Promise<void> {
    await this.addFolder(
      [{ name, kind: 'file', size: null, mode: null, target: null, content: { kind: 'disk', path } }],
      { own: false },
    );
  }

  async addMemory(name: string, bytes: Uint8Array): Promise<void> {
    await this.addFolder(
      [{ name, kind: 'file', size: bytes.length, mode: null, target: null, content: { kind: 'memory', bytes } }],
      { own: false },
    );
  }

  tree(target: string, kind: Tree['kind'], remotes: readonly string[] = []): Tree {
    const git = this.#git === null || remotes.length === 0 ? this.#git : { ...this.#git, remotes };
    return this.builder.tree({ target, kind, git });
  }

  #add(members: Members, place: Place, own: boolean): void {
    const taken = takeMembers(members, place, this.builder);
    this.#queue.push(...taken.nested);
    for (const folder of taken.git) {
      const read = readRepository(folder, place, taken, this.builder, { history: this.#options.history === true, own });
      const atRoot = place.root === '' && folder.worktree === '';
      if (atRoot) this.#atRoot = true;
      this.#git = atRoot ? read.facts : (this.#git ?? read.facts);
      this.#queue.push(...read.nested);
    }
  }

  async #addNested(): Promise<void> {
    for (let next = 0; next < this.#queue.length; next++) {
      const nested = this.#queue[next];
      if (nested !== undefined) await this.#open(nested);
      delete this.#queue[next]; // its bytes are not needed any more
    }
  }

  async #open(nested: Nested): Promise<void> {
    const { builder } = this;
    const { limits } = builder.budget;
    const depth = nested.place.depth + 1;
    if (depth > limits.maxArchiveDepth) {
      builder.skip(
        'max-archive-depth',
        nested.path,
        `more than ${limits.maxArchiveDepth} archives deep: not opened`,
        nested.size,
      );
      return;
    }
    if (builder.budget.expired()) {
      builder.skipByLimit('max-time', nested.path, nested.size);
      return;
    }
    if (nested.size > Math.min(NESTED_BYTES, limits.maxBytes)) {
      builder.skip('max-bytes', nested.path, 'the archive is too large to be opened inside of another', nested.size);
      return;
    }
    const bytes = this.#load(nested);
    if (bytes === null) return;
    const opened = await openContainer(bytes, nested.container, nested.name, this.containerOptions());
    if (opened.format === 'none' && opened.notes.length > 0 && !hasZipTail(bytes) && isFragment(bytes)) return;
    const place: Place = { ...nested.place, root: `${nested.path}!/`, depth, packed: bytes.length, git: true };
    this.#add(opened, place, false);
  }

  #load({ content, path, size }: Nested): Uint8Array | null {
    const max = Math.min(NESTED_BYTES, this.builder.budget.limits.maxBytes);
    if (content.kind === 'memory') return content.bytes;
    if (content.kind === 'packed') return content.load(max).bytes;
    if (content.kind === 'none') return null;
    try {
      return readDiskFile(content.raw ?? content.path, max).bytes;
    } catch (error) {
      this.builder.skip('unreadable', path, `cannot be read: ${errorCode(error)}`, size);
      return null;
    }
  }
}

/** A few bytes that only start like an archive (test data, a cut header): not worth a word. */
function isFragment(bytes: Uint8Array): boolean {
  return bytes.length < 64;
}

function rootPlace(packed: number | null): Place {
  return { root: '', depth: 0, packed, origin: 'delivered', ref: null, git: true };
}
