import type { PathModel } from "../model/path-model.ts";

/**
 * Equal weights: every indicator's 0-100 value counts the same in its construct, so u_i is 1 / (max_i - min_i),
 * scaled to sum 1. With one scale for all this is the plain mean of the answers.
 * @returns one per indicator, in model order
 */
export function equalWeightsOf(pathModel: PathModel): Float64Array {
  const weights = pathModel.constructs.flatMap(({ indicators }) => {
    const perPoint = indicators.map(({ min, max }) => 1 / (max - min));
    const sum = perPoint.reduce((total, weight) => total + weight, 0);
    return perPoint.map((weight) => weight / sum);
  });
  return Float64Array.from(weights);
}
