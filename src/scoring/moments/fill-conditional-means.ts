import { factorCholesky, invertCholesky } from "../algebra/cholesky.ts";
import type { AnswerMatrix } from "./answer-matrix.ts";
import type { MissingPattern } from "./missing-patterns.ts";

/**
 * The E step. With K the inverse covariance matrix, m the missing and o the other indicators of a row:
 * E[x_m | x_o] = mean_m - K_mm^-1 K_mo (x_o - mean_o), with covariance K_mm^-1. Only the missing part is inverted.
 * @param filled written: the missing answers of rows with positive mass
 * @param products the conditional covariances are added to its lower triangle, times the rows' mass
 */
export function fillConditionalMeans(
  answers: AnswerMatrix,
  patterns: MissingPattern[],
  masses: Float64Array,
  means: Float64Array,
  precision: Float64Array,
  filled: Float64Array,
  products: Float64Array,
): void {
  const p = answers.indicatorCount;
  const factor = new Float64Array(p * p);
  const conditional = new Float64Array(p * p);
  const pull = new Float64Array(p);
  for (const { missing, rows } of patterns) {
    let mass = 0;
    for (const row of rows) mass += masses[row] as number;
    if (mass === 0) continue;
    const m = missing.length;
    gather(precision, p, missing, factor);
    if (!factorCholesky(factor, m, 0))
      throw new RangeError("fillConditionalMeans requires a regular precision");
    invertCholesky(factor, m, conditional);
    for (const row of rows) {
      if (masses[row] !== 0) fillRow(row * p, missing, means, precision, conditional, pull, filled);
    }
    for (let a = 0; a < m; a++) {
      for (let b = 0; b <= a; b++) {
        const at = (missing[a] as number) * p + (missing[b] as number);
        products[at] = (products[at] as number) + mass * (conditional[a * m + b] as number);
      }
    }
  }
}

function fillRow(
  offset: number,
  missing: Int32Array,
  means: Float64Array,
  precision: Float64Array,
  conditional: Float64Array,
  pull: Float64Array,
  filled: Float64Array,
): void {
  const p = means.length;
  const m = missing.length;
  for (const i of missing) filled[offset + i] = means[i] as number;
  for (let a = 0; a < m; a++) {
    const line = (missing[a] as number) * p;
    let sum = 0;
    for (let j = 0; j < p; j++) {
      sum += (precision[line + j] as number) * ((filled[offset + j] as number) - (means[j] as number));
    }
    pull[a] = sum;
  }
  for (let a = 0; a < m; a++) {
    let sum = 0;
    for (let b = 0; b < m; b++) sum += (conditional[a * m + b] as number) * (pull[b] as number);
    const at = offset + (missing[a] as number);
    filled[at] = (filled[at] as number) - sum;
  }
}

function gather(matrix: Float64Array, size: number, rows: Int32Array, into: Float64Array): void {
  const m = rows.length;
  for (let a = 0; a < m; a++) {
    for (let b = 0; b <= a; b++) {
      into[a * m + b] = matrix[(rows[a] as number) * size + (rows[b] as number)] as number;
    }
  }
}
