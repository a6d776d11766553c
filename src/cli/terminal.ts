/** What the terminal behind an output can show, from the stream and the environment (no-color.org, FORCE_COLOR, the locale). */
import type { TextOptions } from '../share/index.ts';
import type { Io, Output } from './io.ts';

const PIPE_WIDTH = 100;

export function terminalOptions(
  output: Output,
  env: Io['env'],
  platform: NodeJS.Platform = process.platform,
): Omit<TextOptions, 'verbose' | 'indicators'> {
  const tty = output.isTTY === true;
  return {
    width: tty ? (output.columns ?? 80) : PIPE_WIDTH,
    color: wantsColor(tty, env),
    unicode: speaksUtf8(env, platform),
    links: tty && wantsColor(tty, env) && env['TERM'] !== 'linux' && env['CI'] === undefined,
  };
}

function wantsColor(tty: boolean, env: Io['env']): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return tty && env['TERM'] !== 'dumb';
}

/** LC_ALL, LC_CTYPE, LANG in this order; none set means a bare environment (a service, CI), where UTF-8 is the rule today. */
function speaksUtf8(env: Io['env'], platform: NodeJS.Platform): boolean {
  if (platform === 'win32')
    return env['WT_SESSION'] !== undefined || env['TERM_PROGRAM'] !== undefined || env['TERM'] !== undefined;
  if (env['TERM'] === 'linux') return false;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '');
  return locale === undefined || /utf-?8/i.test(locale);
}
