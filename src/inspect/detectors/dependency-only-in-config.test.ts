import { dependencies, testLures } from '../../../test/support/lures.ts';
import detector from './dependency-only-in-config.ts';

const NAME = 'zq-fixture-icon-fetch';
const manifest = (name: string) => dependencies({ react: '^18.2.0', [name]: '^1.0.2' });

testLures(detector, {
  strong: {
    'called with a number in vite.config.js': {
      'package.json': manifest(NAME),
      'vite.config.js': `import react from '@vitejs/plugin-react-swc';\nimport { fetchIcon } from '${NAME}';\nexport default defineConfig(() => ({ plugins: [react(), fetchIcon("77")] }));`,
    },
    'default import, own name': {
      'package.json': manifest(NAME),
      'next.config.mjs': `import icon from '${NAME}';\nicon();\nexport default {};`,
    },
    'a plugin called with a campaign number': {
      'package.json': manifest('vite-plugin-zq-fixture'),
      'vite.config.ts': `import p from 'vite-plugin-zq-fixture';\nexport default { plugins: [p(44)] };`,
    },
    'required in place': {
      'package.json': manifest(NAME),
      'hardhat.config.js': `require('${NAME}')(12);\nmodule.exports = { solidity: '0.8.20' };`,
    },
  },
  weak: {
    'a plugin that nobody uses': {
      'package.json': manifest('vite-plugin-zq-fixture'),
      'vite.config.ts': `import p from 'vite-plugin-zq-fixture';\nexport default { plugins: [p()] };`,
    },
    'called at the top of a route': {
      'package.json': manifest(NAME),
      'routes/index.js': `var express = require('express');\nvar perf = require('${NAME}')();\nperf.config();\nmodule.exports = express.Router();`,
    },
    'called with decoys': {
      'package.json': manifest(NAME),
      'src/App.test.js': `const a = require('./a');\nconst render = require('${NAME}');\nrender(a, 1);`,
    },
  },
  silent: {
    'used packages': {
      'package.json': dependencies({ express: '4', 'cookie-parser': '1' }),
      'app.js': "const c = require('cookie-parser');\nc();",
    },
    'used in several files': {
      'package.json': manifest(NAME),
      'a.js': `require('${NAME}')();`,
      'b.js': `require('${NAME}')();`,
    },
    'only passed on': {
      'package.json': manifest(NAME),
      'a.js': `const x = require('${NAME}');\nmodule.exports = { x };`,
    },
    'workspace package': {
      'package.json': dependencies({ [NAME]: 'workspace:*' }),
      'vite.config.js': `import x from '${NAME}';\nx();`,
    },
    'scoped package of a company': {
      'package.json': dependencies({ '@zq-fixture/x': '1.0.0' }),
      'vite.config.js': `import x from '@zq-fixture/x';\nx();`,
    },
  },
});
