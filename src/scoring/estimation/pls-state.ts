import { createLeastSquaresScratch, type LeastSquaresScratch } from "./least-squares.ts";
import type { ModelShape } from "./model-shape.ts";

/**
 * The matrices of a PLS estimation. Made once and used again for every replicate: nothing is allocated in the loop.
 * p indicators, k constructs; matrices are row-major.
 */
export interface PlsState {
  /** w: the one outer weight of each indicator, p. (W of the method is p x k with w in its block, else 0.) */
  weights: Float64Array;
  weightsBefore: Float64Array;
  /** S W: correlation of every indicator with every composite, p x k */
  crossLoadings: Float64Array;
  /** C = W'SW: correlations of the composites, k x k */
  compositeCorrelations: Float64Array;
  /** E: weight of composite `row` in the inner proxy of construct `column`, k x k */
  innerWeights: Float64Array;
  /** one per path, in the model's order */
  coefficients: Float64Array;
  /** one per construct; NaN where it has no predecessor */
  rSquared: Float64Array;
  /** from `row` to `column`, k x k */
  totalEffects: Float64Array;
  scratch: LeastSquaresScratch;
}

/** Room for estimating models of this shape. */
export function createPlsState(shape: ModelShape): PlsState {
  const p = shape.indicatorCount;
  const k = shape.constructCount;
  return {
    weights: new Float64Array(p),
    weightsBefore: new Float64Array(p),
    crossLoadings: new Float64Array(p * k),
    compositeCorrelations: new Float64Array(k * k),
    innerWeights: new Float64Array(k * k),
    coefficients: new Float64Array(shape.pathFrom.length),
    rSquared: new Float64Array(k),
    totalEffects: new Float64Array(k * k),
    scratch: createLeastSquaresScratch(Math.max(p, k)),
  };
}
