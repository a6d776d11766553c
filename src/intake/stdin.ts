/** Everything that stands on standard input, up to the limit of bytes in all. */
import { CounterlureError } from '../lib/index.ts';
import type { TreeLimits } from '../model/index.ts';

export async function readStdin(stream: AsyncIterable<Uint8Array | string>, limits: TreeLimits): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    total += bytes.length;
    if (total > limits.maxBytes) {
      throw new CounterlureError('CL_LIMIT', `standard input has more than ${limits.maxBytes} bytes (max-bytes)`);
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
