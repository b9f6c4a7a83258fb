import type { ScoreOutput } from "../score-types.ts";

type Estimated =
  | "indexInterval"
  | "indexStandardError"
  | "standardErrors"
  | "paths"
  | "rSquared"
  | "rSquaredInterval"
  | "outerWeights"
  | "outerWeightInterval"
  | "loadings"
  | "loadingInterval"
  | "totalEffects"
  | "dimensions"
  | "drivers"
  | "bootstrap"
  | "jackknife"
  | "groups";

/** What an output is without where no weights are estimated, before anything is resampled. */
export function indexOnly(): Pick<ScoreOutput, Estimated> {
  return {
    indexInterval: null,
    indexStandardError: null,
    standardErrors: null,
    paths: [],
    rSquared: {},
    rSquaredInterval: null,
    outerWeights: {},
    outerWeightInterval: null,
    loadings: {},
    loadingInterval: null,
    totalEffects: [],
    dimensions: {},
    drivers: null,
    bootstrap: null,
    jackknife: null,
    groups: {},
  };
}
