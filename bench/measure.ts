/** Runs a command and measures its whole process tree: CPU seconds by the shell's accounting, wall seconds, peak of the summed proportional memory (Linux). */
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

const SAMPLE_MILLIS = 40;

export function measure(command: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    // `times` accounts for every descendant that was waited for
    const script = '"$@" > "$OUT_FD" 2> /dev/null; code=$?; times >&2; exit $code';
    const child = spawn('bash', ['-c', script, 'measure', ...command], {
      env: { ...env, OUT_FD: '/dev/fd/3' },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let peak = 0;
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      if (stdout.length < 50_000_000) stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const timer = setInterval(() => {
      peak = Math.max(peak, treeMemory(child.pid ?? 0));
    }, SAMPLE_MILLIS);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({
        cpuSeconds: cpuOf(stderr),
        wallSeconds: (performance.now() - started) / 1000,
        peakMegabytes: peak / 1e6,
        exitCode: code ?? -1,
        stdout,
      });
    });
  });
}

function cpuOf(times: string): number {
  const all = [...times.matchAll(/(\d+)m([\d.]+)s/g)].map((match) => Number(match[1]) * 60 + Number(match[2]));
  return all.slice(-2).reduce((sum, seconds) => sum + seconds, 0);
}

function treeMemory(root: number): number {
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
