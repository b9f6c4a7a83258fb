import type { ModelShape } from "../estimation/model-shape.ts";

/**
 * c of MICOM's second step: the correlation between the scores that all rows of both groups would have with one
 * group's weights and with the other's, w_a'Sw_b / sqrt(w_a'Sw_a w_b'Sw_b). 1 where both make the same composite.
 * Source: Henseler, Ringle & Sarstedt (2016), Testing measurement invariance of composites using partial least squares.
 * @param weightsA standardized outer weights of one group, one per indicator of the model
 * @param weightsB those of the other
 * @param pooled correlations of both groups together, p x p. (cSEM's testMICOM takes the covariances instead, that is,
 *   multiplies the standardized weights with raw answers.)
 */
export function compositionalCorrelation(
  shape: ModelShape,
  construct: number,
  weightsA: Float64Array,
  weightsB: Float64Array,
  pooled: Float64Array,
): number {
  const p = shape.indicatorCount;
  const start = shape.blockStart[construct] as number;
  const end = shape.blockStart[construct + 1] as number;
  let varianceA = 0;
  let varianceB = 0;
  let covariance = 0;
  for (let i = start; i < end; i++) {
    for (let j = start; j < end; j++) {
      const related = pooled[i * p + j] as number;
      varianceA += (weightsA[i] as number) * (weightsA[j] as number) * related;
      varianceB += (weightsB[i] as number) * (weightsB[j] as number) * related;
      covariance += (weightsA[i] as number) * (weightsB[j] as number) * related;
    }
  }
  return covariance / Math.sqrt(varianceA * varianceB);
}
