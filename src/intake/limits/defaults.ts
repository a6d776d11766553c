/** The limits of intake, all adjustable. Bytes, counts, milliseconds. */
import type { TreeLimits } from '../../model/index.ts';

export const defaultLimits: TreeLimits = {
  maxBytes: 1024 ** 3,
  maxFileBytes: 32 * 1024 ** 2,
  maxFiles: 200_000,
  maxDepth: 64,
  maxArchiveDepth: 3,
  // deflate cannot pass 1,032 : 1; honest members above 300 : 1 are runs of zeros, of which the first megabytes say all
  maxRatio: 300,
  maxMillis: 120_000,
};

/** Below this many unpacked bytes a ratio proves nothing: a sparse log or an empty bitmap packs 1,000 : 1. */
export const RATIO_FLOOR = 8 * 1024 ** 2;

export function withDefaults(limits: Partial<TreeLimits> | undefined): TreeLimits {
  const merged = { ...defaultLimits };
  for (const key of Object.keys(defaultLimits) as (keyof TreeLimits)[]) {
    const value = limits?.[key];
    if (value !== undefined && Number.isFinite(value) && value >= 0) merged[key] = value;
  }
  return merged;
}
