import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import python from './python.ts';

describe('python', () => {
  test.each<[string, string, string[]]>([
    ['setup.py', '', ['auto install setup.py @1 => setup.py']],
    ['tests/conftest.py', '', ['test conftest.py @1 => tests/conftest.py']],
    ['sitecustomize.py', '', ['auto run sitecustomize.py @1 => sitecustomize.py']],
    ['x.pth', '/a\nimport os; 1\n', ['auto run x.pth @2 => x.pth']],
    ['y.pth', './lib\n', []],
    [
      'pyproject.toml',
      '[build-system]\nrequires = []\nbuild-backend = "be"\nbackend-path = ["tools"]\n',
      ['auto install build-backend @3 => tools/be.py'],
    ],
    [
      'requirements.txt',
      'a==1\n--extra-index-url https://a.invalid/simple\nb @ git+https://a.invalid/x.git\n# -i x\n',
      ['install --extra-index-url https://a.invalid/simple @2', 'install b @ git+https://a.invalid/x.git @3'],
    ],
    [
      'tox.ini',
      '[testenv]\ncommands =\n    python tools/be.py\n',
      ['test testenv.commands @2: python tools/be.py => tools/be.py'],
    ],
  ])('%s', (name, text, expected) => {
    expect(lines(triggersOf(python, { 'tools/be.py': '', [name]: text }))).toEqual(expected);
  });
});
