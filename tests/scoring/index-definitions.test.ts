import { describe, expect, test } from "vitest";
import { estimatePls, plsDefaults } from "../../src/scoring/estimation/estimate-pls.ts";
import { shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { createPlsState } from "../../src/scoring/estimation/pls-state.ts";
import { standardizeState } from "../../src/scoring/estimation/raw-metric.ts";
import { constructIndex } from "../../src/scoring/index/construct-index.ts";
import { equalWeightsOf } from "../../src/scoring/index/equal-weights.ts";
import { importanceInPoints } from "../../src/scoring/index/importance.ts";
import { scaleEndsOf } from "../../src/scoring/index/scale-ends.ts";
import { scoreDeviation } from "../../src/scoring/index/score-deviation.ts";
import { computeStandardizedWeights } from "../../src/scoring/index/standardized-weights.ts";
import { computeUnstandardizedWeights } from "../../src/scoring/index/unstandardized-weights.ts";
import type { PathModel } from "../../src/scoring/model/path-model.ts";
import { byConstruct, byIndicator } from "../../src/scoring/run/by-name.ts";
import { score } from "../../src/scoring/score.ts";
import type { ScoreInput } from "../../src/scoring/score-types.ts";
import { readAssessments, readRawMetricRuns } from "./support/assessment-fixture.ts";
import { expectClose } from "./support/close.ts";
import { estimatedRun, momentsOf } from "./support/estimated-fixture.ts";
import { pathModelOf } from "./support/reference-data.ts";
import { type ReferenceRun, readFixture } from "./support/reference-fixture.ts";
import { scored } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

describe.each(["mobi", "mobi_acsi", "satisfaction", "corp_rep"])("the index of %s", (dataset) => {
  const fixture = readFixture(dataset);

  test.each(readAssessments(dataset))("under standardized weights, $name, agrees to 1e-9", (expected) => {
    const run = fixture.runs.find(({ name }) => name === expected.name) as ReferenceRun;
    const { pathModel, shape, state } = estimatedRun(fixture, run);
    const weights = new Float64Array(shape.indicatorCount);
    computeStandardizedWeights(shape, state.weights, weights);
    const { means } = momentsOf(fixture);
    const scale = scaleEndsOf(pathModel);
    expectClose(
      byConstruct(pathModel, (c) => constructIndex(shape, c, weights, means, scale)),
      expected.standardizedIndex,
    );
  });
});

describe("mobi in the raw metric", () => {
  const fixture = readFixture("mobi");
  const pathModel = pathModelOf(fixture.meta);
  const shape = shapeOf(pathModel);
  const k = shape.constructCount;

  test.each(readRawMetricRuns())("by the $scheme scheme agrees with the reference to 1e-9", (expected) => {
    const { means, covariances } = momentsOf(fixture);
    const state = createPlsState(shape);
    const outcome = estimatePls(covariances, shape, state, { ...plsDefaults, scheme: expected.scheme });
    expect(outcome).toMatchObject({ estimated: true, converged: true });
    expectClose(
      byIndicator(pathModel, shape, (i) => state.weights[i] as number),
      expected.weights,
    );
    standardizeState(shape, state, covariances);
    const loading = (i: number) => state.crossLoadings[i * k + (shape.blockOf[i] as number)] as number;
    expectClose(byIndicator(pathModel, shape, loading), expected.loadings);
    expectClose(Array.from(state.coefficients), expected.coefficients);
    const effects = pathModel.paths.map(
      (_, e) => state.totalEffects[(shape.pathFrom[e] as number) * k + (shape.pathTo[e] as number)],
    );
    expectClose(effects, expected.totalEffects);
    for (const [name, value] of Object.entries(expected.rSquared)) {
      expectClose(
        state.rSquared[pathModel.constructs.findIndex((construct) => construct.name === name)],
        value,
      );
    }
    const weights = new Float64Array(shape.indicatorCount);
    computeUnstandardizedWeights(shape, state.weights, covariances, weights);
    expectClose(
      byIndicator(pathModel, shape, (i) => weights[i] as number),
      expected.weightsSummingToOne,
    );
    const scale = scaleEndsOf(pathModel);
    expectClose(
      byConstruct(pathModel, (c) => constructIndex(shape, c, weights, means, scale)),
      expected.index,
    );
  });
});

describe("the definition of the index", () => {
  const pathModel = aSmallModel();
  const input: ScoreInput = {
    columns: simulatedAnswers(pathModel, 200),
    rowCount: 200,
    pathModel,
    weighting: "pls",
  };

  test("is part of the output by name and version", () => {
    const named = (settings: Partial<ScoreInput>) => scored({ ...input, ...settings }).definition;
    expect(named({})).toEqual({ name: "unstandardized-weights", version: 1 });
    expect(named({ indexWeights: "standardized" })).toEqual({ name: "standardized-weights", version: 1 });
    expect(named({ metric: "raw" })).toEqual({ name: "raw-metric-weights", version: 1 });
    expect(named({ weighting: "equal" })).toEqual({ name: "equal-weights", version: 1 });
  });

  test("by standardized weights puts the outer weights on the raw answers", () => {
    const { index, outerWeights, unstandardizedWeights, paths } = scored({
      ...input,
      indexWeights: "standardized",
    });
    const usual = scored(input);
    expectClose([outerWeights, paths], [usual.outerWeights, usual.paths]);
    const value = Object.values(outerWeights.value ?? {});
    const [first = 0, second = 0] = value;
    const mean = (column: number) => (input.columns[column] as Float64Array).reduce((a, b) => a + b) / 200;
    const average = (first * mean(2) + second * mean(3)) / (first + second);
    expectClose(index.value, (100 * (average - 1)) / 9);
    expectClose(unstandardizedWeights.value, {
      value1: first / (first + second),
      value2: second / (first + second),
    });
  });

  test("in the raw metric changes with the unit of one indicator, otherwise not", () => {
    const { constructs, paths, target } = pathModel;
    const doubled = {
      constructs: constructs.map((construct, c) => ({
        ...construct,
        indicators: construct.indicators.map((indicator, i) =>
          c === 0 && i === 0 ? { ...indicator, min: 2, max: 20 } : indicator,
        ),
      })),
      paths,
      target,
    };
    const columns = input.columns.map((column, i) => (i === 0 ? column.map((answer) => 2 * answer) : column));
    const index = (settings: Partial<ScoreInput>) => scored({ ...input, ...settings }).index.quality ?? 0;
    const shift = (settings: Partial<ScoreInput>) =>
      Math.abs(index({ ...settings, columns, pathModel: doubled }) - index(settings));
    expect(shift({})).toBeLessThan(1e-9);
    expect(shift({ metric: "raw" })).toBeGreaterThan(0.01);
  });

  test("by standardized weights in the raw metric is the caller's mistake", () => {
    expect(() => score({ ...input, metric: "raw", indexWeights: "standardized" })).toThrow(RangeError);
  });
});

describe("on scales of different length", () => {
  const scale = { min: Float64Array.of(1, 0), max: Float64Array.of(5, 10) };
  const pathModel: PathModel = {
    constructs: [
      {
        name: "only",
        mode: "A",
        indicators: [
          { name: "a", min: 1, max: 5 },
          { name: "b", min: 0, max: 10 },
        ],
      },
    ],
    paths: [],
    target: "only",
  };
  const shape = shapeOf(pathModel);

  test("equal weights count every indicator's 0-100 value alike", () => {
    const weights = equalWeightsOf(pathModel);
    expectClose(Array.from(weights), [1 / 4 / (1 / 4 + 1 / 10), 1 / 10 / (1 / 4 + 1 / 10)]);
    // 2 on 1-5 is 25, 8 on 0-10 is 80
    expectClose(constructIndex(shape, 0, weights, Float64Array.of(2, 8), scale), (25 + 80) / 2);
  });

  test("the deviation of scores is that of the weighted answers, in points of the index", () => {
    // 0.3 a + 0.7 b: variance 0.09 · 4 + 2 · 0.21 · 1.5 + 0.49 · 9, on a range of 0.3 · 4 + 0.7 · 10
    const deviation = scoreDeviation(
      shape,
      0,
      Float64Array.of(0.3, 0.7),
      Float64Array.of(4, 1.5, 1.5, 9),
      scale,
    );
    expectClose(deviation, (100 * Math.sqrt(0.36 + 0.63 + 4.41)) / 8.2);
  });
});

test("importance is the total effect in points, for a driver whose scores vary at all", () => {
  expectClose(importanceInPoints(0.5, { target: 15, driver: 0.8 }), 9.375);
  expect(() => importanceInPoints(0.5, { target: 15, driver: 0 })).toThrow("a driver whose scores vary");
});
