import { reachable } from "../estimation/total-effects.ts";
import { constructIndex } from "../index/construct-index.ts";
import { importanceInPoints } from "../index/importance.ts";
import { scoreDeviation } from "../index/score-deviation.ts";
import type { PlsEngine } from "./pls-engine.ts";

/** The engine's latest results in one row of numbers: what the bootstrap repeats. */
export interface PlsStatistics {
  /** pairs of constructs, by number, where one acts on the other */
  effects: { from: number; to: number }[];
  indexAt: number;
  coefficientAt: number;
  rSquaredAt: number;
  importanceAt: number;
  /** indices of the dimensions of higher-order constructs, in model order */
  dimensionAt: number;
  count: number;
  /** @param into written from position 0 */
  write(into: Float64Array): void;
}

/** Index, path coefficients, R2 and importances of an engine, each at a fixed position. */
export function plsStatisticsOf(engine: PlsEngine): PlsStatistics {
  const { shape, state, stages, scale, moments, unstandardized } = engine;
  const k = shape.constructCount;
  const effects = reachable(shape).flatMap((reaches, at) =>
    reaches ? [{ from: Math.floor(at / k), to: at % k }] : [],
  );
  const coefficientAt = k;
  const rSquaredAt = coefficientAt + state.coefficients.length;
  const importanceAt = rSquaredAt + k;
  const dimensionAt = importanceAt + effects.length;
  const dimensions = stages?.dimensions ?? [];
  const deviations = new Float64Array(k);

  function write(into: Float64Array): void {
    for (let c = 0; c < k; c++) {
      into[c] = constructIndex(shape, c, unstandardized, moments.means, scale);
      deviations[c] = scoreDeviation(shape, c, unstandardized, moments.covariances, scale);
    }
    into.set(state.coefficients, coefficientAt);
    into.set(state.rSquared, rSquaredAt);
    for (let e = 0; e < effects.length; e++) {
      const { from, to } = effects[e] as { from: number; to: number };
      const deviation = { target: deviations[to] as number, driver: deviations[from] as number };
      into[importanceAt + e] = importanceInPoints(state.totalEffects[from * k + to] as number, deviation);
    }
    for (let d = 0; stages && d < dimensions.length; d++) {
      const { inFirst } = dimensions[d] as { inFirst: number };
      into[dimensionAt + d] = constructIndex(
        stages.first.shape,
        inFirst,
        unstandardized,
        moments.means,
        scale,
      );
    }
  }

  return {
    effects,
    indexAt: 0,
    coefficientAt,
    rSquaredAt,
    importanceAt,
    dimensionAt,
    count: dimensionAt + dimensions.length,
    write,
  };
}
