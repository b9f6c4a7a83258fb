import type { ModelShape } from "../estimation/model-shape.ts";
import { scaleToOne } from "./scale-to-one.ts";

/**
 * Weights on the raw answers that are the standardized ones themselves: u_i = w_i, scaled to sum 1 within each construct.
 * An indicator with a small spread counts less than in the composite; that is how plspm's `rescale` does it.
 * Source: plspm 0.5.1, function rescale.
 * @param outerWeights standardized, one per indicator
 * @param standardized written
 */
export function computeStandardizedWeights(
  shape: ModelShape,
  outerWeights: Float64Array,
  standardized: Float64Array,
): void {
  standardized.set(outerWeights);
  scaleToOne(shape, standardized);
}
