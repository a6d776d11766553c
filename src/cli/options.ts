/** Values of options: parsed once, at the edge, into what the rest takes. A bad one is CL_USAGE with the option's name. */
import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** `512M`, `1.5G`, `4096`; bytes, units of 1024 */
export function bytes(text: string): number {
  const match = /^(\d{1,15}(?:\.\d{1,6})?)\s?([kmgt]?)(?:i?b)?$/i.exec(text.trim());
  const value =
    match === null ? Number.NaN : Math.floor(Number(match[1]) * (UNITS[(match[2] ?? '').toLowerCase()] ?? Number.NaN));
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Give a size such as 512M or 2G.');
  return value;
}

/** a whole number, 1 or more */
export function count(text: string): number {
  const value = /^\d{1,12}$/.test(text.trim()) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError('Give a whole number, 1 or more.');
  return value;
}

/** a whole number, 0 or more */
export function depth(text: string): number {
  if (!/^\d{1,6}$/.test(text.trim())) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return Number(text);
}

/** `30`, `90s`, `5m`, `1h`, `500ms`; milliseconds */
export function duration(text: string): number {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)\s?(ms|s|m|h|)$/i.exec(text.trim());
  const factor = { ms: 1, s: 1000, '': 1000, m: 60_000, h: 3_600_000 }[(match?.[2] ?? '').toLowerCase()];
  const value = match === null || factor === undefined ? Number.NaN : Math.floor(Number(match[1]) * factor);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Give a time such as 90s or 5m.');
  return value;
}
