/**
 * A target, whatever it is, as one bounded read-only `Tree`. Nothing of it is executed, no link is followed, no configuration of it is
 * obeyed; what is malformed gives less and says so. Throws `CounterlureError` where there is nothing to give.
 *
 * The same content has the same paths as a folder, zip, tgz or bare repository: an archive's wrapper folder is taken off, a bare repository's HEAD stands for
 * the working tree, and blobs that the working tree already holds are not given twice. Only files below `.git` depend on what the carrier brings.
 */
import { opendirSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { CounterlureError } from '../lib/index.ts';
import type { Tree } from '../model/index.ts';
import { Assembly } from './assembly.ts';
import { errorCode, readDiskFile } from './disk/disk-file.ts';
import { Budget } from './limits/budget.ts';
import { withDefaults } from './limits/defaults.ts';
import { displayName } from './names/clean-name.ts';
import { openBytes } from './open-bytes.ts';
import type { OpenOptions } from './options.ts';
import { isGitUrl } from './remote/git-url.ts';
import { SNIFF_BYTES, sniffContainer } from './sniff.ts';
import { readStdin } from './stdin.ts';
import { TreeBuilder } from './tree-builder.ts';
import { walkFolder } from './walk-folder.ts';

export async function openTree(target: string, options: OpenOptions = {}): Promise<Tree> {
  const builder = new TreeBuilder(new Budget(withDefaults(options.limits)), options.onProgress);
  const assembly = new Assembly(builder, options);
  if (target === '-') {
    const bytes = await readStdin(options.stdin ?? process.stdin, builder.budget.limits);
    await openBytes(bytes, 'stdin', assembly);
    return assembly.tree(target, 'stdin');
  }
  if (target.startsWith('npm:')) {
    const { fetchPackage } = await import('./remote/npm-package.ts');
    const fetched = await fetchPackage(target, options, builder.budget);
    await openBytes(fetched, displayName(target), assembly);
    return assembly.tree(target, 'npm');
  }
  if (isGitUrl(target)) {
    const { withFetchedRepository } = await import('./remote/git-fetch.ts');
    return withFetchedRepository(target, options, builder.budget, async (folder) => {
      await assembly.addFolder(walkFolder(folder, builder), { own: true });
      return assembly.tree(target, 'git-url', [target]);
    });
  }
  return openPath(target, assembly);
}

async function openPath(target: string, assembly: Assembly): Promise<Tree> {
  const { path, folder } = locate(target);
  const { builder } = assembly;
  if (folder) {
    await assembly.addFolder(walkFolder(path, builder), { own: false });
    return assembly.tree(target, assembly.isRepository ? 'git' : 'folder');
  }
  const { limits } = builder.budget;
  const head = readGuarded(target, path, SNIFF_BYTES);
  const container = sniffContainer(head.bytes);
  if (container === null) {
    await assembly.addSingle(basename(path), path);
    return assembly.tree(target, 'file');
  }
  if (head.size > limits.maxBytes) {
    throw new CounterlureError(
      'CL_LIMIT',
      `${displayName(target)} has ${head.size} bytes; the limit of bytes in all (max-bytes) is ${limits.maxBytes}`,
    );
  }
  const { bytes } = readGuarded(target, path, limits.maxBytes);
  const format = await openBytes(bytes, basename(path), assembly);
  return assembly.tree(target, format === 'single' ? 'file' : format);
}

function locate(target: string): { readonly path: string; readonly folder: boolean } {
  if (target === '' || target.includes('\0'))
    throw new CounterlureError('CL_TARGET_NOT_FOUND', `no such file or folder: "${displayName(target)}"`);
  try {
    // the target itself may be a link: the user named it. From here on none is followed
    const path = realpathSync(target);
    const stat = statSync(path);
    if (stat.isDirectory()) opendirSync(path).closeSync(); // a folder that cannot be listed has nothing to give
    if (stat.isDirectory() || stat.isFile()) return { path, folder: stat.isDirectory() };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') {
      throw new CounterlureError('CL_TARGET_NOT_FOUND', `no such file or folder: ${displayName(target)}`, {
        cause: error,
      });
    }
    throw new CounterlureError('CL_TARGET_UNREADABLE', `${displayName(target)} cannot be read: ${code}`, {
      cause: error,
    });
  }
  throw new CounterlureError('CL_TARGET_UNSUPPORTED', `${displayName(target)} is neither a file nor a folder`);
}

function readGuarded(target: string, path: string, max: number): ReturnType<typeof readDiskFile> {
  try {
    return readDiskFile(path, max);
  } catch (error) {
    throw new CounterlureError('CL_TARGET_UNREADABLE', `${displayName(target)} cannot be read: ${errorCode(error)}`, {
      cause: error,
    });
  }
}
