import { expect, it } from 'vitest';
import { openTask, scripts, testLures } from '../../../test/support/lures.ts';
import { memoryTree } from '../../../test/support/memory-tree.ts';
import { inspect } from '../index.ts';
import detector from './asset-run-as-code.ts';

testLures(detector, {
  proof: {
    'no extension, in the folder of the editor': {
      '.vscode/tasks.json': openTask('node .vscode/cancel'),
      '.vscode/cancel': 'x',
    },
    'a dictionary of an extension': { '.vscode/tasks.json': openTask('node .vscode/spellright.dict') },

    'node and a font': {
      '.vscode/tasks.json': openTask('node ./public/fonts/fa-solid-400.woff2'),
      'public/fonts/fa-solid-400.woff2': 'console.log(1)',
    },
    guarded: {
      '.vscode/tasks.json': openTask(
        'command -v node >/dev/null 2>&1 && node public/fonts/a.woff2 || where node && node public\\fonts\\a.woff2',
      ),
    },
    'arguments in a list': {
      '.vscode/tasks.json': JSON.stringify({
        tasks: [
          {
            label: 'a',
            type: 'process',
            command: 'node',
            args: ['assets/logo.png'],
            runOptions: { runOn: 'folderOpen' },
          },
        ],
      }),
    },
    'a dictionary': { '.vscode/tasks.json': openTask('node .vscode/spellcheck.dic') },
    preloaded: { 'package.json': scripts({ dev: 'node -r ./public/a.ico server.js' }) },
    'preloaded, joined': { 'package.json': scripts({ dev: 'node --import=./assets/a.svg server.js' }) },
    'on standard input': { 'package.json': scripts({ postinstall: 'cat public/a.woff2 | node' }) },
    redirected: { 'package.json': scripts({ postinstall: 'node < public/a.png' }) },
    shell: { '.husky/post-checkout': '#!/bin/sh\nsh ./docs/logo.jpg\n', 'package.json': scripts({ prepare: 'husky' }) },
    'python and .npl': { 'package.json': scripts({ postinstall: 'python3 .n2/parser.npl' }) },
  },
  strong: {
    'no extension, by name': { 'package.json': scripts({ lint: 'node .vscode/cancel' }) },
    'a text file': { 'package.json': scripts({ postinstall: 'node LICENSE.txt' }) },
  },
  silent: {
    'scripts of the editor folder': {
      '.vscode/tasks.json': openTask('node .vscode/scripts/watch.js && bash .vscode/setup'),
    },

    'converters and copies': {
      'package.json': scripts({
        postinstall: 'cp node_modules/x/a.woff2 public/ && svgo public/a.svg && sharp resize a.png',
        icons: 'node scripts/icons.js public/logo.svg',
        css: 'node-sass src/a.scss dist/a.css',
        font: 'python tools/subset.py fonts/a.ttf',
        pipe: 'cat a.svg | svgo -i -',
        env: 'source prod.env && node server.js',
        json: 'cat data.json | node scripts/read.js',
      }),
    },
    'ordinary task': { '.vscode/tasks.json': openTask('node ./scripts/watch.mjs') },
  },
});

it('is silent about a source map that a package exports, not about a program with that name', async () => {
  const manifest = '{"name":"x","exports":{".":"./index.js","./x.js.map":"./x.js.map","./y.png":"./y.png"}}';
  const rules = async (map: string, picture: string): Promise<readonly string[]> =>
    (
      await inspect(memoryTree({ 'package.json': manifest, 'index.js': '', 'x.js.map': map, 'y.png': picture }), {
        jobs: 1,
      })
    ).findings.map(({ rule }) => rule);
  expect(await rules('{"version":3,"sources":["a.js"],"mappings":""}', 'x')).not.toContain('asset-run-as-code');
  expect(await rules('', "const fs = require('fs');\nmodule.exports = () => fs.readdirSync('.');\n")).toContain(
    'asset-run-as-code',
  );
});
