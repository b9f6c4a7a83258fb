import { bcaInterval } from "./bca-interval.ts";
import { sortedPercentileInterval } from "./percentile-interval.ts";

/** Above this share of failed replicates no interval is given: those that fail are not a random part. */
export const failureShareMax = 0.01;

/** What the replicates say about one statistic. */
export interface Spread {
  /** 95 %; null where too many replicates failed */
  interval: [low: number, high: number] | null;
  standardError: number | null;
  failureCount: number;
  /** true: BCa was asked for but is undefined, so this is the percentile interval */
  fallsBack?: boolean;
}

/** What BCa needs to know beside the replicates. */
export interface BcaFacts {
  estimate: number;
  /** null where the jackknife could not tell */
  acceleration: number | null;
}

/**
 * Percentile interval and standard error from a statistic's replicates.
 * @param values one per replicate, NaN where it failed
 */
export function spreadOf(values: Float64Array): Spread {
  return describe(values, (sorted) => ({ interval: sortedPercentileInterval(sorted) }));
}

/**
 * The same with a BCa interval where that is defined. A statistic that does not vary (the loading of an only
 * indicator) needs no correction.
 */
export function bcaSpreadOf(values: Float64Array, { estimate, acceleration }: BcaFacts): Spread {
  return describe(values, (sorted) => {
    const middle = sortedPercentileInterval(sorted);
    const width = (sorted.at(-1) as number) - (sorted[0] as number);
    if (width <= 1e-12 * Math.abs(estimate)) return { interval: middle };
    const interval = acceleration === null ? null : bcaInterval(sorted, estimate, acceleration);
    return interval ? { interval } : { interval: middle, fallsBack: true };
  });
}

function describe(
  values: Float64Array,
  intervalOf: (sorted: Float64Array) => Pick<Spread, "interval" | "fallsBack">,
): Spread {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const failureCount = values.length - sorted.length;
  if (sorted.length < 2 || failureCount > failureShareMax * values.length) {
    return { interval: null, standardError: null, failureCount };
  }
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (sorted.length - 1));
  return { ...intervalOf(sorted), standardError, failureCount };
}
