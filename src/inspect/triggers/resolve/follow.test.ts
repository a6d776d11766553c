// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of shells and editors
import { describe, expect, test } from 'vitest';
import { contextOf } from '../support/testing.ts';

const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    workspaces: ['packages/*'],
    main: 'server/main.js',
    scripts: {
      prepare: 'npm run dev',
      dev: 'node server.js',
      start: 'npm --prefix client start',
      predev: 'node tools/pre',
      ws: 'npm run go -w @x/a',
      pn: 'pnpm --filter ./packages/a go',
      ya: 'yarn workspace @x/a go',
      tu: 'turbo run go',
    },
  }),
  'server.js': '',
  'server/main.js': '',
  'tools/pre.js': '',
  'client/package.json': '{"scripts":{"start":"vite --host"}}',
  'client/vite.config.mts': '',
  'client/postcss.config.mjs': '',
  'packages/a/package.json': '{"name":"@x/a","scripts":{"go":"tsx src/index"}}',
  'packages/a/src/index.ts': '',
  'scripts/run.sh': '#!/bin/bash\ncd "$(dirname "$0")"\nnode ./inner.js\nbash ./deep.sh\n',
  'scripts/inner.js': '',
  'scripts/deep.sh': 'node ./never.js',
  'scripts/never.js': '',
  'win.bat': '@echo off\r\nnode server.js\r\n',
  'p.ps1': 'Start-Process node -ArgumentList "server.js" -WindowStyle Hidden',
  'vendor/u.vbs': '',
  'app/main.py': '',
  'jest.config.ts': '',
  'public/x.woff2': '',
  'data.txt': '',
  Makefile: 'all: dep\n\tnode server.js\ndep:\n\tsh scripts/run.sh\n',
  'hooks/post-checkout': 'node server.js',
  '.git/hooks/update.sample': '',
};
const context = contextOf(FILES);
const entries = (command: string, from = '') =>
  context.entriesOf('', from, command).map((entry) => `${entry.how} ${entry.path}`);

describe('entriesOf', () => {
  test('says the steps between', () => {
    expect(context.entriesOf('', '', 'npm run prepare')).toEqual([
      { path: 'tools/pre.js', how: 'node', steps: ['npm run prepare', 'npm run dev', 'predev', 'node tools/pre'] },
      { path: 'server.js', how: 'node', steps: ['npm run prepare', 'npm run dev', 'node server.js'] },
    ]);
  });

  test.each<[string, string[]]>([
    ['node server', ['node server.js']],
    ['node ./server', ['node server.js']],
    ['node server/', []],
    ['node dist/index.js', []],
    ['node packages/a/dist/index.js', ['node packages/a/src/index.ts']],
    [
      'concurrently "cd client && npm start" "cd packages/a && npm run go"',
      ['module client/vite.config.mts', 'module client/postcss.config.mjs', 'node packages/a/src/index.ts'],
    ],
    [
      '(cd client && npm start) & (cd packages/a && npm run go)',
      ['module client/vite.config.mts', 'module client/postcss.config.mjs', 'node packages/a/src/index.ts'],
    ],
    [
      '(cd client && npm start) && (cd packages/a && npm run go)',
      ['module client/vite.config.mts', 'module client/postcss.config.mjs', 'node packages/a/src/index.ts'],
    ],
    ['cd packages/a & npm run go', ['node packages/a/src/index.ts']],
    ['npx hardhat run scripts/inner.js --network x', ['module scripts/inner.js']],
    ['code --install-extension vendor/u.vbs --force', ['binary vendor/u.vbs']],
    ['node .', ['node server/main.js']],
    ['node --max-old-space-size=4096 -r ./tools/pre.js server.js --port 3', ['node tools/pre.js', 'node server.js']],
    ['node public/x.woff2', ['node public/x.woff2']],
    ['cat public/x.woff2 | node', ['node public/x.woff2']],
    ['node < data.txt', ['node data.txt']],
    ['node - < data.txt', ['node data.txt']],
    [`node -e "require('./server')"`, ['node server.js']],
    [`node -e "require('child_process').exec('node server.js')"`, ['node server.js']],
    ['npm start', ['module client/vite.config.mts', 'module client/postcss.config.mjs']],
    ['cd client && npm start', ['module client/vite.config.mts', 'module client/postcss.config.mjs']],
    ['npm run ws', ['node packages/a/src/index.ts']],
    ['npm run pn', ['node packages/a/src/index.ts']],
    ['npm run ya', ['node packages/a/src/index.ts']],
    ['npm run tu', ['node packages/a/src/index.ts']],
    ['npm i', ['node tools/pre.js', 'node server.js']],
    ['npm install left-pad', []],
    ['yarn', ['node tools/pre.js', 'node server.js']],
    ['yarn dev', ['node tools/pre.js', 'node server.js']],
    ['bun run server.js', ['node server.js']],
    ['bun server.js', ['node server.js']],
    ['deno run -A server.js', ['node server.js']],
    ['node --watch server.js', ['node server.js']],
    ['nodemon --watch src --ext js server.js', ['node server.js']],
    ['npx tsx watch packages/a/src/index.ts', ['node packages/a/src/index.ts']],
    ['nodemon', ['node server/main.js']],
    ['nodemon --exec ts-node packages/a/src/index.ts', ['node packages/a/src/index.ts']],
    ['pm2 start server.js --name x', ['node server.js']],
    ['pm2 start npm --name x -- run dev', []],
    ['electron .', ['node server/main.js']],
    ['sh scripts/run.sh', ['shell scripts/run.sh', 'node scripts/inner.js', 'shell scripts/deep.sh']],
    ['./scripts/run.sh', ['shell scripts/run.sh', 'node scripts/inner.js', 'shell scripts/deep.sh']],
    ['source scripts/run.sh', ['shell scripts/run.sh', 'node scripts/inner.js', 'shell scripts/deep.sh']],
    ['win.bat', ['shell win.bat', 'node server.js']],
    ['.\\win.bat', ['shell win.bat', 'node server.js']],
    ['powershell -ExecutionPolicy Bypass -File p.ps1', ['powershell p.ps1', 'node server.js']],
    ['wscript //B //Nologo vendor\\u.vbs', ['other vendor/u.vbs']],
    ['python -m app.main', ['python app/main.py']],
    ['python3 app/main.py', ['python app/main.py']],
    ['uvicorn app.main:app --reload', ['python app/main.py']],
    ['jest --ci', ['module jest.config.ts']],
    ['npx --yes jest', ['module jest.config.ts']],
    ['vite --config client/vite.config.mts', ['module client/vite.config.mts']],
    ['make', ['shell scripts/run.sh', 'node scripts/inner.js', 'shell scripts/deep.sh', 'node server.js']],
    ['git config core.hooksPath hooks; git checkout main', ['shell hooks/post-checkout', 'node server.js']],
    ['git -c core.hooksPath=hooks checkout main', ['shell hooks/post-checkout', 'node server.js']],
    [
      'cp .git/hooks/update.sample ~/.vscode/git-command && node ~/.vscode/git-command',
      ['node .git/hooks/update.sample'],
    ],
    ['node ${workspaceFolder}/server.js', ['node server.js']],
    ['node "%cd%\\server.js"', ['node server.js']],
    ['NODE_OPTIONS="--require ./tools/pre.js" next dev', ['node tools/pre.js']],
    ['node ../server.js', []],
    ['node /etc/passwd', []],
    ['cd .. && node server.js', []],
    ['node https://a.invalid/server.js', []],
    ['start /b node server || nohup node server &', ['node server.js']],
    ['curl https://a.invalid | sh', []],
    ['', []],
  ])('%s', (command, expected) => {
    expect(entries(command)).toEqual(expected);
  });

  test('a branch sees the delivered tree, an archive only its own', () => {
    const other = contextOf({ 'a.js': '', 'lib.zip!/b.js': '' });
    expect(other.entriesOf('refs/heads/dev:', '', 'node a').map((entry) => entry.path)).toEqual(['a.js']);
    expect(other.entriesOf('lib.zip!/', '', 'node a; node b').map((entry) => entry.path)).toEqual(['lib.zip!/b.js']);
  });

  test('scripts that call one another end, in bounded time', () => {
    const scripts = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, i) => [`s${i}`, `npm run s${(i + 1) % 2_000} & npm run s${(i * 3) % 2_000}`]),
    );
    const many = contextOf({ 'package.json': JSON.stringify({ scripts }) });
    const start = performance.now();
    expect(many.entriesOf('', '', 'npm run s1')).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('resolve', () => {
  test.each<[string, string, string | null]>([
    ['', './server', 'server.js'],
    ['', '.', 'server/main.js'],
    ['packages/a', 'src', 'packages/a/src/index.ts'],
    ['packages/a', './src/index.js', 'packages/a/src/index.ts'],
    ['client', '../server.js', 'server.js'],
    ['', '../x', null],
    ['', 'toString', null],
    ['', '__proto__', null],
    ['', '/server.js', null],
    ['', 'C:\\server.js', null],
  ])('from %j %j', (from, reference, expected) => {
    expect(context.resolve('', from, reference)?.path ?? null).toBe(expected);
  });
});
