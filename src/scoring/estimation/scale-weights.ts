import type { ModelShape } from "./model-shape.ts";

/**
 * Scales a block's weights so that its composite has variance 1: w'Sw = 1.
 * @returns false where the composite has no variance
 */
export function scaleWeights(
  correlations: Float64Array,
  shape: ModelShape,
  construct: number,
  weights: Float64Array,
): boolean {
  const p = shape.indicatorCount;
  const start = shape.blockStart[construct] as number;
  const end = shape.blockStart[construct + 1] as number;
  let variance = 0;
  for (let i = start; i < end; i++) {
    for (let j = start; j < end; j++) {
      variance += (weights[i] as number) * (weights[j] as number) * (correlations[i * p + j] as number);
    }
  }
  if (!(variance > 1e-20)) return false;
  const scale = 1 / Math.sqrt(variance);
  for (let i = start; i < end; i++) weights[i] = (weights[i] as number) * scale;
  return true;
}
