import type { ModelShape } from "./model-shape.ts";
import type { PlsState } from "./pls-state.ts";

/** S W and C = W'SW from the indicators' correlations S and the outer weights. */
export function computeCompositeCorrelations(
  correlations: Float64Array,
  shape: ModelShape,
  state: PlsState,
): void {
  const { indicatorCount: p, constructCount: k, blockStart } = shape;
  const { weights, crossLoadings, compositeCorrelations } = state;
  for (let i = 0; i < p; i++) {
    for (let c = 0; c < k; c++) {
      let sum = 0;
      const end = blockStart[c + 1] as number;
      for (let j = blockStart[c] as number; j < end; j++) {
        sum += (correlations[i * p + j] as number) * (weights[j] as number);
      }
      crossLoadings[i * k + c] = sum;
    }
  }
  for (let a = 0; a < k; a++) {
    const start = blockStart[a] as number;
    const end = blockStart[a + 1] as number;
    for (let b = 0; b < k; b++) {
      let sum = 0;
      for (let i = start; i < end; i++) sum += (weights[i] as number) * (crossLoadings[i * k + b] as number);
      compositeCorrelations[a * k + b] = sum;
    }
  }
}
