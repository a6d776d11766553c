/**
 * Keeps the process small that unpacks facts: where much is made and dropped at once, V8 lets the space of young objects grow to 100 MB and more. It may grow to
 * what pays, and no further. Only trees whose facts are packed ask for this.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Both halves. */
const ENOUGH_BYTES = 16 * 1024 * 1024;
const ASK_EVERY = 16;
let calls = 0;
let bounded = false;

export function boundYoungSpace(): void {
  if (bounded || calls++ % ASK_EVERY !== 0) return;
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  if (young === undefined || young.space_size < ENOUGH_BYTES) return;
  bounded = true;
  // looked up by the collector each time it thinks of growing that space, so it can be set at any time
  setFlagsFromString('--semi-space-growth-factor=1');
}
