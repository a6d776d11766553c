import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import foundry from './foundry.ts';

describe('foundry', () => {
  test('ffi lets tests run programs', () => {
    expect(
      lines(
        triggersOf(foundry, {
          'foundry.toml': '[profile.default]\nsrc = "src"\nffi = true\n',
          'test/A.t.sol': '',
          'lib/x/B.t.sol': '',
        }),
      ),
    ).toEqual(['test ffi (profile default) @3 => test/A.t.sol']);
    expect(triggersOf(foundry, { 'foundry.toml': '[profile.default]\nffi = false\n' })).toEqual([]);
  });
});
