import { followUpResponse } from "../../features/followups/followups.service.ts";
import { log } from "../../log.ts";
import type { Handler } from "../queue.ts";

/** Applies the follow-up rule to one response. Run twice, it opens one case and queues its mails once. */
export const handle: Handler<"open-case"> = async (db, payload, now) => {
  const outcome = await followUpResponse(db, payload, now);
  log.info({ job: "open-case", ...outcome }, "a response was looked at for follow-up");
};
