import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { cell, cellBuild } from "../../../db/schema/analysis.ts";
import type { Cell } from "./cell.ts";

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

/** Every cell of a wave with this attribute ("" for everybody). @param unitIds null: of all units */
export async function listCells(
  db: Database,
  waveId: string,
  attribute: string,
  unitIds: readonly string[] | null,
): Promise<Cell[]> {
  return db
    .select()
    .from(cell)
    .where(isCellOf(waveId, attribute, unitIds));
}

function isCellOf(waveId: string, attribute: string, unitIds: readonly string[] | null) {
  const ofUnits = unitIds ? inArray(cell.unitId, [...unitIds]) : undefined;
  return and(eq(cell.waveId, waveId), eq(cell.attribute, attribute), ofUnits);
}
