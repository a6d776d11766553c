/** node:fs and node:fs/promises over the decoy's files. Every access is an event; writes are seen by later reads. */
// biome-ignore-all lint/complexity/noCommaOperator: a record, then the answer
import { makeFiles, persistenceKind } from './files/tree.js';

export const provides = ['fs', 'fs/promises'];

const SYSCALLS = {
  access: 'access',
  readFile: 'open',
  open: 'open',
  stat: 'stat',
  lstat: 'lstat',
  readdir: 'scandir',
  unlink: 'unlink',
  rmdir: 'rmdir',
  rm: 'rm',
  rename: 'rename',
  copyFile: 'copyfile',
  mkdir: 'mkdir',
  realpath: 'realpath',
  readlink: 'readlink',
  writeFile: 'open',
  appendFile: 'open',
  opendir: 'opendir',
  chmod: 'chmod',
  utimes: 'utime',
  truncate: 'open',
  cp: 'cp',
};
const WORDS = {
  ENOENT: [-2, -4058, 'no such file or directory'],
  EEXIST: [-17, -4075, 'file already exists'],
  ENOTDIR: [-20, -4052, 'not a directory'],
  EISDIR: [-21, -4068, 'illegal operation on a directory'],
  ENOTEMPTY: [-39, -4051, 'directory not empty'],
  EBADF: [-9, -4083, 'bad file descriptor'],
  EINVAL: [-22, -4071, 'invalid argument'],
  EACCES: [-13, -4092, 'permission denied'],
};

export default (kit) => {
  const files = makeFiles(kit);
  kit.files = files;
  const { path } = kit;
  const { Buffer } = kit.builtin('buffer');
  const start = kit.scenario.now - 86_400_000;

  const nameOf = (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Uint8Array) return kit.text.utf8Decode(value);
    if (value && typeof value === 'object' && typeof value.href === 'string')
      return kit.builtin('url').fileURLToPath(value);
    if (kit.isUnknown(value) || value instanceof String) return String(value) || 'decoy';
    throw kit.nodeError(
      'ERR_INVALID_ARG_TYPE',
      `The "path" argument must be of type string or an instance of Buffer or URL. Received ${value === null ? 'null' : typeof value}`,
      {},
      TypeError,
    );
  };
  const fail = (code, op, name, dest) => {
    const syscall = SYSCALLS[op] ?? op;
    const [posix, windows, words] = WORDS[code];
    const error = new Error(
      `${code}: ${words}, ${syscall}${name === undefined ? '' : ` '${name}'`}${dest === undefined ? '' : ` -> '${dest}'`}`,
    );
    error.errno = kit.win ? windows : posix;
    error.code = code;
    error.syscall = syscall;
    if (name !== undefined) error.path = name;
    if (dest !== undefined) error.dest = dest;
    return error;
  };
  const need = (op, name) => {
    const node = files.find(name);
    if (!node) throw fail('ENOENT', op, name);
    return node;
  };
  const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding);
  const toBytes = (data, options) => {
    if (typeof data === 'string') return Buffer.from(data, encodingOf(options) ?? 'utf8');
    if (data instanceof ArrayBuffer) return Buffer.from(data);
    if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    return Buffer.from(String(data));
  };

  class Stats {
    constructor(node) {
      const dir = node.dir === true;
      Object.assign(this, {
        dev: 2053,
        mode: dir ? 0o40755 : 0o100644,
        nlink: 1,
        uid: 1000,
        gid: 1000,
        rdev: 0,
        blksize: 4096,
        ino: node.ino,
        size: dir ? 4096 : files.bytesOf(node).length,
        blocks: 8,
        atimeMs: start,
        mtimeMs: start,
        ctimeMs: start,
        birthtimeMs: start,
      });
      for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) this[name] = new Date(start);
    }
    isFile() {
      return (this.mode & 0o170000) === 0o100000;
    }
    isDirectory() {
      return (this.mode & 0o170000) === 0o40000;
    }
    isSymbolicLink() {
      return false;
    }
    isSocket() {
      return false;
    }
    isFIFO() {
      return false;
    }
    isBlockDevice() {
      return false;
    }
    isCharacterDevice() {
      return false;
    }
  }
  class Dirent {
    constructor(name, parent, dir) {
      this.name = name;
      this.parentPath = parent;
      this.path = parent;
      Object.defineProperty(this, '_dir', { value: dir, enumerable: false });
    }
    isFile() {
      return !this._dir;
    }
    isDirectory() {
      return this._dir;
    }
    isSymbolicLink() {
      return false;
    }
    isSocket() {
      return false;
    }
    isFIFO() {
      return false;
    }
    isBlockDevice() {
      return false;
    }
    isCharacterDevice() {
      return false;
    }
  }

  const descriptors = new Map();
  let nextFd = 20;
  const handle = (fd, op) => {
    const found = descriptors.get(fd);
    if (!found) throw fail('EBADF', op);
    return found;
  };
  const parentMustBe = (op, name) => {
    if (!files.find(path.dirname(files.display(name)))) throw fail('ENOENT', op, name);
  };
  const listDeep = (name, prefix = '') =>
    files.list(name).flatMap((child) => {
      const inner = path.join(name, child);
      const shown = prefix === '' ? child : path.join(prefix, child);
      return files.find(inner)?.dir ? [shown, ...listDeep(inner, shown)] : [shown];
    });

  /** what each does, given plain names; the three styles are made from it */
  const operations = {
    access: (name) => void need('access', name),
    stat: (name, options) =>
      options?.throwIfNoEntry === false && !files.find(name) ? undefined : new Stats(need('stat', name)),
    lstat: (name, options) =>
      options?.throwIfNoEntry === false && !files.find(name) ? undefined : new Stats(need('lstat', name)),
    statfs: () => ({ type: 61_267, bsize: 4096, blocks: 1e8, bfree: 5e7, bavail: 5e7, files: 1e6, ffree: 1e6 }),
    readFile(name, options) {
      const node = typeof name === 'number' ? handle(name, 'read').node : need('readFile', name);
      if (node.dir) throw fail('EISDIR', 'read');
      const bytes = Buffer.from(files.bytesOf(node));
      const encoding = encodingOf(options);
      return encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes;
    },
    writeFile(name, data, options) {
      if (typeof name === 'number') return void operations.write(name, data);
      parentMustBe('writeFile', name);
      if (/a/.test(options?.flag ?? '')) return operations.appendFile(name, data, options);
      files.write(name, toBytes(data, options));
    },
    appendFile(name, data, options) {
      parentMustBe('appendFile', name);
      const node = files.find(name);
      files.write(
        name,
        node && !node.dir ? Buffer.concat([files.bytesOf(node), toBytes(data, options)]) : toBytes(data, options),
      );
    },
    readdir(name, options) {
      const node = need('readdir', name);
      if (!node.dir) throw fail('ENOTDIR', 'readdir', name);
      const names = options?.recursive ? listDeep(name) : [...files.list(name)];
      return options?.withFileTypes
        ? names.map(
            (child) =>
              new Dirent(
                path.basename(child),
                path.dirname(path.join(name, child)),
                files.find(path.join(name, child))?.dir === true,
              ),
          )
        : names;
    },
    mkdir(name, options) {
      const node = files.find(name);
      if (options?.recursive) {
        if (!node) files.makeFolder(name);
        return node ? undefined : files.display(name);
      }
      if (node) throw fail('EEXIST', 'mkdir', name);
      parentMustBe('mkdir', name);
      files.makeFolder(name);
      return undefined;
    },
    mkdtemp(prefix) {
      const name = `${prefix}dEcOy${kit.random.letter()}`;
      files.makeFolder(name);
      return name;
    },
    unlink(name) {
      need('unlink', name);
      files.remove(name);
    },
    rm(name, options) {
      if (!files.find(name)) {
        if (options?.force) return;
        throw fail('ENOENT', 'rm', name);
      }
      files.remove(name);
    },
    rmdir(name) {
      need('rmdir', name);
      files.remove(name);
    },
    rename(from, to) {
      const node = need('rename', from);
      if (node.dir)
        for (const child of listDeep(from)) {
          const inner = files.find(path.join(from, child));
          if (inner && !inner.dir) files.write(path.join(to, child), files.bytesOf(inner));
        }
      else files.write(to, files.bytesOf(node));
      files.remove(from);
    },
    copyFile(from, to) {
      files.write(to, files.bytesOf(need('copyFile', from)));
    },
    cp(from, to) {
      const node = need('cp', from);
      if (!node.dir) return void files.write(to, files.bytesOf(node));
      files.makeFolder(to);
      for (const child of listDeep(from)) {
        const inner = files.find(path.join(from, child));
        if (inner && !inner.dir) files.write(path.join(to, child), files.bytesOf(inner));
      }
    },
    link: (from, to) => operations.copyFile(from, to),
    symlink: (target, name) => void files.write(name, toBytes(`link to ${target}`)),
    readlink: (name) => {
      need('readlink', name);
      throw fail('EINVAL', 'readlink', name);
    },
    realpath: (name) => {
      need('realpath', name);
      return files.display(name);
    },
    chmod: (name) => void need('chmod', name),
    lchmod: () => undefined,
    chown: () => undefined,
    lchown: () => undefined,
    utimes: () => undefined,
    lutimes: () => undefined,
    truncate: (name) => void files.write(name, new Uint8Array(0)),
    open(name, flags = 'r') {
      const mode = String(flags);
      let node = files.find(name);
      if (/w/.test(mode) || (/a/.test(mode) && !node)) {
        if (/x/.test(mode) && node) throw fail('EEXIST', 'open', name);
        parentMustBe('open', name);
        node = files.write(name, new Uint8Array(0));
      }
      if (!node) throw fail('ENOENT', 'open', name);
      descriptors.set(nextFd, { name, node, at: /a/.test(mode) ? files.bytesOf(node).length : 0 });
      return nextFd++;
    },
    close: (fd) => void (handle(fd, 'close'), descriptors.delete(fd)),
    read(fd, buffer, offset = 0, length = buffer.byteLength - offset, position = null) {
      const open = handle(fd, 'read');
      const from = position === null || position === undefined || position === -1 ? open.at : Number(position);
      const part = files.bytesOf(open.node).subarray(from, from + length);
      new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(part, offset);
      if (position === null || position === undefined) open.at += part.length;
      return part.length;
    },
    write(fd, data, offset, length) {
      const open = handle(fd, 'write');
      let bytes = toBytes(data);
      if (typeof data !== 'string' && typeof offset === 'number')
        bytes = bytes.subarray(offset, length === undefined ? undefined : offset + length);
      open.node = files.write(open.name, Buffer.concat([files.bytesOf(open.node), bytes]));
      return bytes.length;
    },
    fstat: (fd) => new Stats(handle(fd, 'fstat').node),
    fsync: () => undefined,
    fdatasync: () => undefined,
    fchmod: () => undefined,
    fchown: () => undefined,
    futimes: () => undefined,
    ftruncate: () => undefined,
    writev: (fd, list) => list.reduce((sum, part) => sum + operations.write(fd, part), 0),
    readv: () => 0,
    opendir(name) {
      const entries = operations.readdir(name, { withFileTypes: true });
      return {
        path: name,
        readSync: () => entries.shift() ?? null,
        read: async () => entries.shift() ?? null,
        closeSync() {},
        close: async () => undefined,
        async *[Symbol.asyncIterator]() {
          yield* entries;
        },
      };
    },
    glob: () => [],
  };
  const WRITES = new Set([
    'writeFile',
    'appendFile',
    'write',
    'mkdir',
    'unlink',
    'rm',
    'rmdir',
    'rename',
    'copyFile',
    'cp',
    'symlink',
    'link',
    'chmod',
    'truncate',
    'mkdtemp',
    'utimes',
  ]);
  const byFd = new Set([
    'close',
    'read',
    'write',
    'fstat',
    'fsync',
    'fdatasync',
    'fchmod',
    'fchown',
    'futimes',
    'ftruncate',
    'writev',
    'readv',
  ]);
  const two = new Set(['rename', 'copyFile', 'cp', 'link', 'symlink']);

  const say = (call, op, args, failed) => {
    const name =
      byFd.has(op) || typeof args[0] === 'number' ? (descriptors.get(args[0])?.name ?? `fd ${args[0]}`) : args[0];
    const data = { path: name };
    if (two.has(op)) data.to = args[1];
    const target = two.has(op) ? args[1] : name;
    if (op === 'writeFile' || op === 'appendFile' || op === 'write') {
      data.content = args[1];
      data.size = String(args[1]?.length ?? args[1]?.byteLength ?? '');
    }
    if (failed) data.error = failed.code;
    const kind =
      WRITES.has(op) && op !== 'unlink' && op !== 'rm' && op !== 'rmdir' ? persistenceKind(String(target)) : '';
    if (kind !== '') data.place = kind;
    kit.record(
      kind === '' ? 'file' : 'persistence',
      call,
      args.map((value) => (typeof value === 'function' ? undefined : value)).filter((value) => value !== undefined),
      data,
      failed ? failed.code : null,
    );
  };
  const perform = (call, op, args) => {
    const plain = [...args];
    if (!byFd.has(op) && typeof plain[0] !== 'number') plain[0] = nameOf(plain[0]);
    if (two.has(op)) plain[1] = nameOf(plain[1]);
    try {
      const value = operations[op](...plain);
      say(call, op, plain, null);
      return value;
    } catch (error) {
      say(call, op, plain, error);
      throw error;
    }
  };

  const fs = {};
  const promises = {};
  for (const op of Object.keys(operations)) {
    const styles = {
      [`${op}Sync`](...args) {
        return perform(`fs.${op}Sync`, op, args);
      },
      [op](...args) {
        const callback = args.pop();
        if (typeof callback !== 'function')
          throw kit.nodeError(
            'ERR_INVALID_ARG_TYPE',
            `The "cb" argument must be of type function. Received ${callback === undefined ? 'undefined' : typeof callback}`,
            {},
            TypeError,
          );
        kit.later.entered(callback);
        let value;
        try {
          value = perform(`fs.${op}`, op, args);
        } catch (error) {
          if (error.code?.startsWith?.('ERR_')) throw error;
          kit.queue.soon(1, () => callback(error));
          return;
        }
        kit.queue.soon(1, () =>
          op === 'read' || op === 'write' ? callback(null, value, args[1]) : callback(null, value),
        );
      },
    };
    fs[op] = styles[op];
    fs[`${op}Sync`] = styles[`${op}Sync`];
    if (byFd.has(op)) continue;
    const asynchronous = {
      async [op](...args) {
        if (typeof args[0] === 'object' && args[0]?.fd !== undefined) args[0] = args[0].fd;
        return perform(`fs.promises.${op}`, op, args);
      },
    };
    promises[op] = asynchronous[op];
  }
  promises.open = async (name, flags) => {
    const fd = perform('fs.promises.open', 'open', [name, flags]);
    const bind =
      (op) =>
      async (...args) =>
        perform(`filehandle.${op}`, op, [fd, ...args]);
    return {
      fd,
      close: bind('close'),
      stat: bind('fstat'),
      writeFile: bind('write'),
      appendFile: bind('write'),
      sync: bind('fsync'),
      readFile: async (options) => operations.readFile(fd, options),
      read: async (buffer, ...rest) => ({
        bytesRead: perform('filehandle.read', 'read', [fd, buffer, ...rest]),
        buffer,
      }),
      write: async (data, ...rest) => ({
        bytesWritten: perform('filehandle.write', 'write', [fd, data, ...rest]),
        buffer: data,
      }),
    };
  };
  promises.exists = undefined;
  delete promises.exists;
  promises.watch = async function* () {};
  promises.constants = undefined;

  const more = {
    existsSync(name) {
      let found = false;
      try {
        found = files.find(nameOf(name)) !== undefined;
      } catch {}
      kit.record('file', 'fs.existsSync', [name], { path: name, exists: String(found) }, String(found));
      return found;
    },
    exists(name, callback) {
      const found = files.find(nameOf(name)) !== undefined;
      kit.record('file', 'fs.exists', [name], { path: name, exists: String(found) }, String(found));
      kit.queue.soon(1, () => callback(found));
    },
    watch(name, options, listener) {
      kit.record('file', 'fs.watch', [name], { path: name });
      const watcher = new kit.EventEmitter();
      const callback = typeof options === 'function' ? options : listener;
      if (callback) watcher.on('change', callback);
      return Object.assign(watcher, {
        close() {},
        ref() {
          return watcher;
        },
        unref() {
          return watcher;
        },
      });
    },
    watchFile(name, options, listener) {
      kit.record('file', 'fs.watchFile', [name], { path: name });
      const callback = typeof options === 'function' ? options : listener;
      if (callback) kit.later.add('fs.watchFile', callback, undefined, null);
      return new kit.EventEmitter();
    },
    unwatchFile() {},
    createReadStream(name, options) {
      const { Readable } = kit.builtin('stream');
      const stream = new Readable({ encoding: encodingOf(options), read() {} });
      stream.path = name;
      stream.fd = null;
      kit.queue.soon(1, () => {
        let bytes;
        try {
          bytes = perform('fs.createReadStream', 'readFile', [name]);
        } catch (error) {
          stream.destroy(error);
          return;
        }
        stream.fd = 30;
        stream.bytesRead = bytes.length;
        stream.emit('open', 30);
        stream.emit('ready');
        if (options && (options.start !== undefined || options.end !== undefined))
          bytes = bytes.subarray(options.start ?? 0, options.end === undefined ? undefined : options.end + 1);
        if (bytes.length > 0) stream.push(bytes);
        stream.push(null);
      });
      stream.close = (callback) => callback?.();
      return kit.label(stream, 'fs.ReadStream');
    },
    createWriteStream(name, options) {
      const { Writable } = kit.builtin('stream');
      const parts = [];
      const full = nameOf(name);
      const stream = new Writable({
        write(chunk, _encoding, done) {
          parts.push(toBytes(chunk));
          stream.bytesWritten += chunk.length;
          done();
        },
        final(done) {
          perform('fs.createWriteStream', /a/.test(options?.flags ?? '') ? 'appendFile' : 'writeFile', [
            full,
            Buffer.concat(parts),
          ]);
          done();
        },
      });
      stream.path = full;
      stream.bytesWritten = 0;
      stream.close = (callback) => stream.end(callback);
      kit.queue.soon(0, () => {
        stream.emit('open', 31);
        stream.emit('ready');
      });
      return kit.label(stream, 'fs.WriteStream');
    },
    openAsBlob: async (name) => new globalThis.Blob([operations.readFile(nameOf(name))]),
  };
  Object.assign(fs, more);
  fs.realpathSync.native = fs.realpathSync;
  fs.realpath.native = fs.realpath;
  const constants = {
    F_OK: 0,
    R_OK: 4,
    W_OK: 2,
    X_OK: 1,
    O_RDONLY: 0,
    O_WRONLY: 1,
    O_RDWR: 2,
    O_CREAT: 64,
    O_EXCL: 128,
    O_TRUNC: 512,
    O_APPEND: 1024,
    COPYFILE_EXCL: 1,
    COPYFILE_FICLONE: 2,
    S_IFMT: 61_440,
    S_IFREG: 32_768,
    S_IFDIR: 16_384,
    S_IFLNK: 40_960,
    S_IRUSR: 256,
    S_IWUSR: 128,
    S_IXUSR: 64,
  };
  promises.constants = constants;
  Object.assign(fs, {
    constants,
    F_OK: 0,
    R_OK: 4,
    W_OK: 2,
    X_OK: 1,
    Stats,
    Dirent,
    promises,
    ReadStream: function ReadStream(name, options) {
      return fs.createReadStream(name, options);
    },
    WriteStream: function WriteStream(name, options) {
      return fs.createWriteStream(name, options);
    },
  });
  return { fs, 'fs/promises': promises };
};
