import { describe, expect, test } from "vitest";
import type { CompareInput } from "../../src/scoring/compare-types.ts";
import type { ScoreOutcome } from "../../src/scoring/score-types.ts";
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
import { scored } from "./support/scored.ts";
import { simulatedAnswers } from "./support/simulated-answers.ts";

const bootstrap = { replicateCount: 200, seed: 1 };
const permutation = { replicateCount: 200, seed: 1 };

describe("real change and weight drift", () => {
  const constructs = pathModel.constructs;
  const dimensionOf = (name: string, from: number, to: number) => ({
    name,
    mode: "A" as const,
    indicators: constructs[2]?.indicators.slice(from, to) ?? [],
  });
  const dimensions = [dimensionOf("mind", 0, 2), dimensionOf("heart", 2, 3)];

  test.each<[string, Partial<CompareInput>]>([
    ["for equal rows", {}],
    [
      "for weighted rows, the waves in different units",
      { samplingWeights: Float64Array.from({ length: 300 }, (_, row) => (row < 160 ? 3 : 1) + (row % 2)) },
    ],
    ["by the centroid scheme", { scheme: "centroid" }],
    ["for mode B", { pathModel: { ...pathModel, constructs: constructs.map((c) => ({ ...c, mode: "B" })) } }],
    [
      "for a construct measured through dimensions",
      {
        pathModel: {
          ...pathModel,
          constructs: constructs.map((c) => (c.name === "satisfaction" ? { ...c, dimensions } : c)),
        },
      },
    ],
  ])("add up to the difference, the change being that under the weights of both: %s", (_, changed) => {
    const settings = { ...input, ...changed };
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
  });

  test("are told apart: same people, same answers, but one question stops to matter", () => {
    // In the second wave satisfaction3 is answered at random around its mean: only its weight falls.
    const at = 6;
    const waves = twoWaves(() => 0);
    const column = waves.columns[at] as Float64Array;
    for (let row = 300; row < 600; row++) column[row] = column[(row * 17) % 300] as number;
    const output = compared({ ...waves, groups: waves.groups.toReversed(), permutation });
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
      ...twoWaves(() => -1),
      permutation,
    });
    expect(verdict?.code).toBe("weights-agree");
    expect(micom.map(({ invariance, mean }) => [invariance, mean?.equal])).toEqual(
      Array.from({ length: 3 }, () => ["partial", false]),
    );
    expect(micom[0]?.mean?.difference).toBeGreaterThan(0);
  });
});
