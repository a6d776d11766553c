import { testLures } from '../../../test/support/lures.ts';
import detector from './config-loads-odd-file.ts';

const js = 'module.exports = function plugin() { return { name: "x" }; };\n';

testLures(detector, {
  proof: {
    'a font that is JavaScript': {
      'next.config.js': "const a = require('./public/fonts/a.woff2');\nmodule.exports = {};",
      'public/fonts/a.woff2': js,
    },
    'a picture that is JavaScript, from a server': {
      'server/app.js': "const x = require('../assets/logo.png');\nx();",
      'assets/logo.png': js,
    },
    'by import': {
      'vite.config.mjs': "import '../public/a.ico';\nexport default {};".replace('../', './'),
      'public/a.ico': js,
    },
  },
  strong: {
    'vite.cookie in public': {
      'vite.config.js': "const cookie = require('./public/vite.cookie');\nmodule.exports = { plugins: [cookie()] };",
      'public/vite.cookie': js,
    },
    'extension left out': {
      'vite.config.js': "require('./public/vite.cookie')\nmodule.exports = {};",
      'public/vite.cookie.js': js,
    },
    'code below static': {
      'webpack.config.js': "const p = require('./static/js/p');\nmodule.exports = { plugins: [p] };",
      'static/js/p.js': js,
    },
    'from the editor folder': {
      'tailwind.config.js': "require('./.vscode/theme.js');\nmodule.exports = {};",
      '.vscode/theme.js': js,
    },
  },
  weak: {
    'code below assets': {
      'tailwind.config.js': "const colors = require('./assets/colors');\nmodule.exports = { theme: { colors } };",
      'assets/colors.js': js,
    },
  },
  silent: {
    'data and sources': {
      'next.config.js':
        "const pkg = require('./package.json');\nconst headers = require('./config/headers');\nconst m = require('./public/manifest.json');\nmodule.exports = {};",
      'config/headers.js': js,
      'package.json': '{}',
      'public/manifest.json': '{}',
    },
    'bundled assets': {
      'src/App.tsx':
        "import logo from './logo.svg';\nimport './index.css';\nimport font from '../public/a.woff2';\nexport default () => null;",
      'src/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'src/index.css': 'a{}',
      'public/a.woff2': new Uint8Array([0x77, 0x4f, 0x46, 0x32, 0, 1, 0, 0]),
    },
  },
});
