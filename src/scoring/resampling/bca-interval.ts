import { normalCdf } from "../comparison/normal-cdf.ts";
import { normalQuantile } from "../comparison/normal-quantile.ts";
import { quantile } from "./quantile.ts";

/**
 * Bias-corrected and accelerated interval: percentiles of the replicates, moved by z0 (how far the estimate lies from
 * their middle) and by the acceleration a (how the standard error changes with the estimate):
 * P(z0 + (z0 + z) / (1 - a (z0 + z))) for z = -1.96 and 1.96.
 * Source: Efron (1987); Efron & Tibshirani (1993), section 14.3.
 * @param sorted the replicates' values, ascending
 * @returns null where all replicates lie on one side of the estimate, or the move leads nowhere: then it is undefined
 */
export function bcaInterval(
  sorted: Float64Array,
  estimate: number,
  acceleration: number,
  level = 0.95,
): [low: number, high: number] | null {
  const below = shareBelow(sorted, estimate);
  if (below === 0 || below === 1) return null;
  const z0 = normalQuantile(below);
  const end = (probability: number): number => {
    const z = z0 + normalQuantile(probability);
    const stretch = 1 - acceleration * z;
    return stretch > 0 ? quantile(sorted, normalCdf(z0 + z / stretch)) : Number.NaN;
  };
  const [low, high] = [end((1 - level) / 2), end((1 + level) / 2)];
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}

/**
 * Values that equal the estimate count half: the mean of one question takes few values, and rounding would decide
 * otherwise on which side they lie.
 */
function shareBelow(sorted: Float64Array, estimate: number): number {
  const rounding = 1e-12 * Math.abs(estimate);
  let twice = 0;
  for (const value of sorted) {
    if (value < estimate - rounding) twice += 2;
    else if (value <= estimate + rounding) twice += 1;
  }
  return twice / (2 * sorted.length);
}
