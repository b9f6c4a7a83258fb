import { makeConsistent } from "../conformance/make-consistent.ts";
import { type AlgorithmSettings, estimatePls, plsDefaults } from "../estimation/estimate-pls.ts";
import type { PlscFault } from "../estimation/estimate-plsc.ts";
import { createStagedEstimator, type StagedEstimator } from "../estimation/estimate-staged.ts";
import { type ModelShape, type Scheme, shapeOf } from "../estimation/model-shape.ts";
import { createPlsState, type PlsState } from "../estimation/pls-state.ts";
import { type Metric, standardizeState } from "../estimation/raw-metric.ts";
import type { IndexWeights } from "../index/index-definition.ts";
import { type ScaleEnds, scaleEndsOf } from "../index/scale-ends.ts";
import { computeStandardizedWeights } from "../index/standardized-weights.ts";
import { computeUnstandardizedWeights } from "../index/unstandardized-weights.ts";
import type { PathModel } from "../model/path-model.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import type { MomentsFailure } from "../moments/available-means.ts";
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
  /** of the indicators, p x p row-major */
  correlations: Float64Array;
  /** answers with missing ones filled in, row-major, shifted as the answer matrix is */
  filled: Float64Array;
  state: PlsState;
  /** the two stages of a model with higher-order constructs; null for others */
  stages: StagedEstimator | null;
  /** weights on the raw answers, one per indicator */
  unstandardized: Float64Array;
  /**
   * @param masses how often each row counts
   * @param precise false for replicates: missing answers are filled in as precisely as a replicate needs
   */
  estimate(masses: Float64Array, precise: boolean): EngineOutcome;
  /** The same from moments that are known; `filled` stays as it is. */
  estimateFrom(moments: Moments): EngineOutcome;
}

export type EngineOutcome =
  | {
      estimated: true;
      converged: boolean;
      iterations: number;
      momentsConverged: boolean;
      /** why a consistent estimate is not admissible */
      plscFaults?: readonly PlscFault[];
    }
  | ({ estimated: false } & MomentsFailure)
  | {
      estimated: false;
      reason:
        | "uncorrelated-construct"
        | "collinear-block"
        | "collinear-predecessors"
        | "plsc-inadmissible"
        | "weights-cancel";
      construct: number;
    };

/** What other packages do differently. */
export interface EngineSettings {
  /** "standardized" when absent */
  metric?: Metric | undefined;
  /** "unstandardized" when absent */
  indexWeights?: IndexWeights | undefined;
  /** `plsDefaults` when absent */
  algorithm?: AlgorithmSettings | undefined;
}

/** An engine for these answers and this model. */
export function createPlsEngine(
  answers: AnswerMatrix,
  pathModel: PathModel,
  missing: MissingTreatment,
  scheme: Scheme,
  { metric = "standardized", indexWeights = "unstandardized", algorithm = {} }: EngineSettings = {},
): PlsEngine {
  const shape = shapeOf(pathModel);
  const { moments, filled, estimate: estimateMoments } = createMomentsEstimator(answers, missing);
  const state = createPlsState(shape);
  const stages = createStagedEstimator(pathModel, shape);
  const correlations = new Float64Array(shape.indicatorCount ** 2);
  const unstandardized = new Float64Array(shape.indicatorCount);
  const { consistent = false, ...settings } = algorithm;
  const options = { ...plsDefaults, ...settings, scheme };

  /** From the moments as they stand. */
  function weigh(momentsConverged: boolean, precise: boolean): EngineOutcome {
    const constant = computeCorrelations(moments, correlations);
    if (constant >= 0) return { estimated: false, reason: "constant-indicator", indicator: constant };
    const input = metric === "raw" ? moments.covariances : correlations;
    const outcome = stages?.estimate(input, state, options) ?? estimatePls(input, shape, state, options);
    if (!outcome.estimated) return outcome;
    if (metric === "raw") {
      standardizeState(shape, state, moments.covariances);
      stages?.standardize(moments.covariances);
    }
    if (indexWeights === "standardized") computeStandardizedWeights(shape, state.weights, unstandardized);
    else computeUnstandardizedWeights(shape, state.weights, moments.covariances, unstandardized);
    const cancelling = unstandardized.findIndex((weight) => !Number.isFinite(weight));
    if (cancelling >= 0)
      return { estimated: false, reason: "weights-cancel", construct: shape.blockOf[cancelling] as number };
    const { converged, iterations } = outcome;
    const plsc = consistent ? makeConsistent(shape, state) : null;
    const plscFaults = plsc?.faults ?? [];
    // A replicate that no population could have says nothing on how the estimate varies; cSEM drops it too.
    if (plsc && (!plsc.estimate || (!precise && plscFaults.length > 0))) {
      const at = plscFaults.find((fault) => fault.reason === "reliability");
      return { estimated: false, reason: "plsc-inadmissible", construct: at?.construct ?? 0 };
    }
    return { estimated: true, converged, iterations, momentsConverged, plscFaults };
  }

  function estimate(masses: Float64Array, precise: boolean): EngineOutcome {
    const described = estimateMoments(masses, precise);
    return described.estimated ? weigh(described.converged, precise) : described;
  }

  function estimateFrom(known: Moments): EngineOutcome {
    moments.n = known.n;
    moments.means.set(known.means);
    moments.covariances.set(known.covariances);
    return weigh(true, false);
  }

  const scale = scaleEndsOf(pathModel);
  return {
    shape,
    scale,
    moments,
    correlations,
    filled,
    state,
    stages,
    unstandardized,
    estimate,
    estimateFrom,
  };
}
