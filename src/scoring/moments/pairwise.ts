import type { AnswerMatrix } from "./answer-matrix.ts";
import type { MomentsFailure } from "./available-means.ts";
import type { Moments } from "./moments.ts";

/**
 * Pairwise moments: means and variances from all answers of an indicator, correlations from the rows that have both
 * answers (with the means and variances of these rows). The matrix need not be one that any sample could have.
 * @param moments written; its covariances are r_ij s_i s_j
 * @returns the first indicator without a correlation with another one, because too few rows have both answers; or null
 */
export function computePairwiseMoments(
  answers: AnswerMatrix,
  masses: Float64Array,
  moments: Moments,
): MomentsFailure | null {
  const { indicatorCount: p, shifts } = answers;
  const { means, covariances } = moments;
  moments.n = masses.reduce((sum, mass) => sum + mass, 0);
  for (let i = 0; i < p; i++) {
    const own = pairSums(answers, masses, i, i);
    means[i] = own.meanA + (shifts[i] as number);
    covariances[i * p + i] = own.productSum / (own.mass - 1);
    for (let j = 0; j < i; j++) {
      const pair = pairSums(answers, masses, i, j);
      const correlation = pair.productSum / Math.sqrt(pair.squareSumA * pair.squareSumB);
      const scale = Math.sqrt((covariances[i * p + i] as number) * (covariances[j * p + j] as number));
      if (!Number.isFinite(correlation)) return { reason: "no-common-answers", indicator: i };
      covariances[i * p + j] = correlation * scale;
      covariances[j * p + i] = covariances[i * p + j] as number;
    }
  }
  return null;
}

function pairSums(answers: AnswerMatrix, masses: Float64Array, a: number, b: number) {
  const { indicatorCount: p, values, rowCount } = answers;
  let mass = 0;
  let meanA = 0;
  let meanB = 0;
  let squareSumA = 0;
  let squareSumB = 0;
  let productSum = 0;
  for (let row = 0; row < rowCount; row++) {
    const x = values[row * p + a] as number;
    const y = values[row * p + b] as number;
    const weight = masses[row] as number;
    if (weight === 0 || Number.isNaN(x) || Number.isNaN(y)) continue;
    mass += weight;
    const step = weight / mass;
    const fromA = x - meanA;
    const fromB = y - meanB;
    meanA += step * fromA;
    meanB += step * fromB;
    squareSumA += weight * fromA * (x - meanA);
    squareSumB += weight * fromB * (y - meanB);
    productSum += weight * fromA * (y - meanB);
  }
  return { mass, meanA, squareSumA, squareSumB, productSum };
}
