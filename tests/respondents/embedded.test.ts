import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "../../db/client.ts";
import { confirmImport, loadImport, previewImport } from "../../src/features/respondents/imports.service.ts";
import { findFrame, listRespondents, optOut } from "../../src/features/respondents/respondents.service.ts";
import { ensureCompany, visibleUnitIds } from "../../src/features/respondents/units.service.ts";
import {
  createProgramme,
  createSurveyFromTemplate,
  loadSurveyVersion,
  publishSurvey,
} from "../../src/features/surveys/surveys.service.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { setTestApp } from "../support/app.ts";
import { aStaffMember } from "../support/builders.ts";

// The same services on the embedded database, where drivers and locks differ.
const now = new Date("2026-11-02T09:00:00Z");
let folder: string;
let opened: OpenDatabase;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "manyi-people-"));
  opened = await openDatabase({ folder });
  setTestApp(opened.db);
}, 60_000);

afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

test("people are imported, listed, framed and left out once they opt out", async () => {
  const { db } = opened;
  const unitId = await ensureCompany(db, "蓝湖", now);
  const importer = await aStaffMember(db, { unitId });
  const bytes = new TextEncoder().encode("邮箱,姓名,单位\na@b.cn,王伟,港口\nb@b.cn,李娜,\nbad,,\n");
  const file = { bytes, name: "客户.csv", defaultLanguage: "zh-CN" } as const;
  const previewed = await previewImport(db, file, importer, now);
  if (!previewed.accepted) throw new Error(previewed.refusal.reason);
  const summary = await loadImport(db, previewed.importId, importer.id);
  expect(summary).toMatchObject({ rowCount: 2, badRowCount: 1, newUnits: ["港口"] });
  await confirmImport(db, previewed.importId, importer, now);
  expect(await confirmImport(db, previewed.importId, importer, now)).toMatchObject({ added: 2 });
  const unitIds = await visibleUnitIds(db, unitId, now);
  const { respondents } = await listRespondents(db, { unitIds, search: "王" }, 1);
  expect(respondents).toMatchObject([{ email: "a@b.cn", language: "zh-CN" }]);
  await db.transaction((tx) => optOut(tx, respondents[0]?.respondentId ?? "", now, true));
  const names: (string | null)[] = [];
  for await (const members of findFrame(db, unitIds)) names.push(...members.map(({ name }) => name));
  expect(names).toEqual(["李娜"]);
});

test("a survey is published as it was written", async () => {
  const { db } = opened;
  const input = { name: "Broadband", kind: "relationship", privacyDefault: "anonymous" } as const;
  const programmeId = await createProgramme(db, input, null, now);
  const survey = { programmeId, template: "acsi", title: "Autumn", privacyMode: "anonymous" } as const;
  const saved = await createSurveyFromTemplate(db, { ...survey, staffId: null, now });
  if (!saved.saved) throw new Error("the survey was refused");
  const published = await publishSurvey(db, saved.id, null, now);
  if (!published.published) throw new Error(published.reason);
  const version = await loadSurveyVersion(db, published.surveyVersionId);
  expect(version?.definition).toEqual(definitionFromTemplate("acsi", true));
  expect(await publishSurvey(db, saved.id, null, now)).toEqual({ published: false, reason: "unchanged" });
});
