import { formatDue, relativeTime } from "../../i18n/due-words.ts";
import { formatIndex } from "../../i18n/format.ts";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import type { CaseReason } from "./case-decision.ts";
import { type CaseListing, isOverdue } from "./case-listing.ts";
import { waitsFor } from "./follow-up-case.ts";

/** A reason as a sentence, with the answer and the threshold it was held against. */
export function reasonInWords(language: Language, reason: CaseReason): string {
  const value =
    reason.code === "satisfaction-mean-low" ? formatIndex(language, Number(reason.value)) : reason.value;
  return t(language, `cases.reason.${reason.code}`, {
    value,
    threshold: reason.threshold ?? "",
    answered: reason.answered ?? "",
    asked: reason.asked ?? "",
  });
}

/** What is due, when, and how far away that is; or since when nothing is. */
export function dueInWords(
  language: Language,
  listing: Pick<CaseListing, "followUp" | "dueAt" | "timeZone">,
  now: Date,
): { readonly text: string; readonly away: string | null; readonly isOverdue: boolean } {
  const { followUp, dueAt, timeZone } = listing;
  const waiting = waitsFor(followUp);
  const on = (at: Date) => ({ date: formatDue(language, at, timeZone, now) });
  if (waiting !== "nothing" && dueAt) {
    return {
      text: t(language, `cases.due.${waiting}`, on(dueAt)),
      away: relativeTime(language, dueAt, now),
      isOverdue: isOverdue(listing, now),
    };
  }
  const text = followUp.closedAt
    ? t(language, "cases.closedOn", on(followUp.closedAt))
    : t(language, "cases.since", on(followUp.createdAt));
  return { text, away: null, isOverdue: false };
}
