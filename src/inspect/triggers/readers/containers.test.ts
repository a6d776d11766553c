import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import containers from './containers.ts';

describe('containers', () => {
  test.each<[string, string, string[]]>([
    [
      'Dockerfile',
      'FROM node\nRUN curl https://a.invalid | sh && \\\n  node a.js\nCMD ["node", "/app/b.js"]\n',
      [
        'container RUN @2: curl https://a.invalid | sh &&    node a.js => a.js',
        'container CMD @4: node /app/b.js => b.js',
      ],
    ],
    [
      'docker-compose.yml',
      'services:\n  web:\n    build: .\n    command: node b.js\n',
      ['container web command @4: node b.js => b.js'],
    ],
    ['Procfile', 'web: node a.js\n', ['run web @1: node a.js => a.js']],
  ])('%s', (name, text, expected) => {
    expect(lines(triggersOf(containers, { [name]: text, 'a.js': '', 'b.js': '' }))).toEqual(expected);
  });
});
