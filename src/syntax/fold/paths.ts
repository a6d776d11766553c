/** `path.join(__dirname, …)` and the like: a path below the file's folder becomes `./…`, relative to the file. */
import { posix } from 'node:path';
import type { Value } from '../value.ts';
import { computed, stringOf } from './constants.ts';

const STEPS = ['path'];

/** Text of a path part; `.` for the file's own folder. */
function part(value: Value): { text: string; local: boolean } | null {
  if (value.k === 'global' && value.name === '__dirname') return { text: '.', local: true };
  const text = stringOf(value);
  if (text === null) return null;
  return { text: text.replaceAll('\\', '/'), local: value.k === 'const' && value.how?.includes('path') === true };
}

export function pathCall(name: string, args: readonly Value[]): Value | null {
  switch (name) {
    case 'join':
    case 'resolve':
      return joined(name, args);
    case 'normalize': {
      const only = args[0] === undefined ? null : part(args[0]);
      return only === null ? null : computed(relative(only.text, only.local), args, ...(only.local ? STEPS : []));
    }
    case 'dirname': {
      if (args[0]?.k === 'global' && args[0].name === '__filename') return { k: 'global', name: '__dirname' };
      if (args[0]?.k === 'global' && args[0].name === '__dirname') return computed('..', [], ...STEPS);
      const only = args[0] === undefined ? null : part(args[0]);
      return only === null
        ? null
        : computed(relative(posix.dirname(only.text), only.local), args, ...(only.local ? STEPS : []));
    }
    case 'basename': {
      const text = stringOf(args[0]);
      return text === null ? null : computed(posix.basename(text), args);
    }
    default:
      return null;
  }
}

function joined(name: string, args: readonly Value[]): Value | null {
  if (args.length === 0 || args.length > 32) return null;
  const parts = args.map(part);
  if (parts.some((p) => p === null)) return null;
  const local = parts[0]!.local;
  // path.resolve without a local start begins at the working directory, which nobody knows
  if (name === 'resolve' && !local && !parts[0]!.text.startsWith('/')) return null;
  let text = posix.join(...parts.map((p) => p!.text));
  if (name === 'resolve') {
    const absolute = parts.findLastIndex((p) => p!.text.startsWith('/'));
    if (absolute > 0) text = posix.join(...parts.slice(absolute).map((p) => p!.text));
  }
  return computed(relative(text, local), args, ...(local ? STEPS : args.length > 1 ? ['joined'] : []));
}

function relative(text: string, local: boolean): string {
  const normal = posix.normalize(text);
  if (!local || normal.startsWith('.') || normal.startsWith('/')) return normal;
  return `./${normal}`;
}
