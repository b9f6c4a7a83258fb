import { describe, expect, test } from "vitest";
import { compare, compareReplicates } from "../../src/scoring/compare.ts";
import { planComparison } from "../../src/scoring/comparison/replicated-comparison.ts";
import { expectClose } from "./support/close.ts";
import {
  cell,
  columns,
  compared,
  earlier,
  input,
  later,
  pathModel,
  rowRange,
  twoWaves,
} from "./support/compared.ts";
import { scored, withColumn } from "./support/scored.ts";

const bootstrap = { replicateCount: 200, seed: 1 };
const permutation = { replicateCount: 200, seed: 1 };

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
    const output = compared({ ...twoWaves(() => 0), bootstrap: { replicateCount: 1000, seed: 1 } });
    const { difference, standardError, p } = cell(output, "satisfaction");
    const own = output.groups[0]?.indexStandardError?.satisfaction ?? 0;
    expect(difference).toBeCloseTo(0, 10);
    expect(standardError).not.toBeNull();
    expect(Math.abs((standardError ?? 0) / (own * Math.SQRT2) - 1)).toBeLessThan(0.07);
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

  test("of which one is a point of ten higher throughout differ beyond chance, by either test", () => {
    const waves = { ...twoWaves(() => -1), bootstrap, permutation };
    const byBootstrap = compared(waves);
    const byPermutation = compared({ ...waves, test: "permutation" });
    expect(cell(byBootstrap, "satisfaction").interval?.[0]).toBeGreaterThan(5);
    expect(cell(byBootstrap, "satisfaction").p).toBeCloseTo(2 / 201, 10);
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

describe("the numbers do not depend on", () => {
  const holed = withColumn(pathModel, columns, "value1", (answer, row) =>
    row % 5 === 0 ? Number.NaN : answer,
  );
  const settings = { ...input, columns: holed, bootstrap, permutation };

  test("how many threads share the replicates, and in which order they come back", () => {
    const shares = [2, 0, 1].map((part) => compareReplicates(settings, { part, of: 3 }));
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

  test("give permutations the differences to hold theirs against to the last digits", () => {
    const { statistics, permutations } = planComparison({ ...input, columns: holed, permutation });
    const { layout, seen } = statistics;
    const differenceAt = (c: number) =>
      (seen[layout.groupAt(0) + c] as number) - (seen[layout.groupAt(1) + c] as number);
    expectClose(permutations[0]?.seen.slice(0, 3), Float64Array.of(...[0, 1, 2].map(differenceAt)));
  });

  test("shuffle with their rows", () => {
    const output = compared({ ...input, columns: holed, permutation });
    expect(output.micom.every(({ compositional }) => (compositional?.correlation ?? 0) > 0.9)).toBe(true);
    expect(output.permutation).toEqual({ replicateCount: 200, failureCount: 0, seed: 1 });
  });
});
