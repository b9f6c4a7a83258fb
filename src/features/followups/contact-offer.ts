import { localDay, nextDay, zonedTime } from "../../i18n/zoned-time.ts";
import type { FollowUpRule } from "../surveys/follow-up-rule.ts";
import { accept, type CaseChange, refuse } from "./case-change.ts";
import type { CaseReason } from "./case-decision.ts";
import { dueTimes, type FollowUpCase } from "./follow-up-case.ts";

/**
 * A programme mails at most so many contact offers a day: should a survey go wrong and everybody look dissatisfied,
 * it does not apologize to everybody at once. What is above waits for the next morning, nothing is dropped. Mails
 * to people who ticked the box are not counted: they asked for them.
 */
export const contactOfferDailyMax = 200;

/** Names the wording beside the button ("cases.contactConsent"); a reworded one needs a new name. */
export const contactButtonConsentVersion = "contact-button-1";

const morning = "08:00";

/** When the day of the cap began, in the zone. */
export function startOfDay(now: Date, timeZone: string): Date {
  return zonedTime(localDay(now, timeZone), "00:00", timeZone);
}

/** When an offer that met the cap is tried again: the next morning. */
export function nextMorning(now: Date, timeZone: string): Date {
  return zonedTime(nextDay(localDay(now, timeZone)), morning, timeZone);
}

/** The pressed button "please contact me": the consent, and so an urgent case. */
export function acceptContact(
  followUp: FollowUpCase,
  given: { consentVersion: string; ownerStaffId: string | null },
  rule: FollowUpRule,
  now: Date,
  timeZone: string,
): CaseChange {
  if (followUp.status !== "offered") return refuse(null, "not-open");
  const asked: CaseReason = { code: "contact-requested", value: "button", threshold: null };
  const opened = {
    ...dueTimes("urgent", rule, now, timeZone),
    status: "open",
    severity: "urgent",
    reasons: [asked, ...followUp.reasons],
    consentVersion: given.consentVersion,
    ownerStaffId: given.ownerStaffId,
    openedAt: now,
  } as const;
  return accept("customer", "", opened, { asked: "contact" });
}
