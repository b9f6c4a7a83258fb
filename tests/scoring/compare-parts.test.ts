import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg } from "../../src/scoring/comparison/benjamini-hochberg.ts";
import { bootstrapP } from "../../src/scoring/comparison/bootstrap-p.ts";
import { holm } from "../../src/scoring/comparison/holm.ts";
import { createJointDraws } from "../../src/scoring/comparison/joint-draws.ts";
import { permutationP, permutationPBelow } from "../../src/scoring/comparison/permutation-p.ts";
import { createPermutedLabels } from "../../src/scoring/comparison/permuted-labels.ts";
import { poolMoments } from "../../src/scoring/comparison/pool-moments.ts";
import { joinRanges } from "../../src/scoring/comparison/replicate-range.ts";
import { urnsOf } from "../../src/scoring/comparison/urns.ts";
import { addMoments, type Moments } from "../../src/scoring/moments/moments.ts";
import { expectClose } from "./support/close.ts";

describe("adjusted p-values", () => {
  // The fifteen p-values of Benjamini & Hochberg (1995), section 3.1; adjusted by hand, as R's p.adjust does
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];

  test("by Benjamini and Hochberg reject their own example's first four at 5 %", () => {
    const adjusted = benjaminiHochberg(published);
    const byHand = [
      0.0015,
      0.003,
      0.0095,
      0.035625,
      0.0603,
      (0.0298 * 15) / 7,
      (0.0298 * 15) / 7,
      0.0645,
      0.0765,
      0.486,
      (0.4262 * 15) / 11,
      0.714875,
      (0.6528 * 15) / 13,
      (0.759 * 15) / 14,
      1,
    ];
    expectClose(adjusted, byHand, 1e-14);
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
  });

  test("by Holm reject the first three of the same", () => {
    const adjusted = holm(published);
    const byHand = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1];
    expectClose(adjusted, byHand, 1e-14);
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(3);
  });

  test("stand in the order of the p-values, whatever it is", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(published, { minLength: published.length }), (shuffled) => {
        for (const adjust of [holm, benjaminiHochberg]) {
          const sorted = adjust(published);
          expectClose(
            adjust(shuffled),
            shuffled.map((p) => sorted[published.indexOf(p)]),
            1e-14,
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  test("of equal p-values are equal, of one p-value it, of none none", () => {
    expect(holm([0.02, 0.02])).toEqual([0.04, 0.04]);
    expect(benjaminiHochberg([0.02, 0.02])).toEqual([0.02, 0.02]);
    for (const adjust of [holm, benjaminiHochberg]) {
      expect(adjust([0.3])).toEqual([0.3]);
      expect(adjust([])).toEqual([]);
    }
  });
});

describe("p-values from replicates", () => {
  test("of a bootstrap are twice the smaller share beyond 0, the estimate counted in", () => {
    const values = Float64Array.from({ length: 99 }, (_, i) => i - 3.5);
    // four below 0: 2 (1 + 4) / 100
    expect(bootstrapP(values)).toBeCloseTo(0.1, 14);
    expect(bootstrapP(values.map((value) => -value))).toBeCloseTo(0.1, 14);
  });

  test("of differences that are all 0 are 1, and never above", () => {
    expect(bootstrapP(new Float64Array(9))).toBe(1);
    expect(bootstrapP(Float64Array.of(-1, 1))).toBe(1);
  });

  test("of permutations count those as far from 0 on either side", () => {
    const permuted = Float64Array.of(-3, -2, -1, 0, 1, 2, 2.5, 0.5, 0.2);
    expect(permutationP(2, permuted)).toBeCloseTo((1 + 4) / 10, 14);
    expect(permutationP(-2, permuted)).toBeCloseTo((1 + 4) / 10, 14);
    expect(permutationP(4, permuted)).toBeCloseTo(1 / 10, 14);
    expect(permutationPBelow(-2, permuted)).toBeCloseTo((1 + 2) / 10, 14);
  });

  test("take values that differ in their last digits only for the same", () => {
    expect(permutationP(0.1 + 0.2, Float64Array.of(0.3))).toBe(1);
    expect(permutationPBelow(0.3 - 1e-15, Float64Array.of(0.3))).toBe(1);
  });

  test("leave failed replicates out; from none comes none", () => {
    expect(bootstrapP(Float64Array.of(1, Number.NaN, 2, 3))).toBeCloseTo(2 / 4, 14);
    expect(permutationP(2, Float64Array.of(Number.NaN, 3, 0, 0))).toBeCloseTo(2 / 4, 14);
    expect(bootstrapP(Float64Array.of(Number.NaN))).toBeNull();
    expect(permutationP(1, new Float64Array(0))).toBeNull();
    expect(permutationP(Number.NaN, Float64Array.of(1))).toBeNull();
  });
});

describe("pooled moments", () => {
  const a: Moments = { n: 5, means: Float64Array.of(1, 2), covariances: Float64Array.of(4, 1, 1, 9) };
  const b: Moments = { n: 8, means: Float64Array.of(3, 1), covariances: Float64Array.of(2, -1, -1, 5) };
  const pooledOf = (unitA: number, unitB: number) => {
    const pooled: Moments = { n: 0, means: new Float64Array(2), covariances: new Float64Array(4) };
    poolMoments({ moments: a, unit: unitA }, { moments: b, unit: unitB }, pooled);
    return pooled;
  };

  test("are those of both sets of rows added", () => {
    expectClose(pooledOf(1, 1), addMoments(a, b), 1e-13);
    expectClose(pooledOf(0.3, 0.3), addMoments(a, b), 1e-13);
  });

  test("of rows that weigh three times as much are those of the rows written three times", () => {
    // sums of squares: three times those of a, whose rows are then 15
    const thrice: Moments = {
      n: 15,
      means: a.means,
      covariances: a.covariances.map((s) => (s * 4 * 3) / 14),
    };
    const expected = addMoments(thrice, b);
    const pooled = pooledOf(3, 1);
    expectClose(pooled.means, expected.means, 1e-13);
    const asPopulation = ({ n, covariances }: Moments) => covariances.map((s) => (s * (n - 1)) / n);
    expectClose(asPopulation(pooled), asPopulation(expected), 1e-13);
  });

  test("of a group that weighs next to nothing are the other's", () => {
    const pooled = pooledOf(1e-9, 1);
    expectClose(pooled.means, b.means, 1e-7);
    expectClose(
      pooled.covariances,
      b.covariances.map((s) => ((s * 7) / 8) * (13 / 12)),
      1e-7,
    );
  });
});

describe("joint draws", () => {
  const groupOf = (sourceRows: number[]) => ({
    answers: { sourceRows: Uint32Array.from(sourceRows) },
    masses: new Float64Array(sourceRows.length).fill(1),
  });
  const drawnBy = (persons: number[] | undefined, groups: ReturnType<typeof groupOf>[], replicates = 200) => {
    const draw = createJointDraws(groups, urnsOf(groups, persons && Uint32Array.from(persons)), 1);
    return Array.from({ length: replicates }, (_, replicate) => {
      const masses = groups.map(({ masses }) => new Float64Array(masses.length));
      draw(replicate, masses);
      return masses.map((mass) => Array.from(mass));
    });
  };
  const sum = (values: number[] | undefined) => (values ?? []).reduce((total, value) => total + value, 0);

  test("draw who answered twice with both answers", () => {
    const replicates = drawnBy([7, 8, 9, 9, 7, 8], [groupOf([0, 1, 2]), groupOf([3, 4, 5])]);
    for (const [first = [], second = []] of replicates) {
      expect([second[1], second[2], second[0]]).toEqual(first);
      expect(sum(first)).toBe(3);
    }
    expect(new Set(replicates.map(String)).size).toBeGreaterThan(5);
  });

  test("draw groups without common persons independently, each to its own size", () => {
    const replicates = drawnBy(undefined, [groupOf([0, 1, 2]), groupOf([3, 4, 5])]);
    expect(replicates.every(([first, second]) => sum(first) === 3 && sum(second) === 3)).toBe(true);
    const alike = replicates.filter(([first, second]) => String(first) === String(second));
    // ten kinds of samples of three: alike by chance in some 27 of 200
    expect(alike.length).toBeLessThan(60);
  });

  test("do not depend on persons as long as everybody has one row", () => {
    const groups = [groupOf([0, 1, 2]), groupOf([3, 4, 5])];
    expect(drawnBy([5, 4, 3, 2, 1, 0], groups)).toEqual(drawnBy(undefined, groups));
  });

  test("draw all rows that a person has in one group", () => {
    for (const [first = []] of drawnBy([1, 1, 2, 3], [groupOf([0, 1, 2]), groupOf([3])])) {
      expect(first[0]).toBe(first[1]);
    }
  });

  test("link groups through others: who is in the first and second, and who in the second and third", () => {
    const persons = [1, 2, 2, 3, 3, 4];
    const replicates = drawnBy(persons, [groupOf([0, 1]), groupOf([2, 3]), groupOf([4, 5])]);
    for (const [first = [], second = [], third = []] of replicates) {
      expect(second[0]).toBe(first[1]);
      expect(third[0]).toBe(second[1]);
      // four persons, drawn four times
      expect(sum(first) + (second[1] ?? 0) + (third[1] ?? 0)).toBe(4);
    }
  });

  test("link a group to one that was linked before it", () => {
    const persons = [1, 2, 1, 2];
    const replicates = drawnBy(persons, [groupOf([0]), groupOf([1]), groupOf([2, 3])]);
    for (const [first = [], second = [], third = []] of replicates) {
      expect(third).toEqual([first[0], second[0]]);
    }
    expect(replicates.some(([first]) => sum(first) !== 1)).toBe(true);
  });

  test("count a row with its sampling weight every time it is drawn", () => {
    const group = { answers: { sourceRows: Uint32Array.of(0, 1) }, masses: Float64Array.of(0.5, 1.5) };
    const replicates = drawnBy(undefined, [group, groupOf([2])]);
    const seen = new Set(replicates.map(([first]) => String(first)));
    expect([...seen].sort()).toEqual(["0,3", "0.5,1.5", "1,0"]);
  });
});

describe("permuted labels", () => {
  const permutationsOf = (inA: boolean[], persons?: number[]) => {
    const permute = createPermutedLabels(inA, persons, 3);
    return Array.from({ length: 600 }, (_, replicate) => {
      const labels = new Uint8Array(inA.length);
      permute(replicate, labels);
      return Array.from(labels);
    });
  };
  const counts = (values: unknown[]) => {
    const seen = new Map<string, number>();
    for (const value of values) seen.set(String(value), (seen.get(String(value)) ?? 0) + 1);
    return seen;
  };

  test("keep the sizes and make every division equally likely", () => {
    const seen = counts(permutationsOf([true, true, false, false]));
    expect(seen.size).toBe(6);
    // chi-squared on 5 degrees of freedom: 20.5 is its 99.9 % point
    const distance = [...seen.values()].reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(distance).toBeLessThan(20.5);
  });

  test("exchange the answers of who is in both groups, or do not, each half of the time", () => {
    const permuted = permutationsOf([true, true, false, false], [1, 2, 2, 1]);
    for (const [one, two, twoAgain, oneAgain] of permuted) {
      expect(one).toBe(1 - (oneAgain ?? 0));
      expect(two).toBe(1 - (twoAgain ?? 0));
    }
    const seen = counts(permuted);
    expect(seen.size).toBe(4);
    // chi-squared on 3 degrees of freedom: 16.3 is its 99.9 % point
    expect([...seen.values()].reduce((sum, count) => sum + (count - 150) ** 2 / 150, 0)).toBeLessThan(16.3);
  });

  test("move all rows of a person together", () => {
    for (const labels of permutationsOf([true, true, true, false], [1, 1, 2, 3])) {
      expect(labels[0]).toBe(labels[1]);
    }
  });

  test("are the same for the same seed and replicate, in whatever order they are asked for", () => {
    const permute = createPermutedLabels([true, false, true, false, true], undefined, 9);
    const [first, again] = [new Uint8Array(5), new Uint8Array(5)];
    permute(4, first);
    permute(1, again);
    permute(4, again);
    expect(again).toEqual(first);
  });
});

describe("ranges of replicates", () => {
  const range = (from: number, ...values: number[]) => ({ from, values: [Float64Array.from(values)] });

  test("are joined by replicate, whatever came first", () => {
    expect(joinRanges([range(2, 30, 40), range(0, 10, 20)], 4)).toEqual([Float64Array.of(10, 20, 30, 40)]);
  });

  test.each([
    ["one is missing", [range(0, 1), range(2, 3)]],
    ["two overlap", [range(0, 1, 2), range(1, 2, 3)]],
    ["the last is missing", [range(0, 1, 2)]],
  ])("are refused where %s", (_, ranges) => {
    expect(() => joinRanges(ranges, 3)).toThrow("joinRanges requires");
  });
});
