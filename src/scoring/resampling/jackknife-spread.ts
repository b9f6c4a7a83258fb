import { studentQuantile } from "../comparison/student-t.ts";
import type { JackknifeGroups } from "./jackknife-groups.ts";
import { failureShareMax, type Spread } from "./spread.ts";

/**
 * Interval and standard error from the values without one group after the other:
 * variance = sum over groups of (n - 1) / n (value - mean)^2, interval = estimate -+ Student's quantile times its root.
 * Source: Kott (2001); Wolter (2007), chapter 4.
 * @param values one per group, NaN where it failed
 */
export function jackknifeSpreadOf(
  values: Float64Array,
  estimate: number,
  { factors, degreesOfFreedom }: JackknifeGroups,
): Spread {
  const usable = values.filter((value) => Number.isFinite(value));
  const failureCount = values.length - usable.length;
  if (usable.length < 2 || failureCount > failureShareMax * values.length) {
    return { interval: null, standardError: null, failureCount };
  }
  const mean = usable.reduce((sum, value) => sum + value, 0) / usable.length;
  let variance = 0;
  for (let g = 0; g < values.length; g++) {
    const distance = (values[g] as number) - mean;
    if (Number.isFinite(distance)) variance += (factors[g] as number) * distance ** 2;
  }
  const standardError = Math.sqrt((variance * values.length) / usable.length);
  const half = studentQuantile(0.975, degreesOfFreedom) * standardError;
  return { interval: [estimate - half, estimate + half], standardError, failureCount };
}
