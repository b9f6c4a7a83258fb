import type { AnswerMatrix } from "./answer-matrix.ts";
import {
  addCrossProducts,
  type CrossProducts,
  clearCrossProducts,
  covariancesFrom,
  createCrossProducts,
} from "./cross-products.ts";
import type { Moments } from "./moments.ts";

/**
 * Moments of some rows, each counted as often as its mass says, in one pass over them. A row of mass 2 counts like
 * two equal rows.
 * @param rows without missing answers
 * @param masses one per row of the matrix
 * @returns a function of the rows, so that many sets of rows can be done with the same room
 */
export function createRowMoments(
  answers: AnswerMatrix,
  masses: Float64Array,
): (rows: Uint32Array) => Moments {
  const p = answers.indicatorCount;
  const total = createCrossProducts(p);
  return (rows) => {
    clearCrossProducts(total);
    addCrossProducts(answers.values, rows, masses, total);
    const moments = { n: 0, means: new Float64Array(p), covariances: new Float64Array(p * p) };
    writeMoments(total, answers.shifts, moments);
    return moments;
  };
}

/** Means in answer units, and covariances with divisor n - 1, from sums over shifted answers. */
export function writeMoments(total: CrossProducts, shifts: Float64Array, into: Moments): void {
  into.n = total.mass;
  for (let i = 0; i < shifts.length; i++) {
    into.means[i] = (shifts[i] as number) + (total.sums[i] as number) / total.mass;
  }
  covariancesFrom(total, total.mass - 1, into.covariances);
}
