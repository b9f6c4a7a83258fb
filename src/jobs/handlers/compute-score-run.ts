import type { Database } from "../../../db/client.ts";
import { computeScoreRun } from "../../features/analysis/score-runs.service.ts";
import { log } from "../../log.ts";
import { scoreInPool } from "../../scoring-pool.ts";
import type { JobPayloads } from "../queue.ts";

/** Scores a wave in a worker thread. A run that fails is stored as failed; asking again makes a new one. */
export async function handle(db: Database, { scoreRunId }: JobPayloads["compute-score-run"]): Promise<void> {
  const computed = await computeScoreRun(db, scoreRunId, scoreInPool, () => new Date());
  if (computed.status === "failed")
    log.error({ scoreRunId, failure: computed.failure, err: computed.error }, "a score run failed");
}
