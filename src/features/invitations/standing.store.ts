import { and, count, eq, inArray, lt, notInArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { invitation, wave, waveStanding } from "../../../db/schema/invitations.ts";
import type { Disposition } from "./disposition.ts";

export interface UnitDispositions {
  readonly unitId: string;
  readonly disposition: Disposition;
  readonly count: number;
}

/**
 * How many invitations of a wave stand where, by unit as it was when they were drawn: as it was kept of a closed wave,
 * else counted.
 */
export async function countDispositions(
  db: Database,
  waveId: string,
  unitIds: readonly string[] | null,
): Promise<UnitDispositions[]> {
  const { unitId, disposition, invitationCount } = waveStanding;
  const kept = await db
    .select({ unitId, disposition, count: invitationCount })
    .from(waveStanding)
    .where(eq(waveStanding.waveId, waveId));
  const counted = kept.length > 0 ? kept : await countInvitations(db, waveId);
  const asked = unitIds && new Set(unitIds);
  return asked ? counted.filter((each) => asked.has(each.unitId)) : counted;
}

/** Closed waves of which nothing is kept, the longest closed first. */
export async function selectUncounted(db: Database, closedBefore: Date): Promise<string[]> {
  const counted = db.selectDistinct({ id: waveStanding.waveId }).from(waveStanding);
  const rows = await db
    .select({ id: wave.id })
    .from(wave)
    .where(and(eq(wave.status, "closed"), lt(wave.closedAt, closedBefore), notInArray(wave.id, counted)))
    .orderBy(wave.closedAt);
  return rows.map(({ id }) => id);
}

/** Keeps how the invitations of a wave stand, in the place of what was kept before. The wave must be locked. */
export async function keepStanding(tx: Database, waveId: string): Promise<void> {
  await tx.delete(waveStanding).where(eq(waveStanding.waveId, waveId));
  const rows = await countInvitations(tx, waveId);
  if (rows.length > 0)
    await tx
      .insert(waveStanding)
      .values(rows.map(({ count: invitationCount, ...each }) => ({ ...each, waveId, invitationCount })));
}

/**
 * An invitation of these waves has moved: what was kept of the closed ones is not so any more. Locks them, so that what
 * is being counted without this change is forgotten, too.
 */
export async function forgetStanding(tx: Database, waveIds: readonly string[]): Promise<void> {
  if (waveIds.length === 0) return;
  const closed = await tx
    .select({ id: wave.id })
    .from(wave)
    .where(and(inArray(wave.id, [...waveIds]), eq(wave.status, "closed")))
    .for("share");
  const ids = closed.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(waveStanding).where(inArray(waveStanding.waveId, ids));
}

function countInvitations(db: Database, waveId: string): Promise<UnitDispositions[]> {
  const { unitId, disposition } = invitation;
  return db
    .select({ unitId, disposition, count: count() })
    .from(invitation)
    .where(eq(invitation.waveId, waveId))
    .groupBy(unitId, disposition);
}
