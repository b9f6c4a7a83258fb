import { firstStageModel, isHigherOrder, secondStageModel } from "../model/dimensions.ts";
import type { Construct, PathModel } from "../model/path-model.ts";
import { computeCompositeCorrelations } from "./composite-correlations.ts";
import { estimatePls, type PlsOptions, type PlsOutcome } from "./estimate-pls.ts";
import { type ModelShape, shapeOf } from "./model-shape.ts";
import { createPlsState, type PlsState } from "./pls-state.ts";
import { standardizeState } from "./raw-metric.ts";

/** One stage: its model and its latest results. */
export interface Stage {
  pathModel: PathModel;
  shape: ModelShape;
  state: PlsState;
}

/** Estimates a model with higher-order constructs again and again. */
export interface StagedEstimator {
  /** dimensions stand in the place of their construct */
  first: Stage;
  /** dimensions are the indicators of their construct */
  second: Stage;
  /** of the second stage's indicators */
  secondCorrelations: Float64Array;
  /** in model order: the number of the construct, of the first stage's construct and of the second's indicator */
  dimensions: { construct: number; inFirst: number; inSecond: number }[];
  /** @param state written, for the model's own shape: weights on the indicators themselves */
  estimate(correlations: Float64Array, state: PlsState, options: PlsOptions): PlsOutcome;
  /** brings stages estimated on covariances into standardized terms, as `standardizeState` does a model */
  standardize(covariances: Float64Array): void;
}

/**
 * Higher-order constructs by the disjoint two-stage approach, from the indicators' correlations S alone.
 * 1. PLS with the dimensions in place of their construct, each with all of its paths: weights v of the indicators in
 *    their dimension.  2. PLS with the dimensions' composites as indicators of the construct, others as they are; the
 *    correlations of these are V'SV. Paths, R2 and total effects are this stage's.  3. An indicator's weight in the
 *    construct is v times its dimension's weight; index, scores and loadings follow as in a model without dimensions.
 * Source: Sarstedt, Hair, Cheah, Becker & Ringle (2019); Becker, Klein & Wetzels (2012).
 * @returns null for a model without higher-order constructs
 */
export function createStagedEstimator(pathModel: PathModel, shape: ModelShape): StagedEstimator | null {
  if (!pathModel.constructs.some(isHigherOrder)) return null;
  const first = createStage(firstStageModel(pathModel));
  const second = createStage(secondStageModel(pathModel));
  const partOf = partsOf(pathModel);
  const ownerOf = pathModel.constructs.flatMap(({ dimensions }, c) => (dimensions ?? [c]).map(() => c));
  const dimensions = ownerOf.flatMap((construct, inFirst) => {
    if (!isHigherOrder(pathModel.constructs[construct] as Construct)) return [];
    const firstIndicator = first.shape.blockStart[inFirst] as number;
    return { construct, inFirst, inSecond: partOf[firstIndicator] as number };
  });
  const parts = second.shape.indicatorCount;
  const inner = new Float64Array(shape.indicatorCount);
  const secondCorrelations = new Float64Array(parts * parts);

  function estimate(correlations: Float64Array, state: PlsState, options: PlsOptions): PlsOutcome {
    const one = estimatePls(correlations, first.shape, first.state, options);
    if (!one.estimated) return { ...one, construct: ownerOf[one.construct] as number };
    for (let i = 0; i < inner.length; i++) {
      const construct = pathModel.constructs[shape.blockOf[i] as number] as Construct;
      inner[i] = isHigherOrder(construct) ? (first.state.weights[i] as number) : 1;
    }
    correlateParts(correlations, inner, partOf, secondCorrelations, parts);
    const two = estimatePls(secondCorrelations, second.shape, second.state, options);
    if (!two.estimated) return two;
    for (let i = 0; i < inner.length; i++) {
      state.weights[i] = (inner[i] as number) * (second.state.weights[partOf[i] as number] as number);
    }
    computeCompositeCorrelations(correlations, shape, state);
    state.coefficients.set(second.state.coefficients);
    state.rSquared.set(second.state.rSquared);
    state.totalEffects.set(second.state.totalEffects);
    return {
      estimated: true,
      converged: one.converged && two.converged,
      iterations: one.iterations + two.iterations,
      weightChangeMax: Math.max(one.weightChangeMax, two.weightChangeMax),
    };
  }

  function standardize(covariances: Float64Array): void {
    standardizeState(first.shape, first.state, covariances);
    standardizeState(second.shape, second.state, secondCorrelations);
    const deviations = Array.from({ length: parts }, (_, a) =>
      Math.sqrt(secondCorrelations[a * parts + a] as number),
    );
    for (let at = 0; at < parts * parts; at++) {
      const scale = (deviations[Math.floor(at / parts)] as number) * (deviations[at % parts] as number);
      secondCorrelations[at] = (secondCorrelations[at] as number) / scale;
    }
  }

  return { first, second, secondCorrelations, dimensions, estimate, standardize };
}

function createStage(pathModel: PathModel): Stage {
  const shape = shapeOf(pathModel);
  return { pathModel, shape, state: createPlsState(shape) };
}

/** The indicator of the second stage that each indicator goes into: its dimension, or itself. */
function partsOf(pathModel: PathModel): Int32Array {
  let parts = 0;
  return Int32Array.from(
    pathModel.constructs.flatMap(({ indicators, dimensions }) => {
      const sizes = dimensions?.map((dimension) => dimension.indicators.length) ?? indicators.map(() => 1);
      return sizes.flatMap((size) => new Array<number>(size).fill(parts++));
    }),
  );
}

/** V'SV: what the parts' correlations are, given those of the indicators. */
function correlateParts(
  correlations: Float64Array,
  inner: Float64Array,
  partOf: Int32Array,
  into: Float64Array,
  parts: number,
): void {
  const p = inner.length;
  into.fill(0);
  for (let i = 0; i < p; i++) {
    const line = (partOf[i] as number) * parts;
    for (let j = 0; j < p; j++) {
      const at = line + (partOf[j] as number);
      const product = (inner[i] as number) * (inner[j] as number) * (correlations[i * p + j] as number);
      into[at] = (into[at] as number) + product;
    }
  }
}
