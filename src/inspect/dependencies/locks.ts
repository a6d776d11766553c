/** Every lock file of the tree as one list of entries: npm v1–v3, yarn classic and berry, pnpm v5–v9, bun. Read as data, line by line or as JSON. */

import { lineOfKey } from '../commands/started-commands.ts';
import type { InspectContext } from '../detector.ts';
import { aliasOf, isRecord } from './manifests.ts';

export interface LockEntry {
  readonly file: string;
  /** 0: not told yet, see `lockLine` */
  readonly line: number;
  /** the key it stands under */
  readonly key: string;
  /** name under which code finds it */
  readonly name: string;
  /** the package that is fetched */
  readonly installs: string;
  readonly version: string;
  readonly resolved: string;
  /** null: this kind of lock has none, or it is not fetched from a registry */
  readonly integrity: string | null;
  readonly installScript: boolean;
}

const MOST = 200_000;
const memo = new WeakMap<InspectContext, readonly LockEntry[]>();

export function lockEntries(context: InspectContext): readonly LockEntry[] {
  let known = memo.get(context);
  if (known === undefined) {
    const entries: LockEntry[] = [];
    for (const { path, name } of context.tree.files) {
      if (entries.length >= MOST) break;
      const base = name.slice(name.lastIndexOf('/') + 1);
      const reader = READERS.get(base);
      if (reader !== undefined) for (const entry of reader(path, context)) entries.push(entry);
    }
    known = entries;
    memo.set(context, known);
  }
  return known;
}

export function lockLine(context: InspectContext, entry: LockEntry): number {
  return entry.line > 0 ? entry.line : lineOfKey(context.text(entry.file) ?? '', entry.key);
}

type Reader = (path: string, context: InspectContext) => Iterable<LockEntry>;
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['package-lock.json', npmLock],
  ['npm-shrinkwrap.json', npmLock],
  ['.package-lock.json', npmLock],
  ['yarn.lock', yarnLock],
  ['pnpm-lock.yaml', pnpmLock],
  ['bun.lock', bunLock],
]);

function* npmLock(path: string, context: InspectContext): Iterable<LockEntry> {
  const value = context.json(path);
  if (!isRecord(value)) return;
  const packages = value['packages'];
  if (isRecord(packages)) {
    for (const key of Object.keys(packages).slice(0, MOST)) {
      const entry = packages[key];
      if (key === '' || !isRecord(entry) || entry['link'] === true) continue;
      const at = key.lastIndexOf('node_modules/');
      if (at === -1) continue;
      const name = key.slice(at + 'node_modules/'.length);
      yield npmEntry(path, key, name, text(entry['name']) || name, entry, entry['inBundle'] === true);
    }
    return;
  }
  yield* npmLockV1(path, value['dependencies'], 0);
}

function* npmLockV1(path: string, value: unknown, depth: number): Iterable<LockEntry> {
  if (!isRecord(value) || depth > 40) return;
  for (const name of Object.keys(value).slice(0, MOST)) {
    const entry = value[name];
    if (!isRecord(entry)) continue;
    yield npmEntry(path, name, name, aliasOf(text(entry['version'])) ?? name, entry, entry['bundled'] === true);
    yield* npmLockV1(path, entry['dependencies'], depth + 1);
  }
}

function npmEntry(
  file: string,
  key: string,
  name: string,
  installs: string,
  entry: Readonly<Record<string, unknown>>,
  bundled: boolean,
): LockEntry {
  const version = text(entry['version']).replace(/^npm:.*@/, '');
  const resolved = text(entry['resolved']) || (/^(?:https?|git)/.test(version) ? version : '');
  const integrity = bundled || !/^https?:/.test(resolved) ? null : text(entry['integrity']);
  return {
    file,
    line: 0,
    key,
    name,
    installs,
    version,
    resolved,
    integrity,
    installScript: entry['hasInstallScript'] === true,
  };
}

/** Classic and berry share the look: a head line that names patterns, then fields. */
function* yarnLock(path: string, context: InspectContext): Iterable<LockEntry> {
  const lines = (context.text(path) ?? '').split('\n');
  let head = '';
  let line = 0;
  let fields = new Map<string, string>();
  for (let i = 0; i <= lines.length && i < MOST * 8; i++) {
    const current = lines[i] ?? '';
    const isHead = /^["\w@]/.test(current) || i === lines.length;
    if (isHead) {
      if (head !== '' && head !== '__metadata') {
        const entry = yarnEntry(path, line, head, fields);
        if (entry !== null) yield entry;
      }
      head = current.replace(/:\s*$/, '');
      line = i + 1;
      fields = new Map();
    } else {
      const field = /^ {2}"?([\w-]+)"?:? +(.+)$/.exec(current.slice(0, 2_048));
      if (field?.[1] !== undefined && field[2] !== undefined)
        fields.set(field[1], field[2].trim().replace(/^"|"$/g, ''));
    }
  }
}

function yarnEntry(file: string, line: number, head: string, fields: ReadonlyMap<string, string>): LockEntry | null {
  const pattern = (head.split(',')[0] ?? '').trim().replace(/^"|"$/g, '');
  const at = pattern.indexOf('@', 1);
  if (at === -1) return null;
  const name = pattern.slice(0, at);
  const range = pattern.slice(at + 1);
  if (/^(?:workspace|link|portal|file|patch):/.test(range)) return null;
  const resolution = fields.get('resolution') ?? '';
  const resolvedAt = resolution.indexOf('@', 1);
  const installs = resolvedAt > 0 ? resolution.slice(0, resolvedAt) : (aliasOf(range) ?? name);
  return {
    file,
    line,
    key: pattern,
    name,
    installs,
    version: fields.get('version') ?? '',
    resolved: fields.get('resolved') ?? addressIn(resolution),
    integrity: null,
    installScript: false,
  };
}

function addressIn(resolution: string): string {
  const at = /@(https?:|git)/.exec(resolution);
  return at === null ? '' : resolution.slice(at.index + 1);
}

/** `/a/1.0.0:`, `/@s/a@1.0.0(peer):`, `'@s/a@1.0.0':`, `a@https://…:` under `packages:`. */
function* pnpmLock(path: string, context: InspectContext): Iterable<LockEntry> {
  const lines = (context.text(path) ?? '').split('\n');
  let inside = false;
  let pending: { key: string; line: number } | null = null;
  let tarball = '';
  let build = false;
  for (let i = 0; i <= lines.length && i < MOST * 12; i++) {
    const current = (lines[i] ?? '').slice(0, 2_048);
    const isTop = /^\S/.test(current) || i === lines.length;
    const isKey = /^ {2}\S.*:\s*$/.test(current);
    if ((isTop || isKey) && pending !== null) {
      const entry = pnpmEntry(path, pending.line, pending.key, tarball, build);
      if (entry !== null) yield entry;
      pending = null;
    }
    if (isTop) inside = /^packages:/.test(current);
    else if (inside && isKey) {
      pending = { key: current.trim().replace(/:$/, '').replace(/^'|'$/g, '').replace(/^"|"$/g, ''), line: i + 1 };
      tarball = '';
      build = false;
    } else if (pending !== null) {
      tarball ||= /\btarball: ['"]?([^\s'"},]+)/.exec(current)?.[1] ?? '';
      build ||= /^\s+requiresBuild: true/.test(current);
    }
  }
}

function pnpmEntry(file: string, line: number, key: string, tarball: string, installScript: boolean): LockEntry | null {
  const bare = key.replace(/\(.*$/, '');
  // v5 parts name and version by a slash and may carry peers after an underscore
  const v5 = /^\/((?:@[^/]{1,100}\/)?[^/@]{1,214})\/(\d[^_/]{0,100})/.exec(bare);
  const rest = bare.replace(/^\//, '');
  const at = rest.indexOf('@', 1);
  const name = v5?.[1] ?? (at > 0 ? rest.slice(0, at) : '');
  const version = v5?.[2] ?? (at > 0 ? rest.slice(at + 1) : '');
  if (name === '' || /^(?:file|link):/.test(version)) return null;
  const resolved = tarball || (/^(?:https?|git)/.test(version) ? version : '');
  return { file, line, key, name, installs: name, version, resolved, integrity: null, installScript };
}

function* bunLock(path: string, context: InspectContext): Iterable<LockEntry> {
  const value = context.json(path);
  const packages = isRecord(value) ? value['packages'] : null;
  if (!isRecord(packages)) return;
  for (const key of Object.keys(packages).slice(0, MOST)) {
    const entry = packages[key];
    const [id, second] = Array.isArray(entry) ? entry : [];
    if (typeof id !== 'string') continue;
    const at = id.indexOf('@', 1);
    if (at === -1) continue;
    const version = id.slice(at + 1);
    if (/^(?:workspace|link|file):/.test(version)) continue;
    const installs = id.slice(0, at);
    const parts = key.split('/');
    const name = (parts.at(-2) ?? '').startsWith('@') ? parts.slice(-2).join('/') : (parts.at(-1) ?? key);
    const resolved = /^(?:https?|git)/.test(version)
      ? version
      : typeof second === 'string' && /^https?:/.test(second)
        ? second
        : '';
    yield { file: path, line: 0, key, name, installs, version, resolved, integrity: null, installScript: false };
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 4_096) : '';
}
