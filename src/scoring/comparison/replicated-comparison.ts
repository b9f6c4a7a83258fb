import type { CompareInput } from "../compare-types.ts";
import { type ComparisonStatistics, comparisonStatisticsOf } from "./comparison-statistics.ts";
import { createJointDraws } from "./joint-draws.ts";
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

/** Which part of the replicates: number `part`, counted from 0, of `parts` about equal ones. */
export interface Share {
  part: number;
  parts: number;
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

/** One share of the bootstrap and of the permutations. */
export function replicateComparison(plan: ComparisonPlan, share: Share): ComparisonReplicates {
  const { input, groups } = plan.comparison;
  const { statistics, urns, permutations } = plan;
  const draw = createJointDraws(groups, urns, input.bootstrap?.seed ?? 0);
  const masses = massesOf(plan);
  const everyGroup = new Set(groups.keys());
  const writeBootstrap = (replicate: number, into: Float64Array): void => {
    draw(replicate, masses);
    statistics.write(masses, everyGroup, into);
  };
  const rangeOf = (
    count: number,
    statisticCount: number,
    write: (replicate: number, into: Float64Array) => void,
  ): ReplicateRange => {
    const from = Math.floor((count * share.part) / share.parts);
    const to = Math.floor((count * (share.part + 1)) / share.parts);
    return computeReplicates(write, statisticCount, from, to);
  };
  return {
    bootstrap: rangeOf(input.bootstrap?.replicateCount ?? 0, statistics.layout.count, writeBootstrap),
    permutations: permutations.map(({ seen, writeReplicate }) =>
      rangeOf(input.permutation?.replicateCount ?? 0, seen.length, writeReplicate),
    ),
  };
}

function massesOf({ comparison }: ComparisonPlan): Float64Array[] {
  return comparison.groups.map((group) => new Float64Array(group.masses.length));
}
