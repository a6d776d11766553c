import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import jvmAndDotnet from './jvm-and-dotnet.ts';

describe('jvm-and-dotnet', () => {
  test.each<[string, string, string[]]>([
    ['build.gradle.kts', '', ['build build.gradle.kts @1 => build.gradle.kts']],
    [
      'gradle/wrapper/gradle-wrapper.properties',
      'distributionUrl=https\\://a.invalid/g.zip\n',
      ['build distributionurl @1'],
    ],
    ['gradle/wrapper/gradle-wrapper.jar', '', ['build gradle-wrapper.jar @1 => gradle/wrapper/gradle-wrapper.jar']],
    [
      'x.csproj',
      '<Project>\n<Target><Exec Command="node $(ProjectDir)a.js &amp;&amp; x"/></Target></Project>',
      ['build Exec @2: node ./a.js && x => a.js'],
    ],
    [
      'x.csproj',
      '<Project><PropertyGroup><PreBuildEvent>node a.js</PreBuildEvent></PropertyGroup></Project>',
      ['build PreBuildEvent @1: node a.js => a.js'],
    ],
  ])('%s', (name, text, expected) => {
    expect(lines(triggersOf(jvmAndDotnet, { [name]: text, 'a.js': '' }))).toEqual(expected);
  });
});
