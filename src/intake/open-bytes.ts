/** A target that is already in memory: an archive by its magic bytes, or a single file of the given name. */
import { CounterlureError } from '../lib/index.ts';
import type { Assembly } from './assembly.ts';
import { openContainer } from './open-container.ts';
import { sniffContainer } from './sniff.ts';

export async function openBytes(
  bytes: Uint8Array,
  name: string,
  assembly: Assembly,
): Promise<'zip' | 'tar' | 'single'> {
  const container = sniffContainer(bytes);
  if (container === null) {
    await assembly.addMemory(name, bytes);
    return 'single';
  }
  const opened = await openContainer(bytes, container, name, assembly.containerOptions());
  if (opened.format === 'none') {
    const why = opened.skipped[0];
    const code = why?.code === 'unsupported-archive' ? 'CL_TARGET_UNSUPPORTED' : 'CL_TARGET_CORRUPT';
    throw new CounterlureError(code, `${name}: ${why?.reason ?? 'nothing in it can be read'}`);
  }
  await assembly.addArchive(opened, bytes.length);
  return opened.format;
}
