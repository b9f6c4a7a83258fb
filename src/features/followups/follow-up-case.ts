import type { FollowUpRule } from "../surveys/follow-up-rule.ts";
import type { CaseReason, CaseSeverity } from "./case-decision.ts";
import type { RootCause } from "./root-cause.ts";
import { addWorkingDays, endOfWorkingDay } from "./working-days.ts";

export type CaseStatus = "offered" | "open" | "contacted" | "closed" | "watching";
export type RecoveryAnswer = "yes" | "partly" | "no";

/** One dissatisfied respondent's follow-up, as it is stored. */
export interface FollowUpCase {
  readonly respondentId: string;
  readonly caseId: string;
  readonly responseId: string;
  readonly programmeId: string;
  readonly waveId: string | null;
  readonly unitId: string;
  readonly severity: CaseSeverity;
  readonly status: CaseStatus;
  readonly reasons: readonly CaseReason[];
  readonly ruleVersion: number;
  readonly consentVersion: string | null;
  readonly ownerStaffId: string | null;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly contactDueAt: Date | null;
  readonly solutionDueAt: Date | null;
  readonly firstContactedAt: Date | null;
  /** the day of a promised solution, "2026-11-24" */
  readonly promisedFor: string | null;
  readonly closedAt: Date | null;
  readonly rootCause: RootCause | null;
  /** the cause in the closer's own words; never missing where the cause is "other" */
  readonly rootCauseDetail: string | null;
  readonly remedy: string | null;
  readonly reopenedAt: Date | null;
  readonly recoveryAskedAt: Date | null;
  readonly recoveryAnswer: RecoveryAnswer | null;
  readonly recoveryHandling: number | null;
  readonly recoveryAnsweredAt: Date | null;
}

/** When a person has to have called, and when there has to be a solution or a dated promise. */
export function dueTimes(severity: CaseSeverity, rule: FollowUpRule, from: Date, timeZone: string) {
  const contactDays = severity === "urgent" ? rule.urgentContactWorkingDays : rule.contactWorkingDays;
  return {
    contactDueAt: addWorkingDays(from, contactDays, timeZone),
    solutionDueAt: addWorkingDays(from, rule.solutionWorkingDays, timeZone),
  };
}

/** What the case waits for: a first contact, then a solution or what was promised, then nothing. */
export function waitsFor(followUp: FollowUpCase): "contact" | "solution" | "promise" | "nothing" {
  if (!isBeingWorkedOn(followUp)) return "nothing";
  if (followUp.firstContactedAt === null) return "contact";
  return followUp.promisedFor === null ? "solution" : "promise";
}

/** When that is due; null for nothing. The inbox orders by the same in SQL. */
export function nextDueAt(followUp: FollowUpCase, timeZone: string): Date | null {
  const { contactDueAt, solutionDueAt, promisedFor } = followUp;
  switch (waitsFor(followUp)) {
    case "contact":
      return contactDueAt;
    case "promise":
      return promisedFor === null ? null : endOfWorkingDay(promisedFor, timeZone);
    case "solution":
      return solutionDueAt;
    case "nothing":
      return null;
  }
}

/** Whether somebody owes the customer something. */
export function isBeingWorkedOn(followUp: FollowUpCase): boolean {
  return followUp.status === "open" || followUp.status === "contacted";
}
