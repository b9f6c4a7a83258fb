import { expect, test } from "vitest";
import { indexDifference } from "../../src/scoring/comparison/index-difference.ts";

test("two waves of 250 like those of the method's example could show 3.7 points", () => {
  const later = { n: 250, index: 72.5, standardError: 0.94 };
  const { difference, interval, detectable } = indexDifference(later, { ...later, index: 71.3 });
  expect(difference).toBeCloseTo(1.2, 10);
  expect(interval[0]).toBeCloseTo(-1.41, 2);
  expect(interval[1]).toBeCloseTo(3.81, 2);
  expect(detectable).toBeCloseTo(3.73, 2);
});

test("with few answers the quantile is Student's: 5 against 5 with equal errors has 8 degrees of freedom", () => {
  const wave = { n: 5, index: 50, standardError: 1 };
  // t(0.975; 8) = 2.306004, from a printed table
  expect(indexDifference(wave, wave).interval[1]).toBeCloseTo(2.306004 * Math.SQRT2, 5);
});

test("waves without any variation differ without any doubt", () => {
  const wave = { n: 10, index: 60, standardError: 0 };
  expect(indexDifference({ ...wave, index: 64 }, wave)).toEqual({
    difference: 4,
    interval: [4, 4],
    detectable: 0,
    p: 0,
  });
});

test("the p-value is two-sided: 2.306004 standard errors apart on 8 degrees of freedom are 5 %", () => {
  const wave = { n: 5, index: 50, standardError: 1 };
  const apart = 2.306004 * Math.SQRT2;
  for (const sign of [1, -1])
    expect(indexDifference({ ...wave, index: 50 + sign * apart }, wave).p).toBeCloseTo(0.05, 6);
  expect(indexDifference(wave, wave).p).toBeCloseTo(1, 12);
});

test("a wave of one answer cannot be compared", () => {
  const wave = { n: 1, index: 60, standardError: 1 };
  expect(() => indexDifference(wave, wave)).toThrow(RangeError);
});
