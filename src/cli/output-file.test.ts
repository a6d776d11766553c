import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkOutput, writeOutput } from './output-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterlure-output-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const io = { onEnd: () => () => {} };

it('writes the whole file and leaves nothing beside it', () => {
  writeOutput(join(folder, 'report.html'), 'new', io);
  writeOutput(join(folder, 'report.html'), 'newer', io);
  expect(readdirSync(folder)).toEqual(['report.html']);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('newer');
});

it('replaces a link instead of writing through it', () => {
  writeFileSync(join(folder, 'precious'), 'mine');
  symlinkSync('precious', join(folder, 'report'));
  writeOutput(join(folder, 'report'), 'new', io);
  expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('mine');
  expect(lstatSync(join(folder, 'report')).isSymbolicLink()).toBe(false);
});

it('says what cannot be written, and leaves nothing', () => {
  mkdirSync(join(folder, 'taken'));
  expect(() => writeOutput(join(folder, 'taken'), 'x', io)).toThrow(
    expect.objectContaining({ code: 'CL_OUTPUT_UNWRITABLE' }),
  );
  expect(() => checkOutput(join(folder, 'taken'))).toThrow(expect.objectContaining({ code: 'CL_OUTPUT_UNWRITABLE' }));
  expect(() => checkOutput(join(folder, 'missing', 'x'))).toThrow(
    expect.objectContaining({ code: 'CL_OUTPUT_UNWRITABLE' }),
  );
  expect(readdirSync(folder)).toEqual(['taken']);
});

it.skipIf(process.platform === 'win32')('leaves devices what they are', () => {
  writeOutput('/dev/null', 'x', io);
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  symlinkSync('/dev/null', join(folder, 'report'));
  expect(() => writeOutput(join(folder, 'report'), 'x', io)).toThrow(
    expect.objectContaining({ code: 'CL_OUTPUT_UNWRITABLE' }),
  );
});
