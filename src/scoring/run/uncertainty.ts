import { acceleration } from "../resampling/acceleration.ts";
import { jackknifeSpreadOf } from "../resampling/jackknife-spread.ts";
import { bcaSpreadOf, type Spread, spreadOf } from "../resampling/spread.ts";
import type { Replicates } from "./replicates.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import type { Uncertainty } from "./scorable.ts";

/** Intervals and standard errors: percentile or BCa from a bootstrap, or by the jackknife alone. */
export function uncertaintyOf(
  { jackknife: plan }: ResamplingPlan,
  estimates: Float64Array,
  { bootstrap, jackknife }: Replicates,
): Uncertainty {
  const spreads = Array.from(estimates, (estimate, s): Spread => {
    const values = bootstrap?.[s];
    const without = jackknife?.[s];
    if (values && without && plan) {
      return bcaSpreadOf(values, { estimate, acceleration: acceleration(without, plan.groups.factors) });
    }
    if (values) return spreadOf(values);
    if (without && plan) return jackknifeSpreadOf(without, estimate, plan.groups);
    throw new RangeError("uncertaintyOf requires the replicates that were planned");
  });
  return { spreads, replicates: bootstrap };
}
