import { leastSquares } from "./least-squares.ts";
import type { ModelShape, Scheme } from "./model-shape.ts";
import type { PlsState } from "./pls-state.ts";

/**
 * E: how much each neighbouring composite counts in a construct's inner proxy.
 * Centroid: sign of the correlation. Factorial: the correlation. Path: regression coefficients on the
 * predecessors, correlations with the successors.
 * Source: Lohmöller (1989), section 2.3.
 * @returns the construct whose predecessors are collinear, or -1
 */
export function computeInnerWeights(shape: ModelShape, scheme: Scheme, state: PlsState): number {
  const { constructCount: k, pathFrom, pathTo, predecessors } = shape;
  const { compositeCorrelations: c, innerWeights, scratch } = state;
  innerWeights.fill(0);
  for (let e = 0; e < pathFrom.length; e++) {
    const from = pathFrom[e] as number;
    const to = pathTo[e] as number;
    const correlation = c[from * k + to] as number;
    const weight = scheme === "centroid" ? Math.sign(correlation) : correlation;
    innerWeights[to * k + from] = weight;
    innerWeights[from * k + to] = weight;
  }
  if (scheme !== "path") return -1;
  for (let to = 0; to < k; to++) {
    const causes = predecessors[to] as Int32Array;
    if (Number.isNaN(leastSquares(c, k, causes, to, scratch))) return to;
    for (let a = 0; a < causes.length; a++) {
      innerWeights[(causes[a] as number) * k + to] = scratch.vector[a] as number;
    }
  }
  return -1;
}
