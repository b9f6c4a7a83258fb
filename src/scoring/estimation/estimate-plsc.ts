import { factorCholesky } from "../algebra/cholesky.ts";
import type { ModelShape } from "./model-shape.ts";
import { computePathCoefficients } from "./path-coefficients.ts";
import type { PlsState } from "./pls-state.ts";

/** What makes a PLSc solution inadmissible: no population can have it. Constructs and indicators by number. */
export type PlscFault =
  | { reason: "reliability"; construct: number }
  | { reason: "loading"; indicator: number }
  | { reason: "r-squared"; construct: number }
  | { reason: "not-positive-definite" };

export interface PlscEstimate {
  /** correlations of the common factors, k x k */
  correlations: Float64Array;
  /** one per path, in the model's order */
  coefficients: Float64Array;
  /** one per construct; NaN where it has no predecessor */
  rSquared: Float64Array;
  /** one per indicator */
  loadings: Float64Array;
}

/** `estimate` is null where the faults leave nothing to compute. */
export interface PlscOutcome {
  estimate: PlscEstimate | null;
  faults: PlscFault[];
}

/**
 * Consistent PLS: mode A constructs of several indicators taken as common factors. With q² = rho_A:
 * correlations C_ab / (q_a q_b), loadings w q / (w'w), then paths and R2 from these correlations. Mode B constructs and
 * single indicators stay as they are (q = 1).
 * Source: Dijkstra & Henseler (2015), MIS Quarterly 39(2).
 * @param state a finished PLS estimation on standardized indicators
 * @param reliabilities rho_A, one per construct; null where it is not defined
 */
export function estimatePlsc(
  shape: ModelShape,
  state: PlsState,
  reliabilities: readonly (number | null)[],
): PlscOutcome {
  const { constructCount: k } = shape;
  const corrected = reliabilities.map((value, c) => (isCommonFactor(shape, c) ? (value ?? 0) : 1));
  const faults: PlscFault[] = corrected.flatMap((value, construct) =>
    value > 0 && value <= 1 ? [] : [{ reason: "reliability", construct }],
  );
  if (corrected.some((value) => value <= 0)) return { estimate: null, faults };
  const q = Float64Array.from(corrected, Math.sqrt);
  const correlations = state.compositeCorrelations.map((value, at) => {
    const [a, b] = [Math.floor(at / k), at % k];
    return a === b ? 1 : value / ((q[a] as number) * (q[b] as number));
  });
  if (!factorCholesky(correlations.slice(), k)) faults.push({ reason: "not-positive-definite" });
  const consistent: PlsState = {
    ...state,
    compositeCorrelations: correlations,
    coefficients: new Float64Array(state.coefficients.length),
    rSquared: new Float64Array(k),
  };
  if (computePathCoefficients(shape, consistent) >= 0) return { estimate: null, faults };
  const { coefficients, rSquared } = consistent;
  const loadings = consistentLoadings(shape, state, q);
  loadings.forEach((loading, indicator) => {
    if (Math.abs(loading) > 1 + rounding) faults.push({ reason: "loading", indicator });
  });
  rSquared.forEach((value, construct) => {
    if (value > 1 + rounding) faults.push({ reason: "r-squared", construct });
  });
  return { estimate: { correlations, coefficients, rSquared, loadings }, faults };
}

/** A single indicator's loading of 1 may be off by the last digits. */
const rounding = 1e-12;

function isCommonFactor(shape: ModelShape, construct: number): boolean {
  const size = (shape.blockStart[construct + 1] as number) - (shape.blockStart[construct] as number);
  return size > 1 && !shape.modeB[construct];
}

function consistentLoadings(shape: ModelShape, state: PlsState, q: Float64Array): Float64Array {
  const loadings = new Float64Array(shape.indicatorCount);
  for (let c = 0; c < shape.constructCount; c++) {
    const start = shape.blockStart[c] as number;
    const end = shape.blockStart[c + 1] as number;
    let squares = 0;
    for (let i = start; i < end; i++) squares += (state.weights[i] as number) ** 2;
    for (let i = start; i < end; i++) {
      loadings[i] = isCommonFactor(shape, c)
        ? ((state.weights[i] as number) * (q[c] as number)) / squares
        : (state.crossLoadings[i * shape.constructCount + c] as number);
    }
  }
  return loadings;
}
