import { expect, test } from "vitest";
import { jointDifference } from "../../src/scoring/comparison/joint-difference.ts";

const replicated = {
  difference: 1.2,
  interval: [-0.1, 2.6] as [number, number],
  standardError: 0.66,
  p: 0.07,
};

test("from 50 answers on, the replicates' own interval and p stand", () => {
  const { interval, p, detectable } = jointDifference({ ...replicated, n: 250 });
  expect({ interval, p }).toEqual({ interval: [-0.1, 2.6], p: 0.07 });
  // Student's 0.975 and 0.8 quantiles for 249 degrees of freedom, from scipy 1.17.1.
  expect(detectable).toBeCloseTo((1.969537 + 0.843067) * 0.66, 4);
});

test("with few answers they are Student's, from the replicates' standard error", () => {
  const { interval, p, detectable } = jointDifference({ ...replicated, n: 10 });
  // The same for 9 degrees of freedom, and twice the distribution at -1.2 / 0.66.
  expect(interval[0]).toBeCloseTo(1.2 - 2.262157 * 0.66, 5);
  expect(interval[1]).toBeCloseTo(1.2 + 2.262157 * 0.66, 5);
  expect(detectable).toBeCloseTo((2.262157 + 0.883404) * 0.66, 5);
  expect(p).toBeCloseTo(0.1024, 3);
});

test("replicates that never differ say that nothing is uncertain", () => {
  const none = { difference: 0, interval: [0, 0] as [number, number], standardError: 0, p: 1, n: 10 };
  expect(jointDifference(none)).toEqual({ difference: 0, interval: [0, 0], detectable: 0, p: 1 });
});

test("one answer has no spread", () => {
  expect(() => jointDifference({ ...replicated, n: 1 })).toThrow(RangeError);
});
