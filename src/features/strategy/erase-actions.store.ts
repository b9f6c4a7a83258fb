import { and, eq, exists, inArray, ne, or } from "drizzle-orm";
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

/** Titles of other programmes' actions that these staff planned or own, or that touch these units. */
export async function selectEntangledActions(
  db: Database,
  programmeId: string,
  { staffIds, unitIds }: { readonly staffIds: readonly string[]; readonly unitIds: readonly string[] },
): Promise<string[]> {
  const touched = db
    .select({ id: actionUnit.actionId })
    .from(actionUnit)
    .where(and(eq(actionUnit.actionId, improvementAction.id), inArray(actionUnit.unitId, [...unitIds])));
  const rows = await db
    .select({ title: improvementAction.title })
    .from(improvementAction)
    .where(
      and(
        ne(improvementAction.programmeId, programmeId),
        or(
          inArray(improvementAction.createdBy, [...staffIds]),
          inArray(improvementAction.ownerStaffId, [...staffIds]),
          exists(touched),
        ),
      ),
    )
    .orderBy(improvementAction.title);
  return rows.map(({ title }) => title);
}
