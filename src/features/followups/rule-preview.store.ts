import { and, asc, eq, gt, gte, inArray, ne, or } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { response } from "../../../db/schema/responses.ts";
import { survey, surveyVersion } from "../../../db/schema/surveys.ts";
import type { Answers } from "../surveys/answers.ts";
import type { QuestionRoles } from "../surveys/survey-definition.ts";

const batchSize = 1000;

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

/** Every response to these versions since a day, in batches: a programme may have a million. */
export async function* selectAnswersSince(
  db: Database,
  surveyVersionIds: readonly string[],
  sinceDay: string,
): AsyncGenerator<AnsweredVersion[]> {
  let after: { respondentId: string; responseId: string } | undefined;
  while (surveyVersionIds.length > 0) {
    const rows = await db
      .select({
        respondentId: response.respondentId,
        responseId: response.responseId,
        surveyVersionId: response.surveyVersionId,
        answers: response.answers,
      })
      .from(response)
      .where(
        and(
          inArray(response.surveyVersionId, [...surveyVersionIds]),
          gte(response.submittedOn, sinceDay),
          after && isAfter(after),
        ),
      )
      // By key, not by time: all that matters is that no row comes twice.
      .orderBy(asc(response.respondentId), asc(response.responseId))
      .limit(batchSize);
    if (rows.length > 0) yield rows;
    if (rows.length < batchSize) return;
    after = rows.at(-1);
  }
}

function isAfter({ respondentId, responseId }: { respondentId: string; responseId: string }) {
  return or(
    gt(response.respondentId, respondentId),
    and(eq(response.respondentId, respondentId), gt(response.responseId, responseId)),
  );
}
