/** Web frameworks: what is served is recorded; routes and middleware are kept for force, with a request and a response. */
export const provides = [
  'express',
  'koa',
  'fastify',
  '@koa/router',
  'koa-router',
  'hapi',
  '@hapi/hapi',
  'restify',
  'polka',
  'cors',
  'body-parser',
  'morgan',
  'helmet',
  'cookie-parser',
  'compression',
  'express-session',
  'multer',
  'express-rate-limit',
  'express-async-handler',
  'jsonwebtoken',
  'bcrypt',
  'bcryptjs',
  'passport',
  'express-validator',
  'serve-static',
  'connect-flash',
  'http-proxy-middleware',
  'hono',
  'next',
];

export default (kit) => {
  const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'all', 'head', 'options', 'use', 'param'];
  const request = (path) =>
    Object.assign(kit.later.asked('request'), {}) &&
    new Proxy(
      {
        method: 'GET',
        url: String(path),
        path: String(path),
        originalUrl: String(path),
        headers: { host: 'localhost:3000', 'user-agent': 'decoy' },
        ip: '192.0.2.99',
        hostname: 'localhost',
        protocol: 'http',
        get: () => 'decoy',
        header: () => 'decoy',
        on() {
          return this;
        },
      },
      {
        get: (target, name) =>
          name in target || typeof name === 'symbol' ? target[name] : kit.later.asked(`request.${String(name)}`),
        set: () => true,
      },
    );
  const response = () => {
    const made = { statusCode: 200, locals: {}, headersSent: false };
    for (const name of [
      'status',
      'json',
      'send',
      'end',
      'set',
      'setHeader',
      'header',
      'type',
      'cookie',
      'clearCookie',
      'redirect',
      'render',
      'sendFile',
      'sendStatus',
      'write',
      'writeHead',
      'download',
      'format',
      'on',
      'once',
      'vary',
      'location',
      'append',
      'attachment',
      'code',
    ])
      made[name] = {
        [name]: (...args) => {
          if (/^(?:json|send|end|redirect|render|sendFile|download)$/.test(name))
            kit.record('network', `response.${name}`, args);
          return made;
        },
      }[name];
    return made;
  };
  const handlers = (label, path, list) => {
    for (const fn of list.flat(4))
      if (typeof fn === 'function' && !kit.isOurs(fn))
        kit.later.add(`${label}(${kit.describe(path)})`, fn, undefined, () =>
          fn.length === 4
            ? [new Error('decoy error'), request(path), response(), () => undefined]
            : [request(path), response(), () => undefined],
        );
  };
  const listen =
    (label) =>
    (...args) => {
      const options =
        typeof args[0] === 'object' && args[0] !== null
          ? args[0]
          : { port: args[0], host: typeof args[1] === 'string' ? args[1] : undefined };
      kit.record('network', `${label}.listen`, [options.port, options.host], {
        port: options.port === undefined ? undefined : String(options.port),
        host: options.host,
        listens: 'yes',
      });
      const done = args.find((arg) => typeof arg === 'function');
      if (done) {
        kit.later.entered(done);
        kit.queue.soon(1, () => done(null, 'http://localhost:3000'));
      }
      return Object.assign(kit.label(new kit.EventEmitter(), 'Server'), {
        close(callback) {
          callback?.();
        },
        address: () => ({ port: 3000 }),
        setTimeout() {},
      });
    };
  const router = (label) => {
    const made = { router: (_request, _response, next) => next?.() }.router;
    for (const verb of VERBS)
      made[verb] = {
        [verb]: (path, ...rest) => {
          if (verb === 'get' && rest.length === 0 && typeof path === 'string' && label === 'app')
            return made._settings[path];
          const list = typeof path === 'function' || Array.isArray(path) ? [path, ...rest] : rest;
          handlers(`${label}.${verb}`, typeof path === 'string' ? path : '/', list);
          return made;
        },
      }[verb];
    made.route = (path) => {
      const chain = {};
      for (const verb of VERBS)
        chain[verb] = (...list) => {
          handlers(`${label}.${verb}`, path, list);
          return chain;
        };
      return chain;
    };
    Object.defineProperty(made, '_settings', { value: {}, enumerable: false });
    return made;
  };
  const middleware = (name) => {
    const make = { [name]: () => kit.native((_request, _response, next) => next?.(), 'middleware') }[name];
    make.default = make;
    return make;
  };
  const express = () => {
    const app = router('app');
    return kit.dress(
      Object.assign(app, {
        listen: listen('app'),
        set: (name, value) => {
          app._settings[name] = value;
          return app;
        },
        enable: () => app,
        disable: () => app,
        engine: () => app,
        locals: {},
        settings: app._settings,
        mountpath: '/',
        handle() {},
        on: () => app,
        once: () => app,
        emit: () => true,
      }),
    );
  };
  Object.assign(express, {
    Router: () => kit.dress(router('router')),
    json: middleware('json'),
    urlencoded: middleware('urlencoded'),
    static: middleware('static'),
    raw: middleware('raw'),
    text: middleware('text'),
    application: {},
    request: {},
    response: {},
    default: express,
  });
  class Koa extends kit.EventEmitter {
    constructor() {
      super();
      this.context = {};
      this.listen = listen('koa');
      this.proxy = false;
    }
    use(fn) {
      kit.later.add('koa.use', fn, undefined, () => [Object.assign(kit.later.asked('ctx'), {}), async () => undefined]);
      return this;
    }
    callback() {
      return () => undefined;
    }
  }
  const KoaRouter = class Router {
    constructor() {
      const inner = router('router');
      for (const verb of VERBS)
        this[verb] = (...args) => {
          inner[verb](...args);
          return this;
        };
    }
    routes() {
      return () => undefined;
    }
    allowedMethods() {
      return () => undefined;
    }
    prefix() {
      return this;
    }
  };
  KoaRouter.default = KoaRouter;
  const fastify = () => {
    const app = router('fastify');
    return kit.dress(
      Object.assign(app, {
        listen: (...args) => {
          listen('fastify')(...args);
          return Promise.resolve('http://localhost:3000');
        },
        register: (plugin, options) => {
          if (typeof plugin === 'function' && !kit.isOurs(plugin)) {
            kit.later.entered(plugin);
            kit.queue.soon(1, () => plugin(app, options ?? {}, () => undefined));
          }
          return app;
        },
        route: (given) => {
          handlers('fastify.route', given.url, [given.handler]);
          return app;
        },
        addHook: (name, fn) => {
          handlers('fastify.addHook', name, [fn]);
          return app;
        },
        decorate: () => app,
        ready: async () => app,
        log: kit.console,
        setErrorHandler: () => app,
        after: () => app,
        inject: async () => ({ statusCode: 200, body: '' }),
      }),
    );
  };
  fastify.default = fastify;
  fastify.fastify = fastify;
  const asyncHandler = (fn) =>
    kit.native(
      (...args) => Promise.resolve(fn(...args)).catch((error) => args[args.length - 1]?.(error)),
      'asyncUtilWrap',
    );
  asyncHandler.default = asyncHandler;
  const jwt = {
    sign: (payload, secret) => {
      kit.record('crypto', 'jwt.sign', [payload], { key: kit.describe(secret), algorithm: 'HS256' });
      return 'decoy.jwt.token';
    },
    verify: (token, secret, options, done) => {
      kit.record('crypto', 'jwt.verify', [token], { key: kit.describe(secret), algorithm: 'HS256' });
      const callback = [options, done].find((arg) => typeof arg === 'function');
      callback?.(null, kit.later.asked('claims'));
      return kit.later.asked('claims');
    },
    decode: () => kit.later.asked('claims'),
  };
  const bcrypt = {
    hash: async () => '$2b$10$decoy',
    hashSync: () => '$2b$10$decoy',
    compare: async () => true,
    compareSync: () => true,
    genSalt: async () => 'decoy',
    genSaltSync: () => 'decoy',
  };
  const unknown = (name) => kit.unknown(name, 'other');
  return {
    express,
    koa: Koa,
    fastify,
    '@koa/router': KoaRouter,
    'koa-router': KoaRouter,
    hapi: unknown('hapi'),
    '@hapi/hapi': unknown('hapi'),
    restify: unknown('restify'),
    polka: express,
    cors: middleware('cors'),
    'body-parser': Object.assign(middleware('bodyParser'), {
      json: middleware('json'),
      urlencoded: middleware('urlencoded'),
      raw: middleware('raw'),
      text: middleware('text'),
    }),
    morgan: middleware('morgan'),
    helmet: middleware('helmet'),
    'cookie-parser': middleware('cookieParser'),
    compression: middleware('compression'),
    'express-session': middleware('session'),
    multer: Object.assign(
      () => ({
        single: middleware('single'),
        array: middleware('array'),
        fields: middleware('fields'),
        any: middleware('any'),
        none: middleware('none'),
      }),
      { diskStorage: () => ({}), memoryStorage: () => ({}) },
    ),
    'express-rate-limit': Object.assign(middleware('rateLimit'), { rateLimit: middleware('rateLimit') }),
    'express-async-handler': asyncHandler,
    jsonwebtoken: jwt,
    bcrypt,
    bcryptjs: bcrypt,
    passport: unknown('passport'),
    'express-validator': unknown('express-validator'),
    'serve-static': middleware('serveStatic'),
    'connect-flash': middleware('flash'),
    'http-proxy-middleware': unknown('http-proxy-middleware'),
    hono: {
      Hono: class Hono {
        constructor() {
          Object.assign(this, express());
        }
      },
    },
    next: unknown('next'),
  };
};
