import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cleanUpFolders, fileOf } from '../../test/support/on-disk.ts';
import { buildTar, buildTgz, type TarMemberSpec } from '../../test/support/tar-builder.ts';
import { buildZip, type ZipMemberSpec } from '../../test/support/zip-builder.ts';
import type { Tree, TreeLimits } from '../model/index.ts';
import { openTree, readTreeFileSync } from './index.ts';

cleanUpFolders();

const GOOD = { name: 'good.js', content: 'good' };
const zipTree = (members: readonly ZipMemberSpec[], spec = {}, limits: Partial<TreeLimits> = {}) =>
  openTree(fileOf('a.zip', buildZip([...members, GOOD], spec)), { limits });
const tarTree = (members: readonly TarMemberSpec[], spec = {}, limits: Partial<TreeLimits> = {}) =>
  openTree(fileOf('a.tar', buildTar([...members, GOOD], spec)), { limits });
const paths = (tree: Tree) => tree.files.map((file) => file.path);
const codes = (tree: Tree) => [...new Set(tree.notes.map((note) => note.code))];
const skips = (tree: Tree) => [...new Set(tree.skipped.map((one) => one.code))];
const text = (tree: Tree, path: string) =>
  Buffer.from(readTreeFileSync(tree.files.find((file) => file.path === path)!)).toString();

describe('names', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['traversal', '../../.vscode/tasks.json', '.vscode/tasks.json', 'path-traversal'],
    ['absolute', '/etc/cron.d/job', 'etc/cron.d/job', 'absolute-path'],
    ['a drive', 'C:/Windows/x.bat', 'Windows/x.bat', 'absolute-path'],
    ['a carriage return', 'a\rb.js', 'a\\u{d}b.js', 'control-in-name'],
    ['a terminal escape', 'a\u001b[2Jb.js', 'a\\u{1b}[2Jb.js', 'control-in-name'],
    ['a turned reading direction', 'photo\u202egnp.js', 'photo\\u{202e}gnp.js', 'bidi-in-name'],
    ['an invisible blank', 'a\u200bb.js', 'a\\u{200b}b.js', 'confusable-name'],
    ['a Cyrillic look-alike', 'p\u0430ckage.json', 'p\u0430ckage.json', 'confusable-name'],
    ['a device of Windows', 'sub/aux.js', 'sub/aux.js', 'reserved-name'],
    ['a dot at the end', 'x.js.', 'x.js.', 'reserved-name'],
    ['an alternate stream', 'x.txt:evil.js', 'x.txt:evil.js', 'reserved-name'],
    ['another spelling of .git', 'git~1/hooks/post-checkout', 'git~1/hooks/post-checkout', 'reserved-name'],
  ];
  test.each(cases)('%s in a zip', async (_what, name, path, code) => {
    const tree = await zipTree([{ name, content: 'x' }]);
    expect(paths(tree)).toEqual([path, 'good.js'].toSorted());
    expect(codes(tree)).toEqual([code]);
  });
  test.each(cases)('%s in a tar', async (_what, name, path, code) => {
    const tree = await tarTree([{ name, content: 'x' }]);
    expect(paths(tree)).toEqual([path, 'good.js'].toSorted());
    expect(codes(tree)).toEqual([code]);
  });
  test('honest names in other scripts are no finding', async () => {
    const names = [
      'отчёт.md',
      'データ.json',
      'Δt.js',
      'µs.ts',
      'résumé.pdf',
      '[...slug].tsx',
      'a b (1).js',
      '👩‍💻.md',
      'naïve-Ω.txt',
      '@scope/x.js',
    ];
    expect(codes(await zipTree(names.map((name) => ({ name, content: name }))))).toEqual([]);
  });
  test('NUL cuts, as it does for unpackers', async () => {
    const tree = await zipTree([{ name: 'evil.js\0.png', content: 'x' }]);
    expect([paths(tree), codes(tree)]).toEqual([['evil.js', 'good.js'], ['nul-in-name']]);
  });
  test('backslashes climb too', async () => {
    expect(codes(await zipTree([{ name: '..\\..\\evil.js', content: 'x' }]))).toEqual(['path-traversal']);
    const tar = await tarTree([{ name: '..\\..\\evil.js', content: 'x' }]);
    expect([paths(tar), codes(tar)]).toEqual([['evil.js', 'good.js'], ['path-traversal']]);
  });
  test('duplicates: all are read, the last has the name', async () => {
    const tree = await zipTree([
      { name: 'a.js', content: 'first' },
      { name: 'a.js', content: 'last' },
    ]);
    expect([text(tree, 'a.js'), text(tree, 'duplicate-1:a.js')]).toEqual(['last', 'first']);
    expect(tree.files.find((file) => file.root === 'duplicate-1:')?.name).toBe('a.js');
    expect(codes(tree)).toEqual(['duplicate-name']);
  });
  test('case and composition collide', async () => {
    const tree = await zipTree([
      { name: 'A.js', content: '1' },
      { name: 'a.js', content: '2' },
      { name: 'e\u0301.js', content: '1' },
      { name: '\u00e9.js', content: '2' },
    ]);
    expect(tree.notes.map((note) => note.code)).toEqual(['case-collision', 'case-collision']);
  });
  test('overlong', async () => {
    const tree = await zipTree([
      { name: `${'x'.repeat(60_000)}.js`, content: '1' },
      { name: `${'y/'.repeat(20_000)}y.js`, content: '1' },
    ]);
    expect(codes(tree)).toEqual(['overlong-name']);
    expect(Math.max(...paths(tree).map((path) => path.length))).toBeLessThan(3000);
    expect(skips(tree)).toEqual(['max-depth']);
  });
  test('a link and a file of one name', async () => {
    const tree = await tarTree([
      { name: 'a', type: '2', target: '/etc' },
      { name: 'a', content: 'x' },
    ]);
    expect(codes(tree).toSorted()).toEqual(['duplicate-name', 'link-escapes']);
  });
});

describe('links and special files', () => {
  test('symbolic links that leave', async () => {
    const tree = await tarTree([
      { name: 'abs', type: '2', target: '/etc/passwd' },
      { name: 'a/up', type: '2', target: '../../x' },
      { name: 'a/in', type: '2', target: '../good.js' },
      { name: 'loop', type: '2', target: 'loop' },
    ]);
    expect(tree.links.map((link) => [link.path, link.escapes])).toEqual([
      ['a/in', false],
      ['a/up', true],
      ['abs', true],
      ['loop', false],
    ]);
    expect(tree.notes.filter((note) => note.code === 'link-escapes')).toHaveLength(2);
    expect(paths(tree)).toEqual(['good.js']);
  });
  test('hard links to members have their bytes; others are only recorded', async () => {
    const tree = await openTree(
      fileOf(
        'a.tar',
        buildTar([
          GOOD,
          { name: 'package.json', type: '1', target: 'good.js' },
          { name: 'p', type: '1', target: '../../etc/passwd' },
        ]),
      ),
    );
    expect([paths(tree), text(tree, 'package.json')]).toEqual([['good.js', 'package.json'], 'good']);
    expect(tree.links.map((link) => [link.path, link.kind, link.escapes])).toEqual([
      ['p', 'hardlink', true],
      ['package.json', 'hardlink', false],
    ]);
  });
  test('devices, pipes, setuid', async () => {
    const tree = await tarTree([
      { name: 'dev', type: '3' },
      { name: 'pipe', type: '6' },
      { name: 'su', content: 'x', mode: 0o4755 },
    ]);
    expect([codes(tree), skips(tree), paths(tree)]).toEqual([
      ['device-file', 'setuid'],
      ['special-file'],
      ['good.js', 'su'],
    ]);
  });
});

describe('bombs', () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  test('a zip member', async () => {
    const tree = await zipTree([{ name: 'bomb', content: zeros }], {}, { maxFileBytes: 2 ** 26 });
    expect([codes(tree), skips(tree).includes('max-ratio')]).toEqual([['compression-bomb'], true]);
    expect(tree.files.find((file) => file.path === 'bomb')?.source.kind === 'memory').toBe(true);
    expect(text(tree, 'good.js')).toBe('good');
  });
  test('many zip members', async () => {
    const members = Array.from({ length: 40 }, (_, i) => ({
      name: `bomb-${i}`,
      content: zeros.subarray(0, 4 * 1024 * 1024),
    }));
    const tree = await zipTree(members);
    expect([codes(tree), skips(tree)]).toEqual([['compression-bomb'], ['max-ratio']]);
    expect(tree.files.length).toBeLessThan(20);
  });
  test('overlapping zip members', async () => {
    const kernel = buildZip([{ name: 'a', content: zeros.subarray(0, 1024 * 1024) }]);
    const tree = await openTree(
      fileOf(
        'a.zip',
        buildZip([
          { name: 'a', content: kernel },
          { name: 'b', content: 'x', lies: { offset: 0, centralPacked: 1000 } },
          { name: 'c', content: 'x', lies: { offset: 0, centralPacked: 1000 } },
        ]),
      ),
    );
    expect(codes(tree)).toContain('compression-bomb');
  });
  test('gzip', async () => {
    const tree = await openTree(fileOf('a.gz', gzipSync(zeros)), { limits: { maxFileBytes: 2 ** 26 } });
    expect([codes(tree), skips(tree).includes('max-ratio')]).toEqual([['compression-bomb'], true]);
  });
  test('nested', async () => {
    const inner = buildZip([{ name: 'zeros', content: zeros }]);
    const tree = await zipTree(
      Array.from({ length: 10 }, (_, i) => ({ name: `${i}.zip`, content: inner })),
      {},
      { maxBytes: 50 * 1024 * 1024 },
    );
    expect(codes(tree)).toContain('compression-bomb');
    const kept = tree.files.reduce(
      (total, file) => total + (file.source.kind === 'memory' ? file.source.bytes.length : 0),
      0,
    );
    expect(kept).toBeLessThanOrEqual(50 * 1024 * 1024);
  });
  test('an archive that holds itself', async () => {
    let inner = buildZip([GOOD]);
    for (let i = 0; i < 30; i++) inner = buildZip([{ name: 'again.zip', content: inner, store: true }]);
    const tree = await openTree(fileOf('a.zip', inner));
    expect([tree.files.length, skips(tree)]).toEqual([4, ['max-archive-depth']]);
  });
});

describe('lies', () => {
  const cases: Readonly<Record<string, ZipMemberSpec>> = {
    'a size too small in the directory': { name: 'a.js', content: 'x'.repeat(5000), lies: { centralSize: 10 } },
    'a size too large in the directory': {
      name: 'a.js',
      content: 'x'.repeat(5000),
      lies: { centralSize: 4_000_000_000 },
    },
    'another size in the local header': { name: 'a.js', content: 'x'.repeat(5000), lies: { localSize: 1 } },
    'another name in the local header': { name: 'readme.md', content: 'x', lies: { localName: '.vscode/tasks.json' } },
    'a member that is not listed': { name: 'hidden.js', content: 'payload', hidden: true },
  };
  test.each(Object.keys(cases))('zip: %s', async (what) => {
    const spec = cases[what]!;
    const tree = await zipTree([spec]);
    expect(codes(tree)).toEqual(['size-mismatch']);
    expect(text(tree, String(spec.name))).toBe(spec.content);
    expect(text(tree, 'good.js')).toBe('good');
  });
  test('zip: a wrong checksum', async () => {
    const tree = await zipTree([{ name: 'a.js', content: 'abc', lies: { crc: 1 } }]);
    expect([codes(tree), text(tree, 'a.js')]).toEqual([['corrupt-container'], 'abc']);
  });
  test('zip: content that is not there', async () => {
    const tree = await zipTree([{ name: 'a.js', content: 'abc', lies: { offset: 3_000_000_000 } }]);
    expect([codes(tree), skips(tree), text(tree, 'good.js')]).toEqual([
      ['corrupt-container', 'size-mismatch'],
      ['corrupt'],
      'good',
    ]);
  });
  test('zip: packed bytes beyond the end', async () => {
    const tree = await zipTree([{ name: 'a.js', content: 'abc', lies: { centralPacked: 3_000_000_000 } }]);
    expect([codes(tree).includes('corrupt-container'), text(tree, 'good.js')]).toEqual([true, 'good']);
  });
  test('zip: an unknown compression', async () => {
    const tree = await zipTree([{ name: 'a.js', content: 'abc', lies: { method: 14 } }]);
    expect([skips(tree), paths(tree)]).toEqual([['unsupported-compression'], ['good.js']]);
  });
  test('zip: a wrong count, bytes after the end', async () => {
    expect(codes(await zipTree([], { count: 77 }))).toEqual(['size-mismatch']);
    const tree = await zipTree([], { after: Buffer.from('#!/bin/sh\necho') });
    expect([codes(tree), paths(tree)]).toEqual([['size-mismatch'], ['good.js']]);
  });
  test('zip: no central directory', async () => {
    const tree = await zipTree(
      [
        { name: 'a.js', content: 'x'.repeat(3000) },
        { name: 'b.js', content: 'y'.repeat(3000), descriptor: true },
      ],
      { withoutDirectory: true },
    );
    expect(codes(tree)).toEqual(['corrupt-container']);
    expect([text(tree, 'a.js').length, text(tree, 'b.js').length, text(tree, 'good.js')]).toEqual([3000, 3000, 'good']);
  });
  test('tar: a size beyond the end', async () => {
    const tree = await openTree(fileOf('a.tar', buildTar([GOOD, { name: 'a.js', content: 'abc', size: 2 ** 32 }])));
    expect([codes(tree).includes('corrupt-container'), text(tree, 'good.js')]).toEqual([true, 'good']);
    expect(text(tree, 'a.js').startsWith('abc')).toBe(true);
  });
  test('tar: two sizes', async () => {
    const tree = await tarTree([{ name: 'a.js', content: 'abc', pax: { size: '2' } }]);
    expect([codes(tree), text(tree, 'a.js'), text(tree, 'good.js')]).toEqual([['size-mismatch'], 'ab', 'good']);
  });
  test('tar: a broken checksum loses one member', async () => {
    const tree = await tarTree([{ name: 'a.js', content: 'abc', badChecksum: true }]); // the magic words still tell that it is a tar
    expect([codes(tree), paths(tree)]).toEqual([['corrupt-container'], ['good.js']]);
  });
  test('tar: members after the end mark', async () => {
    const tree = await tarTree([], { after: buildTar([{ name: 'late.js', content: 'late' }]) });
    expect([codes(tree), text(tree, 'late.js')]).toEqual([['size-mismatch'], 'late']);
  });
  test('tar: base-256, negative and broken numbers, broken extensions', async () => {
    expect(text(await tarTree([{ name: 'a.js', content: 'abc', binarySize: true }]), 'a.js')).toBe('abc');
    const broken = await tarTree([
      { name: 'x', type: 'x', content: '99999 path=evil\n' },
      { name: 'a.js', content: 'abc' },
    ]);
    expect([codes(broken), paths(broken)]).toEqual([['corrupt-container'], ['a.js', 'good.js']]);
  });
  test('gzip: garbage after the end', async () => {
    const tree = await openTree(fileOf('a.tgz', Buffer.concat([buildTgz([GOOD]), Buffer.from('echo hello')])));
    expect([codes(tree), paths(tree)]).toEqual([['size-mismatch'], ['good.js']]);
  });
});

describe('cut and damaged', () => {
  const containers: Readonly<Record<string, Buffer>> = {
    zip: buildZip([{ name: 'a.js', content: deflateRawSync(Buffer.from('x'.repeat(500))) }, GOOD]),
    tar: buildTar([{ name: 'a.js', content: 'x'.repeat(2000) }, GOOD]),
    tgz: buildTgz([{ name: 'a.js', content: 'x'.repeat(2000) }, GOOD]),
  };
  test.each(Object.keys(containers))('a %s cut at every length gives less or a clear error', async (name) => {
    const whole = containers[name]!;
    for (let length = 0; length < whole.length; length += name === 'tar' ? 37 : 1) {
      const stdin = (async function* () {
        yield whole.subarray(0, length);
      })();
      const outcome = await openTree('-', { stdin }).catch((error: unknown) => error);
      if (outcome instanceof Error)
        expect(outcome).toMatchObject({ name: 'CounterlureError', code: 'CL_TARGET_CORRUPT' });
    }
  });
  test('what can be read of a damaged member is', async () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => `line ${i * 7919}`).join('\n');
    const tgz = buildTgz([GOOD, { name: 'long.js', content: noise }]);
    const tree = await openTree(fileOf('a.tgz', tgz.subarray(0, tgz.length / 2)));
    expect([codes(tree), text(tree, 'good.js')]).toEqual([['corrupt-container'], 'good']);
    expect(text(tree, 'long.js').length).toBeGreaterThan(30_000);
  });
  test('archives that are not opened are said to be', async () => {
    await expect(openTree(fileOf('a.7z', Buffer.from('377abcaf271c0004'.repeat(10), 'hex')))).rejects.toMatchObject({
      code: 'CL_TARGET_UNSUPPORTED',
    });
    const tree = await zipTree([{ name: 'a.rar', content: Buffer.from('526172211a0700'.repeat(10), 'hex') }]);
    expect(skips(tree)).toEqual(['unsupported-archive']);
  });
});

describe('limits', () => {
  const many = Array.from({ length: 50 }, (_, i) => ({
    name: `f${String(i).padStart(2, '0')}.js`,
    content: 'x'.repeat(100),
  }));
  test('files, bytes, depth, file bytes, time', async () => {
    const files = await zipTree(many, {}, { maxFiles: 10 });
    expect([files.files.length, skips(files), files.skipped.length]).toEqual([10, ['max-files'], 41]);
    const wide = many.map((one) => ({ ...one, content: 'x'.repeat(1000) }));
    const bytes = await zipTree(wide, {}, { maxBytes: 20_010 });
    expect([bytes.files.length, skips(bytes)]).toEqual([21, ['max-bytes']]);
    const large = await zipTree([{ name: 'a.js', content: 'abcdef'.repeat(100) }], {}, { maxFileBytes: 6 });
    expect([skips(large), text(large, 'a.js'), large.files[0]?.size]).toEqual([['max-file-bytes'], 'abcdef', 600]);
    const deep = await zipTree([{ name: 'a/b/c/d.js', content: 'x' }], {}, { maxDepth: 2 });
    expect([skips(deep), paths(deep)]).toEqual([['max-depth'], ['good.js']]);
    const time = await zipTree(many, {}, { maxMillis: 0 });
    expect([skips(time), time.files.length]).toEqual([['max-time'], 0]);
  });
  test('what stands at the top is taken first, node_modules last', async () => {
    const tree = await zipTree(
      [
        { name: 'node_modules/a/a.js', content: '1' },
        { name: 'src/deep/b.js', content: '1' },
        { name: 'package.json', content: '{}' },
      ],
      {},
      { maxFiles: 3 },
    );
    expect(paths(tree)).toEqual(['good.js', 'package.json', 'src/deep/b.js']);
  });
  test('long lists of one kind are counted', async () => {
    const tree = await zipTree(Array.from({ length: 700 }, (_, i) => ({ name: `../${i}.js`, content: 'x' })));
    expect(tree.notes).toHaveLength(501);
    expect(tree.notes.at(-1)?.message).toContain('200 more');
  });
});
