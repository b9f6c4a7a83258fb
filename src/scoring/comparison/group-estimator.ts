import type { Scheme } from "../estimation/model-shape.ts";
import { shapeOf } from "../estimation/model-shape.ts";
import { constructIndex } from "../index/construct-index.ts";
import { equalWeightsOf } from "../index/equal-weights.ts";
import { scaleEndsOf } from "../index/scale-ends.ts";
import type { PathModel } from "../model/path-model.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import { computeAvailableMeans } from "../moments/available-means.ts";
import type { MissingTreatment } from "../moments/missing.ts";
import type { EngineOutcome, PlsEngine } from "../run/pls-engine.ts";
import { createPlsEngine } from "../run/pls-engine.ts";

export interface EstimatorSettings {
  pathModel: PathModel;
  weighting: "pls" | "equal";
  missing: MissingTreatment;
  scheme: Scheme;
}

/** Estimates one group again and again, under changing masses of its rows. */
export interface GroupEstimator {
  /** one per construct, overwritten by every call */
  index: Float64Array;
  /** of the indicators, unstandardized; overwritten likewise */
  weights: Float64Array;
  /** where the weights are estimated; null where they are equal */
  engine: PlsEngine | null;
  /** @param precise false for replicates */
  estimate(masses: Float64Array, precise: boolean): EngineOutcome;
}

/** An estimator of a group's indices, with weights estimated from its answers or equal ones. */
export function createGroupEstimator(answers: AnswerMatrix, settings: EstimatorSettings): GroupEstimator {
  return settings.weighting === "pls"
    ? createPlsEstimator(answers, settings)
    : createEqualEstimator(answers, settings);
}

function createPlsEstimator(answers: AnswerMatrix, settings: EstimatorSettings): GroupEstimator {
  const engine = createPlsEngine(answers, settings.pathModel, settings.missing, settings.scheme);
  const { shape, scale, moments, unstandardized } = engine;
  const index = new Float64Array(shape.constructCount);
  return {
    index,
    weights: unstandardized,
    engine,
    estimate(masses, precise) {
      const outcome = engine.estimate(masses, precise);
      if (!outcome.estimated) return outcome;
      for (let c = 0; c < index.length; c++)
        index[c] = constructIndex(shape, c, unstandardized, moments.means, scale);
      return outcome;
    },
  };
}

function createEqualEstimator(answers: AnswerMatrix, { pathModel }: EstimatorSettings): GroupEstimator {
  const shape = shapeOf(pathModel);
  const scale = scaleEndsOf(pathModel);
  const weights = equalWeightsOf(pathModel);
  const means = new Float64Array(shape.indicatorCount);
  const index = new Float64Array(shape.constructCount);
  return {
    index,
    weights,
    engine: null,
    estimate(masses) {
      const failure = computeAvailableMeans(answers, masses, means);
      if (failure) return { estimated: false, ...failure } as EngineOutcome;
      for (let c = 0; c < index.length; c++) index[c] = constructIndex(shape, c, weights, means, scale);
      return { estimated: true, converged: true, iterations: 0, momentsConverged: true };
    },
  };
}
