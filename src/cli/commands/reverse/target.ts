/** From what the user named to a sample: a file as it is, or one file of a folder or archive with the others around it. */
import { openTree, readTreeFileSync } from '../../../intake/index.ts';
import { CounterlureError, displayText } from '../../../lib/index.ts';
import type { Tree, TreeFile } from '../../../model/index.ts';
import type { GuestFile, ReverseTarget } from '../../../reverse/index.ts';
import type { Io } from '../../io.ts';
import type { ReverseFlags } from './flags.ts';

/** A sample is read whole up to here. bytes */
const MOST_BYTES = 32 * 1024 * 1024;
/** What lies around it in the decoy world. */
const MOST_AROUND = 2_000;
const MOST_AROUND_BYTES = 16 * 1024 * 1024;
const MOST_AROUND_FILE_BYTES = 2 * 1024 * 1024;
const READABLE = /\.(?:[cm]?[jt]sx?|json|svg|txt|env|html?|css|ya?ml|md|py|sh|woff2?)$|(?:^|\/)\.env/i;

/** @throws CounterlureError CL_TARGET_…, CL_USAGE where the entry is missing, CL_LIMIT where it is too large */
export async function sampleFrom(
  name: string,
  flags: Pick<ReverseFlags, 'entry' | 'password'>,
  io: Io,
): Promise<ReverseTarget> {
  const tree = await openTree(name, {
    ...(flags.password === undefined ? {} : { password: flags.password }),
    ...(name === '-' ? { stdin: io.stdin } : {}),
  });
  const entry = entryOf(tree, flags.entry);
  if (entry.size > MOST_BYTES)
    throw new CounterlureError(
      'CL_LIMIT',
      `${entry.path} has ${entry.size} bytes, and a sample may have ${MOST_BYTES}`,
    );
  const content = readTreeFileSync(entry, MOST_BYTES);
  if (tree.kind === 'file') return { name: displayText(name), content };
  return {
    name: `${displayText(name)}: ${entry.path}`,
    content,
    path: entry.name,
    files: filesAround(tree, entry),
  };
}

function entryOf(tree: Tree, wanted: string | undefined): TreeFile {
  const delivered = tree.files.filter((file) => file.origin === 'delivered');
  const [only] = delivered;
  if (wanted === undefined) {
    if (only !== undefined && delivered.length === 1) return only;
    const some = delivered.filter(({ name }) => /\.(?:[cm]?js|py|ps1|sh)$/i.test(name)).slice(0, 5);
    const names = some.length === 0 ? '' : `, for example ${some.map(({ path }) => path).join(', ')}`;
    throw new CounterlureError(
      'CL_USAGE',
      `${tree.target} has ${delivered.length} files: name one with --entry${names}`,
    );
  }
  const path = wanted.replaceAll('\\', '/').replace(/^\.\//, '');
  const found = tree.files.find((file) => file.path === path) ?? delivered.find((file) => file.name === path);
  if (found === undefined)
    throw new CounterlureError('CL_TARGET_NOT_FOUND', `${tree.target} has no file ${displayText(wanted, 200)}`);
  return found;
}

function filesAround(tree: Tree, entry: TreeFile): GuestFile[] {
  const files: GuestFile[] = [];
  let bytes = 0;
  for (const file of tree.files) {
    if (file === entry || file.root !== entry.root || file.size > MOST_AROUND_FILE_BYTES) continue;
    if (!READABLE.test(file.name) || file.name.includes('node_modules/')) continue;
    if (files.length >= MOST_AROUND || bytes + file.size > MOST_AROUND_BYTES) break;
    bytes += file.size;
    files.push({ path: file.name, text: Buffer.from(readTreeFileSync(file, MOST_AROUND_FILE_BYTES)).toString('utf8') });
  }
  return files;
}
