import type { Interval } from "../score-types.ts";

/** Normal quantiles: 97.5 % for a 95 % interval, 80 % for the power of a test. */
const z975 = 1.959963984540054;
const z80 = 0.8416212335729143;

/** An index with the standard error of its bootstrap. */
export interface EstimatedIndex {
  index: number;
  standardError: number;
}

export interface IndexDifference {
  /** later minus earlier, index points */
  difference: number;
  /** 95 % */
  interval: Interval;
  /** the smallest true change that two such waves would detect with 80 % power at the 5 % level */
  detectable: number;
}

/**
 * Difference of the indices of two independent waves, each with its weights estimated anew in every replicate. The
 * standard errors add as squares. Somebody who answered both waves makes the interval too wide, never too narrow, as
 * long as people's answers agree with their own earlier ones.
 * @example indexDifference({ index: 72.5, standardError: 0.92 }, { index: 71.3, standardError: 0.95 }); // => +1.2 (-1.4 to 3.8)
 */
export function indexDifference(later: EstimatedIndex, earlier: EstimatedIndex): IndexDifference {
  const difference = later.index - earlier.index;
  const standardError = Math.hypot(later.standardError, earlier.standardError);
  return {
    difference,
    interval: [difference - z975 * standardError, difference + z975 * standardError],
    detectable: (z975 + z80) * standardError,
  };
}
