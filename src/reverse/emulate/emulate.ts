/**
 * Lets a sample run in the decoy world, once for each persona and answer of the network, and by force where it did not go by itself. Nothing of it happens: it runs in
 * an interpreter in WebAssembly, in a thread of a confined process. Always gives what was seen, whatever became of the runs.
 */
import type { Emulation, EmulationLimits, EmulationRequest } from './emulation.ts';
import { Merger } from './merge.ts';
import { Planner, type Wave } from './plan.ts';
import { Pool } from './process/pool.ts';

export const DEFAULT_LIMITS: EmulationLimits = {
  totalMillis: 30_000,
  runMillis: 10_000,
  runSteps: 6_000,
  guestMebibytes: 80,
  events: 4_000,
  jobs: 2,
};

/** For all runs with turned conditions together: small samples get many, large ones one or two. */
const FORCED_STEPS = 1_500;

export async function emulate(request: EmulationRequest): Promise<Emulation> {
  const merger = new Merger(request);
  const pool = new Pool(request.limits.jobs);
  try {
    await runAll(request, merger, pool);
  } catch (error) {
    merger.problem(`the emulation stopped: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    pool.stop();
  }
  return merger.finish();
}

async function runAll(request: EmulationRequest, merger: Merger, pool: Pool): Promise<void> {
  const planner = new Planner(request);
  const { totalMillis, runSteps } = request.limits;
  const run = async ({ tasks, forced }: Wave): Promise<boolean> => {
    if (tasks.length === 0) return false;
    if (pool.cpuMillis > totalMillis) {
      merger.problem('time was up before all runs were made');
      return false;
    }
    for (const result of await pool.run(tasks)) merger.add(result, forced);
    return true;
  };
  await run(planner.first());
  const first = merger.state;
  await run(planner.second(first));
  await run(planner.third(merger.state, first));
  const budget = merger.steps + Math.min(runSteps, FORCED_STEPS);
  for (let before = merger.state; await run(planner.forced(before, budget - merger.steps)); before = merger.state)
    if (!planner.worthwhile(merger.state, before)) break;
}
