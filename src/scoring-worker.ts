import type { Share } from "./scoring/resampling/share.ts";
import { computeReplicates, type ScoreReplicates, score } from "./scoring/score.ts";
import type { ScoreInput, ScoreOutcome } from "./scoring/score-types.ts";

/** What a worker thread is asked for: a share of the replicates, or the score, from shares or all by itself. */
export type ScoringTask =
  | { ask: "replicates"; input: ScoreInput; share: Share; progress: Int32Array }
  | { ask: "score"; input: ScoreInput; shares?: ScoreReplicates[] };

/** The worker thread's task. `progress` is memory that threads share: each counts its replicates up in it. */
export default function scoringTask(task: ScoringTask): ScoreOutcome | ScoreReplicates {
  if (task.ask === "score") return score(task.input, task.shares);
  return computeReplicates(task.input, task.share, () => Atomics.add(task.progress, 0, 1));
}
