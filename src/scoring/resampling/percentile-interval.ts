import { quantile } from "./quantile.ts";

/**
 * Percentile interval: the middle `level` of the replicates' values.
 * Source: Efron & Tibshirani (1993), chapter 13.
 * @param values of the replicates, in any order; left as they are
 */
export function percentileInterval(values: Float64Array, level = 0.95): [low: number, high: number] {
  return sortedPercentileInterval(values.slice().sort(), level);
}

/** The same of values in ascending order. */
export function sortedPercentileInterval(sorted: Float64Array, level = 0.95): [low: number, high: number] {
  return [quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2)];
}
