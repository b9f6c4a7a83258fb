import type { Interval } from "../score-types.ts";
import type { IndexDifference } from "./index-difference.ts";
import { studentCdf, studentQuantile } from "./student-t.ts";

/** A difference of indices from replicates that drew both waves together. */
export interface ReplicatedDifference {
  difference: number;
  /** 95 %, percentile */
  interval: Interval;
  standardError: number;
  p: number;
  /** answers of the smaller wave */
  n: number;
}

/** From so many answers on, Student's quantiles and the replicates' own agree. */
const fewAnswers = 50;

/**
 * What two waves that were drawn together say of their difference. With few answers the replicates lie too close
 * together, so there the interval and p are Student's, from the replicates' standard error; otherwise the replicates'
 * own, which follow a skewed distribution.
 * Source, for small samples: Hesterberg (2015), What teachers should know about the bootstrap, The American
 * Statistician 69(4).
 * @throws {RangeError} with fewer than 2 answers
 * @example jointDifference({ difference: 1.2, interval: [-0.1, 2.5], standardError: 0.66, p: 0.07, n: 250 }); // => detectable 1.9
 */
export function jointDifference({ n, standardError, ...own }: ReplicatedDifference): IndexDifference {
  if (!(n >= 2)) throw new RangeError("jointDifference requires 2 answers in each wave");
  const { difference } = own;
  const half = studentQuantile(0.975, n - 1);
  const detectable = (half + studentQuantile(0.8, n - 1)) * standardError;
  if (n >= fewAnswers || standardError === 0) return { ...own, detectable };
  const p = 2 * studentCdf(-Math.abs(difference) / standardError, n - 1);
  return {
    difference,
    interval: [difference - half * standardError, difference + half * standardError],
    detectable,
    p,
  };
}
