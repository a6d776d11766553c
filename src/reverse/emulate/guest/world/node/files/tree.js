/** The files of the decoy machine: what was there, with everything laid over it that the sample writes, moves or removes. */
import { decoyEntries } from './decoy-home.js';

const EXTENSION = /\/local extension settings\/[a-p]{32}$/i;
const EXTENSION_FILE =
  /\/local extension settings\/[a-p]{32}\/(?:000003\.log|CURRENT|LOCK|LOG|MANIFEST-000001|000005\.ldb)$/i;
const LEVELDB = ['000003.log', '000005.ldb', 'CURRENT', 'LOCK', 'LOG', 'MANIFEST-000001'];

export const makeFiles = (kit) => {
  const { persona, path, scenario, text } = kit;
  const nodes = new Map();
  const children = new Map();
  const own = new Set();
  let inode = 1000;

  const display = (name) => path.resolve(name);
  const keyOf = (name) => {
    const full = display(name).replace(/\\/g, '/');
    return kit.win || kit.mac ? full.toLowerCase() : full;
  };
  const parentOf = (key) => {
    const cut = key.lastIndexOf('/');
    return cut <= 0 ? '/' : key.slice(0, cut);
  };
  const put = (full, node) => {
    const key = keyOf(full);
    nodes.set(key, { ino: inode++, name: path.basename(full), ...node });
    for (let at = key, name = path.basename(full), whole = full; ; ) {
      const parent = parentOf(at);
      if (parent === at) break;
      if (!children.has(parent)) children.set(parent, new Map());
      children.get(parent).set(at.slice(parent === '/' ? 1 : parent.length + 1), name);
      if (nodes.has(parent)) break;
      whole = path.dirname(whole);
      nodes.set(parent, { ino: inode++, name: path.basename(whole), dir: true });
      at = parent;
      name = path.basename(whole);
    }
    return nodes.get(key);
  };
  const take = (full) => {
    const key = keyOf(full);
    const parent = parentOf(key);
    children.get(parent)?.delete(key.slice(parent === '/' ? 1 : parent.length + 1));
    nodes.delete(key);
  };

  // entries are plain and absolute already: no path arithmetic for some hundred of them
  const folds = kit.win || kit.mac;
  const plant = (name, node) => {
    const key = folds ? name.toLowerCase() : name;
    if (nodes.has(key)) return;
    const cut = name.lastIndexOf('/');
    const last = name.slice(cut + 1);
    node.ino = inode++;
    node.name = last;
    nodes.set(key, node);
    if (cut < 0) return;
    const parent = cut === 0 ? '/' : name.slice(0, cut);
    const parentKey = folds ? parent.toLowerCase() : parent;
    let list = children.get(parentKey);
    if (list === undefined) {
      list = new Map();
      children.set(parentKey, list);
      if (parent !== '/' && parent !== '') plant(parent, { dir: true });
    }
    list.set(folds ? last.toLowerCase() : last, last);
  };
  for (const [name, content] of decoyEntries(persona.platform, persona.home))
    plant(name, content === null ? { dir: true } : { content });
  if (!kit.win) nodes.set('/', { ino: 1, name: '/', dir: true });
  put(persona.temp, { dir: true });
  put(kit.project, { dir: true });
  for (const file of scenario.files) put(path.join(kit.project, file.path), { content: file.text });

  const find = (name) => {
    const key = keyOf(name);
    const node = nodes.get(key);
    if (node) return node;
    if (EXTENSION.test(key) && nodes.has(parentOf(key)))
      return { dir: true, ino: 1, name: path.basename(name), listing: LEVELDB };
    if (EXTENSION_FILE.test(key) && nodes.has(parentOf(parentOf(key))))
      return { content: 'decoy-extension-data', ino: 2, name: path.basename(name) };
    return undefined;
  };
  const bytesOf = (node) => {
    if (typeof node.content === 'string') node.content = text.utf8Encode(node.content);
    return node.content ?? new Uint8Array(0);
  };
  const list = (name) => {
    const node = find(name);
    if (node?.listing) return node.listing;
    return [...(children.get(keyOf(name))?.values() ?? [])].sort();
  };
  const removeTree = (name) => {
    for (const child of list(name)) removeTree(path.join(name, child));
    take(name);
    own.delete(keyOf(name));
  };
  return {
    display,
    find,
    bytesOf,
    list,
    remove: removeTree,
    makeFolder: (name) => put(name, { dir: true }),
    write(name, bytes) {
      own.add(keyOf(name));
      return put(name, { content: new Uint8Array(bytes) });
    },
    /** text of a file that the sample wrote; undefined for all others */
    written(name) {
      const key = keyOf(name);
      if (!own.has(key)) return undefined;
      const node = nodes.get(key);
      return node && !node.dir ? text.utf8Decode(bytesOf(node)) : undefined;
    },
    text(name) {
      const node = find(name);
      return node && !node.dir ? text.utf8Decode(bytesOf(node)) : undefined;
    },
  };
};

const PLACES = [
  [/[\\/]LaunchAgents[\\/]|[\\/]LaunchDaemons[\\/]/i, 'launchd'],
  [/[\\/]Start Menu[\\/]Programs[\\/]Startup[\\/]/i, 'startup folder'],
  [/[\\/]autostart[\\/]/i, 'XDG autostart'],
  [/[\\/]systemd[\\/]|[\\/]init\.d[\\/]/i, 'systemd'],
  [/[\\/]cron(?:tab|tabs|\.d|\.daily|\.hourly)?(?:[\\/]|$)/i, 'cron'],
  [/[\\/]\.(?:bashrc|bash_profile|bash_login|profile|zshrc|zprofile|zshenv|zlogin)$/i, 'shell profile'],
  [/[\\/]\.git[\\/]hooks[\\/]/i, 'git hook'],
  [/[\\/]\.vscode[\\/]tasks\.json$/i, 'editor task'],
  [/Microsoft\.PowerShell_profile\.ps1$/i, 'PowerShell profile'],
  [/[\\/](?:Secure )?Preferences$/, 'browser preferences'],
  [/[\\/]Tasks[\\/][^\\/]+$/, 'scheduled task'],
];
/** the kind of a place that makes things start again; '' for others */
export const persistenceKind = (name) => {
  for (const [pattern, kind] of PLACES) if (pattern.test(name)) return kind;
  return '';
};
