import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowNumbers } from "../../src/scoring/moments/answer-matrix.ts";
import { checkMargins } from "../../src/scoring/weighting/check-margins.ts";
import { designEffect, effectiveSampleSize } from "../../src/scoring/weighting/design-effect.ts";
import type { Margin } from "../../src/scoring/weighting/margin.ts";
import { createRaker } from "../../src/scoring/weighting/rake.ts";
import { meanWeight, trimWeights, weightCap } from "../../src/scoring/weighting/trim-weights.ts";
import { createWeigher } from "../../src/scoring/weighting/weigh-rows.ts";
import { weighingFindings } from "../../src/scoring/weighting/weighting-report.ts";
import { expectClose } from "./support/close.ts";

function margin(name: string, targets: number[], of: number[]): Margin {
  return { name, targets, categories: targets.map((_, c) => `${name}${c}`), of: Int32Array.from(of) };
}

/** One row per cell of a table, with the cell's count as mass; margins along each of its dimensions. */
function table(cells: number[], dimensions: number[], targets: number[][]) {
  const steps = dimensions.map((_, d) =>
    dimensions.slice(d + 1).reduce((product, size) => product * size, 1),
  );
  const margins = targets.map((target, d) =>
    margin(
      `m${d}`,
      target,
      cells.map((_, cell) => Math.floor(cell / (steps[d] ?? 1)) % (dimensions[d] ?? 1)),
    ),
  );
  return { margins, rows: rowNumbers(cells.length), masses: Float64Array.from(cells) };
}

/** Shares of a margin's categories among the rows where it is known. */
function sharesOf({ of, targets }: Margin, masses: Float64Array): number[] {
  const sums = targets.map((_, c) => masses.reduce((sum, mass, r) => sum + (of[r] === c ? mass : 0), 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((sum) => sum / total);
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

describe("raking", () => {
  test("gives the table of R's loglin for the worked example of Wikipedia's article on it", () => {
    const seed = [40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50];
    const targets = [
      [150, 300, 400, 150],
      [200, 300, 400, 100],
    ];
    const { margins, rows, masses } = table(seed, [4, 4], targets);
    const outcome = createRaker(margins, rows)(masses);
    expect(outcome).toMatchObject({ possible: true, converged: true });
    // R 4.2.2: loglin(outer(r, c) / 1000, list(1, 2), start = seed, fit = TRUE, eps = 1e-12)$fit; ours sums to 800
    const expected = [
      [64.5585097765, 46.2324597088, 35.3842982643, 3.8247322503],
      [49.9679194187, 68.1593540718, 156.4985464219, 25.3741800877],
      [56.7219436021, 144.4282255663, 145.0824814314, 53.7673494002],
      [28.7516272027, 41.1799606531, 63.0346738824, 17.0337382618],
    ].flat();
    const scale = 1000 / seed.reduce((sum, cell) => sum + cell, 0);
    expectClose(
      Array.from(masses, (mass) => mass * scale),
      expected,
      1e-6,
    );
  });

  test("of three margins agrees with R's loglin", () => {
    // R fills arrays first index fastest; the table here runs last index fastest.
    const byR = [5, 9, 2, 7, 3, 8, 6, 4, 1, 12, 10, 3];
    const fittedByR = [
      2.93184776007, 4.21403464879, 1.80618221099, 5.04793538015, 2.67535386307, 5.69684164283, 8.2408381182,
      4.38696637589, 1.1795200401, 11.30240204514, 18.16625800757, 4.3518199072,
    ];
    const turned = (cells: number[]) =>
      Array.from({ length: 12 }, (_, at) => {
        const [i, j, k] = [Math.floor(at / 6), Math.floor(at / 3) % 2, at % 3];
        return cells[i + 2 * j + 4 * k] as number;
      });
    const shares = [
      [0.5, 0.5],
      [0.4, 0.6],
      [0.2, 0.3, 0.5],
    ];
    const { margins, rows, masses } = table(turned(byR), [2, 2, 3], shares);
    createRaker(margins, rows)(masses);
    expectClose(Array.from(masses), turned(fittedByR), 1e-6);
  });

  test("to one margin is post-stratification, by hand: targets over counts, in one round", () => {
    const age = margin("age", [0.5, 0.5], [0, 0, 0, 1]);
    const masses = new Float64Array(4).fill(1);
    const outcome = createRaker([age], rowNumbers(4))(masses);
    expectClose(Array.from(masses), [2 / 3, 2 / 3, 2 / 3, 2]);
    expect(outcome).toMatchObject({ converged: true, iterations: 1 });
  });

  test("leaves rows of unknown category as they are, together with their share of the total", () => {
    const age = margin("age", [0.5, 0.5], [0, 0, 0, 1, -1, -1]);
    const masses = Float64Array.of(1, 1, 1, 1, 1, 2);
    createRaker([age], rowNumbers(6))(masses);
    expectClose(Array.from(masses), [2 / 3, 2 / 3, 2 / 3, 2, 1, 2]);
  });

  test("knows an unknown category in unsigned numbers too", () => {
    const age: Margin = { ...margin("age", [0.5, 0.5], []), of: Uint32Array.of(0, 0, 0, 1, 0xffff_ffff) };
    const masses = new Float64Array(5).fill(1);
    createRaker([age], rowNumbers(5))(masses);
    expectClose(Array.from(masses), [2 / 3, 2 / 3, 2 / 3, 2, 1]);
  });

  test("takes the categories of the rows used, by their number in the input", () => {
    const age = margin("age", [0.25, 0.75], [-1, 0, 0, -1, 1]);
    const masses = new Float64Array(3).fill(1);
    createRaker([age], Uint32Array.of(1, 2, 4))(masses);
    expectClose(Array.from(masses), [0.375, 0.375, 2.25]);
  });

  test("of rows that already divide so changes nothing", () => {
    const age = margin("age", [0.5, 0.5], [0, 1, 0, 1]);
    const masses = Float64Array.of(1, 2, 2, 1);
    expect(createRaker([age], rowNumbers(4))(masses)).toMatchObject({ converged: true, iterations: 0 });
    expect(Array.from(masses)).toEqual([1, 2, 2, 1]);
  });

  test("meets all margins, keeps the total and the odds ratios, for random rows", () => {
    const category = (count: number) => fc.integer({ min: 0, max: count - 1 });
    const share = fc.double({ min: 0.05, max: 1, noNaN: true });
    const row = fc.record({ a: category(3), b: category(2), weight: share });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 0, maxLength: 60 }),
        fc.tuple(share, share, share),
        fc.tuple(share, share),
        (drawn, [x, y, z], [u, v]) => {
          // every cell occurs at least once, so that a solution exists
          const all = [...drawn, ...[0, 1, 2, 3, 4, 5].map((c) => ({ a: c % 3, b: c % 2, weight: 0.5 }))];
          const a = margin(
            "a",
            [x, y, z].map((t) => t / (x + y + z)),
            all.map((r) => r.a),
          );
          const b = margin(
            "b",
            [u, v].map((t) => t / (u + v)),
            all.map((r) => r.b),
          );
          const masses = Float64Array.from(all, ({ weight }) => weight);
          const before = masses.slice();
          expect(createRaker([a, b], rowNumbers(all.length))(masses)).toMatchObject({ converged: true });
          expectClose(sharesOf(a, masses), a.targets, 1e-8);
          expectClose(sharesOf(b, masses), b.targets, 1e-8);
          expect(sumOf(masses)).toBeCloseTo(sumOf(before), 8);
          const cell = (weights: Float64Array, i: number, j: number) =>
            all.reduce((sum, r, at) => sum + (r.a === i && r.b === j ? (weights[at] as number) : 0), 0);
          const odds = (w: Float64Array) => (cell(w, 0, 0) * cell(w, 1, 1)) / (cell(w, 0, 1) * cell(w, 1, 0));
          expect(odds(masses) / odds(before)).toBeCloseTo(1, 8);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("with a category that no row is in names it", () => {
    const age = margin("age", [0.5, 0.3, 0.2], [0, 0, 2]);
    const outcome = createRaker([age], rowNumbers(3))(new Float64Array(3).fill(1));
    expect(outcome).toEqual({ possible: false, margin: 0, category: 1 });
    const [finding] = weighingFindings([age], rowNumbers(3), { raking: outcome, trimming: null });
    expect(finding).toMatchObject({ code: "margin-category-empty", names: ["age", "age1"] });
    expect(finding?.message).toContain("no row has age age1");
  });

  test("with a category whose rows all have weight 0 names it too", () => {
    const age = margin("age", [0.5, 0.5], [0, 0, 1]);
    expect(createRaker([age], rowNumbers(3))(Float64Array.of(1, 1, 0))).toMatchObject({ possible: false });
  });

  test("to margins that contradict each other says so, names the farthest and gives numbers all the same", () => {
    // age and region divide the rows alike, so one division cannot be 0.9 : 0.1 and 0.2 : 0.8
    const age = margin("age", [0.9, 0.1], [0, 0, 1]);
    const region = margin("region", [0.2, 0.8], [0, 0, 1]);
    const masses = new Float64Array(3).fill(1);
    const raking = createRaker([age, region], rowNumbers(3))(masses);
    expect(raking).toMatchObject({
      possible: true,
      converged: false,
      iterations: 1000,
      largest: { margin: 0 },
    });
    expect(masses.every(Number.isFinite)).toBe(true);
    const [finding] = weighingFindings([age, region], rowNumbers(3), { raking, trimming: null });
    expect(finding).toMatchObject({ code: "raking-not-converged", names: ["age", expect.any(String)] });
    expect(finding?.message).toMatch(/after 1000 rounds age age[01] is 70 % of all from its target/);
  });

  test("to a target of 0 takes its rows out, and a margin that needs them does not converge", () => {
    const age = margin("age", [1, 0], [0, 0, 1]);
    const masses = new Float64Array(3).fill(1);
    createRaker([age], rowNumbers(3))(masses);
    expectClose(Array.from(masses), [1.5, 1.5, 0]);
    const region = margin("region", [0.5, 0.5], [0, 0, 1]);
    const contradicting = new Float64Array(3).fill(1);
    expect(createRaker([age, region], rowNumbers(3))(contradicting)).toMatchObject({ converged: false });
    expect(contradicting.every(Number.isFinite)).toBe(true);
  });
});

test("a margin known only of rows that another takes out is not met, and says so", () => {
  const age = margin("age", [1, 0], [0, 0, 1]);
  const region = margin("region", [1], [-1, -1, 0]);
  const masses = new Float64Array(3).fill(1);
  const outcome = createRaker([age, region], rowNumbers(3))(masses);
  expect(outcome).toMatchObject({ converged: false, largest: { share: 1, margin: 1, category: 0 } });
  expectClose(Array.from(masses), [1.5, 1.5, 0]);
});

describe("what is said about rows", () => {
  const raking = createRaker([], rowNumbers(0))(new Float64Array(0));

  test("counts those of unknown category and those that a target of 0 takes out", () => {
    const age = margin("age", [1, 0], [0, 0, 1, -1, -1, 1, 1]);
    const findings = weighingFindings([age], rowNumbers(7), { raking, trimming: null });
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ["margin-category-unknown", "2 rows have no age: this margin leaves their weights as they are"],
      ["margin-rows-excluded", "3 rows are in a category of age whose target is 0: they get weight 0"],
    ]);
  });

  test("is nothing where there is nothing to say", () => {
    expect(
      weighingFindings([margin("age", [0.5, 0.5], [0, 1])], rowNumbers(2), { raking, trimming: null }),
    ).toEqual([]);
  });
});

describe("margins are checked before they are used", () => {
  const messages = (...margins: Margin[]) => checkMargins(margins, 2).map(({ message }) => message);
  const age = (...targets: number[]) => margin("age", targets, [0, 1]);

  test.each([
    ["shares that sum to 1", [0.5, 0.5]],
    ["shares rounded to whole percent", [0.33, 0.33, 0.33]],
    ["percentages", [40, 60]],
    ["counts", [4000, 6100]],
    ["a share of 0", [0, 1]],
  ])("%s are accepted", (_, targets) => {
    expect(messages(age(...targets))).toEqual([]);
  });

  test.each([
    ["shares that do not sum to 1", [0.5, 0.4], "the shares of age sum to 0.9, not to 1"],
    ["shares off by more than rounding", [0.5, 0.489], "the shares of age sum to 0.989, not to 1"],
    ["a negative target", [1.5, -0.5], "the target of age age1 is -0.5; targets are 0 or more"],
    ["a target that is no number", [Number.NaN, 1], "the target of age age0 is NaN; targets are 0 or more"],
    ["targets that are all 0", [0, 0], "the targets of age are all 0"],
  ])("%s are refused", (_, targets, message) => {
    expect(messages(age(...targets))).toEqual([message]);
  });

  test("counts of different totals are refused, naming both", () => {
    const region = margin("region", [300, 712], [0, 1]);
    expect(messages(age(400, 600), region)).toEqual([
      "the targets of age sum to 1000, those of region to 1012",
    ]);
    expect(messages(age(400, 600), margin("region", [300, 709], [0, 1]))).toEqual([]);
    expect(messages(age(400, 600), margin("region", [0.3, 0.7], [0, 1]))).toEqual([]);
  });

  test("a margin given twice is refused", () => {
    expect(messages(age(0.5, 0.5), age(0.5, 0.5))).toEqual(["the margin age is given twice"]);
  });

  test.each([
    ["fewer targets than categories", { ...age(0.5, 0.5), targets: [1] }, "one target per category"],
    ["fewer categories than rows", { ...age(0.5, 0.5), of: Int32Array.of(0) }, "for every row"],
    ["a category number too high", { ...age(0.5, 0.5), of: Int32Array.of(0, 2) }, "row 1 has category 2"],
    ["a category number below -1", { ...age(0.5, 0.5), of: Int32Array.of(0, -2) }, "row 1 has category -2"],
  ])("%s is the caller's mistake", (_, wrong, message) => {
    expect(() => checkMargins([wrong], 2)).toThrow(message);
  });
});

describe("trimming", () => {
  const ones = (count: number) => new Float64Array(count).fill(1);

  test("caps at a multiple of the median or the mean weight", () => {
    const weights = Float64Array.of(1, 9, 2, 4);
    expect(weightCap({ multiple: 2, of: "mean" }, weights, ones(4))).toBe(8);
    expect(weightCap({ multiple: 2, of: "median" }, weights, ones(4))).toBe(6);
    expect(weightCap({ multiple: 2, of: "median" }, weights.slice(0, 3), ones(3))).toBe(4);
  });

  test("counts a row as often as it was drawn, and rows of weight 0 not at all", () => {
    const weights = Float64Array.of(0, 1, 5, 9);
    const draws = Float64Array.of(7, 3, 1, 0);
    expect(meanWeight(weights, draws)).toBe(2);
    expect(weightCap({ multiple: 1.5, of: "median" }, weights, draws)).toBe(1.5);
    expect(weightCap({ multiple: 2, of: "median" }, weights, Float64Array.of(0, 1, 0, 1))).toBe(10);
  });

  test.each([1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "a multiple of %d is the caller's mistake",
    (multiple) => {
      expect(() => weightCap({ multiple, of: "mean" }, ones(2), ones(2))).toThrow("above 1");
    },
  );

  test("cuts to the cap and spreads the excess in proportion, by hand", () => {
    const weights = Float64Array.of(1, 1, 2, 6);
    expect(trimWeights(weights, ones(4), 4)).toBe(1);
    // 2 are cut off; 1, 1 and 2 grow by half
    expect(Array.from(weights)).toEqual([1.5, 1.5, 3, 4]);
    expect(trimWeights(weights, ones(4), 4)).toBe(0);
  });

  test("spreads what all copies of a drawn row lose", () => {
    const weights = Float64Array.of(1, 2, 6);
    trimWeights(weights, Float64Array.of(4, 0, 2), 4);
    expect(Array.from(weights)).toEqual([2, 4, 4]);
  });

  const age = margin("age", [0.5, 0.5], [0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
  const sex = margin("sex", [0.5, 0.5], [0, 1, 0, 1, 0, 1, 0, 1, 1, 1]);

  test("in turns with raking ends with margins met and no weight above the cap", () => {
    const base = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 3);
    const masses = base.slice();
    const { raking, trimming } = createWeigher(
      [age],
      { multiple: 3, of: "mean" },
      rowNumbers(10),
      base,
    )(masses);
    expect(raking).toMatchObject({ possible: true, converged: true });
    expectClose(sharesOf(age, masses), [0.5, 0.5], 1e-8);
    // the two of the rarer age share 6 of the 12; 4.5 for one is over 3 times the mean of 1.2
    expectClose(Array.from(masses.slice(8)), [2.4, 3.6], 1e-3);
    expect(trimming).toMatchObject({ reached: true, trimmedCount: 1 });
    expect(trimming?.cap).toBeCloseTo(3.6, 12);
    expect(trimming?.largestWeight).toBeLessThanOrEqual(3.6 * (1 + 1e-4));
  });

  test("cannot go below what the margins demand, and says so with margins met", () => {
    const masses = ones(10);
    const rows = rowNumbers(10);
    const outcome = createWeigher([age], { multiple: 2, of: "mean" }, rows, ones(10))(masses);
    // two rows have to carry half the weight: 2.5 each
    expect(outcome.trimming).toMatchObject({ cap: 2, reached: false });
    expectClose(sharesOf(age, masses), [0.5, 0.5], 1e-8);
    expect(weighingFindings([age], rows, outcome)).toEqual([
      {
        code: "trimming-not-reached",
        message: "no weights below 2.00 meet the margins: the largest is 2.50",
      },
    ]);
  });

  test("to a cap below the mean leaves the weights as they were raked", () => {
    const base = Float64Array.of(1, 1, 1, 1, 1, 15);
    const masses = base.slice();
    const { trimming } = createWeigher([], { multiple: 1.2, of: "median" }, rowNumbers(6), base)(masses);
    expect(trimming).toMatchObject({ cap: 1.2, reached: false, largestWeight: 15 });
    expect(masses).toEqual(base);
  });

  test("that is not needed changes nothing", () => {
    const [raked, trimmed] = [ones(10), ones(10)];
    createWeigher([age, sex], undefined, rowNumbers(10), ones(10))(raked);
    const outcome = createWeigher([age, sex], { multiple: 5, of: "mean" }, rowNumbers(10), ones(10))(trimmed);
    expect(trimmed).toEqual(raked);
    expect(outcome.trimming).toMatchObject({ reached: true, trimmedCount: 0 });
  });

  test("works without margins on given weights, in as many rounds as it takes", () => {
    const base = Float64Array.of(1, 1, 5, 13);
    const masses = base.slice();
    const { trimming } = createWeigher([], { multiple: 1.5, of: "mean" }, rowNumbers(4), base)(masses);
    // the mean is 5, the cap 7.5; 5.5 cut off lift 5 to 8.93, which is cut in its turn
    expectClose(Array.from(masses), [2.5, 2.5, 7.5, 7.5], 1e-3);
    expect(trimming).toMatchObject({ cap: 7.5, reached: true, trimmedCount: 2 });
  });

  test("in a replicate caps the weight of one draw, not of a row drawn often", () => {
    const base = ones(4);
    const masses = Float64Array.of(1, 3, 0, 0);
    const { trimming } = createWeigher([], { multiple: 1.5, of: "mean" }, rowNumbers(4), base)(masses);
    expect(Array.from(masses)).toEqual([1, 3, 0, 0]);
    expect(trimming).toMatchObject({ cap: 1.5, largestWeight: 1, reached: true });
  });
});

describe("the design effect", () => {
  test("is 1 + cv², by hand", () => {
    expect(designEffect([1, 1, 2])).toBeCloseTo(1.125, 12);
    expect(designEffect([3, 3, 3])).toBe(1);
  });

  test("of a sample with a fifth of it weighted fourfold, as Kish (1992) gives it: 1 + 0.2 * 0.8 * 3² / 1.6²", () => {
    expect(designEffect([1, 1, 1, 1, 4])).toBeCloseTo(1 + (0.2 * 0.8 * 9) / 1.6 ** 2, 12);
  });

  test("says how many equal rows would tell as much", () => {
    expect(effectiveSampleSize([1, 1, 2])).toBeCloseTo(16 / 6, 12);
    expect(effectiveSampleSize(new Float64Array(250).fill(0.3))).toBeCloseTo(250, 9);
  });

  test("does not count rows of weight 0", () => {
    expect(designEffect([1, 1, 2, 0, 0])).toBeCloseTo(1.125, 12);
    expect(() => effectiveSampleSize([0, 0])).toThrow("a weight above 0");
  });
});
