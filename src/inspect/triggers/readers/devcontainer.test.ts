import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import devcontainer from './devcontainer.ts';

describe('devcontainer', () => {
  const read = (of: unknown) =>
    lines(
      triggersOf(devcontainer, {
        '.devcontainer/devcontainer.json': JSON.stringify(of),
        'a.js': '',
        'b.sh': '',
        '.devcontainer/Dockerfile': 'FROM x',
        '.devcontainer/f/install.sh': '',
      }),
    );
  test.each<[unknown, string[]]>([
    [{ initializeCommand: 'node a.js' }, ['auto open initializeCommand @1: node a.js => a.js']],
    [{ postCreateCommand: ['sh', 'b.sh'] }, ['auto container postCreateCommand @1: sh b.sh => b.sh']],
    [
      { postStartCommand: { x: 'node a', y: ['sh', './b.sh'] } },
      ['auto container postStartCommand @1: node a ; sh ./b.sh => a.js, b.sh'],
    ],
    [{ build: { dockerfile: 'Dockerfile' } }, ['auto container dockerfile @1 => .devcontainer/Dockerfile']],
    [
      { features: { './f': {}, 'ghcr.io/devcontainers/features/node:1': {} } },
      ['auto container ./f @1 => .devcontainer/f/install.sh', 'container ghcr.io/devcontainers/features/node:1 @1'],
    ],
    [{ image: 'x', postCreateCommand: 3 }, []],
  ])('%j', (of, expected) => {
    expect(read(of)).toEqual(expected);
  });
});
