import { factorCholesky, invertCholesky } from "../algebra/cholesky.ts";
import type { MissingPattern } from "./missing-patterns.ts";

/** What the filled-in answers add to the sums over all rows; the answers that were given add the same in every step. */
export interface GapSums {
  sums: Float64Array;
  /** p x p; the product of i and j is [i * p + j] + [j * p + i] */
  products: Float64Array;
}

/**
 * The E step. With K the inverse covariance matrix, m the missing and o the other indicators of a row:
 * E[x_m | x_o] = mean_m - K_mm^-1 K_mo (x_o - mean_o), with covariance K_mm^-1. Only the missing part is inverted, and
 * only products with a missing answer are summed: all others stay as they are from step to step.
 * Source: Little & Rubin (2020), section 11.2.
 * @param filled row-major answers, shifted; in and out: what stands for the missing answers of rows with positive mass
 * @param gaps written: sums of m x and m x x' over what was filled in, with the conditional covariances
 */
export function createExpectation(
  indicatorCount: number,
  patterns: MissingPattern[],
  filled: Float64Array,
): (
  masses: Float64Array,
  means: Float64Array,
  precision: Float64Array,
  pull: Float64Array,
  gaps: GapSums,
) => void {
  const p = indicatorCount;
  const factor = new Float64Array(p * p);
  const conditional = new Float64Array(p * p);
  const distance = new Float64Array(p);

  return (masses, means, precision, pull, gaps) => {
    gaps.sums.fill(0);
    gaps.products.fill(0);
    for (let at = 0; at < patterns.length; at++) {
      const { missing, rows } = patterns[at] as MissingPattern;
      let mass = 0;
      for (let r = 0; r < rows.length; r++) mass += masses[rows[r] as number] as number;
      if (mass === 0) continue;
      gather(precision, p, missing, factor);
      if (!factorCholesky(factor, missing.length, 0))
        throw new RangeError("createExpectation requires a regular precision");
      invertCholesky(factor, missing.length, conditional);
      for (let r = 0; r < rows.length; r++) {
        const row = rows[r] as number;
        const rowMass = masses[row] as number;
        if (rowMass === 0) continue;
        fillRow(row * p, missing, means, precision, conditional, pull, distance, filled);
        addRow(row * p, missing, rowMass, filled, gaps);
      }
      addConditional(missing, mass, conditional, p, gaps.products);
    }
  };
}

/** `pull` is K mean: then K (x - mean) takes one product per indicator. */
function fillRow(
  offset: number,
  missing: Int32Array,
  means: Float64Array,
  precision: Float64Array,
  conditional: Float64Array,
  pull: Float64Array,
  distance: Float64Array,
  filled: Float64Array,
): void {
  const p = means.length;
  const m = missing.length;
  for (let a = 0; a < m; a++) filled[offset + (missing[a] as number)] = means[missing[a] as number] as number;
  for (let a = 0; a < m; a++) {
    const line = (missing[a] as number) * p;
    let sum = -(pull[missing[a] as number] as number);
    for (let j = 0; j < p; j++) sum += (precision[line + j] as number) * (filled[offset + j] as number);
    distance[a] = sum;
  }
  for (let a = 0; a < m; a++) {
    let sum = 0;
    for (let b = 0; b < m; b++) sum += (conditional[a * m + b] as number) * (distance[b] as number);
    const at = offset + (missing[a] as number);
    filled[at] = (filled[at] as number) - sum;
  }
}

/** Products of two missing answers are met from both sides, so each side counts half. */
function addRow(
  offset: number,
  missing: Int32Array,
  mass: number,
  filled: Float64Array,
  { sums, products }: GapSums,
): void {
  const p = sums.length;
  for (let a = 0; a < missing.length; a++) {
    const i = missing[a] as number;
    const line = i * p;
    const weighted = mass * (filled[offset + i] as number);
    sums[i] = (sums[i] as number) + weighted;
    for (let j = 0; j < p; j++) {
      products[line + j] = (products[line + j] as number) + weighted * (filled[offset + j] as number);
    }
    for (let b = 0; b < missing.length; b++) {
      const j = missing[b] as number;
      products[line + j] = (products[line + j] as number) - (weighted / 2) * (filled[offset + j] as number);
    }
  }
}

function addConditional(
  missing: Int32Array,
  mass: number,
  conditional: Float64Array,
  p: number,
  products: Float64Array,
): void {
  const m = missing.length;
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) {
      const at = (missing[a] as number) * p + (missing[b] as number);
      products[at] = (products[at] as number) + (mass / 2) * (conditional[a * m + b] as number);
    }
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
