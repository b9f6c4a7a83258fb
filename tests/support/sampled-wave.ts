import type { Database } from "../../db/client.ts";
import { response } from "../../db/schema/responses.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { aProgramme, aSurveyVersion, aUnit, aWave, testNow } from "./builders.ts";
import { type GeneratedAnswers, generateAnswers } from "./generate-answers.ts";

const definition = definitionFromTemplate("ecsi", false);

export interface Sample extends Partial<GeneratedAnswers> {
  readonly count: number;
  readonly wave?: Parameters<typeof aWave>[1];
  readonly programmeId?: string;
  /** how many of the people belong to each unit, in order; absent: all to one */
  readonly perUnit?: readonly number[];
  readonly parentUnitId?: string;
  readonly source?: "census" | "probability-sample" | "self-selected";
  /** N / n of each person, by position */
  readonly samplingWeightOf?: (person: number) => number;
  /** who they are, by position; absent: people who have answered nothing else */
  readonly respondentIds?: readonly string[];
}

/** A closed wave of an ECSI survey with made-up answers, without invitations. */
export async function aSampledWave(db: Database, sample: Sample) {
  const { wave: details, programmeId, perUnit = [sample.count], parentUnitId, ...plan } = sample;
  const { source, samplingWeightOf, respondentIds } = sample;
  const owner = programmeId ?? (await aProgramme(db)).id;
  const version = await aSurveyVersion(db, { programmeId: owner, definition });
  const wave = await aWave(db, { surveyVersionId: version.id, status: "closed", ...details });
  const people = generateAnswers(definition, { seed: 11, ...plan });
  const unitIds = await Promise.all(perUnit.map(async () => (await aUnit(db, { parentUnitId })).id));
  const unitOfEach = perUnit.flatMap((count, position) =>
    new Array<string>(count).fill(unitIds[position] ?? ""),
  );
  await addResponses(db, wave, people, unitOfEach, { source, samplingWeightOf, respondentIds });
  return { wave, people, unitIds, programmeId: owner };
}

/** More answers to a wave; where there are fewer units than people, the first one is everybody else's. */
export async function addResponses(
  db: Database,
  wave: { readonly id: string; readonly surveyVersionId: string },
  people: readonly Answers[],
  unitIds: readonly string[],
  details: Pick<Sample, "source" | "samplingWeightOf" | "respondentIds"> & {
    readonly submittedAt?: Date;
  } = {},
): Promise<void> {
  if (people.length === 0) return;
  const { source = "census", samplingWeightOf = () => 1, submittedAt = testNow, respondentIds } = details;
  await db.insert(response).values(
    people.map((answers, person) => ({
      respondentId: respondentIds?.[person] ?? crypto.randomUUID(),
      responseId: crypto.randomUUID(),
      surveyVersionId: wave.surveyVersionId,
      waveId: wave.id,
      period: "2026-Q4",
      entryMode: "mail-link" as const,
      source,
      deviceClass: "phone" as const,
      language: "en" as const,
      unitId: unitIds[person] ?? unitIds[0] ?? "",
      samplingWeight: samplingWeightOf(person),
      submittedAt,
      submittedOn: submittedAt.toISOString().slice(0, 10),
      answers,
    })),
  );
}
