import { testLures } from '../../../test/support/lures.ts';
import detector from './pnpmfile-runs-process.ts';

testLures(detector, {
  strong: {
    'starts a process': {
      '.pnpmfile.cjs':
        "const { exec } = require('child_process');\nexec('node server.js');\nmodule.exports = { hooks: {} };\n",
    },
    fetches: {
      '.pnpmfile.cjs': "require('https').get('https://fixture.invalid/a', (r) => r.resume());\nmodule.exports = {};\n",
    },
    evaluates: { 'app/.pnpmfile.cjs': 'eval(process.env.X);\nmodule.exports = {};\n' },
  },
  silent: {
    hooks: {
      '.pnpmfile.cjs':
        "function readPackage(pkg, context) { if (pkg.name === 'a') { pkg.dependencies.b = '1'; context.log('x'); } return pkg; }\nmodule.exports = { hooks: { readPackage } };\n",
    },
    'another file': { 'a.cjs': "require('child_process').exec('x');\n" },
  },
});
