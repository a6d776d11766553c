/**
 * Git repositories for tests, made without the git program: objects, refs and packs as names and bytes, to be written to a folder or packed into
 * an archive. `new GitBuilder().commit({ 'a.js': '1' })` … `.files()` gives what stands below `.git`.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export interface CommitSpec {
  readonly branch?: string;
  readonly parents?: readonly string[];
  readonly message?: string;
  readonly author?: string;
  readonly time?: number;
  readonly offset?: string;
}

/** What stands at a name: text or bytes of a blob, or a link, a submodule, an executable. */
export type TreeContent =
  | string
  | Uint8Array
  | { readonly mode: string; readonly content?: string | Uint8Array; readonly id?: string };

export interface BuiltObject {
  readonly type: string;
  readonly bytes: Buffer;
}

export class GitBuilder {
  readonly objects = new Map<string, BuiltObject>();
  readonly refs = new Map<string, string>();
  head = 'ref: refs/heads/main\n';
  readonly extra = new Map<string, Buffer>([
    ['config', Buffer.from('[core]\n\trepositoryformatversion = 0\n\tbare = false\n')],
  ]);

  object(type: string, content: string | Uint8Array): string {
    const bytes = Buffer.from(content);
    const id = createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
    this.objects.set(id, { type, bytes });
    return id;
  }

  /** Rows in the order given, names as given: they may lie. */
  tree(rows: readonly { readonly mode: string; readonly name: string; readonly id: string }[]): string {
    return this.object(
      'tree',
      Buffer.concat(
        rows.map(({ mode, name, id }) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')])),
      ),
    );
  }

  treeOf(files: Readonly<Record<string, TreeContent>>): string {
    const folders = new Map<string, Record<string, TreeContent>>();
    const rows: { mode: string; name: string; id: string }[] = [];
    for (const [path, content] of Object.entries(files)) {
      const slash = path.indexOf('/');
      if (slash !== -1) {
        const folder = folders.get(path.slice(0, slash)) ?? {};
        folder[path.slice(slash + 1)] = content;
        folders.set(path.slice(0, slash), folder);
      } else if (typeof content === 'string' || content instanceof Uint8Array)
        rows.push({ mode: '100644', name: path, id: this.object('blob', content) });
      else rows.push({ mode: content.mode, name: path, id: content.id ?? this.object('blob', content.content ?? '') });
    }
    for (const [name, inner] of folders) rows.push({ mode: '40000', name, id: this.treeOf(inner) });
    const key = (row: { mode: string; name: string }) => (row.mode === '40000' ? `${row.name}/` : row.name);
    return this.tree(rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)));
  }

  commit(files: Readonly<Record<string, TreeContent>>, spec: CommitSpec = {}): string {
    return this.commitTree(this.treeOf(files), spec);
  }

  commitTree(tree: string, spec: CommitSpec = {}): string {
    const branch = `refs/heads/${spec.branch ?? 'main'}`;
    const before = this.refs.get(branch);
    const parents = spec.parents ?? (before === undefined ? [] : [before]);
    const person = `${spec.author ?? 'A Fixture <fixture@mail.example>'} ${spec.time ?? 1_700_000_000 + this.objects.size} ${spec.offset ?? '+0900'}`;
    const id = this.object(
      'commit',
      `tree ${tree}\n${parents.map((one) => `parent ${one}\n`).join('')}author ${person}\ncommitter ${person}\n\n${spec.message ?? 'a change'}\n`,
    );
    this.refs.set(branch, id);
    return id;
  }

  /** Everything below the git folder with loose objects. */
  files(): Record<string, Buffer> {
    const files = this.withoutObjects();
    for (const [id, object] of this.objects) files[`objects/${id.slice(0, 2)}/${id.slice(2)}`] = looseObject(object);
    return files;
  }

  /** The same with one pack; `deltas` makes each listed object a delta of another (by offset or id). */
  packed(
    deltas: Readonly<Record<string, { readonly base: string; readonly by: 'offset' | 'id' }>> = {},
    version: 1 | 2 = 2,
  ): Record<string, Buffer> {
    const files = this.withoutObjects();
    const pack = buildPack(this.objects, deltas, version);
    const name = `objects/pack/pack-${'0'.repeat(40)}`;
    files[`${name}.pack`] = pack.pack;
    files[`${name}.idx`] = pack.index;
    return files;
  }

  withoutObjects(): Record<string, Buffer> {
    const files: Record<string, Buffer> = { HEAD: Buffer.from(this.head) };
    for (const [name, id] of this.refs) files[name] = Buffer.from(`${id}\n`);
    for (const [name, bytes] of this.extra) files[name] = bytes;
    return files;
  }
}

export function looseObject({ type, bytes }: BuiltObject): Buffer {
  return deflateSync(Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]));
}

const TYPES: Readonly<Record<string, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 };

export function buildPack(
  objects: ReadonlyMap<string, BuiltObject>,
  deltas: Readonly<Record<string, { readonly base: string; readonly by: 'offset' | 'id' }>>,
  version: 1 | 2,
): { pack: Buffer; index: Buffer } {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.size, 8);
  const parts: Buffer[] = [header];
  const offsets = new Map<string, number>();
  let at = 12;
  // plain ones first, so that every base stands before its deltas
  const order = [...objects].sort(([a], [b]) => Number(a in deltas) - Number(b in deltas));
  for (const [id, object] of order) {
    const delta = deltas[id];
    const base = delta === undefined ? undefined : objects.get(delta.base);
    const baseAt = delta === undefined ? undefined : offsets.get(delta.base);
    let bytes: Buffer;
    if (delta === undefined || base === undefined)
      bytes = Buffer.concat([packHeader(TYPES[object.type] ?? 3, object.bytes.length), deflateSync(object.bytes)]);
    else {
      const text = makeDelta(base.bytes, object.bytes);
      const reference = delta.by === 'id' ? Buffer.from(delta.base, 'hex') : offsetBytes(at - (baseAt ?? 0));
      bytes = Buffer.concat([packHeader(delta.by === 'id' ? 7 : 6, text.length), reference, deflateSync(text)]);
    }
    offsets.set(id, at);
    parts.push(bytes);
    at += bytes.length;
  }
  const body = Buffer.concat(parts);
  const pack = Buffer.concat([body, createHash('sha1').update(body).digest()]);
  return { pack, index: buildIndex(offsets, version) };
}

export function packHeader(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 15)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}

function offsetBytes(back: number): Buffer {
  const bytes = [back & 0x7f];
  for (let rest = Math.floor(back / 128) - 1; rest >= 0; rest = Math.floor(rest / 128) - 1)
    bytes.unshift((rest & 0x7f) | 0x80);
  return Buffer.from(bytes);
}

/** Copies the common beginning, inserts the rest. */
function makeDelta(base: Buffer, result: Buffer): Buffer {
  let common = 0;
  while (common < base.length && common < result.length && base[common] === result[common] && common < 0xffff)
    common += 1;
  const parts: Buffer[] = [sizeBytes(base.length), sizeBytes(result.length)];
  if (common > 0) parts.push(Buffer.from([0x80 | 0x10 | 0x20, common & 0xff, common >> 8]));
  for (let at = common; at < result.length; at += 127) {
    const piece = result.subarray(at, at + 127);
    parts.push(Buffer.from([piece.length]), piece);
  }
  return Buffer.concat(parts);
}

function sizeBytes(size: number): Buffer {
  const bytes: number[] = [];
  for (let rest = size; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest & 0x7f) | (rest > 127 ? 0x80 : 0));
    if (rest <= 127) return Buffer.from(bytes);
  }
}

export function buildIndex(offsets: ReadonlyMap<string, number>, version: 1 | 2): Buffer {
  const ids = [...offsets.keys()].sort();
  const fanout = Buffer.alloc(1024);
  for (let i = 0; i < 256; i++)
    fanout.writeUInt32BE(ids.filter((id) => Number.parseInt(id.slice(0, 2), 16) <= i).length, i * 4);
  const offset = (id: string) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(offsets.get(id) ?? 0);
    return bytes;
  };
  const id = (text: string) => Buffer.from(text, 'hex');
  if (version === 1) return Buffer.concat([fanout, ...ids.flatMap((one) => [offset(one), id(one)]), Buffer.alloc(40)]);
  return Buffer.concat([
    Buffer.from('ff744f6300000002', 'hex'),
    fanout,
    ...ids.map(id),
    Buffer.alloc(ids.length * 4),
    ...ids.map(offset),
    Buffer.alloc(40),
  ]);
}
