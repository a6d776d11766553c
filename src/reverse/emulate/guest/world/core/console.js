/** console: says everything to the trace, nothing to anybody. */
import { hidden } from './primordials.js';

export const makeConsole = (kit) => {
  const console = {};
  const names = [
    'log',
    'warn',
    'error',
    'info',
    'debug',
    'trace',
    'dir',
    'dirxml',
    'table',
    'group',
    'groupCollapsed',
    'assert',
  ];
  for (const name of names) {
    const methods = {
      [name](...args) {
        if (name === 'assert' && args[0]) return;
        kit.record('console', `console.${name}`, args);
      },
    };
    console[name] = kit.native(methods[name], name);
  }
  for (const name of [
    'groupEnd',
    'clear',
    'time',
    'timeEnd',
    'timeLog',
    'count',
    'countReset',
    'profile',
    'profileEnd',
    'timeStamp',
  ]) {
    const methods = { [name]() {} };
    console[name] = kit.native(methods[name], name);
  }
  function Console() {
    return makeConsole(kit);
  }
  hidden(console, 'Console', kit.native(Console, 'Console'));
  console.context = kit.native(() => console, 'context');
  return console;
};
