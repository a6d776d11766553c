/** Archives: real ones for ZIP (from and to the decoy's files), and recorders for what packs folders. */
export const provides = [
  'adm-zip',
  'jszip',
  'archiver',
  'unzipper',
  'extract-zip',
  'yauzl',
  'tar',
  'tar-fs',
  'node-7z',
  '7zip-min',
  'zip-a-folder',
  'node-stream-zip',
  'decompress',
  'fs-extra',
  'graceful-fs',
  'rimraf',
  'mkdirp',
  'glob',
  'fast-glob',
  'globby',
  'del',
  'cpy',
  'tmp',
  'original-fs',
];

export default (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const fs = kit.builtin('fs');
  const { path } = kit;
  let loaded = null;
  const library = () => (loaded ??= kit.bridge.load('deflate'));
  const unzip = (bytes) => {
    try {
      return library().unzipSync(new Uint8Array(bytes));
    } catch {
      return {};
    }
  };
  const walk = (folder) => {
    const names = kit.files.list(folder);
    return names.flatMap((name) => {
      const full = path.join(folder, name);
      return kit.files.find(full)?.dir ? walk(full) : [full];
    });
  };
  const say = (call, name, more) =>
    kit.record('file', call, [name], { path: name === undefined ? undefined : String(name), ...more });

  class AdmZip {
    constructor(source) {
      this._files = {};
      if (typeof source === 'string') say('new AdmZip', source);
      const bytes =
        typeof source === 'string'
          ? kit.files.find(source)
            ? kit.files.bytesOf(kit.files.find(source))
            : null
          : source instanceof Uint8Array
            ? source
            : null;
      if (bytes) this._files = unzip(bytes);
      Object.defineProperty(this, '_files', { enumerable: false });
    }
    addFile(name, content) {
      this._files[name] = Buffer.from(content);
      say('AdmZip.addFile', name);
    }
    addLocalFile(name, inside = '') {
      say('AdmZip.addLocalFile', name);
      const node = kit.files.find(name);
      if (node) this._files[path.posix.join(inside, path.basename(name))] = kit.files.bytesOf(node);
    }
    addLocalFolder(name, inside = '') {
      say('AdmZip.addLocalFolder', name);
      for (const full of walk(name))
        this._files[path.posix.join(inside, path.relative(name, full).replace(/\\/g, '/'))] = kit.files.bytesOf(
          kit.files.find(full),
        );
    }
    async addLocalFolderPromise(name) {
      this.addLocalFolder(name);
    }
    toBuffer() {
      return Buffer.from(library().zipSync(this._files, { mtime: '2025-06-02' }));
    }
    async toBufferPromise() {
      return this.toBuffer();
    }
    writeZip(name, done) {
      fs.writeFileSync(name, this.toBuffer());
      done?.(null);
      return true;
    }
    async writeZipPromise(name) {
      return this.writeZip(name);
    }
    getEntries() {
      return Object.keys(this._files).map((name) => ({
        entryName: name,
        name: path.posix.basename(name),
        isDirectory: name.endsWith('/'),
        getData: () => Buffer.from(this._files[name]),
        header: {},
      }));
    }
    getEntry(name) {
      return this.getEntries().find((entry) => entry.entryName === name) ?? null;
    }
    readFile(name) {
      return this._files[name?.entryName ?? name] ? Buffer.from(this._files[name?.entryName ?? name]) : null;
    }
    readAsText(name) {
      return this.readFile(name)?.toString() ?? '';
    }
    extractAllTo(folder, _overwrite, ...rest) {
      say('AdmZip.extractAllTo', folder);
      for (const name of Object.keys(this._files)) kit.files.write(path.join(folder, name), this._files[name]);
      rest.find((arg) => typeof arg === 'function')?.(null);
    }
    extractAllToAsync(...args) {
      this.extractAllTo(...args);
      return Promise.resolve();
    }
    extractEntryTo(_entry, folder) {
      say('AdmZip.extractEntryTo', folder);
      return true;
    }
  }
  class JSZip {
    constructor() {
      this.files = {};
    }
    file(name, content) {
      if (content === undefined)
        return this.files[name]
          ? {
              name,
              async: async (type) =>
                type === 'string' || type === 'text'
                  ? Buffer.from(this.files[name]).toString()
                  : Buffer.from(this.files[name]),
            }
          : null;
      this.files[name] = typeof content === 'string' ? Buffer.from(content) : content;
      say('JSZip.file', name);
      return this;
    }
    folder(name) {
      const inner = new JSZip();
      inner.file = (child, content) => this.file(`${name}/${child}`, content);
      return inner;
    }
    forEach(fn) {
      for (const name of Object.keys(this.files)) fn(name, this.file(name));
    }
    async generateAsync() {
      return Buffer.from(
        library().zipSync(
          Object.fromEntries(Object.entries(this.files).filter(([, value]) => value instanceof Uint8Array)),
          { mtime: '2025-06-02' },
        ),
      );
    }
    generateNodeStream() {
      return kit.builtin('stream').Readable.from(this.generateAsync().then((bytes) => [bytes]));
    }
    async loadAsync(bytes) {
      Object.assign(this.files, unzip(bytes));
      return this;
    }
    static async loadAsync(bytes) {
      return new JSZip().loadAsync(bytes);
    }
  }
  const archiver = (format, options) => {
    kit.record('file', 'archiver', [format, options], { format: String(format), password: options?.password });
    const { Readable } = kit.builtin('stream');
    const stream = kit.label(new Readable({ read() {} }), 'archiver');
    const files = {};
    return Object.assign(stream, {
      file(name, given) {
        say('archiver.file', name);
        const node = kit.files.find(name);
        if (node) files[given?.name ?? path.basename(name)] = kit.files.bytesOf(node);
        return stream;
      },
      directory(name) {
        say('archiver.directory', name);
        for (const full of walk(name))
          files[path.relative(name, full).replace(/\\/g, '/')] = kit.files.bytesOf(kit.files.find(full));
        return stream;
      },
      glob(pattern, given) {
        say('archiver.glob', pattern, { cwd: given?.cwd });
        return stream;
      },
      append(content, given) {
        files[given?.name ?? 'decoy'] =
          typeof content === 'string'
            ? Buffer.from(content)
            : content instanceof Uint8Array
              ? content
              : Buffer.from('decoy');
        say('archiver.append', given?.name);
        return stream;
      },
      async finalize() {
        stream.push(Buffer.from(library().zipSync(files, { mtime: '2025-06-02' })));
        stream.push(null);
      },
      pointer: () => 100,
      abort: () => stream,
    });
  };
  archiver.create = archiver;
  archiver.registerFormat = () => undefined;
  const done = (args) => {
    const callback = args.find((arg) => typeof arg === 'function');
    if (callback) kit.queue.soon(5, () => callback(null, []));
    return Promise.resolve([]);
  };
  const recorded =
    (call) =>
    (...args) => {
      kit.record(
        'file',
        call,
        args.filter((arg) => typeof arg !== 'function'),
        {
          path: kit.describe(args[0]),
          to: typeof args[1] === 'string' ? args[1] : kit.describe(args[1]?.dir ?? args[1]?.cwd ?? '') || undefined,
        },
      );
      return done(args);
    };
  const sink = (call) => (options) => {
    kit.record('file', call, [options], { path: kit.describe(options?.path ?? options?.cwd ?? options) });
    return new (kit.builtin('stream').PassThrough)();
  };
  const unzipper = {
    Extract: sink('unzipper.Extract'),
    Parse: sink('unzipper.Parse'),
    Open: {
      file: async (name) => {
        say('unzipper.Open.file', name);
        return { files: [], extract: async () => undefined };
      },
      buffer: async () => ({ files: [], extract: async () => undefined }),
    },
  };

  // ---- fs-extra and other helpers of files ----
  const extra = { ...fs };
  const both = (name, run) => {
    extra[`${name}Sync`] = (...args) => run(...args);
    extra[name] = async (...args) => {
      const callback = args.find((arg) => typeof arg === 'function');
      const value = run(...args.filter((arg) => typeof arg !== 'function'));
      callback?.(null, value);
      return value;
    };
  };
  for (const name of Object.keys(fs.promises)) {
    if (typeof fs.promises[name] !== 'function') continue;
    extra[name] = (...args) =>
      typeof args[args.length - 1] === 'function' ? fs[name]?.(...args) : fs.promises[name](...args);
  }
  both('ensureDir', (name) => fs.mkdirSync(name, { recursive: true }));
  both('mkdirs', (name) => fs.mkdirSync(name, { recursive: true }));
  both('mkdirp', (name) => fs.mkdirSync(name, { recursive: true }));
  both('ensureFile', (name) => fs.existsSync(name) || fs.writeFileSync(name, ''));
  both('remove', (name) => fs.rmSync(name, { recursive: true, force: true }));
  both('emptyDir', (name) => fs.mkdirSync(name, { recursive: true }));
  both('copy', (from, to) => fs.cpSync(from, to, { recursive: true }));
  both('move', (from, to) => fs.renameSync(from, to));
  both('outputFile', (name, data) => {
    fs.mkdirSync(path.dirname(name), { recursive: true });
    fs.writeFileSync(name, data);
  });
  both('readJson', (name) => JSON.parse(fs.readFileSync(name, 'utf8')));
  both('writeJson', (name, data) => fs.writeFileSync(name, JSON.stringify(data)));
  both('outputJson', (name, data) => extra.outputFileSync(name, JSON.stringify(data)));
  both('pathExists', (name) => fs.existsSync(name));
  extra.readJSON = extra.readJson;
  extra.readJSONSync = extra.readJsonSync;
  extra.default = extra;
  const find = (pattern, options) => {
    const folder = options?.cwd ?? kit.cwd();
    kit.record('file', 'glob', [pattern, options], {
      path: String(folder),
      glob: kit.describe(pattern),
      ignore: options?.ignore ? kit.describe(options.ignore) : undefined,
    });
    const patterns = []
      .concat(pattern)
      .filter((one) => !String(one).startsWith('!'))
      .map(
        (one) =>
          new RegExp(
            `^${String(one)
              .replace(/\\/g, '/')
              .replace(/[.+^$()|[\]]/g, '\\$&')
              .replace(/\{([^}]*)\}/g, (_all, list) => `(?:${list.split(',').join('|')})`)
              .replace(/\*\*\/?/g, '\u0000')
              .replace(/\*/g, '[^/]*')
              .replace(/\?/g, '[^/]')
              .replace(/\u0000/g, '(?:.*/)?')}$`,
            'i',
          ),
      );
    return kit.files.find(folder)
      ? walk(folder)
          .map((full) => path.relative(folder, full).replace(/\\/g, '/'))
          .filter((name) => patterns.some((one) => one.test(name)))
          .slice(0, 200)
      : [];
  };
  const glob = (pattern, options, callback) => {
    const given = typeof options === 'function' ? {} : options;
    const then = typeof options === 'function' ? options : callback;
    const found = find(pattern, given);
    if (typeof then === 'function') kit.queue.soon(5, () => then(null, found));
    return Promise.resolve(found);
  };
  Object.assign(glob, {
    sync: find,
    globSync: find,
    glob: (pattern, options) => glob(pattern, options),
    async: glob,
    stream: (pattern, options) => kit.builtin('stream').Readable.from(find(pattern, options)),
    hasMagic: () => true,
    escapePath: (text) => text,
  });
  glob.globby = glob;
  glob.default = glob;
  const remove = (name, ...rest) => {
    fs.rmSync(name, { recursive: true, force: true });
    return done(rest);
  };
  Object.assign(remove, {
    sync: (name) => fs.rmSync(name, { recursive: true, force: true }),
    rimraf: remove,
    rimrafSync: (name) => fs.rmSync(name, { recursive: true, force: true }),
  });
  const make = (name, ...rest) => {
    fs.mkdirSync(name, { recursive: true });
    return done(rest);
  };
  Object.assign(make, {
    sync: (name) => fs.mkdirSync(name, { recursive: true }),
    mkdirp: make,
    mkdirpSync: (name) => fs.mkdirSync(name, { recursive: true }),
  });
  const tmp = {
    fileSync: () => ({ name: path.join(kit.persona.temp, 'tmp-decoy'), fd: 0, removeCallback() {} }),
    dirSync: () => {
      const name = path.join(kit.persona.temp, 'tmp-decoy-dir');
      fs.mkdirSync(name, { recursive: true });
      return { name, removeCallback() {} };
    },
    tmpNameSync: () => path.join(kit.persona.temp, 'tmp-decoy-name'),
    setGracefulCleanup() {},
    file: (callback) => callback(null, path.join(kit.persona.temp, 'tmp-decoy'), 0, () => undefined),
  };
  return {
    'adm-zip': AdmZip,
    jszip: JSZip,
    archiver,
    unzipper,
    'extract-zip': recorded('extract-zip'),
    yauzl: { open: recorded('yauzl.open'), fromBuffer: recorded('yauzl.fromBuffer') },
    tar: {
      c: recorded('tar.c'),
      x: recorded('tar.x'),
      create: recorded('tar.create'),
      extract: recorded('tar.extract'),
      t: recorded('tar.t'),
      list: recorded('tar.list'),
    },
    'tar-fs': { pack: sink('tar-fs.pack'), extract: sink('tar-fs.extract') },
    'node-7z': {
      add: (...args) => {
        void recorded('7z.add')(...args);
        return new kit.EventEmitter();
      },
      extractFull: (...args) => {
        void recorded('7z.extractFull')(...args);
        return new kit.EventEmitter();
      },
    },
    '7zip-min': { pack: recorded('7zip.pack'), unpack: recorded('7zip.unpack'), cmd: recorded('7zip.cmd') },
    'zip-a-folder': { zip: recorded('zip-a-folder.zip') },
    'node-stream-zip': class StreamZip extends kit.EventEmitter {},
    decompress: recorded('decompress'),
    'fs-extra': extra,
    'graceful-fs': fs,
    'original-fs': fs,
    rimraf: remove,
    mkdirp: make,
    glob,
    'fast-glob': glob,
    globby: glob,
    del: Object.assign(remove, { deleteAsync: remove }),
    cpy: recorded('cpy'),
    tmp,
  };
};
