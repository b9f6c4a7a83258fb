import { askRecovery } from "../../features/followups/recovery.service.ts";
import { log } from "../../log.ts";
import type { Handler } from "../queue.ts";

/** Asks the customer of a closed case whether it is solved; ignored where the case was reopened meanwhile. */
export const handle: Handler<"ask-recovery"> = async (db, payload, now) => {
  const outcome = await askRecovery(db, payload, now);
  log.info({ job: "ask-recovery", outcome }, "a closed case was looked at for its recovery question");
};
