/**
 * Known-bad npm packages from a folder of OSV records (one JSON file a record, in any depth, as the public collections of malicious packages keep them).
 * Bounded; links are not followed; a broken record is left out.
 */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readOsvPackages } from '../inspect/index.ts';
import { CounterlureError, displayText } from '../lib/index.ts';

const MOST_RECORDS = 500_000;
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_DEPTH = 8;

/** Records of the folder that was named, else of `known-bad` in the data folder where there is one; null where neither is. */
export function knownBadFrom(folder: string | undefined, dataDir: string | null): ReadonlyMap<string, string> | null {
  const usual = dataDir === null ? null : join(dataDir, 'known-bad');
  const from = folder ?? (usual !== null && isFolder(usual) ? usual : null);
  if (from === null) return null;
  if (!isFolder(from))
    throw new CounterlureError('CL_TARGET_NOT_FOUND', `--known-bad ${displayText(from, 200)} is not a folder`);
  const { packages, records } = read(from);
  if (records > 0) return packages;
  throw new CounterlureError(
    'CL_TARGET_UNSUPPORTED',
    `--known-bad ${displayText(from, 200)} holds no OSV records (.json)`,
  );
}

function read(folder: string): ReturnType<typeof readOsvPackages> {
  try {
    return readOsvPackages(recordsIn(folder));
  } catch (error) {
    throw new CounterlureError(
      'CL_TARGET_UNREADABLE',
      `--known-bad ${displayText(folder, 200)}: ${displayText(String(error), 200)}`,
      { cause: error },
    );
  }
}

function* recordsIn(root: string): Generator<{ name: string; text: string }> {
  const folders = [{ path: root, depth: 0 }];
  let left = MOST_RECORDS;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(folder.path, { withFileTypes: true })) {
      const path = join(folder.path, entry.name);
      if (entry.isDirectory() && folder.depth < MOST_DEPTH) folders.push({ path, depth: folder.depth + 1 });
      if (!entry.isFile() || !/\.(json|jsonl|ndjson)$/.test(entry.name) || lstatSync(path).size > MOST_BYTES) continue;
      if (left-- <= 0) return;
      yield { name: entry.name, text: readFileSync(path, 'utf8') };
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
