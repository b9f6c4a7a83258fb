import { reachable } from "../estimation/total-effects.ts";
import { constructIndex } from "../index/construct-index.ts";
import { importanceInPoints } from "../index/importance.ts";
import { scoreDeviation } from "../index/score-deviation.ts";
import type { PlsEngine } from "./pls-engine.ts";

/** The engine's latest results in one row of numbers: what replicates repeat. */
export interface PlsStatistics extends PlsLayout {
  /** @param into written from position 0 */
  write(into: Float64Array): void;
}

/** Where each statistic stands. */
export interface PlsLayout {
  /** pairs of constructs, by number, where one acts on the other */
  effects: { from: number; to: number }[];
  /** constructs with predecessors, by number: those that have an R2 */
  endogenous: number[];
  indexAt: number;
  coefficientAt: number;
  /** one per endogenous construct */
  rSquaredAt: number;
  /** one per effect, in index points */
  importanceAt: number;
  /** one per effect, standardized */
  totalEffectAt: number;
  outerWeightAt: number;
  loadingAt: number;
  /** indices of the dimensions of higher-order constructs, in model order */
  dimensionAt: number;
  count: number;
}

/** Everything that has an interval, each at a fixed position. */
export function plsStatisticsOf(engine: PlsEngine): PlsStatistics {
  const { shape, state, stages, scale, moments, unstandardized } = engine;
  const k = shape.constructCount;
  const layout = layoutOf(engine);
  const { effects, endogenous } = layout;
  const deviations = new Float64Array(k);

  function writeEffects(into: Float64Array): void {
    for (let e = 0; e < effects.length; e++) {
      const { from, to } = effects[e] as { from: number; to: number };
      const deviation = { target: deviations[to] as number, driver: deviations[from] as number };
      const totalEffect = state.totalEffects[from * k + to] as number;
      into[layout.importanceAt + e] = importanceInPoints(totalEffect, deviation);
      into[layout.totalEffectAt + e] = totalEffect;
    }
  }

  function writeDimensions(into: Float64Array): void {
    if (!stages) return;
    const { shape: first } = stages.first;
    for (let d = 0; d < stages.dimensions.length; d++) {
      const { inFirst } = stages.dimensions[d] as { inFirst: number };
      into[layout.dimensionAt + d] = constructIndex(first, inFirst, unstandardized, moments.means, scale);
    }
  }

  function write(into: Float64Array): void {
    for (let c = 0; c < k; c++) {
      into[layout.indexAt + c] = constructIndex(shape, c, unstandardized, moments.means, scale);
      deviations[c] = scoreDeviation(shape, c, unstandardized, moments.covariances, scale);
    }
    into.set(state.coefficients, layout.coefficientAt);
    for (let e = 0; e < endogenous.length; e++) {
      into[layout.rSquaredAt + e] = state.rSquared[endogenous[e] as number] as number;
    }
    writeEffects(into);
    into.set(state.weights, layout.outerWeightAt);
    for (let i = 0; i < shape.indicatorCount; i++) {
      into[layout.loadingAt + i] = state.crossLoadings[i * k + (shape.blockOf[i] as number)] as number;
    }
    writeDimensions(into);
  }

  return { ...layout, write };
}

function layoutOf({ shape, state, stages }: PlsEngine): PlsLayout {
  const k = shape.constructCount;
  const effects = reachable(shape).flatMap((reaches, at) =>
    reaches ? [{ from: Math.floor(at / k), to: at % k }] : [],
  );
  const endogenous = [...shape.predecessors.keys()].filter((c) => shape.predecessors[c]?.length);
  const coefficientAt = k;
  const rSquaredAt = coefficientAt + state.coefficients.length;
  const importanceAt = rSquaredAt + endogenous.length;
  const totalEffectAt = importanceAt + effects.length;
  const outerWeightAt = totalEffectAt + effects.length;
  const loadingAt = outerWeightAt + shape.indicatorCount;
  const dimensionAt = loadingAt + shape.indicatorCount;
  return {
    effects,
    endogenous,
    indexAt: 0,
    coefficientAt,
    rSquaredAt,
    importanceAt,
    totalEffectAt,
    outerWeightAt,
    loadingAt,
    dimensionAt,
    count: dimensionAt + (stages?.dimensions.length ?? 0),
  };
}
