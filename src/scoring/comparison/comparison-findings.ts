import type { CompareOutput, ReplicateCounts } from "../compare-types.ts";
import type { Finding } from "../finding.ts";
import { failureShareMax } from "../resampling/spread.ts";
import type { ReplicatedPair } from "./compared-pairs.ts";
import type { PreparedComparison } from "./prepared-comparison.ts";
import type { ReplicatedResults } from "./replicated-results.ts";

/** What is to say about the comparison as a whole. */
export function comparisonFindings(
  { settings, groups, findings }: PreparedComparison,
  { pairs, bootstrap, permutation }: ReplicatedResults,
  { comparison, paths }: Pick<CompareOutput, "comparison" | "paths">,
): Finding[] {
  const namesOf = ({ a, b }: ReplicatedPair) => [groups[a]?.name ?? "", groups[b]?.name ?? ""];
  const unsettled = settings.weighting === "pls" ? pairs.filter(({ pooled }) => pooled === null) : [];
  return [
    ...findings,
    ...unsettled.map((pair) => pooledFinding(namesOf(pair))),
    ...failureFindings("bootstrap-failures", "replicates", bootstrap),
    ...failureFindings("permutation-failures", "permutations", permutation),
    ...bcaFindings(comparison, paths),
  ];
}

function pooledFinding(names: string[]): Finding {
  const message = `the pooled weights of ${names.join(" and ")} do not settle`;
  return { code: "not-converged", message, names };
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

function bcaFindings(comparison: CompareOutput["comparison"], paths: CompareOutput["paths"]): Finding[] {
  const cells = [
    ...comparison
      .filter((cell) => [cell, cell.underPooledWeights, cell.weightDrift].some((part) => part?.fallsBack))
      .map(({ construct }) => construct),
    ...paths.filter(({ fallsBack }) => fallsBack).map(({ from, to }) => `${from} -> ${to}`),
  ];
  const names = [...new Set(cells)];
  if (names.length === 0) return [];
  const message = `no BCa interval is defined for some differences of ${names.join(", ")}: percentile intervals are given`;
  return [{ code: "bca-undefined", message, names }];
}
