import type { PgBoss } from "pg-boss";
import type { Database } from "../../db/client.ts";
import { resumeImports } from "../features/respondents/imports.service.ts";
import { log } from "../log.ts";
import { type Handler, type JobName, type JobPayloads, jobNames } from "./queue.ts";
import { timetable } from "./schedule.ts";

type Handlers = { readonly [Name in JobName]: () => Promise<{ handle: Handler<Name> }> };

/** One line per job, in the order of the loop. Loaded when first needed. */
export const handlers: Handlers = {
  "send-wave": () => import("./handlers/send-wave.ts"),
  "deliver-mail": () => import("./handlers/deliver-mail.ts"),
  "close-wave": () => import("./handlers/close-wave.ts"),
  "close-due-waves": () => import("./handlers/close-due-waves.ts"),
  "compute-score-run": () => import("./handlers/compute-score-run.ts"),
  "rebuild-cells": () => import("./handlers/rebuild-cells.ts"),
  "open-case": () => import("./handlers/open-case.ts"),
  "ask-recovery": () => import("./handlers/ask-recovery.ts"),
  "load-demo": () => import("./handlers/load-demo.ts"),
  "mail-overdue-actions": () => import("./handlers/mail-overdue-actions.ts"),
  "import-respondents": () => import("./handlers/import-respondents.ts"),
  "delete-stale-imports": () => import("./handlers/delete-stale-imports.ts"),
  "back-up": () => import("./handlers/back-up.ts"),
};

const pollSeconds = 1;

/** Works off every queue, and puts the timetable up. */
export async function startWorker(boss: PgBoss, db: Database): Promise<void> {
  for (const name of jobNames) await workOff(boss, db, name);
  // What a killed process was at would wait an hour for the queue to notice.
  await resumeImports(db);
  const wanted = new Set<string>(timetable.map((entry) => entry.job));
  for (const schedule of await boss.getSchedules()) {
    if (!wanted.has(schedule.name)) await boss.unschedule(schedule.name, schedule.key);
  }
  for (const { job, cron } of timetable) {
    await boss.schedule(job, cron, {}, { tz: "UTC", singletonKey: "timetable" });
  }
}

async function workOff<Name extends JobName>(boss: PgBoss, db: Database, name: Name): Promise<void> {
  const { handle } = await handlers[name]();
  await boss.work<JobPayloads[Name]>(name, { pollingIntervalSeconds: pollSeconds }, async (jobs) => {
    for (const job of jobs) {
      try {
        await handle(db, job.data, new Date());
      } catch (error) {
        // Thrown on, so that the queue retries it.
        log.error({ err: error, job: name, jobId: job.id }, "a job failed");
        throw error;
      }
    }
  });
}
