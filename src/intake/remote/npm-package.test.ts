import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanUpFolders, emptyFolder } from '../../../test/support/on-disk.ts';
import { buildTgz } from '../../../test/support/tar-builder.ts';
import { openTree } from '../index.ts';
import { registryUrl } from './npm-package.ts';

cleanUpFolders();

const TGZ = buildTgz([
  { name: 'package/package.json', content: '{}' },
  { name: 'package/index.js', content: 'x' },
]);
let server: Server;
let registry = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const integrity = request.url?.includes('lying')
      ? `sha512-${Buffer.alloc(64).toString('base64')}`
      : `sha512-${createHash('sha512').update(TGZ).digest('base64')}`;
    const version = (tarball: string) => ({ dist: { tarball, integrity } });
    if (request.url?.endsWith('.tgz')) response.end(TGZ);
    else if (request.url === '/moved') response.writeHead(302, { location: `${registry}x.tgz` }).end();
    else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (request.url === '/nothing') response.writeHead(404).end();
    else if (request.url === '/noise') response.end('<html>');
    else {
      const versions = {
        '1.0.0': version(`${registry}a.tgz`),
        '2.0.0': version(`${registry}moved`),
        '3.0.0': version(`${registry}file`),
        '4.0.0': version(`${registry}loop`),
      };
      response.end(JSON.stringify({ 'dist-tags': { latest: '1.0.0' }, versions }));
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

const open = (target: string, more = {}) =>
  openTree(target, { allowNetwork: true, env: { npm_config_registry: registry }, ...more });

test.each(['npm:x', 'npm:@scope/x', 'npm:x@1.0.0', 'npm:x@latest', 'npm:x@2.0.0'])(
  '%s is fetched and checked',
  async (target) => {
    const tree = await open(target);
    expect([tree.kind, tree.target, tree.files.map((file) => file.path)]).toEqual([
      'npm',
      target,
      ['index.js', 'package.json'],
    ]);
  },
);

test.each([
  ['npm:x@9.9.9', 'CL_TARGET_NOT_FOUND'],
  ['npm:nothing', 'CL_TARGET_NOT_FOUND'],
  ['npm:noise', 'CL_NETWORK_FAILED'],
  ['npm:x@3.0.0', 'CL_NETWORK_FAILED'],
  ['npm:x@4.0.0', 'CL_NETWORK_FAILED'],
  ['npm:lying@1.0.0', 'CL_TARGET_CORRUPT'],
])('%s ends with %s', async (target, code) => {
  await expect(open(target)).rejects.toMatchObject({ code });
});

test('without permission nothing is asked; too large is said', async () => {
  await expect(open('npm:x', { allowNetwork: false })).rejects.toMatchObject({ code: 'CL_NETWORK_NOT_ALLOWED' });
  await expect(open('npm:x', { limits: { maxBytes: 10 } })).rejects.toMatchObject({ code: 'CL_LIMIT' });
});

test('the registry: environment, then .npmrc, then the public one', () => {
  const home = emptyFolder();
  expect(registryUrl({ HOME: home }).href).toBe('https://registry.npmjs.org/');
  writeFileSync(
    join(home, '.npmrc'),
    '# registry=https://no.example\n//x.example/:_authToken=t\nregistry = https://npm.example/a\n',
  );
  expect(registryUrl({ HOME: home }).href).toBe('https://npm.example/a/');
  expect(registryUrl({ HOME: home, npm_config_registry: 'https://env.example' }).href).toBe('https://env.example/');
  expect(() => registryUrl({ npm_config_registry: 'ftp://x.example' })).toThrow();
});
