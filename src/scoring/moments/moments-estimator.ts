import type { AnswerMatrix } from "./answer-matrix.ts";
import {
  computeAvailableMeans,
  fillMeans,
  findConstantIndicator,
  type MomentsFailure,
} from "./available-means.ts";
import { addCrossProducts, clearCrossProducts, createCrossProducts } from "./cross-products.ts";
import { createEmEstimator } from "./em.ts";
import type { MissingTreatment } from "./missing.ts";
import type { Moments } from "./moments.ts";
import { writeMoments } from "./moments-of-rows.ts";
import { computePairwiseMoments } from "./pairwise.ts";

export type MomentsOutcome =
  | { estimated: true; converged: boolean }
  | ({ estimated: false } & MomentsFailure);

/** Estimates moments again and again from one answer matrix, under changing masses of its rows. */
export interface MomentsEstimator {
  /** the latest result, overwritten by every call */
  moments: Moments;
  /** the answers with missing ones filled in as the latest call did; row-major, shifted like the matrix */
  filled: Float64Array;
  /**
   * @param masses how often each row counts: bootstrap multiplicity times sampling weight
   * @param precise false for replicates: EM stops earlier
   */
  estimate(masses: Float64Array, precise: boolean): MomentsOutcome;
}

/** An estimator of means and covariances that treats missing answers as asked. */
export function createMomentsEstimator(answers: AnswerMatrix, missing: MissingTreatment): MomentsEstimator {
  const p = answers.indicatorCount;
  const moments: Moments = { n: 0, means: new Float64Array(p), covariances: new Float64Array(p * p) };
  if (answers.incompleteRows.length === 0) return createCompleteEstimator(answers, answers.values, moments);
  const filled = answers.values.slice();
  const em = missing === "em" ? createEmEstimator(answers, filled, moments) : null;
  const complete = createCompleteEstimator(answers, filled, moments);

  function estimate(masses: Float64Array, precise: boolean): MomentsOutcome {
    const constant = findConstantIndicator(answers, masses);
    if (constant) return { estimated: false, ...constant };
    if (em?.started) return { estimated: true, converged: em.estimate(masses, precise) };
    computeAvailableMeans(answers, masses, moments.means);
    fillMeans(answers, moments.means, filled);
    if (em) return { estimated: true, converged: em.estimate(masses, precise) };
    if (missing === "mean") return complete.estimate(masses, precise);
    const apart = computePairwiseMoments(answers, masses, moments);
    return apart ? { estimated: false, ...apart } : { estimated: true, converged: true };
  }

  return { moments, filled, estimate };
}

function createCompleteEstimator(
  answers: AnswerMatrix,
  filled: Float64Array,
  moments: Moments,
): MomentsEstimator {
  const total = createCrossProducts(answers.indicatorCount);
  return {
    moments,
    filled,
    estimate(masses) {
      clearCrossProducts(total);
      addCrossProducts(filled, answers.completeRows, masses, total);
      addCrossProducts(filled, answers.incompleteRows, masses, total);
      writeMoments(total, answers.shifts, moments);
      return { estimated: true, converged: true };
    },
  };
}
