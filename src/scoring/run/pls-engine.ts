import { estimatePls, plsDefaults } from "../estimation/estimate-pls.ts";
import { type ModelShape, type Scheme, shapeOf } from "../estimation/model-shape.ts";
import { createPlsState, type PlsState } from "../estimation/pls-state.ts";
import { type ScaleEnds, scaleEndsOf } from "../index/scale-ends.ts";
import { computeUnstandardizedWeights } from "../index/unstandardized-weights.ts";
import type { PathModel } from "../model/path-model.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import { computeCorrelations } from "../moments/correlations.ts";
import type { MissingTreatment } from "../moments/missing.ts";
import type { Moments } from "../moments/moments.ts";
import { createMomentsEstimator } from "../moments/moments-estimator.ts";

/**
 * From answers to weights and back again, as often as there are replicates: moments, correlations, PLS,
 * unstandardized weights. All results are overwritten by the next call.
 */
export interface PlsEngine {
  shape: ModelShape;
  scale: ScaleEnds;
  moments: Moments;
  /** answers with missing ones filled in, row-major, shifted as the answer matrix is */
  filled: Float64Array;
  state: PlsState;
  /** one per indicator */
  unstandardized: Float64Array;
  estimate(masses: Float64Array, precise: boolean): EngineOutcome;
}

export type EngineOutcome =
  | { estimated: true; converged: boolean; iterations: number; momentsConverged: boolean }
  | { estimated: false; reason: "no-answers" | "constant-indicator"; indicator: number }
  | {
      estimated: false;
      reason: "uncorrelated-construct" | "collinear-block" | "collinear-predecessors";
      construct: number;
    };

/** An engine for these answers and this model. */
export function createPlsEngine(
  answers: AnswerMatrix,
  pathModel: PathModel,
  missing: MissingTreatment,
  scheme: Scheme,
): PlsEngine {
  const shape = shapeOf(pathModel);
  const { moments, filled, estimate: estimateMoments } = createMomentsEstimator(answers, missing);
  const state = createPlsState(shape);
  const correlations = new Float64Array(shape.indicatorCount ** 2);
  const unstandardized = new Float64Array(shape.indicatorCount);

  function estimate(masses: Float64Array, precise: boolean): EngineOutcome {
    const described = estimateMoments(masses, precise);
    if (!described.estimated) return described;
    const constant = computeCorrelations(moments, correlations);
    if (constant >= 0) return { estimated: false, reason: "constant-indicator", indicator: constant };
    const outcome = estimatePls(correlations, shape, state, { ...plsDefaults, scheme });
    if (!outcome.estimated) return outcome;
    computeUnstandardizedWeights(shape, state.weights, moments.covariances, unstandardized);
    const { converged, iterations } = outcome;
    return { estimated: true, converged, iterations, momentsConverged: described.converged };
  }

  return { shape, scale: scaleEndsOf(pathModel), moments, filled, state, unstandardized, estimate };
}
