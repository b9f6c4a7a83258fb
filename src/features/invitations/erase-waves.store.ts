import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { invitation, message, wave, waveStanding, waveStratum } from "../../../db/schema/invitations.ts";

/** Deletes the waves of a programme with their invitations and mails, and every other mail to these staff. */
export async function deleteWaves(
  tx: Database,
  programmeId: string,
  staffIds: readonly string[],
): Promise<void> {
  const waveIds = tx.select({ id: wave.id }).from(wave).where(eq(wave.programmeId, programmeId));
  const ofStaff = and(isNull(message.waveId), inArray(message.staffId, [...staffIds]));
  await tx.delete(message).where(or(inArray(message.waveId, waveIds), ofStaff));
  await tx.delete(invitation).where(inArray(invitation.waveId, waveIds));
  await tx.delete(waveStanding).where(inArray(waveStanding.waveId, waveIds));
  await tx.delete(waveStratum).where(inArray(waveStratum.waveId, waveIds));
  await tx.delete(wave).where(eq(wave.programmeId, programmeId));
}

/**
 * Names of waves that tie a programme to the rest: others made them in it, its staff made them elsewhere, or people of
 * its units were asked by another programme.
 */
export async function selectEntangledWaves(
  db: Database,
  programmeId: string,
  { staffIds, unitIds }: { readonly staffIds: readonly string[]; readonly unitIds: readonly string[] },
): Promise<string[]> {
  const rows = await db
    .select({ name: wave.name, programmeId: wave.programmeId, createdBy: wave.createdBy })
    .from(wave)
    .where(
      or(
        eq(wave.programmeId, programmeId),
        inArray(wave.createdBy, [...staffIds]),
        inArray(
          wave.id,
          db
            .selectDistinct({ id: invitation.waveId })
            .from(invitation)
            .where(inArray(invitation.unitId, [...unitIds])),
        ),
        inArray(
          wave.id,
          db
            .selectDistinct({ id: waveStratum.waveId })
            .from(waveStratum)
            .innerJoin(wave, eq(wave.id, waveStratum.waveId))
            .where(and(inArray(waveStratum.unitId, [...unitIds]), ne(wave.programmeId, programmeId))),
        ),
      ),
    );
  return rows
    .filter((row) => row.programmeId !== programmeId || !staffIds.includes(row.createdBy ?? ""))
    .map(({ name }) => name)
    .sort();
}
