import type { Database } from "../../../db/client.ts";
import type { FollowUpRule } from "../surveys/follow-up-rule.ts";
import { decideCase, givenConsent } from "./case-decision.ts";
import { selectAnswersSince, selectRoles } from "./rule-preview.store.ts";

export interface CasesUnderRule {
  /** responses that could have opened a case: all but the anonymous ones */
  readonly responses: number;
  readonly urgent: number;
  /** below urgent */
  readonly cases: number;
  /** of both, with consent: these would have been named cases, the others offers of contact */
  readonly consented: number;
  /** there were more responses than were looked at: these were drawn from them by lot */
  readonly isSample: boolean;
}

const sampleCountMax = 3000;

/**
 * How many cases a rule would have given since a moment, for the form that sets it. Falls that are only watched are
 * not counted: they ask nobody for work.
 */
export async function countCasesUnderRule(
  db: Database,
  programmeId: string,
  rule: FollowUpRule,
  since: Date,
): Promise<CasesUnderRule> {
  const rolesOf = await selectRoles(db, programmeId);
  const sinceDay = since.toISOString().slice(0, 10);
  const found = await selectAnswersSince(db, [...rolesOf.keys()], sinceDay, sampleCountMax + 1);
  const isSample = found.length > sampleCountMax;
  const counts = { responses: 0, urgent: 0, cases: 0, consented: 0, isSample };
  for (const { surveyVersionId, answers } of found.slice(0, sampleCountMax)) {
    const roles = rolesOf.get(surveyVersionId);
    if (!roles) continue;
    const { severity } = decideCase(answers, roles, rule, null);
    counts.responses += 1;
    if (severity === "none") continue;
    if (severity === "urgent") counts.urgent += 1;
    else counts.cases += 1;
    if (givenConsent(answers, roles) !== null) counts.consented += 1;
  }
  return counts;
}
