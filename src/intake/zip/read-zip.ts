/**
 * The members of a zip in memory, each unpacked on demand and bounded. The central directory leads, as for every unpacker; local
 * headers are held against it, and members that only local headers show (hidden ones, or those of a broken archive) are found by walking the gaps.
 */
import type { Entry, Members, RawNote, RawSkipped } from '../entry.ts';
import { memberName } from './member-name.ts';
import { CENTRAL, findEnd, LOCAL, type LocalRecord, readCentral, readLocal, type ZipMember } from './records.ts';
import { memberContent } from './unpack-member.ts';

export interface ZipOptions {
  readonly password: string | undefined;
  readonly maxMembers: number;
  readonly maxRatio: number;
}

/** A member with its place in the archive. */
interface Placed {
  readonly member: ZipMember;
  readonly data: number;
  readonly hidden: boolean;
}

/** Null: no zip record stands in these bytes at all. */
export function readZip(bytes: Uint8Array, options: ZipOptions): Members | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const notes: RawNote[] = [];
  const skipped: RawSkipped[] = [];
  const listed = listMembers(zip, options, notes, skipped);
  const placed: Placed[] = [];
  for (const { member, shift } of listed?.members ?? []) {
    const local = readLocal(zip, member.offset + shift);
    if (local === null) {
      const name = memberName(member);
      notes.push({
        code: 'corrupt-container',
        name,
        message: 'is listed in the central directory but its content is not there',
      });
      skipped.push({
        code: 'corrupt',
        name,
        reason: 'no content at the place that the central directory states',
        size: safe(member.size),
      });
      continue;
    }
    compare(member, local.member, notes);
    placed.push({ member: { ...member, offset: member.offset + shift }, data: local.data, hidden: false });
  }
  const end = listed?.start ?? zip.length;
  const hidden = hiddenMembers(zip, placed, end, options.maxMembers - placed.length);
  if (listed === null) {
    if (hidden.length === 0) return null;
    notes.push({
      code: 'corrupt-container',
      message: 'has no central directory: members were found by their local headers',
    });
  } else {
    for (const { member } of hidden) {
      notes.push({
        code: 'size-mismatch',
        name: memberName(member),
        message: 'is in the archive but not listed in its central directory: unpackers differ in what they show',
      });
    }
  }
  tellOverlap(placed, notes);
  const entries = [...placed, ...hidden].map((one) => entryOf(zip, one, end, options));
  return { entries, notes, skipped, rooted: entries.some((entry) => entry.name.startsWith('./')) };
}

interface Listed {
  readonly members: readonly { readonly member: ZipMember; readonly shift: number }[];
  readonly start: number;
}

function listMembers(zip: Buffer, options: ZipOptions, notes: RawNote[], skipped: RawSkipped[]): Listed | null {
  const end = findEnd(zip);
  if (end === null) return null;
  if (end.trailing > 0)
    notes.push({ code: 'size-mismatch', message: `${end.trailing} bytes follow the end of the archive` });
  const members: { member: ZipMember; shift: number }[] = [];
  let at = end.start;
  while (members.length < options.maxMembers) {
    const record = readCentral(zip, at);
    if (record === null) break;
    members.push({ member: record.member, shift: end.shift });
    at = record.end;
  }
  if (members.length >= options.maxMembers && members.length < end.count) {
    skipped.push({ code: 'max-files', reason: `more than ${options.maxMembers} members` });
  } else if (members.length !== end.count && members.length % 65_536 !== end.count) {
    notes.push({ code: 'size-mismatch', message: `states ${end.count} members, lists ${members.length}` });
  }
  return { members, start: end.start };
}

/** What two unpackers would take differently. */
function compare(central: ZipMember, local: ZipMember, notes: RawNote[]): void {
  const name = memberName(central);
  const add = (message: string) => notes.push({ code: 'size-mismatch', name, message });
  if (Buffer.compare(central.name, local.name) !== 0 && memberName(local) !== name)
    add(`its own header calls it "${memberName(local)}"`);
  const deferred = (local.flags & 8) !== 0 && local.size === 0;
  if (!deferred && local.size !== central.size)
    add(`states two sizes: ${central.size} in the directory, ${local.size} in its own header`);
  else if (!deferred && local.packed !== central.packed && local.packed !== 0) {
    add(`states two packed sizes: ${central.packed} in the directory, ${local.packed} in its own header`);
  }
  if (central.method !== local.method) add('states two compression methods');
}

function tellOverlap(placed: readonly Placed[], notes: RawNote[]): void {
  const inOrder = placed.toSorted((a, b) => a.member.offset - b.member.offset);
  let end = 0;
  let overlapping = 0;
  for (const { member, data } of inOrder) {
    if (member.offset < end) overlapping += 1;
    end = Math.max(end, data + safe(member.packed));
  }
  if (overlapping > 0)
    notes.push({ code: 'compression-bomb', message: `${overlapping} members share the bytes of others` });
}

function hiddenMembers(zip: Buffer, placed: readonly Placed[], end: number, max: number): readonly Placed[] {
  const found: Placed[] = [];
  const inOrder = placed.toSorted((a, b) => a.member.offset - b.member.offset);
  let at = 0;
  for (const next of [...inOrder, null]) {
    const stop = Math.min(next?.member.offset ?? end, end);
    if (stop - at > 30 && found.length < max) searchGap(zip, at, stop, max, found);
    if (next !== null) at = Math.max(at, next.data + safe(next.member.packed));
  }
  return found;
}

const LOCAL_MARK = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

function searchGap(zip: Buffer, from: number, stop: number, max: number, found: Placed[]): void {
  let at = zip.indexOf(LOCAL_MARK, from);
  while (at !== -1 && at < stop && found.length < max) {
    const local = readLocal(zip, at);
    if (local === null || !plausible(local)) {
      at = zip.indexOf(LOCAL_MARK, at + 4);
      continue;
    }
    const member = local.member.packed === 0 ? withFoundSize(zip, local, stop) : local.member;
    found.push({ member, data: local.data, hidden: true });
    at = zip.indexOf(LOCAL_MARK, local.data + Math.max(0, Math.min(safe(member.packed), stop - local.data)));
  }
}

function plausible({ member }: LocalRecord): boolean {
  return (
    member.name.length > 0 &&
    member.name.length < 4096 &&
    (member.method === 0 || member.method === 8 || member.method === 93 || member.method === 99)
  );
}

/** A size that follows its content: up to the next record. */
function withFoundSize(zip: Buffer, local: LocalRecord, stop: number): ZipMember {
  if ((local.member.flags & 8) === 0) return local.member;
  let end = stop;
  for (
    let at = zip.indexOf('PK', local.data, 'latin1');
    at !== -1 && at + 4 <= stop;
    at = zip.indexOf('PK', at + 2, 'latin1')
  ) {
    const mark = zip.readUInt32LE(at);
    if (mark === LOCAL || mark === CENTRAL || mark === 0x08074b50) {
      end = at;
      break;
    }
  }
  return { ...local.member, packed: end - local.data, size: 0 };
}

function entryOf(zip: Buffer, { member, data, hidden }: Placed, end: number, options: ZipOptions): Entry {
  const name = memberName(member);
  const type = (member.unixMode ?? 0) & 0o170000;
  const mode = member.unixMode === null ? null : member.unixMode & 0o7777;
  const folder = name.endsWith('/') || type === 0o040000 || (member.dosFolder && member.size === 0);
  const content = memberContent(zip, { member, data, end, hidden }, options);
  const base = { name, mode, target: null, size: folder ? null : safe(member.size), content };
  if (folder) return { ...base, kind: 'folder', content: { kind: 'none' } };
  if (type === 0o120000)
    return { ...base, kind: 'symlink', target: linkTarget(content.load(4096).bytes), content: { kind: 'none' } };
  if (type === 0o010000 || type === 0o020000 || type === 0o060000 || type === 0o140000)
    return { ...base, kind: 'device', content: { kind: 'none' } };
  return { ...base, kind: 'file' };
}

function linkTarget(bytes: Uint8Array | null): string {
  return bytes === null ? '' : Buffer.from(bytes).toString('utf8');
}

function safe(value: number): number {
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
