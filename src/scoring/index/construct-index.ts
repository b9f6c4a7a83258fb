import type { ModelShape } from "../estimation/model-shape.ts";
import type { ScaleEnds } from "./scale-ends.ts";

/**
 * The index of one construct, 0 to 100: 100 (sum u mean - sum u min) / (sum u max - sum u min).
 * With 1-10 scales it is the ACSI's 100 (sum w mean - sum w) / (9 sum w).
 * Source: Fornell, Johnson, Anderson, Cha & Bryant (1996).
 * @param weights unstandardized, one per indicator of the model, any multiple
 */
export function constructIndex(
  shape: ModelShape,
  construct: number,
  weights: Float64Array,
  means: Float64Array,
  scale: ScaleEnds,
): number {
  let above = 0;
  let range = 0;
  for (let i = shape.blockStart[construct] as number; i < (shape.blockStart[construct + 1] as number); i++) {
    const weight = weights[i] as number;
    above += weight * ((means[i] as number) - (scale.min[i] as number));
    range += weight * ((scale.max[i] as number) - (scale.min[i] as number));
  }
  return (100 * above) / range;
}
