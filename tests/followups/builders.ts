import type { FollowUpCase } from "../../src/features/followups/follow-up-case.ts";
import type { QuestionRoles } from "../../src/features/surveys/survey-definition.ts";

export const roles: QuestionRoles = {
  overallSatisfaction: "sat1",
  satisfaction: ["sat1", "sat2", "sat3"],
  complained: "complained",
  complaintResolved: "resolved",
  complaintHandling: "handling",
  comment: "comment",
  contactConsent: "contact",
};

export const monday = new Date("2026-11-23T09:00:00Z");

/** An open case in Berlin, opened on Monday morning. */
export function aCase(changed: Partial<FollowUpCase> = {}): FollowUpCase {
  return {
    respondentId: "7b0c0a3e-0000-4000-8000-000000000001",
    caseId: "7b0c0a3e-0000-4000-8000-000000000002",
    responseId: "7b0c0a3e-0000-4000-8000-000000000003",
    programmeId: "7b0c0a3e-0000-4000-8000-000000000004",
    waveId: null,
    unitId: "7b0c0a3e-0000-4000-8000-000000000005",
    severity: "case",
    status: "open",
    reasons: [{ code: "overall-low", value: 3, threshold: 4 }],
    ruleVersion: 1,
    consentVersion: "1",
    ownerStaffId: "lin",
    createdAt: monday,
    openedAt: monday,
    contactDueAt: new Date("2026-11-25T17:00:00Z"),
    solutionDueAt: new Date("2026-11-30T17:00:00Z"),
    firstContactedAt: null,
    promisedFor: null,
    closedAt: null,
    rootCause: null,
    rootCauseDetail: null,
    remedy: null,
    reopenedAt: null,
    recoveryAskedAt: null,
    recoveryAnswer: null,
    recoveryHandling: null,
    recoveryAnsweredAt: null,
    ...changed,
  };
}
