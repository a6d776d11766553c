/** axios. */
export const provides = ['axios', 'axios-retry', 'axios-cookiejar-support', 'axios-mock-adapter'];

export default (kit) => {
  const wire = kit.fake('wire');
  const { URL, URLSearchParams } = kit.builtin('url');
  const { Buffer } = kit.builtin('buffer');

  class AxiosError extends Error {
    constructor(message, code, config, request, response) {
      super(message);
      this.name = 'AxiosError';
      Object.assign(this, { code, config, request, response, isAxiosError: true, status: response?.status });
    }
    toJSON() {
      return { message: this.message, name: this.name, code: this.code, status: this.status };
    }
  }
  Object.assign(AxiosError, {
    ERR_NETWORK: 'ERR_NETWORK',
    ERR_BAD_REQUEST: 'ERR_BAD_REQUEST',
    ERR_BAD_RESPONSE: 'ERR_BAD_RESPONSE',
    ECONNABORTED: 'ECONNABORTED',
    ETIMEDOUT: 'ETIMEDOUT',
    from: (error) => new AxiosError(error.message, error.code),
  });
  class AxiosHeaders {
    constructor(headers) {
      Object.assign(this, headers);
    }
    get(name) {
      return this[Object.keys(this).find((own) => own.toLowerCase() === String(name).toLowerCase())];
    }
    set(name, value) {
      if (typeof name === 'object') Object.assign(this, name);
      else this[name] = value;
      return this;
    }
    has(name) {
      return this.get(name) !== undefined;
    }
    delete(name) {
      delete this[name];
      return true;
    }
    toJSON() {
      return { ...this };
    }
    setContentType(value) {
      this['Content-Type'] = value;
      return this;
    }
    setAuthorization(value) {
      this.Authorization = value;
      return this;
    }
    static from(headers) {
      return new AxiosHeaders(headers);
    }
  }
  class CanceledError extends AxiosError {}
  class CancelToken {
    constructor(executor) {
      this.promise = new Promise(() => undefined);
      executor?.(() => undefined);
    }
    throwIfRequested() {}
    static source() {
      return { token: new CancelToken(), cancel() {} };
    }
  }

  const merge = (base, given) => {
    const made = { ...base, ...given };
    const methods = ['common', 'get', 'post', 'put', 'patch', 'delete', 'head'];
    const headers = { ...base?.headers, ...given?.headers };
    made.headers = headers;
    if (base?.params && given?.params) made.params = { ...base.params, ...given.params };
    for (const name of methods)
      if (headers[name] && typeof headers[name] === 'object') headers[name] = { ...headers[name] };
    return made;
  };
  const flatHeaders = (config) => {
    const made = new AxiosHeaders({ Accept: 'application/json, text/plain, */*' });
    for (const key of ['common', config.method]) Object.assign(made, config.headers[key]);
    for (const name of Object.keys(config.headers))
      if (typeof config.headers[name] !== 'object' || config.headers[name] === null) made[name] = config.headers[name];
    return made;
  };
  const addressOf = (config) => {
    let target = String(config.url ?? '');
    if (config.baseURL && !/^[a-z][a-z\d+.-]*:\/\//i.test(target))
      target = `${String(config.baseURL).replace(/\/+$/, '')}/${target.replace(/^\/+/, '')}`;
    const params = config.params;
    if (params) {
      const pairs =
        params instanceof URLSearchParams
          ? params.toString()
          : typeof config.paramsSerializer === 'function'
            ? config.paramsSerializer(params)
            : Object.keys(params)
                .filter((name) => params[name] !== undefined && params[name] !== null)
                .map(
                  (name) =>
                    `${encodeURIComponent(name)}=${encodeURIComponent(typeof params[name] === 'object' ? JSON.stringify(params[name]) : params[name])}`,
                )
                .join('&');
      if (pairs) target += (target.includes('?') ? '&' : '?') + pairs;
    }
    return target;
  };
  const bodyOf = (config, headers) => {
    const { data } = config;
    if (data === undefined || data === null) return undefined;
    if (
      typeof data === 'object' &&
      !(data instanceof Uint8Array) &&
      !(data instanceof ArrayBuffer) &&
      typeof data.pipe !== 'function' &&
      typeof data._fields !== 'function' &&
      !(data instanceof URLSearchParams)
    ) {
      if (!headers.has('content-type')) headers['Content-Type'] = 'application/json';
      if (/x-www-form-urlencoded/.test(headers.get('content-type'))) return new URLSearchParams(data).toString();
      return JSON.stringify(data);
    }
    if (typeof data === 'string' && !headers.has('content-type'))
      headers['Content-Type'] = 'application/x-www-form-urlencoded';
    if (typeof data.getHeaders === 'function') Object.assign(headers, data.getHeaders());
    return data;
  };
  const dataOf = (config, answer) => {
    if (config.responseType === 'arraybuffer') return Buffer.from(answer.text);
    if (config.responseType === 'stream') return kit.builtin('stream').Readable.from([Buffer.from(answer.text)]);
    if (config.responseType === 'blob') return new globalThis.Blob([answer.text]);
    let data = answer.text;
    if (typeof config.transformResponse === 'function' || Array.isArray(config.transformResponse)) {
      for (const change of [].concat(config.transformResponse)) data = change(data, answer.headers, answer.status);
      return data;
    }
    if (config.responseType === 'text') return data;
    return answer.reply.value !== undefined || config.responseType === 'json' ? kit.replies.json(answer.reply) : data;
  };

  const dispatch = async (config, stack) => {
    const headers = flatHeaders(config);
    let data = config.data;
    for (const change of [].concat(config.transformRequest ?? []))
      if (typeof change === 'function') data = change(data, headers);
    const body = bodyOf({ ...config, data }, headers);
    if (config.auth)
      headers.Authorization = `Basic ${Buffer.from(`${config.auth.username}:${config.auth.password}`).toString('base64')}`;
    const target = addressOf(config);
    const final = { ...config, headers, data: body };
    let answer;
    try {
      answer = await wire.soon({
        call: `axios.${config.method}`,
        stack,
        method: config.method,
        url: target,
        headers,
        body,
        more: {
          timeout: config.timeout ? String(config.timeout) : undefined,
          proxy: config.proxy ? kit.describe(config.proxy) : undefined,
        },
      });
    } catch (error) {
      throw new AxiosError(error.message, 'ERR_INVALID_URL', final);
    }
    const request = {
      path: answer.url.pathname,
      method: config.method.toUpperCase(),
      host: answer.url.host,
      protocol: answer.url.protocol,
      res: { responseUrl: answer.url.href },
    };
    if (answer.error)
      throw Object.assign(new AxiosError(answer.error.message, answer.error.code, final, request), {
        cause: answer.error,
        errno: answer.error.errno,
        syscall: answer.error.syscall,
      });
    const response = {
      data: dataOf(config, answer),
      status: answer.status,
      statusText: answer.statusText,
      headers: new AxiosHeaders(answer.headers),
      config: final,
      request,
    };
    const valid = config.validateStatus ?? ((status) => status >= 200 && status < 300);
    if (config.validateStatus !== null && !valid(answer.status))
      throw new AxiosError(
        `Request failed with status code ${answer.status}`,
        answer.status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE',
        final,
        request,
        response,
      );
    return response;
  };

  class InterceptorManager {
    constructor() {
      this.handlers = [];
    }
    use(fulfilled, rejected) {
      this.handlers.push({ fulfilled, rejected });
      return this.handlers.length - 1;
    }
    eject(id) {
      if (this.handlers[id]) this.handlers[id] = null;
    }
    clear() {
      this.handlers = [];
    }
    forEach(fn) {
      this.handlers.filter(Boolean).forEach(fn);
    }
  }
  class Axios {
    constructor(defaults) {
      this.defaults = defaults ?? {};
      this.interceptors = { request: new InterceptorManager(), response: new InterceptorManager() };
    }
    request(first, second) {
      const given =
        typeof first === 'string' || first instanceof URL ? { ...second, url: String(first) } : { ...first };
      const config = merge(this.defaults, given);
      config.method = String(config.method ?? 'get').toLowerCase();
      config.headers = new AxiosHeaders(config.headers);
      const stack = kit.whereabouts();
      let chain = Promise.resolve(config);
      for (const handler of [...this.interceptors.request.handlers].filter(Boolean).reverse())
        chain = chain.then(handler.fulfilled, handler.rejected);
      chain = chain.then((final) => dispatch({ ...final, headers: final.headers ?? {} }, stack));
      for (const handler of this.interceptors.response.handlers.filter(Boolean))
        chain = chain.then(handler.fulfilled, handler.rejected);
      return chain;
    }
    getUri(config) {
      return addressOf(merge(this.defaults, config));
    }
  }
  for (const name of ['get', 'delete', 'head', 'options']) {
    Axios.prototype[name] = {
      [name](url, config) {
        return this.request({ ...config, method: name, url });
      },
    }[name];
  }
  for (const name of ['post', 'put', 'patch']) {
    Axios.prototype[name] = {
      [name](url, data, config) {
        return this.request({ ...config, method: name, url, data });
      },
    }[name];
    Axios.prototype[`${name}Form`] = {
      [`${name}Form`](url, data, config) {
        return this.request({
          ...config,
          method: name,
          url,
          data,
          headers: { 'Content-Type': 'multipart/form-data', ...config?.headers },
        });
      },
    }[`${name}Form`];
  }
  const instance = (defaults) => {
    const context = new Axios(defaults);
    const made = { axios: (first, second) => context.request(first, second) }.axios;
    for (const name of Object.getOwnPropertyNames(Axios.prototype))
      if (name !== 'constructor') made[name] = kit.native(Axios.prototype[name].bind(context), name);
    made.defaults = context.defaults;
    made.interceptors = context.interceptors;
    made.create = (config) => kit.dress(instance(merge(context.defaults, config)));
    return kit.native(made, 'wrap');
  };
  const standard = () => ({
    headers: {
      common: { Accept: 'application/json, text/plain, */*' },
      get: {},
      post: {},
      put: {},
      patch: {},
      delete: {},
      head: {},
    },
    timeout: 0,
    xsrfCookieName: 'XSRF-TOKEN',
    xsrfHeaderName: 'X-XSRF-TOKEN',
    maxContentLength: -1,
    maxBodyLength: -1,
    validateStatus: (status) => status >= 200 && status < 300,
  });
  const axios = instance(standard());
  Object.assign(axios, {
    Axios,
    AxiosError,
    AxiosHeaders,
    CanceledError,
    CancelToken,
    Cancel: CanceledError,
    isCancel: () => false,
    isAxiosError: (value) => value?.isAxiosError === true,
    all: (list) => Promise.all(list),
    spread: (fn) => (list) => fn(...list),
    toFormData: (data) => data,
    formToJSON: (data) => data,
    mergeConfig: merge,
    getAdapter: () => undefined,
    VERSION: '1.7.9',
    HttpStatusCode: { Ok: 200, NotFound: 404 },
  });
  axios.default = axios;
  const retry = Object.assign((client) => client, {
    isNetworkError: () => true,
    exponentialDelay: () => 100,
    isNetworkOrIdempotentRequestError: () => true,
  });
  retry.default = retry;
  return {
    axios,
    'axios-retry': retry,
    'axios-cookiejar-support': { wrapper: (client) => client },
    'axios-mock-adapter': class MockAdapter {
      onAny() {
        return this;
      }
    },
  };
};
