import { describe, expect, test } from "vitest";
import { compare, compareReplicates } from "../../src/scoring/compare.ts";
import type { CompareInput } from "../../src/scoring/compare-types.ts";
import { expectClose } from "./support/close.ts";
import { cell, columns, compared, earlier, input, later, pathModel, rowRange } from "./support/compared.ts";
import { scored, withColumn } from "./support/scored.ts";
import { simulatedAnswers } from "./support/simulated-answers.ts";

const bootstrap = { replicateCount: 200, seed: 1 };
const permutation = { replicateCount: 200, seed: 1 };

describe("groups that cannot be scored as asked", () => {
  const few = { name: "few", rows: rowRange(0, 6) };
  const many = { name: "many", rows: rowRange(6, 150) };
  const others = { name: "others", rows: rowRange(150, 300) };

  test("for few answers: all are compared with equal weights, and it is said why", () => {
    const output = compared({ ...input, groups: [few, many, others], bootstrap, permutation });
    const { groups } = scored({
      ...input,
      weighting: "equal",
      groups: [
        { ...few, weighting: "equal" },
        { ...many, weighting: "equal" },
      ],
    });
    expect(output.weighting).toBe("equal");
    expect(output.findings).toEqual([
      {
        code: "group-without-weights",
        message:
          "all groups are compared with equal weights, because few allows no own: it has 6 rows with answers and weight, not 7",
        names: ["few"],
      },
    ]);
    expectClose(output.groups[0]?.index, groups.few?.scored && groups.few.output.index);
    expectClose(output.groups[1]?.index, groups.many?.scored && groups.many.output.index);
    expect(output.comparison).toHaveLength(9);
    expect(cell(output, "value")).toMatchObject({ underPooledWeights: null, weightDrift: null });
    expect(cell(output, "value").interval).not.toBeNull();
    expect(output).toMatchObject({ paths: [], micom: [], verdict: null });
  });

  test("for few answers have a permutation test all the same", () => {
    const output = compared({ ...input, groups: [few, others], permutation });
    expect(output.test).toBe("permutation");
    expect(cell(output, "quality").p).toBeGreaterThan(0);
    expect(cell(output, "quality").interval).toBeNull();
  });

  test("for a constant indicator: likewise, naming it", () => {
    const constant = withColumn(pathModel, columns, "value2", (answer, row) => (row < 150 ? 7 : answer));
    const groups = [{ name: "alike", rows: rowRange(0, 150) }, others];
    const output = compared({ ...input, columns: constant, groups });
    expect(output.weighting).toBe("equal");
    expect(output.findings[0]?.message).toContain("because alike allows no own: value2 has the same answer");
  });

  test("for one answer, or a question nobody answered, are left out by name", () => {
    const groups = [{ name: "one", rows: rowRange(0, 1) }, many, others];
    const output = compared({ ...input, groups: groups.map((group) => ({ ...group })) });
    expect(output.groups.map(({ name }) => name)).toEqual(["many", "others"]);
    expect(output.weighting).toBe("pls");
    expect(output.findings).toMatchObject([{ code: "group-left-out", names: ["one"] }]);
    const silent = withColumn(pathModel, columns, "value2", (answer, row) => (row < 6 ? Number.NaN : answer));
    expect(compared({ ...input, columns: silent, groups: [few, many, others] }).findings).toMatchObject([
      { code: "group-left-out", names: ["few"], message: "few is left out: value2 has no answers" },
    ]);
  });

  test.each([0, 1])("for weights that are all 0 but %d are left out", (count) => {
    const samplingWeights = Float64Array.from({ length: 300 }, (_, row) => (row < 6 - count ? 0 : 1));
    const output = compared({ ...input, samplingWeights, groups: [few, many, others] });
    expect(output.findings).toEqual([
      {
        code: "group-left-out",
        message: `few is left out: it has ${count} rows with answers and weight, not 2`,
        names: ["few"],
      },
    ]);
    expect(output.weighting).toBe("pls");
  });

  test("leave nothing to compare where only one remains", () => {
    const outcome = compare({ ...input, groups: [{ name: "one", rows: rowRange(0, 1) }, others] });
    expect(outcome).toMatchObject({
      compared: false,
      findings: [{ code: "group-left-out", names: ["one"] }],
    });
    expect(
      compareReplicates(
        { ...input, groups: [{ name: "one", rows: rowRange(0, 1) }, others] },
        { part: 0, of: 1 },
      ),
    ).toBeNull();
  });

  test("can be compared with equal weights on request, without any finding", () => {
    const output = compared({ ...input, weighting: "equal", bootstrap });
    expect(output).toMatchObject({ weighting: "equal", findings: [] });
  });

  test("in many replicates: no interval and no p, and the failures are counted", () => {
    // value2 varies in one row of 20 only: every third resample has it constant
    const nearlyConstant = withColumn(pathModel, columns, "value2", (answer, row) =>
      row < 20 ? (row === 0 ? 6 : 7) : answer,
    );
    const groups = [
      { name: "rest", rows: rowRange(20, 160) },
      { name: "alike", rows: rowRange(0, 20) },
      { name: "others", rows: rowRange(160, 300) },
    ];
    const output = compared({ ...input, columns: nearlyConstant, groups, bootstrap });
    const share = (output.bootstrap?.failureCount ?? 0) / 200;
    expect(Math.abs(share - 0.95 ** 20)).toBeLessThan(0.11);
    expect(output.findings.map(({ code }) => code)).toEqual(["bootstrap-failures"]);
    expect(cell(output, "value", "rest", "alike")).toMatchObject({
      interval: null,
      standardError: null,
      p: null,
      adjustedP: null,
      weightDrift: { interval: null },
    });
    expect(output.groups.map(({ indexInterval }) => indexInterval !== null)).toEqual([true, false, true]);
    expect(output.paths.map(({ p }) => p !== null)).toEqual(
      [false, true, false].flatMap((has) => Array<boolean>(3).fill(has)),
    );
    expect(cell(output, "value", "rest", "others").interval).not.toBeNull();
    const tested = output.comparison.filter(({ p }) => p !== null);
    expect(tested).toHaveLength(3);
    const smallest = Math.min(...tested.map(({ p }) => p ?? 1));
    expect(Math.min(...tested.map(({ adjustedP }) => adjustedP ?? 1))).toBeCloseTo(
      Math.min(1, 3 * smallest),
      10,
    );
  });

  test("in many permutations: MICOM decides nothing", () => {
    const nearlyConstant = withColumn(pathModel, columns, "value2", (_, row) => (row % 20 === 3 ? 6 : 7));
    const groups = [
      { name: "a", rows: rowRange(0, 20) },
      { name: "b", rows: rowRange(20, 40) },
    ];
    const output = compared({ ...input, columns: nearlyConstant, groups, permutation });
    // both rows with a 6 in one group: 19 of 39 divisions
    expect(Math.abs((output.permutation?.failureCount ?? 0) / 200 - 19 / 39)).toBeLessThan(0.12);
    expect(output.micom[0]).toMatchObject({
      compositional: null,
      mean: null,
      logVariance: null,
      invariance: null,
    });
    expect(output.verdict).toMatchObject({
      code: "weights-undecided",
      names: ["quality", "value", "satisfaction"],
    });
    expect(output.findings.map(({ code }) => code)).toEqual(["permutation-failures"]);
    expect(output.comparison.map(({ p }) => p)).toEqual([null, null, null]);
  });

  test("in one permutation of a hundred: it is left out, and MICOM decides", () => {
    // seven rows of 40 have a 6: all in one group in 0.8 % of the divisions
    const few6 = withColumn(pathModel, columns, "value2", (_, row) => (row % 6 === 1 && row < 40 ? 6 : 7));
    const groups = [
      { name: "a", rows: rowRange(0, 20) },
      { name: "b", rows: rowRange(20, 40) },
    ];
    const output = compared({
      ...input,
      columns: few6,
      groups,
      permutation: { replicateCount: 200, seed: 2 },
    });
    expect(output.permutation?.failureCount).toBeGreaterThan(0);
    expect(output.permutation?.failureCount).toBeLessThanOrEqual(2);
    expect(output.findings).toMatchObject([
      { code: "permutation-failures", message: expect.stringContaining("they are left out") },
    ]);
    expect(output.micom.every(({ compositional, mean }) => compositional !== null && mean !== null)).toBe(
      true,
    );
    expect(output.comparison.every(({ p }) => p !== null)).toBe(true);
  });

  test("with a negative weight say so, each for itself", () => {
    const turned = withColumn(pathModel, columns, "satisfaction3", (answer, row) =>
      row < 160 ? 11 - answer : answer,
    );
    const output = compared({ ...input, columns: turned });
    expect(output.groups.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      ["negative-weight"],
      [],
    ]);
  });
});

describe("an input that cannot be compared", () => {
  const refused = (settings: Partial<CompareInput>) => () => compare({ ...input, ...settings });

  test.each<[string, Partial<CompareInput>, string]>([
    ["one group", { groups: [later] }, "at least two groups"],
    ["two groups of one name", { groups: [later, { ...earlier, name: "later" }] }, "different names"],
    [
      "a row in two groups",
      { groups: [later, { name: "earlier", rows: rowRange(159, 300) }] },
      "row 159 stands in later and in earlier",
    ],
    [
      "a row twice in a group",
      { groups: [{ name: "later", rows: Uint32Array.of(1, 1) }, earlier] },
      "row 1 stands in later and in later",
    ],
    ["a row that is none", { groups: [later, { name: "earlier", rows: Uint32Array.of(300) }] }, "row 300"],
    ["too few persons", { persons: new Uint32Array(299) }, "one person per row"],
    ["no replicates", { bootstrap: { replicateCount: 0, seed: 1 } }, "number of replicates"],
    ["half a permutation", { permutation: { replicateCount: 1.5, seed: 1 } }, "number of replicates"],
    ["a test without its replicates", { test: "permutation", bootstrap }, "requires permutation replicates"],
    ["a bootstrap test without one", { test: "bootstrap", permutation }, "requires bootstrap replicates"],
  ])("for %s is the caller's mistake", (_, settings, message) => {
    expect(refused(settings)).toThrow(RangeError);
    expect(refused(settings)).toThrow(message);
  });

  test("for its model or its sampling weights is an outcome with findings", () => {
    const paths = [...pathModel.paths, { from: "satisfaction", to: "quality" }];
    expect(compare({ ...input, pathModel: { ...pathModel, paths } })).toMatchObject({
      compared: false,
      findings: [{ code: "model-invalid" }],
    });
    const samplingWeights = new Float64Array(300).fill(1).with(3, -1);
    expect(compare({ ...input, samplingWeights })).toMatchObject({
      compared: false,
      findings: [{ code: "weights-invalid" }],
    });
  });

  test("with one replicate has p-values, such as they are, and no interval", () => {
    const output = compared({ ...input, permutation: { replicateCount: 1, seed: 1 } });
    expect([0.5, 1]).toContain(cell(output, "value").p);
    expect(cell(output, "value").interval).toBeNull();
  });

  test("without replicates has differences, and neither intervals nor p-values", () => {
    const output = compared(input);
    expect(output).toMatchObject({ test: null, bootstrap: null, permutation: null, verdict: null });
    expect(cell(output, "value")).toMatchObject({
      interval: null,
      standardError: null,
      p: null,
      adjustedP: null,
    });
    expect(cell(output, "value").underPooledWeights).toMatchObject({ interval: null });
  });
});

test("no output holds NaN or infinity", () => {
  for (const seed of [1, 2, 3]) {
    const output = compared({
      ...input,
      columns: simulatedAnswers(pathModel, 40, seed),
      rowCount: 40,
      groups: [
        { name: "a", rows: rowRange(0, 12) },
        { name: "b", rows: rowRange(12, 40) },
      ],
      bootstrap: { replicateCount: 50, seed },
      permutation: { replicateCount: 50, seed },
    });
    const written = JSON.stringify(output, (_, value) =>
      typeof value === "number" && !Number.isFinite(value) ? "not finite!" : value,
    );
    expect(written).not.toContain("not finite!");
  }
});
