import { describe, expect, test } from "vitest";
import { createPooledEstimator } from "../../src/scoring/comparison/pooled-estimator.ts";
import { checkPathModel } from "../../src/scoring/model/check-path-model.ts";
import { firstStageModel, secondStageModel } from "../../src/scoring/model/dimensions.ts";
import { parseModelFile } from "../../src/scoring/model/parse-model-file.ts";
import {
  type Construct,
  type Indicator,
  indicatorsOf,
  type Mode,
  type PathModel,
} from "../../src/scoring/model/path-model.ts";
import { answerMatrixOf } from "../../src/scoring/moments/answer-matrix.ts";
import { createPlsEngine } from "../../src/scoring/run/pls-engine.ts";
import type { ScoreInput, ScoreOutput } from "../../src/scoring/score-types.ts";
import { expectClose } from "./support/close.ts";
import { refusal, reordered, scored, withColumn } from "./support/scored.ts";
import { simulatedAnswers } from "./support/simulated-answers.ts";

const block = (name: string, count: number, mode: Mode = "A") => ({
  name,
  mode,
  indicators: Array.from({ length: count }, (_, i) => ({ name: `${name}${i + 1}`, min: 1, max: 10 })),
});

/** Quality is measured through service (3) and product (2), loyalty through staying (2) and telling (2). */
function aHigherOrderModel(qualityMode: Mode = "A", dimensionMode: Mode = "A"): PathModel {
  const quality = [block("service", 3, dimensionMode), block("product", 2, dimensionMode)];
  const loyalty = [block("staying", 2), block("telling", 2)];
  return {
    constructs: [
      block("image", 2),
      {
        name: "quality",
        mode: qualityMode,
        indicators: quality.flatMap((d) => d.indicators),
        dimensions: quality,
      },
      block("satisfaction", 3),
      { name: "loyalty", mode: "A", indicators: loyalty.flatMap((d) => d.indicators), dimensions: loyalty },
    ],
    paths: [
      { from: "image", to: "quality" },
      { from: "image", to: "satisfaction" },
      { from: "quality", to: "satisfaction" },
      { from: "quality", to: "loyalty" },
      { from: "satisfaction", to: "loyalty" },
    ],
    target: "satisfaction",
  };
}

/** With product2 on 0 to 200. */
function widened(construct: Construct): Construct {
  const change = (indicator: Indicator) =>
    indicator.name === "product2" ? { name: "product2", min: 0, max: 200 } : indicator;
  const dimensions = construct.dimensions?.map((dimension) => ({
    ...dimension,
    indicators: dimension.indicators.map(change),
  }));
  return {
    ...construct,
    indicators: construct.indicators.map(change),
    ...(dimensions ? { dimensions } : {}),
  };
}

const rowCount = 200;
/** Answers in which the dimensions differ: they are simulated as constructs of their own. */
const answersOf = (model: PathModel) => simulatedAnswers(firstStageModel(model), rowCount);

function standardized(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (column.length - 1));
  return column.map((value) => (value - mean) / deviation);
}

/** Two explicit estimations: scores of the dimensions row by row, then a model on these scores as columns. */
function twoStages(model: PathModel, columns: Float64Array[], options: Partial<ScoreInput> = {}) {
  const first = scored({
    columns,
    rowCount,
    pathModel: firstStageModel(model),
    weighting: "pls",
    ...options,
  });
  const names = indicatorsOf(model).map(({ name }) => name);
  const columnOf = (name: string) => columns[names.indexOf(name)] as Float64Array;
  const scoreColumn = (dimension: string) => {
    const score = new Float64Array(rowCount);
    for (const [name, weight] of Object.entries(first.outerWeights[dimension] ?? {})) {
      standardized(columnOf(name)).forEach((value, row) => {
        score[row] = (score[row] as number) + weight * value;
      });
    }
    return score;
  };
  const secondModel: PathModel = {
    ...model,
    constructs: model.constructs.map(({ name, mode, indicators, dimensions }) => ({
      name,
      mode,
      indicators: dimensions?.map((d) => ({ name: d.name, min: -50, max: 50 })) ?? indicators,
    })),
  };
  const secondColumns = model.constructs.flatMap(({ indicators, dimensions }) =>
    dimensions ? dimensions.map((d) => scoreColumn(d.name)) : indicators.map((i) => columnOf(i.name)),
  );
  const second = scored({
    columns: secondColumns,
    rowCount,
    pathModel: secondModel,
    weighting: "pls",
    ...options,
  });
  return { first, second };
}

/** Weight of each indicator in its construct: that in its dimension times the dimension's. */
function productWeights(model: PathModel, first: ScoreOutput, second: ScoreOutput) {
  return Object.fromEntries(
    model.constructs.map(({ name, dimensions }) => [
      name,
      dimensions
        ? Object.fromEntries(
            dimensions.flatMap((d) =>
              Object.entries(first.outerWeights[d.name] ?? {}).map(([indicator, weight]) => [
                indicator,
                weight * (second.outerWeights[name]?.[d.name] ?? 0),
              ]),
            ),
          )
        : second.outerWeights[name],
    ]),
  );
}

describe.each([
  ["A", "A", "path"],
  ["B", "A", "centroid"],
  ["A", "B", "factorial"],
  ["B", "B", "path"],
] as const)(
  "a higher-order construct, mode %s over dimensions in mode %s, scheme %s",
  (mode, dimensionMode, scheme) => {
    const model = aHigherOrderModel(mode, dimensionMode);
    const columns = answersOf(model);
    const input: ScoreInput = { columns, rowCount, pathModel: model, weighting: "pls", scheme };
    const output = scored(input);
    const { first, second } = twoStages(model, columns, { scheme });

    test("has paths, R2 and total effects of two explicit estimations", () => {
      const coefficients = ({ paths }: ScoreOutput) => paths.map(({ coefficient }) => coefficient);
      expectClose(coefficients(output), coefficients(second));
      expectClose(output.rSquared, second.rSquared);
      const effects = ({ totalEffects }: ScoreOutput) => totalEffects.map(({ standardized: value }) => value);
      expectClose(effects(output), effects(second));
      expect(output.converged).toBe(true);
      expect(output.iterations).toBe(first.iterations + second.iterations);
    });

    test("weighs indicators by the product of both stages, others as the second stage does", () => {
      expectClose(output.outerWeights, productWeights(model, first, second));
      expectClose(output.loadings.satisfaction, second.loadings.satisfaction);
    });

    test("reports its dimensions as the two stages have them", () => {
      for (const [construct, estimates] of Object.entries(output.dimensions)) {
        for (const dimension of estimates) {
          expectClose(dimension.outerWeight, second.outerWeights[construct]?.[dimension.name]);
          expectClose(dimension.loading, second.loadings[construct]?.[dimension.name]);
          expectClose(dimension.outerWeights, first.outerWeights[dimension.name]);
          expectClose(dimension.loadings, first.loadings[dimension.name]);
          expectClose(dimension.index, first.index[dimension.name]);
        }
      }
      expect(Object.values(output.dimensions).map((list) => list.map(({ name }) => name))).toEqual([
        ["service", "product"],
        ["staying", "telling"],
      ]);
    });

    test("is re-estimated in both stages in every replicate", () => {
      const drawn = Array.from({ length: rowCount }, (_, row) => (row * row) % 197);
      const replicated = scored({
        ...input,
        bootstrap: { replicateCount: 2, seed: 1 },
        resample: () => Uint32Array.from(drawn),
      });
      const explicit = twoStages(model, reordered(columns, drawn), { scheme });
      replicated.paths.forEach(({ interval }, e) => {
        const coefficient = explicit.second.paths[e]?.coefficient;
        expectClose(interval, [coefficient, coefficient]);
      });
      for (const { name, indexInterval } of Object.values(replicated.dimensions).flat()) {
        expectClose(indexInterval, [explicit.first.index[name], explicit.first.index[name]]);
      }
    });
  },
);

describe("the quality of a model with higher-order constructs", () => {
  const model = aHigherOrderModel();
  const columns = answersOf(model);

  test("is judged in the second stage, with dimensions as indicators, and theirs in the first", () => {
    const { assessment } = scored({ columns, rowCount, pathModel: model, weighting: "pls", assess: true });
    const { first, second } = twoStages(model, columns, { assess: true });
    const { findings: _, prediction, dimensionReliability, ...tables } = assessment ?? {};
    for (const [name, table] of Object.entries(tables)) {
      expectClose(table, (second.assessment as unknown as Record<string, unknown>)[name], 1e-8, name);
    }
    const dimensions = ["service", "product", "staying", "telling"];
    expect(Object.keys(dimensionReliability ?? {})).toEqual(dimensions);
    for (const dimension of dimensions) {
      expectClose(dimensionReliability?.[dimension], first.assessment?.reliability[dimension]);
    }
    expect(Object.keys(prediction?.indicators.quality ?? {})).toHaveLength(5);
  });

  test("is said of constructs and of dimensions by themselves, not of how dimensions differ", () => {
    const { assessment } = scored({ columns, rowCount, pathModel: model, weighting: "pls", assess: true });
    const judged = assessment?.findings.filter(({ code }) => /reliab/.test(code)) ?? [];
    expect(judged.flatMap(({ names }) => names)).toEqual([
      ...["service", "product", "staying", "telling", "image", "quality", "satisfaction", "loyalty"],
    ]);
    const overlaps = assessment?.findings.filter(({ code }) => code === "constructs-overlap") ?? [];
    const constructs = model.constructs.map(({ name }) => name);
    expect(overlaps.flatMap(({ names }) => names ?? []).every((name) => constructs.includes(name))).toBe(
      true,
    );
  });
});

describe("on covariances (metric raw)", () => {
  const model = aHigherOrderModel();
  const columns = answersOf(model).map((column, i) =>
    column.map((answer) => 1 + ((answer - 1) * (i + 3)) / 16),
  );
  const options = { metric: "raw" as const, assess: true };
  const output = scored({ columns, rowCount, pathModel: model, weighting: "pls", ...options });

  test("dimensions and their construct are in standardized terms", () => {
    const { first, second } = twoStages(model, columns, options);
    expectClose(output.rSquared, second.rSquared);
    expectClose(output.outerWeights, productWeights(model, first, second));
    const dimensions = Object.values(output.dimensions).flat();
    for (const { name, outerWeights, loadings } of dimensions) {
      expectClose(outerWeights, first.outerWeights[name]);
      expectClose(loadings, first.loadings[name]);
    }
    // a composite has variance 1: the sum of weight times loading
    for (const [construct, weights] of Object.entries(output.outerWeights)) {
      const variance = Object.entries(weights).reduce(
        (sum, [name, weight]) => sum + weight * (output.loadings[construct]?.[name] ?? 0),
        0,
      );
      expectClose(variance, 1);
    }
  });

  test("assessment works on correlations", () => {
    const { reliability } =
      scored({ columns, rowCount, pathModel: model, weighting: "pls", assess: true }).assessment ?? {};
    const alphas = (values: typeof reliability) =>
      Object.fromEntries(Object.entries(values ?? {}).map(([name, { alpha }]) => [name, alpha]));
    // alpha of an ordinary construct comes from correlations alone, so the metric cannot move it
    const { image, satisfaction } = alphas(output.assessment?.reliability);
    expectClose(
      { image, satisfaction },
      { image: alphas(reliability).image, satisfaction: alphas(reliability).satisfaction },
    );
    expect(Object.values(output.assessment?.vif.indicators.image ?? {}).every((vif) => (vif ?? 0) > 1)).toBe(
      true,
    );
  });
});

test("pooled weights of two groups are estimated in two stages too", () => {
  const model = aHigherOrderModel();
  const columns = answersOf(model);
  const engine = createPlsEngine(answerMatrixOf(columns, rowCount, model, "em"), model, "em", "path");
  engine.estimate(new Float64Array(rowCount).fill(1), true);
  const pooled = createPooledEstimator(model, "path");
  const half = { moments: engine.moments, unit: 1 };
  expect(pooled.estimate(half, half)).toBe(true);
  expectClose(Array.from(pooled.outerWeights), Array.from(engine.state.weights));
});

describe("the index of a higher-order construct", () => {
  const model = aHigherOrderModel();
  const columns = answersOf(model);
  const output = scored({ columns, rowCount, pathModel: model, weighting: "pls" });

  test("is that of its dimensions, each by its share", () => {
    for (const [construct, dimensions] of Object.entries(output.dimensions)) {
      expectClose(
        dimensions.reduce((sum, { share }) => sum + share, 0),
        1,
      );
      expectClose(
        dimensions.reduce((sum, { share, index }) => sum + share * index, 0),
        output.index[construct],
      );
    }
  });

  test("counts a dimension by its weights and the length of its scales", () => {
    const wide = { ...model, constructs: model.constructs.map(widened) };
    const turned = withColumn(model, columns, "product2", (answer) => 20 * answer);
    const again = scored({ columns: turned, rowCount, pathModel: wide, weighting: "pls" });
    expectClose(
      again.dimensions.quality?.reduce((sum, { share, index }) => sum + share * index, 0),
      again.index.quality,
    );
  });

  test("is the mean of respondents' scores under its unstandardized weights", () => {
    const names = indicatorsOf(model).map(({ name }) => name);
    const weights = Object.entries(output.unstandardizedWeights.quality ?? {});
    const mean = weights.reduce((sum, [name, weight]) => {
      const column = columns[names.indexOf(name)] as Float64Array;
      return sum + (weight * column.reduce((total, answer) => total + (answer - 1) / 9, 0)) / rowCount;
    }, 0);
    expectClose(output.index.quality, 100 * mean);
  });

  test("works with missing answers, groups and few rows as any other", () => {
    const holed = withColumn(model, columns, "service2", (answer, row) =>
      row % 5 === 0 ? Number.NaN : answer,
    );
    const rows = Uint32Array.from({ length: 60 }, (_, row) => row);
    const groups = [{ name: "first", rows, weighting: "borrowed" as const }];
    const whole = scored({ columns: holed, rowCount, pathModel: model, weighting: "pls", groups });
    expect(Math.abs((whole.index.quality ?? 0) - (output.index.quality ?? 0))).toBeLessThan(1.5);
    expect(whole.groups.first).toMatchObject({ scored: true, output: { dimensions: {} } });
    expect(scored({ columns, rowCount, pathModel: model, weighting: "equal" }).dimensions).toEqual({});
  });
});

describe("what cannot be estimated is named by its construct", () => {
  const model = aHigherOrderModel("A", "B");
  const columns = answersOf(model);

  test("a mode B dimension of copies", () => {
    const at = (name: string) => indicatorsOf(model).findIndex((indicator) => indicator.name === name);
    const copied = columns.with(at("product2"), columns[at("product1")] as Float64Array);
    expect(refusal({ columns: copied, rowCount, pathModel: model, weighting: "pls" })).toEqual([
      "collinear-block",
    ]);
    expect(() => scored({ columns: copied, rowCount, pathModel: model, weighting: "pls" })).toThrow(
      "quality has indicators that are combinations of each other",
    );
  });
});

describe("the stages of a model", () => {
  test("put dimensions in the place of their construct, each with all of its paths", () => {
    const { constructs, paths } = firstStageModel(aHigherOrderModel());
    expect(constructs.map(({ name }) => name)).toEqual([
      ...["image", "service", "product", "satisfaction", "staying", "telling"],
    ]);
    expect(paths.map(({ from, to }) => `${from}-${to}`)).toEqual([
      ...["image-service", "image-product", "image-satisfaction"],
      ...["service-satisfaction", "product-satisfaction"],
      ...["service-staying", "service-telling", "product-staying", "product-telling"],
      ...["satisfaction-staying", "satisfaction-telling"],
    ]);
  });

  test("make the dimensions indicators of their construct", () => {
    const { constructs } = secondStageModel(aHigherOrderModel("B"));
    expect(constructs.map(({ indicators }) => indicators.length)).toEqual([2, 2, 3, 2]);
    expect(constructs[1]).toMatchObject({
      mode: "B",
      indicators: [{ name: "service" }, { name: "product" }],
    });
  });
});

describe("a higher-order construct that is wrong is told so", () => {
  const model = aHigherOrderModel();
  const withQuality = (change: object): PathModel => ({
    ...model,
    constructs: model.constructs.map((construct) =>
      construct.name === "quality" ? { ...construct, ...change } : construct,
    ),
  });
  const problemsOf = (change: object) =>
    checkPathModel(withQuality(change)).map(({ code, names }) => [code, ...names]);
  const [service, product] = [block("service", 3), block("product", 2)];

  test("nothing is wrong with a sound one", () => {
    expect(checkPathModel(model)).toEqual([]);
  });

  test("one dimension only", () => {
    expect(problemsOf({ dimensions: [service], indicators: service.indicators })).toEqual([
      ["dimensions-invalid", "quality"],
    ]);
  });

  test("indicators that are not its dimensions', or in another order", () => {
    const indicators = [...product.indicators, ...service.indicators];
    expect(problemsOf({ indicators })).toEqual([["dimensions-invalid", "quality"]]);
    expect(problemsOf({ indicators: service.indicators })).toEqual([["dimensions-invalid", "quality"]]);
  });

  test("a dimension named like a construct", () => {
    const named = { ...product, name: "image" };
    expect(problemsOf({ dimensions: [service, named] })).toEqual([["duplicate-construct", "image"]]);
  });

  test("a dimension without indicators", () => {
    const empty = { ...product, indicators: [] };
    expect(problemsOf({ dimensions: [service, empty], indicators: service.indicators })).toEqual([
      ["empty-construct", "product"],
    ]);
  });
});

describe("a model file with dimensions", () => {
  const quality = {
    name: "Quality",
    mode: "B",
    dimensions: [
      { name: "Service", indicators: ["s1", "s2"] },
      { name: "Product", mode: "B", indicators: ["p1"] },
    ],
  };
  const file = {
    scale: { min: 1, max: 10 },
    constructs: [quality, { name: "Satisfaction", indicators: ["sat"] }],
    paths: [["Quality", "Satisfaction"]],
    target: "Satisfaction",
  };
  const parsed = (construct: object) => {
    const result = parseModelFile({ ...file, constructs: [construct, file.constructs[1]] });
    return result.accepted ? result.pathModel.constructs[0] : result.message;
  };

  test("becomes a construct with its dimensions and all their indicators", () => {
    const indicator = (name: string) => ({ name, min: 1, max: 10 });
    expect(parsed(quality)).toEqual({
      name: "Quality",
      mode: "B",
      indicators: ["s1", "s2", "p1"].map(indicator),
      dimensions: [
        { name: "Service", mode: "A", indicators: ["s1", "s2"].map(indicator) },
        { name: "Product", mode: "B", indicators: ["p1"].map(indicator) },
      ],
    });
  });

  test.each([
    [{ ...quality, indicators: ["s1"] }, "constructs[0] (Quality) has both indicators and dimensions"],
    [{ ...quality, dimensions: "Service" }, "constructs[0].dimensions is not a list"],
    [
      { ...quality, dimensions: [{ name: "Service" }] },
      "constructs[0].dimensions[0].indicators is not a list",
    ],
    [
      { ...quality, dimensions: [{ name: "Service", mode: "C", indicators: [] }] },
      '(Service) is "A" or "B", not "C"',
    ],
    [
      { ...quality, dimensions: [{ title: "Service" }] },
      'constructs[0].dimensions[0] has an unknown key "title"',
    ],
    [{ ...quality, mode: "C" }, 'constructs[0].mode (Quality) is "A" or "B", not "C"'],
    [
      { ...quality, dimensions: quality.dimensions.slice(1) },
      "the construct Quality needs at least two dimensions",
    ],
  ])("%j is refused with the place", (construct, message) => {
    expect(parsed(construct)).toContain(message);
  });
});
