import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { cell, cellBuild } from "../../../db/schema/analysis.ts";
import type { CellAnswers } from "./answer-distribution.ts";
import type { AnswerCount, Cell } from "./cell.ts";
import type { CellVoices } from "./comment-filters.ts";
import type { CellFigures } from "./part-figures.ts";

export type CellBuild = typeof cellBuild.$inferSelect;

const insertBatchSize = 200;

export async function findCellBuild(db: Database, waveId: string): Promise<CellBuild | null> {
  const [row] = await db.select().from(cellBuild).where(eq(cellBuild.waveId, waveId));
  return row ?? null;
}

/**
 * Puts new cells in the place of a wave's old ones.
 * @param build with the revision that was found when the answers began to be read
 * @returns false if others have been stored since: what was read then may be older than they are
 */
export async function replaceCells(tx: Database, build: CellBuild, cells: readonly Cell[]): Promise<boolean> {
  const { waveId, revision } = build;
  await tx
    .insert(cellBuild)
    .values({ ...build, revision: 0 })
    .onConflictDoNothing();
  const [held] = await tx.select().from(cellBuild).where(eq(cellBuild.waveId, waveId)).for("update");
  if (held?.revision !== revision) return false;
  await tx.delete(cell).where(eq(cell.waveId, waveId));
  for (let from = 0; from < cells.length; from += insertBatchSize) {
    const rows = cells.slice(from, from + insertBatchSize).map((each) => ({ ...each, waveId }));
    await tx.insert(cell).values(rows);
  }
  await tx
    .update(cellBuild)
    .set({ ...build, revision: revision + 1 })
    .where(eq(cellBuild.waveId, waveId));
  return true;
}

const figureColumns = {
  unitId: cell.unitId,
  value: cell.value,
  source: cell.source,
  samplingWeight: cell.samplingWeight,
  answerCount: cell.answerCount,
  moments: cell.moments,
};

/**
 * The cells of an attribute ("" for everybody) as far as indices are computed from them.
 * @param unitIds null: of all units
 */
export async function listCellFigures(
  db: Database,
  waveId: string,
  attribute: string,
  unitIds: readonly string[] | null,
): Promise<CellFigures[]> {
  return db
    .select(figureColumns)
    .from(cell)
    .where(isCellOf(waveId, attribute, unitIds));
}

/** The same as far as answers to one question are counted. */
export async function listCellAnswers(
  db: Database,
  waveId: string,
  attribute: string,
  unitIds: readonly string[] | null,
  questionCode: string,
): Promise<CellAnswers[]> {
  const { unitId, value, source, answerCount } = cell;
  const counts = sql<AnswerCount | null>`${cell.answers} -> ${questionCode}::text`;
  return db
    .select({ unitId, value, source, answerCount, counts })
    .from(cell)
    .where(isCellOf(waveId, attribute, unitIds));
}

/** Who said how much, unit by unit. */
export async function listCellVoices(db: Database, waveId: string): Promise<CellVoices[]> {
  const { unitId, value, answerCount, voices } = cell;
  return db
    .select({ unitId, value, answerCount, voices })
    .from(cell)
    .where(isCellOf(waveId, "", null));
}

/** The attributes by which a wave has cells, "" not among them. */
export async function listCellAttributes(db: Database, waveId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ attribute: cell.attribute })
    .from(cell)
    .where(and(eq(cell.waveId, waveId), ne(cell.attribute, "")));
  return rows.map(({ attribute }) => attribute);
}

function isCellOf(waveId: string, attribute: string, unitIds: readonly string[] | null) {
  const ofUnits = unitIds ? inArray(cell.unitId, [...unitIds]) : undefined;
  return and(eq(cell.waveId, waveId), eq(cell.attribute, attribute), ofUnits);
}
