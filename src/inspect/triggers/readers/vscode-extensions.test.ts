import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import vscodeExtensions from './vscode-extensions.ts';

describe('vscode-extensions', () => {
  test('recommendations are named', () => {
    expect(
      lines(triggersOf(vscodeExtensions, { '.vscode/extensions.json': '{"recommendations": ["a.b", 3, "c.d"]}' })),
    ).toEqual(['open a.b, c.d @1']);
    expect(triggersOf(vscodeExtensions, { '.vscode/extensions.json': '{"recommendations": []}' })).toEqual([]);
  });
});
