/** structuredClone, performance, navigator, Intl (small: en-US), WebAssembly. */
// biome-ignore-all lint/suspicious/noShadowRestrictedNames: it is the one that it stands in for
export const provides = ['web:misc'];

export default (kit) => {
  const { clock, persona } = kit;
  const clone = (value, seen) => {
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new (kit.fake('web:events').DOMException)(`${String(value)} could not be cloned.`, 'DataCloneError');
    if (value === null || typeof value !== 'object') return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Date) return new Date(value.getTime());
    if (value instanceof RegExp) return new RegExp(value.source, value.flags);
    if (value instanceof ArrayBuffer) return value.slice(0);
    if (ArrayBuffer.isView(value)) return new Uint8Array(value).slice();
    const made = Array.isArray(value)
      ? []
      : value instanceof Map
        ? new Map()
        : value instanceof Set
          ? new Set()
          : value instanceof Error
            ? new Error(value.message)
            : {};
    seen.set(value, made);
    if (value instanceof Map) for (const [key, entry] of value) made.set(clone(key, seen), clone(entry, seen));
    else if (value instanceof Set) for (const entry of value) made.add(clone(entry, seen));
    else for (const key of Object.keys(value)) made[key] = clone(value[key], seen);
    return made;
  };
  const structuredClone = (value) => clone(value, new Map());

  class Performance {
    now() {
      return clock.ask() - clock.start + 0.123;
    }
    get timeOrigin() {
      return clock.start;
    }
    mark() {
      return {};
    }
    measure() {
      return { duration: 1 };
    }
    getEntries() {
      return [];
    }
    getEntriesByName() {
      return [];
    }
    getEntriesByType() {
      return [];
    }
    clearMarks() {}
    clearMeasures() {}
    timerify(fn) {
      return fn;
    }
    eventLoopUtilization() {
      return { idle: 0, active: 0, utilization: 0 };
    }
    toJSON() {
      return {};
    }
  }
  class PerformanceEntry {}
  class PerformanceObserver {
    observe() {}
    disconnect() {}
  }
  const agent = kit.win
    ? 'Windows NT 10.0; Win64; x64'
    : kit.mac
      ? 'Macintosh; Intel Mac OS X 10_15_7'
      : 'X11; Linux x86_64';
  const navigator = kit.isBrowser
    ? {
        userAgent: `Mozilla/5.0 (${agent}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36`,
        appVersion: `5.0 (${agent})`,
        appName: 'Netscape',
        vendor: 'Google Inc.',
        platform: kit.win ? 'Win32' : kit.mac ? 'MacIntel' : 'Linux x86_64',
        language: 'en-US',
        languages: ['en-US', 'en'],
        hardwareConcurrency: persona.cpus,
        deviceMemory: 8,
        onLine: true,
        cookieEnabled: true,
        webdriver: false,
        plugins: [],
        mimeTypes: [],
        maxTouchPoints: 0,
        doNotTrack: null,
        sendBeacon(url, body) {
          return !kit.fake('wire').request({ call: 'navigator.sendBeacon', method: 'POST', url, body }).error;
        },
        clipboard: {
          async readText() {
            kit.record('clipboard', 'navigator.clipboard.readText', [], {}, 'decoy clipboard text');
            return 'decoy clipboard text';
          },
          async writeText(text) {
            kit.record('clipboard', 'navigator.clipboard.writeText', [text], { text });
          },
        },
        mediaDevices: {
          async getUserMedia(wanted) {
            kit.record('input', 'getUserMedia', [wanted]);
            return {};
          },
          async enumerateDevices() {
            return [];
          },
        },
        geolocation: {
          getCurrentPosition(done) {
            kit.record('system', 'geolocation.getCurrentPosition');
            kit.queue.soon(5, () => done({ coords: { latitude: 0, longitude: 0 } }));
          },
        },
        permissions: { query: async () => ({ state: 'granted' }) },
        serviceWorker: {
          register: async (url) => {
            kit.record('persistence', 'serviceWorker.register', [url], { place: 'service worker', path: String(url) });
            return {};
          },
        },
        getBattery: async () => ({ level: 1, charging: true }),
        userAgentData: { brands: [], mobile: false, platform: kit.win ? 'Windows' : kit.mac ? 'macOS' : 'Linux' },
        connection: { effectiveType: '4g' },
        javaEnabled: () => false,
      }
    : {
        userAgent: 'Node.js/22',
        language: 'en-US',
        languages: ['en-US'],
        platform: kit.win ? 'Win32' : kit.mac ? 'MacIntel' : 'Linux',
        hardwareConcurrency: persona.cpus,
      };

  const zone = persona.timeZone;
  const group = (value, options) => {
    const digits = options?.minimumFractionDigits ?? options?.maximumFractionDigits;
    const text = digits === undefined ? String(Math.round(value * 1000) / 1000) : Number(value).toFixed(digits);
    const [whole, fraction] = text.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return fraction ? `${grouped}.${fraction}` : grouped;
  };
  const make = (name, members) => {
    const Class = {
      [name]: function (locale, options) {
        if (!(this instanceof Class)) return new Class(locale, options);
        this._options = options ?? {};
        Object.defineProperty(this, '_options', { enumerable: false });
        return undefined;
      },
    }[name];
    Object.assign(Class.prototype, members);
    for (const key of Object.keys(members)) Object.defineProperty(Class.prototype, key, { enumerable: false });
    Class.supportedLocalesOf = () => ['en-US'];
    return Class;
  };
  const dateOf = (value) => (value === undefined ? new Date() : new Date(value));
  const Intl = {
    DateTimeFormat: make('DateTimeFormat', {
      resolvedOptions: () => {
        kit.record('system', 'Intl.DateTimeFormat.resolvedOptions', [], { asked: 'timeZone' }, zone);
        return {
          locale: 'en-US',
          calendar: 'gregory',
          numberingSystem: 'latn',
          timeZone: zone,
          year: 'numeric',
          month: 'numeric',
          day: 'numeric',
        };
      },
      format: (value) => dateOf(value).toLocaleDateString(),
      formatToParts: (value) => [{ type: 'literal', value: dateOf(value).toLocaleDateString() }],
      formatRange: (a, b) => `${dateOf(a).toLocaleDateString()} – ${dateOf(b).toLocaleDateString()}`,
    }),
    NumberFormat: make('NumberFormat', {
      format(value) {
        return group(value, this._options);
      },
      resolvedOptions: () => ({ locale: 'en-US', numberingSystem: 'latn' }),
      formatToParts: () => [],
    }),
    Collator: make('Collator', {
      compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
      resolvedOptions: () => ({ locale: 'en-US' }),
    }),
    PluralRules: make('PluralRules', {
      select: (value) => (value === 1 ? 'one' : 'other'),
      resolvedOptions: () => ({ locale: 'en-US' }),
    }),
    RelativeTimeFormat: make('RelativeTimeFormat', { format: (value, unit) => `in ${value} ${unit}` }),
    ListFormat: make('ListFormat', { format: (list) => [...list].join(', ') }),
    DisplayNames: make('DisplayNames', { of: (value) => value }),
    Segmenter: make('Segmenter', { segment: (text) => Array.from(text, (segment, index) => ({ segment, index })) }),
    Locale: make('Locale', { toString: () => 'en-US', language: 'en', region: 'US' }),
    getCanonicalLocales: () => ['en-US'],
    supportedValuesOf: () => [],
  };
  Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl' });
  const wasm = (call) => (bytes) =>
    kit.record('code', `WebAssembly.${call}`, [`${bytes?.byteLength ?? 0} bytes`], { language: 'wasm' });
  const WebAssembly = {
    compile: async (bytes) => void wasm('compile')(bytes),
    instantiate: async (bytes) => {
      wasm('instantiate')(bytes);
      return { instance: { exports: kit.unknown('wasm', 'code') }, module: {} };
    },
    validate: () => true,
    Module: class Module {
      constructor(bytes) {
        wasm('Module')(bytes);
      }
    },
    Instance: class Instance {
      constructor() {
        this.exports = kit.unknown('wasm', 'code');
      }
    },
    Memory: class Memory {
      constructor({ initial = 1 } = {}) {
        this.buffer = new ArrayBuffer(Math.min(initial, 16) * 65_536);
      }
    },
    Table: class Table {},
    Global: class Global {},
    CompileError: class CompileError extends Error {},
    LinkError: class LinkError extends Error {},
    RuntimeError: class RuntimeError extends Error {},
  };
  kit.native(Number.prototype.toLocaleString);
  return {
    'web:misc': {
      structuredClone,
      performance: new Performance(),
      navigator,
      Intl,
      WebAssembly,
      PerformanceEntry,
      PerformanceObserver,
    },
  };
};
