/** Browsers under remote control. */
export const provides = [
  'puppeteer',
  'puppeteer-core',
  'puppeteer-extra',
  'playwright',
  'playwright-core',
  'selenium-webdriver',
];

export default (kit) => {
  const wire = kit.fake('wire');

  const browser = (name) => {
    const act =
      (what) =>
      async (...args) => {
        kit.record('input', `${name}.${what}`, args, {
          url: /^(?:goto|get)$/.test(what) ? kit.describe(args[0]) : undefined,
        });
        if (what === 'goto') {
          try {
            wire.request({ call: `${name}.goto`, url: String(args[0]) });
          } catch {}
        }
        if (/^(?:evaluate|\$eval|\$\$eval|evaluateOnNewDocument|addInitScript)/.test(what)) {
          const fn = args.find((arg) => typeof arg === 'function');
          if (fn) kit.later.add(`${name}.${what}`, fn, undefined, null);
        }
        return what === 'content'
          ? '<html></html>'
          : what === 'cookies'
            ? [{ name: 'decoy', value: 'decoy', domain: '.decoy.example' }]
            : undefined;
      };
    const page = new Proxy(kit.label(new kit.EventEmitter(), 'page'), {
      get: (target, what) =>
        what in target || typeof what === 'symbol' || what === 'then' ? target[what] : act(String(what)),
    });
    const made = {
      newPage: async () => page,
      pages: async () => [page],
      close: async () => undefined,
      newContext: async () => made,
      contexts: () => [made],
      on() {},
      cookies: act('cookies'),
      wsEndpoint: () => 'ws://localhost',
      process: () => null,
      version: async () => 'Chrome/137',
      addInitScript: act('addInitScript'),
      storageState: async () => ({}),
    };
    const launch = async (options) => {
      kit.record('process', `${name}.launch`, [options], {
        command: `${name}.launch`,
        path: options?.executablePath ?? options?.userDataDir,
        arguments: kit.describe(options?.args),
      });
      return made;
    };
    return {
      launch,
      connect: async (options) => {
        kit.record('network', `${name}.connect`, [options], { url: options?.browserWSEndpoint ?? options?.browserURL });
        return made;
      },
      launchPersistentContext: async (folder, options) => {
        kit.record('process', `${name}.launchPersistentContext`, [folder, options], { path: String(folder) });
        return made;
      },
      connectOverCDP: async (url) => {
        kit.record('network', `${name}.connectOverCDP`, [url], { url: String(url) });
        return made;
      },
      executablePath: () => 'chrome',
      use() {
        return this;
      },
      default: undefined,
    };
  };
  const puppeteer = browser('puppeteer');
  puppeteer.default = puppeteer;
  const playwright = {
    chromium: browser('chromium'),
    firefox: browser('firefox'),
    webkit: browser('webkit'),
    devices: {},
  };

  return {
    puppeteer,
    'puppeteer-core': puppeteer,
    'puppeteer-extra': puppeteer,
    playwright,
    'playwright-core': playwright,
    'selenium-webdriver': kit.unknown('selenium-webdriver', 'input'),
  };
};
