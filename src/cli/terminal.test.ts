import { expect, it } from 'vitest';
import { terminalOptions } from './terminal.ts';

const tty = { isTTY: true, columns: 120, write: () => true };
const pipe = { isTTY: false, write: () => true };

it('is colourful on a terminal only', () => {
  expect(terminalOptions(tty, { LANG: 'C.UTF-8' }, 'linux')).toEqual({
    width: 120,
    color: true,
    unicode: true,
    links: true,
  });
  expect(terminalOptions(pipe, { LANG: 'C.UTF-8' }, 'linux')).toEqual({
    width: 100,
    color: false,
    unicode: true,
    links: false,
  });
});

it('heeds NO_COLOR, FORCE_COLOR and a dumb terminal', () => {
  expect(terminalOptions(tty, { NO_COLOR: '1' }, 'linux').color).toBe(false);
  expect(terminalOptions(tty, { NO_COLOR: '' }, 'linux').color).toBe(true);
  expect(terminalOptions(tty, { TERM: 'dumb' }, 'linux').color).toBe(false);
  expect(terminalOptions(pipe, { FORCE_COLOR: '1' }, 'linux').color).toBe(true);
  expect(terminalOptions(tty, { FORCE_COLOR: '0' }, 'linux').color).toBe(false);
});

it('falls back to ASCII where the locale is not UTF-8', () => {
  expect(terminalOptions(tty, { LANG: 'C' }, 'linux').unicode).toBe(false);
  expect(terminalOptions(tty, { LC_ALL: 'POSIX', LANG: 'de_DE.UTF-8' }, 'linux').unicode).toBe(false);
  expect(terminalOptions(tty, {}, 'linux').unicode).toBe(true);
  expect(terminalOptions(tty, {}, 'win32').unicode).toBe(false);
});
