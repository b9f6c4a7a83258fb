import { factorCholesky, solveCholesky } from "../algebra/cholesky.ts";

export interface LeastSquaresScratch {
  matrix: Float64Array;
  vector: Float64Array;
}

/** Room for regressions on up to `sizeMax` variables. */
export function createLeastSquaresScratch(sizeMax: number): LeastSquaresScratch {
  return { matrix: new Float64Array(sizeMax * sizeMax), vector: new Float64Array(sizeMax) };
}

/**
 * Ordinary least squares on standardized variables: b = R_xx^-1 r_xy, from their correlation matrix.
 * The coefficients stand in `scratch.vector` afterwards, in the order of `predictors`.
 * @param correlations row-major, `size` x `size`
 * @returns R2 = b' r_xy, or NaN where the predictors are collinear
 */
export function leastSquares(
  correlations: Float64Array,
  size: number,
  predictors: Int32Array,
  outcome: number,
  scratch: LeastSquaresScratch,
): number {
  const { matrix, vector } = scratch;
  const count = predictors.length;
  for (let a = 0; a < count; a++) {
    const row = (predictors[a] as number) * size;
    for (let b = 0; b <= a; b++)
      matrix[a * count + b] = correlations[row + (predictors[b] as number)] as number;
    vector[a] = correlations[row + outcome] as number;
  }
  if (!factorCholesky(matrix, count)) return Number.NaN;
  solveCholesky(matrix, count, vector);
  let rSquared = 0;
  for (let a = 0; a < count; a++) {
    rSquared += (vector[a] as number) * (correlations[(predictors[a] as number) * size + outcome] as number);
  }
  return rSquared;
}
