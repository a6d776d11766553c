import { scripts, testLures } from '../../../test/support/lures.ts';
import detector from './every-script-is-trigger.ts';

testLures(detector, {
  proof: {
    'piped into every tool': {
      'package.json': scripts({
        start: 'node server/server.js | react-scripts start',
        build: 'node server/server.js | react-scripts build',
        test: 'node server/server.js | react-scripts test',
        eject: 'node server/server.js | react-scripts eject',
      }),
    },
    'windows paths, side by side': {
      'package.json': scripts({
        dev: 'node .\\backend\\app.js | next dev',
        build: 'node .\\backend\\app.js | next build',
        lint: 'node .\\backend\\app.js | next lint',
      }),
    },
  },
  strong: {
    'in the background': {
      'package.json': scripts({
        start: 'node server/app.js & vite',
        build: 'node server/app.js & vite build',
        test: 'node server/app.js & vitest',
      }),
    },
  },
  silent: {
    'a step before': {
      'package.json': scripts({
        start: 'node scripts/env.js && next start',
        build: 'node scripts/env.js && next build',
        dev: 'node scripts/env.js && next dev',
        test: 'node scripts/env.js && jest',
      }),
    },
    'server and client together': {
      'package.json': scripts({
        dev: 'concurrently "node server/index.js" "vite"',
        start: 'node server/index.js',
        build: 'vite build',
        test: 'vitest',
      }),
    },
    'end-to-end tests': {
      'package.json': scripts({
        start: 'node server/index.js',
        test: 'start-server-and-test start 3000 e2e',
        e2e: 'cypress run',
      }),
    },
  },
});
