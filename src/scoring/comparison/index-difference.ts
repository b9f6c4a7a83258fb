import type { Interval } from "../score-types.ts";
import { studentCdf, studentQuantile } from "./student-t.ts";

/** An index with the standard error of its bootstrap and the answers it rests on. */
export interface EstimatedIndex {
  n: number;
  index: number;
  standardError: number;
}

export interface IndexDifference {
  /** later minus earlier, index points */
  difference: number;
  /** 95 % */
  interval: Interval;
  /** the smallest true change that two such waves would detect with 80 % power at the 5 % level */
  detectable: number;
  /** two-sided p-value of no difference */
  p: number;
}

/**
 * Difference of the indices of two independent waves, each with its weights estimated anew in every replicate. The
 * standard errors add as squares; the quantiles are Student's, with the degrees of freedom of Welch (1947), which
 * matters below some 30 answers. Somebody who answered in both waves makes the interval too wide rather than too
 * narrow, because people's answers agree with their own earlier ones.
 * @throws {RangeError} if either wave has fewer than 2 answers
 * @example indexDifference({ n: 250, index: 72.5, standardError: 0.92 }, { n: 250, index: 71.3, standardError: 0.95 }); // => +1.2 (-1.4 to 3.8), detectable 3.7
 */
export function indexDifference(later: EstimatedIndex, earlier: EstimatedIndex): IndexDifference {
  if (!(later.n >= 2 && earlier.n >= 2))
    throw new RangeError("indexDifference requires 2 answers in each wave");
  const difference = later.index - earlier.index;
  const standardError = Math.hypot(later.standardError, earlier.standardError);
  if (standardError === 0)
    return { difference, interval: [difference, difference], detectable: 0, p: difference === 0 ? 1 : 0 };
  const degreesOfFreedom = welchDegreesOfFreedom(later, earlier);
  const half = studentQuantile(0.975, degreesOfFreedom);
  return {
    difference,
    interval: [difference - half * standardError, difference + half * standardError],
    detectable: (half + studentQuantile(0.8, degreesOfFreedom)) * standardError,
    p: 2 * studentCdf(-Math.abs(difference) / standardError, degreesOfFreedom),
  };
}

function welchDegreesOfFreedom(a: EstimatedIndex, b: EstimatedIndex): number {
  const varianceA = a.standardError ** 2;
  const varianceB = b.standardError ** 2;
  return (varianceA + varianceB) ** 2 / (varianceA ** 2 / (a.n - 1) + varianceB ** 2 / (b.n - 1));
}
