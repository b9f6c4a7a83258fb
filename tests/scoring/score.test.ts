import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { individualScore } from "../../src/scoring/index/individual-score.ts";
import { indicatorsOf } from "../../src/scoring/model/path-model.ts";
import type { ScoreGroup, ScoreInput } from "../../src/scoring/score-types.ts";
import { expectClose } from "./support/close.ts";
import { refusal, reordered, scored, withColumn } from "./support/scored.ts";
import { anEcsiModel, aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

const pathModel = aSmallModel();
const columns = simulatedAnswers(pathModel, 200);
const input: ScoreInput = { columns, rowCount: 200, pathModel, weighting: "pls" };
const bootstrap = { replicateCount: 300, seed: 1 };

describe("scores do not depend on", () => {
  const whole = scored(input);

  test("the order of the rows", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 200 }, (_, row) => row),
          { minLength: 200 },
        ),
        (order) => {
          const again = scored({ ...input, columns: reordered(columns, order) });
          expectClose(again.index, whole.index);
          expectClose(again.outerWeights, whole.outerWeights);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("the order of the indicators and constructs", () => {
    const names = indicatorsOf(pathModel).map(({ name }) => name);
    const turned = {
      ...pathModel,
      constructs: pathModel.constructs
        .map((construct) => ({ ...construct, indicators: [...construct.indicators].reverse() }))
        .reverse(),
    };
    const turnedColumns = indicatorsOf(turned).map(
      ({ name }) => columns[names.indexOf(name)] as Float64Array,
    );
    const again = scored({ ...input, pathModel: turned, columns: turnedColumns });
    expectClose(again.index, whole.index);
    expectClose(again.outerWeights, whole.outerWeights);
    expectClose(again.rSquared, whole.rSquared);
    expectClose(again.individualScoreSd, whole.individualScoreSd);
  });

  test("the unit of an indicator, as long as its scale goes along", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.integer({ min: -50, max: 50 }),
        (factor, shift) => {
          const rescaled = {
            ...pathModel,
            constructs: pathModel.constructs.map((construct) => ({
              ...construct,
              indicators: construct.indicators.map((indicator) =>
                indicator.name === "value1"
                  ? { name: "value1", min: factor + shift, max: factor * 10 + shift }
                  : indicator,
              ),
            })),
          };
          const again = scored({
            ...input,
            pathModel: rescaled,
            columns: withColumn(pathModel, columns, "value1", (answer) => factor * answer + shift),
          });
          expectClose(again.outerWeights, whole.outerWeights);
          expectClose(again.paths, whole.paths);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("whether a low answer means good, once the indicator says so", () => {
    const reversed = {
      ...pathModel,
      constructs: pathModel.constructs.map((construct) => ({
        ...construct,
        indicators: construct.indicators.map((indicator) => ({
          ...indicator,
          reversed: indicator.name === "value2",
        })),
      })),
    };
    const turned = withColumn(pathModel, columns, "value2", (answer) => 11 - answer);
    expectClose(scored({ ...input, pathModel: reversed, columns: turned }).index, whole.index);
  });
});

describe("what the numbers mean", () => {
  test("respondents' own scores average to the index and have the deviation that is given", () => {
    const output = scored(input);
    const names = indicatorsOf(pathModel).map(({ name }) => name);
    for (const { name } of pathModel.constructs) {
      const scores = Array.from({ length: 200 }, (_, row) => {
        const answers = Object.fromEntries(names.map((indicator, i) => [indicator, columns[i]?.[row]]));
        return (
          individualScore(pathModel, name, answers, output.unstandardizedWeights[name] ?? {}) ?? Number.NaN
        );
      });
      const mean = scores.reduce((sum, value) => sum + value, 0) / 200;
      const squares = scores.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      expectClose(mean, output.index[name]);
      expectClose(Math.sqrt(squares / 199), output.individualScoreSd[name]);
    }
  });

  test("unstandardized weights sum to 1 in every construct", () => {
    for (const weights of Object.values(scored(input).unstandardizedWeights)) {
      expectClose(
        Object.values(weights).reduce((sum, weight) => sum + weight, 0),
        1,
      );
    }
  });

  test("equal weights are the mean of the indicators' 0-100 values", () => {
    const output = scored({ ...input, weighting: "equal" });
    const means = columns.map((column) => column.reduce((sum, answer) => sum + (answer - 1) / 9, 0) / 2);
    expectClose(output.index.quality, ((means[0] ?? 0) + (means[1] ?? 0)) / 2);
    expect(output.definition).toEqual({ name: "equal-weights", version: 1 });
    expect(output.paths).toEqual([]);
  });

  test("given weights reproduce the index they came from", () => {
    const output = scored(input);
    const again = scored({ ...input, weighting: "fixed", fixedWeights: output.unstandardizedWeights });
    expectClose(again.index, output.index);
    expectClose(again.individualScoreSd, output.individualScoreSd);
  });

  test("the total effect is direct effect plus the way round", () => {
    const { paths, totalEffects } = scored(input);
    const [toValue, toSatisfaction, fromValue] = paths.map(({ coefficient }) => coefficient);
    const total = totalEffects.find(({ from, to }) => from === "quality" && to === "satisfaction");
    expectClose(total?.standardized, (toSatisfaction ?? 0) + (toValue ?? 0) * (fromValue ?? 0));
  });
});

describe("the bootstrap of a score", () => {
  test("gives equal digits for an equal seed and others for another", () => {
    const first = scored({ ...input, bootstrap });
    expect(scored({ ...input, bootstrap })).toEqual(first);
    expect(scored({ ...input, bootstrap: { ...bootstrap, seed: 2 } }).indexInterval).not.toEqual(
      first.indexInterval,
    );
  });

  test("encloses estimate and gives about sd / sqrt(n) as standard error", () => {
    const { index, indexInterval, indexStandardError, individualScoreSd, paths } = scored({
      ...input,
      bootstrap,
    });
    const [low, high] = indexInterval?.satisfaction ?? [0, 0];
    expect(low).toBeLessThan(index.satisfaction ?? 0);
    expect(high).toBeGreaterThan(index.satisfaction ?? 0);
    const expected = (individualScoreSd.satisfaction ?? 0) / Math.sqrt(200);
    expect((indexStandardError?.satisfaction ?? 0) / expected).toBeCloseTo(1, 0);
    for (const { coefficient, interval } of paths) {
      expect(interval?.[0]).toBeLessThan(coefficient);
      expect(interval?.[1]).toBeGreaterThan(coefficient);
    }
  });

  test("fills missing answers anew in every replicate", () => {
    const holed = withColumn(pathModel, columns, "value1", (answer, row) =>
      row % 4 === 0 ? Number.NaN : answer,
    );
    const complete = scored({ ...input, bootstrap });
    const output = scored({ ...input, columns: holed, bootstrap });
    expect(output.findings).toEqual([
      { code: "missing-answers", message: "50 answers in 50 of 200 rows are missing (treatment: em)" },
    ]);
    expect(output.indexStandardError?.value).toBeGreaterThan(complete.indexStandardError?.value ?? 0);
  });

  test("refuses intervals where more than 1 % of the replicates fail, and says so", () => {
    // One row alone differs in value2: a third of the resamples miss it and have a constant indicator.
    const nearlyConstant = withColumn(pathModel, columns, "value2", (_, row) => (row === 0 ? 9 : 3));
    const output = scored({ ...input, columns: nearlyConstant, bootstrap });
    expect(output.indexInterval).toBeNull();
    expect(output.paths.every(({ interval }) => interval === null)).toBe(true);
    expect(output.bootstrap?.failureCount).toBeGreaterThan(60);
    expect(output.findings.map(({ code }) => code)).toContain("bootstrap-failures");
  });
});

describe("groups", () => {
  const rows = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, i) => from + i);
  const north: ScoreGroup = { name: "north", rows: rows(0, 120), weighting: "pls" };
  const south: ScoreGroup = { name: "south", rows: rows(120, 200), weighting: "borrowed" };
  const groupOf = (output: ReturnType<typeof scored>, name: string) => {
    const outcome = output.groups[name];
    if (!outcome?.scored) throw new Error(`${name} was not scored`);
    return outcome.output;
  };
  const slice = (from: number, to: number) => columns.map((column) => column.slice(from, to));

  test("with weights of their own are scored as if they had been the whole input", () => {
    const output = scored({ ...input, bootstrap, groups: [north] });
    const alone = scored({ ...input, bootstrap, columns: slice(0, 120), rowCount: 120 });
    expect(groupOf(output, "north")).toEqual(alone);
  });

  test("with borrowed weights have the index of their answers under the weights of all", () => {
    const output = scored({ ...input, groups: [south] });
    const fixedWeights = output.unstandardizedWeights;
    const alone = scored({
      ...input,
      columns: slice(120, 200),
      rowCount: 80,
      weighting: "fixed",
      fixedWeights,
    });
    const borrowed = groupOf(output, "south");
    expect(borrowed).toMatchObject({ n: 80, weighting: "borrowed", paths: [] });
    expectClose(borrowed.index, alone.index);
    expectClose(borrowed.individualScoreSd, alone.individualScoreSd);
  });

  test("with borrowed weights have an interval from the replicates of the whole", () => {
    const output = scored({ ...input, bootstrap, groups: [south] });
    const borrowed = groupOf(output, "south");
    expect(borrowed.bootstrap).toEqual(output.bootstrap);
    const ratio =
      (borrowed.indexStandardError?.satisfaction ?? 0) / (output.indexStandardError?.satisfaction ?? 1);
    expect(ratio).toBeGreaterThan(1.2);
    expect(ratio).toBeLessThan(2.2);
  });

  test("with borrowed weights add up to the whole, missing answers included", () => {
    const holed = withColumn(pathModel, columns, "value1", (answer, row) =>
      row % 4 === 0 ? Number.NaN : answer,
    );
    const groups = [{ ...north, weighting: "borrowed" as const }, south];
    const output = scored({ ...input, columns: holed, groups });
    const sum =
      120 * (groupOf(output, "north").index.value ?? 0) + 80 * (groupOf(output, "south").index.value ?? 0);
    expectClose(sum / 200, output.index.value, 1e-8);
  });

  test("of a whole with equal weights get equal weights", () => {
    const output = scored({ ...input, weighting: "equal", groups: [south] });
    const alone = scored({ ...input, weighting: "equal", columns: slice(120, 200), rowCount: 80 });
    expect(groupOf(output, "south")).toEqual(alone);
  });

  test("may have any name, but each its own", () => {
    const names = ["__proto__", "constructor", "7"];
    const groups = names.map((name) => ({ ...south, name }));
    const output = scored({ ...input, groups });
    expect(Object.keys(output.groups).sort()).toEqual([...names].sort());
    expect(() => scored({ ...input, groups: [north, north] })).toThrow("different names");
  });

  test("too small for an index say so and leave the others alone", () => {
    const output = scored({
      ...input,
      groups: [{ name: "one", rows: rows(0, 1), weighting: "equal" }, south],
    });
    expect(output.groups.one).toMatchObject({ scored: false, n: 1, findings: [{ code: "too-few-rows" }] });
    expect(output.groups.south).toMatchObject({ scored: true });
  });
});

describe("few answers", () => {
  test("five rows with gaps have an index with equal weights and an interval", () => {
    const few = columns.map((column, i) =>
      column.slice(0, 5).with(i % 5, i < 3 ? Number.NaN : (column[i % 5] as number)),
    );
    const output = scored({ ...input, columns: few, rowCount: 5, weighting: "equal", bootstrap });
    expect(output.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["missing-answers", "equal-weights"]),
    );
    expect(output.indexInterval?.satisfaction?.[0]).toBeLessThan(output.index.satisfaction ?? 0);
  });

  test("fewer rows than indicators are not estimated", () => {
    expect(refusal({ ...input, columns: columns.map((column) => column.slice(0, 6)), rowCount: 6 })).toEqual([
      "too-few-rows",
    ]);
  });
});

describe("answers that cannot be scored are told why", () => {
  test("all alike", () => {
    expect(refusal({ ...input, columns: columns.map((column) => column.map(() => 7)) })).toEqual([
      "constant-indicator",
    ]);
  });

  test("one indicator constant, by its name", () => {
    const constant = withColumn(pathModel, columns, "satisfaction2", () => 7);
    expect(() => scored({ ...input, columns: constant })).toThrow(
      "satisfaction2 has the same answer in every row",
    );
  });

  test("a mode B block of indicators that are copies of each other", () => {
    const modeB = {
      ...pathModel,
      constructs: pathModel.constructs.map((c) => ({ ...c, mode: "B" as const })),
    };
    const copied = withColumn(pathModel, columns, "quality2", (_, row) => columns[0]?.[row] ?? 0);
    expect(refusal({ ...input, pathModel: modeB, columns: copied })).toEqual(["collinear-block"]);
  });

  test("predecessors that are copies of each other", () => {
    const copied = columns.map(
      (column, i) => (i === 2 ? columns[0] : i === 3 ? columns[1] : column) as Float64Array,
    );
    expect(refusal({ ...input, columns: copied })).toEqual(["collinear-predecessors"]);
  });

  test("a model with a cycle", () => {
    const paths = [...pathModel.paths, { from: "satisfaction", to: "quality" }];
    expect(refusal({ ...input, pathModel: { ...pathModel, paths } })).toEqual(["model-invalid"]);
  });

  test.each([
    ["negative", -1],
    ["not a number", Number.NaN],
    ["infinite", Number.POSITIVE_INFINITY],
  ])("a sampling weight that is %s", (_, weight) => {
    expect(refusal({ ...input, samplingWeights: new Float64Array(200).fill(1).with(3, weight) })).toEqual([
      "weights-invalid",
    ]);
  });

  test.each([
    ["infinite", Number.POSITIVE_INFINITY],
    ["minus infinite", Number.NEGATIVE_INFINITY],
    ["off its scale", 11],
  ])("an answer that is %s, by row and indicator", (_, answer) => {
    const wrong = withColumn(pathModel, columns, "value1", (own, row) => (row === 4 ? answer : own));
    expect(() => scored({ ...input, columns: wrong })).toThrow(
      `row 4 of value1 is ${answer}, outside 1 to 10`,
    );
  });

  test("two indicators that say the opposite of each other, by their construct", () => {
    const opposite = withColumn(pathModel, columns, "value2", (_, row) => 11 - (columns[2]?.[row] ?? 0));
    expect(() => scored({ ...input, columns: opposite })).toThrow("value has no correlation");
  });

  test("rows that count are too few, however many have weight 0", () => {
    const samplingWeights = Float64Array.from({ length: 200 }, (_, row) => (row < 6 ? 1 : 0));
    expect(refusal({ ...input, samplingWeights })).toEqual(["too-few-rows"]);
    const one = samplingWeights.map((_, row) => (row === 0 ? 1 : 0));
    expect(refusal({ ...input, weighting: "equal", samplingWeights: one })).toEqual(["too-few-rows"]);
  });

  test("a group whose rows all have weight 0", () => {
    const samplingWeights = Float64Array.from({ length: 200 }, (_, row) => (row < 100 ? 1 : 0));
    const rows = Uint32Array.from({ length: 100 }, (_, i) => 100 + i);
    for (const weighting of ["pls", "equal", "borrowed"] as const) {
      const output = scored({ ...input, samplingWeights, groups: [{ name: "none", rows, weighting }] });
      expect(output.groups.none).toMatchObject({ scored: false, findings: [{ code: "too-few-rows" }] });
    }
  });

  test("a group with rows that are not there", () => {
    const groups = [{ name: "ghosts", rows: Uint32Array.of(3, 200), weighting: "pls" as const }];
    expect(() => scored({ ...input, groups })).toThrow("group ghosts has row 200 of 200");
  });

  test("given weights that are none, or cancel out", () => {
    const { unstandardizedWeights } = scored(input);
    const fixed = (value: Record<string, number>): ScoreInput => ({
      ...input,
      weighting: "fixed",
      fixedWeights: { ...unstandardizedWeights, value },
    });
    expect(() => scored(fixed({ value1: 1 }))).toThrow("a fixed weight for value value2");
    expect(() => scored(fixed({ value1: 1, value2: Number.NaN }))).toThrow("a fixed weight for value value2");
    expect(() => scored(fixed({ value1: 1, value2: -1 }))).toThrow("do not cancel out");
    expect(scored(fixed({ value1: 2, value2: -1 })).findings).toMatchObject([
      { code: "negative-weight", names: ["value"] },
    ]);
  });

  test("sampling weights all zero", () => {
    expect(refusal({ ...input, samplingWeights: new Float64Array(200) })).toEqual(["weights-invalid"]);
  });
});

describe("missing answers are accounted for", () => {
  const holed = columns.map((column, i) =>
    column.map((answer, row) => (row < 5 || (i === 1 && row < 25) ? Number.NaN : answer)),
  );

  test.each([
    ["em", "pls", { treatment: "em", answerCount: 20, rowCount: 20, leftOutCount: 5 }],
    ["pairwise", "pls", { treatment: "pairwise", answerCount: 20, rowCount: 20, leftOutCount: 5 }],
    ["mean", "pls", { treatment: "mean", answerCount: 20, rowCount: 20, leftOutCount: 5 }],
    ["listwise", "pls", { treatment: "listwise", answerCount: 0, rowCount: 0, leftOutCount: 25 }],
    ["em", "equal", { treatment: "available", answerCount: 20, rowCount: 20, leftOutCount: 5 }],
  ] as const)("%s with %s weights", (missing, weighting, account) => {
    expect(scored({ ...input, columns: holed, missing, weighting }).missing).toEqual(account);
  });

  test("in groups, too", () => {
    const rows = Uint32Array.from({ length: 40 }, (_, row) => row);
    const groups = [
      { name: "alone", rows, weighting: "pls" as const },
      { name: "borrower", rows, weighting: "borrowed" as const },
    ];
    const output = scored({ ...input, columns: holed, groups });
    const account = { treatment: "em", answerCount: 20, rowCount: 20, leftOutCount: 5 };
    expect(output.groups.alone).toMatchObject({ output: { missing: account } });
    expect(output.groups.borrower).toMatchObject({ output: { missing: account } });
  });
});

describe("everything that is estimated has an interval and a standard error", () => {
  const withNames = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (_, entry) => (typeof entry === "number" ? "number" : entry)));

  test.each([
    { bootstrap },
    { bootstrap, interval: "bca" as const },
    { jackknife: { groupCount: 10, seed: 1 } },
  ])("in the shape of the estimate, and around it: %o", (resampling) => {
    const output = scored({ ...input, ...resampling });
    const { index, paths, rSquared, outerWeights, loadings, totalEffects } = output;
    expect(withNames(output.standardErrors)).toEqual(
      withNames({
        index,
        paths: paths.map(({ interval: _, ...path }) => path),
        rSquared,
        outerWeights,
        loadings,
        totalEffects: totalEffects.map(({ interval: _, standardizedInterval: __, ...effect }) => effect),
      }),
    );
    const pairs = [
      ...Object.entries(index).map(([name, value]) => [value, output.indexInterval?.[name]] as const),
      ...Object.entries(rSquared).map(([name, value]) => [value, output.rSquaredInterval?.[name]] as const),
      ...Object.entries(outerWeights).flatMap(([name, own]) =>
        Object.entries(own).map(
          ([indicator, value]) => [value, output.outerWeightInterval?.[name]?.[indicator]] as const,
        ),
      ),
      ...Object.entries(loadings).flatMap(([name, own]) =>
        Object.entries(own).map(
          ([indicator, value]) => [value, output.loadingInterval?.[name]?.[indicator]] as const,
        ),
      ),
      ...paths.map(({ coefficient, interval }) => [coefficient, interval] as const),
      ...totalEffects.map(({ indexPoints, interval }) => [indexPoints, interval] as const),
      ...totalEffects.map(
        ({ standardized, standardizedInterval }) => [standardized, standardizedInterval] as const,
      ),
    ];
    expect(pairs).toHaveLength(3 + 2 + 7 + 7 + 3 + 3 + 3);
    for (const [value, interval] of pairs) {
      expect(interval?.[0]).toBeLessThan(value);
      expect(interval?.[1]).toBeGreaterThan(value);
    }
  });

  test("of a total effect with one path, as the path", () => {
    const { paths, totalEffects, standardErrors } = scored({ ...input, bootstrap });
    expect(totalEffects[0]).toMatchObject({
      from: "quality",
      to: "value",
      standardizedInterval: paths[0]?.interval,
    });
    expect(standardErrors?.totalEffects[0]?.standardized).toBe(standardErrors?.paths[0]?.coefficient);
  });
});

test("no output holds NaN, for random answers of any size", () => {
  const ecsiModel = anEcsiModel();
  fc.assert(
    fc.property(fc.integer({ min: 24, max: 60 }), fc.integer({ min: 0, max: 1000 }), (rowCount, seed) => {
      const output = scored({
        columns: simulatedAnswers(ecsiModel, rowCount, seed),
        rowCount,
        pathModel: ecsiModel,
        weighting: "pls",
        bootstrap: { replicateCount: 20, seed },
        interval: seed % 2 ? "bca" : "percentile",
        groups: [{ name: "few", rows: Uint32Array.of(0, 1, 2), weighting: "borrowed" }],
      });
      expect(
        JSON.stringify(output, (_, value) =>
          typeof value === "number" && !Number.isFinite(value) ? "NaN!" : value,
        ),
      ).not.toContain("NaN!");
    }),
    { numRuns: 20 },
  );
});
