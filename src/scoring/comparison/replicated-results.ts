import type { ReplicateCounts } from "../compare-types.ts";
import type { ReplicatedGroup } from "./compared-groups.ts";
import type { ReplicatedPair } from "./compared-pairs.ts";
import { joinRanges } from "./replicate-range.ts";
import type { Replicated } from "./replicated.ts";
import { type ComparisonPlan, type ComparisonReplicates, leaveOut } from "./replicated-comparison.ts";

/** Every group and pair with its replicates, and how many of these failed. */
export interface ReplicatedResults {
  groups: ReplicatedGroup[];
  pairs: ReplicatedPair[];
  bootstrap: ReplicateCounts | null;
  permutation: ReplicateCounts | null;
}

/** Joins the shares of the replicates and takes them apart by group and pair. */
export function replicatedResultsOf(
  plan: ComparisonPlan,
  shares: readonly ComparisonReplicates[],
): ReplicatedResults {
  const { input, groups, pairs, shape } = plan.comparison;
  const { bootstrap, permutation, interval } = input;
  const { layout, seen } = plan.statistics;
  const bootstrapped =
    bootstrap &&
    joinRanges(
      shares.map((share) => share.bootstrap),
      bootstrap.replicateCount,
    );
  const left = bootstrap && interval === "bca" ? leaveOut(plan) : null;
  const read = (from: number, count: number): Replicated[] =>
    Array.from(seen.subarray(from, from + count), (estimate, s) => ({
      estimate,
      values: bootstrapped?.[from + s] ?? null,
      leftOut: left && { values: left.values[from + s] as Float64Array, factors: left.factors },
    }));
  const permuted = permutedValuesOf(plan, shares);
  return {
    groups: groups.map(({ parts }, g) => ({
      index: read(layout.groupAt(g), shape.constructCount),
      coefficients: read(layout.coefficientAt(g), layout.pathCount),
      parts: parts.map((_, part) => read(layout.partAt(g, part), shape.constructCount)),
    })),
    pairs: pairs.map(({ a, b }, q) => {
      const at = layout.pairAt(q);
      const estimated = at !== null && Number.isFinite(seen[at]);
      const ofPair = plan.permutations[q]?.seen ?? null;
      return {
        a,
        b,
        pooled: estimated ? read(at, shape.constructCount) : null,
        permuted:
          ofPair &&
          Array.from(ofPair, (value, s) => ({ seen: value, values: permuted[q]?.[s] as Float64Array })),
      };
    }),
    bootstrap: countsOf(bootstrap, bootstrapped?.slice(0, layout.partsAt) ?? []),
    permutation: countsOf(permutation, permuted.flat()),
  };
}

/** Per pair; empty without permutations. */
function permutedValuesOf(plan: ComparisonPlan, shares: readonly ComparisonReplicates[]): Float64Array[][] {
  const count = plan.comparison.input.permutation?.replicateCount ?? 0;
  return plan.permutations.map((_, q) =>
    joinRanges(
      shares.map((share) => share.permutations[q] ?? { from: 0, values: [] }),
      count,
    ),
  );
}

function countsOf(
  plan: { replicateCount: number; seed: number } | undefined,
  values: Float64Array[],
): ReplicateCounts | null {
  if (!plan) return null;
  const { replicateCount, seed } = plan;
  let failureCount = 0;
  for (let replicate = 0; replicate < replicateCount; replicate++) {
    if (values.some((column) => !Number.isFinite(column[replicate]))) failureCount += 1;
  }
  return { replicateCount, failureCount, seed };
}
