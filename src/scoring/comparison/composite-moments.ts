import type { ModelShape } from "../estimation/model-shape.ts";
import type { Moments } from "../moments/moments.ts";

/** Mean and variance of a composite in one group. */
export interface CompositeMoments {
  mean: number;
  variance: number;
}

/**
 * MICOM's third step compares groups by the composite that both have with the pooled weights, standardized over both:
 * y = sum of w_i (x_i - mean_i) / sd_i with pooled w, means and deviations. From the group's moments its mean there is
 * sum of v_i (m_i - mean_i) and its variance v'Sv, with v_i = w_i / sd_i.
 * Source: Henseler, Ringle & Sarstedt (2016), section "Step 3".
 * @param weights standardized outer weights of both groups together
 */
export function compositeMoments(
  shape: ModelShape,
  construct: number,
  weights: Float64Array,
  pooled: Moments,
  group: Moments,
): CompositeMoments {
  const p = shape.indicatorCount;
  const start = shape.blockStart[construct] as number;
  const end = shape.blockStart[construct + 1] as number;
  const perPoint = (i: number) => (weights[i] as number) / Math.sqrt(pooled.covariances[i * p + i] as number);
  let mean = 0;
  let variance = 0;
  for (let i = start; i < end; i++) {
    const v = perPoint(i);
    mean += v * ((group.means[i] as number) - (pooled.means[i] as number));
    for (let j = start; j < end; j++) variance += v * perPoint(j) * (group.covariances[i * p + j] as number);
  }
  return { mean, variance };
}
