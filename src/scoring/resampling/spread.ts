import { percentileInterval } from "./percentile-interval.ts";

/** Above this share of failed replicates no interval is given: those that fail are not a random part. */
export const failureShareMax = 0.01;

/** What the replicates say about one statistic. */
export interface Spread {
  /** 95 %, percentile; null where too many replicates failed */
  interval: [low: number, high: number] | null;
  standardError: number | null;
  failureCount: number;
}

/**
 * Interval and standard error from a statistic's replicates.
 * @param values one per replicate, NaN where it failed
 */
export function spreadOf(values: Float64Array): Spread {
  const usable = values.filter((value) => Number.isFinite(value));
  const failureCount = values.length - usable.length;
  if (usable.length < 2 || failureCount > failureShareMax * values.length) {
    return { interval: null, standardError: null, failureCount };
  }
  const mean = usable.reduce((sum, value) => sum + value, 0) / usable.length;
  const squares = usable.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    interval: percentileInterval(usable),
    standardError: Math.sqrt(squares / (usable.length - 1)),
    failureCount,
  };
}
