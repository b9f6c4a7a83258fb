import type { PlscEstimate } from "../estimation/estimate-plsc.ts";
import { byConstruct, byIndicator } from "../run/by-name.ts";
import type { Assessment, PlscResult } from "./assessment-types.ts";
import type { EstimatedModel } from "./estimated-model.ts";
import { fSquared } from "./f-squared.ts";
import { rSquaredAdjusted } from "./r-squared-adjusted.ts";
import { varianceInflation } from "./variance-inflation.ts";

/** VIF of the predecessors of every construct that has several. */
export function antecedentInflation(model: EstimatedModel): Assessment["vif"]["antecedents"] {
  const { shape, state } = model;
  return ofEndogenous(model, 2, (_, predecessors) => {
    const c = state.compositeCorrelations;
    const values = varianceInflation(c, shape.constructCount, predecessors, state.scratch);
    return underNames(model, predecessors, values);
  });
}

export function effectSizes(model: EstimatedModel): Assessment["fSquared"] {
  const { shape, state } = model;
  return ofEndogenous(model, 1, (construct, predecessors) => {
    const c = state.compositeCorrelations;
    const values = fSquared(c, shape.constructCount, predecessors, construct, state.scratch);
    return underNames(model, predecessors, values);
  });
}

export function adjustedRSquared(model: EstimatedModel): Assessment["rSquaredAdjusted"] {
  return ofEndogenous(model, 1, (construct, predecessors) =>
    rSquaredAdjusted(model.state.rSquared[construct] as number, model.n, predecessors.length),
  );
}

/** Consistent PLS under its names. */
export function plscResult(model: EstimatedModel, estimate: PlscEstimate, admissible: boolean): PlscResult {
  const { pathModel, shape } = model;
  return {
    admissible,
    paths: pathModel.paths.map(({ from, to }, e) => ({
      from,
      to,
      coefficient: estimate.coefficients[e] as number,
    })),
    rSquared: ofEndogenous(model, 1, (construct) => estimate.rSquared[construct] as number),
    loadings: byIndicator(pathModel, shape, (i) => estimate.loadings[i] as number),
    correlations: byConstruct(pathModel, (a) =>
      byConstruct(pathModel, (b) => estimate.correlations[a * shape.constructCount + b] as number),
    ),
  };
}

/** A value for each construct with at least so many predecessors, under its name. */
function ofEndogenous<T>(
  { pathModel, shape }: EstimatedModel,
  predecessorCountMin: number,
  value: (construct: number, predecessors: Int32Array) => T,
): Record<string, T> {
  return Object.fromEntries(
    pathModel.constructs.flatMap(({ name }, c) => {
      const predecessors = shape.predecessors[c] as Int32Array;
      return predecessors.length < predecessorCountMin ? [] : [[name, value(c, predecessors)]];
    }),
  );
}

function underNames<T>(
  { pathModel }: EstimatedModel,
  constructs: Int32Array,
  values: T[],
): Record<string, T> {
  return Object.fromEntries(
    Array.from(constructs, (c, at) => [pathModel.constructs[c]?.name ?? "", values[at] as T]),
  );
}
