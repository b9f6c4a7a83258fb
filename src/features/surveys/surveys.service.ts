import { isDeepStrictEqual } from "node:util";
import type { Database } from "../../../db/client.ts";
import { recordAudit } from "../../auth/audit.ts";
import { checkDefinition, type DefinitionProblem } from "./check-definition.ts";
import { checkTexts, type EnteredTexts, withTexts } from "./edit-texts.ts";
import { defaultFollowUpRule, type FollowUpRule, isSameRule } from "./follow-up-rule.ts";
import { checkLine, type Saved } from "./form-problem.ts";
import type { PrivacyMode, ProgrammeInput } from "./programme.ts";
import type { SurveyDefinition } from "./survey-definition.ts";
import * as store from "./surveys.store.ts";
import { definitionFromTemplate, type TemplateName } from "./templates/templates.ts";

export type { ListedProgramme, Survey, SurveyListing, SurveyVersion } from "./surveys.store.ts";

/** A frozen instrument as other rooms read it. */
export interface LoadedSurveyVersion {
  readonly id: string;
  readonly surveyId: string;
  readonly programmeId: string;
  readonly number: number;
  readonly title: string;
  readonly privacyMode: PrivacyMode;
  readonly definition: SurveyDefinition;
  readonly publishedAt: Date;
}

/** A programme begins with the default follow-up rule. */
export async function createProgramme(
  db: Database,
  input: ProgrammeInput,
  staffId: string | null,
  now: Date,
): Promise<string> {
  const id = crypto.randomUUID();
  await db.transaction(async (tx) => {
    const row = { ...input, id, followUpRule: defaultFollowUpRule, createdAt: now, createdBy: staffId };
    await store.insertProgramme(tx, row);
    await recordAudit(tx, { staffId, verb: "create", objectKind: "programme", objectId: id, at: now });
  });
  return id;
}

export const loadProgramme = store.selectProgramme;
export const listProgrammes = store.selectProgrammes;
export const listSurveys = store.selectSurveys;
export const loadSurvey = store.selectSurvey;

/** Takes away a programme with its surveys, for good. Its waves must be gone. */
export const eraseProgramme = store.deleteProgramme;

/** Names of other programmes that these staff made. */
export const findProgrammesMadeBy = store.selectProgrammesMadeBy;

export async function renameProgramme(
  db: Database,
  programmeId: string,
  name: string,
  staffId: string | null,
  now: Date,
): Promise<Saved> {
  const problems = checkLine("name", name);
  if (problems.length > 0) return { saved: false, problems };
  await db.transaction(async (tx) => {
    await store.updateProgramme(tx, programmeId, { name: name.trim() });
    const audited = { staffId, verb: "rename", objectKind: "programme", objectId: programmeId, at: now };
    await recordAudit(tx, audited);
  });
  return { saved: true, id: programmeId };
}

/**
 * Sets the thresholds that open cases. Every change is a new version of the rule, so that a case can say by which
 * one it was opened; saving the same again is no change.
 * @returns the version in force; null for an unknown programme
 */
export async function updateFollowUpRule(
  db: Database,
  programmeId: string,
  rule: FollowUpRule,
  staffId: string | null,
  now: Date,
): Promise<number | null> {
  return db.transaction(async (tx) => {
    const programme = await store.lockProgramme(tx, programmeId);
    if (!programme) return null;
    if (isSameRule(programme.followUpRule, rule)) return programme.followUpRule.version;
    const version = programme.followUpRule.version + 1;
    await store.updateProgramme(tx, programmeId, { followUpRule: { ...rule, version } });
    const audited = {
      objectKind: "programme",
      objectId: programmeId,
      detail: { before: programme.followUpRule, version },
    };
    await recordAudit(tx, { ...audited, staffId, verb: "change-follow-up-rule", at: now });
    return version;
  });
}

export interface NewSurvey {
  readonly programmeId: string;
  readonly template: TemplateName;
  readonly title: string;
  readonly privacyMode: PrivacyMode;
  readonly staffId: string | null;
  readonly now: Date;
}

/** A draft of its own: later changes of the template do not reach it. */
export async function createSurveyFromTemplate(db: Database, input: NewSurvey): Promise<Saved> {
  const { programmeId, privacyMode, staffId, now } = input;
  const problems = checkLine("title", input.title);
  if (problems.length > 0) return { saved: false, problems };
  const id = crypto.randomUUID();
  const draft = definitionFromTemplate(input.template, privacyMode === "anonymous");
  const row = {
    id,
    programmeId,
    title: input.title.trim(),
    privacyMode,
    draft,
    createdAt: now,
    updatedAt: now,
  };
  await db.transaction(async (tx) => {
    await store.insertSurvey(tx, row);
    const detail = { template: input.template };
    await recordAudit(tx, { staffId, verb: "create", objectKind: "survey", objectId: id, detail, at: now });
  });
  return { saved: true, id };
}

/** Rewords the draft. Published versions stay as they are; the new wording goes out with the next one. */
export async function saveSurveyTexts(
  db: Database,
  surveyId: string,
  input: { readonly title: string; readonly texts: EnteredTexts },
  now: Date,
): Promise<Saved> {
  return db.transaction(async (tx): Promise<Saved> => {
    const survey = await store.lockSurvey(tx, surveyId);
    if (!survey) return { saved: false, problems: [{ field: "title", reason: "not-found" }] };
    const problems = [...checkLine("title", input.title), ...checkTexts(survey.draft, input.texts)];
    if (problems.length > 0) return { saved: false, problems };
    const draft = withTexts(survey.draft, input.texts);
    await store.updateSurvey(tx, surveyId, { title: input.title.trim(), draft, updatedAt: now });
    return { saved: true, id: surveyId };
  });
}

export type Published =
  | { readonly published: true; readonly surveyVersionId: string; readonly number: number }
  | { readonly published: false; readonly reason: "unknown" | "unchanged" }
  | {
      readonly published: false;
      readonly reason: "invalid";
      readonly problems: readonly DefinitionProblem[];
    };

/** Freezes the draft as the survey's next version. Without a change since the last one there is nothing to freeze. */
export async function publishSurvey(
  db: Database,
  surveyId: string,
  staffId: string | null,
  now: Date,
): Promise<Published> {
  return db.transaction(async (tx): Promise<Published> => {
    const survey = await store.lockSurvey(tx, surveyId);
    if (!survey) return { published: false, reason: "unknown" };
    const problems = checkDefinition(survey.draft);
    if (problems.length > 0) return { published: false, reason: "invalid", problems };
    const [newest] = await store.selectSurveyVersions(tx, surveyId);
    if (newest && !isChanged(survey, newest)) return { published: false, reason: "unchanged" };
    const { title, privacyMode, draft: definition } = survey;
    const version = { id: crypto.randomUUID(), surveyId, number: (newest?.number ?? 0) + 1 };
    const frozen = { ...version, title, privacyMode, definition, publishedAt: now, publishedBy: staffId };
    await store.insertSurveyVersion(tx, frozen);
    const audited = { objectKind: "survey", objectId: surveyId, detail: { number: version.number } };
    await recordAudit(tx, { ...audited, staffId, verb: "publish", at: now });
    return { published: true, surveyVersionId: version.id, number: version.number };
  });
}

/** A survey's versions, the newest first. */
export const listSurveyVersions = store.selectSurveyVersions;

export async function loadSurveyVersion(db: Database, id: string): Promise<LoadedSurveyVersion | null> {
  return store.selectSurveyVersion(db, id);
}

/** Whether a draft says something else than a published version of it. */
export function isChanged(survey: store.Survey, version: store.SurveyVersion): boolean {
  return !isDeepStrictEqual([survey.title, survey.draft], [version.title, version.definition]);
}
