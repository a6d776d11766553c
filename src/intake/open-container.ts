/** The members of an archive in memory, whatever its format. Compressed single files are containers of one member. */
import type { Entry, Members, RawNote, RawSkipped } from './entry.ts';
import { gunzip } from './gunzip.ts';
import { unpack } from './inflate.ts';
import { RATIO_FLOOR } from './limits/defaults.ts';
import type { Container } from './sniff.ts';
import { isTarHeader } from './tar/header.ts';
import { readTar } from './tar/read-tar.ts';

export interface ContainerOptions {
  readonly password: string | undefined;
  readonly maxMembers: number;
  readonly maxRatio: number;
  /** bytes that a compressed stream may unpack to */
  readonly maxBytes: number;
}

export interface Opened extends Members {
  readonly format: 'zip' | 'tar' | 'single' | 'none';
}

/** `format: 'none'`: nothing could be read; `skipped` says why. `name` is the archive's own, for the member of a compressed single file. */
export async function openContainer(
  bytes: Uint8Array,
  container: Container,
  name: string,
  options: ContainerOptions,
): Promise<Opened> {
  if (container === 'zip') {
    const { readZip } = await import('./zip/read-zip.ts');
    const members = readZip(bytes, options);
    return members === null
      ? nothing('corrupt', 'no readable record of a zip stands in it', true)
      : { ...members, format: 'zip' };
  }
  if (container === 'tar') return { ...readTar(bytes, options.maxMembers), format: 'tar' };
  if (container === 'gzip' || container === 'zstd') return openCompressed(bytes, container, name, options);
  return nothing('unsupported-archive', `${container} archives are not opened`, false);
}

function nothing(code: string, reason: string, corrupt: boolean): Opened {
  const notes: RawNote[] = corrupt ? [{ code: 'corrupt-container', message: reason }] : [];
  return { format: 'none', entries: [], notes, skipped: [{ code, reason }], rooted: false };
}

function openCompressed(
  bytes: Uint8Array,
  container: 'gzip' | 'zstd',
  name: string,
  options: ContainerOptions,
): Opened {
  const byRatio = Math.max(RATIO_FLOOR * 4, bytes.length * options.maxRatio);
  const max = Math.min(options.maxBytes, byRatio);
  const plain = container === 'gzip' ? gunzip(bytes, max) : { ...unpack('zstd', bytes, max), name: null, trailing: 0 };
  const notes: RawNote[] = [];
  const skipped: RawSkipped[] = [];
  if (plain.state === 'limit' && byRatio <= options.maxBytes) {
    notes.push({ code: 'compression-bomb', message: `unpacks to more than ${options.maxRatio} times its packed size` });
    skipped.push({
      code: 'max-ratio',
      reason: `unpacks to more than ${options.maxRatio} times its packed size: only its beginning was read`,
    });
  } else if (plain.state === 'limit')
    skipped.push({ code: 'max-bytes', reason: `unpacks to more than ${max} bytes: only its beginning was read` });
  if (plain.state === 'corrupt') {
    notes.push({ code: 'corrupt-container', message: 'its packed content is damaged or breaks off' });
    skipped.push({ code: 'corrupt', reason: 'damaged or cut off: only its beginning was read' });
  }
  if (plain.trailing > 0)
    notes.push({ code: 'size-mismatch', message: `${plain.trailing} bytes follow the end of the archive` });
  if (plain.bytes.length === 0) return { format: 'none', entries: [], notes, skipped, rooted: false };
  if (isTarHeader(plain.bytes)) {
    const tar = readTar(plain.bytes, options.maxMembers);
    return { ...tar, format: 'tar', notes: [...notes, ...tar.notes], skipped: [...skipped, ...tar.skipped] };
  }
  const inner = plain.name ?? name.replace(/^.*\//, '').replace(/\.(?:gz|tgz|zst|svgz)$/i, '');
  const entry: Entry = {
    name: inner === '' ? 'content' : inner,
    kind: 'file',
    size: plain.bytes.length,
    mode: null,
    target: null,
    content: { kind: 'memory', bytes: plain.bytes },
  };
  return { format: 'single', entries: [entry], notes, skipped, rooted: true };
}
