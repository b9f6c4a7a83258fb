import { and, count, eq, gte, inArray, isNotNull } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { caseNote, followUpCase } from "../../../db/schema/followups.ts";
import type { ParsedLink } from "../../auth/link-tokens.ts";
import type { NoteDetail, NoteKind } from "./case-change.ts";
import type { FollowUpCase } from "./follow-up-case.ts";

/** @returns false if this response has its case already */
export async function insertCase(
  tx: Database,
  row: FollowUpCase & { contactTokenDigest?: Uint8Array },
): Promise<boolean> {
  const inserted = await tx
    .insert(followUpCase)
    .values(row)
    .onConflictDoNothing()
    .returning({ caseId: followUpCase.caseId });
  return inserted.length > 0;
}

/** The case, locked until the transaction ends: two people work on it one after the other. */
export async function lockCase(
  tx: Database,
  respondentId: string,
  caseId: string,
): Promise<FollowUpCase | null> {
  const [row] = await tx.select().from(followUpCase).where(isCase(respondentId, caseId)).for("update");
  return row ?? null;
}

export async function updateCase(
  tx: Database,
  { respondentId, caseId }: FollowUpCase,
  changes: Partial<FollowUpCase> & { recoveryTokenDigest?: Uint8Array },
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await tx.update(followUpCase).set(changes).where(isCase(respondentId, caseId));
}

export interface NewNote {
  readonly kind: NoteKind;
  readonly text: string;
  readonly detail: NoteDetail;
  /** null: the customer, or the system */
  readonly staffId: string | null;
  readonly at: Date;
}

export async function insertNote(
  tx: Database,
  { respondentId, caseId }: FollowUpCase,
  note: NewNote,
): Promise<void> {
  await tx.insert(caseNote).values({ ...note, respondentId, caseId, noteId: crypto.randomUUID() });
}

/** The case that a link in one of its mails leads to; null for a link that is not ours. */
export async function selectCaseByLink(
  db: Database,
  purpose: "contact" | "recovery",
  { respondentId, tokenDigest }: ParsedLink,
): Promise<FollowUpCase | null> {
  const digest = purpose === "contact" ? followUpCase.contactTokenDigest : followUpCase.recoveryTokenDigest;
  const [row] = await db
    .select()
    .from(followUpCase)
    .where(and(eq(followUpCase.respondentId, respondentId), eq(digest, tokenDigest)));
  return row ?? null;
}

/** Every case of a wave, in the order in which they came. */
export async function selectCasesOfWave(db: Database, waveId: string): Promise<FollowUpCase[]> {
  return db
    .select()
    .from(followUpCase)
    .where(eq(followUpCase.waveId, waveId))
    .orderBy(followUpCase.createdAt, followUpCase.caseId);
}

/** How many contact offers a programme has made since; those whose button was pressed meanwhile included. */
export async function countOffersSince(db: Database, programmeId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ offers: count() })
    .from(followUpCase)
    .where(
      and(
        eq(followUpCase.programmeId, programmeId),
        gte(followUpCase.createdAt, since),
        isNotNull(followUpCase.contactTokenDigest),
      ),
    );
  return row?.offers ?? 0;
}

export async function selectPriorCases(
  db: Database,
  respondentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ respondentId: followUpCase.respondentId })
    .from(followUpCase)
    .where(and(inArray(followUpCase.respondentId, [...respondentIds]), isNotNull(followUpCase.openedAt)));
  return new Set(rows.map((row) => row.respondentId));
}

/** Deletes the cases of a programme with their notes. */
export async function deleteCases(tx: Database, programmeId: string): Promise<void> {
  const ofProgramme = eq(followUpCase.programmeId, programmeId);
  const caseIds = tx.select({ id: followUpCase.caseId }).from(followUpCase).where(ofProgramme);
  await tx.delete(caseNote).where(inArray(caseNote.caseId, caseIds));
  await tx.delete(followUpCase).where(ofProgramme);
}

function isCase(respondentId: string, caseId: string) {
  return and(eq(followUpCase.respondentId, respondentId), eq(followUpCase.caseId, caseId));
}
