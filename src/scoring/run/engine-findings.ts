import type { ModelShape } from "../estimation/model-shape.ts";
import type { Finding } from "../finding.ts";
import { indicatorsOf, type PathModel } from "../model/path-model.ts";
import type { EngineOutcome } from "./pls-engine.ts";

const explanations = {
  "no-answers": "has no answers",
  "constant-indicator": "has the same answer in every row, so no correlations",
  "no-common-answers":
    "is answered by too few along with another indicator, so pairwise treatment has no correlation",
  "weights-cancel": "has weights that cancel out, so no index",
  "uncorrelated-construct": "has no correlation with its neighbours, so no weights",
  "collinear-block": "has indicators that are combinations of each other, which mode B cannot weight",
  "collinear-predecessors": "has predecessors that are combinations of each other, so no path coefficients",
  "plsc-inadmissible": "has a reliability (rho_A) that PLSc cannot correct for",
} as const;

/** Why nothing could be estimated, naming the indicator or construct. */
export function describeFailure(
  outcome: EngineOutcome & { estimated: false },
  pathModel: PathModel,
): Finding {
  const name =
    "indicator" in outcome
      ? indicatorsOf(pathModel)[outcome.indicator]?.name
      : pathModel.constructs[outcome.construct]?.name;
  const message = `${name} ${explanations[outcome.reason]}`;
  return { code: outcome.reason, message, names: [name ?? ""] };
}

/** A construct with a negative weight has an index that a better answer can lower: one finding each. */
export function negativeWeightFindings(
  pathModel: PathModel,
  shape: ModelShape,
  outerWeights: Float64Array,
): Finding[] {
  return pathModel.constructs.flatMap(({ name, indicators }, c) => {
    const start = shape.blockStart[c] as number;
    const negative = indicators.filter((_, i) => (outerWeights[start + i] as number) < 0).map((i) => i.name);
    if (negative.length === 0) return [];
    const message = `${name} has a negative weight on ${negative.join(", ")}: its index is not fit to publish`;
    return [{ code: "negative-weight" as const, message, names: [name] }];
  });
}
