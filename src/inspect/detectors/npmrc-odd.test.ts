import { testLures } from '../../../test/support/lures.ts';
import detector from './npmrc-odd.ts';

testLures(detector, {
  strong: {
    'shell of the tree': { '.npmrc': 'script-shell=./tools/sh.js\n' },
    'git of the tree': { '.npmrc': 'git=./.cache/git\n' },
    preload: { '.npmrc': 'node-options=--require ./public/a.js\n' },
    'bare address': { '.npmrc': 'registry=http://192.0.2.9:4873/\n' },
    'throw-away host': { '.yarnrc.yml': 'npmRegistryServer: "https://fixture-not-real.onrender.com"\n' },
    'yarn classic': { '.yarnrc': 'registry "https://fixture-not-real.ngrok.io"\n' },
  },
  silent: {
    'usual settings': {
      '.npmrc':
        '; comment\n# comment\nregistry=https://registry.npmjs.org/\nsave-exact=true\n@a:registry=https://npm.pkg.github.com\n//npm.pkg.github.com/:_authToken=${TOKEN}\nnode-options=--max-old-space-size=4096\nignore-scripts=true\nengine-strict=true\nscript-shell=/bin/bash\nlegacy-peer-deps=true\n',
      '.yarnrc.yml':
        'nodeLinker: node-modules\nnpmScopes:\n  a:\n    npmRegistryServer: "https://registry.fixture.example"\nenableScripts: false\n',
      'bunfig.toml': '[test]\npreload = ["./happydom.ts"]\n',
    },
  },
});
