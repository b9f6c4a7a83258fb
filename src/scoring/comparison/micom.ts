import type { Micom, PermutedDifference } from "../compare-types.ts";
import type { Finding } from "../finding.ts";
import { percentileInterval } from "../resampling/percentile-interval.ts";
import { quantile } from "../resampling/quantile.ts";
import { failureShareMax } from "../resampling/spread.ts";
import { permutationP, permutationPBelow } from "./permutation-p.ts";

const significance = 0.05;
/** c of a construct with one indicator is 1 in every permutation, but for rounding. */
const tie = 1e-12;

/** A statistic as seen, and in every permutation; NaN where it failed. */
export interface Permuted {
  seen: number;
  values: Float64Array;
}

/**
 * What the permutations say about one construct in one pair of groups. Step 2 asks whether c is smaller than chance
 * makes it: below the 5 % quantile, the groups' composites are different things. Step 3 asks whether means and
 * variances differ by more than chance.
 * Source: Henseler, Ringle & Sarstedt (2016).
 */
export function micomOf(
  correlation: Permuted,
  mean: Permuted,
  logVariance: Permuted,
): Omit<Micom, "a" | "b" | "construct"> {
  const compositional = compositionalOf(correlation);
  const meanDifference = permutedDifference(mean);
  const varianceDifference = permutedDifference(logVariance);
  const equal = meanDifference?.equal && varianceDifference?.equal ? "full" : "partial";
  return {
    compositional,
    mean: meanDifference,
    logVariance: varianceDifference,
    invariance: compositional && (compositional.holds ? equal : "none"),
  };
}

function compositionalOf({ seen, values }: Permuted): Micom["compositional"] {
  const usable = usableOf(seen, values);
  const p = permutationPBelow(seen, values);
  if (!usable || p === null) return null;
  const cut = quantile(usable.sort(), significance);
  return { correlation: seen, quantile: cut, p, holds: seen >= cut - tie };
}

function permutedDifference({ seen, values }: Permuted): PermutedDifference | null {
  const usable = usableOf(seen, values);
  const p = permutationP(seen, values);
  if (!usable || p === null) return null;
  const chanceInterval = percentileInterval(usable, 1 - significance);
  const equal = seen >= chanceInterval[0] - tie && seen <= chanceInterval[1] + tie;
  return { difference: seen, chanceInterval, p, equal };
}

function usableOf(seen: number, values: Float64Array): Float64Array | null {
  const usable = values.filter((value) => Number.isFinite(value));
  const failures = values.length - usable.length;
  const tooFew = usable.length === 0 || failures > failureShareMax * values.length;
  return tooFew || !Number.isFinite(seen) ? null : usable;
}

/** MICOM in a sentence, over all pairs; null where there is nothing to say. */
export function micomVerdict(micom: readonly Micom[]): Finding | null {
  if (micom.length === 0) return null;
  const namesWhere = (what: (result: Micom) => boolean) => [
    ...new Set(micom.filter(what).map(({ construct }) => construct)),
  ];
  const undecided = namesWhere(({ compositional }) => compositional === null);
  const different = namesWhere(({ compositional }) => compositional?.holds === false);
  if (different.length > 0) {
    const message = `Weights differ for ${different.join(", ")}: compare with care`;
    return { code: "weights-differ", message, names: different };
  }
  if (undecided.length > 0) {
    const message = `Whether weights differ for ${undecided.join(", ")} could not be found out: compare with care`;
    return { code: "weights-undecided", message, names: undecided };
  }
  const message =
    "Can be compared: the weights of every construct agree between the groups, as far as chance allows to see";
  return { code: "weights-agree", message };
}
