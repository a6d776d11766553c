/**
 * Everything in a folder, by name and kind, without following links or opening files. Breadth first and sorted, `node_modules` last, so
 * that a limit takes the depths, not what stands at the top. Files below `.git` are looked at for their size and mode.
 */
import { type Dirent, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './disk/disk-file.ts';
import type { Entry } from './entry.ts';
import { isGitLayout } from './git/find-git.ts';
import type { TreeBuilder } from './tree-builder.ts';

interface Folder {
  readonly path: string;
  /** set where the path cannot be said in UTF-8 */
  readonly raw?: Buffer;
  /** '' or with a slash at its end */
  readonly name: string;
  readonly depth: number;
  readonly inGit: boolean;
}

export function walkFolder(root: string, builder: TreeBuilder): readonly Entry[] {
  const { limits } = builder.budget;
  const entries: Entry[] = [];
  // git's own files are not files of the tree; they have the same allowance once more
  const left = { files: limits.maxFiles + 1, git: limits.maxFiles + 1 };
  const queues: Folder[][] = [[{ path: root, name: '', depth: 0, inGit: false }], []];
  for (const queue of queues) {
    for (let next = 0; next < queue.length; next++) {
      const folder = queue[next];
      if (folder === undefined) continue;
      if (builder.budget.expired()) {
        builder.skipByLimit('max-time', shown(folder), null);
        return entries;
      }
      if (folder.depth > limits.maxDepth) {
        builder.skip('max-depth', shown(folder), `more than ${limits.maxDepth} folders deep`);
        continue;
      }
      if ((folder.inGit ? left.git : left.files) < 1) {
        builder.skipByLimit('max-files', shown(folder), null);
        continue;
      }
      const items = list(folder, builder);
      const bare = looksBare(items);
      for (const item of items) {
        const entry = entryOf(folder, item, bare, builder);
        if (entry === null) continue;
        entries.push(entry.entry);
        if (folder.inGit) left.git -= 1;
        else if (entry.entry.kind !== 'folder') left.files -= 1;
        if (entry.folder !== null)
          (item.name.toString() === 'node_modules' ? (queues[1] ?? queue) : queue).push(entry.folder);
      }
    }
  }
  return entries;
}

function list(folder: Folder, builder: TreeBuilder): readonly (Dirent<string> | Dirent<Buffer>)[] {
  try {
    const items = folder.raw === undefined ? readdirSync(folder.path, { withFileTypes: true }) : null;
    if (items !== null && !items.some((item) => item.name.includes('\ufffd')))
      return items.sort((a, b) => (a.name < b.name ? -1 : 1));
    const raw = readdirSync(folder.raw ?? folder.path, { withFileTypes: true, encoding: 'buffer' });
    return raw.sort((a, b) => Buffer.compare(a.name, b.name));
  } catch (error) {
    builder.skip('unreadable', shown(folder), `the folder cannot be listed: ${errorCode(error)}`);
    return [];
  }
}

/** A bare repository: its objects are git's files, not the tree's. */
function looksBare(items: readonly (Dirent<string> | Dirent<Buffer>)[]): boolean {
  const has = (name: string) => items.some((item) => item.name.toString() === name);
  return has('HEAD') && has('objects') && (has('refs') || has('packed-refs'));
}

function entryOf(
  folder: Folder,
  item: Dirent<string> | Dirent<Buffer>,
  bare: boolean,
  builder: TreeBuilder,
): { entry: Entry; folder: Folder | null } | null {
  const part = typeof item.name === 'string' ? item.name : item.name.toString('utf8');
  const name = folder.name + part;
  const path = join(folder.path, part);
  const raw = rawPath(folder, item.name);
  const base = { name, size: null, mode: null, target: null };
  if (item.isDirectory()) {
    const inGit = folder.inGit || part.toLowerCase() === '.git' || (bare && isGitLayout(part));
    const next: Folder = { path, name: `${name}/`, depth: folder.depth + 1, inGit, ...(raw === null ? {} : { raw }) };
    return { entry: { ...base, kind: 'folder', content: { kind: 'none' } }, folder: next };
  }
  if (item.isSymbolicLink()) {
    try {
      const target = readlinkSync(raw ?? path, 'utf8');
      return { entry: { ...base, kind: 'symlink', target, content: { kind: 'none' } }, folder: null };
    } catch (error) {
      builder.skip('unreadable', name, `the link cannot be read: ${errorCode(error)}`);
      return null;
    }
  }
  if (!item.isFile()) return { entry: { ...base, kind: 'device', content: { kind: 'none' } }, folder: null };
  const content = { kind: 'disk', path, ...(raw === null ? {} : { raw }) } as const;
  const stat = folder.inGit ? lstatSync(raw ?? path, { throwIfNoEntry: false }) : undefined;
  return {
    entry: {
      ...base,
      size: stat?.size ?? null,
      mode: stat === undefined ? null : stat.mode & 0o7777,
      kind: 'file',
      content,
    },
    folder: null,
  };
}

/** Null where the path is plain UTF-8. */
function rawPath(folder: Folder, name: string | Buffer): Buffer | null {
  if (typeof name === 'string' && folder.raw === undefined) return null;
  const bytes = typeof name === 'string' ? Buffer.from(name) : name;
  if (folder.raw === undefined && !bytes.toString('utf8').includes('\ufffd')) return null;
  return Buffer.concat([folder.raw ?? Buffer.from(folder.path), Buffer.from('/'), bytes]);
}

function shown({ name }: Folder): string {
  return name === '' ? '.' : name.slice(0, -1);
}
