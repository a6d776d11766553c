/** Figures as people read them. */

/** 1203 as `1,203` */
export function numbered(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 file`, `1,203 files` */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${numbered(count)} ${count === 1 ? noun : plural}`;
}

/** 48210 as `48 kB`; units of 1000 */
export function byteCount(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  do {
    value /= 1000;
    unit++;
  } while (value >= 999.5 && unit < units.length - 1);
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
