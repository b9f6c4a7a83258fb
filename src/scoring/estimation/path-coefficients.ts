import { leastSquares } from "./least-squares.ts";
import type { ModelShape } from "./model-shape.ts";
import type { PlsState } from "./pls-state.ts";

/**
 * Path coefficients and R2: each construct regressed on its predecessors, from the composites' correlations.
 * @returns the construct whose predecessors are collinear, or -1
 */
export function computePathCoefficients(shape: ModelShape, state: PlsState): number {
  const { constructCount: k, predecessors, pathFrom, pathTo } = shape;
  for (let to = 0; to < k; to++) {
    const causes = predecessors[to] as Int32Array;
    if (causes.length === 0) {
      state.rSquared[to] = Number.NaN;
      continue;
    }
    const rSquared = leastSquares(state.compositeCorrelations, k, causes, to, state.scratch);
    if (Number.isNaN(rSquared)) return to;
    state.rSquared[to] = rSquared;
    for (let e = 0; e < pathTo.length; e++) {
      if (pathTo[e] !== to) continue;
      state.coefficients[e] = state.scratch.vector[causes.indexOf(pathFrom[e] as number)] as number;
    }
  }
  return -1;
}
