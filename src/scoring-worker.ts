import type { ScoreInput, ScoreOutcome } from "./scoring/score-types.ts";

/**
 * The worker thread's task. The import stands inside, so that a module that fails to load rejects this task instead
 * of ending the process that waits for it.
 */
export default async function scoreTask(input: ScoreInput): Promise<ScoreOutcome> {
  const { score } = await import("./scoring/score.ts");
  return score(input);
}
