import os from "node:os";
import { compare, compareReplicates } from "./scoring/compare.ts";
import type { CompareInput, CompareOutcome } from "./scoring/compare-types.ts";
import type { ComparisonReplicates } from "./scoring/comparison/replicated-comparison.ts";
import type { Share } from "./scoring/resampling/share.ts";
import { computeReplicates, type ScoreReplicates, score } from "./scoring/score.ts";
import type { ScoreInput, ScoreOutcome } from "./scoring/score-types.ts";

/** What a worker thread is asked for: a share of the replicates, or the result, from shares or all by itself. */
export type ScoringTask =
  | { ask: "replicates"; input: ScoreInput; share: Share; progress: Int32Array }
  | { ask: "score"; input: ScoreInput; shares?: ScoreReplicates[] }
  | { ask: "comparison-replicates"; input: CompareInput; share: Share; progress: Int32Array }
  | { ask: "comparison"; input: CompareInput; shares?: ComparisonReplicates[] };

/**
 * The worker thread's task. `progress` is memory that threads share: each counts its replicates up in it.
 * @param task.background true: the thread gives way to the rest of the process
 */
export default function scoringTask(
  task: ScoringTask & { background: boolean },
): ScoreOutcome | ScoreReplicates | CompareOutcome | ComparisonReplicates | null {
  if (task.background) giveWay();
  switch (task.ask) {
    case "score":
      return score(task.input, task.shares);
    case "replicates":
      return computeReplicates(task.input, task.share, () => Atomics.add(task.progress, 0, 1));
    case "comparison":
      return compare(task.input, task.shares);
    case "comparison-replicates":
      return compareReplicates(task.input, task.share, () => Atomics.add(task.progress, 0, 1));
  }
}

/** Linux gives every thread a priority of its own; elsewhere it is the whole process that has one. */
function giveWay(): void {
  if (process.platform === "linux") os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
}
