/** Honest archives give the same names and bytes here as with two other readers (yauzl, tar), whoever made them: our builders, or the machine's own programs. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { list } from 'tar';
import { describe, expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import { cleanUpFolders, emptyFolder, fileOf, folderOf } from '../../test/support/on-disk.ts';
import { buildTar, buildTgz } from '../../test/support/tar-builder.ts';
import { buildZip } from '../../test/support/zip-builder.ts';
import { openTree, readTreeFileSync } from './index.ts';

cleanUpFolders();

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'package.json': '{"name":"a"}',
  'src/a.js': 'module.exports = 1;\n'.repeat(500),
  'src/deep/er/b.ts': 'export {};',
  empty: '',
  'data/bytes.bin': Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7_919) % 251),
  'données/Δ.md': 'é',
  'a name with blanks (1).txt': 'x',
};
const MEMBERS = Object.entries(FILES).map(([name, content]) => ({ name, content }));
type Read = readonly (readonly [name: string, hex: string])[];
const sorted = (read: Read): Read => read.toSorted(([a], [b]) => (a < b ? -1 : 1));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

async function ours(path: string): Promise<Read> {
  const tree = await openTree(path);
  expect(tree.skipped).toEqual([]);
  return sorted(tree.files.map((file) => [file.path, hex(readTreeFileSync(file))]));
}

function yauzls(path: string): Promise<Read> {
  return new Promise((resolve, reject) => {
    fromBuffer(readFileSync(path), { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      const read: [string, string][] = [];
      zip.on('error', reject);
      zip.on('end', () => resolve(sorted(read)));
      zip.on('entry', (entry) => {
        if (entry.fileName.endsWith('/')) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed !== null) return reject(failed);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            read.push([entry.fileName, Buffer.concat(parts).toString('hex')]);
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

async function tars(path: string): Promise<Read> {
  const read: [string, string][] = [];
  await list({
    file: path,
    onReadEntry(entry) {
      if (entry.type !== 'File' && entry.type !== 'OldFile') return entry.resume();
      const parts: Uint8Array[] = [];
      entry.on('data', (part: Uint8Array) => parts.push(part));
      entry.on('end', () => read.push([entry.path.replace(/^\.\//, ''), Buffer.concat(parts).toString('hex')]));
    },
  });
  return sorted(read);
}

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('our builders', () => {
  test.each([
    ['deflated', buildZip(MEMBERS)],
    ['stored', buildZip(MEMBERS.map((member) => ({ ...member, store: true })))],
    ['with sizes after the content', buildZip(MEMBERS.map((member) => ({ ...member, descriptor: true })))],
    ['zip64', buildZip(MEMBERS.map((member) => ({ ...member, zip64: true })))],
  ])('zip, %s', async (_how, bytes) => {
    const path = fileOf('a.zip', bytes);
    expect(await ours(path)).toEqual(await yauzls(path));
    expect((await ours(path)).length).toBe(MEMBERS.length);
  });
  test.each([
    ['a.tar', buildTar(MEMBERS)],
    ['a.tgz', buildTgz(MEMBERS)],
    [
      'pax.tar',
      buildTar(
        MEMBERS.map((member) => ({ ...member, name: 'short', pax: { path: `${'long/'.repeat(40)}${member.name}` } })),
      ),
    ],
    ['binary-size.tar', buildTar(MEMBERS.map((member) => ({ ...member, binarySize: true })))],
  ])('%s', async (name, bytes) => {
    const path = fileOf(name, bytes);
    const read = await ours(path);
    expect(read.length).toBe(MEMBERS.length);
    // a folder that holds all else is taken off
    const wrapper = name === 'pax.tar' ? 'long/' : '';
    expect(read.map(([file, bytes]) => [wrapper + file, bytes])).toEqual(await tars(path));
  });
});

describe('programs of the machine', () => {
  const folder = folderOf(FILES);
  test.skipIf(!has('tar')).each(['ustar', 'gnu', 'pax'])('tar, %s', async (format) => {
    const path = join(emptyFolder(), 'a.tar');
    execFileSync('tar', [`--format=${format}`, '-cf', path, '-C', folder, '.']);
    expect(await ours(path)).toEqual(await tars(path));
    expect((await ours(path)).length).toBe(MEMBERS.length);
  });
  test.skipIf(!has('zip'))('zip', async () => {
    const path = join(emptyFolder(), 'a.zip');
    execFileSync('zip', ['-qr', path, '.'], { cwd: folder });
    // yauzl takes names without a flag for old code pages, though zip wrote UTF-8
    const ascii = (read: Read): Read => read.filter(([name]) => !name.includes('.md'));
    expect(ascii(await ours(path))).toEqual(ascii(await yauzls(path)));
    expect((await ours(path)).map(([name]) => name)).toEqual(Object.keys(FILES).toSorted());
  });
});
