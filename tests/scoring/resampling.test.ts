import { describe, expect, test } from "vitest";
import { bootstrap } from "../../src/scoring/resampling/bootstrap.ts";
import { percentileInterval } from "../../src/scoring/resampling/percentile-interval.ts";
import { quantile } from "../../src/scoring/resampling/quantile.ts";
import { seededResample } from "../../src/scoring/resampling/seeded-resample.ts";
import { spreadOf } from "../../src/scoring/resampling/spread.ts";

describe("quantiles are R's type 7", () => {
  // R 4.4: quantile(c(1, 2, 4, 8, 16), c(0, 0.1, 0.25, 0.5, 0.975, 1))
  test.each([
    [0, 1],
    [0.1, 1.4],
    [0.25, 2],
    [0.5, 4],
    [0.975, 15.2],
    [1, 16],
  ])("at %d it is %d", (probability, expected) => {
    expect(quantile(Float64Array.of(1, 2, 4, 8, 16), probability)).toBeCloseTo(expected, 12);
  });

  test("no values have no quantile", () => {
    expect(() => quantile(new Float64Array(0), 0.5)).toThrow("at least one value");
  });

  test("a percentile interval takes values in any order and leaves them so", () => {
    const values = Float64Array.of(16, 1, 8, 2, 4);
    expect(percentileInterval(values, 0.5)).toEqual([2, 8]);
    expect(Array.from(values)).toEqual([16, 1, 8, 2, 4]);
  });
});

describe("the seeded resampler", () => {
  const drawsOf = (seed: number, replicate: number, rowCount = 1000) =>
    seededResample(seed)(replicate, rowCount).slice();

  test("gives the same rows for the same seed and replicate, in whatever order replicates are asked for", () => {
    const resample = seededResample(7);
    const later = resample(5, 100).slice();
    const earlier = resample(2, 100).slice();
    expect(drawsOf(7, 2, 100)).toEqual(earlier);
    expect(drawsOf(7, 5, 100)).toEqual(later);
  });

  test("draws every row about equally often", () => {
    const counts = new Array<number>(10).fill(0);
    for (let replicate = 0; replicate < 100; replicate++) {
      for (const row of drawsOf(1, replicate, 10)) counts[row] = (counts[row] ?? 0) + 1;
    }
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
    // chi-squared on 9 degrees of freedom: 27.9 is its 99.9 % point
    expect(counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)).toBeLessThan(27.9);
  });

  test.each([
    ["neighbouring seeds", [1, 0], [2, 0]],
    ["neighbouring replicates", [1, 0], [1, 1]],
    ["seed and replicate exchanged", [3, 4], [4, 3]],
    ["seeds alike in their low bits", [5, 0], [5 + 2 ** 32, 0]],
  ] as const)("%s are unrelated", (_, [seedA, replicateA], [seedB, replicateB]) => {
    const a = drawsOf(seedA, replicateA);
    const b = drawsOf(seedB, replicateB);
    const correlation =
      a.reduce((sum, row, i) => sum + (row - 499.5) * ((b[i] ?? 0) - 499.5), 0) / 1000 / (1000 ** 2 / 12);
    expect(Math.abs(correlation)).toBeLessThan(0.1);
  });

  test("a seed that is no whole number is the caller's mistake", () => {
    expect(() => seededResample(0.5)).toThrow("whole number");
  });
});

describe("the bootstrap", () => {
  const plan = { replicateCount: 4, rowCount: 3, samplingWeights: Float64Array.of(1, 1, 2) };

  test("hands each replicate the rows' masses: times drawn, times sampling weight", () => {
    const seen: number[][] = [];
    const resample = (replicate: number) => Uint32Array.of(replicate % 3, 2, 2);
    bootstrap((masses) => seen.push(Array.from(masses)) > 0, 0, { ...plan, resample });
    expect(seen).toEqual([
      [1, 0, 4],
      [0, 1, 4],
      [0, 0, 6],
      [1, 0, 4],
    ]);
  });

  test("lets the masses be weighted anew after each draw, and a replicate where that fails has failed", () => {
    const [values] = bootstrap(
      (masses, into) => {
        into[0] = masses[2] as number;
        return true;
      },
      1,
      {
        ...plan,
        replicateCount: 2,
        resample: (replicate) => Uint32Array.of(replicate, 2, 2),
        reweight: (masses) => {
          masses[2] = 7;
          return masses[1] === 0;
        },
      },
    );
    expect(Array.from(values ?? [])).toEqual([7, Number.NaN]);
  });

  test("marks replicates that could not be computed and goes on", () => {
    const resample = (replicate: number) => Uint32Array.of(replicate, 0, 0);
    const [values] = bootstrap(
      (masses, into) => {
        into[0] = masses[0] as number;
        return masses[2] === 0;
      },
      1,
      { ...plan, replicateCount: 3, resample },
    );
    expect(Array.from(values ?? [])).toEqual([3, 2, Number.NaN]);
  });
});

describe("what replicates say", () => {
  const oneTo = (count: number) => Float64Array.from({ length: count }, (_, i) => i + 1);

  test("is interval and standard error", () => {
    expect(spreadOf(oneTo(1000))).toEqual({
      interval: [expect.closeTo(25.975, 9), expect.closeTo(975.025, 9)],
      standardError: expect.closeTo(Math.sqrt((1000 * 1001) / 12), 9),
      failureCount: 0,
    });
  });

  test("up to 1 % failures are left out; above, no interval is given", () => {
    const withFailures = (count: number) => oneTo(1000).fill(Number.NaN, 0, count);
    expect(spreadOf(withFailures(10))).toMatchObject({
      interval: [expect.any(Number), expect.any(Number)],
      failureCount: 10,
    });
    expect(spreadOf(withFailures(11))).toEqual({ interval: null, standardError: null, failureCount: 11 });
  });
});
