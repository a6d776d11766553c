import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './svg-comment-payload.ts';

describe('svg-comment-payload', () => {
  const chunk = Buffer.from(Array.from({ length: 90 }, (_, i) => (i * 37) % 256))
    .toString('base64')
    .replaceAll('=', '');
  it('a chunk in a comment or description', () => {
    expect(fileHits(detector, 'assets/flags/ae.svg', `<svg xmlns="x"><!-- ${chunk} --><path d="M0 0"/></svg>`)).toEqual(
      ['strong@1'],
    );
    expect(fileHits(detector, 'a.svg', `<svg><desc>${chunk}${chunk}</desc></svg>`)).toEqual(['strong@1']);
  });
  it.each([
    [
      'a generator’s comment',
      '<svg><!-- Generator: Some Editor 23.0, SVG Export Plug-In . SVG Version: 6.00 Build 0 --></svg>',
    ],
    ['a rule of dashes', `<svg><!--${'-'.repeat(100)}--></svg>`],
    ['an embedded image', `<svg><image href="data:image/png;base64,${chunk}${chunk}"/></svg>`],
    ['an editor’s data', `<svg><i:pgf id="a"><![CDATA[${chunk}${chunk}]]></i:pgf></svg>`],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'a.svg', text)).toEqual([]);
  });
});
