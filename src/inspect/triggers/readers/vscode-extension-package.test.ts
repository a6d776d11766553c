import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import vscodeExtensionPackage from './vscode-extension-package.ts';

describe('vscode-extension-package', () => {
  const read = (more: object) =>
    lines(
      triggersOf(vscodeExtensionPackage, {
        'extension/package.json': JSON.stringify({ engines: { vscode: '*' }, main: './out/e', ...more }),
        'extension/out/e.js': '',
      }),
    );
  test('activation decides', () => {
    expect(read({ activationEvents: ['*'] })).toEqual(['auto open * @1 => extension/out/e.js']);
    expect(read({ activationEvents: ['onStartupFinished'] })).toEqual([
      'auto open onStartupFinished @1 => extension/out/e.js',
    ]);
    expect(read({ activationEvents: ['onCommand:x'] })).toEqual(['run onCommand:x @1 => extension/out/e.js']);
  });
});
