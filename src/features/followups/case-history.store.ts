import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { caseNote } from "../../../db/schema/followups.ts";
import { staff } from "../../../db/schema/staff.ts";
import type { NoteDetail, NoteKind } from "./case-change.ts";

export interface CaseNote {
  readonly noteId: string;
  readonly kind: NoteKind;
  readonly text: string;
  readonly detail: NoteDetail;
  /** null: the customer */
  readonly staffName: string | null;
  readonly at: Date;
}

/** What happened on a case, from the beginning. */
export async function selectNotes(db: Database, respondentId: string, caseId: string): Promise<CaseNote[]> {
  return db
    .select({
      noteId: caseNote.noteId,
      kind: caseNote.kind,
      text: caseNote.text,
      detail: caseNote.detail,
      staffName: staff.name,
      at: caseNote.at,
    })
    .from(caseNote)
    .leftJoin(staff, eq(staff.id, caseNote.staffId))
    .where(and(eq(caseNote.respondentId, respondentId), eq(caseNote.caseId, caseId)))
    .orderBy(asc(caseNote.at));
}
