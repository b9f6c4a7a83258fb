import { describe, expect, test } from "vitest";
import type { IndicatorPrediction, Prediction } from "../../src/scoring/assessment/assessment-types.ts";
import { linearBenchmark } from "../../src/scoring/assessment/linear-benchmark.ts";
import { plsPredict } from "../../src/scoring/assessment/pls-predict.ts";
import { predictConstructs } from "../../src/scoring/assessment/predict-constructs.ts";
import { createRowPredictor } from "../../src/scoring/assessment/row-predictor.ts";
import { shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { indicatorsOf, type PathModel } from "../../src/scoring/model/path-model.ts";
import { answerMatrixOf } from "../../src/scoring/moments/answer-matrix.ts";
import { createPlsEngine } from "../../src/scoring/run/pls-engine.ts";
import { score } from "../../src/scoring/score.ts";
import type { ScoreInput } from "../../src/scoring/score-types.ts";
import { expectClose } from "./support/close.ts";
import {
  type OracleMeta,
  pathModelOf,
  referenceColumns,
  referenceFolder,
  referenceJson,
} from "./support/reference-data.ts";
import { scored } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

interface PublishedPrediction {
  rmse_DA: number;
  rmse_EA: number;
  rmse_LM_exo_only: number;
  mae_DA: number;
  mae_EA: number;
  q2_predict_DA: number;
  q2_predict_EA: number;
}

describe.skipIf(!referenceFolder)("PLSpredict of mobi.csv with fixed folds", () => {
  test("agrees with the reference to 1e-9", () => {
    const { items } = referenceJson<{ items: Record<string, PublishedPrediction> }>(
      "mobi.plspredict_fixedfolds.json",
    );
    const { meta } = referenceJson<{ meta: OracleMeta }>("mobi.oracle.json");
    const pathModel = pathModelOf(meta);
    const data = referenceColumns("mobi.csv");
    const prediction = predicted({
      columns: indicatorsOf(pathModel).map(({ name }) => data[name] as Float64Array),
      rowCount: 250,
      pathModel,
      weighting: "pls",
      folds: Uint8Array.from({ length: 250 }, (_, row) => row % 10),
    });
    const indicators = Object.values(prediction.indicators).flatMap((block) => Object.entries(block));
    expect(indicators.map(([name]) => name)).toEqual(Object.keys(items));
    for (const [name, { rmse, mae, qSquared }] of indicators) {
      const item = items[name] as PublishedPrediction;
      expectClose(
        { direct: rmse.direct, earliest: rmse.earliest, linear: rmse.linear },
        { direct: item.rmse_DA, earliest: item.rmse_EA, linear: item.rmse_LM_exo_only },
      );
      expectClose([mae.direct, mae.earliest], [item.mae_DA, item.mae_EA]);
      expectClose([qSquared.direct, qSquared.earliest], [item.q2_predict_DA, item.q2_predict_EA]);
    }
  });
});

test("a chain is predicted from the construct before, or from the first one all the way", () => {
  const shape = shapeOf(chain());
  const into = new Float64Array(3);
  const coefficients = Float64Array.of(0.5, 0.4);
  predictConstructs(shape, coefficients, Float64Array.of(1, 2, 3), "direct", into);
  expectClose(Array.from(into), [1, 0.5, 0.8]);
  predictConstructs(shape, coefficients, Float64Array.of(1, 2, 3), "earliest", into);
  expectClose(Array.from(into), [1, 0.5, 0.2]);
});

describe("two indicators, four rows in two folds", () => {
  // Rows 0 and 2 lie on y = x + 1 with mean 3, rows 1 and 3 on y = 3x - 4 with mean 5. So the held-out rows are
  // missed by 3 and -1 (rows 0, 2), -1 and 3 (rows 1, 3); by the mean by -3, -1, -1 and 5.
  const input: ScoreInput = {
    columns: [Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 2, 4, 8)],
    rowCount: 4,
    pathModel: pair(),
    weighting: "pls",
    folds: Uint32Array.of(7, 3, 7, 3),
  };

  test("are predicted by the line through the other fold, as by the linear model", () => {
    const { foldCount, indicators } = predicted(input);
    expect(foldCount).toBe(2);
    const [missed, missedMean] = [Math.sqrt(20 / 4), Math.sqrt(36 / 4)];
    expectClose(indicators, {
      y: {
        y1: {
          rmse: { direct: missed, earliest: missed, linear: missed, mean: missedMean },
          mae: { direct: 8 / 4, earliest: 8 / 4, linear: 8 / 4, mean: 10 / 4 },
          qSquared: { direct: 1 - 20 / 36, earliest: 1 - 20 / 36 },
        },
      },
    });
  });

  test("count as their sampling weights say", () => {
    // Row 3 twice: its mean of rows 1 and 3 is 6, so rows 0 and 2 are missed by -4 and -2 by the mean.
    const { rmse, mae, qSquared } = ofY({ ...input, samplingWeights: Float64Array.of(1, 1, 1, 2) });
    expectClose([rmse.direct, rmse.mean], [Math.sqrt(29 / 5), Math.sqrt(71 / 5)]);
    expectClose([mae.direct, mae.mean], [11 / 5, 17 / 5]);
    expectClose(qSquared.direct, 1 - 29 / 71);
  });

  test("take a missing predictor for the mean", () => {
    const { columns, rowCount, pathModel } = input;
    const engine = createPlsEngine(
      answerMatrixOf(columns, rowCount, pathModel, "em"),
      pathModel,
      "em",
      "path",
    );
    engine.estimate(new Float64Array(4).fill(1), true);
    const asked = answerMatrixOf(
      [Float64Array.of(Number.NaN, 4), Float64Array.of(6, Number.NaN)],
      2,
      pathModel,
      "em",
    );
    const benchmark = linearBenchmark({ ...engine, pathModel, n: 4 });
    const deviations = [0, 1].map((i) => Math.sqrt(engine.moments.covariances[3 * i] as number));
    const predict = createRowPredictor(engine, asked, Float64Array.from(deviations), benchmark);
    const first = predict(0);
    // means 2.5 and 4; covariance 10 / 3, variances 5 / 3 and 8, so x = 4 lets y lie 3 above its mean
    expect(first.actual[0]).toBeNaN();
    expectClose(first.actual[1], 2 / Math.sqrt(8));
    expectClose([first.direct[1], first.earliest[1], first.linear[1]], [0, 0, 0]);
    const second = predict(1);
    expect(second.actual[1]).toBeNaN();
    const above = 3 / Math.sqrt(8);
    expectClose([second.direct[1], second.earliest[1], second.linear[1]], [above, above, above]);
  });

  test("leave out the answer that is missing", () => {
    // Row 4 counts next to nothing in estimations, and its x, alone in a fold, has no y to be held against.
    const withGap: ScoreInput = {
      ...input,
      columns: input.columns.map((column, i) => Float64Array.of(...column, i === 0 ? 9 : Number.NaN)),
      rowCount: 5,
      folds: Uint8Array.of(1, 2, 1, 2, 3),
      missing: "mean",
      samplingWeights: Float64Array.of(1, 1, 1, 1, 1e-12),
    };
    expectClose(ofY(withGap), ofY(input));
  });
});

describe("a prediction", () => {
  const pathModel = aSmallModel();
  const input: ScoreInput = {
    columns: simulatedAnswers(pathModel, 120),
    rowCount: 120,
    pathModel,
    weighting: "pls",
  };

  test("leaves out every tenth row in turn where no folds are given", () => {
    const folds = Uint32Array.from({ length: 120 }, (_, row) => row % 10);
    expect(predicted(input)).toEqual(predicted({ ...input, folds }));
    expect(predicted(input).foldCount).toBe(10);
  });

  test("does not care what folds are called", () => {
    const folds = Uint8Array.from({ length: 120 }, (_, row) => row % 3);
    const renamed = folds.map((fold) => [200, 7, 90][fold] as number);
    expectClose(predicted({ ...input, folds: renamed }), predicted({ ...input, folds }));
  });

  test("keeps each row with its fold where rows without answers are left out", () => {
    const folds = Uint32Array.from({ length: 120 }, (_, row) => row % 4);
    const columns = input.columns.map((column) => Float64Array.of(Number.NaN, ...column));
    const shifted = { ...input, columns, rowCount: 121, folds: Uint32Array.of(0, ...folds) };
    expectClose(predicted(shifted), predicted({ ...input, folds }));
  });

  test("is spared where the assessment is asked for without it", () => {
    const { assessment } = scored({ ...input, assess: "without-prediction" });
    const whole = scored({ ...input, assess: true }).assessment;
    expect(assessment?.prediction).toBeNull();
    expect(assessment?.reliability).toEqual(whole?.reliability);
    expect(assessment?.findings).toEqual(
      whole?.findings.filter(({ code }) => !code.startsWith("prediction")),
    );
  });

  test("treats missing answers as the score does", () => {
    const columns = input.columns.map((column, i) =>
      column.map((answer, row) => ((7 * row + 3 * i) % 10 === 0 ? Number.NaN : answer)),
    );
    const by = (settings: Partial<ScoreInput>) => predicted({ ...input, columns, ...settings });
    expect(by({ missing: "mean" })).not.toEqual(by({}));
    expect(by({ missing: "em" })).toEqual(by({}));
    expect(by({ scheme: "centroid" })).not.toEqual(by({}));
    expect(by({ scheme: "path" })).toEqual(by({}));
  });

  test("that fails without one fold is told so, and the rest of the assessment stands", () => {
    // Only fold 1 answers value1 in different ways.
    const columns = input.columns.map((column, i) =>
      i === 2 ? column.map((answer, row) => (row < 60 ? 5 : answer)) : column,
    );
    const folds = Uint8Array.from({ length: 120 }, (_, row) => (row < 60 ? 0 : 1));
    const { assessment } = scored({ ...input, columns, folds, assess: true });
    expect(assessment?.prediction).toBeNull();
    expect(assessment?.reliability.value?.rhoC).toBeGreaterThan(0);
    const finding = assessment?.findings.find(({ code }) => code === "prediction-failed");
    expect(finding?.message).toContain("value1 has the same answer in every row");
  });

  test("without a fold for every row, or with one fold for all, is the caller's mistake", () => {
    const withFolds = (folds: Uint8Array) => () => score({ ...input, folds, assess: true });
    expect(withFolds(new Uint8Array(119))).toThrow("one fold number per row");
    expect(withFolds(new Uint8Array(120))).toThrow("at least two folds");
    const answers = answerMatrixOf(input.columns, 120, pathModel, "em");
    const masses = new Float64Array(120).fill(1);
    const predict = (count: number) => () => {
      const folds = Uint8Array.from({ length: count }, (_, row) => row % 2);
      return plsPredict(createPlsEngine(answers, pathModel, "em", "path"), pathModel, answers, masses, folds);
    };
    expect(predict(119)).toThrow("plsPredict requires a fold for every row");
    expect(predict(120)()).toMatchObject({ predicted: true });
  });

  test("has no linear model beside it where the first construct's indicators are copies", () => {
    const columns = input.columns.map((column, i) => (i === 1 ? (input.columns[0] as Float64Array) : column));
    const { indicators } = predicted({ ...input, columns });
    expect(indicators.value?.value1?.rmse).toMatchObject({ linear: null });
    expect(indicators.value?.value1?.mae).toMatchObject({ linear: null });
    expect(indicators.value?.value1?.rmse.direct).toBeGreaterThan(0);
  });
});

function predicted(input: ScoreInput): Prediction {
  const { assessment } = scored({ ...input, assess: true });
  if (!assessment?.prediction) throw new Error("this was expected to be predicted");
  return assessment.prediction;
}

function ofY(input: ScoreInput): IndicatorPrediction {
  return predicted(input).indicators.y?.y1 as IndicatorPrediction;
}

function pair(): PathModel {
  return {
    constructs: ["x", "y"].map(single),
    paths: [{ from: "x", to: "y" }],
    target: "y",
  };
}

function chain(): PathModel {
  return {
    constructs: ["a", "b", "c"].map(single),
    paths: [
      { from: "a", to: "b" },
      { from: "b", to: "c" },
    ],
    target: "c",
  };
}

function single(name: string): PathModel["constructs"][number] {
  return { name, mode: "A", indicators: [{ name: `${name}1`, min: 1, max: 10 }] };
}
