/** node:url and the globals URL and URLSearchParams: the usual schemes, without international domains. */
export const provides = ['url'];

const PORTS = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21' };
const escapeWith = (pattern) => (text) =>
  text.replace(pattern, (char) => {
    try {
      return encodeURIComponent(char).replace(/^[!'()*]$/, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    } catch {
      return '%EF%BF%BD';
    }
  });
const escapePath = escapeWith(
  /[\ud800-\udbff][\udc00-\udfff]|[^\u0021\u0024-\u003b\u003d\u0040-\u005f\u0061-\u007a\u007c\u007e\u0025]/gu,
);
const escapeQuery = escapeWith(/[^\u0021\u0024-\u003b\u003d\u003f-\u007e\u0025]|'/gu);
const escapeHash = escapeWith(/[^\u0021\u0023-\u003b\u003d\u003f-\u005f\u0061-\u007e\u0025]/gu);
const formEscape = (text) =>
  encodeURIComponent(text.toWellFormed?.() ?? text)
    .replace(/%20/g, '+')
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
const formUnescape = (text) => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
};
/** numeric hosts are addresses: 0x7f000001, 2130706433, 0300.0.2.1 */
const numericHost = (host) => {
  const parts = host.replace(/\.$/, '').split('.');
  if (parts.length > 4 || !/^(?:0x[0-9a-f]*|\d+)$/i.test(parts[parts.length - 1])) return host;
  const numbers = parts.map((part) =>
    /^0x/i.test(part)
      ? Number.parseInt(part.slice(2) || '0', 16)
      : /^0\d/.test(part)
        ? Number.parseInt(part, 8)
        : /^\d+$/.test(part)
          ? Number(part)
          : Number.NaN,
  );
  if (numbers.some((number) => Number.isNaN(number))) return host;
  let value = numbers[numbers.length - 1];
  for (let i = 0; i < numbers.length - 1; i++) value += numbers[i] * 256 ** (3 - i);
  if (value >= 2 ** 32) return host;
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
};
const special = (scheme) => scheme in PORTS || scheme === 'file:';
const removeDots = (path) => {
  const kept = [];
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i];
    const last = i === parts.length - 1;
    if (/^(?:\.|%2e)$/i.test(part)) {
      if (last) kept.push('');
    } else if (/^(?:\.|%2e){2}$/i.test(part)) {
      kept.pop();
      if (last) kept.push('');
    } else kept.push(part);
  }
  return `/${kept.join('/')}`;
};

const parseAbsolute = (text) => {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text);
  if (!scheme) return null;
  const protocol = `${scheme[1].toLowerCase()}:`;
  let rest = text.slice(scheme[0].length);
  const parts = {
    protocol,
    username: '',
    password: '',
    hostname: '',
    port: '',
    pathname: '',
    search: '',
    hash: '',
    opaque: false,
  };
  const hash = rest.indexOf('#');
  if (hash !== -1) {
    parts.hash = rest.length > hash + 1 ? `#${escapeHash(rest.slice(hash + 1))}` : '';
    rest = rest.slice(0, hash);
  }
  const query = rest.indexOf('?');
  if (query !== -1) {
    parts.search = rest.length > query + 1 ? `?${escapeQuery(rest.slice(query + 1))}` : '';
    rest = rest.slice(0, query);
  }
  if (special(protocol)) rest = rest.replace(/\\/g, '/');
  if (special(protocol) && protocol !== 'file:') rest = `//${rest.replace(/^\/+/, '')}`;
  if (!rest.startsWith('//')) {
    parts.opaque = !rest.startsWith('/');
    parts.pathname = parts.opaque ? rest : removeDots(escapePath(rest));
    return parts;
  }
  rest = rest.slice(2);
  const slash = rest.indexOf('/');
  let authority = slash === -1 ? rest : rest.slice(0, slash);
  const path = slash === -1 ? '' : rest.slice(slash);
  const at = authority.lastIndexOf('@');
  if (at !== -1) {
    const login = authority.slice(0, at);
    const colon = login.indexOf(':');
    parts.username = encodeURIComponent(formUnescape(colon === -1 ? login : login.slice(0, colon)));
    parts.password = colon === -1 ? '' : encodeURIComponent(formUnescape(login.slice(colon + 1)));
    authority = authority.slice(at + 1);
  }
  const port = /:(\d*)$/.exec(authority);
  if (port) {
    authority = authority.slice(0, port.index);
    if (Number(port[1]) > 65_535) return null;
    parts.port = port[1] === '' || String(Number(port[1])) === PORTS[protocol] ? '' : String(Number(port[1]));
  }
  if (special(protocol)) {
    const host = formUnescape(authority).toLowerCase();
    if ((host === '' && protocol !== 'file:') || (/[\s#%/:<>?@\\^|[\]]/.test(host) && !/^\[[0-9a-f:.]+\]$/.test(host)))
      return null;
    parts.hostname = numericHost(host);
  } else parts.hostname = authority;
  parts.pathname = special(protocol) || path !== '' ? removeDots(escapePath(path === '' ? '/' : path)) : '';
  return parts;
};

const textOf = (parts) => {
  const login =
    parts.username !== '' || parts.password !== ''
      ? `${parts.username}${parts.password ? `:${parts.password}` : ''}@`
      : '';
  const host = `${parts.hostname}${parts.port ? `:${parts.port}` : ''}`;
  const slashes = special(parts.protocol) || parts.hostname !== '' ? '//' : '';
  return `${parts.protocol}${slashes}${login}${host}${parts.pathname}${parts.search}${parts.hash}`;
};

export default (kit) => {
  const invalid = (input) => kit.nodeError('ERR_INVALID_URL', 'Invalid URL', { input }, TypeError);
  const parseUrl = (input, base) => {
    const text = String(input)
      .replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '')
      .replace(/[\t\n\r]/g, '');
    const absolute = parseAbsolute(text);
    if (absolute) return absolute;
    if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) || base === undefined) return null;
    const parent = parseAbsolute(String(base?.href ?? base));
    if (!parent || parent.opaque) return null;
    const root = `${parent.protocol}//${parent.username ? `${parent.username}${parent.password ? `:${parent.password}` : ''}@` : ''}${parent.hostname}${parent.port ? `:${parent.port}` : ''}`;
    const plain = text.replace(/\\/g, '/');
    if (plain.startsWith('//')) return parseAbsolute(parent.protocol + plain);
    if (plain.startsWith('/')) return parseAbsolute(root + plain);
    if (plain === '') return parseAbsolute(root + parent.pathname + parent.search);
    if (plain.startsWith('?')) return parseAbsolute(root + parent.pathname + plain);
    if (plain.startsWith('#')) return parseAbsolute(root + parent.pathname + parent.search + plain);
    return parseAbsolute(root + parent.pathname.replace(/[^/]*$/, '') + plain);
  };

  class URLSearchParams {
    #list = [];
    #owner = null;
    constructor(init = '', owner = null) {
      this.#owner = owner instanceof URL ? owner : null;
      if (typeof init === 'object' && init !== null) {
        if (typeof init[Symbol.iterator] === 'function')
          for (const [key, value] of init) this.#list.push([String(key), String(value)]);
        else for (const key of Object.keys(init)) this.#list.push([key, String(init[key])]);
      } else this.#read(String(init));
    }
    #read(text) {
      this.#list = [];
      for (const part of text.replace(/^\?/, '').split('&')) {
        if (part === '') continue;
        const cut = part.indexOf('=');
        this.#list.push([
          formUnescape(cut === -1 ? part : part.slice(0, cut)),
          cut === -1 ? '' : formUnescape(part.slice(cut + 1)),
        ]);
      }
    }
    _reset(text) {
      this.#read(text);
    }
    #changed() {
      this.#owner?._query(this.toString());
    }
    get size() {
      return this.#list.length;
    }
    append(key, value) {
      this.#list.push([String(key), String(value)]);
      this.#changed();
    }
    delete(key) {
      this.#list = this.#list.filter((pair) => pair[0] !== String(key));
      this.#changed();
    }
    get(key) {
      return this.#list.find((pair) => pair[0] === String(key))?.[1] ?? null;
    }
    getAll(key) {
      return this.#list.filter((pair) => pair[0] === String(key)).map((pair) => pair[1]);
    }
    has(key) {
      return this.#list.some((pair) => pair[0] === String(key));
    }
    set(key, value) {
      const at = this.#list.findIndex((pair) => pair[0] === String(key));
      if (at === -1) this.#list.push([String(key), String(value)]);
      else {
        this.#list = this.#list.filter((pair, i) => i <= at || pair[0] !== String(key));
        this.#list[at] = [String(key), String(value)];
      }
      this.#changed();
    }
    sort() {
      this.#list.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
      this.#changed();
    }
    forEach(fn, self) {
      for (const [key, value] of this.#list) fn.call(self, value, key, this);
    }
    *entries() {
      for (const [key, value] of this.#list) yield [key, value];
    }
    *keys() {
      for (const pair of this.#list) yield pair[0];
    }
    *values() {
      for (const pair of this.#list) yield pair[1];
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    toString() {
      return this.#list.map(([key, value]) => `${formEscape(key)}=${formEscape(value)}`).join('&');
    }
    get [Symbol.toStringTag]() {
      return 'URLSearchParams';
    }
  }

  class URL {
    #parts;
    #params = null;
    constructor(input, base) {
      const parts = parseUrl(input, base);
      if (!parts) throw invalid(String(input));
      this.#parts = parts;
    }
    static canParse(input, base) {
      return parseUrl(input, base) !== null;
    }
    static parse(input, base) {
      return parseUrl(input, base) ? new URL(input, base) : null;
    }
    static createObjectURL() {
      return 'blob:nodedata:decoy';
    }
    static revokeObjectURL() {}
    _query(text) {
      this.#parts.search = text === '' ? '' : `?${text}`;
    }
    get href() {
      return textOf(this.#parts);
    }
    set href(value) {
      const parts = parseUrl(value);
      if (!parts) throw invalid(String(value));
      this.#parts = parts;
      this.#params?._reset(parts.search);
    }
    get origin() {
      return this.#parts.protocol in PORTS ? `${this.#parts.protocol}//${this.host}` : 'null';
    }
    get protocol() {
      return this.#parts.protocol;
    }
    set protocol(value) {
      this.#parts.protocol = `${String(value).replace(/:.*$/, '').toLowerCase()}:`;
    }
    get username() {
      return this.#parts.username;
    }
    set username(value) {
      this.#parts.username = encodeURIComponent(value);
    }
    get password() {
      return this.#parts.password;
    }
    set password(value) {
      this.#parts.password = encodeURIComponent(value);
    }
    get host() {
      return this.#parts.hostname + (this.#parts.port ? `:${this.#parts.port}` : '');
    }
    set host(value) {
      const [, host, port] = /^([^:/]*)(?::(\d+))?/.exec(String(value)) ?? [];
      if (host) this.#parts.hostname = host.toLowerCase();
      if (port) this.port = port;
    }
    get hostname() {
      return this.#parts.hostname;
    }
    set hostname(value) {
      this.#parts.hostname = String(value).toLowerCase();
    }
    get port() {
      return this.#parts.port;
    }
    set port(value) {
      this.#parts.port = String(value) === PORTS[this.#parts.protocol] ? '' : String(value);
    }
    get pathname() {
      return this.#parts.pathname;
    }
    set pathname(value) {
      this.#parts.pathname = removeDots(escapePath(`/${String(value).replace(/^\//, '')}`));
    }
    get search() {
      return this.#parts.search;
    }
    set search(value) {
      const text = String(value).replace(/^\?/, '');
      this.#parts.search = text === '' ? '' : `?${escapeQuery(text)}`;
      this.#params?._reset(this.#parts.search);
    }
    get searchParams() {
      this.#params ??= new URLSearchParams(this.#parts.search, this);
      return this.#params;
    }
    get hash() {
      return this.#parts.hash;
    }
    set hash(value) {
      const text = String(value).replace(/^#/, '');
      this.#parts.hash = text === '' ? '' : `#${escapeHash(text)}`;
    }
    toString() {
      return this.href;
    }
    toJSON() {
      return this.href;
    }
    get [Symbol.toStringTag]() {
      return 'URL';
    }
  }
  for (const hidden of ['_query']) Object.defineProperty(URL.prototype, hidden, { enumerable: false });

  function Url() {}
  const legacy = (text, withQuery) => {
    const made = Object.assign(new Url(), {
      protocol: null,
      slashes: null,
      auth: null,
      host: null,
      port: null,
      hostname: null,
      hash: null,
      search: null,
      query: null,
      pathname: null,
      path: null,
      href: '',
    });
    const parts = parseAbsolute(String(text));
    if (parts) {
      Object.assign(made, {
        protocol: parts.protocol,
        slashes: String(text).includes('//') || null,
        auth: parts.username
          ? `${decodeURIComponent(parts.username)}${parts.password ? `:${decodeURIComponent(parts.password)}` : ''}`
          : null,
        hostname: parts.hostname || (special(parts.protocol) ? '' : null),
        port:
          /:(\d+)(?:[/?#]|$)/.exec(
            String(text)
              .replace(/^[a-z]+:\/\/[^/?#]*@/i, '')
              .replace(/^[a-z]+:\/\//i, ''),
          )?.[1] ?? null,
        hash: parts.hash || null,
        search: parts.search || null,
        pathname: parts.pathname || null,
      });
      made.host = made.hostname === null ? null : made.hostname + (made.port ? `:${made.port}` : '');
    } else {
      const [, path, search, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(String(text)) ?? [];
      Object.assign(made, { pathname: path || null, search: search ?? null, hash: hash ?? null });
    }
    made.query = withQuery
      ? kit.builtin('querystring').parse((made.search ?? '').slice(1))
      : (made.search?.slice(1) ?? null);
    made.path = made.pathname === null && made.search === null ? null : (made.pathname ?? '') + (made.search ?? '');
    made.href = parts ? textOf(parts) : String(text);
    return made;
  };
  const url = {
    URL,
    URLSearchParams,
    Url,
    parse: legacy,
    format(value) {
      if (typeof value === 'string') return legacy(value).href;
      if (value instanceof URL) return value.href;
      const protocol = value.protocol ? value.protocol.replace(/:?$/, ':') : '';
      const host = value.host ?? (value.hostname ? value.hostname + (value.port ? `:${value.port}` : '') : '');
      const query =
        value.search ??
        (value.query && typeof value.query === 'object' ? `?${kit.builtin('querystring').stringify(value.query)}` : '');
      return `${protocol}${host || value.slashes ? '//' : ''}${value.auth ? `${value.auth}@` : ''}${host}${value.pathname ?? ''}${query}${value.hash ?? ''}`;
    },
    resolve: (from, to) => {
      const parts = parseUrl(
        to,
        parseAbsolute(from) ? from : `http://decoy.invalid${from.startsWith('/') ? '' : '/'}${from}`,
      );
      return parts ? textOf(parts).replace('http://decoy.invalid', '') : to;
    },
    fileURLToPath(value) {
      const parsed = typeof value === 'string' ? new URL(value) : value;
      const path = decodeURIComponent(parsed.pathname);
      return kit.win ? path.replace(/^\//, '').replace(/\//g, '\\') : path;
    },
    pathToFileURL: (path) =>
      new URL(
        `file://${kit.win ? '/' : ''}${encodeURI(kit.path.resolve(path).replace(/\\/g, '/')).replace(/[?#]/g, encodeURIComponent)}`,
      ),
    urlToHttpOptions: (value) => ({
      protocol: value.protocol,
      hostname: value.hostname,
      hash: value.hash,
      search: value.search,
      pathname: value.pathname,
      path: value.pathname + value.search,
      href: value.href,
      ...(value.port ? { port: Number(value.port) } : {}),
      ...(value.username ? { auth: `${value.username}:${value.password}` } : {}),
    }),
    domainToASCII: (name) => String(name).toLowerCase(),
    domainToUnicode: (name) => String(name),
    URLPattern: class URLPattern {},
  };
  return { url };
};
