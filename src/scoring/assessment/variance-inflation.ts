import { type LeastSquaresScratch, leastSquares } from "../estimation/least-squares.ts";

/**
 * Variance inflation factor of each of several variables: 1 / (1 - R²) of its regression on the others; how many times
 * larger the variance of its coefficient is than if the others were uncorrelated with it. 1 for a variable alone.
 * Source: Marquardt (1970), Technometrics 12(3).
 * @param correlations row-major, `size` x `size`
 * @param variables which of them stand together
 * @returns one per variable; null where it is a combination of the others, or the others are of each other
 * @example two variables that correlate 0.7: 1 / (1 - 0.49) = 1.961 for both
 */
export function varianceInflation(
  correlations: Float64Array,
  size: number,
  variables: Int32Array,
  scratch: LeastSquaresScratch,
): (number | null)[] {
  return Array.from(variables, (variable) => {
    const others = variables.filter((other) => other !== variable);
    const rSquared = leastSquares(correlations, size, others, variable, scratch);
    return rSquared < 1 - 1e-12 ? 1 / (1 - rSquared) : null;
  });
}
