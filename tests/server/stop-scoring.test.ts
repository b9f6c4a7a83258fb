import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { scoreRun } from "../../db/schema/analysis.ts";
import { requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import { testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";
import { aSampledWave } from "../support/sampled-wave.ts";
import { startServer } from "../support/server.ts";

const database = useDatabase();
useQueue(database);

test("SIGTERM during a score run ends within seconds with 0, and the run waits for the next start", async () => {
  const { wave } = await aSampledWave(database.db, { count: 500 });
  const asked = { waveId: wave.id, trigger: "wave-closed", staffId: null, now: testNow } as const;
  // Hours of work.
  await database.db.transaction((tx) => requestScoreRun(tx, { ...asked, replicateCount: 10_000_000 }));
  const server = await startServer({ databaseUrl: database.url });
  while ((await statusOf(wave.id)) !== "running");
  const signalled = performance.now();
  expect(await server.end("SIGTERM")).toBe(0);
  // Less than the ten seconds that other jobs are given.
  expect(performance.now() - signalled).toBeLessThan(8_000);
  expect(await statusOf(wave.id)).toBe("running");
  await server.stop();
}, 120_000);

async function statusOf(waveId: string): Promise<string | undefined> {
  const [row] = await database.db
    .select({ status: scoreRun.status })
    .from(scoreRun)
    .where(eq(scoreRun.waveId, waveId));
  return row?.status;
}
