import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanUpFolders, emptyFolder, fileOf, folderOf } from '../../test/support/on-disk.ts';
import type { Tree } from '../model/index.ts';
import { openTree, readTreeFileSync } from './index.ts';

cleanUpFolders();

const paths = (tree: Tree) => tree.files.map((file) => file.path);
const posix = process.platform !== 'win32';

describe.skipIf(!posix)('a folder', () => {
  test('a pipe neither hangs nor is read', async () => {
    const folder = folderOf({ 'a.js': '1' });
    execFileSync('mkfifo', [join(folder, 'pipe.js')]);
    const tree = await openTree(folder);
    expect([paths(tree), tree.notes.map((note) => note.code), tree.skipped.map((one) => one.code)]).toEqual([
      ['a.js'],
      ['device-file'],
      ['special-file'],
    ]);
    expect(() => readTreeFileSync({ source: { kind: 'disk', path: join(folder, 'pipe.js') } })).toThrow();
    await expect(openTree(join(folder, 'pipe.js'))).rejects.toMatchObject({ code: 'CL_TARGET_UNSUPPORTED' });
  });
  test('a socket', async () => {
    const folder = folderOf({ 'a.js': '1' });
    const server = createServer().listen(join(folder, 's'));
    await new Promise((resolve) => server.once('listening', resolve));
    const tree = await openTree(folder);
    server.close();
    expect(tree.skipped.map((one) => one.code)).toEqual(['special-file']);
  });
  test('links: out of it, in a circle, to nothing, to itself', async () => {
    const outside = folderOf({ 'secret.txt': 'secret' });
    const folder = folderOf({ 'a/a.js': '1' });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'out'));
    symlinkSync('..', join(folder, 'a/parent'));
    symlinkSync('nothing', join(folder, 'dangling'));
    symlinkSync('self', join(folder, 'self'));
    symlinkSync('../../..', join(folder, 'a/up'));
    const tree = await openTree(folder);
    expect(paths(tree)).toEqual(['a/a.js']);
    expect(tree.links.map((link) => [link.path, link.escapes])).toEqual([
      ['a/parent', false],
      ['a/up', true],
      ['dangling', false],
      ['out', true],
      ['self', false],
    ]);
    expect(() => readTreeFileSync({ source: { kind: 'disk', path: join(folder, 'out') } })).toThrow();
  });
  test('a target that is itself a link is what the user named', async () => {
    const link = join(emptyFolder(), 'link');
    symlinkSync(folderOf({ 'a.js': '1' }), link);
    expect(paths(await openTree(link))).toEqual(['a.js']);
  });
  test('names that are not UTF-8', async () => {
    const folder = folderOf({ 'a.js': '1' });
    const sub = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]);
    mkdirSync(sub);
    writeFileSync(Buffer.concat([sub, Buffer.from('/x.js')]), 'evil()');
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x62, 0xe9, 0x2e, 0x6a, 0x73])]), 'latin');
    const tree = await openTree(folder);
    expect(tree.files.map((file) => Buffer.from(readTreeFileSync(file)).toString()).toSorted()).toEqual([
      '1',
      'evil()',
      'latin',
    ]);
    expect(tree.skipped).toEqual([]);
  });
  test.skipIf(process.getuid?.() === 0)('files and folders without permission are said', async () => {
    const folder = folderOf({ 'a.js': '1', 'no.js': '2', 'closed/x.js': '3' });
    chmodSync(join(folder, 'no.js'), 0);
    chmodSync(join(folder, 'closed'), 0);
    const tree = await openTree(folder);
    chmodSync(join(folder, 'closed'), 0o755);
    expect([paths(tree), tree.skipped.map((one) => [one.path, one.code])]).toEqual([
      ['a.js'],
      [
        ['closed', 'unreadable'],
        ['no.js', 'unreadable'],
      ],
    ]);
  });
  test('setuid, control characters, case', async () => {
    const folder = folderOf({ 'A.js': '1', 'a.js': '2', 'x\u001b[31m.js': '3', 'back\\slash.js': '4' });
    chmodSync(join(folder, 'a.js'), 0o4755);
    const tree = await openTree(folder);
    expect(tree.notes.map((note) => note.code).toSorted()).toEqual(['case-collision', 'control-in-name', 'setuid']);
    expect(paths(tree)).toContain('x\\u{1b}[31m.js');
  });
  test('depth and count', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'd/'.repeat(100)), { recursive: true });
    writeFileSync(join(folder, 'd/'.repeat(100), 'x.js'), '1');
    for (let i = 0; i < 30; i++) writeFileSync(join(folder, `f${i}`), '1');
    const tree = await openTree(folder, { limits: { maxFiles: 10 } });
    expect([tree.files.length, [...new Set(tree.skipped.map((one) => one.code))]]).toEqual([10, ['max-files']]);
    const deep = await openTree(folder);
    expect(deep.skipped.map((one) => one.code)).toEqual(['max-depth']);
  });
});

describe('what cannot be opened', () => {
  test.each([
    ['', 'CL_TARGET_NOT_FOUND'],
    ['/nowhere/at/all', 'CL_TARGET_NOT_FOUND'],
    ['a\0b', 'CL_TARGET_NOT_FOUND'],
    ['x'.repeat(5000), 'CL_TARGET_NOT_FOUND'],
    ['npm:', 'CL_TARGET_UNSUPPORTED'],
    ['npm:../x', 'CL_TARGET_UNSUPPORTED'],
  ])('%j', async (target, code) => {
    await expect(openTree(target, { allowNetwork: true })).rejects.toMatchObject({ name: 'CounterlureError', code });
  });
  test('an archive larger than the limit', async () => {
    await expect(
      openTree(fileOf('a.gz', Buffer.from([0x1f, 0x8b, 8, ...Array(100).fill(0)])), { limits: { maxBytes: 50 } }),
    ).rejects.toMatchObject({ code: 'CL_LIMIT' });
  });
});
