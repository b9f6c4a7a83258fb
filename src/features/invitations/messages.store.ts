import { and, asc, count, desc, eq, exists, gte, inArray, like, lte, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { listedMax } from "../../../db/list-page.ts";
import { demo } from "../../../db/schema/demo.ts";
import { invitation, message, wave } from "../../../db/schema/invitations.ts";
import { respondent } from "../../../db/schema/respondents.ts";
import { staff } from "../../../db/schema/staff.ts";
import type { Language } from "../../i18n/languages.ts";

export type Message = typeof message.$inferSelect;
export type MessageStatus = Message["status"];
export type MessageKey = Pick<Message, "respondentId" | "messageId">;

/** @returns the rows that were new; an occasion that has its mail keeps it */
export async function insertMessages(
  tx: Database,
  rows: readonly (typeof message.$inferInsert)[],
): Promise<MessageKey[]> {
  if (rows.length === 0) return [];
  return tx
    .insert(message)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ respondentId: message.respondentId, messageId: message.messageId });
}

/** The next due message, for this caller alone. */
export async function lockDue(tx: Database, now: Date): Promise<Message | null> {
  const [row] = await tx
    .select()
    .from(message)
    .where(and(eq(message.status, "queued"), lte(message.nextAttemptAt, now)))
    .orderBy(asc(message.nextAttemptAt))
    .limit(1)
    .for("update", { skipLocked: true });
  return row ?? null;
}

/** Messages whose sender went silent. */
export async function lockLapsed(tx: Database, now: Date): Promise<Message[]> {
  return tx
    .select()
    .from(message)
    .where(and(eq(message.status, "sending"), lte(message.leaseUntil, now)))
    .for("update", { skipLocked: true });
}

export interface MessageChange {
  readonly status: MessageStatus;
  readonly transport?: "outbox" | "smtp";
  readonly attemptCount?: number;
  readonly nextAttemptAt?: Date;
  readonly leaseUntil?: Date | null;
  readonly lastReply?: string | null;
  readonly sentAt?: Date;
}

/** @returns false if the message stands at none of `from`, or has been claimed again since */
export async function updateMessage(
  tx: Database,
  key: MessageKey,
  from: { readonly status: readonly MessageStatus[]; readonly attemptCount?: number },
  change: MessageChange,
): Promise<boolean> {
  const changed = await tx
    .update(message)
    .set(change)
    .where(
      and(
        isMessage(key),
        inArray(message.status, [...from.status]),
        from.attemptCount === undefined ? undefined : eq(message.attemptCount, from.attemptCount),
      ),
    )
    .returning({ messageId: message.messageId });
  return changed.length > 0;
}

const invitationOccasion = "invitation:%";
/** Mails of which every occasion is about no dissatisfied customer. */
const openOccasions = [invitationOccasion, "actions-overdue:%", "test:%"];

/** Invitations that have not left and never will: their wave is closed. Other mails of the wave still go out. */
export async function cancelInvitations(tx: Database, waveId: string, reason: string): Promise<void> {
  await tx
    .update(message)
    .set({ status: "cancelled", lastReply: reason })
    .where(
      and(
        eq(message.waveId, waveId),
        like(message.occasion, invitationOccasion),
        eq(message.status, "queued"),
      ),
    );
}

/** Waiting mails of a wave with these invitations. */
export async function listWaiting(
  tx: Database,
  waveId: string,
  invitationIds: readonly string[],
): Promise<Message[]> {
  if (invitationIds.length === 0) return [];
  return tx
    .select()
    .from(message)
    .where(
      and(
        eq(message.waveId, waveId),
        eq(message.status, "queued"),
        like(message.occasion, invitationOccasion),
        inArray(message.invitationId, [...invitationIds]),
      ),
    );
}

/** Ends the waiting mails of a wave, or one of them, in the outbox at the moment they were written. */
export async function settleMails(
  tx: Database,
  waveId: string,
  { status, lastReply }: { readonly status: "sent" | "failed"; readonly lastReply: string | null },
  messageId?: string,
): Promise<void> {
  const sentAt = status === "sent" ? sql`${message.createdAt}` : null;
  await tx
    .update(message)
    .set({ status, lastReply, sentAt, transport: "outbox", attemptCount: 1 })
    .where(
      and(
        eq(message.waveId, waveId),
        eq(message.status, "queued"),
        messageId ? eq(message.messageId, messageId) : undefined,
      ),
    );
}

export interface Recipient {
  readonly email: string;
  readonly waveStatus: (typeof wave.$inferSelect)["status"] | null;
  readonly disposition: (typeof invitation.$inferSelect)["disposition"] | null;
  /** the mail belongs to the demo programme */
  readonly isMadeUp: boolean;
}

/** Where a message goes and whether its wave still runs. */
export async function selectRecipient(db: Database, row: Message): Promise<Recipient | null> {
  const [found] = await db
    .select({
      customerEmail: respondent.email,
      staffEmail: staff.email,
      waveStatus: wave.status,
      disposition: invitation.disposition,
      demoId: demo.id,
    })
    .from(message)
    .leftJoin(respondent, eq(respondent.respondentId, message.respondentId))
    .leftJoin(staff, eq(staff.id, message.staffId))
    .leftJoin(wave, eq(wave.id, message.waveId))
    .leftJoin(demo, isOfDemo())
    .leftJoin(invitation, isInvitationOfMessage())
    .where(isMessage(row));
  if (!found) return null;
  const email = row.recipientKind === "staff" ? found.staffEmail : found.customerEmail;
  return email === null ? null : { ...found, email, isMadeUp: found.demoId !== null };
}

/** Which mails somebody may look at. */
export interface OutboxScope {
  /** null: of all units, so that nobody has to be looked up to know */
  readonly unitIds: readonly string[] | null;
  /** mails about cases tell who was dissatisfied: they are for those who work on cases */
  readonly includesCases: boolean;
}

export interface OutboxFilter extends OutboxScope {
  readonly status?: MessageStatus;
  readonly waveId?: string;
  /** queued at this moment or later */
  readonly since?: Date;
}

export interface OutboxRow {
  readonly message: Message;
  /** null in a mail to staff that is about no customer */
  readonly customerEmail: string | null;
  readonly staffEmail: string | null;
  readonly waveName: string | null;
  readonly disposition: (typeof invitation.$inferSelect)["disposition"] | null;
  /** the demo programme's, if the mail belongs to it */
  readonly demoId: string | null;
}

const newestFirst = [desc(message.createdAt), asc(message.respondentId)];

/** Mails of people in these units, staff among them, newest first. */
export async function selectOutbox(
  db: Database,
  filter: OutboxFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<OutboxRow[]> {
  // First which ones: addresses, waves and outcomes are looked up for these alone.
  const shown = db
    .select({ shownRespondentId: message.respondentId, shownId: message.messageId })
    .from(message)
    .leftJoin(respondent, eq(respondent.respondentId, message.respondentId))
    .leftJoin(staff, eq(staff.id, message.staffId))
    .where(matches(filter))
    .orderBy(...newestFirst)
    .limit(page.limit)
    .offset(page.offset)
    .as("shown");
  return outboxQuery(db)
    .innerJoin(
      shown,
      and(eq(shown.shownRespondentId, message.respondentId), eq(shown.shownId, message.messageId)),
    )
    .orderBy(...newestFirst);
}

export async function selectOutboxMessage(
  db: Database,
  key: MessageKey,
  scope: OutboxScope,
): Promise<OutboxRow | null> {
  const [row] = await outboxQuery(db).where(and(isMessage(key), matches(scope)));
  return row ?? null;
}

export async function selectUnansweredInvitation(
  db: Database,
  filter: OutboxScope & { readonly waveId: string },
  language: Language,
): Promise<MessageKey | null> {
  const [row] = await outboxQuery(db)
    .where(
      and(
        matches({ ...filter, status: "sent" }),
        eq(sql`${message.parameters} ->> 'template'`, "invitation"),
        eq(invitation.disposition, "sent"),
      ),
    )
    .orderBy(desc(eq(message.language, language)), desc(message.createdAt), asc(message.respondentId))
    .limit(1);
  return row?.message ?? null;
}

/** How many mails of each of these statuses, counted up to one more than `listedMax`. */
export async function countOutbox(
  db: Database,
  filter: Omit<OutboxFilter, "status">,
  statuses: readonly MessageStatus[],
): Promise<Partial<Record<MessageStatus, number>>> {
  const counts: Partial<Record<MessageStatus, number>> = {};
  for (const status of statuses) {
    const some = db
      .select({ one: sql`1`.as("one") })
      .from(message)
      .leftJoin(respondent, eq(respondent.respondentId, message.respondentId))
      .leftJoin(staff, eq(staff.id, message.staffId))
      .where(matches({ ...filter, status }))
      .limit(listedMax + 1)
      .as("some");
    const [row] = await db.select({ count: count() }).from(some);
    if (row?.count) counts[status] = row.count;
  }
  return counts;
}

/** Waves that have mails somebody may look at, newest first, to filter by. */
export async function selectWavesWithMail(
  db: Database,
  scope: OutboxScope,
): Promise<{ id: string; name: string }[]> {
  const mailed = db
    .select({ one: sql`1` })
    .from(message)
    .leftJoin(respondent, eq(respondent.respondentId, message.respondentId))
    .leftJoin(staff, eq(staff.id, message.staffId))
    .where(and(eq(message.waveId, wave.id), matches(scope)));
  return db
    .select({ id: wave.id, name: wave.name })
    .from(wave)
    .where(exists(mailed))
    .orderBy(desc(wave.createdAt))
    .limit(100);
}

function outboxQuery(db: Database) {
  return db
    .select({
      message,
      customerEmail: respondent.email,
      staffEmail: staff.email,
      waveName: wave.name,
      disposition: invitation.disposition,
      demoId: demo.id,
    })
    .from(message)
    .leftJoin(respondent, eq(respondent.respondentId, message.respondentId))
    .leftJoin(staff, eq(staff.id, message.staffId))
    .leftJoin(wave, eq(wave.id, message.waveId))
    .leftJoin(demo, isOfDemo())
    .leftJoin(invitation, isInvitationOfMessage());
}

function matches({ unitIds, includesCases, status, waveId, since }: OutboxFilter): SQL | undefined {
  return and(
    unitIds ? inArray(sql`coalesce(${respondent.unitId}, ${staff.unitId})`, [...unitIds]) : undefined,
    includesCases ? undefined : or(...openOccasions.map((each) => like(message.occasion, each))),
    status ? eq(message.status, status) : undefined,
    waveId ? eq(message.waveId, waveId) : undefined,
    since ? gte(message.createdAt, since) : undefined,
  );
}

/** About a wave of the demo programme, or to somebody of its staff. */
function isOfDemo(): SQL | undefined {
  const toItsStaff = sql`${demo.staff} @> jsonb_build_array(jsonb_build_object('id', ${message.staffId}::text))`;
  return or(eq(demo.programmeId, wave.programmeId), toItsStaff);
}

function isMessage(key: MessageKey): SQL | undefined {
  return and(eq(message.respondentId, key.respondentId), eq(message.messageId, key.messageId));
}

function isInvitationOfMessage(): SQL | undefined {
  return and(
    eq(invitation.respondentId, message.respondentId),
    eq(invitation.invitationId, message.invitationId),
  );
}
