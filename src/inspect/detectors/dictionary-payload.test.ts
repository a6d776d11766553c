import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './dictionary-payload.ts';

describe('dictionary-payload', () => {
  const words = 'alpha\nbeta\neval\nrequire\nbase64\nfetch\naxios\nchild_process\n'.repeat(20);
  const code = "const c=require('child_process');fetch(u).then(r=>r.text()).then(t=>eval(t));".repeat(4);
  it.each([
    ['among the words', '.vscode/spell.dic', `${words}${code}\n${words}`],
    ['all of it', 'config/cspell/words.txt', code],
    ['behind blanks', 'dictionaries/project-words.txt', `${words}zeta${' '.repeat(300)}${code}\n`],
  ])('%s', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toHaveLength(1);
  });
  it.each([
    ['words', 'spell.dic', words],
    [
      'affix rules',
      'en.aff',
      'SFX A Y 1\nSFX A 0 able [^aeiou]\nREP 88\nREP a ei\nTRY esianrtolcdugmphbyfvkwz\n'.repeat(10),
    ],
    ['phrases', 'words.txt', 'call(s)\nrequire (something)\nfetch = get\n'.repeat(10)],
    ['code elsewhere', 'notes.txt', code],
  ])('leaves %s alone', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
