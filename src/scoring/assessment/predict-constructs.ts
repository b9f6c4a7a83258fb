import type { ModelShape } from "../estimation/model-shape.ts";

/**
 * What a construct score is predicted from. "direct": the row's own scores of its predecessors. "earliest": the row's scores
 * of the exogenous constructs only, handed down path by path.
 */
export type Antecedents = "direct" | "earliest";

/**
 * Predicted construct scores of one row: sum of path coefficient times predecessor, causes before effects. Exogenous
 * constructs keep their score.
 * Source: Shmueli, Ray, Velasquez Estrada & Chatla (2016), Journal of Business Research 69(10); "direct" and "earliest
 * antecedents" as in seminr 2.3.
 * @param coefficients one per path, in the model's order
 * @param scores the row's standardized construct scores
 * @param predicted written, one per construct
 * @example a → b → c with paths 0.5 and 0.4, scores 1, 2, 3: direct 1, 0.5, 0.8; earliest 1, 0.5, 0.2
 */
export function predictConstructs(
  shape: ModelShape,
  coefficients: Float64Array,
  scores: Float64Array,
  antecedents: Antecedents,
  predicted: Float64Array,
): void {
  const { order, pathFrom, pathTo, predecessors } = shape;
  const from = antecedents === "direct" ? scores : predicted;
  for (const construct of order) {
    if (predecessors[construct]?.length === 0) {
      predicted[construct] = scores[construct] as number;
      continue;
    }
    let sum = 0;
    for (let e = 0; e < pathTo.length; e++) {
      if (pathTo[e] === construct)
        sum += (coefficients[e] as number) * (from[pathFrom[e] as number] as number);
    }
    predicted[construct] = sum;
  }
}
