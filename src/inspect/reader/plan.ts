/** How the work is cut: into batches of like weight, for as many reading processes as pay for their start. */
import type { TreeFile } from '../../model/index.ts';
import type { WireFile } from './protocol.ts';

/** Starting a process costs about as much CPU as reading so much. */
const WORTH_A_PROCESS_BYTES = 8 * 1024 * 1024;
const WORTH_A_PROCESS_FILES = 400;

/** Bytes and files of one batch: small enough to spread, large enough to pay for the message. */
const BATCH_BYTES = 1024 * 1024;
const BATCH_FILES = 96;
/** Opening, hashing and answering for the smallest file costs as much as reading so many bytes. */
const FILE_WEIGHT = 4 * 1024;

export function processCount(files: readonly TreeFile[], cores: number, wanted: number | undefined): number {
  if (wanted !== undefined && Number.isFinite(wanted)) return Math.max(1, Math.min(64, Math.floor(wanted)));
  let bytes = 0;
  for (const file of files) bytes += file.size;
  const pays = Math.ceil(Math.max(bytes / WORTH_A_PROCESS_BYTES, files.length / WORTH_A_PROCESS_FILES));
  return Math.max(1, Math.min(cores, pays, 16));
}

/** Places in the list, in order, cut where a batch is full. */
export function batchesOf(files: readonly TreeFile[], processes: number): readonly (readonly number[])[] {
  let total = 0;
  for (const file of files) total += file.size + FILE_WEIGHT;
  // the last batches decide when the work ends: several for each process
  const bytes = Math.min(BATCH_BYTES, Math.max(64 * 1024, total / (processes * 8)));
  const batches: number[][] = [];
  let batch: number[] = [];
  let weight = 0;
  for (const [index, file] of files.entries()) {
    const own = file.size + FILE_WEIGHT;
    if (batch.length > 0 && (weight + own > bytes || batch.length >= BATCH_FILES)) {
      batches.push(batch);
      batch = [];
      weight = 0;
    }
    batch.push(index);
    weight += own;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** Bytes in memory are sent up to the limit, and no more of the buffer that they are a part of. */
export function toWire(file: TreeFile, index: number, maxFileBytes: number, skip: WireFile['skip'] = []): WireFile {
  const source =
    file.source.kind === 'disk'
      ? file.source
      : { kind: 'memory' as const, bytes: file.source.bytes.subarray(0, maxFileBytes) };
  return { index, path: file.path, name: file.name, size: file.size, source, skip };
}
