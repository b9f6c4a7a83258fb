import type { FollowUpCase, RecoveryAnswer } from "./follow-up-case.ts";
import type { RootCause } from "./root-cause.ts";

/** What a note says beside its words, in codes. */
export interface NoteDetail {
  /** of a promise: the day, "2026-11-24" */
  readonly day?: string;
  /** of a change of owner: the new one's name at the time */
  readonly ownerName?: string;
  /** of a closing */
  readonly rootCause?: RootCause;
  readonly rootCauseDetail?: string;
  /** of the customer's word: the pressed button, or the answer after closing */
  readonly asked?: "contact";
  readonly solved?: RecoveryAnswer;
  readonly handling?: number;
}

export type NoteKind = "note" | "contact" | "promise" | "owner" | "closed" | "reopened" | "customer";

/** A decision on a case: what becomes of it and what its history says, or why not and beside which field. */
export type CaseChange =
  | {
      readonly accepted: true;
      readonly changes: Partial<FollowUpCase>;
      readonly note: { readonly kind: NoteKind; readonly text: string; readonly detail: NoteDetail };
    }
  | { readonly accepted: false; readonly field: string | null; readonly reason: CaseRefusal };

export type CaseRefusal =
  | "not-open"
  | "text-missing"
  | "text-too-long"
  | "date-invalid"
  | "date-past"
  | "date-far"
  | "owner-unknown"
  | "owner-same"
  | "root-cause-missing"
  | "root-cause-detail-missing"
  | "remedy-missing"
  | "not-asked"
  | "solved-missing"
  | "handling-invalid";

export const noteLengthMax = 4000;

/** A text that must be there, tidied; or the refusal beside its field. */
export function checkText(field: string, entered: string) {
  const text = tidyText(entered);
  if (text === "") return { ok: false, refusal: refuse(field, "text-missing") } as const;
  if (text.length > noteLengthMax) return { ok: false, refusal: refuse(field, "text-too-long") } as const;
  return { ok: true, text } as const;
}

/** Browsers send CR LF; PostgreSQL cannot store NUL. */
export function tidyText(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\u0000", "").trim();
}

export function accept(
  kind: NoteKind,
  text: string,
  changes: Partial<FollowUpCase>,
  detail: NoteDetail = {},
): CaseChange {
  return { accepted: true, changes, note: { kind, text, detail } };
}

export function refuse(field: string | null, reason: CaseRefusal): CaseChange {
  return { accepted: false, field, reason };
}
