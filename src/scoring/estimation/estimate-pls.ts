import { computeCompositeCorrelations } from "./composite-correlations.ts";
import { computeInnerWeights } from "./inner-weights.ts";
import type { ModelShape, Scheme } from "./model-shape.ts";
import { orientWeights } from "./orient-weights.ts";
import { computeOuterWeights } from "./outer-weights.ts";
import { computePathCoefficients } from "./path-coefficients.ts";
import type { PlsState } from "./pls-state.ts";
import { scaleWeights } from "./scale-weights.ts";
import { computeTotalEffects } from "./total-effects.ts";
import { type ChangeMeasure, weightChange } from "./weight-change.ts";

export interface PlsOptions {
  scheme: Scheme;
  /** the iteration ends when the weights change by less */
  weightChangeMax: number;
  iterationCountMax: number;
  /** "largest": no weight may change by as much */
  changeMeasure: ChangeMeasure;
  /** false: signs stay as the iteration leaves them */
  oriented: boolean;
}

/** How another package runs PLS, as far as it is not as we do. */
export interface AlgorithmSettings extends Partial<Omit<PlsOptions, "scheme">> {
  /** true: paths, R2, effects and loadings by consistent PLS */
  consistent?: boolean;
}

export const plsDefaults: PlsOptions = {
  scheme: "path",
  weightChangeMax: 1e-12,
  iterationCountMax: 300,
  changeMeasure: "largest",
  oriented: true,
};

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
  const measured = options.changeMeasure === "squares-before-scaling" ? weights.slice() : weights;
  let iterations = 0;
  let change = Number.POSITIVE_INFINITY;
  while (change >= options.weightChangeMax && iterations < options.iterationCountMax) {
    weightsBefore.set(measured);
    const failure = stepPls(correlations, shape, state, options.scheme, measured);
    if (failure) return failure;
    change = weightChange(options.changeMeasure, measured, weightsBefore);
    iterations += 1;
  }
  computeCompositeCorrelations(correlations, shape, state);
  if (options.oriented) orientWeights(shape, state);
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
  measured: Float64Array,
): PlsOutcome | null {
  computeCompositeCorrelations(correlations, shape, state);
  const collinear = computeInnerWeights(shape, scheme, state);
  if (collinear >= 0) return failed("collinear-predecessors", collinear);
  for (let c = 0; c < shape.constructCount; c++) {
    if (!computeOuterWeights(correlations, shape, c, state)) return failed("collinear-block", c);
    if (measured !== state.weights) copyBlock(shape, c, state.weights, measured);
    if (!scaleWeights(correlations, shape, c, state.weights)) return failed("uncorrelated-construct", c);
  }
  return null;
}

function copyBlock(shape: ModelShape, construct: number, from: Float64Array, to: Float64Array): void {
  for (let i = shape.blockStart[construct] as number; i < (shape.blockStart[construct + 1] as number); i++) {
    to[i] = from[i] as number;
  }
}

function failed(reason: (PlsOutcome & { estimated: false })["reason"], construct: number): PlsOutcome {
  return { estimated: false, reason, construct };
}
