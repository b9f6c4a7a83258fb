import type { Answers } from "../surveys/answers.ts";
import type { FollowUpRule } from "../surveys/follow-up-rule.ts";
import type { PrivacyMode } from "../surveys/programme.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";

/**
 * What the thank-you may promise. Only a low overall rating is certain to open a case; whatever else the follow-up
 * rule looks at is promised with an "if".
 */
export type Outlook = "will-contact" | "may-contact" | "offer" | "may-offer" | "anonymous";

/** What this person may be told comes next. */
export function outlook(
  definition: SurveyDefinition,
  answers: Answers,
  privacyMode: PrivacyMode,
  rule: FollowUpRule,
): Outlook {
  if (privacyMode === "anonymous") return "anonymous";
  const { overallSatisfaction, contactConsent } = definition.roles;
  const overall = answers[overallSatisfaction];
  const isLow = overall !== undefined && "value" in overall && overall.value <= rule.overallAtMost;
  const consent = contactConsent ? answers[contactConsent] : undefined;
  if (consent && "consent" in consent && consent.consent) return isLow ? "will-contact" : "may-contact";
  return isLow ? "offer" : "may-offer";
}
