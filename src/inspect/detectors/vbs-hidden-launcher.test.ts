import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './vbs-hidden-launcher.ts';

describe('vbs-hidden-launcher', () => {
  it('a small script with a hidden window', () => {
    expect(
      fileHits(
        detector,
        'vendor/run-update-hidden-launch.vbs',
        'Set s = CreateObject("WScript.Shell")\r\ns.Run "cmd /c node vendor\\a.js", 0, False\r\n',
      ),
    ).toEqual(['strong@2']);
    expect(fileHits(detector, 'vendor/a.cmd', 'wscript //B //Nologo vendor\\run-update-hidden-launch.vbs\r\n')).toEqual(
      ['weak@1'],
    );
  });
  it.each([
    ['a visible window', 'a.vbs', 'Set s = CreateObject("WScript.Shell")\ns.Run "cmd /c dir", 1, True\n'],
    ['a question to Windows', 'a.vbs', 'Set s = CreateObject("WScript.Shell")\nWScript.Echo s.RegRead("HKLM\\x")\n'],
    ['documentation', 'README.md', 'wscript //B //Nologo a.vbs'],
  ])('leaves %s alone', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
