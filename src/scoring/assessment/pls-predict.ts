import type { PathModel } from "../model/path-model.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import { describeFailure } from "../run/engine-findings.ts";
import type { PlsEngine } from "../run/pls-engine.ts";
import type { IndicatorPrediction, Prediction } from "./assessment-types.ts";
import { linearBenchmark } from "./linear-benchmark.ts";
import {
  addPredictionError,
  createPredictionError,
  meanAbsolute,
  type PredictionError,
  qSquaredPredict,
  rootMeanSquare,
} from "./prediction-error.ts";
import { createRowPredictor } from "./row-predictor.ts";

export type PredictionOutcome =
  | { predicted: true; prediction: Prediction }
  /** without the rows of one fold nothing can be estimated; `message` says why */
  | { predicted: false; message: string };

/** By how much one indicator's answers were missed. */
interface Misses {
  direct: PredictionError;
  earliest: PredictionError;
  linear: PredictionError;
  mean: PredictionError;
}

/**
 * PLSpredict: each fold's answers predicted from an estimation on the other folds. For every indicator of a construct with
 * predecessors, the predicted construct score times loading, on the answer scale; beside it a linear model and the
 * training mean. Missing answers are not predicted, and as predictors count as the mean.
 * Source: Shmueli, Ray, Velasquez Estrada & Chatla (2016), Journal of Business Research 69(10).
 * @param engine used up: it holds the last fold's estimate afterwards
 * @param masses of the rows of `answers`
 * @param folds which fold each row of `answers` is in
 * @throws {RangeError} if there are fewer fold numbers than rows, or only one fold
 */
export function plsPredict(
  engine: PlsEngine,
  pathModel: PathModel,
  answers: AnswerMatrix,
  masses: Float64Array,
  folds: Uint8Array | Uint32Array,
): PredictionOutcome {
  if (folds.length < answers.rowCount) throw new RangeError("plsPredict requires a fold for every row");
  const foldNumbers = [...new Set(folds.subarray(0, answers.rowCount))];
  if (foldNumbers.length < 2) throw new RangeError("plsPredict requires at least two folds");
  const misses = Array.from(engine.shape.blockOf, createMisses);
  for (const fold of foldNumbers) {
    const outcome = engine.estimate(
      masses.map((mass, row) => (folds[row] === fold ? 0 : mass)),
      true,
    );
    if (!outcome.estimated) {
      return { predicted: false, message: describeFailure(outcome, pathModel).message };
    }
    const heldOut = masses.map((mass, row) => (folds[row] === fold ? mass : 0));
    addFold(engine, pathModel, answers, heldOut, misses);
  }
  return { predicted: true, prediction: predictionOf(pathModel, foldNumbers.length, engine, misses) };
}

function addFold(
  engine: PlsEngine,
  pathModel: PathModel,
  answers: AnswerMatrix,
  heldOut: Float64Array,
  misses: Misses[],
): void {
  const { shape, moments } = engine;
  const p = shape.indicatorCount;
  const deviations = moments.means.map((_, i) => Math.sqrt(moments.covariances[i * p + i] as number));
  const benchmark = linearBenchmark({ ...engine, pathModel, n: moments.n });
  const predict = createRowPredictor(engine, answers, deviations, benchmark);
  for (let row = 0; row < answers.rowCount; row++) {
    const mass = heldOut[row] as number;
    if (mass === 0) continue;
    const { actual, direct, earliest, linear } = predict(row);
    for (let i = 0; i < p; i++) {
      const distance = actual[i] as number;
      if (Number.isNaN(distance)) continue;
      const deviation = deviations[i] as number;
      const own = misses[i] as Misses;
      addPredictionError(own.direct, deviation * (distance - (direct[i] as number)), mass);
      addPredictionError(own.earliest, deviation * (distance - (earliest[i] as number)), mass);
      addPredictionError(own.linear, deviation * (distance - (linear[i] as number)), mass);
      addPredictionError(own.mean, deviation * distance, mass);
    }
  }
}

function predictionOf(
  pathModel: PathModel,
  foldCount: number,
  { shape }: PlsEngine,
  misses: Misses[],
): Prediction {
  const indicators = pathModel.constructs.flatMap(({ name, indicators }, c) =>
    shape.predecessors[c]?.length === 0
      ? []
      : [
          [
            name,
            Object.fromEntries(
              indicators.map((indicator, i) => [
                indicator.name,
                indicatorPrediction(misses[(shape.blockStart[c] as number) + i] as Misses),
              ]),
            ),
          ] as const,
        ],
  );
  return { foldCount, indicators: Object.fromEntries(indicators) };
}

function indicatorPrediction({ direct, earliest, linear, mean }: Misses): IndicatorPrediction {
  return {
    rmse: {
      direct: rootMeanSquare(direct),
      earliest: rootMeanSquare(earliest),
      linear: numberOrNull(rootMeanSquare(linear)),
      mean: rootMeanSquare(mean),
    },
    mae: {
      direct: meanAbsolute(direct),
      earliest: meanAbsolute(earliest),
      linear: numberOrNull(meanAbsolute(linear)),
      mean: meanAbsolute(mean),
    },
    qSquared: { direct: qSquaredPredict(direct, mean), earliest: qSquaredPredict(earliest, mean) },
  };
}

/** The linear model's errors are NaN where its predictors are collinear. */
function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function createMisses(): Misses {
  return {
    direct: createPredictionError(),
    earliest: createPredictionError(),
    linear: createPredictionError(),
    mean: createPredictionError(),
  };
}
