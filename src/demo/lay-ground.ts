import { randomBytes } from "node:crypto";
import type { Database } from "../../db/client.ts";
import { type DemoStaff, recordDemo, retireDemoAdministrator } from "../auth/demo.service.ts";
import type { Role } from "../auth/permissions.ts";
import { addStaff } from "../auth/staff.service.ts";
import { confirmImport, previewImport } from "../features/respondents/imports.service.ts";
import { listRespondents } from "../features/respondents/respondents.service.ts";
import { createUnit, ensureCompany } from "../features/respondents/units.service.ts";
import {
  createProgramme,
  createSurveyFromTemplate,
  type LoadedSurveyVersion,
  loadSurveyVersion,
  publishSurvey,
} from "../features/surveys/surveys.service.ts";
import type { TemplateName } from "../features/surveys/templates/templates.ts";
import { t } from "../i18n/t.ts";
import { demoBranches, demoCompany, demoDomain, demoRegions } from "./demo-company.ts";
import { type DemoPerson, peopleCsv } from "./demo-people.ts";

/** What the first wave asks, and what all later ones do. */
export interface DemoVersions {
  readonly first: LoadedSurveyVersion;
  readonly later: LoadedSurveyVersion;
}

/** What stands before the first wave. */
export interface DemoGround {
  readonly programmeId: string;
  readonly versions: DemoVersions;
  readonly rootUnitId: string;
  /** by code */
  readonly unitIds: ReadonlyMap<string, string>;
  readonly staff: Readonly<Record<Role, DemoStaff>>;
  /** by respondent id */
  readonly people: ReadonlyMap<string, DemoPerson>;
}

/** Units, staff, customers and a published survey, as they would be set up by hand, and the note of what was made. */
export async function layGround(
  tx: Database,
  people: readonly DemoPerson[],
  { begin, now, waveCount }: { readonly begin: Date; readonly now: Date; readonly waveCount: number },
): Promise<DemoGround> {
  const companyId = await ensureCompany(tx, t("en", "staff.setup.companyFallback"), now, begin);
  const unitIds = await makeUnits(tx, companyId, now, begin);
  const rootUnitId = unitIds.get(demoCompany.code) ?? companyId;
  const staff = await hireStaff(tx, rootUnitId, begin);
  const { programmeId, versions } = await makeProgramme(tx, staff.analyst.id, begin);
  await recordDemo(tx, {
    programmeId,
    rootUnitId,
    unitIds: [...unitIds.values()],
    staff: Object.values(staff),
    waveCount,
    loadedWaveCount: 0,
    steppedAt: now,
    loadedAt: null,
  });
  await retireDemoAdministrator(tx);
  const importer = { id: staff.analyst.id, unitId: rootUnitId };
  return {
    programmeId,
    versions,
    rootUnitId,
    unitIds,
    staff,
    people: await importPeople(tx, people, importer, [...unitIds.values()], begin),
  };
}

/** In the trees of earlier days, too: that of a wave is the one of the day on which it was sent. */
async function makeUnits(
  tx: Database,
  companyId: string,
  now: Date,
  begin: Date,
): Promise<Map<string, string>> {
  const unitIds = new Map<string, string>();
  const add = async (code: string, name: string, parentUnitId: string) => {
    const saved = await createUnit(tx, { code, name, parentUnitId }, "demo", now, begin);
    if (!saved.saved) throw new Error(`layGround: the unit ${code} is refused: ${saved.problems[0]?.reason}`);
    unitIds.set(code, saved.id);
    return saved.id;
  };
  const rootId = await add(demoCompany.code, demoCompany.name, companyId);
  for (const { code, name } of demoRegions) await add(code, name, rootId);
  for (const { code, name, region } of demoBranches) await add(code, name, unitIds.get(region) ?? rootId);
  return unitIds;
}

const passwordByteCount = 9;

const demoStaffNames: Readonly<Record<Role, string>> = {
  administrator: "Lin Yue 林悦",
  analyst: "Chen Mei 陈梅",
  "case-owner": "Wu Lei 吴磊",
  viewer: "Sun Hao 孙浩",
};

async function hireStaff(tx: Database, unitId: string, now: Date): Promise<Record<Role, DemoStaff>> {
  const hire = async (role: Role): Promise<DemoStaff> => {
    const email = `${role}@${demoDomain}`;
    const password = randomBytes(passwordByteCount).toString("base64url");
    const person = { name: demoStaffNames[role], email, role, unitId, language: "en", password };
    const added = await addStaff(tx, person, { staffId: null, now });
    if (!added.added) throw new Error(`layGround: ${email} is refused: ${added.problems.join(", ")}`);
    return { id: added.staffId, role, email, password };
  };
  return {
    administrator: await hire("administrator"),
    analyst: await hire("analyst"),
    "case-owner": await hire("case-owner"),
    viewer: await hire("viewer"),
  };
}

async function makeProgramme(tx: Database, staffId: string, now: Date) {
  const programme = {
    name: demoCompany.programmeName,
    kind: "relationship",
    privacyDefault: "identified",
  } as const;
  const programmeId = await createProgramme(tx, programme, staffId, now);
  const publish = async (template: TemplateName, title: string) => {
    const survey = { programmeId, template, title, privacyMode: "identified", staffId, now } as const;
    const made = await createSurveyFromTemplate(tx, survey);
    const published = made.saved ? await publishSurvey(tx, made.id, staffId, now) : null;
    const version = published?.published ? await loadSurveyVersion(tx, published.surveyVersionId) : null;
    if (!version) throw new Error(`layGround: the survey ${title} could not be published`);
    return version;
  };
  const first = await publish("acsi", demoCompany.firstSurveyTitle);
  const later = await publish("ecsi", demoCompany.surveyTitle);
  return { programmeId, versions: { first, later } };
}

async function importPeople(
  tx: Database,
  people: readonly DemoPerson[],
  importer: { readonly id: string; readonly unitId: string },
  unitIds: readonly string[],
  now: Date,
): Promise<Map<string, DemoPerson>> {
  const bytes = new TextEncoder().encode(peopleCsv(people));
  const file = { bytes, name: "customers 客户.csv", defaultLanguage: "en" } as const;
  const preview = await previewImport(tx, file, importer, now);
  if (!preview.accepted) throw new Error(`layGround: the customers are refused: ${preview.refusal.reason}`);
  await confirmImport(tx, preview.importId, importer, now);
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const found = new Map<string, DemoPerson>();
  for (let page = 1, pageCount = 1; page <= pageCount; page++) {
    const listed = await listRespondents(tx, { unitIds }, page);
    pageCount = listed.pageCount;
    for (const { respondentId, email } of listed.respondents) {
      const person = byEmail.get(email);
      if (person) found.set(respondentId, person);
    }
  }
  return found;
}
