/**
 * From the members of one carrier to files of the tree: names cleaned and judged, the wrapper folder taken off, git folders set aside,
 * budgets taken, archives inside queued. Order does not depend on the carrier: shallow before deep, `node_modules` last.
 */
import type { TreeFile, TreeOrigin } from '../model/index.ts';
import type { Entry, Members } from './entry.ts';
import { findGit, type GitFolder, type Named } from './git/find-git.ts';
import { RATIO_FLOOR } from './limits/defaults.ts';
import { linkEscapes } from './links.ts';
import { inOrder } from './member-order.ts';
import { cleanName, displayName } from './names/clean-name.ts';
import { Collisions } from './names/collisions.ts';
import { GIT_ALIAS_MESSAGE, nameProblems } from './names/name-checks.ts';
import { type EntryRead, readEntry } from './read-entry.ts';
import { type Container, hasZipTail, sniffContainer } from './sniff.ts';
import type { TreeBuilder } from './tree-builder.ts';
import { wrapperFolder } from './wrapper-folder.ts';

export interface Place {
  /** raw prefix of the paths: '' or `lib.zip!/` */
  readonly root: string;
  /** archives around it */
  readonly depth: number;
  /** bytes of the archive; null for a folder or a repository */
  readonly packed: number | null;
  readonly origin: TreeOrigin;
  /** the ref or commit that has the members */
  readonly ref: string | null;
  /** are git folders looked for (not within what a git folder gave) */
  readonly git: boolean;
}

/** An archive that was met inside. */
export interface Nested {
  /** raw path */
  readonly path: string;
  readonly name: string;
  readonly container: Container;
  readonly content: Entry['content'];
  readonly size: number;
  readonly place: Place;
}

export interface Taken {
  /** main files by raw name (wrapper taken off) */
  readonly files: ReadonlyMap<string, Pick<TreeFile, 'source' | 'size'>>;
  readonly links: ReadonlyMap<string, string>;
  readonly nested: readonly Nested[];
  readonly git: readonly GitFolder[];
}

export function takeMembers(members: Members, place: Place, builder: TreeBuilder): Taken {
  return new MemberTaker(place, builder).take(members);
}

class MemberTaker {
  readonly #place: Place;
  readonly #builder: TreeBuilder;
  readonly #files = new Map<string, Pick<TreeFile, 'source' | 'size'>>();
  readonly #links = new Map<string, string>();
  readonly #nested: Nested[] = [];
  #unpacked = 0;
  #bomb = false;

  constructor(place: Place, builder: TreeBuilder) {
    this.#place = place;
    this.#builder = builder;
  }

  take(members: Members): Taken {
    const cleaned = this.#clean(members.entries);
    const wrapper = this.#place.packed !== null && !members.rooted ? wrapperFolder(cleaned) : '';
    for (const note of members.notes) this.#builder.note(note.code, this.#pathOf(note.name, wrapper), note.message);
    for (const one of members.skipped)
      this.#builder.skip(one.code, this.#pathOf(one.name, wrapper), one.reason, one.size ?? null);
    const named =
      wrapper === '' ? cleaned : cleaned.map((one) => unwrap(one, wrapper)).filter((one) => one.name !== '');
    const { folders, rest } = this.#place.git ? findGit(named) : { folders: [], rest: named };
    for (const { kind, at } of folders) {
      if (kind === 'dotgit' && !/(?:^|\/)\.git$/.test(at))
        this.#builder.note('reserved-name', this.#place.root + at, GIT_ALIAS_MESSAGE);
    }
    this.#judgeCollisions(rest);
    for (const group of inOrder(rest)) this.#group(group);
    return { files: this.#files, links: this.#links, nested: this.#nested, git: folders };
  }

  /** For notes of the carrier, which knows raw names only. */
  #pathOf(name: string | undefined, wrapper: string): string {
    if (name === undefined) return this.#place.root.replace(/!\/$/, '');
    const clean = cleanName(name).name;
    return this.#place.root + (clean.startsWith(wrapper) ? clean.slice(wrapper.length) : clean);
  }

  #clean(entries: readonly Entry[]): readonly Named[] {
    const named: Named[] = [];
    for (const entry of entries) {
      const { name, problems } = cleanName(entry.name);
      for (const code of problems)
        this.#builder.note(code, this.#place.root + name, `the carrier calls it "${displayName(entry.name)}"`);
      if (name !== '') named.push({ name, entry });
    }
    return named;
  }

  #judgeCollisions(members: readonly Named[]): void {
    const collisions = new Collisions();
    for (const { name } of members) {
      const pair = collisions.add(name);
      if (pair === null) continue;
      const [before, now] = pair;
      this.#builder.note(
        'case-collision',
        this.#place.root + now,
        `is the same as "${displayName(before)}" where case or composition does not count`,
      );
    }
  }

  /** All members of one name, in the carrier's order: the last is what an unpacker leaves. */
  #group(group: readonly Named[]): void {
    const [{ name }] = group as [Named];
    for (const problem of nameProblems(name, !this.#place.git))
      this.#builder.note(problem.code, this.#place.root + name, problem.message);
    for (const { entry } of group) if (entry.kind !== 'file') this.#other(name, entry);
    const files = group.filter(({ entry }) => entry.kind === 'file');
    const links = group.filter(({ entry }) => entry.kind === 'symlink');
    if (files.length > 1 || (files.length > 0 && links.length > 0)) {
      this.#builder.note(
        'duplicate-name',
        this.#place.root + name,
        `stands ${files.length + links.length} times in its archive: unpackers differ in which one stays`,
      );
    }
    let main: Uint8Array | null = null;
    for (const { entry } of files.toReversed()) {
      const loaded = this.#file(name, entry, main);
      main ??= loaded;
    }
  }

  #other(name: string, entry: Entry): void {
    const path = this.#place.root + name;
    if (entry.kind === 'device') {
      this.#builder.note('device-file', path, 'is a device, a pipe or a socket');
      this.#builder.skip('special-file', path, 'not a regular file');
    }
    if (entry.kind === 'symlink' || entry.kind === 'hardlink') {
      const target = entry.target ?? '';
      if (entry.kind === 'symlink') this.#links.set(name, target);
      const escapes = linkEscapes(entry.kind, name, target);
      this.#builder.link({ path, target, kind: entry.kind, escapes });
      if (escapes) this.#builder.skip('link', path, 'links are recorded, not followed');
    }
  }

  /** Gives the bytes where they are in memory. `same`: a file of equal name that already stands. */
  #file(name: string, entry: Entry, same: Uint8Array | null): Uint8Array | null {
    const builder = this.#builder;
    const path = this.#place.root + name;
    const { limits } = builder.budget;
    const known = entry.size === null ? 0 : Math.min(entry.size, limits.maxFileBytes);
    if (name.split('/').length - 1 > limits.maxDepth) {
      builder.skip('max-depth', path, `more than ${limits.maxDepth} folders deep`, entry.size);
      return null;
    }
    if (builder.budget.files < 1 || builder.budget.bytes < known || builder.budget.expired()) {
      const code = builder.budget.files < 1 ? 'max-files' : builder.budget.expired() ? 'max-time' : 'max-bytes';
      builder.skipByLimit(code, path, entry.size);
      return null;
    }
    if (this.#bomb) {
      builder.skip('max-ratio', path, 'its archive unpacks to too many times its packed size', entry.size);
      return null;
    }
    const read = readEntry(path, entry, builder);
    if (read === null) return null;
    if (same !== null && read.source.kind === 'memory' && Buffer.compare(same, read.source.bytes) === 0) return null;
    return this.#keep(name, entry, read);
  }

  #keep(name: string, entry: Entry, read: EntryRead): Uint8Array | null {
    const builder = this.#builder;
    const path = this.#place.root + name;
    const { limits } = builder.budget;
    const kept = read.source.kind === 'memory' ? read.source.bytes.length : Math.min(read.size, limits.maxFileBytes);
    const refused = builder.budget.takeFile(kept);
    if (refused !== null) {
      builder.skipByLimit(refused, path, read.size);
      return null;
    }
    if (read.size > limits.maxFileBytes) {
      builder.skip('max-file-bytes', path, `only its first ${limits.maxFileBytes} bytes are read`, read.size);
    }
    if (kept < Math.min(read.size, limits.maxFileBytes) && builder.budget.bytes === 0)
      builder.skipByLimit('max-bytes', path, read.size);
    this.#weigh(kept);
    if (read.mode !== null && (read.mode & 0o6000) !== 0)
      builder.note('setuid', path, 'would run with the rights of its owner or group');
    const { root, ref } = this.#place;
    const gitLink = this.#place.git && /(?:^|\/)\.git$/i.test(name);
    if (gitLink) this.#gitLink(name, read.head);
    builder.file({
      name,
      root,
      size: read.size,
      mode: read.mode,
      origin: gitLink ? 'git-meta' : this.#place.origin,
      ref,
      source: read.source,
    });
    if (!this.#files.has(name)) this.#files.set(name, { source: read.source, size: read.size });
    const container =
      sniffContainer(read.head) ??
      (read.source.kind === 'memory' && isBinaryZip(name, read.source.bytes) ? 'zip' : null);
    if (container !== null) {
      const whole = read.source.kind === 'memory' && read.source.bytes.length === read.size;
      const content: Entry['content'] = whole ? read.source : entry.content;
      this.#nested.push({ path, name, container, content, size: read.size, place: this.#place });
    }
    return read.source.kind === 'memory' ? read.source.bytes : null;
  }

  /** A `.git` file says where the git folder is: recorded like a link, not followed. */
  #gitLink(name: string, head: Uint8Array): void {
    const target = /^gitdir: *([^\n]{1,400})/.exec(Buffer.from(head).toString('utf8'))?.[1]?.trim();
    if (target === undefined) return;
    const escapes = linkEscapes('symlink', name, target);
    this.#builder.link({ path: this.#place.root + name, target, kind: 'symlink', escapes });
    this.#builder.skip('link', this.#place.root + name, 'the git folder that it names is not followed');
  }

  #weigh(kept: number): void {
    this.#unpacked += kept;
    const { packed } = this.#place;
    if (
      packed === null ||
      this.#bomb ||
      this.#unpacked <= Math.max(RATIO_FLOOR * 4, packed * this.#builder.budget.limits.maxRatio)
    )
      return;
    this.#bomb = true;
    this.#builder.note(
      'compression-bomb',
      this.#place.root.replace(/!\/$/, ''),
      `unpacks to more than ${this.#builder.budget.limits.maxRatio} times its packed size`,
    );
  }
}

/** A zip behind something else, where the name says zip. */
function isBinaryZip(name: string, bytes: Uint8Array): boolean {
  return /\.(?:zip|vsix|jar|xpi|whl|crx|nupkg|war|apk)$/i.test(name) && hasZipTail(bytes);
}

function unwrap(one: Named, wrapper: string): Named {
  if (one.name === wrapper.slice(0, -1)) return { ...one, name: '' };
  return one.name.startsWith(wrapper) ? { ...one, name: one.name.slice(wrapper.length) } : one;
}
