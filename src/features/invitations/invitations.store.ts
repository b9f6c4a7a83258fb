import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { invitation } from "../../../db/schema/invitations.ts";
import { rowsOf } from "../../../db/tables.ts";
import { answerable, type Disposition, dispositionAtClose } from "./disposition.ts";
import { forgetStanding } from "./standing.store.ts";

export type Invitation = typeof invitation.$inferSelect;
export type InvitationKey = Pick<Invitation, "respondentId" | "invitationId">;

/** Writes invitations; those that are there already stay as they are. */
export async function insertInvitations(
  tx: Database,
  rows: readonly (typeof invitation.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(invitation)
      .values([...rows])
      .onConflictDoNothing();
}

export async function selectByToken(
  db: Database,
  respondentId: string,
  tokenDigest: Uint8Array,
): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitation)
    .where(and(eq(invitation.respondentId, respondentId), eq(invitation.tokenDigest, tokenDigest)));
  return row ?? null;
}

export async function selectInvitations(db: Database, waveId: string): Promise<Invitation[]> {
  return db.select().from(invitation).where(eq(invitation.waveId, waveId)).orderBy(invitation.tokenDigest);
}

export async function selectWaveId(db: Database, key: InvitationKey): Promise<string | null> {
  const [row] = await db.select({ waveId: invitation.waveId }).from(invitation).where(isInvitation(key));
  return row?.waveId ?? null;
}

/**
 * Moves one invitation on, if it still stands at one of these dispositions.
 * @param at null: the moment is nobody's business, as in anonymous surveys
 * @returns whether it was this call that moved it
 */
export async function moveDisposition(
  tx: Database,
  key: InvitationKey,
  from: readonly Disposition[],
  to: Disposition,
  at: Date | null,
): Promise<boolean> {
  const moved = await tx
    .update(invitation)
    .set({ disposition: to, ...(at ? { dispositionAt: at } : { dispositionAt: null }) })
    .where(and(isInvitation(key), inArray(invitation.disposition, [...from])))
    .returning({ waveId: invitation.waveId });
  await forgetStanding(
    tx,
    moved.map(({ waveId }) => waveId),
  );
  return moved.length > 0;
}

/**
 * Moves many invitations of a wave to `complete`, each at its own moment, where they can still be answered.
 * @returns the ids of those that it moved
 */
export async function completeInvitations(
  tx: Database,
  waveId: string,
  rows: readonly (InvitationKey & { readonly at: Date })[],
): Promise<ReadonlySet<string>> {
  const moved = await tx.execute(sql`
    update invitation set disposition = 'complete', disposition_at = row.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("respondentId" uuid, "invitationId" uuid, at timestamptz)
    where invitation.respondent_id = row."respondentId" and invitation.invitation_id = row."invitationId"
      and wave_id = ${waveId} and disposition in ${answerable}
    returning invitation.invitation_id as id`);
  return new Set(rowsOf<{ id: string }>(moved).map(({ id }) => id));
}

/** Everything this person was asked and has not answered. */
export async function optOutAll(tx: Database, respondentId: string, at: Date): Promise<void> {
  const moved = await tx
    .update(invitation)
    .set({ disposition: "opted-out", dispositionAt: at })
    .where(and(eq(invitation.respondentId, respondentId), inArray(invitation.disposition, [...answerable])))
    .returning({ waveId: invitation.waveId });
  await forgetStanding(
    tx,
    moved.map(({ waveId }) => waveId),
  );
}

/** The invitations of a wave that wait for their mail: it has gone out, when they were drawn. */
export async function settleQueued(tx: Database, waveId: string): Promise<void> {
  await tx
    .update(invitation)
    .set({ disposition: "sent" })
    .where(and(eq(invitation.waveId, waveId), eq(invitation.disposition, "queued")));
}

/** Settles what a closing wave leaves open; see `dispositionAtClose`. */
export async function settleDispositions(tx: Database, waveId: string, at: Date): Promise<void> {
  for (const from of answerable) {
    const to = dispositionAtClose(from);
    if (to === from) continue;
    await tx
      .update(invitation)
      .set({ disposition: to, dispositionAt: at })
      .where(and(eq(invitation.waveId, waveId), eq(invitation.disposition, from)));
  }
}

/** Writes a wave's invitations anew in an order drawn by lot; what they say stays the same. */
export async function rewriteInvitations(tx: Database, waveId: string): Promise<void> {
  const isOfWave = sql`wave_id = ${waveId}`;
  // Somebody may be opting out just now: their change is waited for, not overwritten.
  await tx.execute(sql`select 1 from invitation where ${isOfWave} for update`);
  await tx.execute(
    sql`create temporary table shuffled on commit drop as select * from invitation where ${isOfWave} order by random()`,
  );
  await tx.execute(sql`delete from invitation where ${isOfWave}`);
  await tx.execute(sql`insert into invitation select * from shuffled`);
  await tx.execute(sql`drop table shuffled`);
}

function isInvitation(key: InvitationKey): SQL | undefined {
  return and(eq(invitation.respondentId, key.respondentId), eq(invitation.invitationId, key.invitationId));
}
