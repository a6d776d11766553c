import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import jetbrains from './jetbrains.ts';

describe('jetbrains', () => {
  const shell =
    '<component name="ProjectRunConfigurationManager">\n<configuration name="setup" type="ShConfigurationType">\n<option name="SCRIPT_TEXT" value="curl https://a.invalid &amp;&amp; node a.js"/>\n</configuration></component>';
  test('a script of a run configuration', () => {
    expect(lines(triggersOf(jetbrains, { '.idea/runConfigurations/setup.xml': shell, 'a.js': '' }))).toEqual([
      'run run "setup" @2: curl https://a.invalid && node a.js => a.js',
    ]);
  });
  test('one that starts with the project', () => {
    const startup =
      '<project><component name="ProjectStartupSharedConfiguration"><configurations><configuration name="setup" type="ShConfigurationType"/></configurations></component></project>';
    const found = triggersOf(jetbrains, {
      '.idea/runConfigurations/setup.xml': shell,
      '.idea/startup.xml': startup,
      'a.js': '',
    });
    expect(found.filter((one) => one.automatic).map((one) => one.label)).toEqual(['run "setup"']);
  });
  test.each<[string, string]>([
    [
      '<configuration name="n" type="js.build_tools.npm"><package-json value="$PROJECT_DIR$/s/package.json"/><command value="run"/><scripts><script value="dev"/></scripts></configuration>',
      'run run "n" @1: npm run dev => a.js',
    ],
    [
      '<configuration name="n" type="NodeJSConfigurationType" path-to-js-file="a.js" working-dir="$PROJECT_DIR$"/>',
      'run run "n" @1: node  a.js => a.js',
    ],
    [
      '<configuration name="n" type="PythonConfigurationType"><option name="SCRIPT_NAME" value="$PROJECT_DIR$/m.py"/></configuration>',
      'run run "n" @1: python m.py => m.py',
    ],
    [
      '<TaskOptions><option name="name" value="n"/><option name="program" value="node"/><option name="arguments" value="a.js"/></TaskOptions>',
      'run run "n" @1: node a.js => a.js',
    ],
  ])('%s', (xml, expected) => {
    expect(
      lines(
        triggersOf(jetbrains, {
          '.idea/workspace.xml': xml,
          'a.js': '',
          'm.py': '',
          's/package.json': '{"scripts":{"dev":"node ../a"}}',
        }),
      ),
    ).toEqual([expected]);
  });
});
