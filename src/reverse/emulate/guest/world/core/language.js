/** Where the engine's own built-ins differ from V8's in ways that packed code is built on. */
import { apply, defineProperty, hidden, replace, StringCtor } from './primordials.js';

const HTML = { anchor: ['a', 'name'], fontcolor: ['font', 'color'], fontsize: ['font', 'size'], link: ['a', 'href'] };

export const installLanguage = (kit, global) => {
  const { prototype } = global.String;
  for (const name of Object.keys(HTML)) {
    const [tag, attribute] = HTML[name];
    const methods = {
      [name](value) {
        if (this === null || this === undefined)
          throw new TypeError(`String.prototype.${name} called on null or undefined`);
        return `<${tag} ${attribute}="${replace(StringCtor(value), /"/g, '&quot;')}">${this}</${tag}>`;
      },
    };
    hidden(prototype, name, kit.native(methods[name], name));
  }
  const plain = global.Number.prototype.toLocaleString;
  const numbers = {
    toLocaleString(locale, options) {
      const value = Number(this);
      if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
      if (typeof locale === 'string' && /^(?:ar|fa|bn)/.test(locale)) {
        const base = locale.startsWith('ar') ? 0x660 : locale.startsWith('fa') ? 0x6f0 : 0x9e6;
        return replace(`${value}`, /\d/g, (digit) => StringCtor.fromCharCode(base + Number(digit)));
      }
      if (options === undefined && Math.abs(value) < 1000) return `${Math.round(value * 1000) / 1000}`;
      return new global.Intl.NumberFormat(locale, options).format(value);
    },
  };
  hidden(global.Number.prototype, 'toLocaleString', kit.native(numbers.toLocaleString));
  defineProperty(plain, 'name', { value: 'toLocaleString', configurable: true });
  // arrays from async iterables
  if (typeof global.Array.fromAsync !== 'function') {
    const statics = {
      async fromAsync(list, map) {
        const made = [];
        for await (const value of list)
          made[made.length] = map ? await apply(map, undefined, [value, made.length]) : value;
        return made;
      },
    };
    hidden(global.Array, 'fromAsync', kit.native(statics.fromAsync));
  }
};
