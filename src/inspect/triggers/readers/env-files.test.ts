import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import envFiles from './env-files.ts';

describe('env-files', () => {
  test('a preload in an environment file', () => {
    expect(
      lines(
        triggersOf(envFiles, {
          '.env': 'PORT=3000\nexport NODE_OPTIONS="--require ./a.js"\nAPI=aHR0cHM6\n',
          'a.js': '',
        }),
      ),
    ).toEqual(['run NODE_OPTIONS @2 => a.js']);
  });
});
