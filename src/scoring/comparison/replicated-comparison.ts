import type { CompareInput } from "../compare-types.ts";
import { type BootstrapStatistics, bootstrapStatisticsOf } from "./bootstrap-statistics.ts";
import { type PermutationStatistics, permutationStatisticsOf } from "./permutation-statistics.ts";
import { type PreparedComparison, prepareComparison } from "./prepared-comparison.ts";
import { computeReplicates, type ReplicateRange } from "./replicate-range.ts";

/** Everything that is estimated from all rows, and what replicates are to repeat. */
export interface ComparisonPlan {
  comparison: PreparedComparison;
  statistics: BootstrapStatistics;
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
    statistics: bootstrapStatisticsOf(comparison, input.bootstrap?.seed ?? 0),
    permutations: permutation
      ? comparison.pairs.map((pair) => permutationStatisticsOf(comparison, pair, permutation.seed))
      : [],
  };
}

/** One share of the bootstrap and of the permutations. */
export function replicateComparison(plan: ComparisonPlan, share: Share): ComparisonReplicates {
  const { bootstrap, permutation } = plan.comparison.input;
  const { statistics, permutations } = plan;
  const rangeOf = (
    count: number,
    {
      seen,
      writeReplicate,
    }: { seen: Float64Array; writeReplicate(replicate: number, into: Float64Array): void },
  ) => {
    const from = Math.floor((count * share.part) / share.parts);
    const to = Math.floor((count * (share.part + 1)) / share.parts);
    return computeReplicates(writeReplicate, seen.length, from, to);
  };
  return {
    bootstrap: rangeOf(bootstrap?.replicateCount ?? 0, statistics),
    permutations: permutations.map((pair) => rangeOf(permutation?.replicateCount ?? 0, pair)),
  };
}
