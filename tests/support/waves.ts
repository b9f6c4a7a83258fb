import type { Database } from "../../db/client.ts";
import { respondent } from "../../db/schema/respondents.ts";
import { unit, unitVersion } from "../../db/schema/units.ts";
import type { WavePlan } from "../../src/features/invitations/wave.ts";
import { createWave } from "../../src/features/invitations/waves.service.ts";
import {
  createProgramme,
  createSurveyFromTemplate,
  publishSurvey,
} from "../../src/features/surveys/surveys.service.ts";

export const waveDay = new Date("2026-11-02T09:00:00Z");

export function aPlan(change: Partial<WavePlan> = {}): WavePlan {
  return {
    name: "Autumn",
    period: "2026-Q4",
    sampling: { kind: "census" },
    quarantineDays: 0,
    brand: "Lanhu",
    product: "broadband",
    subjectLine: { en: "How are we doing at {brand}?", "zh-CN": "您对{brand}满意吗？" },
    greeting: { en: "Tell us about {product}.", "zh-CN": "请谈谈{product}。" },
    ratingInMail: false,
    timeZone: "Europe/Berlin",
    closesAt: new Date("2026-11-30T17:00:00Z"),
    ...change,
  };
}

/** A company with its units below; their ids in the order of the names. */
export async function someUnits(
  db: Database,
  names: readonly string[],
): Promise<{ companyId: string; unitIds: string[] }> {
  const companyId = await insertUnit(db, "Company", null);
  const unitIds: string[] = [];
  for (const name of names) unitIds.push(await insertUnit(db, name, companyId));
  return { companyId, unitIds };
}

/** @returns the id of a published ECSI survey's version */
export async function aPublishedSurvey(
  db: Database,
  privacyMode: "identified" | "anonymous" = "identified",
): Promise<string> {
  const input = { name: "Customers", kind: "relationship", privacyDefault: privacyMode } as const;
  const programmeId = await createProgramme(db, input, null, waveDay);
  const survey = {
    programmeId,
    template: "ecsi",
    title: "Satisfaction",
    privacyMode,
    staffId: null,
  } as const;
  const saved = await createSurveyFromTemplate(db, { ...survey, now: waveDay });
  if (!saved.saved) throw new Error("aPublishedSurvey: the survey was refused");
  const published = await publishSurvey(db, saved.id, null, waveDay);
  if (!published.published) throw new Error("aPublishedSurvey: publishing was refused");
  return published.surveyVersionId;
}

/** @returns the id of a wave in draft: for everybody, or for the units of whoever made it */
export async function aDraftWave(
  db: Database,
  change: Partial<WavePlan> = {},
  staffId: string | null = null,
): Promise<string> {
  const surveyVersionId = await aPublishedSurvey(db);
  return createWave(db, { surveyVersionId, plan: aPlan(change), staffId, now: waveDay });
}

/** @returns ids of new respondents `<prefix>0@manyi.test` and so on */
export async function someRespondents(
  db: Database,
  unitId: string,
  count: number,
  prefix = "customer",
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    respondentId: crypto.randomUUID(),
    email: `${prefix}${i}@manyi.test`,
    name: `Customer ${i}`,
    language: i % 2 === 0 ? ("en" as const) : ("zh-CN" as const),
    unitId,
    createdAt: waveDay,
    updatedAt: waveDay,
  }));
  if (rows.length > 0) await db.insert(respondent).values(rows);
  return rows.map((row) => row.respondentId);
}

async function insertUnit(db: Database, name: string, parentUnitId: string | null): Promise<string> {
  const id = crypto.randomUUID();
  await db.insert(unit).values({ id, code: `${name}-${id}`, createdAt: waveDay });
  const version = { id: crypto.randomUUID(), unitId: id, name, parentUnitId, validFrom: waveDay };
  await db.insert(unitVersion).values(version);
  return id;
}
