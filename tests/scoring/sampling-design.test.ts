import { describe, expect, test } from "vitest";
import type { PathModel } from "../../src/scoring/model/path-model.ts";
import { createUnitDraws } from "../../src/scoring/resampling/draw-units.ts";
import { dealtGroups, deleteOneGroups } from "../../src/scoring/resampling/jackknife-groups.ts";
import type { SamplingDesign } from "../../src/scoring/resampling/sampling-design.ts";
import { seededResample } from "../../src/scoring/resampling/seeded-resample.ts";
import { wholeShare } from "../../src/scoring/resampling/share.ts";
import { bcaSpreadOf } from "../../src/scoring/resampling/spread.ts";
import { computeReplicates } from "../../src/scoring/score.ts";
import type { ScoreInput } from "../../src/scoring/score-types.ts";
import { expectClose } from "./support/close.ts";
import { refusal, scored } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

const question = (name: string) => ({ name, mode: "A" as const, indicators: [{ name, min: 0, max: 100 }] });

/** Its target is one question from 0 to 100, so that the index is the mean of the answers. */
const pathModel: PathModel = {
  constructs: [question("cause"), question("rating")],
  paths: [{ from: "cause", to: "rating" }],
  target: "rating",
};

const numbers = (count: number, of: (row: number) => number) =>
  Uint32Array.from({ length: count }, (_, row) => of(row));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: number[]) =>
  values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);

function ratings(answers: number[], settings: Partial<ScoreInput>): ScoreInput {
  return {
    columns: [Float64Array.from(answers), Float64Array.from(answers)],
    rowCount: answers.length,
    pathModel,
    weighting: "equal",
    ...settings,
  };
}

const standardError = (input: ScoreInput) => scored(input).standardErrors?.index.rating;

describe("a unit of a stratum counts in a replicate", () => {
  const design = (samplingFraction: number): SamplingDesign => ({
    unitOf: Uint32Array.of(0, 1, 2),
    unitCount: 3,
    strata: [{ units: Uint32Array.of(0, 1, 2), samplingFraction }],
  });
  const timesOf = (samplingFraction: number, ...drawn: number[]) => {
    const times = new Float64Array(3);
    createUnitDraws(design(samplingFraction), () => Uint32Array.from(drawn))(0, times);
    return Array.from(times);
  };

  test("n / (n - 1) for each of n - 1 draws in an endless population", () => {
    expect(timesOf(0, 1, 1, 0)).toEqual([0, 3, 0]);
    expect(timesOf(0, 2, 0, 0)).toEqual([1.5, 0, 1.5]);
  });

  test("less for being drawn, and something without, where much of the population is in the sample", () => {
    expect(timesOf(0.75, 1, 1, 0)).toEqual([0.5, 2, 0.5]);
  });

  test("once in a census", () => {
    expect(timesOf(1, 1, 1, 0)).toEqual([1, 1, 1]);
  });
});

describe("the standard error of a stratified mean is that of the textbook", () => {
  // Cochran (1977), equation 5.12: sum of W^2 (1 - f) s^2 / n, W the stratum's share of the population.
  const strata = [
    { populationCount: 60, answers: [90, 80, 85, 95, 70, 88, 60, 77, 91, 83, 79, 99] },
    { populationCount: 1000, answers: [20, 55, 40, 10, 35, 60, 25, 45, 30, 50] },
    { populationCount: 8, answers: [0, 100, 50, 25, 75, 10, 90, 40] },
  ];
  const total = 1068;
  const answers = strata.flatMap((stratum) => stratum.answers);
  const of = Uint32Array.from(strata.flatMap((stratum, h) => stratum.answers.map(() => h)));
  const samplingWeights = Float64Array.from(
    strata.flatMap(({ populationCount, answers: own }) => own.map(() => populationCount / own.length)),
  );
  const populationCounts = strata.map(({ populationCount }) => populationCount);
  const sampled = ratings(answers, { samplingWeights, strata: { of, populationCounts } });
  const expected = Math.sqrt(
    strata.reduce((sum, { populationCount, answers: own }) => {
      const f = own.length / populationCount;
      return sum + ((populationCount / total) ** 2 * (1 - f) * variance(own)) / own.length;
    }, 0),
  );

  test("by the bootstrap, within its Monte-Carlo error", () => {
    const bootstrap = { replicateCount: 4000, seed: 1 };
    expectClose((standardError({ ...sampled, bootstrap }) ?? 0) / expected, 1, 0.035);
  });

  test("by the jackknife, exactly", () => {
    expectClose(standardError({ ...sampled, jackknife: { groupCount: 1000, seed: 1 } }), expected);
  });
});

describe("a census", () => {
  const answers = [10, 90, 30, 70, 50, 20];
  const strata = { of: new Uint32Array(6), populationCounts: [6] };

  test.each([{ bootstrap: { replicateCount: 100, seed: 1 } }, { jackknife: { groupCount: 6, seed: 1 } }])(
    "leaves nothing uncertain: %o",
    (resampling) => {
      const output = scored(ratings(answers, { strata, ...resampling }));
      expectClose(output.standardErrors?.index.rating, 0);
      expectClose(output.indexInterval?.rating, [45, 45]);
    },
  );

  test("in one stratum leaves the other's uncertainty", () => {
    const both = {
      of: Uint32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1),
      populationCounts: [6, Number.POSITIVE_INFINITY],
    };
    const twice = ratings([...answers, ...answers], { strata: both, jackknife: { groupCount: 12, seed: 1 } });
    // half the weight on the mean of six
    expectClose(standardError(twice), Math.sqrt(variance(answers) / 6) / 2);
  });
});

describe("clusters", () => {
  const bootstrap = { replicateCount: 2000, seed: 3 };
  const answers = Array.from({ length: 60 }, (_, row) => (row * 37) % 101);
  const fourTimes = answers.flatMap((answer) => [answer, answer, answer, answer]);
  const clusters = numbers(240, (row) => 900 - Math.floor(row / 4));

  test("of equal rows are worth one row each", () => {
    const single = scored(ratings(answers, { bootstrap }));
    const clustered = scored(ratings(fourTimes, { bootstrap, clusters }));
    expectClose(clustered.indexInterval, single.indexInterval);
    expectClose(clustered.standardErrors, single.standardErrors);
  });

  test("of four equal rows double the standard error that these would have one by one", () => {
    const alone = standardError(ratings(fourTimes, { bootstrap })) ?? 0;
    const clustered = standardError(ratings(fourTimes, { bootstrap, clusters })) ?? 0;
    expectClose(clustered / alone, 2, 0.1);
  });

  test("are drawn and left out whole, in strata too", () => {
    const of = numbers(240, (row) => (row < 120 ? 0 : 1));
    const strata = { of, populationCounts: [40, 60] };
    const expected = Math.sqrt(
      [answers.slice(0, 30), answers.slice(30)].reduce(
        (sum, own, h) => sum + 0.25 * (1 - 30 / (h === 0 ? 40 : 60)) * (variance(own) / 30),
        0,
      ),
    );
    const jackknife = { groupCount: 1000, seed: 1 };
    expectClose(standardError(ratings(fourTimes, { jackknife, clusters, strata })), expected);
    const drawn = standardError(ratings(fourTimes, { bootstrap, clusters, strata })) ?? 0;
    expectClose(drawn / expected, 1, 0.05);
  });

  test("may cross the groups that are scored alone", () => {
    const groups = [{ name: "half", rows: numbers(120, (row) => 2 * row), weighting: "equal" as const }];
    const output = scored(ratings(fourTimes, { bootstrap, clusters, groups }));
    const half = output.groups.half;
    const single = scored(ratings(answers, { bootstrap }));
    expectClose(half?.scored && half.output.indexInterval, single.indexInterval);
  });
});

describe("the jackknife", () => {
  const answers = Array.from({ length: 90 }, (_, row) => (row * 37) % 101);
  const textbook = Math.sqrt(variance(answers) / 90);

  test("of a mean with every row left out gives s / sqrt(n) and Student's interval", () => {
    const output = scored(ratings(answers, { jackknife: { groupCount: 90, seed: 1 } }));
    expectClose(output.standardErrors?.index.rating, textbook);
    // R 4.4: qt(0.975, 89)
    const half = 1.98697869 * textbook;
    expectClose(output.indexInterval?.rating, [mean(answers) - half, mean(answers) + half], 1e-6);
    expect(output.jackknife).toEqual({ groupCount: 90, failureCount: 0, seed: 1 });
    expect(output.bootstrap).toBeNull();
  });

  test("of few groups gives about the same", () => {
    const errors = Array.from({ length: 40 }, (_, seed) =>
      standardError(ratings(answers, { jackknife: { groupCount: 15, seed } })),
    ) as number[];
    expectClose(Math.sqrt(mean(errors.map((error) => error ** 2))) / textbook, 1, 0.07);
  });

  test("deals every group its part of every stratum", () => {
    const design: SamplingDesign = {
      unitOf: numbers(50, (row) => row),
      unitCount: 50,
      strata: [
        { units: numbers(20, (unit) => unit), samplingFraction: 0 },
        { units: numbers(30, (unit) => 20 + unit), samplingFraction: 0 },
      ],
    };
    const { groupOf, factors, degreesOfFreedom } = dealtGroups(design, 10, seededResample(5));
    const counts = (from: number, to: number) =>
      Array.from({ length: 10 }, (_, group) => groupOf.slice(from, to).filter((g) => g === group).length);
    expect(counts(0, 20)).toEqual(new Array(10).fill(2));
    expect(counts(20, 50)).toEqual(new Array(10).fill(3));
    expect([factors[0], degreesOfFreedom]).toEqual([0.9, 9]);
    expect(deleteOneGroups(design).degreesOfFreedom).toBe(48);
  });

  test("works on moments where rows are many, with the same numbers as on rows", () => {
    const small = aSmallModel();
    const input: ScoreInput = {
      columns: simulatedAnswers(small, 400),
      rowCount: 400,
      pathModel: small,
      weighting: "pls",
      samplingWeights: Float64Array.from({ length: 400 }, (_, row) => 1 + (row % 3)),
      jackknife: { groupCount: 20, seed: 4 },
    };
    // A single stratum without end changes nothing but the way it is computed.
    const strata = { of: new Uint32Array(400), populationCounts: [Number.POSITIVE_INFINITY] };
    const [byMoments, byRows] = [scored(input), scored({ ...input, strata })];
    expectClose(byMoments.standardErrors, byRows.standardErrors);
    expectClose(byMoments.totalEffects, byRows.totalEffects);
  });

  test("agrees with the bootstrap on all that is estimated", () => {
    const small = aSmallModel();
    const input: ScoreInput = {
      columns: simulatedAnswers(small, 500),
      rowCount: 500,
      pathModel: small,
      weighting: "pls",
    };
    const jackknife = scored({ ...input, jackknife: { groupCount: 500, seed: 1 } }).standardErrors;
    const bootstrap = scored({ ...input, bootstrap: { replicateCount: 2000, seed: 1 } }).standardErrors;
    for (const [name, error] of Object.entries(jackknife?.index ?? {})) {
      expectClose(error / (bootstrap?.index[name] ?? 0), 1, 0.08);
    }
    jackknife?.paths.forEach(({ coefficient }, e) => {
      expectClose(coefficient / (bootstrap?.paths[e]?.coefficient ?? 0), 1, 0.1);
    });
  });
});

test("above a thousand rows BCa takes its acceleration from groups of rows, which tell the same", () => {
  const answers = Array.from({ length: 1500 }, (_, row) => ((row * 7919) % 101) ** 4 / 1e6);
  const input = ratings(answers, { bootstrap: { replicateCount: 2000, seed: 1 } });
  const skewness =
    answers.reduce((sum, answer) => sum + (answer - mean(answers)) ** 3, 0) /
    answers.reduce((sum, answer) => sum + (answer - mean(answers)) ** 2, 0) ** 1.5;
  const values = computeReplicates(input, wholeShare).whole?.bootstrap?.[1] as Float64Array;
  const exact = bcaSpreadOf(values, { estimate: mean(answers), acceleration: skewness / 6 });
  const { indexInterval } = scored({ ...input, interval: "bca" });
  expectClose(indexInterval?.rating, exact.interval, (exact.standardError ?? 0) / 50);
});

describe("a design that cannot be used is told", () => {
  const answers = [10, 90, 30, 70, 50, 20];
  const bootstrap = { replicateCount: 50, seed: 1 };
  const strata = (of: number[], ...populationCounts: number[]) => ({
    of: Uint32Array.from(of),
    populationCounts,
  });

  test("a stratum of one row is joined with its neighbour, the last with the one before", () => {
    const output = scored(ratings(answers, { bootstrap, strata: strata([0, 1, 1, 2, 2, 3], 9, 9, 9, 9) }));
    expect(output.findings.filter(({ code }) => code === "strata-joined").map(({ names }) => names)).toEqual([
      ["0", "3"],
    ]);
    const joined = scored(ratings(answers, { bootstrap, strata: strata([0, 0, 0, 1, 1, 1], 18, 18) }));
    expect(output.indexInterval).toEqual(joined.indexInterval);
  });

  test("rows of one cluster have an index but no interval", () => {
    const output = scored(ratings(answers, { bootstrap, clusters: new Uint32Array(6) }));
    expect(output).toMatchObject({ index: { rating: 45 }, indexInterval: null, bootstrap: null });
    expect(output.findings.map(({ code }) => code)).toContain("too-few-clusters");
  });

  test.each([
    [
      "a cluster in two strata",
      { clusters: Uint32Array.of(1, 2, 3, 3, 4, 5), strata: strata([0, 0, 0, 1, 1, 1], 9, 9) },
      "cluster 3 lies in strata 0 and 1",
    ],
    [
      "a population smaller than its sample",
      { strata: strata([0, 0, 0, 1, 1, 1], 9, 2) },
      "stratum 1 has 3 in the sample of 2",
    ],
    [
      "a population that is no number",
      { strata: strata([0, 0, 0, 1, 1, 1], 9, Number.NaN) },
      "stratum 1 has 3 in the sample of NaN",
    ],
    ["a stratum without population", { strata: strata([0, 0, 0, 1, 1, 2], 9, 9) }, "row 5 lies in stratum 2"],
    ["too few stratum numbers", { strata: strata([0, 0], 9) }, "one stratum number per row"],
    ["too few cluster numbers", { clusters: Uint32Array.of(1, 2) }, "one cluster number per row"],
    ["a bootstrap and a jackknife", { jackknife: { groupCount: 3, seed: 1 } }, "not both"],
    ["no replicates", { bootstrap: { replicateCount: 0, seed: 1 } }, "whole number of replicates"],
    [
      "part of a group",
      { bootstrap: undefined, jackknife: { groupCount: 2.5, seed: 1 } },
      "whole number of jackknife groups",
    ],
  ])("%s", (_, settings, message) => {
    expect(() => scored(ratings(answers, { bootstrap, ...settings }))).toThrow(message);
  });

  test("rows that cannot be scored are refused before their design matters", () => {
    expect(refusal(ratings([50], { bootstrap, clusters: new Uint32Array(1) }))).toEqual(["too-few-rows"]);
  });
});
