import { type Spread, spreadOf } from "../resampling/spread.ts";
import type { Interval } from "../score-types.ts";
import { bootstrapP } from "./bootstrap-p.ts";

/** A statistic of one group: its estimate and its replicates, null without a bootstrap. */
export interface Replicated {
  estimate: number;
  values: Float64Array | null;
}

/** a minus b, replicate by replicate: whatever the two have in common cancels out. */
export function differenceOf(a: Replicated, b: Replicated): Replicated {
  const { values } = b;
  return {
    estimate: a.estimate - b.estimate,
    values: a.values && values && a.values.map((value, replicate) => value - (values[replicate] as number)),
  };
}

/** Interval, standard error and bootstrap p of a difference; null without a bootstrap or with too many failures. */
export function spreadOfDifference({ values }: Replicated): {
  interval: Interval | null;
  standardError: number | null;
  p: number | null;
} {
  const spread: Spread | null = values && spreadOf(values);
  const { interval = null, standardError = null } = spread ?? {};
  return { interval, standardError, p: interval && values && bootstrapP(values) };
}
