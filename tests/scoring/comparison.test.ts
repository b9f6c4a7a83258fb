import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../src/scoring/comparison/normal-quantile.ts";
import {
  answersNeeded,
  smallestDetectableChange,
} from "../../src/scoring/comparison/smallest-detectable-change.ts";
import { logGamma, studentCdf, studentQuantile } from "../../src/scoring/comparison/student-t.ts";

describe("normal quantiles", () => {
  // R 4.4: qnorm(), 15 digits; the last from bisection of the C library's erfc
  test.each([
    [0.5, 0],
    [0.6, 0.2533471031358],
    [0.8, 0.841621233572914],
    [0.975, 1.95996398454005],
    [0.995, 2.5758293035489],
    [0.001, -3.09023230616781],
    [1e-10, -6.36134090240406],
    [1e-30, -11.4640246884436],
  ])("at %d it is %d", (probability, expected) => {
    expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThan(2e-13);
  });

  test("0 and 1 have none", () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});

describe("Student's t", () => {
  test("with 1 and 2 degrees of freedom agrees with the closed forms", () => {
    for (const p of [0.6, 0.8, 0.9, 0.975, 0.9995]) {
      const relative = (actual: number, expected: number) => Math.abs(actual / expected - 1);
      expect(relative(studentQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)))).toBeLessThan(1e-12);
      expect(relative(studentQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)))).toBeLessThan(1e-12);
    }
  });

  // Published tables, three decimals.
  test.each([
    [0.975, 5, 2.571],
    [0.975, 10, 2.228],
    [0.95, 30, 1.697],
    [0.995, 60, 2.66],
    [0.9, 3, 1.638],
  ])("at %d with %d degrees of freedom it is %d", (probability, degreesOfFreedom, expected) => {
    expect(studentQuantile(probability, degreesOfFreedom)).toBeCloseTo(expected, 3);
  });

  test("is symmetric and tends to the normal distribution", () => {
    expect(studentQuantile(0.025, 8)).toBeCloseTo(-studentQuantile(0.975, 8), 12);
    expect(studentQuantile(0.5, 8)).toBeCloseTo(0, 12);
    expect(studentQuantile(0.975, 1e7)).toBeCloseTo(normalQuantile(0.975), 6);
    expect(studentCdf(-1.5, 4)).toBeCloseTo(1 - studentCdf(1.5, 4), 14);
  });

  test("probabilities and degrees of freedom out of range are the caller's mistake", () => {
    expect(() => studentQuantile(1, 4)).toThrow(RangeError);
    expect(() => studentCdf(1, 0)).toThrow(RangeError);
  });

  test("ln gamma gives factorials", () => {
    expect(Math.exp(logGamma(6))).toBeCloseTo(120, 9);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(0.25)).toBeCloseTo(1.288022524698077, 13);
  });
});

describe("the smallest detectable change", () => {
  test("with 250 answers a wave is 3.7 points, at 80 % power", () => {
    expect(smallestDetectableChange({ first: 250, second: 250 }).toFixed(1)).toBe("3.7");
  });

  test("of 1.5 points needs about 1,500 answers a wave", () => {
    expect(answersNeeded(1.5)).toBeGreaterThan(1450);
    expect(answersNeeded(1.5)).toBeLessThan(1550);
  });

  test("the answers needed for a change are just enough", () => {
    const needed = answersNeeded(5);
    expect(smallestDetectableChange({ first: needed, second: needed })).toBeLessThanOrEqual(5);
    expect(smallestDetectableChange({ first: needed - 1, second: needed - 1 })).toBeGreaterThan(5);
  });

  test("shrinks with more answers in either wave, grows with deviation and power", () => {
    const counts = { first: 100, second: 100 };
    const usual = smallestDetectableChange(counts);
    expect(smallestDetectableChange({ first: 100, second: 400 })).toBeLessThan(usual);
    expect(smallestDetectableChange(counts, { standardDeviation: 20 })).toBeCloseTo((usual * 20) / 14.8, 10);
    expect(smallestDetectableChange(counts, { power: 0.9 })).toBeGreaterThan(usual);
  });

  test("one answer tells nothing", () => {
    expect(() => smallestDetectableChange({ first: 1, second: 250 })).toThrow(RangeError);
    expect(() => answersNeeded(0)).toThrow(RangeError);
  });
});
