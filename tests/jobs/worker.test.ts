import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { setApp } from "../../src/app.ts";
import { enqueue, jobNames, setBoss } from "../../src/jobs/queue.ts";
import { readQueues, readTimetable } from "../../src/jobs/queue-state.ts";
import { timetable } from "../../src/jobs/schedule.ts";
import { startQueue } from "../../src/jobs/start-queue.ts";
import { handlers, startWorker } from "../../src/jobs/worker.ts";
import { setTestApp } from "../support/app.ts";
import { useDatabase } from "../support/database.ts";
import { waitingJobs } from "../support/queue.ts";

const database = useDatabase();

test("every job has a handler, and every handler's job a queue", () => {
  expect(Object.keys(handlers).sort()).toEqual([...jobNames].sort());
});

test("the timetable is put up, shown, and what is no longer on it is taken down", async () => {
  const boss = await startQueue(
    { db: database.db, url: database.url, close: async () => undefined },
    { keepsTime: false },
  );
  await boss.schedule("send-wave", "0 0 1 1 *", {});
  await startWorker(boss, database.db);
  const scheduled = await boss.getSchedules();
  expect(scheduled.map(({ name, cron }) => ({ job: name, cron })).toSorted(byJob)).toEqual(
    [...timetable].sort(byJob),
  );
  const shown = await readTimetable(new Date("2026-11-02T09:00:30Z"));
  expect(shown.find(({ job }) => job === "deliver-mail")?.nextRunAt).toEqual(
    new Date("2026-11-02T09:01:00Z"),
  );
  expect((await readQueues()).map(({ job }) => job)).toEqual([...jobNames]);
  await boss.stop({ graceful: false });
  setBoss(undefined);
});

test("on the embedded database, too, a job is queued in the transaction that caused it", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "manyi-worker-"));
  const opened = await openDatabase({ folder });
  setTestApp(opened.db);
  const boss = await startQueue(opened, { keepsTime: false });
  await opened.db.transaction((tx) => enqueue(tx, "close-wave", { waveId: "kept" }));
  const undone = opened.db.transaction(async (tx) => {
    await enqueue(tx, "close-wave", { waveId: "undone" });
    throw new Error("rolled back");
  });
  await expect(undone).rejects.toThrow("rolled back");
  expect((await waitingJobs("close-wave")).map((job) => job.data)).toEqual([{ waveId: "kept" }]);
  setBoss(undefined);
  setApp(undefined);
  await boss.stop({ graceful: false });
  await opened.close();
  await rm(folder, { recursive: true });
}, 120_000);

function byJob(a: { job: string }, b: { job: string }): number {
  return a.job < b.job ? -1 : 1;
}
