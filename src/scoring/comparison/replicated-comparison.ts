import type { CompareInput } from "../compare-types.ts";
import { rangeOf, type Share } from "../resampling/share.ts";
import { type ComparisonStatistics, comparisonStatisticsOf } from "./comparison-statistics.ts";
import { createJointDraws } from "./joint-draws.ts";
import { leftOutParts } from "./left-out.ts";
import { type PermutationStatistics, permutationStatisticsOf } from "./permutation-statistics.ts";
import { type PreparedComparison, prepareComparison } from "./prepared-comparison.ts";
import { computeReplicates, type ReplicateRange } from "./replicate-range.ts";
import { type Urn, urnsOf } from "./urns.ts";

/** Everything that is estimated from all rows, and what replicates are to repeat. */
export interface ComparisonPlan {
  comparison: PreparedComparison;
  statistics: ComparisonStatistics;
  /** who is drawn with whom */
  urns: Urn[];
  /** one per pair; empty without permutations */
  permutations: PermutationStatistics[];
}

/** The replicates of one share, to be handed between threads. */
export interface ComparisonReplicates {
  bootstrap: ReplicateRange;
  /** one per pair */
  permutations: ReplicateRange[];
}

/** What remains of every statistic without one part of the persons after the other. */
export interface LeftOutValues {
  /** one array per statistic, one value per part; NaN where it could not be computed */
  values: Float64Array[];
  /** one per part */
  factors: Float64Array;
}

/** Estimates all groups and pairs from all rows. */
export function planComparison(input: CompareInput): ComparisonPlan {
  const comparison = prepareComparison(input);
  const { permutation } = input;
  return {
    comparison,
    statistics: comparisonStatisticsOf(comparison),
    urns: urnsOf(comparison.groups, input.persons),
    permutations: permutation
      ? comparison.pairs.map((pair) => permutationStatisticsOf(comparison, pair, permutation.seed))
      : [],
  };
}

/**
 * One share of the bootstrap and of the permutations.
 * @param onReplicate called after each replicate, of the bootstrap and of every pair's permutations
 */
export function replicateComparison(
  plan: ComparisonPlan,
  share: Share,
  onReplicate?: () => void,
): ComparisonReplicates {
  const { input, groups } = plan.comparison;
  const { statistics, urns, permutations } = plan;
  const draw = createJointDraws(groups, urns, input.bootstrap?.seed ?? 0);
  const masses = massesOf(plan);
  const everyGroup = new Set(groups.keys());
  const writeBootstrap = (replicate: number, into: Float64Array): void => {
    draw(replicate, masses);
    statistics.write(masses, everyGroup, into);
  };
  const bootstraps = rangeOf(input.bootstrap?.replicateCount ?? 0, share);
  const shuffles = rangeOf(input.permutation?.replicateCount ?? 0, share);
  return {
    bootstrap: computeReplicates(writeBootstrap, statistics.layout.count, bootstraps, onReplicate),
    permutations: permutations.map(({ seen, writeReplicate }) =>
      computeReplicates(writeReplicate, seen.length, shuffles, onReplicate),
    ),
  };
}

/** The jackknife of a comparison, for the acceleration of BCa. */
export function leaveOut(plan: ComparisonPlan): LeftOutValues {
  const { comparison, statistics, urns } = plan;
  const parts = leftOutParts(comparison.groups, urns);
  const masses = massesOf(plan);
  const incomplete = new Set(comparison.groups.keys());
  const write = (part: number, into: Float64Array): void => {
    const lacking = parts.write(part, masses);
    statistics.write(masses, new Set([...incomplete, ...lacking]), into);
    incomplete.clear();
    for (const group of lacking) incomplete.add(group);
  };
  const { values } = computeReplicates(write, statistics.layout.count, { from: 0, to: parts.count });
  return { values, factors: parts.factors };
}

function massesOf({ comparison }: ComparisonPlan): Float64Array[] {
  return comparison.groups.map((group) => new Float64Array(group.masses.length));
}
