import { type JobName, jobNames, startedBoss } from "./queue.ts";
import { timetable } from "./schedule.ts";

export interface TimetableState {
  readonly job: JobName;
  readonly cron: string;
  readonly lastRunAt: Date | null;
  readonly nextRunAt: Date | null;
}

export interface QueueState {
  readonly job: JobName;
  readonly waitingCount: number;
  /** waiting for a later time, e.g. the question 14 days after a case */
  readonly laterCount: number;
  readonly activeCount: number;
  readonly failedCount: number;
}

export interface FailedJob {
  readonly id: string;
  readonly job: JobName;
  readonly failedAt: Date;
}

const failedJobsMax = 50;

/** The timetable with when each entry last finished and when it is due next. */
export async function readTimetable(now: Date): Promise<TimetableState[]> {
  const rows = await query<{ name: string; at: string }>(
    "SELECT name, max(completed_on) AS at FROM pgboss.job WHERE state = 'completed' GROUP BY name",
    [],
  );
  return timetable.map(({ job, cron }) => {
    const last = rows.find((row) => row.name === job);
    const [next] = startedBoss().previewSchedule(cron, { tz: "UTC", from: now, count: 1 });
    return { job, cron, lastRunAt: last ? new Date(last.at) : null, nextRunAt: next ?? null };
  });
}

/** How much waits, runs and has failed for good, by kind of job. */
export async function readQueues(): Promise<QueueState[]> {
  const rows = await query<{ name: string } & Record<"waiting" | "later" | "active" | "failed", number>>(
    `SELECT name,
       count(*) FILTER (WHERE state IN ('created', 'retry') AND start_after <= now())::int AS waiting,
       count(*) FILTER (WHERE state IN ('created', 'retry') AND start_after > now())::int AS later,
       count(*) FILTER (WHERE state = 'active')::int AS active,
       count(*) FILTER (WHERE state = 'failed')::int AS failed
     FROM pgboss.job GROUP BY name`,
    [],
  );
  return jobNames.map((job) => {
    const row = rows.find((each) => each.name === job);
    return {
      job,
      waitingCount: row?.waiting ?? 0,
      laterCount: row?.later ?? 0,
      activeCount: row?.active ?? 0,
      failedCount: row?.failed ?? 0,
    };
  });
}

/** Jobs whose retries are used up, the latest first. */
export async function listFailedJobs(): Promise<FailedJob[]> {
  const rows = await query<{ id: string; name: JobName; at: string }>(
    `SELECT id, name, completed_on AS at FROM pgboss.job
     WHERE state = 'failed' AND name = ANY($1) ORDER BY completed_on DESC LIMIT $2`,
    [[...jobNames], failedJobsMax],
  );
  return rows.map((row) => ({ id: row.id, job: row.name, failedAt: new Date(row.at) }));
}

/** Queues a failed job once more. */
export async function retryJob(job: JobName, id: string): Promise<void> {
  await startedBoss().retry(job, id);
}

async function query<Row>(text: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await startedBoss().getDb().executeSql(text, values);
  return rows;
}
