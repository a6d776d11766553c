import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './wallet-extension-list.ts';

describe('wallet-extension-list', () => {
  const ids = [
    'nkbihfbeogaeaoehlefnkodbefgpgknn',
    'ibnejdfjmmkpcnlpebklmnkoeoihofec',
    'bfnaelmomeimhlpmgjnjophhpkkoljpa',
    'aholpfdialjgjfhomihkjbmgjidlcdno',
  ];
  it('ids beside the browsers’ folders', () => {
    const text = `const w = ${JSON.stringify(ids)}; fs.readdirSync(os.homedir() + '/AppData/Local/x/User Data/Local Extension Settings');`;
    expect(fileHits(detector, 'a.js', text)).toEqual(['proof@1']);
    expect(
      fileHits(
        detector,
        'a.py',
        `w = "${ids.join(',')}"\nfor r, d, f in os.walk(os.path.expanduser("~/.config/google-chrome")): pass\n`,
      ),
    ).toEqual(['proof@1']);
  });
  it('a bare list is weak, and so is a test', () => {
    expect(fileHits(detector, 'a.js', `export const ids = ${JSON.stringify(ids)};`)).toEqual(['weak@1']);
    expect(
      fileHits(detector, 'test/a.test.js', `const ids = ${JSON.stringify(ids)}; fs.readdirSync('User Data');`),
    ).toEqual(['weak@1']);
  });
  it('leaves an adapter with one or two ids alone', () => {
    expect(fileHits(detector, 'a.js', `chrome.runtime.connect("${ids[0]}"); const other = "${ids[1]}";`)).toEqual([]);
  });
});
