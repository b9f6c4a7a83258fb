import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import type { PlsEngine } from "../run/pls-engine.ts";
import type { LinearBenchmark } from "./linear-benchmark.ts";
import { predictConstructs } from "./predict-constructs.ts";

/** One row as it is and as it is predicted, per indicator, in training deviations from the training mean. */
export interface RowPredictions {
  /** NaN where the answer is missing */
  actual: Float64Array;
  direct: Float64Array;
  earliest: Float64Array;
  /** NaN where the benchmark has no coefficients */
  linear: Float64Array;
}

/**
 * A function that predicts single rows from the engine's latest estimate. An indicator is predicted as loading times
 * predicted construct score; a missing predictor counts as the training mean.
 * @returns the same arrays at every call, overwritten
 */
export function createRowPredictor(
  { shape, state, moments }: PlsEngine,
  answers: AnswerMatrix,
  deviations: Float64Array,
  benchmark: LinearBenchmark,
): (row: number) => RowPredictions {
  const { indicatorCount: p, constructCount: k, blockOf } = shape;
  const known = new Float64Array(p);
  const [scores, direct, earliest] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)];
  const predictions: RowPredictions = {
    actual: new Float64Array(p),
    direct: new Float64Array(p),
    earliest: new Float64Array(p),
    linear: new Float64Array(p),
  };

  function readRow(row: number): void {
    scores.fill(0);
    for (let i = 0; i < p; i++) {
      const answer = (answers.values[row * p + i] as number) + (answers.shifts[i] as number);
      const actual = (answer - (moments.means[i] as number)) / (deviations[i] as number);
      predictions.actual[i] = actual;
      known[i] = Number.isNaN(actual) ? 0 : actual;
      const c = blockOf[i] as number;
      scores[c] = (scores[c] as number) + (state.weights[i] as number) * (known[i] as number);
    }
  }

  return (row) => {
    readRow(row);
    predictConstructs(shape, state.coefficients, scores, "direct", direct);
    predictConstructs(shape, state.coefficients, scores, "earliest", earliest);
    for (let i = 0; i < p; i++) {
      const c = blockOf[i] as number;
      const loading = state.crossLoadings[i * k + c] as number;
      predictions.direct[i] = loading * (direct[c] as number);
      predictions.earliest[i] = loading * (earliest[c] as number);
      predictions.linear[i] = predictLinear(benchmark, i, known);
    }
    return predictions;
  };
}

function predictLinear(
  { predictors, coefficients }: LinearBenchmark,
  i: number,
  known: Float64Array,
): number {
  const own = coefficients[i];
  if (!own) return Number.NaN;
  let sum = 0;
  for (let at = 0; at < own.length; at++) {
    sum += (own[at] as number) * (known[predictors[at] as number] as number);
  }
  return sum;
}
