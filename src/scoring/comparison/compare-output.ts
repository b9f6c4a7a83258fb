import type { CompareInput, CompareOutput, ComparisonTest } from "../compare-types.ts";
import { adjustFamily } from "./adjust-family.ts";
import { groupResultOf, type ReplicatedGroup } from "./compared-groups.ts";
import { indexComparisonsOf, micomsOf, partComparisonsOf, pathComparisonsOf } from "./compared-pairs.ts";
import { comparisonFindings } from "./comparison-findings.ts";
import { micomVerdict } from "./micom.ts";
import { permutationLayout } from "./permutation-statistics.ts";
import type { ComparisonPlan, ComparisonReplicates } from "./replicated-comparison.ts";
import { replicatedResultsOf } from "./replicated-results.ts";

/** Puts estimates and replicates together under their names. */
export function compareOutputOf(
  plan: ComparisonPlan,
  shares: readonly ComparisonReplicates[],
): CompareOutput {
  const { comparison: prepared } = plan;
  const { input, settings, shape } = prepared;
  const results = replicatedResultsOf(plan, shares);
  const { groups, pairs } = results;
  const layout = permutationLayout(shape, settings.weighting === "pls");
  const test = testOf(input);
  const adjustment = input.adjustment ?? "holm";
  const comparison = pairs.flatMap((pair) => indexComparisonsOf(prepared, groups, pair, test));
  const paths = pairs.flatMap((pair) => pathComparisonsOf(prepared, groups, pair, layout, test));
  const parts = pairs.flatMap((pair) => partComparisonsOf(prepared, groups, pair));
  const micom = pairs.flatMap((pair) => micomsOf(prepared, pair, layout));
  return {
    weighting: settings.weighting,
    groups: prepared.groups.map((group, g) =>
      groupResultOf(group, groups[g] as ReplicatedGroup, settings.pathModel, shape),
    ),
    comparison: adjustFamily(comparison, adjustment),
    parts: settings.pathModel.constructs.flatMap(({ name }) =>
      adjustFamily(
        parts.filter(({ construct }) => construct === name),
        adjustment,
      ),
    ),
    paths: adjustFamily(paths, adjustment),
    micom,
    verdict: micomVerdict(micom),
    test,
    adjustment,
    bootstrap: results.bootstrap,
    permutation: results.permutation,
    findings: comparisonFindings(prepared, results, { comparison, paths }),
  };
}

function testOf({ bootstrap, permutation, test }: CompareInput): ComparisonTest | null {
  if (test) return test;
  if (bootstrap) return "bootstrap";
  return permutation ? "permutation" : null;
}
