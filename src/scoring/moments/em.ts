import { factorCholesky, invertCholesky } from "../algebra/cholesky.ts";
import type { AnswerMatrix } from "./answer-matrix.ts";
import {
  addCrossProducts,
  type CrossProducts,
  clearCrossProducts,
  covariancesFrom,
  createCrossProducts,
} from "./cross-products.ts";
import { createExpectation, type GapSums } from "./expect-missing.ts";
import { type MissingPattern, missingPatternsOf } from "./missing-patterns.ts";
import type { Moments } from "./moments.ts";
import { createAccelerator, type NormalParameters } from "./squarem.ts";

const preciseChange = 1e-12;
/** In a replicate a step may leave this part of the standard error of a mean: far below what resampling itself leaves open. */
const replicateChange = 1e-3;
const stepCountMax = 2000;

export interface EmEstimator {
  /** false before the first call: then `filled` must hold something for the missing answers to start from */
  readonly started: boolean;
  /** @returns whether it converged */
  estimate(masses: Float64Array, precise: boolean): boolean;
}

/**
 * Maximum likelihood means and covariances under multivariate normality, by EM: fill every missing answer with its
 * expectation given the row's other answers (E), take means and covariances of the filled rows plus what the
 * filling is uncertain by (M), repeat until neither moves. Steps are accelerated. Every call after the first starts
 * from the result of the first, so that replicates do not depend on their order.
 * Source: Dempster, Laird & Rubin (1977); Little & Rubin (2020), section 11.2.
 * @param filled in: missing answers filled with means; out: with conditional means. Shifted as the matrix.
 * @param moments written; covariances with divisor n - 1
 */
export function createEmEstimator(
  answers: AnswerMatrix,
  filled: Float64Array,
  moments: Moments,
): EmEstimator {
  const p = answers.indicatorCount;
  const steps = createEmSteps(answers, filled);
  const accelerator = createAccelerator(steps.parameters);
  const { means, covariances } = steps.parameters;
  let start: NormalParameters | null = null;

  /** Steps until one moves no parameter by as much. */
  function climb(masses: Float64Array, changeMax: number): boolean {
    for (let count = 0; count < stepCountMax; count += 2) {
      accelerator.remember(0);
      if (steps.step(masses) < changeMax) return true;
      accelerator.remember(1);
      if (steps.step(masses) < changeMax) return true;
      accelerator.extrapolate();
    }
    return false;
  }

  return {
    get started() {
      return start !== null;
    },
    estimate(masses, precise) {
      const n = steps.restart(masses, start);
      const converged = climb(masses, precise ? preciseChange : replicateChange / Math.sqrt(n));
      moments.n = n;
      for (let i = 0; i < p; i++) moments.means[i] = (answers.shifts[i] as number) + (means[i] as number);
      for (let at = 0; at < p * p; at++)
        moments.covariances[at] = ((covariances[at] as number) * n) / (n - 1);
      start ??= { means: means.slice(), covariances: covariances.slice() };
      return converged;
    },
  };
}

interface EmSteps {
  /** means of the shifted answers, and covariances with divisor n */
  parameters: NormalParameters;
  /** Goes to the given parameters, or to those of the answers as filled; returns the rows' mass. */
  restart(masses: Float64Array, from: NormalParameters | null): number;
  /** One E and one M step; returns the largest move of a parameter, in units of the indicators' deviations. */
  step(masses: Float64Array): number;
}

function createEmSteps(answers: AnswerMatrix, filled: Float64Array): EmSteps {
  const p = answers.indicatorCount;
  const patterns = missingPatternsOf(answers);
  const expect = createExpectation(p, patterns, filled);
  const known = createCrossProducts(p);
  const total = createCrossProducts(p);
  const gaps: GapSums = { sums: new Float64Array(p), products: new Float64Array(p * p) };
  const means = new Float64Array(p);
  const covariances = new Float64Array(p * p);
  const precision = new Float64Array(p * p);
  const scratch = new Float64Array(p * p);
  const pull = new Float64Array(p);

  function sumRows(masses: Float64Array, into: CrossProducts): void {
    clearCrossProducts(into);
    addCrossProducts(filled, answers.completeRows, masses, into);
    addCrossProducts(filled, answers.incompleteRows, masses, into);
  }

  return {
    parameters: { means, covariances },
    restart(masses, from) {
      if (from) {
        means.set(from.means);
        covariances.set(from.covariances);
      } else {
        sumRows(masses, total);
        updateParameters(total, means, covariances, scratch);
      }
      emptyGaps(patterns, filled, p);
      sumRows(masses, known);
      return known.mass;
    },
    step(masses) {
      invertCovariances(covariances, scratch, precision, p);
      multiply(precision, means, pull);
      expect(masses, means, precision, pull, gaps);
      addGaps(known, gaps, total);
      return updateParameters(total, means, covariances, scratch);
    },
  };
}

/** Missing answers as zeros add nothing to sums and products. */
function emptyGaps(patterns: MissingPattern[], filled: Float64Array, p: number): void {
  for (const { missing, rows } of patterns) {
    for (const row of rows) for (const i of missing) filled[row * p + i] = 0;
  }
}

/** All sums: of the answers given and of those filled in. */
function addGaps(known: CrossProducts, gaps: GapSums, total: CrossProducts): void {
  const p = known.sums.length;
  total.mass = known.mass;
  for (let i = 0; i < p; i++) {
    total.sums[i] = (known.sums[i] as number) + (gaps.sums[i] as number);
    for (let j = 0; j <= i; j++) {
      total.products[i * p + j] =
        (known.products[i * p + j] as number) +
        (gaps.products[i * p + j] as number) +
        (gaps.products[j * p + i] as number);
    }
  }
}

/** The M step; returns the largest move of a mean or covariance, in units of the indicators' deviations. */
function updateParameters(
  total: CrossProducts,
  means: Float64Array,
  covariances: Float64Array,
  before: Float64Array,
): number {
  const p = means.length;
  before.set(covariances);
  covariancesFrom(total, total.mass, covariances);
  let squaredChange = 0;
  for (let i = 0; i < p; i++) {
    const variance = covariances[i * p + i] as number;
    const mean = (total.sums[i] as number) / total.mass;
    const shift = mean - (means[i] as number);
    means[i] = mean;
    if (variance === 0) continue;
    squaredChange = Math.max(squaredChange, (shift * shift) / variance);
    for (let j = 0; j <= i; j++) {
      const scale = variance * (covariances[j * p + j] as number);
      const move = (covariances[i * p + j] as number) - (before[i * p + j] as number);
      if (scale > 0) squaredChange = Math.max(squaredChange, (move * move) / scale);
    }
  }
  return Math.sqrt(squaredChange);
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

function multiply(matrix: Float64Array, vector: Float64Array, into: Float64Array): void {
  const p = vector.length;
  for (let i = 0; i < p; i++) {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += (matrix[i * p + j] as number) * (vector[j] as number);
    into[i] = sum;
  }
}
