import { and, asc, countDistinct, desc, eq, inArray, max, ne } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { programme, survey, surveyVersion } from "../../../db/schema/surveys.ts";

export type Programme = typeof programme.$inferSelect;
export type Survey = typeof survey.$inferSelect;
export type SurveyVersion = typeof surveyVersion.$inferSelect;

export async function insertProgramme(tx: Database, row: typeof programme.$inferInsert): Promise<void> {
  await tx.insert(programme).values(row);
}

export async function selectProgramme(db: Database, id: string): Promise<Programme | null> {
  const [row] = await db.select().from(programme).where(eq(programme.id, id));
  return row ?? null;
}

/** A programme with how far its surveys are. */
export interface ListedProgramme extends Programme {
  readonly surveyCount: number;
  /** surveys with at least one published version */
  readonly publishedCount: number;
}

export async function selectProgrammes(db: Database): Promise<ListedProgramme[]> {
  const rows = await db
    .select({
      programme,
      surveyCount: countDistinct(survey.id),
      publishedCount: countDistinct(surveyVersion.surveyId),
    })
    .from(programme)
    .leftJoin(survey, eq(survey.programmeId, programme.id))
    .leftJoin(surveyVersion, eq(surveyVersion.surveyId, survey.id))
    .groupBy(programme.id)
    .orderBy(asc(programme.createdAt), asc(programme.name));
  return rows.map(({ programme, ...counts }) => ({ ...programme, ...counts }));
}

/** The programme, locked until the transaction ends. */
export async function lockProgramme(tx: Database, id: string): Promise<Programme | null> {
  const [row] = await tx.select().from(programme).where(eq(programme.id, id)).for("update");
  return row ?? null;
}

export async function updateProgramme(
  tx: Database,
  id: string,
  change: Partial<Pick<Programme, "name" | "followUpRule">>,
): Promise<void> {
  await tx.update(programme).set(change).where(eq(programme.id, id));
}

export async function insertSurvey(tx: Database, row: typeof survey.$inferInsert): Promise<void> {
  await tx.insert(survey).values(row);
}

export async function selectSurvey(db: Database, id: string): Promise<Survey | null> {
  const [row] = await db.select().from(survey).where(eq(survey.id, id));
  return row ?? null;
}

/** The survey, locked until the transaction ends: two people publish one after the other. */
export async function lockSurvey(tx: Database, id: string): Promise<Survey | null> {
  const [row] = await tx.select().from(survey).where(eq(survey.id, id)).for("update");
  return row ?? null;
}

export interface SurveyListing {
  readonly id: string;
  readonly title: string;
  readonly privacyMode: Survey["privacyMode"];
  readonly updatedAt: Date;
  /** the newest version; null while nothing is published */
  readonly publishedNumber: number | null;
}

export async function selectSurveys(db: Database, programmeId: string): Promise<SurveyListing[]> {
  return db
    .select({
      id: survey.id,
      title: survey.title,
      privacyMode: survey.privacyMode,
      updatedAt: survey.updatedAt,
      publishedNumber: max(surveyVersion.number),
    })
    .from(survey)
    .leftJoin(surveyVersion, eq(surveyVersion.surveyId, survey.id))
    .where(eq(survey.programmeId, programmeId))
    .groupBy(survey.id)
    .orderBy(asc(survey.createdAt), asc(survey.title));
}

export async function updateSurvey(
  tx: Database,
  id: string,
  change: Pick<Survey, "title" | "draft" | "updatedAt">,
): Promise<void> {
  await tx.update(survey).set(change).where(eq(survey.id, id));
}

export async function insertSurveyVersion(
  tx: Database,
  row: typeof surveyVersion.$inferInsert,
): Promise<void> {
  await tx.insert(surveyVersion).values(row);
}

/** A survey's versions, the newest first. */
export async function selectSurveyVersions(db: Database, surveyId: string): Promise<SurveyVersion[]> {
  return db
    .select()
    .from(surveyVersion)
    .where(eq(surveyVersion.surveyId, surveyId))
    .orderBy(desc(surveyVersion.number));
}

export async function selectSurveyVersion(
  db: Database,
  id: string,
): Promise<(SurveyVersion & { programmeId: string }) | null> {
  const [row] = await db
    .select({ surveyVersion, programmeId: survey.programmeId })
    .from(surveyVersion)
    .innerJoin(survey, eq(survey.id, surveyVersion.surveyId))
    .where(eq(surveyVersion.id, id));
  return row ? { ...row.surveyVersion, programmeId: row.programmeId } : null;
}

/** Deletes a programme with its surveys and their versions. */
export async function deleteProgramme(tx: Database, programmeId: string): Promise<void> {
  const ids = tx.select({ id: survey.id }).from(survey).where(eq(survey.programmeId, programmeId));
  await tx.delete(surveyVersion).where(inArray(surveyVersion.surveyId, ids));
  await tx.delete(survey).where(eq(survey.programmeId, programmeId));
  await tx.delete(programme).where(eq(programme.id, programmeId));
}

/** Names of other programmes that these staff made. */
export async function selectProgrammesMadeBy(
  db: Database,
  staffIds: readonly string[],
  exceptProgrammeId: string,
): Promise<string[]> {
  const rows = await db
    .select({ name: programme.name })
    .from(programme)
    .where(and(inArray(programme.createdBy, [...staffIds]), ne(programme.id, exceptProgrammeId)))
    .orderBy(programme.name);
  return rows.map(({ name }) => name);
}
