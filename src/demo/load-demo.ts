import type { Database } from "../../db/client.ts";
import { addStaff } from "../auth/staff.service.ts";
import { confirmImport, previewImport } from "../features/respondents/imports.service.ts";
import { createUnit, ensureCompany } from "../features/respondents/units.service.ts";
import {
  createProgramme,
  createSurveyFromTemplate,
  loadSurveyVersion,
  publishSurvey,
} from "../features/surveys/surveys.service.ts";
import { dayMs } from "../i18n/zoned-time.ts";
import { withoutQueue } from "../jobs/queue.ts";
import { demoWaves } from "./demo-calendar.ts";
import { demoBranches, demoCompany, demoRegions } from "./demo-company.ts";
import { demoPeople, peopleCsv } from "./demo-people.ts";
import { seededRandom } from "./demo-random.ts";
import { playWave } from "./play-wave.ts";

export async function loadDemo(db: Database, now: Date, say: (line: string) => void): Promise<void> {
  const random = seededRandom(20261122);
  const waves = demoWaves(now);
  const begin = new Date((waves[0]?.sentAt ?? now).getTime() - 60 * dayMs);
  const people = demoPeople(random);
  const time = performance.now();
  const lap = (what: string) => say(`${what} ${Math.round(performance.now() - time)} ms`);
  await withoutQueue(async () => {
    const made = await db.transaction(async (tx) => {
      const companyId = await ensureCompany(tx, "Company", begin);
      const unitIds = new Map<string, string>();
      const unit = async (code: string, name: string, parentUnitId: string) => {
        const saved = await createUnit(tx, { code, name, parentUnitId }, "demo", begin);
        if (!saved.saved) throw new Error(`loadDemo: unit ${code} ${JSON.stringify(saved.problems)}`);
        unitIds.set(code, saved.id);
        return saved.id;
      };
      const rootId = await unit(demoCompany.code, demoCompany.name, companyId);
      for (const { code, name } of demoRegions) await unit(code, name, rootId);
      for (const { code, name, region } of demoBranches) await unit(code, name, unitIds.get(region) ?? rootId);
      lap("units");
      const staff = await addStaff(
        tx,
        { email: "analyst@demo.example", name: "Mei", role: "analyst", unitId: rootId, language: "en", password: "abcdefgh12345678" },
        { staffId: null, now: begin },
      );
      if (!staff.added) throw new Error(JSON.stringify(staff.problems));
      lap("staff");
      const file = { bytes: new TextEncoder().encode(peopleCsv(people)), name: "customers.csv", defaultLanguage: "en" as const };
      const importer = { id: staff.staffId, unitId: rootId };
      const preview = await previewImport(tx, file, importer, begin);
      if (!preview.accepted) throw new Error("import");
      await confirmImport(tx, preview.importId, importer, begin);
      lap("import");
      const programmeId = await createProgramme(
        tx,
        { name: "Lanhu customers", kind: "relationship", privacyDefault: "identified" },
        staff.staffId,
        begin,
      );
      const survey = await createSurveyFromTemplate(tx, { programmeId, template: "ecsi", title: "Satisfaction", privacyMode: "identified", staffId: staff.staffId, now: begin });
      if (!survey.saved) throw new Error("survey");
      const published = await publishSurvey(tx, survey.id, staff.staffId, begin);
      if (!published.published) throw new Error("publish");
      const version = await loadSurveyVersion(tx, published.surveyVersionId);
      if (!version) throw new Error("version");
      lap("survey");
      return { staffId: staff.staffId, version, programmeId };
    });
    for (const wave of waves) {
      await db.transaction((tx) => playWave(tx, wave, { ...made, people, random, now }));
      lap(`wave ${wave.number}`);
    }
  });
}
