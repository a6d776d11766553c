/**
 * One git folder of the target, read from its objects: what HEAD, the branches and (asked for) older commits hold beyond the working
 * tree, the telling files below `.git`, and the facts about refs, configuration and commits. Nothing of it is obeyed.
 */

import { displayText } from '../../lib/index.ts';
import type { GitFacts, TreeFile } from '../../model/index.ts';
import { readDiskFile } from '../disk/disk-file.ts';
import type { Entry, Loaded, Members } from '../entry.ts';
import { type Nested, type Place, type Taken, takeMembers } from '../take-members.ts';
import type { TreeBuilder } from '../tree-builder.ts';
import { type ConfigEntry, parseGitConfig } from './config.ts';
import type { GitFolder } from './find-git.ts';
import { GitFiles } from './git-files.ts';
import { metaFiles } from './meta-files.ts';
import type { ReadFailure } from './object.ts';
import { ObjectStore, objectId } from './object-store.ts';
import { type Ref, type Refs, readRefs } from './refs.ts';
import { type CommitWalk, commitAt, walkCommits } from './walk-commits.ts';
import { type WalkedRow, walkTree } from './walk-tree.ts';

const MAX_FACT_COMMITS = 5000;
const MAX_HISTORY_COMMITS = 20_000;
const MAX_TIPS = 2000;
/** More tags than a few are releases; they are history. */
const MAX_TAG_TIPS = 20;
const CONFIG_BYTES = 4 * 1024 * 1024;

export interface RepositoryOptions {
  readonly history: boolean;
  /** a repository of our own making (a fetched one): its git folder says nothing of the target */
  readonly own: boolean;
}

export interface RepositoryRead {
  readonly facts: GitFacts;
  readonly nested: readonly Nested[];
}

export function readRepository(
  folder: GitFolder,
  place: Place,
  delivered: Taken,
  builder: TreeBuilder,
  options: RepositoryOptions,
): RepositoryRead {
  const files = new GitFiles(folder.entries);
  try {
    return new RepositoryReader(folder, files, place, delivered, builder, options).read();
  } finally {
    files.close();
  }
}

class RepositoryReader {
  readonly #folder: GitFolder;
  readonly #files: GitFiles;
  readonly #place: Place;
  readonly #delivered: Taken;
  readonly #builder: TreeBuilder;
  readonly #options: RepositoryOptions;
  /** display path of the git folder */
  readonly #at: string;
  /** prefix of names: the working tree's place */
  readonly #worktree: string;
  readonly #config: readonly ConfigEntry[];
  readonly #store: ObjectStore;
  readonly #refs: Refs;
  readonly #seenTrees = new Set<string>();
  readonly #seenBlobs = new Set<string>();
  readonly #nested: Nested[] = [];

  constructor(
    folder: GitFolder,
    files: GitFiles,
    place: Place,
    delivered: Taken,
    builder: TreeBuilder,
    options: RepositoryOptions,
  ) {
    this.#folder = folder;
    this.#files = files;
    // a bare repository somewhere inside is a carrier of its own, like an archive
    const inner = folder.kind === 'bare' && folder.at !== '';
    this.#place = { ...place, root: inner ? `${place.root}${folder.at}!/` : place.root, packed: null };
    this.#worktree = folder.kind === 'bare' ? '' : folder.worktree;
    this.#at = folder.kind === 'bare' ? '.git' : folder.at;
    this.#delivered = inner ? { files: new Map(), links: new Map(), nested: [], git: [] } : delivered;
    this.#builder = builder;
    this.#options = options;
    this.#config = options.own ? [] : parseGitConfig(files.text('config', CONFIG_BYTES) ?? '');
    this.#store = new ObjectStore(files, hashBytes(files), {
      damaged: (file, reason) => this.#damaged(`${this.#at}/${file}`, reason),
      mismatch: (id) =>
        this.#builder.note(
          'corrupt-object',
          `${this.#place.root}${this.#at}`,
          `object ${id} holds something else than its id says`,
        ),
    });
    this.#refs = readRefs(files);
  }

  read(): RepositoryRead {
    this.#takeMeta();
    const head = this.#takeHead();
    const walk = this.#walkCommits(head);
    this.#takeTips(head);
    if (this.#options.history) this.#takeHistory(walk);
    return { facts: this.#facts(head, walk), nested: this.#nested };
  }

  #damaged(name: string, reason: string): void {
    this.#builder.note('corrupt-object', this.#place.root + name, reason);
    this.#builder.skip('corrupt', this.#place.root + name, reason);
  }

  #takeMeta(): void {
    if (this.#options.own) return;
    const entries: Entry[] = [];
    for (const name of metaFiles(this.#files, this.#refs.odd)) {
      const entry = this.#files.entries.get(name);
      if (entry !== undefined) entries.push({ ...entry, name: `${this.#at}/${name}` });
    }
    for (const [name, entry] of this.#files.entries) {
      if (entry.kind === 'symlink' || entry.kind === 'device') entries.push({ ...entry, name: `${this.#at}/${name}` });
    }
    this.#take(entries, '', 'git-meta', null);
    const path = `${this.#place.root}${this.#at}`;
    if (this.#files.entries.has('objects/info/alternates')) {
      const target = displayText(this.#files.text('objects/info/alternates', 1024)?.trim() ?? '', 200);
      this.#builder.skip(
        'alternates',
        `${path}/objects/info/alternates`,
        `objects of another repository (${target}) are not followed`,
      );
    }
    if (this.#refs.reftable)
      this.#builder.skip('reftable', `${path}/reftable`, 'refs in the reftable format are not read');
    if (this.#files.entries.has('shallow'))
      this.#builder.skip('shallow', `${path}/shallow`, 'a shallow clone: older commits are not in it');
  }

  /** HEAD's commit and tree; without a valid HEAD the first branch. */
  #takeHead(): string | null {
    const head = this.#refs.head ?? this.#mainBranch();
    if (head === null) return null;
    const commit = commitAt(this.#store, head);
    if (!('tree' in commit)) {
      this.#failure('HEAD', commit);
      return head;
    }
    const rows = this.#walk(commit.tree, 'HEAD');
    const asDelivered = this.#folder.kind === 'bare' || !this.#hasWorkingFiles();
    const missing: WalkedRow[] = [];
    const changed: WalkedRow[] = [];
    for (const row of rows) {
      if (row.row.kind === 'submodule') this.#submodule(row, asDelivered ? '' : 'HEAD:');
      else if (!this.#isDelivered(row)) (this.#exists(row) || !asDelivered ? changed : missing).push(row);
      this.#seenBlobs.add(blobKey(row));
    }
    this.#take(
      missing.map((row) => this.#entry(row)),
      '',
      'delivered',
      null,
    );
    this.#take(
      changed.map((row) => this.#entry(row)),
      'HEAD:',
      'head',
      this.#refs.headRef ?? head,
    );
    return head;
  }

  #mainBranch(): string | null {
    const branches = this.#refs.refs.filter((ref) => ref.name.startsWith('refs/heads/'));
    const named = (name: string) => branches.find((ref) => ref.name === name);
    return (named('refs/heads/main') ?? named('refs/heads/master') ?? branches[0])?.id ?? null;
  }

  #hasWorkingFiles(): boolean {
    for (const name of this.#delivered.files.keys()) {
      if (name.startsWith(this.#worktree) && name !== `${this.#worktree}.git`) return true;
    }
    return false;
  }

  #exists({ path }: WalkedRow): boolean {
    const name = this.#worktree + path;
    return this.#delivered.files.has(name) || this.#delivered.links.has(name);
  }

  /** Does the working tree hold this very blob at its place? Line ends that a checkout on Windows changes do not count. */
  #isDelivered({ path, row }: WalkedRow): boolean {
    const name = this.#worktree + path;
    if (row.kind === 'symlink' && this.#delivered.links.has(name)) return true;
    const file = this.#delivered.files.get(name);
    if (file === undefined) return false;
    const max = this.#builder.budget.limits.maxFileBytes;
    if (file.size > max) {
      this.#builder.skip(
        'max-file-bytes',
        `${this.#place.root}HEAD:${name}`,
        'too large to be compared with the working tree',
      );
      return true;
    }
    const bytes = readSource(file.source, max);
    if (bytes === null) return false;
    if (objectId('blob', bytes, this.#store.hash) === row.id) return true;
    const unix = withoutCarriageReturns(bytes);
    return unix !== null && objectId('blob', unix, this.#store.hash) === row.id;
  }

  #takeTips(head: string | null): void {
    const tags = this.#refs.refs.filter((ref) => ref.name.startsWith('refs/tags/'));
    const others = this.#refs.refs.filter((ref) => !ref.name.startsWith('refs/tags/'));
    const withTags = this.#options.history || tags.length <= MAX_TAG_TIPS;
    if (!withTags)
      this.#builder.skip('history', `${this.#place.root}refs/tags`, `${tags.length} tags: read with --history`);
    const tips = [...others, ...(withTags ? tags : [])];
    const seen = new Set([head]);
    for (const ref of tips.slice(0, MAX_TIPS)) {
      if (seen.has(ref.id)) continue;
      seen.add(ref.id);
      this.#takeTip(ref);
    }
    if (tips.length > MAX_TIPS)
      this.#builder.skip(
        'max-files',
        `${this.#place.root}refs`,
        `more than ${MAX_TIPS} branches: the rest was not read`,
      );
  }

  #takeTip(ref: Ref): void {
    const commit = commitAt(this.#store, ref.id);
    if ('tree' in commit) this.#takeNew(commit.tree, `${ref.name}:`, 'branch', ref.name);
    else this.#failure(ref.name, commit);
  }

  #takeHistory(walk: CommitWalk): void {
    for (const commit of walk.commits) {
      if (this.#builder.budget.expired()) break;
      this.#takeNew(commit.tree, `${commit.id.slice(0, 12)}:`, 'history', commit.id);
    }
    if (!walk.complete)
      this.#builder.skip('history', this.#place.root + this.#at, 'older commits were not read: too many');
  }

  #takeNew(tree: string, prefix: string, origin: 'branch' | 'history', ref: string): void {
    const fresh: WalkedRow[] = [];
    for (const row of this.#walk(tree, prefix)) {
      if (row.row.kind === 'submodule') continue;
      const key = blobKey(row);
      if (this.#seenBlobs.has(key)) continue;
      this.#seenBlobs.add(key);
      fresh.push(row);
    }
    this.#take(
      fresh.map((row) => this.#entry(row)),
      prefix,
      origin,
      ref,
    );
  }

  #walk(tree: string, label: string): readonly WalkedRow[] {
    const rows = walkTree(tree, {
      store: this.#store,
      limits: this.#builder.budget.limits,
      expired: () => this.#builder.budget.expired(),
      seen: this.#seenTrees,
      failure: (path, failure) => this.#failure(`${label}${label.endsWith(':') ? '' : ':'}${path}`, failure),
      limit: (code, path, reason) => this.#builder.skip(code, `${this.#place.root}${label}${path}`, reason),
    });
    const evil = rows.find(({ path }) => /(?:^|\/)\.git(?:\/|$)/i.test(path));
    if (evil !== undefined)
      this.#builder.note(
        'reserved-name',
        this.#place.root + evil.path,
        'a tree object holds a .git of its own, which git refuses to check out',
      );
    return rows;
  }

  #walkCommits(head: string | null): CommitWalk {
    const tips = [...new Set([...(head === null ? [] : [head]), ...this.#refs.refs.map((ref) => ref.id)])];
    const max = this.#options.history ? MAX_HISTORY_COMMITS : MAX_FACT_COMMITS;
    return walkCommits(this.#store, tips, max, () => this.#builder.budget.expired());
  }

  #submodule({ path, row }: WalkedRow, prefix: string): void {
    this.#builder.link({
      path: `${this.#place.root}${prefix}${this.#worktree}${path}`,
      target: row.id,
      kind: 'submodule',
      escapes: false,
    });
  }

  #failure(name: string, failure: ReadFailure): void {
    const path = this.#place.root + name;
    if (failure.why === 'corrupt') this.#damaged(name, failure.reason);
    else
      this.#builder.skip(
        failure.why === 'missing' ? 'missing-object' : 'max-file-bytes',
        path,
        failure.reason,
        failure.size,
      );
  }

  #entry({ path, row }: WalkedRow): Entry {
    const load = (max: number): Loaded => this.#load(row.id, max);
    const base = { name: this.#worktree + path, size: null, mode: row.mode, target: null };
    if (row.kind !== 'symlink') return { ...base, kind: 'file', content: { kind: 'packed', load } };
    return {
      ...base,
      kind: 'symlink',
      target: Buffer.from(load(4096).bytes ?? []).toString('utf8'),
      content: { kind: 'none' },
    };
  }

  #load(id: string, max: number): Loaded {
    const result = this.#store.read(id, max);
    if (result.ok && result.object.type === 'blob')
      return { bytes: result.object.bytes, size: result.object.size, notes: [], skipped: [] };
    const failure: Pick<ReadFailure, 'why' | 'reason' | 'size'> = result.ok
      ? { why: 'corrupt', reason: `is a ${result.object.type}, not a blob`, size: null }
      : result;
    const code =
      failure.why === 'missing' ? 'missing-object' : failure.why === 'corrupt' ? 'corrupt' : 'max-file-bytes';
    return {
      bytes: null,
      size: failure.size ?? 0,
      notes: failure.why === 'corrupt' ? [{ code: 'corrupt-object', message: failure.reason }] : [],
      skipped: [{ code, reason: failure.reason }],
    };
  }

  #take(entries: readonly Entry[], prefix: string, origin: TreeFile['origin'], ref: string | null): void {
    if (entries.length === 0) return;
    const members: Members = { entries, notes: [], skipped: [], rooted: true };
    const place: Place = {
      ...this.#place,
      root: this.#place.root + prefix,
      origin,
      ref: ref === null ? this.#place.ref : displayText(ref, 200),
      git: false,
    };
    this.#nested.push(...takeMembers(members, place, this.#builder).nested);
  }

  #facts(head: string | null, walk: CommitWalk): GitFacts {
    const remotes = this.#config
      .filter(({ key }) => /^remote\..*\.(?:push)?url$/s.test(key))
      .map(({ value }) => displayText(withoutSecret(value), 500));
    return {
      head: this.#refs.head ?? head,
      refs: this.#refs.refs.map((ref) => ({ name: displayText(ref.name, 200), commit: ref.id })),
      remotes: [...new Set(remotes)],
      config: this.#config.map(({ key, value, line }) => ({
        key: displayText(key, 400),
        value: displayText(value, 4000),
        line,
      })),
      commits: walk.commits.slice(0, MAX_FACT_COMMITS).map(({ tree: _tree, ...commit }) => commit),
    };
  }
}

function hashBytes(files: GitFiles): 20 | 32 {
  const config = parseGitConfig(files.text('config', CONFIG_BYTES) ?? '');
  return config.some(({ key, value }) => key === 'extensions.objectformat' && value.toLowerCase() === 'sha256')
    ? 32
    : 20;
}

/** Once each; but what starts code by its place counts with its place. */
function blobKey({ path, row }: WalkedRow): string {
  return /(?:^|\/)(?:\.|package\.json$|setup\.py$|Makefile$)/.test(path) ? `${row.id}\n${path}` : row.id;
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

/** A password or token in a remote's address is nobody's business. */
function withoutSecret(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)([^/@:]*):[^/@]*@/i, '$1$2:…@');
}
