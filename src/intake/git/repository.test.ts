import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GitBuilder } from '../../../test/support/git-builder.ts';
import { cleanUpFolders, fileOf, folderOf } from '../../../test/support/on-disk.ts';
import { buildZip } from '../../../test/support/zip-builder.ts';
import type { Tree } from '../../model/index.ts';
import { openTree, readTreeFileSync } from '../index.ts';

cleanUpFolders();

const inGit = (files: Readonly<Record<string, Uint8Array>>, at = '.git/') =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [at + name, bytes]));
const text = (tree: Tree, path: string) =>
  Buffer.from(readTreeFileSync(tree.files.find((file) => file.path === path)!)).toString();
const paths = (tree: Tree, ...origins: string[]) =>
  tree.files.filter((file) => origins.includes(file.origin)).map((file) => file.path);

function lure(): GitBuilder {
  const git = new GitBuilder();
  const big = Array.from({ length: 400 }, (_, i) => `line ${i};`).join('\n');
  git.commit({ 'a.js': 'old', 'src/big.js': big, 'only-old.js': 'payload' }, { message: 'first' });
  git.commit(
    { 'a.js': 'new', 'src/big.js': `${big}\nmore`, '.vscode/tasks.json': '{}' },
    { message: 'second\n\nbody' },
  );
  git.commit(
    { 'a.js': 'new', 'src/big.js': `${big}\nmore`, 'src/evil.js': 'evil()' },
    { branch: 'dev', message: 'dev', author: 'Ann \u202e <ann@mail.example>' },
  );
  return git;
}

describe.each(['loose', 'packed', 'packed with deltas', 'packed with an old index'] as const)('%s objects', (how) => {
  const git = lure();
  const bigs = [...git.objects].filter(([, object]) => object.bytes.toString().startsWith('line 0;')).map(([id]) => id);
  const [base, next] = bigs as [string, string];
  const files = {
    loose: () => git.files(),
    packed: () => git.packed(),
    'packed with deltas': () => git.packed({ [next]: { base, by: 'offset' } }),
    'packed with an old index': () => git.packed({ [next]: { base, by: 'id' } }, 1),
  }[how]();

  test('a bare repository gives HEAD, and what branches add', async () => {
    const tree = await openTree(folderOf(files));
    expect([tree.kind, paths(tree, 'delivered')]).toEqual(['git', ['.vscode/tasks.json', 'a.js', 'src/big.js']]);
    expect(text(tree, 'src/big.js').endsWith('line 399;\nmore')).toBe(true);
    expect(tree.files.filter((file) => file.origin === 'branch')).toMatchObject([
      { path: 'refs/heads/dev:src/evil.js', root: 'refs/heads/dev:', name: 'src/evil.js', ref: 'refs/heads/dev' },
    ]);
    expect(paths(tree, 'git-meta')).toEqual(['.git/config']);
    expect([tree.notes, tree.skipped]).toEqual([[], []]);
  });

  test('history only on request', async () => {
    const tree = await openTree(folderOf(files), { history: true });
    const first = tree.git?.commits.at(-1)?.id ?? '';
    expect(paths(tree, 'history').toSorted()).toEqual([
      `${first.slice(0, 12)}:a.js`,
      `${first.slice(0, 12)}:only-old.js`,
      `${first.slice(0, 12)}:src/big.js`,
    ]);
    expect(text(tree, `${first.slice(0, 12)}:only-old.js`)).toBe('payload');
  });

  test('facts', async () => {
    const { git: facts } = await openTree(folderOf(files));
    expect(facts?.refs.map((ref) => ref.name)).toEqual(['refs/heads/dev', 'refs/heads/main']);
    expect(
      facts?.commits.map((commit) => [commit.subject, commit.author.name, commit.author.email, commit.author.offset]),
    ).toEqual([
      ['dev', 'Ann \\u{202e}', 'ann@mail.example', 540],
      ['second', 'A Fixture', 'fixture@mail.example', 540],
      ['first', 'A Fixture', 'fixture@mail.example', 540],
    ]);
    expect(facts?.head).toBe(git.refs.get('refs/heads/main'));
  });
});

describe('a working tree beside its repository', () => {
  test('what differs from HEAD is given twice, the rest once', async () => {
    const git = lure();
    const tree = await openTree(
      folderOf({
        ...inGit(git.files()),
        'a.js': 'changed',
        'src/big.js': git.objects.size > 0 ? 'other' : '',
        '.vscode/tasks.json': '{}',
      }),
    );
    expect(paths(tree, 'head')).toEqual(['HEAD:a.js', 'HEAD:src/big.js']);
    expect(text(tree, 'HEAD:a.js')).toBe('new');
    expect(paths(tree, 'delivered')).toEqual(['.vscode/tasks.json', 'a.js', 'src/big.js']);
  });
  test('a file that HEAD has and the working tree has not', async () => {
    const git = new GitBuilder();
    git.commit({ 'a.js': '1', 'b/c.js': '2' });
    const tree = await openTree(folderOf({ ...inGit(git.files()), 'a.js': '1' }));
    expect(paths(tree, 'head')).toEqual(['HEAD:b/c.js']);
    expect(tree.files.find((file) => file.origin === 'head')).toMatchObject({
      root: 'HEAD:',
      name: 'b/c.js',
      ref: 'refs/heads/main',
    });
  });
  test('line ends of a checkout on Windows make no difference', async () => {
    const git = new GitBuilder();
    git.commit({ 'a.js': 'one\ntwo\n' });
    const tree = await openTree(
      fileOf(
        'a.zip',
        buildZip(
          Object.entries({ ...inGit(git.files()), 'a.js': 'one\r\ntwo\r\n' }).map(([name, content]) => ({
            name: `demo/${name}`,
            content,
          })),
        ),
      ),
    );
    expect(paths(tree, 'head', 'delivered')).toEqual(['a.js']);
  });
  test('a repository in a folder of the target', async () => {
    const git = lure();
    const tree = await openTree(folderOf({ ...inGit(git.files(), 'sub/.git/'), 'sub/a.js': 'new', 'README.md': 'x' }));
    expect(paths(tree, 'branch')).toEqual(['refs/heads/dev:sub/src/evil.js']);
    expect(paths(tree, 'git-meta')).toEqual(['sub/.git/config']);
    expect(tree.files.find((file) => file.origin === 'branch')).toMatchObject({
      root: 'refs/heads/dev:',
      name: 'sub/src/evil.js',
    });
  });
  test('a bare repository inside is a carrier of its own', async () => {
    const git = lure();
    const tree = await openTree(folderOf({ ...inGit(git.files(), 'vendor/x.git/'), 'a.js': '1' }));
    expect(paths(tree, 'delivered')).toEqual([
      'a.js',
      'vendor/x.git!/.vscode/tasks.json',
      'vendor/x.git!/a.js',
      'vendor/x.git!/src/big.js',
    ]);
    expect(paths(tree, 'git-meta')).toEqual(['vendor/x.git!/.git/config']);
  });
  test('archives among the blobs are opened', async () => {
    const git = new GitBuilder();
    git.commit({ 'lib.zip': buildZip([{ name: 'x/a.js', content: '1' }]) });
    expect(paths(await openTree(folderOf(git.files())), 'delivered')).toEqual(['lib.zip', 'lib.zip!/a.js']);
  });
  test('links, submodules, executables', async () => {
    const git = new GitBuilder();
    git.commit({
      up: { mode: '120000', content: '../../etc/passwd' },
      sub: { mode: '160000', id: '1'.repeat(40) },
      'x.sh': { mode: '100755', content: '#!' },
    });
    const tree = await openTree(folderOf(git.files()));
    expect(tree.links).toEqual([
      { path: 'sub', target: '1'.repeat(40), kind: 'submodule', escapes: false },
      { path: 'up', target: '../../etc/passwd', kind: 'symlink', escapes: true },
    ]);
    expect(tree.files.find((file) => file.path === 'x.sh')?.mode).toBe(0o755);
  });
});

describe('below .git', () => {
  test('configuration, hooks and what git would not put there', async () => {
    const git = lure();
    const files = {
      ...git.files(),
      'hooks/pre-commit': '#!/bin/sh\n',
      'hooks/update.sample': 'x'.repeat(9000),
      'objects/interrupt/post-checkout': '#!/bin/sh',
      'objects/info/x.js': 'evil()',
      [`objects/aa/${'b'.repeat(38)}`]: '#!/bin/sh',
      'info/attributes': '* filter=x',
      'info/exclude': '',
      'refs/heads/script': '#!/bin/sh',
      'odd.js': '1',
      'logs/HEAD': '',
      index: 'DIRC',
      'modules/lib/hooks/post-checkout': '#!/bin/sh',
      'modules/lib/HEAD': 'ref: refs/heads/main\n',
      'config.worktree': '',
      'objects/info/alternates': '/somewhere/else',
      description: 'x',
    };
    const tree = await openTree(folderOf({ ...inGit(files as never), 'a.js': 'new' }));
    expect(paths(tree, 'git-meta')).toEqual([
      '.git/config',
      '.git/config.worktree',
      '.git/hooks/pre-commit',
      '.git/hooks/update.sample',
      '.git/info/attributes',
      '.git/modules/lib/hooks/post-checkout',
      `.git/objects/aa/${'b'.repeat(38)}`,
      '.git/objects/info/alternates',
      '.git/objects/info/x.js',
      '.git/objects/interrupt/post-checkout',
      '.git/odd.js',
      '.git/refs/heads/script',
    ]);
    expect(tree.skipped.map((one) => one.code)).toContain('alternates');
  });
  test('the configuration as facts; secrets in addresses are left out', async () => {
    const git = lure();
    git.extra.set(
      'config',
      Buffer.from(
        '[core]\n\thooksPath = .git/objects/interrupt\n[remote "origin"]\n\turl = https://user:secret@git.example/x.git\n[include]\n\tpath = ../evil\n',
      ),
    );
    const { git: facts } = await openTree(folderOf(git.files()));
    expect(facts?.config).toContainEqual({ key: 'core.hookspath', value: '.git/objects/interrupt', line: 2 });
    expect(facts?.config).toContainEqual({ key: 'include.path', value: '../evil', line: 6 });
    expect(facts?.remotes).toEqual(['https://user:…@git.example/x.git']);
  });
  test('a .git file or link is recorded, not followed', async () => {
    const elsewhere = folderOf(lure().files());
    const folder = folderOf({ 'a.js': '1', '.git': `gitdir: ${elsewhere}\n` });
    const tree = await openTree(folder);
    expect([tree.git, tree.kind, paths(tree, 'delivered'), paths(tree, 'git-meta')]).toEqual([
      null,
      'folder',
      ['a.js'],
      ['.git'],
    ]);
    expect(tree.links).toEqual([{ path: '.git', target: elsewhere, kind: 'symlink', escapes: true }]);
    const linked = folderOf({ 'a.js': '1' });
    symlinkSync(elsewhere, join(linked, '.git'));
    expect((await openTree(linked)).git).toBeNull();
  });
  test('other spellings of .git are git folders as well', async () => {
    const tree = await openTree(
      folderOf({ ...inGit({ ...lure().files(), 'hooks/post-checkout': Buffer.from('#!') }, '.GIT/'), 'a.js': 'new' }),
    );
    expect(paths(tree, 'git-meta')).toContain('.GIT/hooks/post-checkout');
    expect(tree.notes.map((note) => note.code)).toEqual(['reserved-name']);
  });
});

describe('hostile repositories', () => {
  const evil = (change: (files: Record<string, Buffer>, git: GitBuilder) => void, packed = false): Promise<Tree> => {
    const git = lure();
    const files = packed ? git.packed() : git.files();
    change(files, git);
    return openTree(folderOf({ ...inGit(files), 'a.js': 'new' }));
  };
  const objectsOf = (git: GitBuilder, type: string) =>
    [...git.objects]
      .filter(([, object]) => object.type === type)
      .map(([id]) => `objects/${id.slice(0, 2)}/${id.slice(2)}`);

  test('loose objects of noise, cut, empty, lying', async () => {
    for (const bytes of [Buffer.from('noise'), Buffer.alloc(0), Buffer.from('789c', 'hex')]) {
      const tree = await evil((files, git) => {
        for (const name of objectsOf(git, 'blob')) files[name] = bytes;
      });
      expect(tree.notes.some((note) => note.code === 'corrupt-object')).toBe(true);
      expect(paths(tree, 'delivered')).toEqual(['a.js']);
    }
  });
  test('an object that is not what its id says is read all the same, and told', async () => {
    const tree = await evil((files, git) => {
      const [first] = objectsOf(git, 'blob');
      for (const name of objectsOf(git, 'blob')) files[name] = files[first!]!;
    });
    expect(tree.notes.map((note) => note.code)).toContain('corrupt-object');
  });
  test('broken commits and trees', async () => {
    for (const type of ['commit', 'tree']) {
      const tree = await evil((files, git) => {
        for (const name of objectsOf(git, type)) files[name] = files[name]!.subarray(0, 10);
      });
      expect(tree.notes.map((note) => note.code)).toContain('corrupt-object');
    }
  });
  test('missing objects are said', async () => {
    const tree = await evil((files, git) => {
      for (const name of objectsOf(git, 'tree')) delete files[name];
    });
    expect(tree.skipped.map((one) => one.code)).toContain('missing-object');
  });
  test.each(['.idx', '.pack'])('a %s that is cut at many lengths, empty or noise', async (ending) => {
    const whole = lure().packed();
    const name = Object.keys(whole).find((one) => one.endsWith(ending))!;
    for (let length = 0; length < whole[name]!.length; length += 61) {
      const tree = await evil((files) => {
        files[name] = files[name]!.subarray(0, length);
      }, true);
      expect(paths(tree, 'delivered')).toEqual(['a.js']);
    }
  });
  test('refs in a circle, refs to nothing, a HEAD of noise', async () => {
    for (const head of ['ref: refs/heads/a\n', 'noise', 'ref: ../../etc/passwd\n', `${'1'.repeat(40)}\n`, '']) {
      const tree = await evil((files, git) => {
        files['HEAD'] = Buffer.from(head);
        files['refs/heads/a'] = Buffer.from('ref: refs/heads/b\n');
        files['refs/heads/b'] = Buffer.from('ref: refs/heads/a\n');
        files['packed-refs'] = Buffer.from(
          `# pack-refs\n${git.refs.get('refs/heads/main')} refs/heads/packed\nbroken line\n^${'1'.repeat(40)}\n`,
        );
      });
      expect(tree.git?.refs.map((ref) => ref.name)).toEqual(['refs/heads/dev', 'refs/heads/main', 'refs/heads/packed']);
    }
  });
  test('deltas by id in a circle', async () => {
    const tree = await evil((files, git) => {
      const [a, b] = [...git.objects]
        .filter(([, object]) => ['{}', 'evil()'].includes(object.bytes.toString()))
        .map(([id]) => id) as [string, string];
      const cyclic = new GitBuilder();
      for (const [id, object] of git.objects) cyclic.objects.set(id, object);
      const pack = cyclic.packed({ [a]: { base: b, by: 'id' }, [b]: { base: a, by: 'id' } });
      for (const name of Object.keys(files)) if (name.startsWith('objects/')) delete files[name];
      Object.assign(files, Object.fromEntries(Object.entries(pack).filter(([name]) => name.startsWith('objects/'))));
    });
    expect(tree.notes.map((note) => note.code)).toContain('corrupt-object');
  });
  test('a tree that repeats itself a million times', async () => {
    const git = new GitBuilder();
    let tree = git.tree([{ mode: '100644', name: 'x', id: git.object('blob', 'x') }]);
    for (let level = 0; level < 10; level++)
      tree = git.tree(Array.from({ length: 10 }, (_, i) => ({ mode: '40000', name: `d${i}`, id: tree })));
    git.commitTree(tree);
    const read = await openTree(folderOf(git.files()), { limits: { maxFiles: 2000 } });
    expect(read.files.length).toBeLessThanOrEqual(2000);
    expect(read.skipped.map((one) => one.code)).toContain('max-files');
  });
  test('a tree within itself, a million folders deep', async () => {
    const git = new GitBuilder();
    let tree = git.tree([{ mode: '100644', name: 'x', id: git.object('blob', 'x') }]);
    for (let level = 0; level < 3000; level++) tree = git.tree([{ mode: '40000', name: 'd', id: tree }]);
    git.commitTree(tree);
    const read = await openTree(folderOf(git.packed()));
    expect(read.skipped.map((one) => one.code)).toContain('max-depth');
  });
  test('names in tree objects that climb or say .git', async () => {
    const git = new GitBuilder();
    const blob = git.object('blob', 'x');
    const hooks = git.tree([{ mode: '100755', name: 'post-checkout', id: blob }]);
    git.commitTree(
      git.tree([
        { mode: '40000', name: '..', id: hooks },
        { mode: '40000', name: '.git', id: hooks },
        { mode: '100644', name: 'a/../../b', id: blob },
        { mode: '100644', name: '/abs', id: blob },
      ]),
    );
    const tree = await openTree(folderOf(git.files()));
    expect([...new Set(tree.notes.map((note) => note.code))].toSorted()).toEqual([
      'absolute-path',
      'path-traversal',
      'reserved-name',
    ]);
    expect(paths(tree, 'delivered').every((path) => !path.split('/').includes('..'))).toBe(true);
  });
  test('a blob that is a bomb, a blob that is too large', async () => {
    const git = new GitBuilder();
    git.commit({ 'zeros.bin': Buffer.alloc(5_000_000), 'a.js': '1' });
    for (const files of [git.files(), git.packed()]) {
      const tree = await openTree(folderOf(files), { limits: { maxFileBytes: 1000 } });
      expect(tree.files.find((file) => file.path === 'zeros.bin')).toMatchObject({ size: 5_000_000 });
      expect(tree.skipped).toMatchObject([{ path: 'zeros.bin', code: 'max-file-bytes', size: 5_000_000 }]);
    }
  });
  test('a tag that points to itself', async () => {
    const tree = await evil((files, git) => {
      const id = '2'.repeat(40);
      const tag = git.object('tag', `object ${id}\ntype tag\ntag x\n\n`);
      const bytes = new GitBuilder();
      bytes.objects.set(id, git.objects.get(tag)!);
      Object.assign(files, bytes.files(), { HEAD: files['HEAD']! });
      files['refs/tags/x'] = Buffer.from(`${id}\n`);
    });
    expect(tree.notes.map((note) => note.code)).toContain('corrupt-object');
  });
  test('links within .git are recorded, not followed', async () => {
    const folder = folderOf({ ...inGit(lure().files()), 'a.js': 'new' });
    const outside = folderOf({ 'post-checkout': '#!/bin/sh' });
    symlinkSync(outside, join(folder, '.git/hooks'));
    mkdirSync(join(folder, '.git/x'));
    writeFileSync(join(folder, '.git/x/y'), 'z');
    symlinkSync('../../../../etc/passwd', join(folder, '.git/x/l'));
    const tree = await openTree(folder);
    expect(tree.links.map((link) => [link.path, link.escapes])).toEqual([
      ['.git/hooks', true],
      ['.git/x/l', true],
    ]);
    expect(paths(tree, 'git-meta')).toEqual(['.git/config', '.git/x/y']);
  });
  test('object ids of 256 bits', async () => {
    const { createHash } = await import('node:crypto');
    const { deflateSync } = await import('node:zlib');
    const files: Record<string, Buffer> = {
      HEAD: Buffer.from('ref: refs/heads/main\n'),
      config: Buffer.from('[extensions]\n\tobjectFormat = sha256\n'),
    };
    const put = (type: string, content: Buffer) => {
      const bytes = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
      const id = createHash('sha256').update(bytes).digest('hex');
      files[`objects/${id.slice(0, 2)}/${id.slice(2)}`] = deflateSync(bytes);
      return id;
    };
    const tree = put(
      'tree',
      Buffer.concat([Buffer.from('100644 a.js\0'), Buffer.from(put('blob', Buffer.from('x')), 'hex')]),
    );
    files['refs/heads/main'] = Buffer.from(
      put(
        'commit',
        Buffer.from(`tree ${tree}\nauthor A <a@mail.example> 1 +0000\ncommitter A <a@mail.example> 1 +0000\n\nm\n`),
      ),
    );
    expect(paths(await openTree(folderOf(files)), 'delivered')).toEqual(['a.js']);
  });
});
