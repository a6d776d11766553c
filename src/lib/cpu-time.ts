/** CPU time of another process, milliseconds, where the system tells (Linux); else null. A deadline by the wall clock alone would blame a file for a busy machine. */
import { readFileSync } from 'node:fs';

/** Clock ticks of /proc are hundredths of a second on every Linux that Node.js runs on. */
const TICK_MILLIS = 10;

export function cpuMillis(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // the name may hold anything, the fields after it do not
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks * TICK_MILLIS : null;
  } catch {
    return null;
  }
}
