import { describe, expect, test } from "vitest";
import { isChosenAsWorst, peersOf } from "../../src/features/strategy/chosen-as-worst.ts";
import { differenceOfChanges } from "../../src/features/tracking/difference-of-changes.ts";
import { earlierTrend } from "../../src/features/tracking/earlier-trend.ts";
import { recoveryOf } from "../../src/features/tracking/expected-recovery.ts";
import { meanChange, unitChanges } from "../../src/features/tracking/mean-change.ts";
import { aMeasuredUnit, aMeasuredWave, comparisonFive, sides, treatedFive } from "./builders.ts";

const unitsOf = (indices: Record<string, number>, standardError = 1) =>
  aMeasuredWave("2026-Q3", "2026-09-01", indices, { standardError }).units;

describe("the mean change of units", () => {
  test("of one unit is the difference of its waves; R 4.2.2: -1.39829 to 3.79829", () => {
    const before = aMeasuredUnit("a", 71.3, { n: 250, standardError: 0.95 });
    const after = aMeasuredUnit("a", 72.5, { n: 250, standardError: 0.92 });
    const change = meanChange([{ unitId: "a", before, after }]);
    expect(change?.value).toBeCloseTo(1.2, 12);
    expect(change?.interval[0]).toBeCloseTo(-1.39829489309, 9);
    expect(change?.interval[1]).toBeCloseTo(3.79829489309, 9);
    expect(change?.detectable).toBeCloseTo(3.71226144762, 9);
  });

  test("of two units counts each the same; R 4.2.2: 3.6 (-0.149999 to 7.349999)", () => {
    const change = meanChange([
      {
        unitId: "a",
        before: aMeasuredUnit("a", 71.3, { n: 250, standardError: 0.95 }),
        after: aMeasuredUnit("a", 72.5, { n: 250, standardError: 0.92 }),
      },
      {
        unitId: "b",
        before: aMeasuredUnit("b", 60, { n: 40, standardError: 2.4 }),
        after: aMeasuredUnit("b", 66, { n: 36, standardError: 2.6 }),
      },
    ]);
    expect(change?.value).toBeCloseTo(3.6, 12);
    expect(change?.interval[0]).toBeCloseTo(-0.149999371599, 8);
    expect(change?.interval[1]).toBeCloseTo(7.349999371599, 8);
  });

  test("has no interval where a unit has none, and pairs only units that both waves show", () => {
    const [before, after] = [unitsOf({ a: 60, b: 70 }), unitsOf({ a: 62, c: 70 })];
    expect(unitChanges(["a", "b", "c"], before, after).map(({ unitId }) => unitId)).toEqual(["a"]);
    const unknown = aMeasuredUnit("a", 60, { standardError: null });
    expect(meanChange([{ unitId: "a", before: unknown, after: aMeasuredUnit("a", 62) }])).toBeNull();
    expect(() => meanChange([])).toThrow(RangeError);
  });
});

describe("the difference of changes", () => {
  test("agrees with Welch's t test; R 4.2.2: t.test(x, y)", () => {
    const even = differenceOfChanges([3, 1, 2, 4, 0], [1, 0, -1, 1, -1]);
    expect(even.value).toBe(2);
    expect(even.interval[0]).toBeCloseTo(0.00719951302435, 9);
    expect(even.interval[1]).toBeCloseTo(3.99280048697565, 9);
    const uneven = differenceOfChanges([2.1, 3.4, -0.5, 4.2, 1.8, 2.9], [0.3, 1.1, -0.7, 0.9, 0.2]);
    expect(uneven.value).toBeCloseTo(2.31666666667 - 0.36, 10);
    expect(uneven.interval[0]).toBeCloseTo(0.216514633143, 9);
    expect(uneven.interval[1]).toBeCloseTo(3.69681870019, 9);
    expect(uneven.detectable).toBeCloseTo(2.40023400255, 9);
  });

  test("of units that all changed alike is exact, and one unit gives none", () => {
    expect(differenceOfChanges([2, 2], [1, 1])).toEqual({ value: 1, interval: [1, 1], detectable: 0 });
    expect(() => differenceOfChanges([2], [1, 1])).toThrow(RangeError);
  });
});

describe("earlier waves", () => {
  const both = { treated: treatedFive, comparison: comparisonFive };
  const quarters = (...waves: [number[], number[]][]) =>
    waves.map(([treated, comparison]) => unitsOf(sides(treated, comparison)));

  test("support the comparison where both sides moved alike and a difference would have shown", () => {
    const alike = quarters(
      [
        [60, 61, 62, 63, 64],
        [65, 66, 67, 68, 69],
      ],
      [
        [61, 62.1, 63, 64, 64.9],
        [66, 67.1, 68, 69, 69.9],
      ],
    );
    expect(earlierTrend(alike, both, 1, 1.6)).toBe("supports");
  });

  test("cannot test it where a difference as large as the claim would have gone unnoticed", () => {
    const noisy = quarters(
      [
        [60, 61, 62, 63, 64],
        [65, 66, 67, 68, 69],
      ],
      [
        [66, 58, 65, 60, 68],
        [64, 70, 66, 72, 67],
      ],
    );
    expect(earlierTrend(noisy, both, 1, 1.6)).toBe("cannot-test");
  });

  test("contradict it where the treated units were rising before", () => {
    const rising = quarters(
      [
        [60, 61, 62, 63, 64],
        [65, 66, 67, 68, 69],
      ],
      [
        [62, 63.2, 64, 65, 65.8],
        [65, 66.1, 67, 68, 68.9],
      ],
      [
        [64, 65, 66.1, 67, 68],
        [65.1, 66, 67, 68, 69],
      ],
    );
    expect(earlierTrend(rising, both, 1, 1.6)).toBe("contradicts");
  });

  test("cannot test it alone, or with fewer than 5 units a side", () => {
    const one = quarters([
      [60, 61, 62, 63, 64],
      [65, 66, 67, 68, 69],
    ]);
    expect(earlierTrend(one, both, 1, 1.6)).toBe("cannot-test");
    const four = { ...both, treated: treatedFive.slice(1) };
    expect(earlierTrend([...one, ...one], four, 1, 1.6)).toBe("cannot-test");
  });
});

describe("recovery to be expected anyway", () => {
  // By hand: m = 70, spread = (100 + 0 + 100 + 0 + 0) / 4 = 50, t = 50 - 16 = 34, 1 - r = 16 / 50, times 10.
  const spread = { a: 60, b: 70, c: 80, d: 70, e: 70 };

  test("is the unreliable share of what the lowest unit lacks", () => {
    expect(recoveryOf([...unitsOf(spread, 4).values()], ["a"])).toBeCloseTo(3.2, 12);
    expect(recoveryOf([...unitsOf(spread, 4).values()], ["c"])).toBeCloseTo(-3.2, 12);
    expect(recoveryOf([...unitsOf(spread, 4).values()], ["a", "b"])).toBeCloseTo(1.6, 12);
  });

  test("is all of it where the spread is no more than the answers' own error, and none without error", () => {
    expect(recoveryOf([...unitsOf(spread, 8).values()], ["a"])).toBeCloseTo(10, 12);
    expect(recoveryOf([...unitsOf(spread, 0).values()], ["a"])).toBeCloseTo(0, 12);
  });

  test("is not given with fewer than 5 peers", () => {
    const { e: _, ...four } = spread;
    expect(recoveryOf([...unitsOf(four, 4).values()], ["a"])).toBeNull();
  });

  test("units are chosen as the worst only if no other of their depth scored lower or the same", () => {
    const units = unitsOf(spread);
    expect(isChosenAsWorst(units, ["a"])).toBe(true);
    expect(isChosenAsWorst(units, ["a", "b"])).toBe(false);
    expect(isChosenAsWorst(units, ["a", "b", "d", "e"])).toBe(true);
    expect(isChosenAsWorst(units, Object.keys(spread))).toBe(false);
    const withRegion = new Map(units).set("region", aMeasuredUnit("region", 10, { depth: 0 }));
    expect(isChosenAsWorst(withRegion, ["a"])).toBe(true);
    expect(peersOf(withRegion, ["a"])).toHaveLength(5);
  });
});
