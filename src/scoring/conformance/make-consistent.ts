import { rhoA } from "../assessment/rho-a.ts";
import { estimatePlsc, type PlscOutcome } from "../estimation/estimate-plsc.ts";
import type { ModelShape } from "../estimation/model-shape.ts";
import type { PlsState } from "../estimation/pls-state.ts";
import { computeTotalEffects } from "../estimation/total-effects.ts";

/**
 * Puts consistent PLS in the place of a finished PLS estimate, as cSEM does unasked for every construct that is
 * measured by `=~`: correlations, paths, R2, total effects and own loadings. Weights stay, and with them the index.
 * Source: Dijkstra & Henseler (2015), MIS Quarterly 39(2).
 * @param state written, unless the outcome has no estimate
 */
export function makeConsistent(shape: ModelShape, state: PlsState): PlscOutcome {
  const k = shape.constructCount;
  const reliabilities = Array.from({ length: k }, (_, c) => rhoA(state.weights, shape, c));
  const outcome = estimatePlsc(shape, state, reliabilities);
  if (!outcome.estimate) return outcome;
  const { correlations, coefficients, rSquared, loadings } = outcome.estimate;
  state.compositeCorrelations.set(correlations);
  state.coefficients.set(coefficients);
  state.rSquared.set(rSquared);
  computeTotalEffects(shape, coefficients, state.totalEffects);
  loadings.forEach((loading, i) => {
    state.crossLoadings[i * k + (shape.blockOf[i] as number)] = loading;
  });
  return outcome;
}
