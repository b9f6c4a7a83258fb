import { and, count, inArray, isNull, notInArray, notLike } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { contactKey, respondent, respondentImport, suppression } from "../../../db/schema/respondents.ts";
import { unit, unitVersion } from "../../../db/schema/units.ts";

/** Deletes the people of some units, with the claims on their addresses, and what these staff uploaded. */
export async function deletePeople(
  tx: Database,
  unitIds: readonly string[],
  staffIds: readonly string[],
): Promise<void> {
  const inUnits = inArray(respondent.unitId, [...unitIds]);
  const ids = tx.select({ id: respondent.respondentId }).from(respondent).where(inUnits);
  const hashes = tx
    .select({ hash: contactKey.emailHash })
    .from(contactKey)
    .where(inArray(contactKey.respondentId, ids));
  await tx.delete(suppression).where(inArray(suppression.emailHash, hashes));
  await tx.delete(contactKey).where(inArray(contactKey.respondentId, ids));
  await tx.delete(respondent).where(inUnits);
  await tx.delete(respondentImport).where(inArray(respondentImport.createdBy, [...staffIds]));
}

export async function deleteUnits(tx: Database, unitIds: readonly string[]): Promise<void> {
  await tx.delete(unitVersion).where(inArray(unitVersion.unitId, [...unitIds]));
  await tx.delete(unit).where(inArray(unit.id, [...unitIds]));
}

/** How many people of some units have an address outside of a domain. */
export async function countPeopleOutside(
  db: Database,
  unitIds: readonly string[],
  domain: string,
): Promise<number> {
  const [row] = await db
    .select({ people: count() })
    .from(respondent)
    .where(and(inArray(respondent.unitId, [...unitIds]), notLike(respondent.email, `%@${domain}`)));
  return row?.people ?? 0;
}

/** Names of units that stand right below some others without being one of them. */
export async function selectUnitsBelow(db: Database, unitIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ name: unitVersion.name })
    .from(unitVersion)
    .where(
      and(
        inArray(unitVersion.parentUnitId, [...unitIds]),
        notInArray(unitVersion.unitId, [...unitIds]),
        isNull(unitVersion.validTo),
      ),
    )
    .orderBy(unitVersion.name);
  return rows.map(({ name }) => name);
}
