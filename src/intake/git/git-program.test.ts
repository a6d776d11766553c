/** Held against the git program where there is one: repositories that it made, packed, fetched. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanUpFolders, emptyFolder } from '../../../test/support/on-disk.ts';
import { openTree, readTreeFileSync } from '../index.ts';

cleanUpFolders();

const ENV = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@mail.example',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@mail.example',
};
const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'core.hooksPath=/dev/null', '-c', 'gc.auto=0', '-C', folder, ...args], {
    env: ENV,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
const hasGit = (() => {
  try {
    return execFileSync('git', ['--version'], { env: ENV, stdio: ['ignore', 'pipe', 'ignore'] }).length > 0;
  } catch {
    return false;
  }
})();

function makeRepository(): string {
  const folder = emptyFolder();
  git(folder, 'init', '--quiet', '--template=', '--initial-branch=main');
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < 8; i++) {
      mkdirSync(join(folder, `src/d${i}`), { recursive: true });
      writeFileSync(
        join(folder, `src/d${i}/f.js`),
        Array.from({ length: 300 }, (_, n) => `let v${n} = ${n * (i + 3) + (n === round * 7 ? round : 0)};`).join('\n'),
      );
    }
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', `round ${round}`);
    if (round === 5) git(folder, 'branch', 'dev');
  }
  git(folder, 'tag', '-a', 'v1', '-m', 'tag');
  return folder;
}

describe.skipIf(!hasGit)('repositories made by git', () => {
  test('packed with deltas, read as git reads it', async () => {
    const folder = makeRepository();
    git(folder, 'gc', '--quiet', '--aggressive');
    const bare = join(emptyFolder(), 'x.git');
    git(folder, 'clone', '--quiet', '--bare', '--template=', '.', bare);
    const tree = await openTree(bare, { history: true });
    expect([tree.notes, tree.skipped]).toEqual([[], []]);
    expect(tree.files.filter((file) => file.origin === 'delivered')).toHaveLength(8);
    expect(tree.git?.commits).toHaveLength(12);
    for (const file of tree.files.filter((one) => one.origin === 'delivered')) {
      expect(Buffer.from(readTreeFileSync(file)).toString()).toBe(git(bare, 'show', `HEAD:${file.path}`));
    }
    for (const file of tree.files.filter((one) => one.origin === 'history' || one.origin === 'branch')) {
      expect(Buffer.from(readTreeFileSync(file)).toString()).toBe(git(bare, 'show', `${file.ref}:${file.name}`));
    }
    const blobs = new Set(
      git(bare, 'rev-list', '--objects', '--all')
        .split('\n')
        .filter((line) => line.endsWith('.js'))
        .map((line) => line.slice(0, 40)),
    );
    expect(tree.files.filter((file) => file.name.endsWith('.js'))).toHaveLength(blobs.size);
    const folderTree = await openTree(folder, { history: true });
    const names = (one: typeof tree) => one.files.filter((file) => file.origin !== 'git-meta').map((file) => file.path);
    expect(names(folderTree)).toEqual(names(tree));
  });

  test('a repository by URL: asked for, fetched, and nothing left behind', async () => {
    const url = `file://${makeRepository()}`;
    await expect(openTree(url)).rejects.toMatchObject({ code: 'CL_TARGET_UNSUPPORTED' });
    await expect(openTree(url, { allowFileUrl: true })).rejects.toMatchObject({ code: 'CL_NETWORK_NOT_ALLOWED' });
    const tree = await openTree(url, { allowFileUrl: true, allowNetwork: true });
    expect([tree.kind, tree.git?.remotes, tree.git?.config]).toEqual(['git-url', [url], []]);
    expect(tree.files.filter((file) => file.origin === 'delivered')).toHaveLength(8);
    expect(tree.files.every((file) => file.source.kind === 'memory' && file.origin !== 'git-meta')).toBe(true);
    expect(tree.files.some((file) => file.path.startsWith('refs/heads/dev:'))).toBe(true);
    await expect(
      openTree('file:///nowhere/at/all.git', { allowFileUrl: true, allowNetwork: true }),
    ).rejects.toMatchObject({ code: 'CL_NETWORK_FAILED' });
  });
});

test.each([
  'http://git.example/x.git',
  'git://git.example/x.git',
  'ssh://-oProxyCommand=x/y',
  'https://a b/x',
  'https://-x/y',
])('%s is refused', async (url) => {
  await expect(openTree(url, { allowNetwork: true })).rejects.toMatchObject({ name: 'CounterlureError' });
});
test.each(['https://git.example/x.git', 'git@git.example:x/y.git', 'ssh://git@git.example/x'])(
  '%s needs the network',
  async (url) => {
    await expect(openTree(url)).rejects.toMatchObject({ code: 'CL_NETWORK_NOT_ALLOWED' });
  },
);
