import type { PgBoss } from "pg-boss";
import { afterAll, beforeAll } from "vitest";
import type { Database } from "../../db/client.ts";
import { type JobName, jobNames, setBoss, startedBoss } from "../../src/jobs/queue.ts";
import { startQueue } from "../../src/jobs/start-queue.ts";
import { handlers } from "../../src/jobs/worker.ts";

/**
 * A real job queue on the test file's database, so that `enqueue` works. Nothing runs until `drainJobs` is called.
 * @example const database = useDatabase(); useQueue(database);
 */
export function useQueue(database: { readonly db: Database; readonly url: string }): void {
  let boss: PgBoss | undefined;
  beforeAll(async () => {
    boss = await startQueue(
      { db: database.db, url: database.url, close: async () => undefined },
      { keepsTime: false },
    );
  });
  afterAll(async () => {
    setBoss(undefined);
    await boss?.stop({ graceful: false });
  });
}

/**
 * Runs every waiting job that is due at `now`, and what those queue in turn, until none is left.
 * @returns the names of the jobs in the order they ran
 * @throws what a handler throws
 */
export async function drainJobs(
  db: Database,
  now: Date,
  only: readonly JobName[] = jobNames,
): Promise<JobName[]> {
  const ran: JobName[] = [];
  for (let found = true; found; ) {
    found = false;
    for (const name of only) {
      for (const job of await fetchDue(name, now)) {
        await runJob(db, name, job, now);
        ran.push(name);
        found = true;
      }
    }
  }
  return ran;
}

/** The payloads waiting in a queue, whenever they are due, oldest first. */
export async function waitingJobs(name: JobName): Promise<{ data: unknown; startAfter: Date }[]> {
  const { rows } = await startedBoss()
    .getDb()
    .executeSql(
      "SELECT data, start_after FROM pgboss.job WHERE name = $1 AND state IN ('created', 'retry') ORDER BY created_on",
      [name],
    );
  return rows.map((row) => ({ data: row.data, startAfter: new Date(row.start_after) }));
}

interface DueJob {
  readonly id: string;
  readonly data: object;
}

// A job without a time of its own is due at once, whatever day the test pretends it is.
async function fetchDue(name: JobName, now: Date): Promise<DueJob[]> {
  const { rows } = await startedBoss()
    .getDb()
    .executeSql(
      `SELECT id, data FROM pgboss.job
       WHERE name = $1 AND state IN ('created', 'retry') AND (start_after <= $2 OR start_after <= created_on)
       ORDER BY created_on LIMIT 1`,
      [name, now],
    );
  return rows;
}

async function runJob(db: Database, name: JobName, job: DueJob, now: Date): Promise<void> {
  const load = handlers[name] as (() => Promise<{ handle: UntypedHandler }>) | undefined;
  if (!load) throw new Error(`drainJobs: the job ${name} has no handler; pass the names to run`);
  const { handle } = await load();
  await handle(db, job.data, now);
  await startedBoss().complete(name, job.id, null, { includeQueued: true });
}

type UntypedHandler = (db: Database, payload: object, now: Date) => Promise<void>;
