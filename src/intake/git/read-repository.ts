/**
 * One git folder of the target, read from its objects: what HEAD, the branches and (asked for) older commits hold beyond the working
 * tree, the telling files below `.git`, and the facts about refs, configuration and commits. Nothing of it is obeyed.
 */

import { displayText } from '../../lib/index.ts';
import type { GitFacts, TreeFile } from '../../model/index.ts';
import type { Entry, Members } from '../entry.ts';
import { type Nested, type Place, type Taken, takeMembers } from '../take-members.ts';
import type { TreeBuilder } from '../tree-builder.ts';
import { blobEntry, blobKey, failureCode } from './blob-entry.ts';
import { type ConfigEntry, parseGitConfig } from './config.ts';
import { gitFacts, MAX_FACT_COMMITS } from './facts.ts';
import type { GitFolder } from './find-git.ts';
import { GitFiles } from './git-files.ts';
import { metaFiles } from './meta-files.ts';
import type { ReadFailure } from './object.ts';
import { ObjectStore } from './object-store.ts';
import { type Ref, type Refs, readRefs } from './refs.ts';
import { type CommitWalk, commitAt, walkCommits } from './walk-commits.ts';
import { type WalkedRow, walkTree } from './walk-tree.ts';
import { WorkingTree } from './working-tree.ts';

const MAX_HISTORY_COMMITS = 20_000;
const MAX_TIPS = 2000;
/** More tags than a few are releases; they are history. */
const MAX_TAG_TIPS = 20;
/** An archive among the blobs that is larger is opened as far as it was kept. */
const NESTED_BYTES = 256 * 1024 * 1024;
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
  const files = new GitFiles(folder.entries, builder.budget.limits.maxBytes);
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
    return { facts: gitFacts(this.#refs, head, this.#config, walk), nested: this.#nested };
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
    const working = new WorkingTree(
      this.#delivered,
      this.#worktree,
      this.#builder.budget.limits.maxFileBytes,
      this.#store.hash,
    );
    const asDelivered = this.#folder.kind === 'bare' || working.isEmpty;
    const missing: WalkedRow[] = [];
    const changed: WalkedRow[] = [];
    for (const row of rows) {
      if (row.row.kind === 'submodule') this.#submodule(row, asDelivered ? '' : 'HEAD:');
      else {
        const found = working.compare(row);
        if (found === 'too-large') this.#tooLarge(row);
        else if (found !== 'same') (found === 'missing' && asDelivered ? missing : changed).push(row);
      }
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

  #tooLarge({ path }: WalkedRow): void {
    const name = `${this.#place.root}HEAD:${this.#worktree}${path}`;
    this.#builder.skip('max-file-bytes', name, 'too large to be compared with the working tree');
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
    else this.#builder.skip(failureCode(failure), path, failure.reason, failure.size);
  }

  #entry(row: WalkedRow): Entry {
    return blobEntry(this.#store, this.#worktree, row);
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
    for (const nested of takeMembers(members, place, this.#builder).nested) {
      // objects cannot be read any more once this repository is done
      const bytes = nested.content.kind === 'packed' ? nested.content.load(NESTED_BYTES).bytes : null;
      this.#nested.push(bytes === null ? nested : { ...nested, content: { kind: 'memory', bytes } });
    }
  }
}

function hashBytes(files: GitFiles): 20 | 32 {
  const config = parseGitConfig(files.text('config', CONFIG_BYTES) ?? '');
  return config.some(({ key, value }) => key === 'extensions.objectformat' && value.toLowerCase() === 'sha256')
    ? 32
    : 20;
}
