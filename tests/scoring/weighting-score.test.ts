import { describe, expect, test } from "vitest";
import type { ScoreGroup, ScoreInput } from "../../src/scoring/score-types.ts";
import type { Margin } from "../../src/scoring/weighting/margin.ts";
import { expectClose } from "./support/close.ts";
import { refusal, reordered, scored } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

const pathModel = aSmallModel();
const columns = simulatedAnswers(pathModel, 200);
const input: ScoreInput = { columns, rowCount: 200, pathModel, weighting: "pls" };

/** Rows 0-149 are young, the others old; every other row is in the north. */
const age: Margin = {
  name: "age",
  categories: ["young", "old"],
  targets: [0.5, 0.5],
  of: Int32Array.from({ length: 200 }, (_, row) => (row < 150 ? 0 : 1)),
};
const region: Margin = {
  name: "region",
  categories: ["north", "south"],
  targets: [300, 700],
  of: Uint32Array.from({ length: 200 }, (_, row) => row % 2),
};

/** What post-stratification to age does, by hand: 100 shares over 150 and 50 rows. */
const byHand = Float64Array.from({ length: 200 }, (_, row) => (row < 150 ? 2 / 3 : 2));

describe.each(["pls", "equal"] as const)("a score with margins, weights %s", (weighting) => {
  const weighted: ScoreInput = { ...input, weighting };

  test("is the score with the weights that raking gives", () => {
    const raked = scored({ ...weighted, margins: [age] });
    const given = scored({ ...weighted, samplingWeights: byHand });
    expectClose(raked.index, given.index);
    expectClose(raked.paths, given.paths);
    expectClose(raked.individualScoreSd, given.individualScoreSd);
    expect(raked.index.satisfaction).not.toBeCloseTo(scored(weighted).index.satisfaction ?? 0, 3);
  });

  test("starts from the sampling weights given", () => {
    const samplingWeights = Float64Array.from({ length: 200 }, (_, row) => 1 + (row % 3));
    const raked = scored({ ...weighted, samplingWeights, margins: [age] });
    const sums = [0, 0];
    samplingWeights.forEach((weight, row) => {
      const category = row < 150 ? 0 : 1;
      sums[category] = (sums[category] ?? 0) + weight;
    });
    const final = samplingWeights.map((weight, row) => weight / (sums[row < 150 ? 0 : 1] ?? 1));
    expectClose(raked.index, scored({ ...weighted, samplingWeights: final }).index);
  });

  test("rakes every replicate anew: a replicate is the score of its rows with margins", () => {
    const drawn = Array.from({ length: 200 }, (_, row) => (row * row) % 197);
    const output = scored({
      ...weighted,
      margins: [age, region],
      bootstrap: { replicateCount: 2, seed: 1 },
      resample: () => Uint32Array.from(drawn),
    });
    const take = (margin: Margin) => ({
      ...margin,
      of: Int32Array.from(drawn, (row) => margin.of[row] as number),
    });
    const alone = scored({
      ...weighted,
      columns: reordered(columns, drawn),
      margins: [take(age), take(region)],
    });
    for (const [construct, index] of Object.entries(alone.index)) {
      expectClose(output.indexInterval?.[construct], [index, index], 1e-7);
    }
    expect(output.index.satisfaction).not.toBeCloseTo(alone.index.satisfaction ?? 0, 3);
  });

  test("trims the weights in replicates as in the whole", () => {
    const trimming = { multiple: 1.2, of: "mean" as const };
    const drawn = Array.from({ length: 200 }, (_, row) => (row < 120 ? row : 120 + (row % 2) * 40));
    const options = { ...weighted, margins: [region], trimming };
    const output = scored({
      ...options,
      bootstrap: { replicateCount: 2, seed: 1 },
      resample: () => Uint32Array.from(drawn),
    });
    const of = Int32Array.from(drawn, (row) => region.of[row] as number);
    const alone = scored({ ...options, columns: reordered(columns, drawn), margins: [{ ...region, of }] });
    expectClose(
      output.indexInterval?.satisfaction,
      [alone.index.satisfaction, alone.index.satisfaction],
      1e-6,
    );
  });
});

describe("sampling weights", () => {
  test("count in any unit", () => {
    const tripled = byHand.map((weight) => 3 * weight);
    const { samplingWeights: _, ...once } = scored({ ...input, samplingWeights: byHand });
    const { samplingWeights: __, ...again } = scored({ ...input, samplingWeights: tripled });
    expectClose(again, once);
    expectClose(
      scored({ ...input, margins: [region], samplingWeights: tripled }).individualScoreSd,
      scored({ ...input, margins: [region], samplingWeights: byHand }).individualScoreSd,
    );
  });

  test("of 0 leave a row out of raking too", () => {
    const samplingWeights = new Float64Array(200).fill(1).with(199, 0);
    const without = (margin: Margin) => ({ ...margin, of: Int32Array.from(margin.of.slice(0, 199)) });
    const alone = columns.map((column) => column.slice(0, 199));
    expectClose(
      scored({ ...input, margins: [age], samplingWeights }).index,
      scored({ ...input, margins: [without(age)], columns: alone, rowCount: 199 }).index,
    );
  });
});

describe("the report on the weights", () => {
  test("gives design effect, effective n and how raking went", () => {
    const { samplingWeights } = scored({ ...input, margins: [age] });
    // (200)² / (150 * 4/9 + 50 * 4)
    expect(samplingWeights?.effectiveN).toBeCloseTo(150, 6);
    expect(samplingWeights?.designEffect).toBeCloseTo(200 / 150, 8);
    expect(samplingWeights?.raking).toMatchObject({ converged: true, iterations: 1 });
    expect(samplingWeights?.raking?.largestDifference.share).toBeLessThan(1e-9);
    expect(samplingWeights?.trimming).toBeNull();
  });

  test("is given for sampling weights too, and not where all rows weigh the same", () => {
    expect(scored({ ...input, samplingWeights: byHand }).samplingWeights).toEqual({
      designEffect: expect.closeTo(200 / 150, 8),
      effectiveN: expect.closeTo(150, 6),
      raking: null,
      trimming: null,
    });
    expect(scored(input).samplingWeights).toBeNull();
  });

  test("says that trimming held", () => {
    const trimming = { multiple: 1.9, of: "mean" as const };
    const region1 = { ...region, targets: [0.5, 0.5] };
    const { samplingWeights, findings } = scored({ ...input, margins: [age, region1], trimming });
    expect(samplingWeights?.trimming).toMatchObject({ reached: false });
    expect(samplingWeights?.trimming?.cap).toBeCloseTo(1.9, 12);
    expect(findings.map(({ code }) => code)).toContain("trimming-not-reached");
  });

  test("has the rows of unknown category in a finding", () => {
    const { findings } = scored({ ...input, margins: [{ ...age, of: Int32Array.from(age.of).with(3, -1) }] });
    expect(findings).toEqual([
      {
        code: "margin-category-unknown",
        message: "1 rows have no age: this margin leaves their weights as they are",
        names: ["age"],
      },
    ]);
  });
});

describe("groups of a whole with margins", () => {
  const rows = Uint32Array.from({ length: 100 }, (_, row) => row + 100);
  const group = (weighting: ScoreGroup["weighting"]): ScoreGroup => ({ name: "late", rows, weighting });

  test.each(["pls", "equal", "borrowed"] as const)("keep the whole's raked weights (%s)", (weighting) => {
    const raked = scored({ ...input, margins: [age], groups: [group(weighting)] }).groups.late;
    const given = scored({ ...input, samplingWeights: byHand, groups: [group(weighting)] }).groups.late;
    if (!raked?.scored || !given?.scored) throw new Error("the group was not scored");
    expectClose(raked.output.index, given.output.index);
    expectClose(raked.output.samplingWeights, given.output.samplingWeights);
    expect(raked.output.samplingWeights?.effectiveN).toBeCloseTo(
      (50 * 2 + 100 / 3) ** 2 / (200 + 200 / 9),
      6,
    );
  });
});

describe("margins that cannot be used are refused, not ignored", () => {
  const bootstrap = { replicateCount: 50, seed: 1 };

  test("targets that do not sum", () => {
    expect(refusal({ ...input, margins: [{ ...age, targets: [0.5, 0.4] }] })).toEqual(["margin-invalid"]);
  });

  test.each(["pls", "equal"] as const)("a category without rows, weights %s", (weighting) => {
    const margin = { ...age, categories: ["young", "old", "very old"], targets: [0.5, 0.4, 0.1] };
    expect(refusal({ ...input, weighting, margins: [margin] })).toEqual(["margin-category-empty"]);
  });

  test("a category whose rows have no answers counts as without rows", () => {
    const holed = columns.map((column) => column.map((answer, row) => (row < 150 ? answer : Number.NaN)));
    expect(refusal({ ...input, columns: holed, margins: [age] })).toEqual([
      "empty-rows",
      "margin-category-empty",
    ]);
  });

  test("replicates that miss a category fail and are counted", () => {
    const rare = { ...age, targets: [0.99, 0.01], of: new Int32Array(200).fill(0, 0, 199).with(199, 1) };
    const output = scored({ ...input, margins: [rare], bootstrap });
    // a row is missed by 37 % of the resamples
    expect(output.bootstrap?.failureCount).toBeGreaterThan(8);
    expect(output.bootstrap?.failureCount).toBeLessThan(30);
    expect(output.indexInterval).toBeNull();
  });

  test("margins that contradict each other give a number, a finding and no interval", () => {
    const contradicting = { ...age, name: "cohort", targets: [0.2, 0.8] };
    const output = scored({
      ...input,
      margins: [age, contradicting],
      bootstrap: { replicateCount: 3, seed: 1 },
    });
    expect(output.samplingWeights?.raking?.converged).toBe(false);
    expect(output.findings.map(({ code }) => code)).toEqual(["raking-not-converged", "bootstrap-failures"]);
    expect(output.indexInterval).toBeNull();
  });
});
