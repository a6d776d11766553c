/** Milliseconds of the processor that this process used: a deadline by the wall clock would make results depend on what else the machine does. */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
