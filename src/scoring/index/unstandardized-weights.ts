import type { ModelShape } from "../estimation/model-shape.ts";
import { scaleToOne } from "./scale-to-one.ts";

/**
 * Weights on the raw answers: u_i = w_i / sd_i, scaled to sum 1 within each construct.
 * Source: Fornell, Johnson, Anderson, Cha & Bryant (1996); "unstandardized weights" of SmartPLS and cSEM.
 * @param outerWeights standardized, one per indicator
 * @param unstandardized written
 */
export function computeUnstandardizedWeights(
  shape: ModelShape,
  outerWeights: Float64Array,
  covariances: Float64Array,
  unstandardized: Float64Array,
): void {
  const p = shape.indicatorCount;
  for (let i = 0; i < p; i++) {
    unstandardized[i] = (outerWeights[i] as number) / Math.sqrt(covariances[i * p + i] as number);
  }
  scaleToOne(shape, unstandardized);
}
