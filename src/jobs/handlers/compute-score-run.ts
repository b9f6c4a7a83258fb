import { computeScoreRun } from "../../features/analysis/score-runs.service.ts";
import { log } from "../../log.ts";
import { scoreInPool } from "../../scoring-pool.ts";
import type { Handler } from "../queue.ts";

/** Scores a wave in a worker thread. A run that fails is stored as failed; asking again makes a new one. */
export const handle: Handler<"compute-score-run"> = async (db, { scoreRunId }) => {
  const computed = await computeScoreRun(db, scoreRunId, scoreInPool, () => new Date());
  if (computed.status === "failed")
    log.error({ scoreRunId, failure: computed.failure, err: computed.error }, "a score run failed");
};
