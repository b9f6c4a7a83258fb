import type { ModelShape } from "../estimation/model-shape.ts";
import type { ScaleEnds } from "./scale-ends.ts";

/**
 * Standard deviation of the respondents' own 0-100 scores of a construct: 100 sqrt(u'Su) / sum u (max - min),
 * from the covariances S of the answers.
 * @param weights unstandardized, any multiple
 */
export function scoreDeviation(
  shape: ModelShape,
  construct: number,
  weights: Float64Array,
  covariances: Float64Array,
  scale: ScaleEnds,
): number {
  const p = shape.indicatorCount;
  const start = shape.blockStart[construct] as number;
  const end = shape.blockStart[construct + 1] as number;
  let variance = 0;
  let range = 0;
  for (let i = start; i < end; i++) {
    range += (weights[i] as number) * ((scale.max[i] as number) - (scale.min[i] as number));
    for (let j = start; j < end; j++) {
      variance += (weights[i] as number) * (weights[j] as number) * (covariances[i * p + j] as number);
    }
  }
  return (100 * Math.sqrt(Math.max(variance, 0))) / Math.abs(range);
}
