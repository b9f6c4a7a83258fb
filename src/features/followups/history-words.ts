import { formatDate } from "../../i18n/format.ts";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import type { NoteDetail, NoteKind } from "./case-change.ts";
import type { FollowUpCase } from "./follow-up-case.ts";

/** One entry of a case's history, to be put into words. */
export interface HistoryEntry {
  readonly at: Date;
  readonly title: string;
  readonly text: string;
  /** null: Manyi itself */
  readonly who: string | null;
}

interface Note {
  readonly kind: NoteKind;
  readonly text: string;
  readonly detail: NoteDetail;
  readonly staffName: string | null;
  readonly at: Date;
}

/** What happened on a case from its beginning: how it came to be, then its notes. */
export function historyInWords(
  language: Language,
  followUp: Pick<FollowUpCase, "createdAt" | "openedAt" | "status">,
  notes: readonly Note[],
): HistoryEntry[] {
  const beginning = { at: followUp.createdAt, title: beginningOf(language, followUp), text: "", who: null };
  return [
    beginning,
    ...notes.map((note) => ({
      at: note.at,
      title: titleOf(language, note),
      text: note.text,
      who: note.staffName ?? t(language, "cases.history.customer"),
    })),
  ];
}

function beginningOf(
  language: Language,
  { status, openedAt, createdAt }: Pick<FollowUpCase, "createdAt" | "openedAt" | "status">,
): string {
  if (status === "watching") return t(language, "cases.history.watched");
  // A case that opened later than it came to be was an offer first.
  const wasOffered = openedAt === null || openedAt > createdAt;
  return t(language, wasOffered ? "cases.history.offered" : "cases.history.opened");
}

function titleOf(language: Language, { kind, detail }: Note): string {
  switch (kind) {
    case "note":
    case "contact":
      return t(language, `cases.history.${kind}`);
    case "promise":
      return t(language, "cases.history.promise", { date: dayInWords(language, detail.day) });
    case "owner":
      return t(language, "cases.history.owner", { owner: detail.ownerName ?? "" });
    case "closed":
      return closedInWords(language, detail);
    case "reopened":
      return withHandling(language, t(language, "cases.history.reopened"), detail);
    case "customer":
      return customerInWords(language, detail);
  }
}

function closedInWords(language: Language, { rootCause, rootCauseDetail }: NoteDetail): string {
  const cause = rootCause ? t(language, `cases.cause.${rootCause}`) : "";
  const inFull = rootCauseDetail ? `${cause} – ${rootCauseDetail}` : cause;
  return t(language, "cases.history.closed", { cause: inFull });
}

function customerInWords(language: Language, detail: NoteDetail): string {
  if (!detail.solved) return t(language, "cases.history.pressed");
  const solved = t(language, `cases.solved.${detail.solved}`);
  return withHandling(language, t(language, "cases.history.answered", { solved }), detail);
}

function withHandling(language: Language, text: string, { handling }: NoteDetail): string {
  return handling === undefined ? text : `${text} · ${t(language, "cases.handlingGiven", { handling })}`;
}

/** A calendar day has no zone of its own. */
function dayInWords(language: Language, day: string | undefined): string {
  return day === undefined ? "" : formatDate(language, new Date(`${day}T00:00:00Z`));
}
