import type { ModelShape } from "./model-shape.ts";
import type { PlsState } from "./pls-state.ts";

/**
 * What PLS works on: "standardized" on correlations, so that indicators of different spread count alike; "raw" on
 * covariances, so that an indicator counts the more the more it varies, as plspm(scaled = FALSE) and Tenenhaus et al. (2005).
 */
export type Metric = "standardized" | "raw";

/**
 * Brings a state estimated on covariances into standardized terms: weights times the indicators' deviations, loadings
 * as correlations. The composites and everything between them stay the same.
 */
export function standardizeState(shape: ModelShape, state: PlsState, covariances: Float64Array): void {
  const { indicatorCount: p, constructCount: k } = shape;
  const { weights, crossLoadings } = state;
  for (let i = 0; i < p; i++) {
    const deviation = Math.sqrt(covariances[i * p + i] as number);
    weights[i] = (weights[i] as number) * deviation;
    for (let c = 0; c < k; c++) crossLoadings[i * k + c] = (crossLoadings[i * k + c] as number) / deviation;
  }
}
