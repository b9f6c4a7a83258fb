import { computeScoreRun } from "../../features/analysis/score-runs.service.ts";
import { log } from "../../log.ts";
import type { CompareInput } from "../../scoring/compare-types.ts";
import type { ScoreInput } from "../../scoring/score-types.ts";
import { compareInPool, type PoolSettings, scoreInPool } from "../../scoring-pool.ts";
import type { Handler } from "../queue.ts";

// Whoever opens a page meanwhile goes first.
const settings: PoolSettings = { background: true };

const scoring = {
  score: (input: ScoreInput) => scoreInPool(input, settings),
  compare: (input: CompareInput) => compareInPool(input, settings),
};

/** Scores a wave in worker threads. A run that fails is stored as failed; asking again makes a new one. */
export const handle: Handler<"compute-score-run"> = async (db, { scoreRunId }) => {
  const computed = await computeScoreRun(db, scoreRunId, scoring, () => new Date());
  if (computed.status === "failed")
    log.error({ scoreRunId, failure: computed.failure, err: computed.error }, "a score run failed");
};
