/** The names of a browser: a page with a document, storage, location, XMLHttpRequest, and the interfaces of extensions and wallets. */
// biome-ignore-all lint/performance/useDomNodeTextContent: no document of a browser
export const provides = ['web:browser', 'jsdom'];

export default (kit) => {
  const wire = kit.fake('wire');
  const { EventTarget, Event } = kit.fake('web:events');
  const { URL } = kit.builtin('url');
  const say = (category, call, args, data, result) => kit.record(category, call, args, data, result);
  const address = new URL('https://decoy.example/login?next=%2F');

  class Node extends EventTarget {
    constructor() {
      super();
      this.childNodes = [];
      this.parentNode = null;
      this.nodeType = 1;
      this.textContent = '';
      this.ownerDocument = null;
    }
    get children() {
      return this.childNodes;
    }
    get firstChild() {
      return this.childNodes[0] ?? null;
    }
    get lastChild() {
      return this.childNodes[this.childNodes.length - 1] ?? null;
    }
    get parentElement() {
      return this.parentNode;
    }
    get nextSibling() {
      return null;
    }
    get previousSibling() {
      return null;
    }
    appendChild(child) {
      this.childNodes.push(child);
      if (child && typeof child === 'object') child.parentNode = this;
      inserted(child);
      return child;
    }
    append(...list) {
      for (const child of list) this.appendChild(child);
    }
    prepend(...list) {
      for (const child of list) this.appendChild(child);
    }
    insertBefore(child) {
      return this.appendChild(child);
    }
    replaceChild(child) {
      return this.appendChild(child);
    }
    removeChild(child) {
      this.childNodes = this.childNodes.filter((one) => one !== child);
      return child;
    }
    remove() {
      this.parentNode?.removeChild(this);
    }
    contains() {
      return true;
    }
    cloneNode() {
      return makeElement(this.tagName ?? 'div');
    }
    hasChildNodes() {
      return this.childNodes.length > 0;
    }
  }
  class Element extends Node {
    constructor(tag) {
      super();
      const attributes = {};
      Object.defineProperty(this, '_attributes', { value: attributes, enumerable: false });
      Object.assign(this, {
        tagName: String(tag).toUpperCase(),
        nodeName: String(tag).toUpperCase(),
        style: new Proxy(
          {},
          {
            get: (target, name) =>
              name === 'setProperty' || name === 'removeProperty' ? () => undefined : (target[name] ?? ''),
          },
        ),
        classList: { add() {}, remove() {}, toggle: () => true, contains: () => false, replace() {} },
        dataset: {},
        id: '',
        className: '',
        innerHTML: '',
        outerHTML: '',
        innerText: '',
        value: `decoy-${tag}`,
        checked: false,
        offsetWidth: 100,
        offsetHeight: 100,
        clientWidth: 100,
        clientHeight: 100,
        scrollHeight: 100,
      });
    }
    getAttribute(name) {
      return this._attributes[name] ?? null;
    }
    setAttribute(name, value) {
      this._attributes[name] = String(value);
      this[name] = value;
    }
    removeAttribute(name) {
      delete this._attributes[name];
    }
    hasAttribute(name) {
      return name in this._attributes;
    }
    get attributes() {
      return Object.entries(this._attributes).map(([name, value]) => ({ name, value }));
    }
    querySelector(selector) {
      return document.querySelector(selector);
    }
    querySelectorAll(selector) {
      return document.querySelectorAll(selector);
    }
    getElementsByTagName(tag) {
      return document.querySelectorAll(tag);
    }
    getElementsByClassName(name) {
      return document.querySelectorAll(`.${name}`);
    }
    closest() {
      return this;
    }
    matches() {
      return true;
    }
    insertAdjacentHTML(_where, html) {
      say('other', 'insertAdjacentHTML', [html], { html });
    }
    insertAdjacentElement(_where, element) {
      return this.appendChild(element);
    }
    getBoundingClientRect() {
      return { top: 0, left: 0, width: 100, height: 100, right: 100, bottom: 100, x: 0, y: 0 };
    }
    attachShadow() {
      return new Element('shadow');
    }
    click() {
      this.dispatchEvent(new Event('click'));
      if (this.href && this.download !== undefined)
        say('file', 'download', [this.href, this.download], { url: String(this.href), path: String(this.download) });
    }
    focus() {}
    blur() {}
    submit() {
      say('network', 'form.submit', [this.action], { url: String(this.action ?? ''), method: this.method });
    }
    scrollIntoView() {}
    animate() {
      return {};
    }
    getContext() {
      return kit.unknown('canvas', 'other');
    }
    toDataURL() {
      return 'data:image/png;base64,ZGVjb3k=';
    }
    play() {
      return Promise.resolve();
    }
    get contentWindow() {
      return window;
    }
    get contentDocument() {
      return document;
    }
  }
  const makeElement = (tag) => {
    const made = new Element(tag);
    made.ownerDocument = document;
    return made;
  };
  const SOURCES = /^(?:SCRIPT|IFRAME|IMG|LINK|EMBED|OBJECT)$/;
  /** elements that load something when they come into the page */
  const inserted = (element) => {
    if (!element || !SOURCES.test(element.tagName ?? '')) return;
    const source = element.src ?? element.href;
    if (typeof source === 'string' && source !== '' && !source.startsWith('data:')) {
      let answer = null;
      try {
        answer = wire.request({ call: `<${element.tagName.toLowerCase()}>`, url: new URL(source, address) });
      } catch {
        return;
      }
      kit.queue.soon(20, () => {
        if (answer.error) return void (element.onerror ?? (() => undefined)).call(element, new Event('error'));
        if (element.tagName === 'SCRIPT' && kit.scenario.replies === 'code')
          kit.guarded('<script>', () => kit.bridge.run({ how: '<script src>', text: answer.text }));
        return (element.onload ?? (() => undefined)).call(element, new Event('load'));
      });
    } else if (element.tagName === 'SCRIPT') {
      const text = [element.text, element.textContent, element.innerHTML, element.innerText].find(
        (one) => typeof one === 'string' && one !== '',
      );
      if (text) kit.guarded('<script>', () => kit.bridge.run({ how: '<script>', text }));
    }
  };

  const found = new Map();
  const pick = (selector) => {
    const key = String(selector);
    if (!found.has(key)) {
      const tag = /^[a-z]+/i.exec(key)?.[0] ?? 'div';
      const made = makeElement(tag);
      if (/password/i.test(key)) {
        made.type = 'password';
        made.value = 'decoy-password';
      }
      if (key.startsWith('#')) made.id = key.slice(1);
      found.set(key, made);
    }
    return found.get(key);
  };
  class Document extends Node {
    constructor() {
      super();
      Object.assign(this, {
        readyState: 'complete',
        title: 'Decoy',
        referrer: '',
        characterSet: 'UTF-8',
        hidden: false,
        visibilityState: 'visible',
        compatMode: 'CSS1Compat',
        currentScript: null,
        scripts: [],
        forms: [],
        images: [],
        links: [],
        nodeType: 9,
        domain: 'decoy.example',
        URL: address.href,
        designMode: 'off',
      });
      let cookie = 'session=decoy-session; theme=dark';
      Object.defineProperty(this, 'cookie', {
        get: () => {
          say('other', 'document.cookie', [], { read: 'cookie' }, cookie);
          return cookie;
        },
        set: (value) => {
          say('other', 'document.cookie =', [value], { cookie: String(value) });
          cookie += `; ${value}`;
        },
        enumerable: true,
        configurable: true,
      });
    }
    createElement(tag) {
      return makeElement(String(tag));
    }
    createElementNS(_space, tag) {
      return makeElement(String(tag));
    }
    createTextNode(text) {
      return Object.assign(new Node(), { nodeType: 3, textContent: String(text), data: String(text) });
    }
    createDocumentFragment() {
      return makeElement('fragment');
    }
    createEvent() {
      return Object.assign(new Event('custom'), {
        initEvent(type) {
          this.type = type;
        },
      });
    }
    getElementById(id) {
      return pick(`#${id}`);
    }
    querySelector(selector) {
      return pick(selector);
    }
    querySelectorAll(selector) {
      return [pick(selector)];
    }
    getElementsByTagName(tag) {
      return /^(?:head|body|html)$/i.test(tag)
        ? [this[String(tag).toLowerCase()] ?? this.documentElement]
        : [pick(tag)];
    }
    getElementsByClassName(name) {
      return [pick(`.${name}`)];
    }
    getElementsByName(name) {
      return [pick(`[name=${name}]`)];
    }
    write(...parts) {
      say('other', 'document.write', parts, { html: parts.join('') });
      for (const match of parts.join('').matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
        const source = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(match[1]);
        const script = makeElement('script');
        if (source) script.src = source[1];
        else script.text = match[2];
        inserted(script);
      }
    }
    writeln(...parts) {
      this.write(...parts);
    }
    open() {
      return this;
    }
    close() {}
    execCommand(name) {
      say(/copy|paste|cut/i.test(name) ? 'clipboard' : 'other', 'document.execCommand', [name], {
        action: String(name),
      });
      return true;
    }
    hasFocus() {
      return true;
    }
    elementFromPoint() {
      return pick('div');
    }
    importNode(node) {
      return node;
    }
    evaluate() {
      return { iterateNext: () => null, singleNodeValue: null };
    }
    createRange() {
      return kit.unknown('range', 'other');
    }
    getSelection() {
      return { toString: () => '' };
    }
  }
  const document = kit.label(new Document(), 'document');
  document.documentElement = makeElement('html');
  document.head = makeElement('head');
  document.body = makeElement('body');
  document.currentScript = Object.assign(makeElement('script'), { src: 'https://decoy.example/app.js' });
  document.parentNode = document;

  const storage = (name) => {
    const values = new Map([
      ['token', 'decoy-token'],
      ['wallet', 'decoy-wallet'],
    ]);
    const api = {
      getItem: (key) => {
        say('other', `${name}.getItem`, [key], { key: String(key) });
        return values.get(String(key)) ?? null;
      },
      setItem: (key, value) => {
        say('other', `${name}.setItem`, [key, value], { key: String(key), value: String(value) });
        values.set(String(key), String(value));
      },
      removeItem: (key) => void values.delete(String(key)),
      clear: () => values.clear(),
      key: (i) => [...values.keys()][i] ?? null,
    };
    for (const key of Object.keys(api)) kit.native(api[key], key);
    return kit.markOurs(
      new Proxy(api, {
        get: (target, key) =>
          key === 'length' ? values.size : key in target || typeof key === 'symbol' ? target[key] : values.get(key),
        set: (_target, key, value) => {
          api.setItem(key, value);
          return true;
        },
        ownKeys: () => [...values.keys()],
        getOwnPropertyDescriptor: (_target, key) =>
          values.has(key)
            ? { value: values.get(key), enumerable: true, configurable: true, writable: true }
            : undefined,
        has: (target, key) => key in target || values.has(key),
      }),
    );
  };
  const go = (call) => (url) => say('network', call, [url], { url: String(url), navigates: 'yes' });
  const location = {
    assign: go('location.assign'),
    replace: go('location.replace'),
    reload() {},
    toString: () => address.href,
    ancestorOrigins: [],
  };
  for (const name of ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin'])
    Object.defineProperty(location, name, {
      get: () => address[name],
      set: () => undefined,
      enumerable: true,
      configurable: true,
    });
  Object.defineProperty(location, 'href', {
    get: () => address.href,
    set: go('location.href ='),
    enumerable: true,
    configurable: true,
  });

  class XMLHttpRequest extends EventTarget {
    constructor() {
      super();
      Object.assign(this, {
        readyState: 0,
        status: 0,
        statusText: '',
        responseText: '',
        response: '',
        responseType: '',
        responseURL: '',
        responseXML: null,
        timeout: 0,
        withCredentials: false,
        upload: new EventTarget(),
        onreadystatechange: null,
        onload: null,
        onerror: null,
        onloadend: null,
        ontimeout: null,
        onprogress: null,
      });
      Object.defineProperty(this, '_call', { value: { headers: {} }, enumerable: false });
    }
    open(method, url, asynchronous = true) {
      Object.assign(this._call, { method, url: new URL(String(url), address).href, asynchronous });
      this.readyState = 1;
      this.onreadystatechange?.();
    }
    setRequestHeader(name, value) {
      this._call.headers[name] = String(value);
    }
    getResponseHeader(name) {
      return this._call.answer?.headers[String(name).toLowerCase()] ?? null;
    }
    getAllResponseHeaders() {
      return Object.entries(this._call.answer?.headers ?? {})
        .map(([name, value]) => `${name}: ${value}`)
        .join('\r\n');
    }
    overrideMimeType() {}
    abort() {}
    send(body) {
      const answer = wire.request({
        call: 'XMLHttpRequest',
        method: this._call.method,
        url: this._call.url,
        headers: this._call.headers,
        body,
      });
      const finish = () => {
        this.readyState = 4;
        if (!answer.error) {
          this._call.answer = answer;
          Object.assign(this, { status: answer.status, statusText: answer.statusText, responseURL: this._call.url });
          if (this.responseType === '' || this.responseType === 'text') this.responseText = answer.text;
          this.response =
            this.responseType === 'json'
              ? kit.replies.json(answer.reply)
              : this.responseType === 'arraybuffer'
                ? kit.builtin('buffer').Buffer.from(answer.text).buffer
                : answer.text;
        }
        if (this.onreadystatechange) {
          kit.later.entered(this.onreadystatechange);
          this.onreadystatechange(new Event('readystatechange'));
        }
        this.dispatchEvent(new Event('readystatechange'));
        this.dispatchEvent(new Event(answer.error ? 'error' : 'load'));
        this.dispatchEvent(new Event('loadend'));
      };
      if (this._call.asynchronous === false) finish();
      else kit.queue.soon(wire.delay(), finish);
    }
  }
  Object.assign(XMLHttpRequest, { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 });

  // ---- extensions ----
  const event = (name) => ({
    addListener: (fn) => {
      say('other', `${name}.addListener`, [], { event: name });
      kit.later.add(name, fn, undefined, () => [kit.later.asked(name), kit.later.asked('sender'), () => undefined]);
    },
    removeListener() {},
    hasListener: () => false,
  });
  const data = (name) => {
    const store = new Map();
    return {
      get: (keys, done) => {
        say('other', `${name}.get`, [keys], { key: kit.describe(keys) });
        const value = Object.fromEntries(store);
        if (typeof done === 'function') kit.queue.soon(2, () => done(value));
        return Promise.resolve(value);
      },
      set: (values, done) => {
        say('other', `${name}.set`, [values], { value: kit.describe(values) });
        for (const key of Object.keys(values ?? {})) store.set(key, values[key]);
        done?.();
        return Promise.resolve();
      },
      remove: async () => undefined,
      clear: async () => undefined,
    };
  };
  const answers = {
    'tabs.query': [{ id: 1, url: address.href, title: 'Decoy', active: true }],
    'cookies.getAll': [{ name: 'session', value: 'decoy', domain: 'decoy.example' }],
    'history.search': [{ url: address.href, title: 'Decoy' }],
    'management.getAll': [],
    'tabs.captureVisibleTab': 'data:image/png;base64,ZGVjb3k=',
  };
  const api = (way) =>
    new Proxy(() => {}, {
      get: (_target, name) => {
        if (typeof name === 'symbol' || name === 'then' || name === 'prototype') return undefined;
        const path = way === '' ? String(name) : `${way}.${String(name)}`;
        if (/^on[A-Z]/.test(name)) return event(`chrome.${path}`);
        if (path === 'storage.local' || path === 'storage.sync' || path === 'storage.session')
          return data(`chrome.${path}`);
        if (path === 'runtime.id') return 'decoydecoydecoydecoydecoydecoydec';
        if (path === 'runtime.lastError') return undefined;
        if (path === 'runtime.getURL') return (file) => `chrome-extension://decoy/${file}`;
        if (path === 'runtime.getManifest') return () => ({ name: 'decoy', version: '1.0', manifest_version: 3 });
        return api(path);
      },
      apply: (_target, _self, args) => {
        say(/^cookies|^history|^webRequest/.test(way) ? 'system' : 'other', `chrome.${way}`, args, {
          api: way,
          url: typeof args[0] === 'object' ? (args[0]?.url ?? undefined) : undefined,
        });
        const done = args.find((arg) => typeof arg === 'function');
        const value = answers[way];
        if (done) {
          kit.later.entered(done);
          kit.queue.soon(2, () => done(value ?? kit.later.asked(way)));
        }
        return Promise.resolve(value);
      },
    });
  const chrome = kit.markOurs(api(''));
  const ethereum = Object.assign(kit.label(new kit.EventEmitter(), 'ethereum'), {
    isMetaMask: true,
    chainId: '0x1',
    selectedAddress: `0x${'00'.repeat(19)}01`,
    request: async (given) => {
      say('blockchain', 'ethereum.request', [given], {
        method: String(given?.method),
        parameters: kit.describe(given?.params),
      });
      return /accounts/i.test(given?.method) ? [`0x${'00'.repeat(19)}01`] : `0x${'d0'.repeat(32)}`;
    },
    enable: async () => [`0x${'00'.repeat(19)}01`],
    isConnected: () => true,
  });
  const solana = Object.assign(kit.label(new kit.EventEmitter(), 'solana'), {
    isPhantom: true,
    connect: async () => {
      say('blockchain', 'solana.connect', []);
      return { publicKey: { toString: () => 'Decoy1111' } };
    },
    signTransaction: async (value) => {
      say('blockchain', 'solana.signTransaction', [value]);
      return value;
    },
    signAndSendTransaction: async (value) => {
      say('blockchain', 'solana.signAndSendTransaction', [value]);
      return { signature: 'decoy' };
    },
  });

  const window = kit.label(globalThis, 'window');
  const target = new EventTarget();
  class Observer {
    constructor(fn) {
      kit.later.add('Observer', fn, this, () => [[], this]);
    }
    observe() {}
    disconnect() {}
    unobserve() {}
    takeRecords() {
      return [];
    }
  }
  class Image extends Element {
    constructor() {
      super('img');
      let source = '';
      Object.defineProperty(this, 'src', {
        get: () => source,
        set: (value) => {
          source = String(value);
          this._go(source);
        },
        enumerable: true,
        configurable: true,
      });
    }
    _go(source) {
      if (source.startsWith('data:')) return;
      try {
        wire.request({ call: 'new Image', url: new URL(source, address) });
      } catch {}
      kit.queue.soon(20, () => this.onload?.(new Event('load')));
    }
  }
  class FileReader extends EventTarget {
    _read(blob, make) {
      kit.queue.soon(5, async () => {
        this.result = await make(blob);
        this.readyState = 2;
        this.dispatchEvent(new Event('load'));
        this.dispatchEvent(new Event('loadend'));
      });
    }
    readAsText(blob) {
      this._read(blob, (one) => one.text());
    }
    readAsDataURL(blob) {
      this._read(blob, async (one) => `data:${one.type};base64,${globalThis.btoa(await one.text())}`);
    }
    readAsArrayBuffer(blob) {
      this._read(blob, (one) => one.arrayBuffer());
    }
  }
  class Worker extends EventTarget {
    constructor(url) {
      super();
      say('other', 'new Worker', [url], { url: String(url) });
    }
    postMessage(message) {
      say('other', 'Worker.postMessage', [message]);
    }
    terminate() {}
  }
  class DOMParser {
    parseFromString(text) {
      say('other', 'DOMParser.parseFromString', [text]);
      return document;
    }
  }
  class Notification extends EventTarget {
    constructor(title) {
      super();
      say('other', 'new Notification', [title]);
    }
    static async requestPermission() {
      return 'granted';
    }
  }
  Object.defineProperty(Notification, 'permission', { value: 'granted' });
  const frame = (fn) => {
    kit.queue.timer(16, fn, () => fn(16));
    return 1;
  };
  const bar = () => {
    const made = { visible: true };
    Object.defineProperty(made, Symbol.toStringTag, { value: 'BarProp' });
    return made;
  };
  const tagged = (thing, tag) => {
    Object.defineProperty(thing, Symbol.toStringTag, { value: tag, configurable: true });
    return thing;
  };
  const names = {
    statusbar: bar(),
    locationbar: bar(),
    menubar: bar(),
    personalbar: bar(),
    scrollbars: bar(),
    toolbar: bar(),
    window,
    self: window,
    top: window,
    parent: window,
    frames: window,
    document,
    localStorage: storage('localStorage'),
    sessionStorage: storage('sessionStorage'),
    location,
    history: tagged(
      { pushState() {}, replaceState() {}, back() {}, forward() {}, go() {}, length: 1, state: null },
      'History',
    ),
    screen: {
      width: 1920,
      height: 1080,
      availWidth: 1920,
      availHeight: 1040,
      colorDepth: 24,
      pixelDepth: 24,
      orientation: { type: 'landscape-primary', angle: 0 },
    },
    indexedDB: kit.unknown('indexedDB', 'database'),
    caches: kit.unknown('caches', 'other'),
    chrome,
    browser: chrome,
    ethereum,
    solana,
    XMLHttpRequest,
    Image,
    FileReader,
    Worker,
    SharedWorker: Worker,
    DOMParser,
    XMLSerializer: class XMLSerializer {
      serializeToString() {
        return '<html></html>';
      }
    },
    MutationObserver: Observer,
    IntersectionObserver: Observer,
    ResizeObserver: Observer,
    Node,
    Element,
    HTMLElement: Element,
    HTMLInputElement: Element,
    HTMLScriptElement: Element,
    Document,
    Storage: class Storage {},
    Notification,
    alert: (text) => say('other', 'alert', [text]),
    confirm: (text) => {
      say('other', 'confirm', [text]);
      return true;
    },
    prompt: (text) => {
      say('other', 'prompt', [text]);
      return 'decoy answer';
    },
    open: (url) => {
      say('network', 'window.open', [url], { url: String(url ?? ''), navigates: 'yes' });
      return window;
    },
    close() {},
    focus() {},
    blur() {},
    scrollTo() {},
    scroll() {},
    print() {},
    stop() {},
    postMessage: (data, origin) => {
      say('other', 'postMessage', [data, origin]);
      kit.queue.soon(1, () =>
        window.dispatchEvent(Object.assign(new Event('message'), { data, origin: address.origin, source: window })),
      );
    },
    getComputedStyle: () => new Proxy({}, { get: (_target, name) => (name === 'getPropertyValue' ? () => '' : '') }),
    getSelection: () => ({ toString: () => '' }),
    matchMedia: () => ({ matches: false, addListener() {}, addEventListener() {}, removeListener() {} }),
    requestAnimationFrame: frame,
    cancelAnimationFrame() {},
    requestIdleCallback: frame,
    cancelIdleCallback() {},
    importScripts: (...urls) => {
      for (const url of urls) wire.request({ call: 'importScripts', url: new URL(String(url), address) });
    },
    addEventListener: (...args) => EventTarget.prototype.addEventListener.apply(window, args),
    removeEventListener: (...args) => EventTarget.prototype.removeEventListener.apply(window, args),
    dispatchEvent: (value) => EventTarget.prototype.dispatchEvent.call(window, value),
    customElements: {
      define: (name, Class) => {
        kit.later.add(`customElements.define(${name})`, Class, undefined, 'construct');
      },
      get: () => undefined,
      whenDefined: async () => undefined,
    },
    innerWidth: 1280,
    innerHeight: 720,
    outerWidth: 1280,
    outerHeight: 800,
    devicePixelRatio: 1,
    scrollX: 0,
    scrollY: 0,
    pageXOffset: 0,
    pageYOffset: 0,
    screenX: 0,
    screenY: 0,
    origin: address.origin,
    isSecureContext: true,
    opener: null,
    name: '',
    length: 0,
    closed: false,
    status: '',
    visualViewport: { width: 1280, height: 720 },
    external: {},
    speechSynthesis: {},
  };
  for (const name of Object.keys(names))
    if (typeof names[name] === 'function' && names[name] !== chrome && !kit.isUnknown(names[name]))
      kit.dress(names[name]);
  for (const thing of [document, location, target]) kit.dress(thing);
  tagged(Document.prototype, 'HTMLDocument');
  tagged(Element.prototype, 'HTMLElement');
  document.defaultView = window;
  document.location = location;
  if (kit.isBrowser)
    kit.queue.soon(10, () => {
      for (const type of ['DOMContentLoaded', 'readystatechange']) document.dispatchEvent(new Event(type));
      window.dispatchEvent(new Event('DOMContentLoaded'));
      window.dispatchEvent(new Event('load'));
    });
  class JSDOM {
    constructor(html) {
      say('other', 'new JSDOM', [html], { html: kit.describe(html) });
      this.window = {
        document,
        location,
        navigator: globalThis.navigator,
        close() {},
        eval: (text) => kit.bridge.run({ how: 'JSDOM window.eval', text: String(text) }),
      };
    }
    static fromURL(url) {
      wire.request({ call: 'JSDOM.fromURL', url });
      return Promise.resolve(new JSDOM(''));
    }
    serialize() {
      return '<html></html>';
    }
  }
  return {
    'web:browser': names,
    jsdom: { JSDOM, VirtualConsole: class VirtualConsole extends kit.EventEmitter {}, CookieJar: class CookieJar {} },
  };
};
