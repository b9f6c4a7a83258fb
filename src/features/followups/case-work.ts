import { dayMs, isCalendarDay, localDay } from "../../i18n/zoned-time.ts";
import { accept, type CaseChange, checkText, noteLengthMax, refuse, tidyText } from "./case-change.ts";
import { type FollowUpCase, isBeingWorkedOn } from "./follow-up-case.ts";
import { isRootCause } from "./root-cause.ts";

const promiseDaysMax = 366;

/** A person reached the customer, or tried to: the first time fulfils the contact due time. */
export function recordContact(followUp: FollowUpCase, text: string, now: Date): CaseChange {
  if (!isBeingWorkedOn(followUp)) return refuse(null, "not-open");
  const said = checkText("contact", text);
  if (!said.ok) return said.refusal;
  return accept("contact", said.text, contactedBy(followUp, now));
}

/** A solution by a named day. Whoever promised has spoken with the customer, so it counts as a contact too. */
export function promiseBy(
  followUp: FollowUpCase,
  promise: { day: string; text: string },
  now: Date,
  timeZone: string,
): CaseChange {
  if (!isBeingWorkedOn(followUp)) return refuse(null, "not-open");
  if (!isCalendarDay(promise.day)) return refuse("promisedFor", "date-invalid");
  if (promise.day < localDay(now, timeZone)) return refuse("promisedFor", "date-past");
  const latest = new Date(now.getTime() + promiseDaysMax * dayMs);
  if (promise.day > localDay(latest, timeZone)) return refuse("promisedFor", "date-far");
  const said = checkText("promise", promise.text);
  if (!said.ok) return said.refusal;
  const changes = { ...contactedBy(followUp, now), promisedFor: promise.day };
  return accept("promise", said.text, changes, { day: promise.day });
}

export function addNote(followUp: FollowUpCase, text: string): CaseChange {
  if (followUp.status === "offered") return refuse(null, "not-open");
  const said = checkText("note", text);
  return said.ok ? accept("note", said.text, {}) : said.refusal;
}

/** @param candidates who may own cases of this unit */
export function changeOwner(
  followUp: FollowUpCase,
  ownerStaffId: string,
  candidates: readonly { readonly id: string; readonly name: string }[],
): CaseChange {
  if (!isBeingWorkedOn(followUp)) return refuse(null, "not-open");
  if (ownerStaffId === followUp.ownerStaffId) return refuse("owner", "owner-same");
  const owner = candidates.find(({ id }) => id === ownerStaffId);
  if (!owner) return refuse("owner", "owner-unknown");
  return accept("owner", "", { ownerStaffId }, { ownerName: owner.name });
}

/** Root cause and remedy are both required: the one feeds the Pareto of causes, the other tells what was done. */
export function closeCase(
  followUp: FollowUpCase,
  closing: { rootCause: string; rootCauseDetail: string; remedy: string },
  now: Date,
): CaseChange {
  if (!isBeingWorkedOn(followUp)) return refuse(null, "not-open");
  if (!isRootCause(closing.rootCause)) return refuse("rootCause", "root-cause-missing");
  const detail = tidyText(closing.rootCauseDetail);
  if (closing.rootCause === "other" && detail === "")
    return refuse("rootCauseDetail", "root-cause-detail-missing");
  if (detail.length > noteLengthMax) return refuse("rootCauseDetail", "text-too-long");
  const remedy = tidyText(closing.remedy);
  if (remedy === "") return refuse("remedy", "remedy-missing");
  if (remedy.length > noteLengthMax) return refuse("remedy", "text-too-long");
  const cause = { rootCause: closing.rootCause, ...(detail === "" ? {} : { rootCauseDetail: detail }) };
  const changes = {
    status: "closed",
    closedAt: now,
    rootCause: closing.rootCause,
    rootCauseDetail: detail === "" ? null : detail,
    remedy,
    ...notYetAsked,
  } as const;
  return accept("closed", remedy, changes, cause);
}

// What was answered after an earlier closing stays in the notes.
const notYetAsked = {
  recoveryAskedAt: null,
  recoveryAnswer: null,
  recoveryHandling: null,
  recoveryAnsweredAt: null,
} as const;

function contactedBy(followUp: FollowUpCase, now: Date): Partial<FollowUpCase> {
  return { status: "contacted", firstContactedAt: followUp.firstContactedAt ?? now };
}
