import { expect, test } from 'vitest';
import { hostClass, isUsualRegistry, urlParts } from './host-class.ts';

test.each([
  ['https://get.docker.com', 'installer'],
  ['https://raw.githubusercontent.com/nvm-sh/nvm/v0.39.0/install.sh', 'installer'],
  ['https://raw.githubusercontent.com/zq/fixture/main/i.sh', 'ordinary'],
  ['https://evil-get.docker.com.fixture.invalid/', 'ordinary'],
  ['https://fixture-not-real.vercel.app/api', 'throwaway'],
  ['https://bit.ly/x', 'throwaway'],
  ['http://192.0.2.1:1224/x', 'address'],
  ['http://[2001:db8::1]/x', 'address'],
  ['http://3221225985/x', 'address'],
  ['http://localhost:3000', 'local'],
  ['http://10.0.0.1/x', 'local'],
  ['http://registry.company.internal/', 'local'],
  ['fixture.example/x', 'ordinary'],
  ['file.sh', 'ordinary'],
  ['$URL', 'unknown'],
  ['', 'unknown'],
] as const)('%s is %s', (url, expected) => {
  expect(hostClass(url)).toBe(expected);
});

test('registries', () => {
  expect(isUsualRegistry('https://registry.npmjs.org/a/-/a-1.0.0.tgz')).toBe(true);
  expect(isUsualRegistry('https://registry.npmjs.org.fixture.invalid/a')).toBe(false);
  expect(urlParts('git+ssh://git@github.com/a/b.git#c')).toMatchObject({ scheme: 'git+ssh', host: 'github.com' });
});

test('hostile text ends soon', () => {
  const started = performance.now();
  for (const text of [`${'a.'.repeat(50_000)}`, `${'['.repeat(50_000)}`, `http://${'@'.repeat(50_000)}`])
    hostClass(text);
  expect(performance.now() - started).toBeLessThan(200);
});
