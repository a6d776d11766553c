/** A git delta applied to its base (gitformat-pack): copies and insertions. Null if it is not well formed or lies about a length. */

export function deltaSizes(
  delta: Uint8Array,
): { readonly base: number; readonly result: number; readonly at: number } | null {
  const base = readSize(delta, 0);
  const result = base === null ? null : readSize(delta, base.at);
  return base === null || result === null ? null : { base: base.value, result: result.value, at: result.at };
}

function readSize(delta: Uint8Array, from: number): { value: number; at: number } | null {
  let value = 0;
  let scale = 1;
  for (let at = from; at < delta.length && at < from + 7; at++) {
    const byte = delta[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if ((byte & 0x80) === 0) return { value, at: at + 1 };
    scale *= 128;
  }
  return null;
}

export function applyDelta(base: Uint8Array, delta: Uint8Array): Uint8Array | null {
  const sizes = deltaSizes(delta);
  if (sizes === null || sizes.base !== base.length) return null;
  const out = Buffer.allocUnsafe(sizes.result);
  let done = 0;
  let at = sizes.at;
  while (at < delta.length) {
    const op = delta[at++] ?? 0;
    if (op === 0) return null;
    if ((op & 0x80) === 0) {
      if (at + op > delta.length || done + op > out.length) return null;
      out.set(delta.subarray(at, at + op), done);
      at += op;
      done += op;
      continue;
    }
    let offset = 0;
    let length = 0;
    for (let bit = 0; bit < 4; bit++) if (op & (1 << bit)) offset += (delta[at++] ?? 0) * 2 ** (8 * bit);
    for (let bit = 0; bit < 3; bit++) if (op & (0x10 << bit)) length += (delta[at++] ?? 0) * 2 ** (8 * bit);
    if (length === 0) length = 0x10000;
    if (offset + length > base.length || done + length > out.length) return null;
    out.set(base.subarray(offset, offset + length), done);
    done += length;
  }
  return done === out.length ? out : null;
}
