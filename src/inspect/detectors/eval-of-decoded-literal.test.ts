import { describe, expect, it } from 'vitest';
import { computing, fileHits } from '../../../test/support/file-view.ts';
import detector from './eval-of-decoded-literal.ts';

describe('eval-of-decoded-literal', () => {
  it.each([
    'eval(atob("YQ=="))',
    "new Function('require', Buffer.from(x, 'base64').toString())(require)",
    'eval(String.fromCharCode(97,98))',
    "(Function.constructor)('require', res.data)(require)",
    'axios.get(u).catch(err => eval(err.response.data))',
    "new Function('require', response?.data?.cookie)(require)",
    'eval( await r.text )',
  ])('where no parser helps: %s', (text) => {
    expect(fileHits(detector, 'a.js', `${text};\nbroken = (`)).toEqual(['strong@1']);
  });
  it('shell', () => {
    expect(fileHits(detector, 'run.sh', `echo ${'QUJD'.repeat(20)} | base64 -d | bash\n`)).toEqual(['strong@1']);
  });
  it('leaves parsed files to the flow rules', () => {
    expect(fileHits(detector, 'a.js', 'eval(atob("YQ=="))', { module: computing() })).toEqual([]);
  });
  it.each([
    '// eval(atob(x))\n',
    'const s = "eval(atob(x))";',
    'eval(code)',
    "new Function('return this')()",
    'eval(this.code)',
    'myeval(res.data)',
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
