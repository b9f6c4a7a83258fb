import { and, asc, count, eq, gt, ilike, inArray, isNull, notExists, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { listedMax } from "../../../db/list-page.ts";
import { contactKey, respondent, suppression } from "../../../db/schema/respondents.ts";

export type Respondent = typeof respondent.$inferSelect;

/** Someone who may be invited. */
export type FrameMember = Pick<
  Respondent,
  "respondentId" | "name" | "language" | "unitId" | "attributes" | "lastContactedAt"
>;

export async function selectRespondent(db: Database, respondentId: string): Promise<Respondent | null> {
  const [row] = await db.select().from(respondent).where(eq(respondent.respondentId, respondentId));
  return row ?? null;
}

/** The next members of the frame behind an id. The id only pages through them: it says nothing about an order. */
export async function selectFrame(
  db: Database,
  unitIds: readonly string[],
  afterId: string | null,
  limit: number,
): Promise<FrameMember[]> {
  return db
    .select({
      respondentId: respondent.respondentId,
      name: respondent.name,
      language: respondent.language,
      unitId: respondent.unitId,
      attributes: respondent.attributes,
      lastContactedAt: respondent.lastContactedAt,
    })
    .from(respondent)
    .where(
      and(
        inArray(respondent.unitId, [...unitIds]),
        mayBeMailed(db),
        afterId ? gt(respondent.respondentId, afterId) : undefined,
      ),
    )
    .orderBy(asc(respondent.respondentId))
    .limit(limit);
}

/** How many may be invited, by unit. @param among a condition on them beside that */
export async function countFrame(
  db: Database,
  unitIds: readonly string[],
  among?: SQL,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ unitId: respondent.unitId, members: count() })
    .from(respondent)
    .where(and(inArray(respondent.unitId, [...unitIds]), mayBeMailed(db), among))
    .groupBy(respondent.unitId);
  return new Map(rows.map((row) => [row.unitId, row.members]));
}

/** How many people there are, by unit. */
export async function countByUnit(db: Database, unitIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ unitId: respondent.unitId, people: count() })
    .from(respondent)
    .where(inArray(respondent.unitId, [...unitIds]))
    .groupBy(respondent.unitId);
  return new Map(rows.map((row) => [row.unitId, row.people]));
}

export interface RespondentFilter {
  readonly unitIds: readonly string[];
  /** part of the e-mail address or the name */
  readonly search?: string;
}

export async function selectRespondents(
  db: Database,
  filter: RespondentFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<Respondent[]> {
  return db
    .select()
    .from(respondent)
    .where(matches(filter))
    .orderBy(asc(respondent.email))
    .limit(page.limit)
    .offset(page.offset);
}

/** How many there are, counted up to one more than `listedMax`. */
export async function countRespondents(db: Database, filter: RespondentFilter): Promise<number> {
  const some = db
    .select({ one: sql`1`.as("one") })
    .from(respondent)
    .where(matches(filter))
    .limit(listedMax + 1)
    .as("some");
  const [row] = await db.select({ found: count() }).from(some);
  return row?.found ?? 0;
}

export async function updateRespondent(
  tx: Database,
  respondentId: string,
  change: Partial<Pick<Respondent, "consentState" | "consentVersion" | "optedOutAt">> & { updatedAt: Date },
): Promise<void> {
  await tx.update(respondent).set(change).where(eq(respondent.respondentId, respondentId));
}

export async function updateLastContacted(
  tx: Database,
  respondentIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx
    .update(respondent)
    .set({ lastContactedAt: at })
    .where(inArray(respondent.respondentId, [...respondentIds]));
}

export async function insertSuppression(tx: Database, row: typeof suppression.$inferInsert): Promise<void> {
  await tx.insert(suppression).values(row).onConflictDoNothing();
}

export async function isSuppressed(db: Database, emailHash: string): Promise<boolean> {
  const rows = await db
    .select({ reason: suppression.reason })
    .from(suppression)
    .where(eq(suppression.emailHash, emailHash));
  return rows.length > 0;
}

function mayBeMailed(db: Database): SQL | undefined {
  const suppressed = db
    .select({ one: sql`1` })
    .from(contactKey)
    .innerJoin(suppression, eq(suppression.emailHash, contactKey.emailHash))
    .where(eq(contactKey.respondentId, respondent.respondentId));
  return and(isNull(respondent.optedOutAt), notExists(suppressed));
}

function matches({ unitIds, search }: RespondentFilter): SQL | undefined {
  const pattern = `%${(search ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  const found = search ? or(ilike(respondent.email, pattern), ilike(respondent.name, pattern)) : undefined;
  return and(inArray(respondent.unitId, [...unitIds]), found);
}
