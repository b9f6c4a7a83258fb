import { score } from "./scoring/score.ts";
import type { ScoreInput, ScoreOutcome } from "./scoring/score-types.ts";

/** The worker thread's task. */
export default function scoreTask(input: ScoreInput): ScoreOutcome {
  return score(input);
}
