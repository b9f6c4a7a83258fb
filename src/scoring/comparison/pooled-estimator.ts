import { estimatePls, plsDefaults } from "../estimation/estimate-pls.ts";
import { createStagedEstimator } from "../estimation/estimate-staged.ts";
import { type Scheme, shapeOf } from "../estimation/model-shape.ts";
import { createPlsState } from "../estimation/pls-state.ts";
import { computeUnstandardizedWeights } from "../index/unstandardized-weights.ts";
import type { PathModel } from "../model/path-model.ts";
import { computeCorrelations } from "../moments/correlations.ts";
import type { Moments } from "../moments/moments.ts";
import { poolMoments } from "./pool-moments.ts";

/** Moments of a group's rows with mean weight 1, and what a row weighs beside those of other groups. */
export interface WeighedMoments {
  moments: Moments;
  unit: number;
}

/** Weights of two groups together, from the moments of each; all results are overwritten by the next call. */
export interface PooledEstimator {
  moments: Moments;
  /** p x p */
  correlations: Float64Array;
  /** standardized */
  outerWeights: Float64Array;
  unstandardized: Float64Array;
  /** @returns whether there are weights, and they converged */
  estimate(a: WeighedMoments, b: WeighedMoments): boolean;
}

/** An estimator of pooled weights. It needs no pass over the rows: missing answers were treated in each group. */
export function createPooledEstimator(pathModel: PathModel, scheme: Scheme): PooledEstimator {
  const shape = shapeOf(pathModel);
  const stages = createStagedEstimator(pathModel, shape);
  const options = { ...plsDefaults, scheme };
  const p = shape.indicatorCount;
  const state = createPlsState(shape);
  const moments: Moments = { n: 0, means: new Float64Array(p), covariances: new Float64Array(p * p) };
  const correlations = new Float64Array(p * p);
  const unstandardized = new Float64Array(p);
  return {
    moments,
    correlations,
    outerWeights: state.weights,
    unstandardized,
    estimate(a, b) {
      poolMoments(a, b, moments);
      if (computeCorrelations(moments, correlations) >= 0) return false;
      const outcome =
        stages?.estimate(correlations, state, options) ?? estimatePls(correlations, shape, state, options);
      if (!outcome.estimated || !outcome.converged) return false;
      computeUnstandardizedWeights(shape, state.weights, moments.covariances, unstandardized);
      return true;
    },
  };
}
