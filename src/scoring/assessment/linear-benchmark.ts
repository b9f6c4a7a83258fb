import { leastSquares } from "../estimation/least-squares.ts";
import type { EstimatedModel } from "./estimated-model.ts";
import { blockOf } from "./estimated-model.ts";

/** Regressions that know no model: each endogenous indicator on all indicators of the exogenous constructs. */
export interface LinearBenchmark {
  /** the indicators of the exogenous constructs */
  predictors: Int32Array;
  /** standardized coefficients per indicator, in the order of `predictors`; null where these are collinear */
  coefficients: (Float64Array | null)[];
}

/**
 * The linear model that PLSpredict is measured against.
 * Source: Shmueli et al. (2019), European Journal of Marketing 53(11).
 * @param model estimated on the training rows
 */
export function linearBenchmark({ shape, state, correlations }: EstimatedModel): LinearBenchmark {
  const exogenous = Array.from(shape.order).filter((c) => shape.predecessors[c]?.length === 0);
  const predictors = Int32Array.from(exogenous.flatMap((c) => Array.from(blockOf(shape, c))));
  const coefficients = Array.from(shape.blockOf, (construct, i) => {
    if (exogenous.includes(construct)) return null;
    const rSquared = leastSquares(correlations, shape.indicatorCount, predictors, i, state.scratch);
    return Number.isNaN(rSquared) ? null : state.scratch.vector.slice(0, predictors.length);
  });
  return { predictors, coefficients };
}
