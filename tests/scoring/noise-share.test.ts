import { expect, test } from "vitest";
import { noiseShare } from "../../src/scoring/comparison/noise-share.ts";

// The trials of the BCG vaccine (Colditz et al. 1994), log risk ratios and variances as in metafor's dat.bcg; its
// rma(method = "HE") gives tau^2 = 0.3286.
const effects = [
  [-0.8893, 0.3256],
  [-1.5854, 0.1946],
  [-1.3481, 0.4154],
  [-1.4416, 0.02],
  [-0.2175, 0.0512],
  [-0.7861, 0.0069],
  [-1.6209, 0.223],
  [0.012, 0.004],
  [-0.4694, 0.0564],
  [-1.3713, 0.073],
  [-0.3394, 0.0124],
  [0.4459, 0.5325],
  [-0.0173, 0.0714],
].map(([index = 0, variance = 0]) => ({ index, standardError: Math.sqrt(variance) }));

test("what is left of the spread is Hedges' variance component", () => {
  const { share, observedSpread, trueSpread } = noiseShare(effects);
  expect(trueSpread ** 2).toBeCloseTo(0.3286, 4);
  expect(observedSpread ** 2 * (1 - share)).toBeCloseTo(trueSpread ** 2, 12);
});

test("units that differ by less than their errors do are all noise (the eight schools, Rubin 1981)", () => {
  const schools = [28, 8, -3, 7, -1, 1, 18, 12];
  const errors = [15, 10, 16, 11, 9, 11, 10, 18];
  const units = schools.map((index, school) => ({ index, standardError: errors[school] ?? 0 }));
  expect(noiseShare(units)).toMatchObject({ share: 1, trueSpread: 0 });
});

test("four units say too little about their spread", () => {
  expect(() => noiseShare(effects.slice(0, 4))).toThrow(RangeError);
});
