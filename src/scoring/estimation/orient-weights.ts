import type { ModelShape } from "./model-shape.ts";
import type { PlsState } from "./pls-state.ts";

/**
 * The sign rule: a composite points the way the majority of its loadings do. The weights fix a composite only up to
 * its sign. With as many negative as positive loadings their sum decides.
 */
export function orientWeights(shape: ModelShape, state: PlsState): void {
  const { constructCount: k, blockStart } = shape;
  for (let c = 0; c < k; c++) {
    let majority = 0;
    let sum = 0;
    for (let i = blockStart[c] as number; i < (blockStart[c + 1] as number); i++) {
      const loading = state.crossLoadings[i * k + c] as number;
      majority += Math.sign(loading);
      sum += loading;
    }
    if (majority < 0 || (majority === 0 && sum < 0)) turn(shape, state, c);
  }
}

function turn(shape: ModelShape, state: PlsState, construct: number): void {
  const { indicatorCount: p, constructCount: k, blockStart } = shape;
  const { weights, crossLoadings, compositeCorrelations } = state;
  for (let i = blockStart[construct] as number; i < (blockStart[construct + 1] as number); i++) {
    weights[i] = -(weights[i] as number);
  }
  for (let i = 0; i < p; i++)
    crossLoadings[i * k + construct] = -(crossLoadings[i * k + construct] as number);
  for (let c = 0; c < k; c++) {
    if (c === construct) continue;
    const correlation = -(compositeCorrelations[c * k + construct] as number);
    compositeCorrelations[c * k + construct] = correlation;
    compositeCorrelations[construct * k + c] = correlation;
  }
}
