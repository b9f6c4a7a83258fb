import { randomUUID } from "node:crypto";
import { fromPglite, PgBoss } from "pg-boss";
import type { OpenDatabase } from "../../db/client.ts";
import { log } from "../log.ts";
import { jobNames, setBoss } from "./queue.ts";

/** Where a job ends whose retries are used up; the operations page lists it. */
export const deadLetterQueue = "dead-letter";

/**
 * Starts the job queue of this process on its database and makes `enqueue` work. Works off nothing: that is
 * src/jobs/worker.ts.
 * @param options `keepsTime: false` for commands and tests: no timetable, no housekeeping
 */
export async function startQueue(opened: OpenDatabase, options: { keepsTime: boolean }): Promise<PgBoss> {
  const boss = new PgBoss({
    ...(opened.pglite
      ? { db: fromPglite(opened.pglite), backend: "pglite" as const }
      : { connectionString: opened.url, max: 4 }),
    schedule: options.keepsTime,
    supervise: options.keepsTime,
  });
  boss.on("error", (error) => log.error({ err: error }, "the job queue reported an error"));
  await boss.start();
  await createQueues(boss);
  setBoss(boss);
  return boss;
}

async function createQueues(boss: PgBoss): Promise<void> {
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  if (!existing.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue, { policy: "standard" });
  for (const name of jobNames) {
    if (!existing.has(name)) {
      // "short": at most one waiting job for each key, which is what enqueue's singletonKey promises.
      await boss.createQueue(name, {
        policy: "short",
        deadLetter: deadLetterQueue,
        retryLimit: 5,
        retryDelay: 10,
        retryBackoff: true,
        retryDelayMax: 900,
        expireInSeconds: 3600,
      });
    }
    // Without a first look at the queue, the first send inside a transaction hangs on the embedded database.
    await boss.findJobs(name, { id: randomUUID() });
  }
}
