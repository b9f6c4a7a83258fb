import type { Database } from "../../../db/client.ts";
import { followUpResponse } from "../../features/followups/followups.service.ts";
import { log } from "../../log.ts";
import type { JobPayloads } from "../queue.ts";

/** Applies the follow-up rule to one response. Run twice, it opens one case and queues its mails once. */
export async function handle(db: Database, payload: JobPayloads["open-case"], now: Date): Promise<void> {
  const outcome = await followUpResponse(db, payload, now);
  log.info({ job: "open-case", ...outcome }, "a response was looked at for follow-up");
}
