import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { scoreRun } from "../../../db/schema/analysis.ts";

export type ScoreRunRow = typeof scoreRun.$inferSelect;

export async function insertScoreRun(tx: Database, row: typeof scoreRun.$inferInsert): Promise<void> {
  await tx.insert(scoreRun).values(row);
}

export async function findScoreRun(db: Database, id: string): Promise<ScoreRunRow | null> {
  const [row] = await db.select().from(scoreRun).where(eq(scoreRun.id, id));
  return row ?? null;
}

/** The newest run of a wave in one of these states. */
export async function findLatestRun(
  db: Database,
  waveId: string,
  statuses: readonly ScoreRunRow["status"][],
): Promise<ScoreRunRow | null> {
  const [row] = await db
    .select()
    .from(scoreRun)
    .where(and(eq(scoreRun.waveId, waveId), inArray(scoreRun.status, [...statuses])))
    .orderBy(desc(scoreRun.createdAt), desc(sql`coalesce(${scoreRun.finishedAt}, ${scoreRun.createdAt})`))
    .limit(1);
  return row ?? null;
}

/** Whether the closing of a wave has had its run. */
export async function hasClosingRun(db: Database, waveId: string): Promise<boolean> {
  const rows = await db
    .select({ id: scoreRun.id })
    .from(scoreRun)
    .where(and(eq(scoreRun.waveId, waveId), eq(scoreRun.trigger, "wave-closed")))
    .limit(1);
  return rows.length > 0;
}

/** The newest finished run of every wave of a programme. */
export async function listLatestDoneRuns(db: Database, programmeId: string): Promise<ScoreRunRow[]> {
  return await db
    .selectDistinctOn([scoreRun.waveId])
    .from(scoreRun)
    .where(and(eq(scoreRun.programmeId, programmeId), eq(scoreRun.status, "done")))
    .orderBy(scoreRun.waveId, desc(scoreRun.createdAt));
}

/** How the newest run of every wave ended, where it ended at this moment or later. */
export async function listRunsEndedSince(
  db: Database,
  since: Date,
): Promise<Pick<ScoreRunRow, "waveId" | "status" | "finishedAt">[]> {
  const newest = await db
    .selectDistinctOn([scoreRun.waveId], {
      waveId: scoreRun.waveId,
      status: scoreRun.status,
      finishedAt: scoreRun.finishedAt,
    })
    .from(scoreRun)
    .orderBy(scoreRun.waveId, desc(scoreRun.createdAt));
  return newest.filter(({ finishedAt }) => finishedAt !== null && finishedAt >= since);
}

/** Takes a run that has not finished; a second delivery of the same job computes the same again. */
export async function claimScoreRun(db: Database, id: string): Promise<ScoreRunRow | null> {
  const [row] = await db
    .update(scoreRun)
    .set({ status: "running" })
    .where(and(eq(scoreRun.id, id), inArray(scoreRun.status, ["queued", "running"])))
    .returning();
  return row ?? null;
}

/** Ends a run that is being computed; a finished one is never changed. */
export async function finishScoreRun(
  db: Database,
  id: string,
  outcome: Pick<
    ScoreRunRow,
    | "status"
    | "results"
    | "failure"
    | "dataHash"
    | "rowCount"
    | "codeVersion"
    | "finishedAt"
    | "definitionName"
    | "definitionVersion"
  >,
): Promise<void> {
  await db
    .update(scoreRun)
    .set(outcome)
    .where(and(eq(scoreRun.id, id), eq(scoreRun.status, "running")));
}
