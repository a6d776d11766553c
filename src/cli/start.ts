/**
 * The process around the command line: real streams, signals, the end. A closed pipe is no error; a signal cleans up and then
 * ends it as the signal itself would have, so that shells and callers see what happened.
 */
import { type Io, writeTo } from './io.ts';
import { run } from './main.ts';

const cleaners = new Set<() => void>();
const abort = new AbortController();

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  get stdin() {
    return process.stdin; // opening it costs, and few need it
  },
  env: process.env,
  signal: abort.signal,
  onEnd: (clean) => {
    cleaners.add(clean);
    return () => void cleaners.delete(clean);
  },
};

function cleanUp(): void {
  for (const clean of cleaners) {
    cleaners.delete(clean);
    clean();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    abort.abort();
    cleanUp();
    process.removeAllListeners(signal); // the others still hear it: they were asked together
    process.kill(process.pid, signal);
  });
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error; // else the reader has seen enough; the exit code still says what was found
  });
}

process.on('exit', cleanUp);
process.exitCode = await run(process.argv.slice(2), io);
await writeTo(io.stdout, ''); // what was written before it has left the process
// nothing may keep a finished command alive: not an open terminal, not a reading process that is slow to go
process.exit();
