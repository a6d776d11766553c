/** CommonJS over the scenario's files, what the sample wrote itself, the fakes and, for everything else, values that record. */

import { CATALOGUE } from 'catalogue';
import { endsWith, hasOwn, parse, pattern, push, StringCtor } from './primordials.js';
import { aboutOf } from './unknown.js';

const ENDINGS = [
  '',
  '.js',
  '.cjs',
  '.mjs',
  '.json',
  '.ts',
  '.node',
  '.jsx',
  '.tsx',
  '/index.js',
  '/index.cjs',
  '/index.mjs',
  '/index.json',
  '/index.ts',
];
const BEFORE = '(function (exports, require, module, __filename, __dirname) {';
const AFTER = '\n})';
export const BUILTINS = [
  '_http_agent',
  '_http_client',
  '_http_common',
  '_http_incoming',
  '_http_outgoing',
  '_http_server',
  '_stream_duplex',
  '_stream_passthrough',
  '_stream_readable',
  '_stream_transform',
  '_stream_wrap',
  '_stream_writable',
  '_tls_common',
  '_tls_wrap',
  'assert',
  'assert/strict',
  'async_hooks',
  'buffer',
  'child_process',
  'cluster',
  'console',
  'constants',
  'crypto',
  'dgram',
  'diagnostics_channel',
  'dns',
  'dns/promises',
  'domain',
  'events',
  'fs',
  'fs/promises',
  'http',
  'http2',
  'https',
  'inspector',
  'inspector/promises',
  'module',
  'net',
  'os',
  'path',
  'path/posix',
  'path/win32',
  'perf_hooks',
  'process',
  'punycode',
  'querystring',
  'readline',
  'readline/promises',
  'repl',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'sys',
  'timers',
  'timers/promises',
  'tls',
  'trace_events',
  'tty',
  'url',
  'util',
  'util/types',
  'v8',
  'vm',
  'wasi',
  'worker_threads',
  'zlib',
];
const SCHEME_ONLY = ['sea', 'sqlite', 'test', 'test/reporters'];

export const makeModules = (kit) => {
  const { scenario } = kit;
  const loaded = Object.create(null);
  const values = Object.create(null);
  const texts = Object.create(null);
  for (const file of scenario.files) texts[file.path.replace(/^\.\//, '')] = file.text;
  const cache = Object.create(null);
  const isBuiltin = Object.create(null);
  for (const name of BUILTINS) isBuiltin[name] = true;

  /** a fake of the catalogue; undefined for names that are not in it */
  const fake = (name) => {
    if (hasOwn(values, name)) return values[name];
    if (!hasOwn(CATALOGUE, name)) return undefined;
    const library = CATALOGUE[name];
    if (!hasOwn(loaded, library)) {
      const make = kit.bridge.load(library);
      loaded[library] = make ? make(kit) : {};
    }
    const value = loaded[library][name];
    if (value !== undefined) values[name] = kit.dress(value);
    return value;
  };
  const inCore = {
    events: () => kit.EventEmitter,
    path: () => kit.path,
    'path/posix': () => kit.path.posix,
    'path/win32': () => kit.path.win32,
    process: () => kit.process,
    console: () => kit.console,
    module: () => Module,
    sys: () => fake('util'),
  };
  const builtin = (name) => {
    if (hasOwn(inCore, name)) return inCore[name]();
    const found = fake(name);
    if (found !== undefined) return found;
    if (!isBuiltin[name] && !SCHEME_ONLY.includes(name)) return undefined;
    values[name] = kit.unknown(name, 'module');
    return values[name];
  };

  /** text of a file of the sample, or of one that it wrote */
  const textAt = (absolute) => {
    const relative = kit.path.relative(kit.project, absolute).replace(/\\/g, '/');
    const written = kit.files?.written(absolute);
    if (written !== undefined) return written;
    return hasOwn(texts, relative) ? texts[relative] : undefined;
  };
  const findFile = (absolute) => {
    for (let i = 0; i < ENDINGS.length; i++) {
      const candidate = kit.path.normalize(absolute + ENDINGS[i]);
      if (textAt(candidate) !== undefined) return candidate;
    }
    const manifest = textAt(kit.path.join(absolute, 'package.json'));
    if (manifest !== undefined) {
      try {
        const main = parse(manifest).main;
        if (typeof main === 'string' && main !== '' && main !== '.') return findFile(kit.path.join(absolute, main));
      } catch {}
    }
    return null;
  };
  const FILE_LIKE = pattern(/^(?:\.{0,2}\/|\.{1,2}$|\.{1,2}\\|[A-Za-z]:[\\/]|file:)/);
  const isFileLike = (specifier) => FILE_LIKE.test(specifier) || kit.path.isAbsolute(specifier);
  const findFrom = (specifier, importer) => {
    let target = specifier;
    if (target.startsWith('file:')) target = decodeURIComponent(target.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, ''));
    const absolute = kit.path.resolve(kit.path.dirname(importer), target);
    const found = findFile(absolute);
    if (found !== null) return found;
    // packages that came along with the sample
    return isFileLike(specifier) ? null : findFile(kit.path.join(kit.project, 'node_modules', specifier));
  };

  function Module(id = '', parent) {
    this.id = id;
    this.path = kit.path.dirname(id);
    this.exports = {};
    this.filename = null;
    this.loaded = false;
    this.children = [];
    this.paths = [];
    if (parent?.children) push(parent.children, this);
  }
  const compile = (module, text, filename, how) => {
    const compiled = kit.bridge.run({ how, text, path: filename, before: BEFORE, after: AFTER });
    if (typeof compiled !== 'function') {
      module.exports = compiled;
      return;
    }
    kit.later.entered(compiled);
    Reflect.apply(compiled, module.exports, [
      module.exports,
      requireFor(module, filename),
      module,
      filename,
      kit.path.dirname(filename),
    ]);
  };
  const loadFile = (filename, parent) => {
    if (cache[filename] !== undefined) return cache[filename];
    const module = new Module(filename, parent);
    module.filename = filename;
    module.paths = [kit.path.join(kit.path.dirname(filename), 'node_modules')];
    cache[filename] = module;
    const text = textAt(filename);
    if (endsWith(filename, '.json')) {
      try {
        module.exports = parse(text);
      } catch (error) {
        delete cache[filename];
        throw new SyntaxError(`${filename}: ${error.message}`);
      }
    } else compile(module, text.replace(/^\uFEFF/, '').replace(/^#!/, '//#!'), filename, 'require');
    module.loaded = true;
    kit.later.root(kit.path.basename(filename), module);
    return module;
  };
  const notFound = (specifier, importer) => {
    const error = new Error(`Cannot find module '${specifier}'\nRequire stack:\n- ${importer}`);
    error.code = 'MODULE_NOT_FOUND';
    error.requireStack = [importer];
    return error;
  };

  /** value of a specifier as asked for by `importer` */
  const load = (specifier, importer, parent, quiet = false) => {
    const say = (data) => quiet || kit.record('module', 'require', [specifier], data);
    const schemed = specifier.startsWith('node:');
    const name = schemed ? specifier.slice(5) : specifier;
    if (schemed || isBuiltin[name]) {
      say({ module: name, kind: 'builtin' });
      const found = builtin(name);
      if (found === undefined)
        throw Object.assign(new Error(`No such built-in module: ${specifier}`), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
      return found;
    }
    const file = findFrom(specifier, importer);
    if (file !== null) return loadFile(file, parent).exports;
    const known = isFileLike(specifier) ? undefined : fake(name);
    const missing = known === undefined || kit.isUnknown(known);
    say({ module: name, kind: isFileLike(specifier) ? 'missing file' : missing ? 'unknown package' : 'package' });
    if (known !== undefined) return known;
    const key = isFileLike(specifier) ? kit.path.resolve(kit.path.dirname(importer), specifier) : specifier;
    if (!hasOwn(values, key))
      values[key] = kit.unknown(
        specifier.replace(/^(?:\.{1,2}\/)+/, ''),
        isFileLike(specifier) ? 'other' : aboutOf(name),
      );
    return values[key];
  };

  const requireFor = (module, importer) => {
    function require(id) {
      if (typeof id !== 'string')
        throw Object.assign(
          new TypeError(`The "id" argument must be of type string. Received ${id === null ? 'null' : typeof id}`),
          { code: 'ERR_INVALID_ARG_TYPE' },
        );
      if (id === '')
        throw Object.assign(new TypeError(`The argument 'id' must be a non-empty string. Received ''`), {
          code: 'ERR_INVALID_ARG_VALUE',
        });
      return load(id, importer, module);
    }
    require.resolve = (id) => {
      const name = StringCtor(id).replace(/^node:/, '');
      if (isBuiltin[name]) return id;
      const file = findFrom(name, importer);
      kit.record('module', 'require.resolve', [id], { module: name });
      if (file !== null) return file;
      if (!isFileLike(name)) return kit.path.join(kit.project, 'node_modules', name, 'index.js');
      throw notFound(id, importer);
    };
    require.resolve.paths = () => [kit.path.join(kit.project, 'node_modules')];
    require.main = kit.mainModule;
    require.extensions = Module._extensions;
    require.cache = cache;
    kit.native(require.resolve, 'resolve');
    return kit.native(require, 'require');
  };

  Object.assign(Module.prototype, {
    require(id) {
      return load(StringCtor(id), this.filename || kit.entryPath, this);
    },
    _compile(text, filename) {
      return compile(this, StringCtor(text), filename || this.id, 'Module._compile');
    },
    load(filename) {
      this.exports = loadFile(filename, this).exports;
    },
  });
  Object.assign(Module, {
    Module,
    builtinModules: [...BUILTINS],
    _cache: cache,
    _pathCache: Object.create(null),
    _extensions: {
      '.js': (module, filename) => compile(module, textAt(filename) ?? '', filename, 'require'),
      '.json': () => undefined,
      '.node': () => undefined,
    },
    globalPaths: [],
    createRequire: (from) =>
      requireFor(kit.mainModule, StringCtor(from?.href ?? from).replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, '')),
    isBuiltin: (name) => StringCtor(name).startsWith('node:') || isBuiltin[name] === true,
    wrap: (text) => `(function (exports, require, module, __filename, __dirname) { ${text}\n});`,
    wrapper: ['(function (exports, require, module, __filename, __dirname) { ', '\n});'],
    _load: (specifier, parent) => load(StringCtor(specifier), parent?.filename || kit.entryPath, parent),
    _resolveFilename: (specifier, parent) => findFrom(specifier, parent?.filename || kit.entryPath) ?? specifier,
    _nodeModulePaths: (from) => [kit.path.join(from, 'node_modules')],
    _initPaths: () => undefined,
    findSourceMap: () => undefined,
    syncBuiltinESMExports: () => undefined,
    register: (specifier) => kit.record('code', 'module.register', [specifier]),
    enableCompileCache: () => ({}),
    runMain: () => undefined,
  });
  kit.dress(Module);

  const pathOf = (importer) => (kit.path.isAbsolute(importer) ? importer : kit.path.join(kit.project, importer));
  return {
    Module,
    requireFor,
    builtin,
    fake,
    findFile,
    textAt,
    texts,
    cache,
    /** runs a text as the program of a process of its own */
    program(text, filename, how) {
      const module = new Module('.');
      module.filename = filename;
      compile(module, StringCtor(text), filename, how);
      kit.later.root(kit.path.basename(filename), module);
      return module;
    },
    entry() {
      const filename = kit.entryPath;
      const module = kit.mainModule;
      cache[filename] = module;
      const text = textAt(filename) ?? '';
      kit.later.root('exports', module);
      compile(module, text.replace(/^\uFEFF/, '').replace(/^#!/, '//#!'), filename, 'require');
      module.loaded = true;
    },
    resolve(specifier, importer) {
      const name = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
      if (!specifier.startsWith('node:') && !isBuiltin[name]) {
        const file = findFrom(specifier, pathOf(importer));
        const relative = file === null ? '' : kit.path.relative(kit.project, file).replace(/\\/g, '/');
        if (hasOwn(texts, relative)) return { file: relative };
      }
      const value = load(specifier, pathOf(importer), kit.mainModule, true);
      const names = [];
      if (kit.isUnknown(value)) push(names, '*');
      else if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
        const own = Object.getOwnPropertyNames(value);
        for (let i = 0; i < own.length; i++) {
          const key = own[i];
          if (/^[A-Za-z_$][\w$]*$/.test(key) && !/^(?:default|length|name|prototype|arguments|caller)$/.test(key))
            push(names, key);
        }
      }
      return { names };
    },
    load: (specifier, importer) => load(specifier, pathOf(importer), kit.mainModule),
  };
};
