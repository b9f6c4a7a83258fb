import type { CompareOutput, ComparisonTest, ReplicateCounts } from "../compare-types.ts";
import type { Finding } from "../finding.ts";
import { failureShareMax } from "../resampling/spread.ts";
import { adjustFamily } from "./adjust-family.ts";
import { groupResultOf, type ReplicatedGroup } from "./compared-groups.ts";
import { indexComparisonsOf, micomsOf, pathComparisonsOf, type ReplicatedPair } from "./compared-pairs.ts";
import type { Replicated } from "./difference-of.ts";
import { micomVerdict } from "./micom.ts";
import { permutationLayout } from "./permutation-statistics.ts";
import { joinRanges } from "./replicate-range.ts";
import type { ComparisonPlan, ComparisonReplicates } from "./replicated-comparison.ts";

/** Puts estimates and replicates together under their names. */
export function compareOutputOf(
  plan: ComparisonPlan,
  replicates: readonly ComparisonReplicates[],
): CompareOutput {
  const { comparison } = plan;
  const { input, settings, shape } = comparison;
  const bootstrapped = bootstrapValuesOf(plan, replicates);
  const permuted = permutedValuesOf(plan, replicates);
  const groups = replicatedGroupsOf(plan, bootstrapped);
  const pairs = replicatedPairsOf(plan, bootstrapped, permuted);
  const layout = permutationLayout(shape, settings.weighting === "pls");
  const test = testOf(plan);
  const adjustment = input.adjustment ?? "holm";
  const micom = pairs.flatMap((pair) => micomsOf(comparison, pair, layout));
  const bootstrap = countsOf(input.bootstrap, bootstrapped ?? []);
  const permutation = countsOf(input.permutation, permuted.flat());
  return {
    weighting: settings.weighting,
    groups: comparison.groups.map((group, g) =>
      groupResultOf(group, groups[g] as ReplicatedGroup, settings.pathModel, shape),
    ),
    comparison: adjustFamily(
      pairs.flatMap((pair) => indexComparisonsOf(comparison, groups, pair, test)),
      adjustment,
    ),
    paths: adjustFamily(
      pairs.flatMap((pair) => pathComparisonsOf(comparison, groups, pair, layout, test)),
      adjustment,
    ),
    micom,
    verdict: micomVerdict(micom),
    test,
    adjustment,
    bootstrap,
    permutation,
    findings: [
      ...comparison.findings,
      ...(settings.weighting === "pls" ? pairs.flatMap((pair) => pooledFindings(plan, pair)) : []),
      ...failureFindings("bootstrap-failures", "replicates", bootstrap),
      ...failureFindings("permutation-failures", "permutations", permutation),
    ],
  };
}

function testOf({ comparison }: ComparisonPlan): ComparisonTest | null {
  const { bootstrap, permutation, test } = comparison.input;
  if (test) return test;
  if (bootstrap) return "bootstrap";
  return permutation ? "permutation" : null;
}

function bootstrapValuesOf(
  { comparison }: ComparisonPlan,
  replicates: readonly ComparisonReplicates[],
): Float64Array[] | null {
  const count = comparison.input.bootstrap?.replicateCount;
  if (count === undefined) return null;
  return joinRanges(
    replicates.map(({ bootstrap }) => bootstrap),
    count,
  );
}

/** Per pair; empty without permutations. */
function permutedValuesOf(
  { comparison, permutations }: ComparisonPlan,
  replicates: readonly ComparisonReplicates[],
): Float64Array[][] {
  const count = comparison.input.permutation?.replicateCount ?? 0;
  return permutations.map((_, q) =>
    joinRanges(
      replicates.map((share) => share.permutations[q] ?? { from: 0, values: [] }),
      count,
    ),
  );
}

function replicatedGroupsOf(
  { comparison, statistics }: ComparisonPlan,
  values: Float64Array[] | null,
): ReplicatedGroup[] {
  const { groups, shape } = comparison;
  const { layout, seen } = statistics;
  const read = (from: number, count: number) => replicatedAt(seen, values, from, count);
  return groups.map((_, g) => ({
    index: read(layout.groupAt(g), shape.constructCount),
    coefficients: read(layout.coefficientAt(g), layout.pathCount),
  }));
}

function replicatedPairsOf(
  { comparison, statistics, permutations }: ComparisonPlan,
  values: Float64Array[] | null,
  permuted: Float64Array[][],
): ReplicatedPair[] {
  const { pairs, shape } = comparison;
  return pairs.map(({ a, b }, q) => {
    const at = statistics.layout.pairAt(q);
    const seen = permutations[q]?.seen;
    const own = permuted[q];
    const estimated = at !== null && Number.isFinite(statistics.seen[at]);
    return {
      a,
      b,
      pooled: estimated ? replicatedAt(statistics.seen, values, at, shape.constructCount) : null,
      permuted: seen && own ? own.map((column, s) => ({ seen: seen[s] as number, values: column })) : null,
    };
  });
}

function replicatedAt(
  seen: Float64Array,
  values: Float64Array[] | null,
  from: number,
  count: number,
): Replicated[] {
  return Array.from(seen.subarray(from, from + count), (estimate, s) => ({
    estimate,
    values: values && (values[from + s] as Float64Array),
  }));
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

function pooledFindings({ comparison }: ComparisonPlan, { a, b, pooled }: ReplicatedPair): Finding[] {
  if (pooled) return [];
  const names = [comparison.groups[a]?.name ?? "", comparison.groups[b]?.name ?? ""];
  return [
    { code: "not-converged", message: `the pooled weights of ${names.join(" and ")} do not settle`, names },
  ];
}

function failureFindings(
  code: "bootstrap-failures" | "permutation-failures",
  what: string,
  counts: ReplicateCounts | null,
): Finding[] {
  if (!counts || counts.failureCount === 0) return [];
  const { failureCount, replicateCount } = counts;
  const refused = failureCount > failureShareMax * replicateCount;
  const consequence = refused ? "where these are more than 1 %, nothing is concluded" : "they are left out";
  const message = `${failureCount} of ${replicateCount} ${what} could not be estimated for all groups: ${consequence}`;
  return [{ code, message }];
}
