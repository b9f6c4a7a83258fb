import type { JobName, JobPayloads } from "./queue.ts";

/** Jobs that the clock starts need nothing but their name. */
type TimedJobName = {
  [Name in JobName]: JobPayloads[Name] extends Record<string, never> ? Name : never;
}[JobName];

export interface TimetableEntry {
  readonly job: TimedJobName;
  /** cron expression in UTC */
  readonly cron: string;
}

/**
 * When things run by themselves: the whole timetable. After downtime each entry runs at its next time, once; what was
 * missed is found by looking at the data, not by catching up on runs.
 */
export const timetable: readonly TimetableEntry[] = [
  // Safety net: a mail is delivered by the job that was queued with it.
  { job: "deliver-mail", cron: "* * * * *" },
  { job: "close-due-waves", cron: "* * * * *" },
  { job: "rebuild-cells", cron: "* * * * *" },
  { job: "delete-stale-imports", cron: "23 * * * *" },
  // Every morning, so that a Monday without the server is made up for; each owner hears once a week.
  { job: "mail-overdue-actions", cron: "17 5 * * *" },
  { job: "back-up", cron: "41 2 * * *" },
];
