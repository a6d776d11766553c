import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGitConfig } from './config.ts';

test('sections, subsections, quotes, escapes, continued lines, comments', () => {
  const text = [
    '; comment',
    '[Core] bare = true # at the end',
    '\thooksPath = ".git/a b" ; why',
    '[filter "My \\"X\\""]',
    '  clean = sh -c \\"x\\" \\',
    '    more',
    '\tflag',
    '[a.B]',
    'k = v  w  ',
    '[broken',
    'x = y',
    '[url "https://x.example/"]',
    ' insteadOf=gh:',
    'tab = a\\tb\\n',
    '',
  ].join('\n');
  expect(parseGitConfig(text)).toEqual([
    { key: 'core.bare', value: 'true', line: 2 },
    { key: 'core.hookspath', value: '.git/a b', line: 3 },
    { key: 'filter.My "X".clean', value: 'sh -c "x"     more', line: 5 },
    { key: 'filter.My "X".flag', value: 'true', line: 7 },
    { key: 'a.b.k', value: 'v  w', line: 9 },
    { key: 'a.b.x', value: 'y', line: 11 },
    { key: 'url.https://x.example/.insteadof', value: 'gh:', line: 13 },
    { key: 'url.https://x.example/.tab', value: 'a\tb\n', line: 14 },
  ]);
});

test('a byte order mark and Windows line ends', () => {
  expect(parseGitConfig('\ufeff[core]\r\n\teditor = sh -c x\r\n\tbare = \\\r\n  no\r\n')).toEqual([
    { key: 'core.editor', value: 'sh -c x', line: 2 },
    { key: 'core.bare', value: 'no', line: 3 },
  ]);
});

test('any text ends', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('[', ']', '"', '\\', '\n', '=', '#', ' ', 'a', '.', '\0'), maxLength: 200 }),
      (text) => Array.isArray(parseGitConfig(text)),
    ),
  );
  expect(parseGitConfig(`[a]\n${'x = y\n'.repeat(30_000)}`)).toHaveLength(20_000);
});
