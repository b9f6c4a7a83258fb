import { factorCholesky, invertCholesky } from "../algebra/cholesky.ts";
import type { AnswerMatrix } from "./answer-matrix.ts";
import {
  addCrossProducts,
  clearCrossProducts,
  covariancesFrom,
  createCrossProducts,
} from "./cross-products.ts";
import { fillConditionalMeans } from "./fill-conditional-means.ts";
import { missingPatternsOf } from "./missing-patterns.ts";
import type { Moments } from "./moments.ts";

const preciseChange = 1e-12;
const replicateChange = 1e-5;
const iterationCountMax = 2000;

/**
 * Maximum likelihood means and covariances under multivariate normality, by EM: fill every missing answer with its
 * expectation given the row's other answers (E), take means and covariances of the filled rows plus what the
 * filling is uncertain by (M), repeat until neither moves.
 * Source: Dempster, Laird & Rubin (1977); Little & Rubin (2020), section 11.2.
 * @param filled in: missing answers filled with means; out: with conditional means. Shifted as the matrix.
 * @param moments written; covariances with divisor n - 1
 * @returns a function of the rows' masses that says whether it converged
 */
export function createEmEstimator(
  answers: AnswerMatrix,
  filled: Float64Array,
  moments: Moments,
): (masses: Float64Array, precise: boolean) => boolean {
  const p = answers.indicatorCount;
  const patterns = missingPatternsOf(answers);
  const complete = createCrossProducts(p);
  const total = createCrossProducts(p);
  const means = new Float64Array(p);
  const covariances = new Float64Array(p * p);
  const precision = new Float64Array(p * p);
  const factor = new Float64Array(p * p);
  let start: { means: Float64Array; covariances: Float64Array } | null = null;

  function maximize(masses: Float64Array): number {
    addCrossProducts(filled, answers.incompleteRows, masses, total);
    return updateParameters(total, means, covariances, factor);
  }

  return (masses, precise) => {
    clearCrossProducts(complete);
    addCrossProducts(filled, answers.completeRows, masses, complete);
    if (start) {
      means.set(start.means);
      covariances.set(start.covariances);
    } else {
      copyCrossProducts(complete, total);
      maximize(masses);
    }
    const changeMax = precise ? preciseChange : replicateChange;
    let change = Number.POSITIVE_INFINITY;
    for (let iteration = 0; iteration < iterationCountMax && change >= changeMax; iteration++) {
      invertCovariances(covariances, factor, precision, p);
      copyCrossProducts(complete, total);
      fillConditionalMeans(answers, patterns, masses, means, precision, filled, total.products);
      change = maximize(masses);
    }
    moments.n = total.mass;
    for (let i = 0; i < p; i++) moments.means[i] = (answers.shifts[i] as number) + (means[i] as number);
    const bessel = total.mass / (total.mass - 1);
    for (let at = 0; at < p * p; at++) moments.covariances[at] = (covariances[at] as number) * bessel;
    if (precise) start = { means: means.slice(), covariances: covariances.slice() };
    return change < changeMax;
  };
}

/** The M step; returns the largest move of a mean or covariance, in units of the indicators' deviations. */
function updateParameters(
  total: { mass: number; sums: Float64Array; products: Float64Array },
  means: Float64Array,
  covariances: Float64Array,
  before: Float64Array,
): number {
  const p = means.length;
  before.set(covariances);
  covariancesFrom(total, total.mass, covariances);
  let change = 0;
  for (let i = 0; i < p; i++) {
    const variance = covariances[i * p + i] as number;
    if (variance === 0) continue;
    const mean = (total.sums[i] as number) / total.mass;
    change = Math.max(change, Math.abs(mean - (means[i] as number)) / Math.sqrt(variance));
    for (let j = 0; j <= i; j++) {
      const scale = Math.sqrt(variance * (covariances[j * p + j] as number));
      const move = Math.abs((covariances[i * p + j] as number) - (before[i * p + j] as number));
      if (scale > 0) change = Math.max(change, move / scale);
    }
  }
  for (let i = 0; i < p; i++) means[i] = (total.sums[i] as number) / total.mass;
  return change;
}

/** Few rows or a constant indicator make the covariances singular: then a small ridge keeps the E step defined. */
function invertCovariances(
  covariances: Float64Array,
  factor: Float64Array,
  inverse: Float64Array,
  p: number,
): void {
  for (const ridge of [0, 1e-8, 1e-4]) {
    factor.set(covariances);
    for (let i = 0; i < p; i++) {
      const variance = covariances[i * p + i] as number;
      factor[i * p + i] = variance > 0 ? variance * (1 + ridge) : 1;
    }
    if (factorCholesky(factor, p)) {
      invertCholesky(factor, p, inverse);
      return;
    }
  }
  throw new RangeError("createEmEstimator requires finite answers");
}

function copyCrossProducts(
  from: { mass: number; sums: Float64Array; products: Float64Array },
  to: { mass: number; sums: Float64Array; products: Float64Array },
): void {
  to.mass = from.mass;
  to.sums.set(from.sums);
  to.products.set(from.products);
}
