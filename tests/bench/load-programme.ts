import type { Database } from "../../db/client.ts";
import { addStaff } from "../../src/auth/staff.service.ts";
import { computeScoreRun, requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import { createWave, loadWave as loadStoredWave } from "../../src/features/invitations/waves.service.ts";
import { moveAction, planAction } from "../../src/features/strategy/actions.service.ts";
import { loadSurveyVersion } from "../../src/features/surveys/surveys.service.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { dayMs } from "../../src/i18n/zoned-time.ts";
import { aProgramme, aSurveyVersion, aUnit, aWave } from "../support/builders.ts";
import { testPassword } from "../support/http.ts";
import { scoringHere } from "../support/scoring.ts";
import { type BenchSession, loadPeople, loadWave } from "./load-wave.ts";

const waveCount = 6;
const regionCount = 6;
const branchesPerRegion = 9;
/** of the invited, so many answer; in the five earlier waves a fifth of the people are invited */
const answerShare = 0.4;
const earlierShare = 5;

export const benchRoles = ["administrator", "analyst", "case-owner", "viewer"] as const;

export type BenchRole = (typeof benchRoles)[number];

export interface BenchWave {
  readonly waveId: string;
  readonly sentAt: Date;
  readonly closesAt: Date;
  readonly answerCount: number;
}

export interface BenchProgramme {
  readonly programmeId: string;
  readonly waves: readonly BenchWave[];
  readonly draftWaveId: string;
  readonly companyId: string;
  readonly regionIds: readonly string[];
  readonly branchIds: readonly string[];
  readonly staff: Readonly<Record<BenchRole, string>>;
}

/**
 * A company of 6 regions with 9 branches each, its customers, and six waves: the newest with `count` answers, each of
 * those before with a fifth of that, one answer to two and a half invitations. Everything comes from fixed seeds.
 */
export async function loadProgramme(
  db: Database,
  session: BenchSession,
  count: number,
  now: Date,
): Promise<BenchProgramme> {
  const { companyId, regionIds, branchIds } = await loadUnits(db);
  const staff = await loadStaff(db, companyId, regionIds[0] ?? companyId, now);
  const programme = await aProgramme(db, { name: "Customers" });
  const definition = definitionFromTemplate("ecsi", false);
  const { id: surveyVersionId } = await aSurveyVersion(db, { programmeId: programme.id, definition });
  const peopleCount = Math.round(count / answerShare);
  const begin = new Date(now.getTime() - 700 * dayMs);
  await session`update unit_version set valid_from = ${begin}`;
  await loadPeople(session, peopleCount, branchIds, begin);
  const version = await loadSurveyVersion(db, surveyVersionId);
  if (!version) throw new Error("loadProgramme: the survey has no version");
  const waves: BenchWave[] = [];
  for (let number = 1; number <= waveCount; number++) {
    const sentAt = new Date(now.getTime() - (41 + 91 * (waveCount - number)) * dayMs);
    const closesAt = new Date(sentAt.getTime() + 21 * dayMs);
    const { id: waveId } = await aWave(db, {
      ...{ surveyVersionId, name: `Wave ${number}`, period: periodOf(sentAt), status: "closed" },
      ...{ sentAt, closesAt, closedAt: closesAt, createdAt: sentAt, createdBy: staff.analyst },
    });
    const wave = await loadStoredWave(db, waveId);
    if (!wave) throw new Error("loadProgramme: the wave is gone");
    const isNewest = number === waveCount;
    const invitedCount = isNewest ? peopleCount : Math.round(peopleCount / earlierShare);
    const whom = { peopleCount, invitedCount, caseOwnerId: staff["case-owner"] };
    const answerCount = await loadWave(session, { wave, version, number, isNewest, ...whom });
    waves.push({ waveId, sentAt, closesAt, answerCount });
  }
  await session`analyze`;
  const draftWaveId = await planNextWave(db, surveyVersionId, staff.analyst, now);
  return { programmeId: programme.id, waves, draftWaveId, companyId, regionIds, branchIds, staff };
}

/** @throws {Error} if it could not be scored */
export async function scoreHere(db: Database, wave: BenchWave, replicateCount: number): Promise<void> {
  const { waveId, closesAt } = wave;
  const request = { waveId, trigger: "wave-closed", staffId: null, now: closesAt, seed: 1 } as const;
  const requested = await requestScoreRun(db, { ...request, replicateCount });
  if (!requested.requested) throw new Error(`scoreHere: ${requested.reason}`);
  const computed = await computeScoreRun(db, requested.scoreRunId, scoringHere, () => closesAt);
  if (computed.status !== "done") throw new Error(`scoreHere: ${JSON.stringify(computed)}`);
}

const actionsPerWave = 3;

/**
 * Actions that start from a wave, the last one with results by now: one done, one under way, one planned, each on
 * a region with another to compare it with.
 */
export async function planActions(db: Database, programme: BenchProgramme, wave: BenchWave): Promise<void> {
  const { programmeId, waves, regionIds, companyId, staff } = programme;
  const planner = { id: staff.analyst, role: "analyst", unitId: companyId } as const;
  const after = (days: number) => new Date(wave.closesAt.getTime() + days * dayMs);
  for (let number = 0; number < actionsPerWave; number++) {
    const first = actionsPerWave * waves.indexOf(wave) + number;
    const regionId = (place: number) => regionIds[place % regionCount] ?? "";
    const sides = { [regionId(first)]: "treated", [regionId(first + 2)]: "comparison" };
    const plan = {
      ...{
        title: `Action ${first + 1}`,
        rootCause: "",
        construct: number === 0 ? "Quality" : "Satisfaction",
      },
      ...{ sides, startsOn: dayOf(after(20)), baselineWaveId: wave.waveId, ownerStaffId: planner.id },
      ...{ dueOn: dayOf(after(60)), expectedRise: "4", note: "" },
    };
    const planned = await planAction(db, planner, programmeId, plan, after(5));
    if (!planned.planned) throw new Error(`planActions: ${JSON.stringify(planned.problems)}`);
    const { actionId } = planned;
    if (number < 2) await moveAction(db, planner, actionId, { status: "under-way", note: "" }, after(20));
    if (number < 1) await moveAction(db, planner, actionId, { status: "done", note: "Done." }, after(50));
  }
}

async function loadUnits(db: Database) {
  const company = await aUnit(db, { code: "company", name: "Company" });
  const regionIds: string[] = [];
  const branchIds: string[] = [];
  for (let region = 1; region <= regionCount; region++) {
    const { id } = await aUnit(db, { name: `Region ${region}`, parentUnitId: company.id });
    regionIds.push(id);
    for (let branch = 1; branch <= branchesPerRegion; branch++) {
      const code = `b${region}-${branch}`;
      branchIds.push((await aUnit(db, { code, name: `Branch ${region}-${branch}`, parentUnitId: id })).id);
    }
  }
  return { companyId: company.id, regionIds, branchIds };
}

/** One of each role; the viewer sees the first region only. */
async function loadStaff(db: Database, companyId: string, regionId: string, now: Date) {
  const hire = async (role: BenchRole) => {
    const unitId = role === "viewer" ? regionId : companyId;
    const person = { name: role, email: emailOf(role), role, unitId, language: "en", password: testPassword };
    const added = await addStaff(db, person, { staffId: null, now });
    if (!added.added) throw new Error(`loadStaff: ${added.problems.join(", ")}`);
    return added.staffId;
  };
  return {
    administrator: await hire("administrator"),
    analyst: await hire("analyst"),
    "case-owner": await hire("case-owner"),
    viewer: await hire("viewer"),
  };
}

export function emailOf(role: string): string {
  return `${role}@staff.example`;
}

/** In draft: it asks whom nobody has asked for 60 days. */
function planNextWave(db: Database, surveyVersionId: string, staffId: string, now: Date): Promise<string> {
  const plan = {
    ...{ name: "Next wave", period: periodOf(now), quarantineDays: 60 },
    sampling: { kind: "census" as const },
    ...{ brand: "Lanhu", product: "broadband", ratingInMail: true, timeZone: "Asia/Shanghai" },
    subjectLine: { en: "How are we doing?", "zh-CN": "我们做得怎么样？" },
    greeting: { en: "Hello", "zh-CN": "您好" },
    closesAt: new Date(now.getTime() + 21 * dayMs),
  };
  return createWave(db, { surveyVersionId, plan, staffId, now });
}

function periodOf(at: Date): string {
  return `${at.getUTCFullYear()}-Q${1 + Math.floor(at.getUTCMonth() / 3)}`;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
