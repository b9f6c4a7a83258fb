import type { CompareInput, CompareOutcome } from "./compare-types.ts";
import { checkCompareInput } from "./comparison/check-compare-input.ts";
import { compareOutputOf } from "./comparison/compare-output.ts";
import {
  type ComparisonReplicates,
  planComparison,
  replicateComparison,
} from "./comparison/replicated-comparison.ts";
import { type Share, wholeShare } from "./resampling/share.ts";

/**
 * Compares groups or waves: every two of them, construct by construct, with interval and p; what of a difference is
 * real and what is weights that drifted; and, from permutations, whether they can be compared at all (MICOM). Answers
 * or models that do not allow it are an outcome with findings.
 * @param replicates all shares of the replicates, computed elsewhere by `compareReplicates`; absent: computed here
 * @throws {RangeError} if the input contradicts itself: fewer than two groups, a row in two of them, an answer outside
 *   its scale
 * @example
 * compare({
 *   columns, rowCount: 500, pathModel,
 *   groups: [{ name: "2026", rows: later }, { name: "2025", rows: earlier }],
 *   bootstrap: { replicateCount: 5000, seed: 1 },
 * });
 * // => { compared: true, output: { comparison: [{ a: "2026", b: "2025", construct: "Satisfaction", difference: 1.2,
 * //      interval: [-1.4, 3.8], p: 0.37, ... }, ...], ... } }
 */
export function compare(input: CompareInput, replicates?: readonly ComparisonReplicates[]): CompareOutcome {
  const problems = checkCompareInput(input);
  if (problems.length > 0) return { compared: false, findings: problems };
  const plan = planComparison(input);
  const { groups, findings } = plan.comparison;
  if (groups.length < 2) return { compared: false, findings };
  return {
    compared: true,
    output: compareOutputOf(plan, replicates ?? [replicateComparison(plan, wholeShare)]),
  };
}

/**
 * One share of a comparison's replicates, for threads. It depends on nothing but its arguments: together the shares
 * give the same digits, however many there are.
 * @param onReplicate called after each replicate
 * @returns null where `compare` has findings instead of an output
 * @throws {RangeError} as `compare`
 */
export function compareReplicates(
  input: CompareInput,
  share: Share,
  onReplicate?: () => void,
): ComparisonReplicates | null {
  if (checkCompareInput(input).length > 0) return null;
  const plan = planComparison(input);
  return plan.comparison.groups.length < 2 ? null : replicateComparison(plan, share, onReplicate);
}
