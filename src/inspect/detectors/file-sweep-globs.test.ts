import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './file-sweep-globs.ts';

describe('file-sweep-globs', () => {
  it('patterns of a thief', () => {
    expect(
      fileHits(
        detector,
        'a.js',
        "const k = ['*wal*', '*sec*', '*mne*', '*seed*', '*.kdbx', 'id_rsa']; fs.readdirSync(d);",
      ),
    ).toEqual(['strong@1']);
    expect(
      fileHits(
        detector,
        'a.py',
        "k = ['*seed*', '*wallet*', '*.env']\nskip = ['.claude', '.cursor', '.gemini', '.windsurf']\nw = ['metamask', 'mnemonic']\nfor r, d, f in os.walk(h): pass\n",
      ),
    ).toEqual(['strong@1']);
  });
  it.each([
    ['ignore lists', "module.exports = ['*.env', '*.pem', 'id_rsa', '*.key'];"],
    [
      'a tool that skips assistants’ folders',
      "const skip = ['.claude', '.cursor', '.windsurf', '.gemini']; fs.readdirSync('.');",
    ],
    ['words of a wallet application', "t('seed'); t('wallet'); t('mnemonic'); t('phrase');"],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
