import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decoder, LayerView } from '../decoder.ts';
import batchNoise from './batch-noise.ts';
import powershellEncoded from './powershell-encoded.ts';
import powershellNoise from './powershell-noise.ts';
import shellPipe from './shell-pipe.ts';
import vbsStrings from './vbs-strings.ts';

const view = (text: string, kind: string): LayerView => ({
  kind,
  text,
  bytes: Buffer.from(text),
  depth: 0,
  literals: [],
  budget: { left: () => true, take: () => true },
  evaluator: null,
});
const peel = (decoder: Decoder, text: string, kind = 'text'): string[] =>
  [...decoder.decode(view(text, kind))].map(({ content }) => String(content));

const POWERSHELL = "Invoke-WebRequest -Uri 'https://fixture.invalid/a' -OutFile x.txt";
const SHELL = 'curl -s https://fixture.invalid/a -o a.txt; echo done';
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

test('encoded commands of PowerShell, whoever calls it', () => {
  expect(peel(powershellEncoded, `powershell -nop -w hidden -enc ${utf16(POWERSHELL)}`)).toEqual([POWERSHELL]);
  expect(
    peel(powershellEncoded, `spawn('powershell.exe', ['-EncodedCommand', '${utf16(POWERSHELL)}'])`, 'javascript'),
  ).toEqual([POWERSHELL]);
  const packed = gzipSync(POWERSHELL).toString('base64');
  expect(peel(powershellEncoded, `$s = [IO.MemoryStream][Convert]::FromBase64String("${packed}")`)).toEqual([
    POWERSHELL,
  ]);
  expect(peel(powershellEncoded, 'node app.js -e production --encoding utf8 -e thisIsNotAnEncodedCommand')).toEqual([]);
});

test('noise of PowerShell', () => {
  const noisy = `I\`nv\`oke-WebRequest -Uri ('htt'+'ps://fix'+"ture.invalid/a") -OutFile ("{1}{0}" -f '.txt','x')`;
  expect(peel(powershellNoise, noisy, 'powershell')[0]).toBe(
    "Invoke-WebRequest -Uri 'https://fixture.invalid/a' -OutFile 'x.txt'",
  );
  expect(
    peel(powershellNoise, `IEX ([char]72 + [char]105 + 'Xthere'.replace('X',' ')); Get-Date`, 'powershell')[0],
  ).toBe("IEX 'Hi there'; Get-Date");
  expect(peel(powershellNoise, `iex ('${[...'Get-Date'].reverse().join('')}'[-1..-8] -join '')`, 'powershell')[0]).toBe(
    "iex 'Get-Date'",
  );
  expect(peel(powershellNoise, 'Get-ChildItem | Write-Host', 'powershell')).toEqual([]);
});

test('shell commands that decode what they run', () => {
  const base64 = Buffer.from(SHELL).toString('base64');
  expect(peel(shellPipe, `echo ${base64} | base64 -d | bash`)).toEqual([SHELL]);
  expect(peel(shellPipe, `bash -c "$(base64 --decode <<< '${base64}')"`)).toEqual([SHELL]);
  expect(peel(shellPipe, `echo '${[...base64].reverse().join('')}' | rev | base64 -d | sh`)).toEqual([SHELL]);
  expect(peel(shellPipe, `printf '${Buffer.from(SHELL).toString('hex')}' | xxd -r -p | sh`)).toEqual([SHELL]);
  expect(peel(shellPipe, `eval $'${[...SHELL].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join('')}'`)).toEqual([
    SHELL,
  ]);
  expect(peel(shellPipe, 'echo "hello world, how are you" | grep hello | base64 -d')).toEqual([]);
});

test('batch files with carets, variables and pieces of them', () => {
  expect(peel(batchNoise, 'c^u^r^l -s https://fixture.invalid/a & echo done')[0]).toBe(
    'curl -s https://fixture.invalid/a & echo done',
  );
  expect(peel(batchNoise, 'set a=zcurlz\nset b=fixture\n%a:~1,4% https://%b:~0,3%%b:~3%.invalid/x\n')[0]).toContain(
    'curl https://fixture.invalid/x',
  );
});

test('texts of VBScript', () => {
  const text = `x = ${[...'MsgBox 1'].map((c) => `Chr(${c.charCodeAt(0)})`).join(' & ')}\nExecute(x)\nSet s = CreateObject(StrReverse("llehS.tpircSW"))\n`;
  expect(peel(vbsStrings, text)[0]).toContain('"MsgBox 1"');
  expect(peel(vbsStrings, text)[0]).toContain('"WScript.Shell"');
});

test('whatever comes in, an end comes', () => {
  const all = [batchNoise, powershellEncoded, powershellNoise, shellPipe, vbsStrings];
  const piece = fc.constantFrom(
    'echo ',
    "'",
    '"',
    '+',
    '-f ',
    '{0}',
    '[char]9',
    '^',
    '%a:~1%',
    'set a=',
    'Chr(65)',
    ' & ',
    '| base64 -d',
    'QUJD',
    '`',
    '\n',
    'iex ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      for (const decoder of all) peel(decoder, pieces.join(''), 'powershell');
    }),
    { numRuns: 200 },
  );
  for (const decoder of all) {
    const start = performance.now();
    peel(decoder, `echo "${"'a'+".repeat(50_000)}`, 'powershell');
    peel(decoder, `${'"a" & '.repeat(20_000)}CreateObject Chr(1`, 'text');
    expect(performance.now() - start).toBeLessThan(20_000);
  }
});
