import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeCell, codeSpan, markdownText } from './escape.ts';

describe('markdownText', () => {
  it('leaves no markup, HTML, link or image', () => {
    expect(markdownText('**x** `y` [a](b) ![i](j) <img src=x> a|b')).toBe(
      '\\*\\*x\\*\\* \\`y\\` \\[a\\]\\(b\\) !\\[i\\]\\(j\\) &lt;img src\\=x&gt; a&#124;b',
    );
  });

  it('calls nobody and refers to nothing', () => {
    for (const text of ['@octocat', '@"team"', 'x #12', 'org/repo#1', '!7', 'GH-12', 'a@b.example'])
      expect(markdownText(text)).toContain('&#8203;');
    expect(markdownText('https://x.invalid www.x.invalid')).toBe('https:&#8203;//x.invalid www.&#8203;x.invalid');
  });

  it('begins no list, heading or quote', () => {
    expect(['- x', '+ x', '# x', '1. x', '2) x', '> x'].map(markdownText)).toEqual([
      '\\- x',
      '\\+ x',
      '\\# x',
      '1\\. x',
      '2\\) x',
      '&gt; x',
    ]);
  });

  it('is one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => !/[\r\n<>|]/.test(markdownText(text))),
    );
  });
});

describe('code', () => {
  it('has a fence longer than any run of backticks in it', () => {
    expect(codeSpan('a `b` ``c``')).toBe('``` a `b` ``c`` ```');
    expect(codeBlock(['x', '````', '# y'])).toBe('`````text\nx\n````\n# y\n`````');
  });

  it('cannot end a cell of a table', () => {
    expect(codeCell('a\\|b|c')).toBe('<code>a\\\\&#124;b&#124;c</code>');
  });

  it('cannot end its block', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('`', 'a', '\n', ' ', '~') })), (lines) => {
        const [open = '', ...rest] = codeBlock(lines).split('\n');
        const fence = open.replace('text', '');
        expect(rest.filter((line) => line.trim().startsWith(fence))).toHaveLength(1);
      }),
    );
  });
});
