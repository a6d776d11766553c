/** node:path, both flavours. */
const normalizeParts = (parts, absolute) => {
  const kept = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.length--;
      else if (!absolute) kept[kept.length] = '..';
    } else kept[kept.length] = part;
  }
  return kept;
};

const check = (value, name) => {
  if (typeof value !== 'string') {
    const error = new TypeError(
      `The "${name}" argument must be of type string. Received ${value === null ? 'null' : typeof value === 'object' ? 'an instance of Object' : value === undefined ? 'undefined' : `type ${typeof value} (${String(value)})`}`,
    );
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  return value;
};

const makeFlavour = (win, cwd) => {
  const sep = win ? '\\' : '/';
  const splitter = win ? /[\\/]+/ : /\/+/;
  const isSep = (char) => char === '/' || (win && char === '\\');
  /** drive or share, and whether the path is absolute */
  const rootOf = (path) => {
    if (!win) return path[0] === '/' ? '/' : '';
    const drive = /^[A-Za-z]:[\\/]?/.exec(path);
    if (drive) return drive[0].replace('/', '\\');
    const share = /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+[\\/]?/.exec(path);
    if (share) return share[0].replace(/\//g, '\\');
    return isSep(path[0]) ? '\\' : '';
  };
  const self = {
    sep,
    delimiter: win ? ';' : ':',
    isAbsolute: (path) => {
      const root = rootOf(check(path, 'path'));
      return root !== '' && isSep(root[root.length - 1]);
    },
    normalize: (path) => {
      check(path, 'path');
      if (path === '') return '.';
      const root = rootOf(path);
      const absolute = root !== '' && isSep(root[root.length - 1]);
      const body = normalizeParts(path.slice(root.length).split(splitter), absolute).join(sep);
      const trailing = body !== '' && isSep(path[path.length - 1]) ? sep : '';
      return root + body + trailing || (isSep(path[path.length - 1]) ? `.${sep}` : '.');
    },
    join: (...parts) => {
      const kept = parts.filter((part) => check(part, 'path') !== '');
      return kept.length === 0 ? '.' : self.normalize(kept.join(sep));
    },
    resolve: (...parts) => {
      let made = '';
      for (let i = parts.length - 1; i >= -1; i--) {
        const part = i >= 0 ? check(parts[i], `paths[${i}]`) : cwd();
        if (part === '') continue;
        made = made === '' ? part : part + sep + made;
        if (self.isAbsolute(made) && (!win || rootOf(made) !== '\\')) break;
        if (win && rootOf(made) === '\\') {
          made = cwd().slice(0, 2) + made;
          break;
        }
      }
      const normal = self.normalize(made);
      return normal.length > rootOf(normal).length && isSep(normal[normal.length - 1]) ? normal.slice(0, -1) : normal;
    },
    dirname: (path) => {
      check(path, 'path');
      const root = rootOf(path);
      let end = path.length;
      while (end > root.length && isSep(path[end - 1])) end--;
      while (end > root.length && !isSep(path[end - 1])) end--;
      while (end > root.length && isSep(path[end - 1])) end--;
      return path.slice(0, end) || '.';
    },
    basename: (path, suffix) => {
      check(path, 'path');
      let end = path.length;
      while (end > 0 && isSep(path[end - 1])) end--;
      let start = end;
      while (start > 0 && !isSep(path[start - 1]) && !(win && start === 2 && path[1] === ':')) start--;
      const base = path.slice(start, end);
      return suffix !== undefined && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
    },
    extname: (path) => {
      const base = self.basename(path);
      const dot = base.lastIndexOf('.');
      return dot <= 0 ? '' : base.slice(dot);
    },
    parse: (path) => {
      const base = self.basename(path);
      const ext = self.extname(path);
      const root = rootOf(path);
      const dir = self.dirname(path);
      return {
        root,
        dir: dir === '.' && !path.startsWith('.') ? root : dir,
        base,
        ext,
        name: ext ? base.slice(0, -ext.length) : base,
      };
    },
    format: (parts) => {
      const dir = parts.dir || parts.root;
      const base = parts.base || `${parts.name || ''}${parts.ext || ''}`;
      return dir ? (dir === parts.root ? dir + base : dir + sep + base) : base;
    },
    relative: (from, to) => {
      const a = self.resolve(from).split(splitter).filter(Boolean);
      const b = self.resolve(to).split(splitter).filter(Boolean);
      let common = 0;
      const same = (x, y) => (win ? x.toLowerCase() === y.toLowerCase() : x === y);
      while (common < a.length && common < b.length && same(a[common], b[common])) common++;
      return [...a.slice(common).map(() => '..'), ...b.slice(common)].join(sep);
    },
    toNamespacedPath: (path) => path,
    matchesGlob: (path, pattern) =>
      new RegExp(
        `^${pattern
          .replace(/[.+^$()|{}\\]/g, '\\$&')
          .replace(/\*+/g, '.*')
          .replace(/\?/g, '.')}$`,
      ).test(path),
  };
  self._makeLong = self.toNamespacedPath;
  return self;
};

export const makePath = (win, cwd, kit) => {
  const posix = makeFlavour(false, win ? () => cwd().slice(2).replace(/\\/g, '/') : cwd);
  const win32 = makeFlavour(true, win ? cwd : () => `C:${cwd().replace(/\//g, '\\')}`);
  for (const flavour of [posix, win32]) {
    for (const name of Object.keys(flavour)) if (typeof flavour[name] === 'function') kit.native(flavour[name], name);
    flavour.posix = posix;
    flavour.win32 = win32;
  }
  return win ? win32 : posix;
};
