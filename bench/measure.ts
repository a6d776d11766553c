/**
 * Runs a command and measures its whole process tree (Linux): CPU seconds, wall seconds, peak of the summed proportional memory. Sampled from /proc, for the
 * shell's own accounting misses processes that nobody waits for.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** MB (10^6 bytes); 0 where the system does not tell */
  readonly peakMegabytes: number;
  readonly exitCode: number;
  readonly stdout: string;
}

const SAMPLE_MILLIS = 15;
const TICKS_PER_SECOND = 100;

export function measure(command: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const [program = '', ...rest] = command;
    const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let stdout = '';
    const ticks = new Map<number, number>();
    let peak = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      if (stdout.length < 50_000_000) stdout += chunk.toString();
    });
    const timer = setInterval(() => {
      peak = Math.max(peak, look(child.pid ?? 0, ticks));
    }, SAMPLE_MILLIS);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({
        cpuSeconds: [...ticks.values()].reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND,
        wallSeconds: (performance.now() - started) / 1000,
        peakMegabytes: peak / 1e6,
        exitCode: code ?? -1,
        stdout,
      });
    });
  });
}

/** Memory of the tree below `root` now; notes the CPU ticks of each process, its waited-for children left out. */
function look(root: number, ticks: Map<number, number>): number {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = parentOf(entry);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  let total = 0;
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    total += proportional(pid);
    const used = ticksOf(pid);
    if (used !== null) ticks.set(pid, used);
    open.push(...(children.get(pid) ?? []));
  }
  return total;
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

function ticksOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return null;
  }
}

function proportional(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
