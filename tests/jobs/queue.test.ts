import { expect, test } from "vitest";
import { enqueue } from "../../src/jobs/queue.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue, waitingJobs } from "../support/queue.ts";

const database = useDatabase();
useQueue(database);

test("a job is queued only if the transaction that caused it commits", async () => {
  const undone = database.db.transaction(async (tx) => {
    await enqueue(tx, "close-wave", { waveId: "never" });
    throw new Error("rolled back");
  });
  await expect(undone).rejects.toThrow("rolled back");
  await database.db.transaction((tx) => enqueue(tx, "close-wave", { waveId: "yes" }));
  expect((await waitingJobs("close-wave")).map((job) => job.data)).toEqual([{ waveId: "yes" }]);
});

test("jobs with one key wait once; jobs without a key all wait", async () => {
  await database.db.transaction(async (tx) => {
    await enqueue(tx, "deliver-mail", {}, { singletonKey: "now" });
    await enqueue(tx, "deliver-mail", {}, { singletonKey: "now" });
    await enqueue(tx, "open-case", { respondentId: "a", responseId: "b" });
    await enqueue(tx, "open-case", { respondentId: "a", responseId: "c" });
  });
  expect(await waitingJobs("deliver-mail")).toHaveLength(1);
  expect(await waitingJobs("open-case")).toHaveLength(2);
});
