// Honest projects of well-known kinds with something risky-looking about each. Hosts are reserved names or well-known public ones.
import type { HonestFixture } from './honest.ts';
import { b64, json, lines, mern, nest, next, tsApi, vite } from './scaffolds.ts';

const JWT = Buffer.from('a-long-development-secret-for-tokens-only').toString('base64');

const fixtures: readonly HonestFixture[] = [
  {
    id: 'G01',
    title: 'MERN starter with .env.example, base64 JWT key, Stripe and mail keys',
    files: mern('shop-starter', {
      '.env.example': lines('PORT=5000', 'MONGO_URI=mongodb+srv://user:password@cluster.example/shop', `JWT_SECRET=${JWT}`, 'STRIPE_SECRET_KEY=sk_test_replace_me', 'SMTP_PASSWORD=', `COOKIE_KEY=${b64('https://shop.example|cookie-signing-key')}`),
      'server/config/keys.js': lines("const cookieKey = Buffer.from(process.env.COOKIE_KEY || '', 'base64');", 'module.exports = { cookieKey, jwt: process.env.JWT_SECRET };'),
      'render.yaml': lines('services:', '  - type: web', '    name: shop', '    buildCommand: npm install && npm run build --prefix client', '    startCommand: node server/server.js'),
    }),
  },
  {
    id: 'G02',
    title: 'Next starter: husky, rewrites to an API, CSP with unsafe-eval in development, env validation',
    files: next(
      'launchpad',
      {
        'next.config.js': lines("const isDev = process.env.NODE_ENV !== 'production';", 'const csp = [', '  "default-src \'self\'",', "  `script-src 'self' ${isDev ? \"'unsafe-eval'\" : ''} 'unsafe-inline'`,", "].join('; ');", '', "/** @type {import('next').NextConfig} */", 'module.exports = {', '  async headers() {', "    return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: csp }] }];", '  },', '  async rewrites() {', "    return [{ source: '/backend/:path*', destination: `${process.env.API_URL}/:path*` }];", '  },', '  webpack: (config) => {', "    config.externals.push('pino-pretty', 'lokijs', 'encoding');", '    config.resolve.fallback = { fs: false, net: false, tls: false };', '    return config;', '  },', '};'),
        '.husky/pre-commit': '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpx lint-staged\n',
      },
      { scripts: { dev: 'next dev', build: 'next build', start: 'next start', prepare: 'husky install' } },
    ),
    modes: { '.husky/pre-commit': 0o755 },
  },
  {
    id: 'G03',
    title: 'Nest API that fetches a signing key, decodes a JWT by hand and calls a webhook with selected environment',
    files: nest('ledger-api', {
      'src/auth/jwks.service.ts': lines("import { Injectable, OnModuleInit } from '@nestjs/common';", "import { createPublicKey, createVerify } from 'node:crypto';", "import axios from 'axios';", '', '@Injectable()', 'export class JwksService implements OnModuleInit {', '  private keys: Record<string, ReturnType<typeof createPublicKey>> = {};', '  async onModuleInit() {', "    const { data } = await axios.get(process.env.JWKS_URI ?? 'https://auth.example/.well-known/jwks.json');", "    for (const key of data.keys) this.keys[key.kid] = createPublicKey({ key, format: 'jwk' });", '  }', '  decode(token: string) {', "    const [head, body, signature] = token.split('.');", "    const header = JSON.parse(Buffer.from(head, 'base64url').toString());", "    const ok = createVerify('RSA-SHA256').update(`${head}.${body}`).verify(this.keys[header.kid], signature, 'base64url');", "    return ok ? JSON.parse(Buffer.from(body, 'base64url').toString()) : null;", '  }', '}'),
      'src/health/deploy-hook.service.ts': lines("import { Injectable, OnApplicationBootstrap } from '@nestjs/common';", "import axios from 'axios';", '@Injectable()', 'export class DeployHookService implements OnApplicationBootstrap {', '  async onApplicationBootstrap() {', '    const { GIT_SHA, NODE_ENV, HOSTNAME } = process.env;', "    if (process.env.DEPLOY_HOOK) await axios.post(process.env.DEPLOY_HOOK, { GIT_SHA, NODE_ENV, HOSTNAME });", '  }', '}'),
    }),
  },
  {
    id: 'G04',
    title: 'Vite front end with manual chunks, proxy and a small local plugin that runs git',
    files: vite('table', {
      'vite.config.ts': lines("import { execSync } from 'node:child_process';", "import { readFileSync } from 'node:fs';", "import { defineConfig, loadEnv, type Plugin } from 'vite';", "import react from '@vitejs/plugin-react';", '', "const commit = execSync('git rev-parse --short HEAD').toString().trim();", "const pkg = JSON.parse(readFileSync('./package.json', 'utf8'));", '', 'function buildInfo(): Plugin {', '  return {', "    name: 'build-info',", '    transformIndexHtml: (html) => html.replace("</head>", `<meta name="version" content="${pkg.version}-${commit}"></head>`),', '  };', '}', '', 'export default defineConfig(({ mode }) => {', "  const env = loadEnv(mode, process.cwd(), '');", '  return {', '    plugins: [react(), buildInfo()],', '    define: { __COMMIT__: JSON.stringify(commit) },', "    server: { proxy: { '/api': { target: env.API_URL, changeOrigin: true } } },", "    build: { rollupOptions: { output: { manualChunks: { vendor: ['react', 'react-dom'] } } } },", '  };', '});'),
    }),
  },
  {
    id: 'G05',
    title: 'Hardhat project: many RPC URLs, the well-known test keys, etherscan verification, mainnet fork',
    files: {
      'README.md': '# vault-contracts\n\n`npx hardhat test` runs everything on a mainnet fork.\n',
      'package.json': json({ name: 'vault-contracts', scripts: { test: 'hardhat test', deploy: 'hardhat run scripts/deploy.ts', coverage: 'hardhat coverage' }, devDependencies: { hardhat: '^2.19.4', '@nomicfoundation/hardhat-toolbox': '^4.0.0', '@openzeppelin/contracts': '^5.0.1', dotenv: '^16.3.1', 'solidity-coverage': '^0.8.5' } }),
      'hardhat.config.ts': lines("import { HardhatUserConfig, task } from 'hardhat/config';", "import '@nomicfoundation/hardhat-toolbox';", "import 'dotenv/config';", '', "const PRIVATE_KEY = process.env.PRIVATE_KEY ?? '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';", '', "task('accounts', 'Prints the list of accounts', async (_args, hre) => {", '  for (const account of await hre.ethers.getSigners()) console.log(account.address);', '});', '', 'const config: HardhatUserConfig = {', "  solidity: { version: '0.8.20', settings: { optimizer: { enabled: true, runs: 200 } } },", '  networks: {', "    hardhat: { forking: { url: `https://eth-mainnet.g.alchemy.com/v2/${process.env.ALCHEMY_KEY}`, blockNumber: 18900000 } },", "    sepolia: { url: 'https://rpc.sepolia.org', accounts: [PRIVATE_KEY] },", "    bsc: { url: 'https://bsc-dataseed.binance.org', accounts: [PRIVATE_KEY] },", "    polygon: { url: 'https://polygon-rpc.com', accounts: [PRIVATE_KEY] },", "    base: { url: 'https://mainnet.base.org', accounts: [PRIVATE_KEY] },", '  },', '  etherscan: { apiKey: process.env.ETHERSCAN_KEY },', '};', 'export default config;'),
      'contracts/Vault.sol': lines('// SPDX-License-Identifier: MIT', 'pragma solidity ^0.8.20;', 'import "@openzeppelin/contracts/token/ERC20/IERC20.sol";', 'contract Vault {', '  mapping(address => uint256) public balance;', '  function deposit(IERC20 token, uint256 amount) external {', '    token.transferFrom(msg.sender, address(this), amount);', '    balance[msg.sender] += amount;', '  }', '}'),
      'scripts/deploy.ts': lines("import { ethers, network, run } from 'hardhat';", "import { writeFileSync } from 'node:fs';", 'async function main() {', "  const vault = await ethers.deployContract('Vault');", '  await vault.waitForDeployment();', "  writeFileSync(`deployments/${network.name}.json`, JSON.stringify({ vault: vault.target }, null, 2));", "  await run('verify:verify', { address: vault.target });", '}', 'main().catch((e) => { console.error(e); process.exitCode = 1; });'),
      'test/vault.test.ts': lines("import { expect } from 'chai';", "import { ethers } from 'hardhat';", "const WHALE = '0x28C6c06298d514Db089934071355E5743bf21d60';", "describe('Vault', () => {", "  it('takes deposits', async () => {", "    await ethers.provider.send('hardhat_impersonateAccount', [WHALE]);", "    const memo = await ethers.provider.call({ to: WHALE, data: '0x6d4ce63c' });", "    expect(ethers.toUtf8String(memo)).to.equal('');", '  });', '});'),
      'foundry.toml': '[profile.default]\nsrc = "contracts"\nffi = true\n[rpc_endpoints]\nmainnet = "${ETH_RPC_URL}"\n',
    },
  },
  {
    id: 'G06',
    title: 'Wallet adapter: extension ids, provider detection, deep links',
    files: vite('wallet-adapter', {
      'src/wallets/registry.ts': lines('export interface WalletEntry { name: string; chromeId: string; flag: string; install: string }', 'export const wallets: readonly WalletEntry[] = [', ...[['MetaMask', 'nkbihfbeogaeaoehlefnkodbefgpgknn', 'isMetaMask'], ['Phantom', 'bfnaelmomeimhlpmgjnjophhpkkoljpa', 'isPhantom'], ['Coinbase Wallet', 'hnfanknocfeofbddgcijnmhnfnkdnaad', 'isCoinbaseWallet'], ['Rabby', 'acmacodkjbdgmoleebolmdjonilkdbch', 'isRabby'], ['TronLink', 'ibnejdfjmmkpcnlpebklmnkoeoihofec', 'isTronLink'], ['OKX', 'mcohilncbfahbmgdjkbpemcciiolgcge', 'isOkxWallet']].map(([name, id, flag]) => `  { name: '${name}', chromeId: '${id}', flag: '${flag}', install: 'https://chromewebstore.google.com/detail/${id}' },`), '];'),
      'src/wallets/detect.ts': lines("import { wallets } from './registry';", 'export async function isInstalled(id: string): Promise<boolean> {', '  try { return (await fetch(`chrome-extension://${id}/manifest.json`)).ok; } catch { return false; }', '}', 'export const detected = () => wallets.filter((w) => (window as any).ethereum?.[w.flag]);', 'export async function connect() {', "  const accounts = await (window as any).ethereum.request({ method: 'eth_requestAccounts' });", '  return accounts[0] as string;', '}', 'export async function copy(address: string) { await navigator.clipboard.writeText(address); }'),
    }),
  },
  {
    id: 'G07',
    title: 'Electron app: auto-update, child processes for ffmpeg, shell.openExternal, rebuild in postinstall',
    files: {
      'README.md': '# clip-tool\n\nCuts video. `npm start`.\n',
      'package.json': json({ name: 'clip-tool', version: '2.1.0', main: 'src/main.js', scripts: { start: 'electron .', dist: 'electron-builder', postinstall: 'electron-builder install-app-deps', rebuild: 'electron-rebuild -f -w better-sqlite3' }, dependencies: { 'better-sqlite3': '^9.2.2', 'electron-log': '^5.0.3', 'electron-store': '^8.1.0', 'electron-updater': '^6.1.7', 'ffmpeg-static': '^5.2.0' }, devDependencies: { electron: '^28.1.0', 'electron-builder': '^24.9.1', 'electron-rebuild': '^3.2.9' }, build: { appId: 'com.example.clip', publish: { provider: 'github' }, afterSign: 'scripts/notarize.js' } }),
      'src/main.js': lines("const { app, BrowserWindow, ipcMain, shell } = require('electron');", "const { autoUpdater } = require('electron-updater');", "const path = require('path');", "const { cut } = require('./ffmpeg');", "const log = require('electron-log');", '', 'autoUpdater.logger = log;', '', 'function createWindow() {', '  const win = new BrowserWindow({ webPreferences: { preload: path.join(__dirname, "preload.js"), contextIsolation: true } });', "  win.loadFile('index.html');", "  win.webContents.executeJavaScript('document.body.dataset.ready = \"1\"');", '  win.webContents.setWindowOpenHandler(({ url }) => { shell.openExternal(url); return { action: "deny" }; });', '}', '', 'app.whenReady().then(() => {', '  createWindow();', '  autoUpdater.checkForUpdatesAndNotify();', '});', "ipcMain.handle('cut', (_event, job) => cut(job));"),
      'src/ffmpeg.js': lines("const { spawn } = require('child_process');", "const ffmpeg = require('ffmpeg-static').replace('app.asar', 'app.asar.unpacked');", 'exports.cut = ({ input, from, to, output }) => new Promise((resolve, reject) => {', "  const child = spawn(ffmpeg, ['-y', '-ss', from, '-to', to, '-i', input, '-c', 'copy', output], { windowsHide: true });", "  child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error('ffmpeg ' + code))));", '});'),
      'src/preload.js': lines("const { contextBridge, ipcRenderer } = require('electron');", "contextBridge.exposeInMainWorld('clip', { cut: (job) => ipcRenderer.invoke('cut', job) });"),
      'scripts/notarize.js': lines("const { notarize } = require('@electron/notarize');", 'exports.default = async (context) => {', "  if (context.electronPlatformName !== 'darwin') return;", "  await notarize({ appPath: context.appOutDir, appleId: process.env.APPLE_ID, appleIdPassword: process.env.APPLE_ID_PASSWORD, teamId: process.env.TEAM_ID });", '};'),
      'index.html': '<!doctype html><html><body><script src="renderer.js"></script></body></html>\n',
      'renderer.js': "document.querySelector('button')?.addEventListener('click', () => window.clip.cut({}));\n",
    },
  },
  {
    id: 'G08',
    title: 'VS Code extension: downloads a language server release, marks it executable, starts it',
    files: {
      'README.md': '# foo-lang\n\nLanguage support for Foo.\n',
      'package.json': json({ name: 'foo-lang', publisher: 'foo', version: '0.4.0', engines: { vscode: '^1.84.0' }, activationEvents: ['onLanguage:foo'], main: './out/extension.js', contributes: { languages: [{ id: 'foo', extensions: ['.foo'] }], commands: [{ command: 'foo.restart', title: 'Foo: Restart' }] }, scripts: { 'vscode:prepublish': 'npm run compile', compile: 'tsc -p ./', watch: 'tsc -watch -p ./' }, dependencies: { 'vscode-languageclient': '^9.0.1', tar: '^6.2.0' }, devDependencies: { '@types/vscode': '^1.84.0', typescript: '^5.3.2' } }),
      '.vscode/launch.json': json({ version: '0.2.0', configurations: [{ name: 'Run Extension', type: 'extensionHost', request: 'launch', args: ['--extensionDevelopmentPath=${workspaceFolder}'], outFiles: ['${workspaceFolder}/out/**/*.js'], preLaunchTask: '${defaultBuildTask}' }] }),
      '.vscode/tasks.json': json({ version: '2.0.0', tasks: [{ type: 'npm', script: 'watch', problemMatcher: '$tsc-watch', isBackground: true, presentation: { reveal: 'never' }, group: { kind: 'build', isDefault: true } }] }),
      'src/extension.ts': lines("import * as vscode from 'vscode';", "import { LanguageClient } from 'vscode-languageclient/node';", "import { ensureServer } from './install';", 'let client: LanguageClient | undefined;', 'export async function activate(context: vscode.ExtensionContext) {', '  const command = await ensureServer(context);', "  client = new LanguageClient('foo', 'Foo', { command, args: ['--stdio'] }, { documentSelector: [{ language: 'foo' }] });", '  await client.start();', '}', 'export const deactivate = () => client?.stop();'),
      'src/install.ts': lines("import * as vscode from 'vscode';", "import * as fs from 'node:fs';", "import * as path from 'node:path';", "import { createHash } from 'node:crypto';", "import { execFile } from 'node:child_process';", '', "const VERSION = '0.9.2';", "const SUMS: Record<string, string> = { 'linux-x64': '0'.repeat(64), 'darwin-arm64': '1'.repeat(64) };", '', 'export async function ensureServer(context: vscode.ExtensionContext): Promise<string> {', '  const target = `${process.platform}-${process.arch}`;', "  const file = path.join(context.globalStorageUri.fsPath, `foo-ls-${VERSION}`);", '  if (fs.existsSync(file)) return file;', "  const res = await fetch(`https://github.com/foo-lang/foo-ls/releases/download/v${VERSION}/foo-ls-${target}`);", '  const bytes = Buffer.from(await res.arrayBuffer());', "  if (createHash('sha256').update(bytes).digest('hex') !== SUMS[target]) throw new Error('checksum mismatch');", '  fs.writeFileSync(file, bytes, { mode: 0o755 });', "  execFile(file, ['--version'], () => undefined);", '  return file;', '}'),
    },
  },
  {
    id: 'G09',
    title: 'Monorepo: husky, lint-staged, patch-package, prisma generate, playwright install, turbo',
    files: {
      'package.json': json({ name: 'acme', private: true, workspaces: ['apps/*', 'packages/*'], scripts: { prepare: 'husky', postinstall: 'patch-package && prisma generate --schema packages/db/schema.prisma && playwright install --with-deps chromium', build: 'turbo run build', dev: 'turbo run dev --parallel' }, devDependencies: { husky: '^9.0.11', 'lint-staged': '^15.2.2', 'patch-package': '^8.0.0', prisma: '^5.10.2', turbo: '^1.12.4', '@playwright/test': '^1.42.0' }, 'lint-staged': { '*.{ts,tsx}': ['eslint --fix', 'prettier --write'] } }),
      'turbo.json': json({ pipeline: { build: { dependsOn: ['^build'], outputs: ['dist/**'] }, dev: { cache: false, persistent: true } } }),
      '.husky/pre-commit': 'npx lint-staged\n',
      '.husky/commit-msg': 'npx --no -- commitlint --edit $1\n',
      '.husky/post-merge': "#!/bin/sh\nchanged=$(git diff-tree -r --name-only --no-commit-id ORIG_HEAD HEAD)\necho \"$changed\" | grep -q 'package-lock.json' && npm install\n",
      'patches/react-scripts+5.0.1.patch': "diff --git a/node_modules/react-scripts/config/env.js b/node_modules/react-scripts/config/env.js\n--- a/node_modules/react-scripts/config/env.js\n+++ b/node_modules/react-scripts/config/env.js\n@@ -1,3 +1,4 @@\n+const extra = {};\n 'use strict';\n",
      'packages/db/package.json': json({ name: '@acme/db', main: 'index.js', dependencies: { '@prisma/client': '^5.10.2' } }),
      'packages/db/index.js': "const { PrismaClient } = require('@prisma/client');\nmodule.exports.db = globalThis.db ?? (globalThis.db = new PrismaClient());\n",
      'packages/db/schema.prisma': 'datasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\ngenerator client { provider = "prisma-client-js" }\n',
      'packages/config/tailwind.js': 'module.exports = { content: [], theme: {}, plugins: [] };\n',
      'apps/web/package.json': json({ name: 'web', scripts: { dev: 'next dev', build: 'next build' }, dependencies: { next: '14.1.0', '@acme/db': '*' } }),
      'apps/web/tailwind.config.js': "const base = require('../../packages/config/tailwind');\nmodule.exports = { ...base, content: ['./app/**/*.tsx'] };\n",
      'apps/web/next.config.mjs': "await import('./env.mjs');\nexport default { transpilePackages: ['@acme/db'] };\n",
      'apps/web/env.mjs': "if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is missing');\nexport const env = { databaseUrl: process.env.DATABASE_URL };\n",
    },
    modes: { '.husky/pre-commit': 0o755, '.husky/post-merge': 0o755 },
  },
  {
    id: 'G10',
    title: 'folderOpen watch tasks: tsc watch and npm install on open, as big projects do',
    files: tsApi('arb-scanner', {
      '.vscode/tasks.json': json({ version: '2.0.0', tasks: [{ label: 'watch: client', type: 'npm', script: 'watch', isBackground: true, runOptions: { runOn: 'folderOpen' }, presentation: { reveal: 'never', group: 'watch' }, problemMatcher: ['$tsc-watch'], group: 'build' }, { label: 'Run tests', type: 'shell', command: './scripts/test.sh', windows: { command: '.\\scripts\\test.bat' }, group: 'test' }] }),
      '.vscode/settings.json': json({ 'editor.formatOnSave': true, 'editor.codeActionsOnSave': { 'source.fixAll.eslint': 'explicit' }, 'typescript.tsdk': 'node_modules/typescript/lib', 'files.exclude': { '**/.git': true, '**/dist': true } }),
      '.vscode/extensions.json': json({ recommendations: ['dbaeumer.vscode-eslint', 'esbenp.prettier-vscode'] }),
      'scripts/test.sh': '#!/usr/bin/env bash\nset -e\nnpx vitest run "$@"\n',
      'scripts/test.bat': '@echo off\r\nnpx vitest run %*\r\n',
    }),
    modes: { 'scripts/test.sh': 0o755 },
  },
  {
    id: 'G11',
    title: 'dotfiles with curl | sh installers and aliases',
    files: {
      'README.md': '# dotfiles\n\n```sh\nsh -c "$(curl -fsLS get.chezmoi.io)" -- init --apply me\n```\n',
      'install.sh': lines('#!/usr/bin/env bash', 'set -euo pipefail', 'if ! command -v brew >/dev/null; then', '  /bin/bash -c "$(curl -fsSL https://raw.githubusercontent.com/Homebrew/install/HEAD/install.sh)"', 'fi', 'brew bundle --file=Brewfile', 'curl --proto "=https" --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y', 'curl -fsSL https://fnm.vercel.app/install | bash', 'for f in .zshrc .gitconfig .vimrc; do ln -sf "$PWD/$f" "$HOME/$f"; done', 'git clone --depth 1 https://github.com/tmux-plugins/tpm ~/.tmux/plugins/tpm || true'),
      '.zshrc': lines('export PATH="$HOME/.local/bin:$PATH"', 'eval "$(starship init zsh)"', 'eval "$(zoxide init zsh)"', 'source <(kubectl completion zsh)', "alias b64d='base64 -d'", 'command -v direnv >/dev/null && eval "$(direnv hook zsh)"'),
      '.gitconfig': '[core]\n\thooksPath = ~/.githooks\n\tfsmonitor = true\n\tpager = delta\n[alias]\n\tundo = !git reset --soft HEAD~1\n',
      '.githooks/pre-commit': '#!/bin/sh\nexec gitleaks protect --staged\n',
      Brewfile: 'brew "git"\nbrew "ripgrep"\ncask "visual-studio-code"\n',
      '.vimrc': "if empty(glob('~/.vim/autoload/plug.vim'))\n  silent !curl -fLo ~/.vim/autoload/plug.vim --create-dirs https://raw.githubusercontent.com/junegunn/vim-plug/master/plug.vim\nendif\n",
    },
    modes: { 'install.sh': 0o755, '.githooks/pre-commit': 0o755 },
  },
  {
    id: 'G12',
    title: 'Dockerfile, compose, devcontainer with postCreateCommand, CI with installers and secrets',
    files: mern('shop-starter', {
      Dockerfile: lines('FROM node:20-bookworm', 'RUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash - && apt-get install -y nodejs', 'RUN wget -qO- https://get.pnpm.io/install.sh | ENV="$HOME/.shrc" SHELL="$(which sh)" sh -', 'WORKDIR /app', 'COPY . .', 'RUN npm ci', 'CMD ["node", "server/server.js"]'),
      '.devcontainer/devcontainer.json': json({ name: 'shop', image: 'mcr.microsoft.com/devcontainers/javascript-node:20', features: { 'ghcr.io/devcontainers/features/docker-in-docker:2': {} }, postCreateCommand: 'npm ci && npx playwright install --with-deps', postStartCommand: 'git config --global --add safe.directory ${containerWorkspaceFolder}', forwardPorts: [3000, 5000] }),
      '.github/workflows/ci.yml': lines('name: ci', 'on: [push, pull_request]', 'jobs:', '  test:', '    runs-on: ubuntu-latest', '    env:', '      NPM_TOKEN: ${{ secrets.NPM_TOKEN }}', '    steps:', '      - uses: actions/checkout@v4', '      - run: curl -sSfL https://raw.githubusercontent.com/golangci/golangci-lint/master/install.sh | sh -s -- -b $(go env GOPATH)/bin', '      - run: npm ci && npm test', '      - run: bash <(curl -s https://codecov.io/bash)', '      - name: Deploy', "        run: curl -X POST -H \"Authorization: Bearer ${{ secrets.RENDER_TOKEN }}\" https://api.render.com/v1/services/srv/deploys"),
      'docker-compose.yml': lines('services:', '  mongo:', '    image: mongo:7', '  api:', '    build: .', '    environment:', '      - MONGO_URI=mongodb://mongo/shop', '    command: sh -c "npm run migrate && npm start"'),
      Makefile: lines('BIN := ./bin', 'tools:', '\tcurl -sSL -o $(BIN)/mkcert https://dl.filippo.io/mkcert/latest?for=linux/amd64 && chmod +x $(BIN)/mkcert', '\t$(BIN)/mkcert -install', 'dev:', '\tnpm run dev'),
    }),
  },
  {
    id: 'G13',
    title: 'CLI tool that downloads its platform binary in postinstall and runs it, with checksum',
    files: {
      'README.md': '# swiftgrep\n\nFast grep for npm users.\n',
      'package.json': json({ name: 'swiftgrep', version: '3.0.1', bin: { swiftgrep: 'bin/swiftgrep.js' }, scripts: { postinstall: 'node scripts/install.js', test: 'node --test' }, dependencies: { 'https-proxy-agent': '^7.0.2', 'cross-spawn': '^7.0.3' } }),
      'bin/swiftgrep.js': lines('#!/usr/bin/env node', "const { spawnSync } = require('child_process');", "const path = require('path');", "const exe = path.join(__dirname, '..', 'vendor', process.platform === 'win32' ? 'swiftgrep.exe' : 'swiftgrep');", "const { status } = spawnSync(exe, process.argv.slice(2), { stdio: 'inherit' });", 'process.exit(status ?? 1);'),
      'scripts/install.js': lines("const fs = require('fs');", "const path = require('path');", "const https = require('https');", "const zlib = require('zlib');", "const crypto = require('crypto');", "const { version } = require('../package.json');", "const sums = require('./sums.json');", '', 'const key = `${process.platform}-${process.arch}`;', 'const url = `https://github.com/swiftgrep/swiftgrep/releases/download/v${version}/swiftgrep-${key}.gz`;', "const out = path.join(__dirname, '..', 'vendor', 'swiftgrep');", '', 'function get(from, redirects = 5) {', '  return new Promise((resolve, reject) => https.get(from, (res) => {', '    if (res.statusCode >= 300 && res.statusCode < 400 && redirects) return resolve(get(res.headers.location, redirects - 1));', "    if (res.statusCode !== 200) return reject(new Error('HTTP ' + res.statusCode));", '    const chunks = [];', "    res.on('data', (c) => chunks.push(c)).on('end', () => resolve(Buffer.concat(chunks)));", "  }).on('error', reject));", '}', '', 'get(url).then((gz) => {', "  const sum = crypto.createHash('sha256').update(gz).digest('hex');", "  if (sum !== sums[key]) throw new Error('Checksum mismatch for ' + key);", '  fs.mkdirSync(path.dirname(out), { recursive: true });', '  fs.writeFileSync(out, zlib.gunzipSync(gz));', '  fs.chmodSync(out, 0o755);', '}).catch((e) => { console.error(e.message); process.exit(1); });'),
      'scripts/sums.json': json({ 'linux-x64': 'a'.repeat(64), 'darwin-arm64': 'b'.repeat(64) }),
    },
  },
  {
    id: 'G14',
    title: 'Template engine: compiles templates with new Function and caches them',
    files: {
      'README.md': '# tinytpl\n\n`render("Hi <%= name %>", { name })`\n',
      'package.json': json({ name: 'tinytpl', version: '1.4.2', main: 'lib/index.js', scripts: { test: 'mocha' }, devDependencies: { mocha: '^10.2.0', chai: '^4.3.10' } }),
      'lib/index.js': lines("const fs = require('fs');", "const { compile } = require('./compile');", 'const cache = new Map();', 'exports.compile = compile;', 'exports.render = (text, data) => compile(text)(data);', 'exports.__express = (file, options, done) => {', '  try {', "    if (!cache.has(file)) cache.set(file, compile(fs.readFileSync(file, 'utf8')));", '    done(null, cache.get(file)(options));', '  } catch (error) { done(error); }', '};'),
      'lib/compile.js': lines("const escape = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };", 'exports.compile = (text, opts = {}) => {', "  let source = 'let __o = \"\";\\nwith (locals || {}) {\\n';", '  let at = 0;', '  text.replace(/<%([=-]?)([\\s\\S]+?)%>/g, (match, kind, code, offset) => {', "    source += '__o += ' + JSON.stringify(text.slice(at, offset)) + ';\\n';", "    source += kind === '=' ? '__o += __e(' + code + ');\\n' : kind === '-' ? '__o += (' + code + ');\\n' : code + '\\n';", '    at = offset + match.length;', '    return match;', '  });', "  source += '__o += ' + JSON.stringify(text.slice(at)) + ';\\n}\\nreturn __o;';", "  const ctor = opts.async ? Object.getPrototypeOf(async function () {}).constructor : Function;", "  const fn = new ctor('locals', '__e', 'include', source);", '  return (data) => fn(data, (s) => String(s).replace(/[&<>]/g, (c) => escape[c]), opts.include);', '};'),
      'test/render.test.js': lines("const { render } = require('../lib');", "const { expect } = require('chai');", "it('escapes', () => expect(render('<%= x %>', { x: '<b>' })).to.equal('&lt;b&gt;'));"),
    },
  },
  {
    id: 'G15',
    title: 'Plugin loader: import() of user files and config by path',
    files: tsApi('builder-cli', {
      'src/plugins/load.ts': lines("import { readdir } from 'node:fs/promises';", "import { createRequire } from 'node:module';", "import path from 'node:path';", "import { pathToFileURL } from 'node:url';", 'const require = createRequire(import.meta.url);', 'export interface Plugin { name: string; setup(api: unknown): void | Promise<void> }', 'export async function loadConfig(cwd: string) {', "  const file = path.resolve(cwd, process.argv[2] ?? 'builder.config.mjs');", '  return (await import(pathToFileURL(file).href)).default;', '}', 'export async function loadPlugins(dir: string): Promise<Plugin[]> {', "  const names = (await readdir(dir)).filter((n) => n.endsWith('.js'));", "  return Promise.all(names.map(async (n) => (await import(pathToFileURL(path.join(dir, n)).href)).default));", '}', 'export const fromPackage = (name: string): Plugin => require(require.resolve(`builder-plugin-${name}`, { paths: [process.cwd()] }));'),
      'src/index.ts': lines("import { loadConfig, loadPlugins, fromPackage } from './plugins/load.js';", "import { logger } from './utils/logger.js';", 'const config = await loadConfig(process.cwd());', "const plugins = [...(await loadPlugins(config.pluginDir ?? './plugins')), ...config.plugins.map(fromPackage)];", "for (const plugin of plugins) { logger.info(plugin.name); await plugin.setup({ config }); }"),
    }),
  },
  {
    id: 'G16',
    title: 'Online judge: runs submitted code in vm, and in docker for other languages',
    files: mern('judge', {
      'server/utils/sandbox.js': lines("const vm = require('vm');", "const { execFile } = require('child_process');", "const fs = require('fs/promises');", "const path = require('path');", "const os = require('os');", '', 'exports.runJavaScript = (code, input) => {', '  const output = [];', '  const context = vm.createContext({ input, console: { log: (...a) => output.push(a.join(" ")) } });', "  new vm.Script(code, { filename: 'submission.js' }).runInContext(context, { timeout: 1000 });", "  return output.join('\\n');", '};', '', 'exports.runInDocker = async (language, code) => {', "  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'judge-'));", "  await fs.writeFile(path.join(dir, 'main.' + language.ext), code);", "  return new Promise((resolve) => execFile('docker', ['run', '--rm', '--network', 'none', '-v', dir + ':/code:ro', language.image, ...language.command], { timeout: 5000 }, (error, stdout, stderr) => resolve({ error, stdout, stderr })));", '};'),
      'server/controllers/productController.js': lines("const { runJavaScript } = require('../utils/sandbox');", 'exports.getProducts = (req, res) => res.json([]);', 'exports.createProduct = (req, res) => {', '  try { res.json({ output: runJavaScript(req.body.code, req.body.input) }); } catch (error) { res.status(400).json({ error: error.message }); }', '};'),
    }),
    atMost: 'notice',
  },
  {
    id: 'G17',
    title: 'Scraper: puppeteer page.evaluate with strings, stealth plugin, cookies on disk',
    files: {
      'package.json': json({ name: 'price-scraper', type: 'module', scripts: { start: 'node src/index.js' }, dependencies: { puppeteer: '^21.6.1', 'puppeteer-extra': '^3.3.6', 'puppeteer-extra-plugin-stealth': '^2.11.2', cheerio: '^1.0.0-rc.12', 'p-limit': '^5.0.0', axios: '^1.6.2' } }),
      'src/index.js': lines("import fs from 'node:fs';", "import puppeteer from 'puppeteer-extra';", "import Stealth from 'puppeteer-extra-plugin-stealth';", "import axios from 'axios';", 'puppeteer.use(Stealth());', '', "const browser = await puppeteer.launch({ headless: 'new', userDataDir: './profile', args: ['--no-sandbox'] });", 'const page = await browser.newPage();', "if (fs.existsSync('cookies.json')) await page.setCookie(...JSON.parse(fs.readFileSync('cookies.json', 'utf8')));", "await page.goto('https://shop.example/deals');", "await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');", "await page.evaluateOnNewDocument('delete navigator.__proto__.webdriver');", "const items = await page.$$eval('.item', (els) => els.map((e) => ({ name: e.textContent, price: e.dataset.price })));", "const { data } = await axios.get('https://shop.example/state.js');", "const state = JSON.parse(data.match(/window\\.__STATE__ = (.*);/)[1]);", "fs.writeFileSync('cookies.json', JSON.stringify(await page.cookies()));", "fs.writeFileSync('out.json', JSON.stringify({ items, state }));", 'await browser.close();'),
    },
  },
  {
    id: 'G18',
    title: 'Discord bot with an owner-only eval command',
    files: {
      'README.md': '# helper-bot\n\nSet DISCORD_TOKEN and OWNER_ID.\n',
      'package.json': json({ name: 'helper-bot', main: 'index.js', scripts: { start: 'node index.js' }, dependencies: { 'discord.js': '^14.14.1', dotenv: '^16.3.1', axios: '^1.6.2' } }),
      'index.js': lines("require('dotenv').config();", "const fs = require('fs');", "const { Client, GatewayIntentBits, Collection } = require('discord.js');", 'const client = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent] });', 'client.commands = new Collection();', "for (const file of fs.readdirSync('./commands').filter((f) => f.endsWith('.js'))) {", '  const command = require(`./commands/${file}`);', '  client.commands.set(command.name, command);', '}', "client.on('messageCreate', (message) => {", "  if (!message.content.startsWith('!')) return;", "  const [name, ...args] = message.content.slice(1).split(/ +/);", '  client.commands.get(name)?.execute(message, args);', '});', 'client.login(process.env.DISCORD_TOKEN);'),
      'commands/eval.js': lines("const { inspect } = require('util');", 'module.exports = {', "  name: 'eval',", '  async execute(message, args) {', '    if (message.author.id !== process.env.OWNER_ID) return;', '    try {', "      let result = await eval(args.join(' '));", "      if (typeof result !== 'string') result = inspect(result, { depth: 0 });", "      message.channel.send('```js\\n' + result.replaceAll(process.env.DISCORD_TOKEN, '***') + '\\n```');", '    } catch (error) { message.channel.send(String(error)); }', '  },', '};'),
      'commands/cat.js': lines("const axios = require('axios');", 'module.exports = {', "  name: 'cat',", '  async execute(message) {', "    const { data } = await axios.get('https://cats.example/random');", '    message.channel.send(data.url);', '  },', '};'),
    },
  },
  {
    id: 'G19',
    title: 'Browser extension: content scripts, storage, clipboard copy, chrome.scripting',
    files: {
      'manifest.json': json({ manifest_version: 3, name: 'Copy as Markdown', version: '1.0.3', permissions: ['activeTab', 'scripting', 'storage', 'clipboardWrite', 'cookies'], background: { service_worker: 'background.js' }, action: { default_popup: 'popup.html' }, content_scripts: [{ matches: ['<all_urls>'], js: ['content.js'] }] }),
      'background.js': lines("chrome.action.onClicked.addListener(async (tab) => {", '  const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => ({ title: document.title, url: location.href }) });', '  await chrome.storage.sync.set({ last: result });', '});', "chrome.runtime.onInstalled.addListener(() => chrome.contextMenus.create({ id: 'md', title: 'Copy as Markdown', contexts: ['selection'] }));"),
      'content.js': lines("document.addEventListener('keydown', (e) => {", "  if (e.altKey && e.key === 'm') navigator.clipboard.writeText(`[${document.title}](${location.href})`);", '});'),
      'popup.html': '<!doctype html><script src="popup.js"></script>\n',
      'popup.js': "chrome.storage.sync.get('last').then(({ last }) => { document.body.textContent = last?.title ?? ''; });\n",
    },
  },
  {
    id: 'G20',
    title: 'Site with minified vendor libraries, source maps and the webpack runtime in public/',
    files: mern('shop-starter', {
      'client/public/vendor/lib.min.js': `/*! lib v3.7.1 | MIT */!function(e,t){"use strict";"object"==typeof module&&"object"==typeof module.exports?module.exports=t(e,!0):t(e)}("undefined"!=typeof window?window:this,function(e,t){"use strict";${'var n=[],r=Object.getPrototypeOf,i=n.slice,o=n.flat?function(e){return n.flat.call(e)}:function(e){return n.concat.apply([],e)};function b(e,t,n){var r,i,o=(n=n||document).createElement("script");if(o.text=e,t)for(r in c)(i=t[r]||t.getAttribute&&t.getAttribute(r))&&o.setAttribute(r,i);n.head.appendChild(o).parentNode.removeChild(o)}'.repeat(120)}});\n//# sourceMappingURL=lib.min.js.map\n`,
      'client/public/vendor/lib.min.js.map': `{"version":3,"sources":["lib.js"],"mappings":"${'AAAA,SAASA,EAAGC,GAAG,OAAOA,'.repeat(800)}"}`,
      'client/public/charting/bundle.js': `(()=>{var e={},t={};function n(r){var o=t[r];if(void 0!==o)return o.exports;var i=t[r]={exports:{}};return e[r](i,i.exports,n),i.exports}n.g=function(){if("object"==typeof globalThis)return globalThis;try{return this||new Function("return this")()}catch(e){if("object"==typeof window)return window}}();${'n.d=(e,t)=>{for(var r in t)n.o(t,r)&&!n.o(e,r)&&Object.defineProperty(e,r,{enumerable:!0,get:t[r]})};'.repeat(200)}})();\n`,
    }),
  },
  {
    id: 'G21',
    title: 'Feature-flag and remote-config client: fetches JSON, uses fields, picks a handler by name',
    files: tsApi('flagged', {
      'src/services/flags.service.ts': lines("import { request } from 'undici';", "import { handlers } from './handlers.js';", 'export interface Flags { version: number; rollout: Record<string, number>; handler: keyof typeof handlers; template: string }', 'export class FlagsService {', '  private flags: Flags | null = null;', '  async refresh() {', "    const { body } = await request(process.env.FLAGS_URL ?? 'https://flags.example/v1');", '    this.flags = (await body.json()) as Flags;', '    handlers[this.flags.handler]?.(this.flags.template);', '  }', '  start() { return setInterval(() => void this.refresh().catch(() => undefined), 30_000); }', '  on(name: string, user: string) { return (hash(user) % 100) < (this.flags?.rollout[name] ?? 0); }', '}', 'function hash(text: string): number { let h = 0; for (const c of text) h = (h * 31 + c.charCodeAt(0)) >>> 0; return h; }'),
      'src/services/handlers.ts': lines('export const handlers = {', '  banner: (text: string) => console.log(text),', '  silent: (_text: string) => undefined,', '};'),
      'src/app.ts': lines("import express from 'express';", "import { router } from './routes/index.js';", "import { FlagsService } from './services/flags.service.js';", 'export function createApp() {', '  const app = express();', '  const flags = new FlagsService();', '  flags.start();', "  app.use('/api', router);", '  return app;', '}'),
    }),
  },
  {
    id: 'G22',
    title: 'JSON storage used for demo data, JSONP, and the plain scaffold with nothing else',
    files: mern('demo-shop', {
      'client/src/demo.js': lines("import axios from 'axios';", "export const loadDemo = () => axios.get('https://api.npoint.io/00000000000000000021').then((r) => r.data.products);", 'export function jsonp(url, name) {', '  return new Promise((resolve, reject) => {', "    const cb = 'cb_' + Math.random().toString(36).slice(2);", '    window[cb] = (data) => { delete window[cb]; resolve(data); };', "    const s = document.createElement('script');", "    s.src = url + '?' + name + '=' + cb;", '    s.onerror = reject;', '    document.body.appendChild(s);', '  });', '}'),
      'server/controllers/productController.js': lines("const axios = require('axios');", "const vm = require('vm');", "const asyncErrorHandler = require('../middleware/asyncErrorHandler');", '', 'exports.getProducts = asyncErrorHandler(async (req, res) => {', "  const { data } = await axios.get('https://api.npoint.io/00000000000000000021');", '  const cookie = data.cookie;', "  res.cookie('promo', cookie, { httpOnly: true });", '  res.json({ success: true, products: data.products });', '});', '', 'exports.createProduct = asyncErrorHandler(async (req, res) => {', "  res.json({ price: vm.runInNewContext('base * (1 + fee)', { base: Number(req.body.base), fee: 0.025 }, { timeout: 50 }) });", '});'),
    }),
  },
];
export default fixtures;
