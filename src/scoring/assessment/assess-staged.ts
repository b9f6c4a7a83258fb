import { assess } from "./assess.ts";
import type { Assessment } from "./assessment-types.ts";
import type { EstimatedModel } from "./estimated-model.ts";
import type { PredictionOutcome } from "./pls-predict.ts";

/** Findings about a block by itself. How dimensions of one construct differ from each other is no matter. */
const blockFindings = [
  "construct-reliable",
  "convergence-low",
  "formative-construct",
  "indicators-redundant",
  "reliability-low",
  "single-indicator",
  "weak-indicator",
];

/**
 * How good a model with higher-order constructs is: everything from the second stage, where dimensions are the
 * indicators of their construct, and the dimensions' own reliability from the first.
 * Source: Sarstedt, Hair, Cheah, Becker & Ringle (2019).
 * @param prediction of the model itself, on its own indicators
 */
export function assessStaged(
  first: EstimatedModel,
  second: EstimatedModel,
  prediction?: PredictionOutcome,
): Assessment {
  const constructs = new Set(second.pathModel.constructs.map(({ name }) => name));
  const dimensions = first.pathModel.constructs.filter(({ name }) => !constructs.has(name));
  const own = new Set(dimensions.flatMap(({ name, indicators }) => [name, ...indicators.map((i) => i.name)]));
  const ofDimensions = assess(first);
  const whole = assess(second, prediction);
  const findings = ofDimensions.findings.filter(
    ({ code, names = [] }) => blockFindings.includes(code) && names.every((name) => own.has(name)),
  );
  return {
    ...whole,
    dimensionReliability: Object.fromEntries(
      dimensions.flatMap(({ name }) => {
        const reliability = ofDimensions.reliability[name];
        return reliability ? [[name, reliability]] : [];
      }),
    ),
    findings: [...findings, ...whole.findings],
  };
}
