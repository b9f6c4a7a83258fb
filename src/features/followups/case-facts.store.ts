import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { wave } from "../../../db/schema/invitations.ts";
import { respondent } from "../../../db/schema/respondents.ts";
import { response } from "../../../db/schema/responses.ts";
import { programme, survey, surveyVersion } from "../../../db/schema/surveys.ts";
import { unitVersion } from "../../../db/schema/units.ts";
import type { Language } from "../../i18n/languages.ts";
import type { Answers } from "../surveys/answers.ts";
import type { FollowUpRule } from "../surveys/follow-up-rule.ts";
import type { PrivacyMode } from "../surveys/programme.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";

/** What surrounds a response or its case: who answered what, about which brand, where, under which rule. */
export interface CaseFacts {
  readonly respondentId: string;
  readonly responseId: string;
  /** gives mails their unsubscribe link */
  readonly invitationId: string | null;
  readonly programmeId: string;
  readonly rule: FollowUpRule;
  readonly waveId: string | null;
  /** what the wave calls what is rated; the programme's name without a wave */
  readonly brand: string;
  readonly product: string;
  /** the wave's; UTC without one */
  readonly timeZone: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly privacyMode: PrivacyMode;
  readonly definition: SurveyDefinition;
  readonly answers: Answers;
  readonly submittedAt: Date | null;
  readonly respondent: {
    readonly name: string | null;
    readonly email: string;
    readonly language: Language;
    readonly accountCode: string | null;
    readonly hasOptedOut: boolean;
  };
}

/** Null for a response that nobody known has given: anonymous, erased, or never there. */
export async function selectCaseFacts(
  db: Database,
  respondentId: string,
  responseId: string,
  at: Date,
): Promise<CaseFacts | null> {
  const [row] = await db
    .select({ response, respondent, surveyVersion, programme, wave, unitName: unitVersion.name })
    .from(response)
    .innerJoin(respondent, eq(respondent.respondentId, response.respondentId))
    .innerJoin(surveyVersion, eq(surveyVersion.id, response.surveyVersionId))
    .innerJoin(survey, eq(survey.id, surveyVersion.surveyId))
    .innerJoin(programme, eq(programme.id, survey.programmeId))
    .leftJoin(wave, eq(wave.id, response.waveId))
    .leftJoin(unitVersion, and(eq(unitVersion.unitId, response.unitId), isValid(at)))
    .where(and(eq(response.respondentId, respondentId), eq(response.responseId, responseId)));
  return row ? describeFacts(row) : null;
}

/** Which of a unit's dated versions holds at that moment. */
export function isValid(at: Date) {
  return and(lte(unitVersion.validFrom, at), or(isNull(unitVersion.validTo), gt(unitVersion.validTo, at)));
}

interface FactsRow {
  readonly response: typeof response.$inferSelect;
  readonly respondent: typeof respondent.$inferSelect;
  readonly surveyVersion: typeof surveyVersion.$inferSelect;
  readonly programme: typeof programme.$inferSelect;
  readonly wave: typeof wave.$inferSelect | null;
  readonly unitName: string | null;
}

function describeFacts(row: FactsRow): CaseFacts {
  return {
    respondentId: row.response.respondentId,
    responseId: row.response.responseId,
    invitationId: row.response.invitationId,
    programmeId: row.programme.id,
    rule: row.programme.followUpRule,
    waveId: row.response.waveId,
    brand: row.wave?.brand ?? row.programme.name,
    product: row.wave?.product ?? "",
    timeZone: row.wave?.timeZone ?? "UTC",
    unitId: row.response.unitId,
    unitName: row.unitName ?? "",
    privacyMode: row.surveyVersion.privacyMode,
    definition: row.surveyVersion.definition,
    answers: row.response.answers,
    submittedAt: row.response.submittedAt,
    respondent: {
      name: row.respondent.name,
      email: row.respondent.email,
      language: row.respondent.language ?? "en",
      accountCode: row.respondent.accountCode,
      hasOptedOut: row.respondent.optedOutAt !== null,
    },
  };
}
