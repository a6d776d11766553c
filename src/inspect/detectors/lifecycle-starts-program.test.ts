import { scripts, testLures } from '../../../test/support/lures.ts';
import detector from './lifecycle-starts-program.ts';

testLures(detector, {
  proof: {
    'piped into a tool': { 'package.json': scripts({ prepare: 'node server/server.js | next dev' }) },

    'background with a fall-through': {
      'package.json': scripts({ prepare: 'start /b node server || nohup node server &' }),
      'server/index.js': '',
    },
    'background by script': {
      'package.json': scripts({ postinstall: 'npm run backend &', backend: 'node server/app.js' }),
      'server/app.js': '',
    },
    'in a package of the workspace': {
      'package.json': scripts({}),
      'apps/api/package.json': scripts({ postinstall: 'nohup node src/server.js > /dev/null 2>&1 &' }),
    },
  },
  strong: {
    'prepare runs the server': {
      'package.json': scripts({ prepare: 'node server/server.js' }),
      'server/server.js': '',
    },
    'postinstall runs dev': { 'package.json': scripts({ postinstall: 'npm run dev', dev: 'node server/index.js' }) },
    'after an honest step': { 'package.json': scripts({ prepare: 'husky && node ./app.js' }) },
    typescript: { 'package.json': scripts({ postinstall: 'ts-node src/main.ts' }) },
    'a script that is not there': { 'package.json': scripts({ postinstall: 'npm run dev' }) },
    nodemon: { 'package.json': scripts({ preinstall: 'npx nodemon server.js' }) },
    'behind a change of folder': { 'package.json': scripts({ postinstall: 'cd backend && node server.js' }) },
  },
  weak: {
    'a development server': { 'package.json': scripts({ postinstall: 'npm run dev', dev: 'vite' }) },
    'plain index': { 'package.json': scripts({ postinstall: 'node index.js' }) },
  },
  silent: {
    'what lifecycle scripts are for': {
      'package.json': scripts({
        prepare: 'husky install && npm run build',
        build: 'tsc -p . && vite build',
        postinstall:
          'patch-package && prisma generate && electron-builder install-app-deps && node scripts/postinstall.js && node ./install.js && ngcc',
        preinstall: 'npx only-allow pnpm',
        install: 'node-gyp rebuild',
        prepublishOnly: 'npm run build && npm test',
        test: 'vitest run',
        postprepare: 'playwright install && is-ci || husky',
      }),
    },
    'programs started by name': {
      'package.json': scripts({ start: 'node server/server.js', dev: 'nodemon server.js &', serve: 'next dev' }),
    },
    'installs of parts': {
      'package.json': scripts({ postinstall: 'cd client && npm install && cd ../server && npm install' }),
    },
    'meteor, expo, nuxt': {
      'package.json': scripts({
        postinstall: 'nuxt prepare',
        prepare: 'astro sync && svelte-kit sync',
        install: 'node-pre-gyp install --fallback-to-build',
      }),
    },
  },
});
