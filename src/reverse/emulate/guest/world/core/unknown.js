/** Packages that nobody wrote a fake for: a value that can be called, constructed, chained and awaited, and says what was done with it. */
// biome-ignore-all lint/complexity/noCommaOperator: a record, then the answer
import {
  exec,
  getPrototypeOf,
  hasOwn,
  lastIndexOf,
  ProxyCtor,
  pattern,
  push,
  StringCtor,
  slice,
} from './primordials.js';

const ADDRESS = pattern(
  /^(?:https?|wss?|ftp|mongodb(?:\+srv)?|postgres(?:ql)?|mysql|redis|amqp|mqtt|tcp):\/\/(?:[^@/]*@)?([^/:?#]+)/i,
);
const CHAINED = pattern(/\.(?:on|once|use|get|post|put|all|addListener|set|pipe)$/);
/** what a package is about, by its name */
const ABOUT = [
  [
    /mongo|postgres|^pg|mysql|redis|sequelize|prisma|knex|typeorm|sqlite|database|^level|firebase|supabase/i,
    'database',
  ],
  [
    /^ethers|web3|solana|tron|bitcoin|blockchain|wallet|^@?metamask|coinbase|^hardhat|uniswap|alchemy|infura/i,
    'blockchain',
  ],
  [/clipboard|copy-paste/i, 'clipboard'],
  [/key(?:board|log|listener)|hook|screenshot|robot|mouse|screen/i, 'input'],
  [/fetch|http|request|socket|axios|proxy|^ws$|telegram|discord|mail|ftp|ssh|smtp|slack/i, 'network'],
  [/^win|registry|regedit/i, 'registry'],
  [/exec|spawn|shell|process|^pm2/i, 'process'],
  [/^fs|zip|archive|^tar|glob|file/i, 'file'],
  [/crypt|hash|^aes|cipher/i, 'crypto'],
];
export const aboutOf = (name) => {
  for (let i = 0; i < ABOUT.length; i++) if (exec(ABOUT[i][0], name)) return ABOUT[i][1];
  return 'other';
};
const addressIn = (args) => {
  for (let i = 0; i < args.length; i++) {
    const found = typeof args[i] === 'string' ? exec(ADDRESS, args[i]) : null;
    if (found) return { url: args[i], host: found[1] };
  }
  return {};
};

export const makeUnknown = (kit) => {
  const keepCallbacks = (name, args) => {
    for (let i = 0; i < args.length; i++) {
      if (typeof args[i] === 'function') kit.later.add(`${name}(…callback)`, args[i], undefined, null);
      else if (args[i] && typeof args[i] === 'object' && getPrototypeOf(args[i]) === Object.prototype) {
        for (const key of Object.keys(args[i]))
          if (typeof args[i][key] === 'function') kit.later.add(`${name}({${key}})`, args[i][key], args[i], null);
      }
    }
  };

  /** `awaited`: what a call gave; it can be awaited once and is then plain */
  const make = (name, category, awaited) => {
    const children = Object.create(null);
    // constructible: no arrow
    function target() {}
    kit.native(target, slice(name, lastIndexOf(name, '.') + 1));
    let plain = null;
    const proxy = new ProxyCtor(target, {
      get(_target, key, receiver) {
        if (typeof key === 'symbol') {
          if (key === Symbol.toPrimitive) return (hint) => (hint === 'number' ? 1 : '');
          if (key === Symbol.iterator) return function* () {};
          if (key === Symbol.asyncIterator) return async function* () {};
          if (key === Symbol.toStringTag) return 'Object';
          return undefined;
        }
        if (hasOwn(children, key)) return children[key];
        if (key === 'then') {
          if (!awaited) return undefined;
          return (resolve) => {
            plain ??= make(name, category, false);
            if (typeof resolve === 'function') kit.queue.soon(5, () => resolve(plain));
            return proxy;
          };
        }
        if (key === 'catch' || key === 'finally')
          return kit.native(
            (fn) => (
              key === 'finally' && typeof fn === 'function' && kit.queue.soon(6, fn), awaited ? proxy : receiver
            ),
            key,
          );
        if (key === 'toString' || key === 'valueOf') return kit.native(() => (key === 'toString' ? '' : proxy), key);
        if (key === 'toJSON') return () => ({});
        if (key === '__esModule') return undefined;
        if (key === 'default') return proxy;
        if (
          key === 'prototype' ||
          key === 'name' ||
          key === 'length' ||
          key === 'call' ||
          key === 'apply' ||
          key === 'bind' ||
          key === 'arguments' ||
          key === 'caller'
        )
          return Reflect.get(target, key);
        children[key] = make(`${name}.${key}`, category, false);
        return children[key];
      },
      set(_target, key, value) {
        children[key] = value;
        if (typeof value === 'function') kit.later.add(`${name}.${StringCtor(key)}`, value, proxy, null);
        return true;
      },
      has: (_target, key) => typeof key === 'string' && key !== 'then',
      apply(_target, self, args) {
        kit.record(category, name, args, addressIn(args));
        keepCallbacks(name, args);
        // emitters and the like chain on themselves
        return CHAINED.test(name) && self !== undefined && kit.isOurs(self) ? self : make(`${name}()`, category, true);
      },
      construct(_target, args) {
        kit.record(category, `new ${name}`, args, addressIn(args));
        keepCallbacks(`new ${name}`, args);
        return make(`${name}`, category, false);
      },
    });
    push(kit.ours, proxy);
    kit.markOurs(proxy);
    return proxy;
  };
  return (name, category = 'other') => make(name, category, false);
};
