import { type LeastSquaresScratch, leastSquares } from "../estimation/least-squares.ts";

/**
 * f² of each predecessor: what R² loses without it, over what stays unexplained: (R² - R²without) / (1 - R²).
 * 0.02 is small, 0.15 medium, 0.35 large.
 * Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, chapter 9.
 * @param compositeCorrelations k x k row-major
 * @param predecessors of `construct`
 * @returns one per predecessor; null where R² is 1 or cannot be had
 * @example a single predecessor that correlates 0.5: 0.25 / 0.75 = 0.333
 */
export function fSquared(
  compositeCorrelations: Float64Array,
  constructCount: number,
  predecessors: Int32Array,
  construct: number,
  scratch: LeastSquaresScratch,
): (number | null)[] {
  const explained = leastSquares(compositeCorrelations, constructCount, predecessors, construct, scratch);
  return Array.from(predecessors, (predecessor) => {
    const others = predecessors.filter((other) => other !== predecessor);
    const without = leastSquares(compositeCorrelations, constructCount, others, construct, scratch);
    return explained < 1 - 1e-12 && !Number.isNaN(without) ? (explained - without) / (1 - explained) : null;
  });
}
