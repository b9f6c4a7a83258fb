import { and, asc, eq, gte, inArray, ne } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { response } from "../../../db/schema/responses.ts";
import { survey, surveyVersion } from "../../../db/schema/surveys.ts";
import type { Answers } from "../surveys/answers.ts";
import type { QuestionRoles } from "../surveys/survey-definition.ts";

/** The question roles of a programme's versions, by version id; anonymous ones open no case and are left out. */
export async function selectRoles(
  db: Database,
  programmeId: string,
): Promise<ReadonlyMap<string, QuestionRoles>> {
  const rows = await db
    .select({ id: surveyVersion.id, definition: surveyVersion.definition })
    .from(surveyVersion)
    .innerJoin(survey, eq(survey.id, surveyVersion.surveyId))
    .where(and(eq(survey.programmeId, programmeId), ne(surveyVersion.privacyMode, "anonymous")));
  return new Map(rows.map((row) => [row.id, row.definition.roles]));
}

export interface AnsweredVersion {
  readonly surveyVersionId: string;
  readonly answers: Answers;
}

/**
 * Responses to these versions since a day, at most so many. By key: the keys were drawn by lot, so the first of many are
 * a random sample of them.
 */
export async function selectAnswersSince(
  db: Database,
  surveyVersionIds: readonly string[],
  sinceDay: string,
  limit: number,
): Promise<AnsweredVersion[]> {
  if (surveyVersionIds.length === 0) return [];
  return db
    .select({ surveyVersionId: response.surveyVersionId, answers: response.answers })
    .from(response)
    .where(and(inArray(response.surveyVersionId, [...surveyVersionIds]), gte(response.submittedOn, sinceDay)))
    .orderBy(asc(response.respondentId), asc(response.responseId))
    .limit(limit);
}
