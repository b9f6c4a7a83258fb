import { mailOverdueActions } from "../../features/strategy/overdue-mails.service.ts";
import { log } from "../../log.ts";
import type { Handler } from "../queue.ts";

/** Reminds owners of what is overdue; run again in the same week, it mails only those it has not mailed yet. */
export const handle: Handler<"mail-overdue-actions"> = async (db, _payload, now) => {
  const mailCount = await mailOverdueActions(db, now);
  log.info({ job: "mail-overdue-actions", mailCount }, "owners of overdue actions were looked for");
};
