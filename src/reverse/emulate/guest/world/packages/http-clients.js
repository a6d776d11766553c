/** Clients for HTTP from npm that are not axios: request and its promises, got, superagent, undici, needle and small ones. */
// biome-ignore-all lint/suspicious/noAssignInExpressions: made when first asked for
// biome-ignore-all lint/suspicious/noThenProperty: fakes are awaited as the packages are
export const provides = [
  'request',
  'request-promise',
  'request-promise-native',
  'requestretry',
  'postman-request',
  'got',
  'superagent',
  'undici',
  'needle',
  'phin',
  'bent',
  'ky',
  'follow-redirects',
  'https-proxy-agent',
  'http-proxy-agent',
  'socks-proxy-agent',
  'proxy-agent',
  'tunnel',
  'cheerio',
];

export default (kit) => {
  const wire = kit.fake('wire');
  const { Buffer } = kit.builtin('buffer');
  const { URLSearchParams } = kit.builtin('url');
  const { Readable } = kit.builtin('stream');

  const withQuery = (url, query) => {
    if (!query || (typeof query === 'object' && Object.keys(query).length === 0)) return String(url);
    const text = typeof query === 'string' ? query : new URLSearchParams(query).toString();
    return `${url}${String(url).includes('?') ? '&' : '?'}${text}`;
  };
  const messageOf = (answer, body) => ({
    statusCode: answer.status,
    statusMessage: answer.statusText,
    status: answer.status,
    headers: answer.headers,
    body,
    request: { href: answer.url.href, uri: answer.url },
    toJSON: () => ({ statusCode: answer.status, body }),
  });

  // ---- request ----
  const makeRequest = (base, promises) => {
    const perform = (method, args) => {
      let [first, second, third] = args;
      const callback = [first, second, third].find((arg) => typeof arg === 'function');
      if (typeof second === 'function') second = undefined;
      const options = { ...base, ...(typeof first === 'string' ? { url: first, ...second } : first) };
      if (typeof first === 'function') return undefined;
      options.headers = { ...base?.headers, ...options.headers };
      const verb = String(method ?? options.method ?? 'GET').toUpperCase();
      const url = withQuery(
        (options.baseUrl ?? '') + String(options.url?.href ?? options.uri?.href ?? options.url ?? options.uri ?? ''),
        options.qs,
      );
      let body = options.body;
      if (options.form)
        body = typeof options.form === 'string' ? options.form : new URLSearchParams(options.form).toString();
      if (options.json && typeof options.json === 'object') body = JSON.stringify(options.json);
      else if (body && typeof body === 'object' && !(body instanceof Uint8Array)) body = JSON.stringify(body);
      const emitter = kit.label(new Readable({ read() {} }), 'Request');
      if (options.formData) {
        const form = new (kit.fake('form-data'))();
        for (const name of Object.keys(options.formData))
          for (const part of [].concat(options.formData[name])) form.append(name, part?.value ?? part, part?.options);
        body = form;
      }
      if (options.auth)
        options.headers.Authorization = options.auth.bearer
          ? `Bearer ${options.auth.bearer}`
          : `Basic ${Buffer.from(`${options.auth.user ?? options.auth.username}:${options.auth.pass ?? options.auth.password}`).toString('base64')}`;
      let form = null;
      const stack = kit.whereabouts();
      const outcome = new Promise((resolve, reject) => {
        kit.queue.tick(() =>
          kit.at(stack, () => {
            let answer;
            try {
              answer = wire.request({
                call: `request.${verb.toLowerCase()}`,
                method: verb,
                url,
                headers: options.headers,
                body: body ?? form ?? undefined,
              });
            } catch (error) {
              answer = { error: new Error(`Invalid URI "${url}"`), url: {}, cause: error };
            }
            kit.queue.soon(wire.delay(), () => {
              if (answer.error) {
                if (callback) callback(answer.error);
                else if (emitter.listenerCount('error') > 0) emitter.emit('error', answer.error);
                reject(Object.assign(answer.error, { options, error: answer.error }));
                return;
              }
              const value = options.json
                ? answer.reply.value !== undefined
                  ? kit.replies.json(answer.reply)
                  : kit.scenario.replies === 'code'
                    ? kit.replies.json(answer.reply)
                    : answer.text
                : options.encoding === null
                  ? Buffer.from(answer.text)
                  : answer.text;
              const response = messageOf(answer, value);
              emitter.emit('response', Object.assign(Readable.from([Buffer.from(answer.text)]), response));
              emitter.push(Buffer.from(answer.text));
              emitter.push(null);
              kit.queue.soon(1, () => emitter.emit('complete', response, value));
              callback?.(null, response, value);
              if (promises && answer.status >= 400 && options.simple !== false)
                reject(
                  Object.assign(new Error(`${answer.status} - ${kit.describe(value)}`), {
                    name: 'StatusCodeError',
                    statusCode: answer.status,
                    error: value,
                    response,
                    options,
                  }),
                );
              else
                resolve(
                  options.resolveWithFullResponse || !promises
                    ? response
                    : typeof options.transform === 'function'
                      ? options.transform(value, response)
                      : value,
                );
            });
          }),
        );
      });
      outcome.catch(() => undefined);
      return Object.assign(emitter, {
        form: () => (form ??= new (kit.fake('form-data'))()),
        auth: () => emitter,
        abort() {},
        setHeader() {
          return emitter;
        },
        promise: () => outcome,
        ...(promises
          ? {
              then: (...handlers) => outcome.then(...handlers),
              catch: (handler) => outcome.catch(handler),
              finally: (handler) => outcome.finally(handler),
            }
          : {}),
      });
    };
    const made = { request: (...args) => perform(null, args) }.request;
    for (const name of ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options'])
      made[name] = { [name]: (...args) => perform(name === 'del' ? 'DELETE' : name, args) }[name];
    return Object.assign(made, {
      defaults: (more) => makeRequest({ ...base, ...more }, promises),
      jar: () => ({ setCookie() {}, getCookieString: () => '', getCookies: () => [] }),
      cookie: (text) => text,
      Request: function Request() {},
    });
  };

  // ---- got ----
  const makeGot = (base) => {
    const got = (first, second) => {
      const options = { ...base, ...(typeof first === 'object' && !first.href ? first : { ...second, url: first }) };
      const prefix = options.prefixUrl ? `${String(options.prefixUrl).replace(/\/$/, '')}/` : '';
      const body =
        options.json !== undefined && typeof options.json === 'object'
          ? JSON.stringify(options.json)
          : options.form
            ? new URLSearchParams(options.form).toString()
            : options.body;
      const outcome = wire
        .soon({
          call: `got.${String(options.method ?? 'get').toLowerCase()}`,
          method: options.method ?? 'GET',
          url: withQuery(prefix + String(options.url?.href ?? options.url), options.searchParams ?? options.query),
          headers: { ...base?.headers, ...options.headers },
          body,
        })
        .then((answer) => {
          if (answer.error) throw Object.assign(answer.error, { name: 'RequestError', options });
          const value =
            options.responseType === 'json' || options.json === true
              ? kit.replies.json(answer.reply)
              : options.responseType === 'buffer'
                ? Buffer.from(answer.text)
                : answer.text;
          const response = {
            ...messageOf(answer, value),
            ok: answer.status < 400,
            rawBody: Buffer.from(answer.text),
            url: answer.url.href,
          };
          Object.defineProperty(response, '_reply', { value: answer.reply, enumerable: false });
          if (answer.status >= 400 && options.throwHttpErrors !== false)
            throw Object.assign(new Error(`Response code ${answer.status} (${answer.statusText})`), {
              name: 'HTTPError',
              response,
              code: 'ERR_NON_2XX_3XX_RESPONSE',
            });
          return response;
        });
      return Object.assign(outcome, {
        json: () => outcome.then((response) => kit.replies.json(response._reply)),
        text: () => outcome.then((response) => response._reply.text),
        buffer: () => outcome.then((response) => response.rawBody),
        cancel() {},
        on: () => outcome,
      });
    };
    for (const name of ['get', 'post', 'put', 'patch', 'delete', 'head'])
      got[name] = { [name]: (url, options) => got(url, { ...options, method: name.toUpperCase() }) }[name];
    got.extend = (more) => makeGot({ ...base, ...more });
    got.stream = (url, options) => {
      const stream = new Readable({ read() {} });
      got(url, options).then(
        (response) => {
          stream.push(response.rawBody);
          stream.push(null);
        },
        (error) => stream.destroy(error),
      );
      return stream;
    };
    Object.assign(got, {
      default: got,
      got,
      HTTPError: class HTTPError extends Error {},
      RequestError: class RequestError extends Error {},
    });
    return got;
  };

  // ---- superagent ----
  const superagent = (method, url) => {
    const state = {
      method: url === undefined ? 'GET' : method,
      url: url ?? method,
      headers: {},
      query: {},
      body: undefined,
      form: null,
    };
    let outcome = null;
    const start = () =>
      (outcome ??= wire
        .soon({
          call: `superagent.${state.method.toLowerCase()}`,
          method: state.method,
          url: withQuery(state.url, state.query),
          headers: state.headers,
          body: state.form ?? (state.body && typeof state.body === 'object' ? JSON.stringify(state.body) : state.body),
        })
        .then((answer) => {
          if (answer.error) throw answer.error;
          const response = {
            status: answer.status,
            statusCode: answer.status,
            ok: answer.status < 400,
            text: answer.text,
            body: answer.reply.value !== undefined ? kit.replies.json(answer.reply) : {},
            headers: answer.headers,
            header: answer.headers,
            type: answer.reply.type,
          };
          if (answer.status >= 400)
            throw Object.assign(new Error(answer.statusText), { status: answer.status, response });
          return response;
        }));
    const chain = {
      set(name, value) {
        Object.assign(state.headers, typeof name === 'object' ? name : { [name]: value });
        return chain;
      },
      query(value) {
        Object.assign(state.query, typeof value === 'string' ? Object.fromEntries(new URLSearchParams(value)) : value);
        return chain;
      },
      send(value) {
        state.body = state.body && typeof value === 'object' ? { ...state.body, ...value } : value;
        return chain;
      },
      attach(name, value, file) {
        (state.form ??= new (kit.fake('form-data'))()).append(name, value, file);
        return chain;
      },
      field(name, value) {
        (state.form ??= new (kit.fake('form-data'))()).append(name, value);
        return chain;
      },
      auth(user, pass) {
        state.headers.Authorization = `Basic ${Buffer.from(`${user}:${pass}`).toString('base64')}`;
        return chain;
      },
      type: () => chain,
      accept: () => chain,
      timeout: () => chain,
      retry: () => chain,
      redirects: () => chain,
      buffer: () => chain,
      parse: () => chain,
      responseType: () => chain,
      agent: () => chain,
      disableTLSCerts: () => chain,
      on: () => chain,
      ok: () => chain,
      withCredentials: () => chain,
      end(callback) {
        start().then(
          (response) => callback?.(null, response),
          (error) => callback?.(error, error.response),
        );
        return chain;
      },
      then: (...handlers) => start().then(...handlers),
      catch: (handler) => start().catch(handler),
      pipe(target) {
        start().then((response) => {
          target.write(Buffer.from(response.text));
          target.end();
        });
        return target;
      },
    };
    return chain;
  };
  for (const name of ['get', 'post', 'put', 'patch', 'delete', 'del', 'head'])
    superagent[name] = {
      [name]: (url, body) => {
        const chain = superagent(name === 'del' ? 'DELETE' : name.toUpperCase(), url);
        return body && typeof body === 'object' ? chain.send(body) : chain;
      },
    }[name];
  superagent.agent = () => superagent;

  // ---- undici, needle and small ones ----
  const fetch = kit.fake('web:fetch');
  class Dispatcher extends kit.EventEmitter {
    constructor(origin) {
      super();
      this.origin = origin;
    }
    request(options) {
      return undici.request(`${this.origin ?? options.origin}${options.path}`, options);
    }
    async close() {}
    async destroy() {}
  }
  const undici = {
    ...fetch,
    async request(url, options = {}) {
      const answer = await wire.soon({
        call: 'undici.request',
        method: options.method ?? 'GET',
        url: withQuery(url?.href ?? url, options.query),
        headers: options.headers,
        body: options.body,
      });
      if (answer.error) throw answer.error;
      const body = Readable.from([Buffer.from(answer.text)]);
      return {
        statusCode: answer.status,
        headers: answer.headers,
        trailers: {},
        body: Object.assign(body, {
          text: async () => answer.text,
          json: async () => kit.replies.json(answer.reply),
          arrayBuffer: async () => Buffer.from(answer.text).buffer,
          dump: async () => undefined,
        }),
      };
    },
    Agent: Dispatcher,
    Client: Dispatcher,
    Pool: Dispatcher,
    ProxyAgent: Dispatcher,
    Dispatcher,
    setGlobalDispatcher() {},
    getGlobalDispatcher: () => new Dispatcher(),
    MockAgent: Dispatcher,
  };
  const needle = (method, url, data, options, callback) => {
    const done = [data, options, callback].find((arg) => typeof arg === 'function');
    const sends = data && typeof data !== 'function' && !/^(?:get|head)$/i.test(method);
    const settings = typeof options === 'object' ? options : !sends && typeof data === 'object' ? data : {};
    const outcome = wire
      .soon({
        call: `needle.${method}`,
        method,
        url,
        headers: settings?.headers,
        body: sends
          ? typeof data === 'object' && !(data instanceof Uint8Array)
            ? settings?.json
              ? JSON.stringify(data)
              : new URLSearchParams(data).toString()
            : data
          : undefined,
      })
      .then((answer) => {
        if (answer.error) throw answer.error;
        return messageOf(answer, answer.reply.value !== undefined ? kit.replies.json(answer.reply) : answer.text);
      });
    if (done)
      outcome.then(
        (response) => done(null, response, response.body),
        (error) => done(error),
      );
    return outcome;
  };
  for (const name of ['get', 'post', 'put', 'patch', 'delete', 'head'])
    needle[name] = {
      [name]: (url, ...rest) =>
        name === 'get' || name === 'head' ? needle(name, url, null, ...rest) : needle(name, url, ...rest),
    }[name];
  const phin = async (options) => {
    const given = typeof options === 'string' ? { url: options } : options;
    const answer = await wire.soon({
      call: 'phin',
      method: given.method ?? 'GET',
      url: given.url,
      headers: given.headers,
      body: given.data && typeof given.data === 'object' ? JSON.stringify(given.data) : given.data,
    });
    if (answer.error) throw answer.error;
    return {
      statusCode: answer.status,
      headers: answer.headers,
      body:
        given.parse === 'json'
          ? kit.replies.json(answer.reply)
          : given.parse === 'string'
            ? answer.text
            : Buffer.from(answer.text),
    };
  };
  phin.promisified = phin;
  const bent =
    (...settings) =>
    async (path = '', body) => {
      const words = settings.filter((setting) => typeof setting === 'string');
      const base = words.find((word) => /^https?:/.test(word)) ?? '';
      const answer = await wire.soon({
        call: 'bent',
        method: words.find((word) => /^[A-Z]+$/.test(word)) ?? 'GET',
        url: base + path,
        headers: settings.find((setting) => typeof setting === 'object'),
        body: body && typeof body === 'object' ? JSON.stringify(body) : body,
      });
      if (answer.error) throw answer.error;
      return words.includes('json')
        ? kit.replies.json(answer.reply)
        : words.includes('string')
          ? answer.text
          : Buffer.from(answer.text);
    };
  const got = makeGot({});
  const agent = (name) => {
    const Class = {
      [name]: class {
        constructor(proxy) {
          kit.record('network', `new ${name}`, [proxy], { proxy: kit.describe(proxy) });
        }
      },
    }[name];
    return Object.assign(Class, { [name]: Class, default: Class });
  };
  const http = kit.builtin('http');
  const https = kit.builtin('https');
  const ProxyAgent = agent('ProxyAgent');
  return {
    request: makeRequest({}, false),
    'postman-request': makeRequest({}, false),
    'request-promise': makeRequest({}, true),
    'request-promise-native': makeRequest({}, true),
    requestretry: makeRequest({}, true),
    got,
    ky: got,
    superagent,
    undici,
    needle,
    phin,
    bent,
    'follow-redirects': { http, https, wrap: () => ({ http, https }) },
    'https-proxy-agent': agent('HttpsProxyAgent'),
    'http-proxy-agent': agent('HttpProxyAgent'),
    'socks-proxy-agent': agent('SocksProxyAgent'),
    'proxy-agent': ProxyAgent,
    tunnel: {
      httpsOverHttp: (options) => {
        kit.record('network', 'tunnel.httpsOverHttp', [options], { proxy: kit.describe(options?.proxy) });
        return {};
      },
      httpOverHttp: () => ({}),
      httpsOverHttps: () => ({}),
    },
    cheerio: kit.unknown('cheerio', 'other'),
  };
};
