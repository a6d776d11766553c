import { dependencies, testLures } from '../../../test/support/lures.ts';
import detector from './look-alike-package.ts';

testLures(detector, {
  strong: {
    'letters exchanged': { 'package.json': dependencies({ mongosoe: '^8.0.0' }) },
    'a letter less': { 'package.json': dependencies({ nodemailr: '6' }) },
    'signs exchanged': { 'package.json': dependencies({ 'json_web_token.js': '9', jsonweb_token: '9' }) },
    'figure for a letter': { 'package.json': dependencies({ tai1windcss: '3' }) },
    'two slips in a famous name': { 'package.json': dependencies({ epxrses: '4' }) },
    'misspelt, with an affix': {
      'package.json': dependencies({ 'axois-client-utils': '1', 'chalk-tempalte-x': '1', hardaht: '2' }),
    },
    'scope one letter off': { 'package.json': dependencies({ '@reduxjs-toolkit/x': '1', '@vitets/zq-fixture': '1' }) },
    'an alias that nobody uses': { 'package.json': dependencies({ express: 'npm:zq-fixture-thing@1.0.0' }) },
  },
  weak: {
    'an affix only': {
      'package.json': dependencies({ 'node-nodemailer-sdk': '1', 'nodemailer-zq-helper': '1', 'mongoose-sdk': '1' }),
    },
  },
  silent: {
    'real packages': {
      'package.json': dependencies({
        express: '4',
        expresso: '1',
        dotenv: '16',
        'dotenv-expand': '11',
        'react-dom': '18',
        preact: '10',
        reacts: '1',
        lodash: '4',
        'lodash-es': '4',
        moment: '2',
        colors: '1',
        color: '4',
        ethers: '6',
      }),
    },
    'workspace packages': {
      'package.json': dependencies({ mongosoe: '1' }),
      'packages/m/package.json': '{"name":"mongosoe"}',
    },
    'folders and repositories': { 'package.json': dependencies({ mongosoe: 'file:../m', nodemailr: 'github:a/b' }) },
    'aliases in use': {
      'package.json': dependencies({
        'string-width-cjs': 'npm:string-width@^4.2.0',
        vite: 'npm:rolldown-vite@latest',
        react: 'npm:@preact/compat',
      }),
    },
    examples: { 'examples/a/package.json': dependencies({ mongosoe: '1' }) },
  },
});
