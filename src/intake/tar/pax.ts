/** The records of a pax header (POSIX.1-2001): `length key=value\n`. The lengths are the target's word and are checked. */
import { decodeName } from './header.ts';

export interface PaxRecords {
  readonly values: ReadonlyMap<string, string>;
  readonly broken: boolean;
}

const MAX_RECORDS = 1000;

export function readPax(bytes: Uint8Array): PaxRecords {
  const values = new Map<string, string>();
  let at = 0;
  for (let count = 0; at < bytes.length && bytes[at] !== 0; count++) {
    const blank = bytes.indexOf(0x20, at);
    const digits = blank === -1 || blank - at > 10 ? '' : Buffer.from(bytes.subarray(at, blank)).toString('latin1');
    const length = /^\d+$/.test(digits) ? Number.parseInt(digits, 10) : 0;
    const end = at + length;
    if (length < digits.length + 3 || end > bytes.length || bytes[end - 1] !== 0x0a || count >= MAX_RECORDS)
      return { values, broken: true };
    const equals = bytes.indexOf(0x3d, blank);
    if (equals === -1 || equals >= end) return { values, broken: true };
    values.set(decodeName(bytes.subarray(blank + 1, equals)), decodeName(bytes.subarray(equals + 1, end - 1)));
    at = end;
  }
  return { values, broken: false };
}
