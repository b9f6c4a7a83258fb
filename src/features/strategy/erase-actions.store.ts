import { eq, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { actionNote, actionUnit, actionYardstick, improvementAction } from "../../../db/schema/strategy.ts";

/** Deletes the actions of a programme with their yardsticks, units and notes. */
export async function deleteActions(tx: Database, programmeId: string): Promise<void> {
  const ids = tx
    .select({ id: improvementAction.id })
    .from(improvementAction)
    .where(eq(improvementAction.programmeId, programmeId));
  for (const table of [actionNote, actionUnit, actionYardstick])
    await tx.delete(table).where(inArray(table.actionId, ids));
  await tx.delete(improvementAction).where(eq(improvementAction.programmeId, programmeId));
}
