/** What the guest asks of the host when code is to run, checked; and how a file's text is meant. */
import { planOf } from '../trace/instrument.ts';
import type { CodeCall } from './recorder.ts';

export type Goal = 'script' | 'module' | 'either';

export function goalOf(path: string): Goal {
  return /\.mjs$|\.mts$/.test(path) ? 'module' : /\.cjs$|\.cts$|\.json$/.test(path) ? 'script' : 'either';
}

/** As CommonJS, where `return` may stand outside of functions. */
export function isScript(text: string): boolean {
  return !planOf(text, 'either', { before: '(function(){', after: '\n})' }).module;
}

export interface Request extends CodeCall {
  readonly before: string;
  readonly after: string;
  readonly only: boolean;
}

export function readRequest(json: string): Request {
  const value = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
  return {
    how: text('how'),
    text: text('text'),
    path: typeof value['path'] === 'string' ? value['path'] : undefined,
    before: text('before'),
    after: text('after'),
    only: value['only'] === true,
    time: typeof value['time'] === 'number' ? value['time'] : 0,
    stack: text('stack'),
  };
}
