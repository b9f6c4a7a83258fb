import type { PreparedComparison } from "./prepared-comparison.ts";

/** Where the statistics of a comparison stand: those of every group, of every pair, of every part. */
export interface ComparisonLayout {
  count: number;
  /** of a group's indices, one per construct; its path coefficients follow, one per path */
  groupAt(group: number): number;
  coefficientAt(group: number): number;
  /** path coefficients of a group; none with equal weights */
  pathCount: number;
  /** of the indices of a group's part, one per construct */
  partAt(group: number, part: number): number;
  /** where the parts begin; what stands there fails by itself */
  partsAt: number;
  /** of a pair's index differences under pooled weights, one per construct; null with equal weights */
  pairAt(pair: number): number | null;
}

export function comparisonLayout({ shape, groups, pairs, settings }: PreparedComparison): ComparisonLayout {
  const k = shape.constructCount;
  const estimatesWeights = settings.weighting === "pls";
  const pathCount = estimatesWeights ? shape.pathFrom.length : 0;
  const pairsAt = groups.length * (k + pathCount);
  const partsAt = pairsAt + (estimatesWeights ? pairs.length * k : 0);
  const partsBefore = (group: number) =>
    groups.slice(0, group).reduce((sum, { parts }) => sum + parts.length, 0);
  return {
    count: partsAt + partsBefore(groups.length) * k,
    partAt: (group, part) => partsAt + (partsBefore(group) + part) * k,
    partsAt,
    groupAt: (group) => group * (k + pathCount),
    coefficientAt: (group) => group * (k + pathCount) + k,
    pathCount,
    pairAt: (pair) => (estimatesWeights ? pairsAt + pair * k : null),
  };
}
