import { computeCompositeCorrelations } from "./composite-correlations.ts";
import { computeInnerWeights } from "./inner-weights.ts";
import type { ModelShape, Scheme } from "./model-shape.ts";
import { orientWeights } from "./orient-weights.ts";
import { computeOuterWeights } from "./outer-weights.ts";
import { computePathCoefficients } from "./path-coefficients.ts";
import type { PlsState } from "./pls-state.ts";
import { scaleWeights } from "./scale-weights.ts";
import { computeTotalEffects } from "./total-effects.ts";

export interface PlsOptions {
  scheme: Scheme;
  /** the iteration ends when no weight changes by as much */
  weightChangeMax: number;
  iterationCountMax: number;
}

export const plsDefaults: PlsOptions = { scheme: "path", weightChangeMax: 1e-12, iterationCountMax: 300 };

export type PlsOutcome =
  | { estimated: true; converged: boolean; iterations: number; weightChangeMax: number }
  | {
      estimated: false;
      reason: "uncorrelated-construct" | "collinear-block" | "collinear-predecessors";
      construct: number;
    };

/**
 * Partial least squares path modelling from the indicators' correlation matrix S alone:
 * 1. w = 1 per indicator, scaled to w'Sw = 1;  2. C = W'SW, inner weights E;  3. w = (S W E)_block (mode A) or
 * S_bb^-1 (S W E)_block (mode B), scaled; repeat until the weights stand still;  4. signs, loadings, paths, effects.
 * The results stand in `state`. Not converging is an outcome, not an error.
 * Source: Lohmöller (1989), Latent Variable Path Modeling with Partial Least Squares; Wold (1982).
 * @param correlations S, p x p row-major, indicators block by block
 */
export function estimatePls(
  correlations: Float64Array,
  shape: ModelShape,
  state: PlsState,
  options: PlsOptions = plsDefaults,
): PlsOutcome {
  const { weights, weightsBefore } = state;
  weights.fill(1);
  for (let c = 0; c < shape.constructCount; c++) {
    if (!scaleWeights(correlations, shape, c, weights)) return failed("uncorrelated-construct", c);
  }
  let iterations = 0;
  let change = Number.POSITIVE_INFINITY;
  while (change >= options.weightChangeMax && iterations < options.iterationCountMax) {
    weightsBefore.set(weights);
    const failure = stepPls(correlations, shape, state, options.scheme);
    if (failure) return failure;
    change = largestChange(weights, weightsBefore);
    iterations += 1;
  }
  computeCompositeCorrelations(correlations, shape, state);
  orientWeights(shape, state);
  const collinear = computePathCoefficients(shape, state);
  if (collinear >= 0) return failed("collinear-predecessors", collinear);
  computeTotalEffects(shape, state.coefficients, state.totalEffects);
  return {
    estimated: true,
    converged: change < options.weightChangeMax,
    iterations,
    weightChangeMax: change,
  };
}

function stepPls(
  correlations: Float64Array,
  shape: ModelShape,
  state: PlsState,
  scheme: Scheme,
): PlsOutcome | null {
  computeCompositeCorrelations(correlations, shape, state);
  const collinear = computeInnerWeights(shape, scheme, state);
  if (collinear >= 0) return failed("collinear-predecessors", collinear);
  for (let c = 0; c < shape.constructCount; c++) {
    if (!computeOuterWeights(correlations, shape, c, state)) return failed("collinear-block", c);
    if (!scaleWeights(correlations, shape, c, state.weights)) return failed("uncorrelated-construct", c);
  }
  return null;
}

function largestChange(a: Float64Array, b: Float64Array): number {
  let change = 0;
  for (let i = 0; i < a.length; i++) change = Math.max(change, Math.abs((a[i] as number) - (b[i] as number)));
  return change;
}

function failed(reason: (PlsOutcome & { estimated: false })["reason"], construct: number): PlsOutcome {
  return { estimated: false, reason, construct };
}
