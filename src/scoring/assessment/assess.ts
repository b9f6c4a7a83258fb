import { estimatePlsc } from "../estimation/estimate-plsc.ts";
import { byConstruct } from "../run/by-name.ts";
import type { Assessment, Reliability } from "./assessment-types.ts";
import type { EstimatedModel } from "./estimated-model.ts";
import { measurementFindings } from "./measurement-findings.ts";
import { fornellLarckerTable, htmtTable, indicatorInflation, reliabilities } from "./measurement-tables.ts";
import type { PredictionOutcome } from "./pls-predict.ts";
import { predictionFindings } from "./prediction-findings.ts";
import { structuralFindings } from "./structural-findings.ts";
import { adjustedRSquared, antecedentInflation, effectSizes, plscResult } from "./structural-tables.ts";

/**
 * How good an estimated model is: reliability, convergent and discriminant validity, collinearity, effect sizes, and
 * consistent PLS as a second opinion; in numbers and in findings. It needs the moments only, so weighted rows work alike; predictions are made before, from the rows.
 * @param prediction of the same model; absent: nothing is said about it
 * @example assess(estimated).findings[3].message; // => "Value has two indicators and rho_C 0.92: fine"
 */
export function assess(model: EstimatedModel, prediction?: PredictionOutcome): Assessment {
  const { pathModel, shape, state } = model;
  const reliability = reliabilities(model);
  const { estimate, faults } = estimatePlsc(
    shape,
    state,
    reliability.map(({ rhoA }) => rhoA),
  );
  const tables = {
    reliability: byConstruct(pathModel, (c) => reliability[c] as Reliability),
    dimensionReliability: {},
    fornellLarcker: fornellLarckerTable(model, reliability),
    htmt: htmtTable(model, "arithmetic"),
    htmt2: htmtTable(model, "geometric"),
    vif: { antecedents: antecedentInflation(model), indicators: indicatorInflation(model) },
    rSquaredAdjusted: adjustedRSquared(model),
    fSquared: effectSizes(model),
    plsc: estimate && plscResult(model, estimate, faults.length === 0),
    prediction: prediction?.predicted ? prediction.prediction : null,
  };
  const findings = [
    ...measurementFindings(model, tables),
    ...structuralFindings(model, tables, faults),
    ...(prediction ? predictionFindings(pathModel, prediction) : []),
  ];
  return { ...tables, findings };
}
