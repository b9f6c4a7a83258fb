import { describe, expect, test } from "vitest";
import { compareReplicates } from "../../src/scoring/compare.ts";
import type { CompareInput } from "../../src/scoring/compare-types.ts";
import { leftOutParts } from "../../src/scoring/comparison/left-out.ts";
import { normalCdf } from "../../src/scoring/comparison/normal-cdf.ts";
import { normalQuantile } from "../../src/scoring/comparison/normal-quantile.ts";
import { leaveOut, planComparison } from "../../src/scoring/comparison/replicated-comparison.ts";
import { urnsOf } from "../../src/scoring/comparison/urns.ts";
import { quantile } from "../../src/scoring/resampling/quantile.ts";
import { expectClose } from "./support/close.ts";
import { cell, columns, compared, earlier, input, later, pathModel, rowRange } from "./support/compared.ts";
import { withColumn } from "./support/scored.ts";
import { simulatedAnswers } from "./support/simulated-answers.ts";

const bootstrap = { replicateCount: 400, seed: 1 };

describe("BCa intervals of differences", () => {
  test("of means are those computed by hand from the skewness of both groups", () => {
    const settings: CompareInput = { ...input, weighting: "equal", bootstrap, interval: "bca" };
    const { difference, interval } = cell(compared(settings), "quality");
    const replicates = compareReplicates(settings, { part: 0, of: 1 })?.bootstrap.values ?? [];
    const sorted = (replicates[0] as Float64Array)
      .map((value, at) => value - ((replicates[3] as Float64Array)[at] as number))
      .sort();
    const scoreOf = (row: number) => (50 / 9) * ((columns[0]?.[row] ?? 0) + (columns[1]?.[row] ?? 0) - 2);
    const momentsOf = (rows: Uint32Array) => {
      const scores = Array.from(rows, scoreOf);
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      const power = (exponent: number) =>
        scores.reduce((sum, score) => sum + ((score - mean) / scores.length) ** exponent, 0);
      return { squares: power(2), cubes: power(3) };
    };
    const [a, b] = [momentsOf(later.rows), momentsOf(earlier.rows)];
    const acceleration = (a.cubes - b.cubes) / (6 * (a.squares + b.squares) ** 1.5);
    // replicates that equal the estimate count half
    const below = sorted.filter((value) => value < difference - 1e-9).length;
    const notAbove = sorted.filter((value) => value < difference + 1e-9).length;
    const z0 = normalQuantile((below + notAbove) / 800);
    const endAt = (probability: number) => {
      const z = z0 + normalQuantile(probability);
      return quantile(sorted, normalCdf(z0 + z / (1 - acceleration * z)));
    };
    expectClose(interval, [endAt(0.025), endAt(0.975)], 1e-6);
  });

  test("are not the percentile intervals, but close; indices of groups have them, too", () => {
    const percentile = compared({ ...input, bootstrap });
    const bca = compared({ ...input, bootstrap, interval: "bca" });
    for (const construct of ["quality", "value", "satisfaction"]) {
      const [plain, corrected] = [cell(percentile, construct), cell(bca, construct)];
      expect(corrected.interval).not.toEqual(plain.interval);
      expectClose(corrected.interval, plain.interval, 1);
      expect(corrected.underPooledWeights?.interval).not.toEqual(plain.underPooledWeights?.interval);
      expect(corrected.standardError).toBe(plain.standardError);
      expect(bca.groups[0]?.indexInterval?.[construct]).not.toEqual(
        percentile.groups[0]?.indexInterval?.[construct],
      );
    }
    expect(bca.paths[0]?.interval).not.toEqual(percentile.paths[0]?.interval);
    expect(bca.findings).toEqual([]);
  });

  test("of what cannot vary need no correction: a construct with one indicator has no drift", () => {
    const single = {
      ...pathModel,
      constructs: pathModel.constructs.map((construct) =>
        construct.name === "value"
          ? { ...construct, indicators: construct.indicators.slice(0, 1) }
          : construct,
      ),
    };
    const output = compared({
      ...input,
      pathModel: single,
      columns: columns.filter((_, i) => i !== 3),
      bootstrap,
      interval: "bca",
    });
    expectClose(cell(output, "value").weightDrift?.interval, [0, 0], 1e-12);
    expect(output.findings).toEqual([]);
  });

  test("that are not defined are percentile intervals, and a finding says so", () => {
    // value2 varies in five of 1,000 rows, all in the same part of the jackknife
    const many = simulatedAnswers(pathModel, 1100);
    const rare = withColumn(pathModel, many, "value2", (answer, row) =>
      row < 1000 ? (row % 200 === 3 ? 6 : 7) : answer,
    );
    const settings: CompareInput = {
      ...input,
      columns: rare,
      rowCount: 1100,
      groups: [
        { name: "rare", rows: rowRange(0, 1000) },
        { name: "usual", rows: rowRange(1000, 1100) },
      ],
      bootstrap: { replicateCount: 200, seed: 2 },
    };
    const output = compared({ ...settings, interval: "bca" });
    const plain = compared(settings);
    const finding = output.findings.find(({ code }) => code === "bca-undefined");
    expect(finding?.names?.slice(0, 4)).toEqual(["quality", "value", "satisfaction", "quality -> value"]);
    expect(cell(output, "value")).toMatchObject({
      fallsBack: true,
      interval: cell(plain, "value").interval,
      weightDrift: { fallsBack: true, interval: cell(plain, "value").weightDrift?.interval },
    });
    expect(output.groups.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      ["negative-weight", "bca-undefined"],
      [],
    ]);
    expect(cell(plain, "value")).not.toHaveProperty("fallsBack");
  });
});

describe("leaving persons out", () => {
  const groupOf = (sourceRows: Uint32Array, mass = 1) => ({
    answers: { sourceRows },
    masses: new Float64Array(sourceRows.length).fill(mass),
  });

  test("takes all their rows from all groups, and nobody else's", () => {
    const groups = [
      groupOf(Uint32Array.of(0, 1), 2),
      groupOf(Uint32Array.of(2, 3)),
      groupOf(Uint32Array.of(4)),
    ];
    const parts = leftOutParts(groups, urnsOf(groups, Uint32Array.of(7, 8, 8, 9, 5)));
    const masses = groups.map(({ masses: all }) => new Float64Array(all.length));
    const seen = Array.from({ length: parts.count }, (_, part) => {
      const lacking = parts.write(part, masses);
      return [masses.map((mass) => Array.from(mass)), [...lacking]];
    });
    expect(seen).toEqual([
      [[[0, 2], [1, 1], [1]], [0]],
      [
        [[2, 0], [0, 1], [1]],
        [0, 1],
      ],
      [[[2, 2], [1, 0], [1]], [1]],
      [[[2, 2], [1, 1], [0]], [2]],
    ]);
    expectClose(parts.factors, [2 / 3, 2 / 3, 2 / 3, 0]);
  });

  test("takes many at a time where there are more than 200, everybody once", () => {
    const groups = [groupOf(rowRange(0, 450))];
    const parts = leftOutParts(groups, urnsOf(groups, undefined));
    const masses = [new Float64Array(450)];
    const times = new Float64Array(450);
    for (let part = 0; part < parts.count; part++) {
      parts.write(part, masses);
      masses[0]?.forEach((mass, row) => {
        times[row] = (times[row] as number) + 1 - mass;
      });
    }
    expect(parts.count).toBe(200);
    expectClose(parts.factors, new Array(200).fill(199 / 200));
    expect(times.every((count) => count === 1)).toBe(true);
  });

  test("gives the numbers of the comparison without them, whichever group they are in", () => {
    const groups = [
      { name: "north", rows: rowRange(0, 60) },
      { name: "middle", rows: rowRange(60, 120) },
      { name: "south", rows: rowRange(120, 180) },
    ];
    const settings = { ...input, groups };
    const plan = planComparison(settings);
    const { values, factors } = leaveOut(plan);
    expect(factors).toHaveLength(180);
    for (const part of [0, 59, 60, 100, 120, 179]) {
      const without = compared({
        ...settings,
        groups: groups.map(({ name, rows }) => ({ name, rows: rows.filter((row) => row !== part) })),
      });
      const { layout } = plan.statistics;
      without.groups.forEach(({ index, paths }, g) => {
        const at = layout.groupAt(g);
        expectClose(
          [0, 1, 2].map((c) => values[at + c]?.[part]),
          Object.values(index),
        );
        expectClose(
          [0, 1, 2].map((e) => values[layout.coefficientAt(g) + e]?.[part]),
          paths.map(({ coefficient }) => coefficient),
        );
      });
      const pooled = [0, 1, 2].flatMap((q) =>
        [0, 1, 2].map((c) => values[(layout.pairAt(q) ?? Number.NaN) + c]?.[part]),
      );
      expectClose(
        pooled,
        without.comparison.map(({ underPooledWeights }) => underPooledWeights?.difference),
      );
    }
  });
});
