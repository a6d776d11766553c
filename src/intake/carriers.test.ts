import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GitBuilder } from '../../test/support/git-builder.ts';
import { cleanUpFolders, fileOf, folderOf } from '../../test/support/on-disk.ts';
import { buildTar, buildTgz } from '../../test/support/tar-builder.ts';
import { buildZip } from '../../test/support/zip-builder.ts';
import type { Tree } from '../model/index.ts';
import { openTree, readTreeFileSync } from './index.ts';

cleanUpFolders();

const CONTENT = {
  'package.json': '{"name":"fixture"}',
  'src/index.js': 'module.exports = 1;\n',
  'src/deep/er/a.ts': 'export {};\n',
  '.vscode/tasks.json': '{}',
  'assets/empty.txt': '',
};
const members = (prefix = '', content: Readonly<Record<string, string | Uint8Array>> = CONTENT) =>
  Object.entries(content).map(([name, bytes]) => ({ name: prefix + name, content: bytes }));

function contentOf(tree: Tree, origin = 'delivered'): Record<string, string> {
  const files = tree.files.filter((file) => file.origin === origin);
  return Object.fromEntries(files.map((file) => [file.path, Buffer.from(readTreeFileSync(file)).toString()]));
}

describe('the same content has the same paths', () => {
  const repository = new GitBuilder();
  repository.commit(CONTENT);
  const bare = repository.files();
  const dotGit = Object.fromEntries(Object.entries(bare).map(([name, bytes]) => [`.git/${name}`, bytes]));
  const carriers: Record<string, () => string> = {
    'a folder': () => folderOf(CONTENT),
    'a zip of the files': () => fileOf('a.zip', buildZip(members())),
    'a zip of the folder': () => fileOf('a.zip', buildZip([{ name: 'demo-main/' }, ...members('demo-main/')])),
    'a zip made on a Mac': () => fileOf('a.zip', buildZip([...members('demo/')])),
    'a zip made on Windows': () =>
      fileOf('a.zip', buildZip(members('demo/').map((one) => ({ ...one, name: one.name.replaceAll('/', '\\') })))),
    'a streamed zip': () => fileOf('a.zip', buildZip(members('demo/').map((one) => ({ ...one, descriptor: true })))),
    'a zip with 64-bit sizes': () => fileOf('a.zip', buildZip(members().map((one) => ({ ...one, zip64: true })))),
    'a zip behind other bytes': () => fileOf('a.zip', Buffer.concat([buildZip([]), buildZip(members())])),
    'an extension': () => fileOf('a.vsix', buildZip(members())),
    'a tar': () => fileOf('a.tar', buildTar(members('demo/'))),
    'a tar of .': () => fileOf('a.tar', buildTar([{ name: './', type: '5' }, ...members('./')])),
    'a tgz as npm packs it': () => fileOf('a.tgz', buildTgz(members('package/'))),
    'a tgz in two gzip members': () => {
      const tar = buildTar(members('package/'));
      return fileOf('a.tar.gz', Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]));
    },
    'a zstd tar': () => fileOf('a.tar.zst', zstdCompressSync(buildTar(members('demo/')))),
    'an archive with a lying name': () => fileOf('a.txt', buildZip(members('demo/'))),
    'a bare repository': () => folderOf(bare),
    'a packed bare repository': () => folderOf(repository.packed()),
    'a repository': () => folderOf({ ...CONTENT, ...dotGit }),
    'a repository without working tree': () => folderOf(dotGit),
    'a zip of a repository': () => fileOf('a.zip', buildZip(members('demo/', { ...CONTENT, ...dotGit }))),
    'a tgz of a bare repository': () => fileOf('a.tgz', buildTgz(members('demo.git/', bare))),
  };
  test.each(Object.keys(carriers))('%s', async (name) => {
    const tree = await openTree(carriers[name]?.() ?? '');
    expect(contentOf(tree)).toEqual(CONTENT);
    expect(tree.notes).toEqual([]);
    expect(tree.skipped).toEqual([]);
    expect(tree.files.filter((file) => file.origin !== 'delivered').map((file) => file.path)).toEqual(
      tree.git === null ? [] : ['.git/config'],
    );
    expect(tree.files.map((file) => file.path)).toEqual(tree.files.map((file) => file.path).toSorted());
  });
});

test('a folder that is content is not taken for a wrapper', async () => {
  for (const only of ['src/a.js', '.git-hooks/a.js', '.vscode/tasks.json', 'node_modules/x/a.js']) {
    const tree = await openTree(fileOf('a.zip', buildZip([{ name: only, content: 'x' }])));
    expect(tree.files.map((file) => file.path)).toEqual([only]);
  }
});

test('a single file, and one that is compressed', async () => {
  const plain = await openTree(fileOf('lure.js', 'x = 1'));
  expect([plain.kind, contentOf(plain)]).toEqual(['file', { 'lure.js': 'x = 1' }]);
  const packed = await openTree(fileOf('lure.js.gz', gzipSync('x = 1')));
  expect([packed.kind, contentOf(packed)]).toEqual(['file', { 'lure.js': 'x = 1' }]);
});

test('standard input: an archive or one file', async () => {
  const archive = await openTree('-', { stdin: Readable.from([buildZip(members('demo/'))]) });
  expect([archive.kind, contentOf(archive)]).toEqual(['stdin', CONTENT]);
  const file = await openTree('-', { stdin: Readable.from([Buffer.from('x = '), Buffer.from('1')]) });
  expect(contentOf(file)).toEqual({ stdin: 'x = 1' });
});

test('archives in archives, three deep, each with a root of its own', async () => {
  const level = (name: string, inner: Uint8Array) =>
    buildZip([
      { name, content: inner },
      { name: 'beside.js', content: name },
    ]);
  const fourth = level('5.txt', Buffer.from('5'));
  const target = level(
    '1.zip',
    level(
      '2.zip',
      buildTgz([
        { name: 'package/3.zip', content: level('4.zip', fourth) },
        { name: 'package/x.js', content: 'x' },
      ]),
    ),
  );
  const tree = await openTree(fileOf('a.zip', target));
  expect(tree.files.map((file) => [file.path, file.root, file.name])).toEqual([
    ['1.zip', '', '1.zip'],
    ['1.zip!/2.zip', '1.zip!/', '2.zip'],
    ['1.zip!/2.zip!/3.zip', '1.zip!/2.zip!/', '3.zip'],
    ['1.zip!/2.zip!/3.zip!/4.zip', '1.zip!/2.zip!/3.zip!/', '4.zip'],
    ['1.zip!/2.zip!/3.zip!/beside.js', '1.zip!/2.zip!/3.zip!/', 'beside.js'],
    ['1.zip!/2.zip!/x.js', '1.zip!/2.zip!/', 'x.js'],
    ['1.zip!/beside.js', '1.zip!/', 'beside.js'],
    ['beside.js', '', 'beside.js'],
  ]);
  expect(tree.skipped.map((one) => [one.code, one.path])).toEqual([
    ['max-archive-depth', '1.zip!/2.zip!/3.zip!/4.zip'],
  ]);
});

test('an archive in a folder is opened by its bytes, whatever its name', async () => {
  const tree = await openTree(folderOf({ 'lib/font.woff2': buildZip(members('x/')), 'a.js': '1' }));
  expect(tree.files.map((file) => file.path)).toContain('lib/font.woff2!/src/index.js');
});

test.each(['traditional', 'aes'] as const)(
  'members encrypted the %s way open with the password, and only with it',
  async (encryption) => {
    const zip = fileOf(
      'a.zip',
      buildZip([
        { name: 'a.js', content: 'x'.repeat(100_000), password: 'infected', encryption },
        { name: 'b.js', content: 'y' },
      ]),
    );
    const open = await openTree(zip, { password: 'infected' });
    expect(contentOf(open)).toEqual({ 'a.js': 'x'.repeat(100_000), 'b.js': 'y' });
    expect([open.notes, open.skipped]).toEqual([[], []]);
    for (const options of [{}, { password: 'wrong' }]) {
      const closed = await openTree(zip, options);
      expect(contentOf(closed)).toEqual({ 'b.js': 'y' });
      expect(closed.notes.map((note) => note.code)).toEqual(['encrypted-member']);
      expect(closed.skipped.map((one) => one.code)).toEqual(['encrypted']);
    }
  },
);

test('executables and links of a zip made on Unix', async () => {
  const tree = await openTree(
    fileOf(
      'a.zip',
      buildZip([
        { name: 'run.sh', content: '#!/bin/sh', unixMode: 0o100755 },
        { name: 'l', content: 'run.sh', unixMode: 0o120777 },
      ]),
    ),
  );
  expect(tree.files.map((file) => [file.path, file.mode])).toEqual([['run.sh', 0o755]]);
  expect(tree.links).toEqual([{ path: 'l', target: 'run.sh', kind: 'symlink', escapes: false }]);
});

test('old code pages and extension headers in names', async () => {
  // the outermost folder is the wrapper
  const zip = await openTree(
    fileOf(
      'a.zip',
      buildZip([
        { name: Buffer.from([0x81, 0x2e, 0x6a, 0x73]), content: '1' },
        { name: 'b', content: '2' },
      ]),
    ),
  );
  expect(zip.files.map((file) => file.path)).toEqual(['b', 'ü.js']);
  const long = `${'long/'.repeat(30)}näme.js`;
  const tar = await openTree(
    fileOf(
      'a.tar',
      buildTar([
        { name: 'short', content: '1', pax: { path: long } },
        { name: 'x', type: 'L', content: `${long}2\0` },
        { name: 'short', content: '2' },
      ]),
    ),
  );
  expect(tar.files.map((file) => file.path)).toEqual([`${'long/'.repeat(29)}näme.js`, `${'long/'.repeat(29)}näme.js2`]);
});

test('the disk is read again on demand; memory is kept for archives', async () => {
  const folder = folderOf({ 'a.js': 'one' });
  const tree = await openTree(folder);
  expect(tree.files[0]?.source).toEqual({
    kind: 'disk',
    path: join(tree.files[0]?.source.kind === 'disk' ? tree.files[0].source.path : ''),
  });
  expect(Buffer.from(readTreeFileSync(tree.files[0]!, { maxFileBytes: 2 })).toString()).toBe('on');
});
