import { describe, expect, test } from "vitest";
import { compare, compareReplicates } from "../../src/scoring/compare.ts";
import type { CompareInput } from "../../src/scoring/compare-types.ts";
import type { ScoreOutcome } from "../../src/scoring/score-types.ts";
import { expectClose } from "./support/close.ts";
import { cell, compared, rowRange } from "./support/compared.ts";
import { scored, withColumn } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

const pathModel = aSmallModel();
const columns = simulatedAnswers(pathModel, 300);
const later = { name: "later", rows: rowRange(0, 160) };
const earlier = { name: "earlier", rows: rowRange(160, 300) };
const input: CompareInput = { columns, rowCount: 300, pathModel, groups: [later, earlier] };
const bootstrap = { replicateCount: 400, seed: 1 };
const permutation = { replicateCount: 200, seed: 1 };

/** The rows again, as a second wave whose answers are moved by at most one point. */
function withSecondWave(noise: (row: number, indicator: number) => number): Float64Array[] {
  return columns.map((column, i) =>
    Float64Array.from([
      ...column,
      ...column.map((answer, row) => Math.min(10, Math.max(1, answer + noise(row, i)))),
    ]),
  );
}

describe("two waves", () => {
  test("differ by the first's index minus the second's, each with weights of its own", () => {
    const output = compared({ ...input, bootstrap });
    const { groups } = scored({
      ...input,
      weighting: "pls",
      groups: [
        { ...later, weighting: "pls" },
        { ...earlier, weighting: "pls" },
      ],
    });
    const indexOf = (name: string) => {
      const group = groups[name];
      return group?.scored ? group.output.index : {};
    };
    for (const { a, b, construct, difference, interval } of output.comparison) {
      expect([a, b]).toEqual(["later", "earlier"]);
      expectClose(difference, (indexOf(a)[construct] ?? 0) - (indexOf(b)[construct] ?? 0), 1e-10);
      expect(interval?.[0]).toBeLessThan(difference);
      expect(interval?.[1]).toBeGreaterThan(difference);
    }
    expect(output.comparison.map(({ construct }) => construct)).toEqual(["quality", "value", "satisfaction"]);
    expect(output.groups.map(({ name, n }) => [name, n])).toEqual([
      ["later", 160],
      ["earlier", 140],
    ]);
    expect(output).toMatchObject({ weighting: "pls", test: "bootstrap", adjustment: "holm", micom: [] });
  });

  test("that are drawn independently add their variances", () => {
    const twice = columns.map((column) => Float64Array.from([...column, ...column]));
    const output = compared({
      ...input,
      columns: twice,
      rowCount: 600,
      groups: [
        { name: "one", rows: rowRange(0, 300) },
        { name: "same", rows: rowRange(300, 600) },
      ],
      bootstrap: { replicateCount: 2000, seed: 1 },
    });
    const { difference, standardError, p } = cell(output, "satisfaction");
    const own = output.groups[0]?.indexStandardError?.satisfaction ?? 0;
    expect(difference).toBeCloseTo(0, 10);
    expect(standardError).not.toBeNull();
    expect(Math.abs((standardError ?? 0) / (own * Math.SQRT2) - 1)).toBeLessThan(0.05);
    expect(p).toBeGreaterThan(0.9);
  });

  test("exchanged differ by as much the other way", () => {
    const forth = compared({ ...input, permutation });
    const back = compared({ ...input, groups: [earlier, later], permutation });
    forth.comparison.forEach(({ difference, underPooledWeights, weightDrift }, at) => {
      expectClose(back.comparison[at]?.difference, -difference, 1e-10);
      expectClose(
        back.comparison[at]?.underPooledWeights?.difference,
        -(underPooledWeights?.difference ?? 0),
        1e-10,
      );
      expectClose(back.comparison[at]?.weightDrift?.difference, -(weightDrift?.difference ?? 0), 1e-10);
    });
    forth.micom.forEach(({ compositional, mean, logVariance }, at) => {
      const other = back.micom[at];
      expectClose(other?.compositional?.correlation, compositional?.correlation, 1e-10);
      expectClose(other?.mean?.difference, -(mean?.difference ?? 0), 1e-10);
      expectClose(other?.logVariance?.difference, -(logVariance?.difference ?? 0), 1e-10);
    });
  });

  test("of which one is three points higher throughout differ beyond chance, by either test", () => {
    const raised = withSecondWave(() => -1);
    const waves = {
      ...input,
      columns: raised,
      rowCount: 600,
      groups: [
        { name: "now", rows: rowRange(0, 300) },
        { name: "before", rows: rowRange(300, 600) },
      ],
      bootstrap,
      permutation,
    };
    const byBootstrap = compared(waves);
    const byPermutation = compared({ ...waves, test: "permutation" });
    expect(cell(byBootstrap, "satisfaction").interval?.[0]).toBeGreaterThan(5);
    expect(cell(byBootstrap, "satisfaction").p).toBeCloseTo(2 / 401, 10);
    expect(cell(byPermutation, "satisfaction").p).toBeCloseTo(1 / 201, 10);
    expect(cell(byPermutation, "satisfaction").adjustedP).toBeCloseTo(3 / 201, 10);
  });
});

describe("three groups", () => {
  const groups = [
    { name: "north", rows: rowRange(0, 100) },
    { name: "middle", rows: rowRange(100, 200) },
    { name: "south", rows: rowRange(200, 300) },
  ];

  test("are compared two by two, and all cells are adjusted as one family", () => {
    const output = compared({ ...input, groups, bootstrap });
    const pairs = output.comparison
      .filter(({ construct }) => construct === "value")
      .map(({ a, b }) => [a, b]);
    expect(pairs).toEqual([
      ["north", "middle"],
      ["north", "south"],
      ["middle", "south"],
    ]);
    const smallest = Math.min(...output.comparison.map(({ p }) => p ?? 1));
    expect(Math.min(...output.comparison.map(({ adjustedP }) => adjustedP ?? 1))).toBeCloseTo(
      Math.min(1, 9 * smallest),
      10,
    );
  });

  test("have a pair's numbers whether or not there is a third", () => {
    const three = compared({ ...input, groups, permutation });
    const two = compared({ ...input, groups: groups.slice(0, 2), permutation });
    expect(three.micom.slice(0, 3)).toEqual(two.micom);
    expect(cell(three, "quality").underPooledWeights).toEqual(cell(two, "quality").underPooledWeights);
  });

  test("can be adjusted by Benjamini and Hochberg, which is less strict", () => {
    const byHolm = compared({ ...input, groups, bootstrap });
    const output = compared({ ...input, groups, bootstrap, adjustment: "benjamini-hochberg" });
    expect(output.adjustment).toBe("benjamini-hochberg");
    const sum = (all: { adjustedP: number | null }[]) =>
      all.reduce((s, { adjustedP }) => s + (adjustedP ?? 0), 0);
    expect(sum(output.comparison)).toBeLessThan(sum(byHolm.comparison));
    expect(output.comparison.map(({ p }) => p)).toEqual(byHolm.comparison.map(({ p }) => p));
  });
});

describe("who answered in both waves", () => {
  const noisy = withSecondWave((row, i) => ((7 * row + 11 * i) % 3) - 1);
  const waves: CompareInput = {
    ...input,
    columns: noisy,
    rowCount: 600,
    groups: [
      { name: "now", rows: rowRange(0, 300) },
      { name: "before", rows: rowRange(300, 600) },
    ],
    bootstrap: { replicateCount: 1000, seed: 1 },
  };
  const persons = Uint32Array.from({ length: 600 }, (_, row) => row % 300);
  const widthOf = (settings: Partial<CompareInput>) => {
    const [low, high] = cell(compared({ ...waves, ...settings }), "satisfaction").interval ?? [0, 0];
    return high - low;
  };

  test("is drawn with both answers: the interval is much narrower", () => {
    expect(widthOf({ persons })).toBeLessThan(0.4 * widthOf({}));
    expect(widthOf({ persons })).toBeGreaterThan(0);
  });

  test("is nobody: as without persons", () => {
    const strangers = Uint32Array.from({ length: 600 }, (_, row) => 1000 - row);
    expect(compared({ ...waves, persons: strangers })).toEqual(compared(waves));
  });

  test("is one of 300: about as without persons", () => {
    const one = Uint32Array.from({ length: 600 }, (_, row) => (row === 599 ? 0 : row));
    expect(Math.abs(widthOf({ persons: one }) / widthOf({}) - 1)).toBeLessThan(0.1);
  });

  test("has answers exchanged in permutations: small changes show", () => {
    const shifted = withSecondWave((row) => (row % 10 === 0 ? -1 : 0));
    const settings = { ...waves, columns: shifted, permutation, test: "permutation" as const };
    const paired = cell(compared({ ...settings, persons }), "satisfaction");
    expect(paired.p).toBeCloseTo(1 / 201, 10);
    expect(cell(compared(settings), "satisfaction").p).toBeGreaterThan(paired.p ?? 1);
  });
});

describe("real change and weight drift", () => {
  test("add up to the difference, the change being that under the weights of both together", () => {
    const samplingWeights = Float64Array.from({ length: 300 }, (_, row) => (row < 160 ? 3 : 1) + (row % 2));
    for (const weights of [undefined, samplingWeights]) {
      const settings = weights ? { ...input, samplingWeights: weights } : input;
      const output = compared({ ...settings, bootstrap });
      const { unstandardizedWeights: fixedWeights } = scored({ ...settings, weighting: "pls", groups: [] });
      const { groups } = scored({
        ...settings,
        weighting: "fixed",
        fixedWeights,
        groups: [
          { ...later, weighting: "borrowed" },
          { ...earlier, weighting: "borrowed" },
        ],
      });
      for (const { construct, difference, underPooledWeights, weightDrift } of output.comparison) {
        const indexOf = (group: ScoreOutcome | undefined) =>
          (group?.scored ? group.output.index[construct] : undefined) ?? Number.NaN;
        expectClose(underPooledWeights?.difference, indexOf(groups.later) - indexOf(groups.earlier));
        expectClose((underPooledWeights?.difference ?? 0) + (weightDrift?.difference ?? 0), difference);
        expect(weightDrift?.interval?.[0]).toBeLessThan(weightDrift?.interval?.[1] ?? 0);
      }
    }
  });

  test("are told apart: same people, same answers, but one question stops to matter", () => {
    // In the second wave satisfaction3 is answered at random around its mean: only its weight falls.
    const at = 6;
    const changed = withSecondWave(() => 0);
    const column = changed[at] as Float64Array;
    for (let row = 300; row < 600; row++) column[row] = columns[at]?.[(row * 17) % 300] as number;
    const output = compared({
      ...input,
      columns: changed,
      rowCount: 600,
      groups: [
        { name: "now", rows: rowRange(300, 600) },
        { name: "before", rows: rowRange(0, 300) },
      ],
      permutation,
    });
    const { difference, underPooledWeights, weightDrift } = cell(output, "satisfaction");
    expect(Math.abs(underPooledWeights?.difference ?? 1)).toBeLessThan(0.2);
    expect(Math.abs(weightDrift?.difference ?? 0)).toBeGreaterThan(0.8 * Math.abs(difference));
    expect(output.verdict).toMatchObject({ code: "weights-differ" });
    expect(output.verdict?.names).toContain("satisfaction");
  });
});

describe("MICOM", () => {
  test("finds weights, means or variances of like halves different in about one of twenty cases", () => {
    const found = { weights: 0, means: 0, variances: 0 };
    for (let seed = 1; seed <= 60; seed++) {
      const { micom, verdict } = compared({
        ...input,
        columns: simulatedAnswers(pathModel, 120, seed),
        rowCount: 120,
        groups: [
          { name: "one", rows: rowRange(0, 70) },
          { name: "other", rows: rowRange(70, 120) },
        ],
        permutation: { replicateCount: 99, seed },
      });
      const different = micom.filter(({ compositional }) => !compositional?.holds);
      found.weights += different.length;
      found.means += micom.filter(({ mean }) => !mean?.equal).length;
      found.variances += micom.filter(({ logVariance }) => !logVariance?.equal).length;
      expect(verdict?.code).toBe(different.length > 0 ? "weights-differ" : "weights-agree");
    }
    // of 180 cases each; three standard deviations around 9
    for (const count of Object.values(found)) {
      expect(count).toBeGreaterThan(1);
      expect(count).toBeLessThan(19);
    }
  });

  test("of a construct with one indicator holds, whatever the rounding", () => {
    const single = {
      ...pathModel,
      constructs: pathModel.constructs.map((construct) =>
        construct.name === "value"
          ? { ...construct, indicators: construct.indicators.slice(0, 1) }
          : construct,
      ),
    };
    const { micom } = compared({
      ...input,
      pathModel: single,
      columns: columns.filter((_, i) => i !== 3),
      permutation,
    });
    const value = micom.find(({ construct }) => construct === "value");
    expect(value?.compositional).toMatchObject({ holds: true, p: 1 });
    expect(value?.compositional?.correlation).toBeCloseTo(1, 12);
  });

  test("calls a difference of means a finding, not an obstacle", () => {
    const { micom, verdict } = compared({
      ...input,
      columns: withSecondWave(() => -1),
      rowCount: 600,
      groups: [
        { name: "now", rows: rowRange(0, 300) },
        { name: "before", rows: rowRange(300, 600) },
      ],
      permutation,
    });
    expect(verdict?.code).toBe("weights-agree");
    expect(micom.map(({ invariance, mean }) => [invariance, mean?.equal])).toEqual(
      Array.from({ length: 3 }, () => ["partial", false]),
    );
    expect(micom[0]?.mean?.difference).toBeGreaterThan(0);
  });
});

describe("the numbers do not depend on", () => {
  const holed = withColumn(pathModel, columns, "value1", (answer, row) =>
    row % 5 === 0 ? Number.NaN : answer,
  );
  const settings = { ...input, columns: holed, bootstrap, permutation };

  test("how many threads share the replicates, and in which order they come back", () => {
    const shares = [2, 0, 1].map((part) => compareReplicates(settings, { part, parts: 3 }));
    const replicates = shares.flatMap((share) => (share ? [share] : []));
    expect(compare(settings, replicates)).toEqual(compare(settings));
  });

  test("the seed's neighbours, but on the seed", () => {
    const again = compared({ ...settings, bootstrap: { ...bootstrap, seed: 2 } });
    expect(cell(again, "value").interval).not.toEqual(cell(compared(settings), "value").interval);
    expect(cell(again, "value").difference).toBe(cell(compared(settings), "value").difference);
  });

  test("the unit of the sampling weights; whole weights are rows written as often", () => {
    const samplingWeights = Float64Array.from({ length: 300 }, (_, row) => 1 + (row % 3));
    const written = Array.from(samplingWeights).flatMap((weight, row) => Array<number>(weight).fill(row));
    const rowsOf = (from: number, to: number) =>
      Uint32Array.from(written.flatMap((row, at) => (row >= from && row < to ? [at] : [])));
    const longer = compared({
      ...input,
      columns: columns.map((column) => Float64Array.from(written, (row) => column[row] as number)),
      rowCount: written.length,
      groups: [
        { name: "later", rows: rowsOf(0, 160) },
        { name: "earlier", rows: rowsOf(160, 300) },
      ],
      permutation,
    });
    for (const weights of [samplingWeights, samplingWeights.map((weight) => weight / 1e6)]) {
      const weighted = compared({ ...input, samplingWeights: weights, permutation });
      weighted.comparison.forEach(({ difference, underPooledWeights }, at) => {
        expectClose(difference, longer.comparison[at]?.difference);
        expectClose(underPooledWeights?.difference, longer.comparison[at]?.underPooledWeights?.difference);
      });
      weighted.micom.forEach(({ compositional }, at) => {
        expectClose(compositional?.correlation, longer.micom[at]?.compositional?.correlation);
      });
      expectClose(
        weighted.paths.map(({ difference }) => difference),
        longer.paths.map(({ difference }) => difference),
      );
    }
  });
});

describe("missing answers", () => {
  const holed = withColumn(pathModel, columns, "value1", (answer, row) =>
    row % 5 === 0 ? Number.NaN : answer,
  );

  test.each(["em", "mean", "pairwise", "listwise"] as const)("are treated in each group: %s", (missing) => {
    const output = compared({ ...input, columns: holed, missing, bootstrap });
    const outcomes = scored({
      ...input,
      columns: holed,
      missing,
      weighting: "pls",
      groups: [{ ...later, weighting: "pls" }],
    }).groups;
    const alone = outcomes.later?.scored ? outcomes.later.output : null;
    expectClose(output.groups[0]?.index, alone?.index);
    expect(output.groups[0]?.n).toBe(alone?.n);
    expect(output.groups.map(({ findings }) => findings[0]?.code)).toEqual(
      Array(2).fill(missing === "listwise" ? "empty-rows" : "missing-answers"),
    );
    expect(output.comparison.every(({ interval }) => interval !== null)).toBe(true);
  });

  test("shuffle with their rows", () => {
    const output = compared({ ...input, columns: holed, permutation });
    expect(output.micom.every(({ compositional }) => (compositional?.correlation ?? 0) > 0.9)).toBe(true);
    expect(output.permutation).toEqual({ replicateCount: 200, failureCount: 0, seed: 1 });
  });
});

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

  test("for weights that are all 0 are left out", () => {
    const samplingWeights = Float64Array.from({ length: 300 }, (_, row) => (row < 6 ? 0 : 1));
    const output = compared({ ...input, samplingWeights, groups: [few, many, others] });
    expect(output.findings).toMatchObject([{ code: "group-left-out", names: ["few"] }]);
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
        { part: 0, parts: 1 },
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
    const groups = [{ name: "alike", rows: rowRange(0, 20) }, others, many];
    const rare = [groups[0], { name: "rest", rows: rowRange(20, 160) }, others].flatMap((group) =>
      group ? [{ ...group, rows: group.name === "others" ? rowRange(160, 300) : group.rows }] : [],
    );
    const output = compared({ ...input, columns: nearlyConstant, groups: rare, bootstrap });
    const share = (output.bootstrap?.failureCount ?? 0) / 400;
    expect(Math.abs(share - 0.95 ** 20)).toBeLessThan(0.1);
    expect(output.findings.map(({ code }) => code)).toEqual(["bootstrap-failures"]);
    expect(cell(output, "value", "alike")).toMatchObject({
      interval: null,
      standardError: null,
      p: null,
      adjustedP: null,
      weightDrift: { interval: null },
    });
    expect(output.groups[0]?.indexInterval).toBeNull();
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
