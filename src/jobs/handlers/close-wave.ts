import { requestScoreRun } from "../../features/analysis/score-runs.service.ts";
import { forgetAnswerOrder, forgetDrafts } from "../../features/responses/anonymity.service.ts";
import type { Handler } from "../queue.ts";

/** What follows from a closed wave in the rooms to the right of its own, which is why a job carries the word. */
export const handle: Handler<"close-wave"> = async (db, { waveId }, now) => {
  await db.transaction(async (tx) => {
    await forgetDrafts(tx, waveId);
    await forgetAnswerOrder(tx, waveId);
    await requestScoreRun(tx, { waveId, trigger: "wave-closed", staffId: null, now });
  });
};
