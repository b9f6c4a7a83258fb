import { byConstruct } from "../run/by-name.ts";
import type { Assessment, Reliability } from "./assessment-types.ts";
import { averageVarianceExtracted } from "./average-variance-extracted.ts";
import { compositeReliability } from "./composite-reliability.ts";
import { cronbachAlpha } from "./cronbach-alpha.ts";
import { blockLoadings, blockOf, type EstimatedModel } from "./estimated-model.ts";
import { fornellLarcker } from "./fornell-larcker.ts";
import { type HtmtMean, htmt } from "./htmt.ts";
import { rhoA } from "./rho-a.ts";
import { varianceInflation } from "./variance-inflation.ts";

/** Reliability of every construct, in model order. */
export function reliabilities(model: EstimatedModel): Reliability[] {
  const { pathModel, shape, state, correlations } = model;
  return pathModel.constructs.map((_, c) => {
    const loadings = blockLoadings(model, c);
    return {
      alpha: cronbachAlpha(correlations, shape, c),
      rhoA: rhoA(state.weights, shape, c),
      rhoC: compositeReliability(loadings),
      ave: averageVarianceExtracted(loadings),
    };
  });
}

export function fornellLarckerTable(
  { pathModel, shape, state }: EstimatedModel,
  reliability: readonly Reliability[],
): Assessment["fornellLarcker"] {
  const table = fornellLarcker(
    state.compositeCorrelations,
    reliability.map(({ ave }) => ave),
  );
  return byConstruct(pathModel, (a) =>
    byConstruct(pathModel, (b) => table[a * shape.constructCount + b] as number),
  );
}

export function htmtTable(
  { pathModel, shape, correlations }: EstimatedModel,
  mean: HtmtMean,
): Assessment["htmt"] {
  return byConstruct(pathModel, (a) =>
    Object.fromEntries(
      pathModel.constructs.flatMap(({ name }, b) =>
        a === b ? [] : [[name, htmt(correlations, shape, a, b, mean)]],
      ),
    ),
  );
}

/** VIF of every indicator within its block. */
export function indicatorInflation(model: EstimatedModel): Assessment["vif"]["indicators"] {
  const { pathModel, shape, state, correlations } = model;
  return byConstruct(pathModel, (c) => {
    const values = varianceInflation(correlations, shape.indicatorCount, blockOf(shape, c), state.scratch);
    const names = pathModel.constructs[c]?.indicators ?? [];
    return Object.fromEntries(names.map(({ name }, i) => [name, values[i] ?? null]));
  });
}
