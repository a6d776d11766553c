import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import ciWorkflows from './ci-workflows.ts';

describe('ci-workflows', () => {
  test.each<[string, string, string[]]>([
    [
      '.github/workflows/ci.yml',
      'on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - name: go\n        run: |\n          npm ci\n          node a.js\n',
      ['ci go @7: npm ci\nnode a.js => a.js'],
    ],
    [
      '.gitlab-ci.yml',
      'test:\n  script:\n    - node a.js\n    - !reference [x, y]\n',
      ['ci test @3: node a.js => a.js'],
    ],
    [
      '.circleci/config.yml',
      'jobs:\n  b:\n    steps:\n      - checkout\n      - run: node a.js\n      - run:\n          command: node b.js\n',
      ['ci run @5: node a.js => a.js', 'ci run @7: node b.js => b.js'],
    ],
    [
      'azure-pipelines.yml',
      'steps:\n- script: node a.js\n- powershell: node b.js\n',
      ['ci script @2: node a.js => a.js', 'ci powershell @3: node b.js => b.js'],
    ],
    [
      'bitbucket-pipelines.yml',
      'pipelines:\n  default:\n    - step:\n        script:\n          - node a.js\n',
      ['ci step @5: node a.js => a.js'],
    ],
    ['action.yml', 'runs:\n  using: node20\n  main: a.js\n', ['ci runs @1 => a.js']],
    ['Jenkinsfile', "pipeline {\n  sh 'node a.js'\n}\n", ['ci step @2: node a.js => a.js']],
  ])('%s', (name, text, expected) => {
    const found = lines(triggersOf(ciWorkflows, { [name]: text, 'a.js': '', 'b.js': '' }));
    expect(found.map((line) => line.replace(/^ci \S+/, 'ci'))).toEqual(
      expected.map((line) => line.replace(/^ci \S+/, 'ci')),
    );
  });
});
