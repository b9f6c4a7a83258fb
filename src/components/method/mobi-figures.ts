import type { PackageName } from "../../scoring/conformance/packages.ts";

/**
 * What the method page says of mobi (250 customers, Tenenhaus et al. 2005). The tests compute every figure again from
 * the reference moments.
 */
export const mobi = {
  questions: [
    { key: "overall", mean: 7.988, spread: 1.2337, weight: 0.383634 },
    { key: "expectations", mean: 7.128, spread: 1.7652, weight: 0.28155 },
    { key: "ideal", mean: 7.316, spread: 1.7471, weight: 0.334816 },
  ],
  scale: { min: 1, max: 10 },
  index: { unstandardized: 72.4541, equal: 71.9704, standardized: 71.7824, raw: 71.1692 },
  centroid: { index: 72.5428, pathDifference: 0.0043 },
  /** fixed_bootstrap of the reference: 2,000 resamples, percentile */
  interval: [70.72, 74.29],
  /** every tenth answer taken away */
  withGaps: { em: 72.2576, pairwise: 72.2729, mean: 72.2971 },
  path: { composites: 0.5049, factors: 0.8633 },
  rSquared: 0.6811,
  /** stopping as plspm does moves its index by less */
  stoppingEarly: 0.0001,
} as const;

/** What `--as` each package gives. */
export const mobiAs: Readonly<Record<PackageName, { index: number; path: number; rSquared: number }>> = {
  seminr: { index: 72.4541, path: 0.5049, rSquared: 0.6811 },
  plspm: { index: 71.8608, path: 0.5047, rSquared: 0.6803 },
  csem: { index: 72.4541, path: 0.8633, rSquared: 0.9273 },
};
