import type { Database } from "../../../db/client.ts";
import { askRecovery } from "../../features/followups/recovery.service.ts";
import { log } from "../../log.ts";
import type { JobPayloads } from "../queue.ts";

/** Asks the customer of a closed case whether it is solved; ignored where the case was reopened meanwhile. */
export async function handle(db: Database, payload: JobPayloads["ask-recovery"], now: Date): Promise<void> {
  const outcome = await askRecovery(db, payload, now);
  log.info({ job: "ask-recovery", outcome }, "a closed case was looked at for its recovery question");
}
