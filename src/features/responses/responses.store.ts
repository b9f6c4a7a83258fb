import { and, desc, eq, exists, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { invitation, wave } from "../../../db/schema/invitations.ts";
import { response, responseDraft, responseMark } from "../../../db/schema/responses.ts";
import { surveyVersion } from "../../../db/schema/surveys.ts";
import type { Disposition } from "../invitations/disposition.ts";
import type { Answers } from "../surveys/answers.ts";
import type { LinkEntryMode } from "./entry-mode.ts";
import type { ResponseMark, SurveyResponse } from "./response.ts";

const markBatchSize = 5000;

export interface ResponseDraft {
  readonly respondentId: string;
  readonly invitationId: string;
  readonly answers: Answers;
  /** the furthest page reached, counted from 1 */
  readonly page: number;
  readonly startedAt: Date;
  /** how the first page was opened that was saved */
  readonly entryMode: LinkEntryMode;
}

export async function selectDraft(
  db: Database,
  respondentId: string,
  invitationId: string,
): Promise<ResponseDraft | null> {
  const { answers, page, startedAt, entryMode } = responseDraft;
  const [row] = await db
    .select({
      respondentId: responseDraft.respondentId,
      invitationId: responseDraft.invitationId,
      answers,
      page,
      startedAt,
      entryMode,
    })
    .from(responseDraft)
    .where(isDraftOf(respondentId, invitationId));
  return row ?? null;
}

/** Adds answers to a draft, the newer one of a question replacing the older. */
export async function upsertDraft(db: Database, draft: ResponseDraft, savedAt: Date): Promise<void> {
  await db
    .insert(responseDraft)
    .values({ ...draft, savedAt })
    .onConflictDoUpdate({
      target: [responseDraft.respondentId, responseDraft.invitationId],
      set: {
        answers: sql`${responseDraft.answers} || excluded.answers`,
        page: sql`greatest(${responseDraft.page}, excluded.page)`,
        savedAt: sql`excluded.saved_at`,
      },
    });
}

export async function deleteDrafts(
  tx: Database,
  keys: readonly Pick<ResponseDraft, "respondentId" | "invitationId">[],
): Promise<void> {
  await tx.execute(sql`
    delete from response_draft
    using jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as row ("respondentId" uuid, "invitationId" uuid)
    where respondent_id = row."respondentId" and invitation_id = row."invitationId"`);
}

export async function deleteDraft(db: Database, respondentId: string, invitationId: string): Promise<void> {
  await db.delete(responseDraft).where(isDraftOf(respondentId, invitationId));
}

/** Takes away the unfinished answers of a wave. */
export async function deleteDraftsOfWave(db: Database, waveId: string): Promise<void> {
  const asked = db
    .select({ one: sql`1` })
    .from(invitation)
    .where(
      and(
        eq(invitation.respondentId, responseDraft.respondentId),
        eq(invitation.invitationId, responseDraft.invitationId),
        eq(invitation.waveId, waveId),
      ),
    );
  await db.delete(responseDraft).where(exists(asked));
}

/** Where an invitation stands, and stays until the transaction ends. */
export async function holdDisposition(
  tx: Database,
  respondentId: string,
  invitationId: string,
): Promise<Disposition | null> {
  const [row] = await tx
    .select({ disposition: invitation.disposition })
    .from(invitation)
    .where(and(eq(invitation.respondentId, respondentId), eq(invitation.invitationId, invitationId)))
    .for("update");
  return row?.disposition ?? null;
}

/** @returns false if this invitation has a response already, which stays as it is */
export async function insertResponse(tx: Database, row: SurveyResponse): Promise<boolean> {
  const inserted = await tx
    .insert(response)
    .values(row)
    .onConflictDoNothing()
    .returning({ responseId: response.responseId });
  return inserted.length === 1;
}

/** Of invitations that this transaction has completed itself, so that none has a response already. */
export async function insertResponses(tx: Database, rows: readonly SurveyResponse[]): Promise<void> {
  if (rows.length > 0) await tx.insert(response).values([...rows]);
}

export async function selectAnswersToInvitation(
  db: Database,
  respondentId: string,
  invitationId: string,
): Promise<Answers | null> {
  const [row] = await db
    .select({ answers: response.answers })
    .from(response)
    .where(and(eq(response.respondentId, respondentId), eq(response.invitationId, invitationId)));
  return row?.answers ?? null;
}

/** A respondent's last response in a programme before a moment, with what is needed to read it. */
export async function selectPreviousResponse(
  db: Database,
  respondentId: string,
  programmeId: string,
  before: Date,
) {
  const [row] = await db
    .select({ answers: response.answers, definition: surveyVersion.definition })
    .from(response)
    .innerJoin(wave, eq(wave.id, response.waveId))
    .innerJoin(surveyVersion, eq(surveyVersion.id, response.surveyVersionId))
    .where(
      and(
        eq(response.respondentId, respondentId),
        eq(wave.programmeId, programmeId),
        isNotNull(response.submittedAt),
        lt(response.submittedAt, before),
      ),
    )
    .orderBy(desc(response.submittedAt))
    .limit(1);
  return row ?? null;
}

export async function insertMarks(tx: Database, marks: readonly ResponseMark[]): Promise<void> {
  if (marks.length > 0) await tx.insert(responseMark).values([...marks]);
}

export async function selectMarks(db: Database, waveId: string): Promise<ResponseMark[]> {
  return db.select().from(responseMark).where(eq(responseMark.waveId, waveId));
}

/** The waves that have marks. */
export async function selectMarkedWaves(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ waveId: responseMark.waveId }).from(responseMark);
  return rows.map(({ waveId }) => waveId);
}

export async function deleteMarks(tx: Database, markIds: readonly string[]): Promise<void> {
  for (let from = 0; from < markIds.length; from += markBatchSize)
    await tx
      .delete(responseMark)
      .where(inArray(responseMark.markId, markIds.slice(from, from + markBatchSize)));
}

/** Writes a wave's responses anew in an order drawn by lot; what they say stays the same. */
export async function rewriteResponses(tx: Database, waveId: string): Promise<void> {
  const isOfWave = sql`wave_id = ${waveId}`;
  await tx.execute(
    sql`create temporary table shuffled on commit drop as select * from response where ${isOfWave} order by random()`,
  );
  await tx.execute(sql`delete from response where ${isOfWave}`);
  await tx.execute(sql`insert into response select * from shuffled`);
  await tx.execute(sql`drop table shuffled`);
}

function isDraftOf(respondentId: string, invitationId: string) {
  return and(eq(responseDraft.respondentId, respondentId), eq(responseDraft.invitationId, invitationId));
}
