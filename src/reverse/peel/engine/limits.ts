/** How much peeling may make. Counts come first, time is only the last fence: results do not depend on the machine where counts end it. */
export interface PeelLimits {
  readonly layers: number;
  /** a nest of sixty is normal */
  readonly depth: number;
  /** all contents together */
  readonly bytes: number;
  readonly layerBytes: number;
  /** layers made directly from one layer */
  readonly children: number;
}

export const PEEL_LIMITS: PeelLimits = {
  layers: 500,
  depth: 100,
  bytes: 96 * 2 ** 20,
  layerBytes: 24 * 2 ** 20,
  children: 250,
};
