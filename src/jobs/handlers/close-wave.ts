import { requestScoreRun } from "../../features/analysis/score-runs.service.ts";
import type { Handler } from "../queue.ts";

/** A wave was closed: its figures are computed. The wave's room lies left of the analysis, so a job carries the word. */
export const handle: Handler<"close-wave"> = async (db, { waveId }, now) => {
  await db.transaction(async (tx) => {
    await requestScoreRun(tx, { waveId, trigger: "wave-closed", staffId: null, now });
  });
};
