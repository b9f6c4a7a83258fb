import type { Answers } from "../surveys/answers.ts";
import type { FollowUpRule } from "../surveys/follow-up-rule.ts";
import type { PrivacyMode } from "../surveys/programme.ts";
import type { QuestionRoles } from "../surveys/survey-definition.ts";

/** One answer that asked for a follow-up, as the rule read it. */
export interface CaseReason {
  readonly code:
    | "contact-requested"
    | "complaint-unresolved"
    | "overall-low"
    | "satisfaction-mean-low"
    | "complaint-handling-low"
    | "overall-fell";
  readonly value: number | string;
  readonly threshold: number | null;
  /** of a mean: how many of the questions were answered, and how many there are */
  readonly answered?: number;
  readonly asked?: number;
}

export type CaseSeverity = "urgent" | "case" | "watch";

export interface CaseDecision {
  readonly severity: CaseSeverity | "none";
  readonly reasons: readonly CaseReason[];
}

const severityOf: Readonly<Record<CaseReason["code"], CaseSeverity>> = {
  "contact-requested": "urgent",
  "complaint-unresolved": "urgent",
  "overall-low": "case",
  "satisfaction-mean-low": "case",
  "complaint-handling-low": "case",
  "overall-fell": "watch",
};

/**
 * Does one response ask for a follow-up? Read from the raw answers; a missing answer never counts as low. The consent
 * box is a permission and no complaint: ticked beside contented answers, it opens nothing. Every reason that holds is
 * given, the gravest first; the severity is that of the gravest.
 * @param previousOverall overall satisfaction this person gave last time, or null
 * @example decideCase({ sat1: { value: 3 } }, roles, defaultFollowUpRule, null).severity; // => "case"
 */
export function decideCase(
  answers: Answers,
  roles: QuestionRoles,
  rule: FollowUpRule,
  previousOverall: number | null,
): CaseDecision {
  const reasons = [
    ...unresolvedComplaint(answers, roles),
    ...lowOverall(answers, roles, rule),
    ...lowMean(answers, roles, rule),
    ...lowHandling(answers, roles, rule),
    ...fall(answers, roles, rule, previousOverall),
  ];
  const gravest = reasons[0];
  return { severity: gravest ? severityOf[gravest.code] : "none", reasons };
}

export type FollowUpDecision =
  | { readonly followUp: "open-case" | "offer-contact" | "watch" }
  | { readonly followUp: "none"; readonly reason: "anonymous" | "not-dissatisfied" | "opted-out" };

/**
 * What a decision leads to: consent decides whether a named case opens or one mail offers contact. Nobody is known
 * behind an anonymous response; and who asked for no more mail gets none that was not asked for.
 */
export function decideFollowUp(
  severity: CaseDecision["severity"],
  person: { privacyMode: PrivacyMode; hasConsent: boolean; hasOptedOut: boolean },
): FollowUpDecision {
  if (person.privacyMode === "anonymous") return { followUp: "none", reason: "anonymous" };
  if (severity === "none") return { followUp: "none", reason: "not-dissatisfied" };
  if (severity === "watch") return { followUp: "watch" };
  if (person.hasConsent) return { followUp: "open-case" };
  return person.hasOptedOut ? { followUp: "none", reason: "opted-out" } : { followUp: "offer-contact" };
}

/** The version of the wording that was agreed to in the survey, or null without consent. */
export function givenConsent(answers: Answers, roles: QuestionRoles): string | null {
  const answer = roles.contactConsent === undefined ? undefined : answers[roles.contactConsent];
  return answer && "consent" in answer && answer.consent ? answer.version : null;
}

/** The rating given to a question, or null where it is missing in any way. */
export function ratingOf(answers: Answers, code: string | undefined): number | null {
  const answer = code === undefined ? undefined : answers[code];
  return answer && "value" in answer ? answer.value : null;
}

function unresolvedComplaint(answers: Answers, roles: QuestionRoles): CaseReason[] {
  if (choiceOf(answers, roles.complaintResolved) !== "unresolved" || saidNoComplaint(answers, roles))
    return [];
  return [{ code: "complaint-unresolved", value: "unresolved", threshold: null }];
}

function lowOverall(answers: Answers, roles: QuestionRoles, rule: FollowUpRule): CaseReason[] {
  const value = ratingOf(answers, roles.overallSatisfaction);
  if (value === null || value > rule.overallAtMost) return [];
  return [{ code: "overall-low", value, threshold: rule.overallAtMost }];
}

function lowMean(answers: Answers, roles: QuestionRoles, rule: FollowUpRule): CaseReason[] {
  const ratings = roles.satisfaction.map((code) => ratingOf(answers, code)).filter((value) => value !== null);
  if (ratings.length === 0) return [];
  const mean = ratings.reduce((sum, value) => sum + value, 0) / ratings.length;
  if (mean > rule.satisfactionMeanAtMost) return [];
  return [
    {
      code: "satisfaction-mean-low",
      value: mean,
      threshold: rule.satisfactionMeanAtMost,
      answered: ratings.length,
      asked: roles.satisfaction.length,
    },
  ];
}

function lowHandling(answers: Answers, roles: QuestionRoles, rule: FollowUpRule): CaseReason[] {
  const value = ratingOf(answers, roles.complaintHandling);
  if (value === null || value > rule.complaintHandlingAtMost || saidNoComplaint(answers, roles)) return [];
  return [{ code: "complaint-handling-low", value, threshold: rule.complaintHandlingAtMost }];
}

function fall(
  answers: Answers,
  roles: QuestionRoles,
  rule: FollowUpRule,
  previousOverall: number | null,
): CaseReason[] {
  const value = ratingOf(answers, roles.overallSatisfaction);
  if (value === null || previousOverall === null) return [];
  const points = previousOverall - value;
  if (points < rule.watchFallAtLeast) return [];
  return [{ code: "overall-fell", value: points, threshold: rule.watchFallAtLeast }];
}

function saidNoComplaint(answers: Answers, roles: QuestionRoles): boolean {
  return choiceOf(answers, roles.complained) === "no";
}

function choiceOf(answers: Answers, code: string | undefined): string | null {
  const answer = code === undefined ? undefined : answers[code];
  return answer && "choice" in answer ? answer.choice : null;
}
