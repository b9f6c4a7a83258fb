import { acceleration } from "../resampling/acceleration.ts";
import { bcaSpreadOf, type Spread, spreadOf } from "../resampling/spread.ts";
import type { Interval } from "../score-types.ts";
import { bootstrapP } from "./bootstrap-p.ts";

/** A statistic: its estimate, its replicates, null without a bootstrap, and its jackknife, null unless for BCa. */
export interface Replicated {
  estimate: number;
  values: Float64Array | null;
  leftOut: { values: Float64Array; factors: Float64Array } | null;
}

/** Replicates that differ by less tell nothing, in index points as in standard deviations. */
const rounding = 1e-9;

/** a minus b, replicate by replicate: whatever the two have in common cancels out. */
export function differenceOf(a: Replicated, b: Replicated): Replicated {
  const minus = (from: Float64Array, values: Float64Array) =>
    from.map((value, replicate) => value - (values[replicate] as number));
  return {
    estimate: a.estimate - b.estimate,
    values: a.values && b.values && minus(a.values, b.values),
    leftOut: a.leftOut && b.leftOut && { ...a.leftOut, values: minus(a.leftOut.values, b.leftOut.values) },
  };
}

/** Interval and standard error, percentile or, where there is a jackknife, BCa; null without a bootstrap. */
export function spreadOfReplicated({ estimate, values, leftOut }: Replicated): Spread | null {
  if (!values) return null;
  const constant = values.every((value) => !(Math.abs(value - estimate) > rounding));
  if (!leftOut || constant) return spreadOf(values);
  return bcaSpreadOf(values, { estimate, acceleration: acceleration(leftOut.values, leftOut.factors) });
}

/** What the replicates say of a difference, with the bootstrap's p; null without one or with too many failures. */
export function spreadOfDifference(difference: Replicated): {
  interval: Interval | null;
  standardError: number | null;
  p: number | null;
  fallsBack?: true;
} {
  const { values } = difference;
  const { interval = null, standardError = null, fallsBack } = spreadOfReplicated(difference) ?? {};
  const p = interval && values && bootstrapP(values);
  return { interval, standardError, p, ...(fallsBack ? { fallsBack } : {}) };
}
