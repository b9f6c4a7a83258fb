import { eq, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { cell, cellBuild, commentTag, scoreRun } from "../../../db/schema/analysis.ts";
import { wave } from "../../../db/schema/invitations.ts";

/** Deletes score runs, cells and tags of a programme's waves. */
export async function deleteResults(tx: Database, programmeId: string): Promise<void> {
  const waveIds = tx.select({ id: wave.id }).from(wave).where(eq(wave.programmeId, programmeId));
  for (const table of [commentTag, cell, cellBuild, scoreRun])
    await tx.delete(table).where(inArray(table.waveId, waveIds));
}
