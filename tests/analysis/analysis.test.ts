import { expect, test } from "vitest";
import { waveStratum } from "../../db/schema/invitations.ts";
import { loadAnalysis, loadHeadline } from "../../src/features/analysis/analysis.service.ts";
import { loadComments } from "../../src/features/analysis/comments.service.ts";
import { computeScoreRun, requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import { aProgramme, aUnit, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";
import { aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";

const database = useDatabase();
useQueue(database);

async function compute(waveId: string, seed = 1): Promise<void> {
  const { db } = database;
  const request = {
    waveId,
    trigger: "wave-closed",
    staffId: null,
    now: testNow,
    seed,
    replicateCount: 60,
  } as const;
  const requested = await requestScoreRun(db, request);
  if (requested.requested) await computeScoreRun(db, requested.scoreRunId, scoringHere, () => testNow);
}

/** All the comments that staff of these units may read. */
async function commentsOf(programmeId: string, visibleUnitIds: readonly string[]) {
  const { db } = database;
  const analysis = await loadAnalysis(db, programmeId, visibleUnitIds, testNow);
  if (!analysis?.selected) throw new Error("there is no wave");
  const { selected, scope } = analysis;
  const request = { selected, scope, visibleUnitIds, filter: { search: "", tag: "" } };
  return loadComments(db, request, { page: 1, pageSize: 100 });
}

/** A company with two branches of 30 and 8 answers, everybody with a comment. */
async function aCompany() {
  const { db } = database;
  const company = await aUnit(db, { name: "Company" });
  const sampled = await aSampledWave(db, {
    count: 38,
    perUnit: [30, 8],
    parentUnitId: company.id,
    comment: (person) => `comment ${person}`,
  });
  return { ...sampled, companyId: company.id, visible: [company.id, ...sampled.unitIds] };
}

test("an unknown programme, a malformed id or another programme's wave is not found", async () => {
  const { db } = database;
  const { programmeId, wave, visible } = await aCompany();
  const other = await aProgramme(db);
  expect(await loadAnalysis(db, crypto.randomUUID(), visible, testNow)).toBeNull();
  expect(await loadAnalysis(db, "nonsense", visible, testNow)).toBeNull();
  expect(await loadAnalysis(db, other.id, visible, testNow, wave.id)).toBeNull();
  expect((await loadAnalysis(db, programmeId, visible, testNow, wave.id))?.selected?.wave.id).toBe(wave.id);
});

test("a programme without a sent wave has nothing selected", async () => {
  const { id } = await aProgramme(database.db);
  expect(await loadAnalysis(database.db, id, [], testNow)).toMatchObject({
    waves: [],
    trend: [],
    selected: null,
  });
  expect(await loadHeadline(database.db, id, [], testNow)).toBeNull();
});

test("before the first run no comment is shown", async () => {
  const { programmeId, unitIds } = await aCompany();
  const { selected } = (await loadAnalysis(database.db, programmeId, unitIds, testNow)) ?? {};
  expect(selected?.doneRun).toBeNull();
  expect(await commentsOf(programmeId, unitIds)).toEqual({ readable: false, reason: "too-few" });
});

test("staff of a unit see its figure and its comments, not the company's", async () => {
  const { programmeId, wave, unitIds } = await aCompany();
  await compute(wave.id);
  const [big = ""] = unitIds;
  const analysis = await loadAnalysis(database.db, programmeId, [big], testNow);
  expect(analysis?.scope).toEqual({ kind: "unit", unitId: big });
  expect(analysis?.trend[0]?.figure).toMatchObject({ shown: true, n: 30 });
  const comments = await commentsOf(programmeId, [big]);
  expect(comments.readable && comments.comments.map(({ text }) => text).toSorted()).toEqual(
    Array.from({ length: 30 }, (_, person) => `comment ${person}`).toSorted(),
  );
});

test("a unit with 5 to 9 answers has a figure but no comments", async () => {
  const { programmeId, wave, unitIds } = await aCompany();
  await compute(wave.id);
  const analysis = await loadAnalysis(database.db, programmeId, [unitIds[1] ?? ""], testNow);
  expect(analysis?.trend[0]?.figure).toMatchObject({ shown: true, n: 8 });
  expect(await commentsOf(programmeId, [unitIds[1] ?? ""])).toEqual({ readable: false, reason: "too-few" });
});

test("the headline is the newest closed wave's; a preliminary one is shown on request", async () => {
  const { db } = database;
  const { programmeId, wave, visible } = await aCompany();
  await compute(wave.id);
  const open = { status: "open", sentAt: testNow, period: "2027-Q1" } as const;
  const running = await aSampledWave(db, { count: 12, programmeId, wave: open });
  await compute(running.wave.id, 2);
  const all = [...visible, ...running.unitIds];
  expect((await loadAnalysis(db, programmeId, all, testNow))?.selected?.wave.id).toBe(wave.id);
  expect((await loadHeadline(db, programmeId, all, testNow))?.point.waveId).toBe(wave.id);
  const asked = await loadAnalysis(db, programmeId, all, testNow, running.wave.id);
  expect(asked?.trend.map(({ preliminary }) => preliminary)).toEqual([false, true]);
});

test("a wave that asked nobody of one's units is not found, neither by name nor in the headline", async () => {
  const { db } = database;
  const { programmeId, wave, visible, unitIds } = await aCompany();
  const [asked = "", other = ""] = unitIds;
  await db.insert(waveStratum).values({ waveId: wave.id, unitId: asked, frameCount: 30, drawnCount: 30 });
  await compute(wave.id);
  expect((await loadAnalysis(db, programmeId, [asked], testNow))?.selected?.wave.id).toBe(wave.id);
  expect((await loadAnalysis(db, programmeId, visible, testNow))?.selected?.wave.id).toBe(wave.id);
  expect((await loadAnalysis(db, programmeId, [other], testNow))?.waves).toEqual([]);
  expect(await loadAnalysis(db, programmeId, [other], testNow, wave.id)).toBeNull();
  expect(await loadHeadline(db, programmeId, [other], testNow)).toBeNull();
});

test("who sees everybody that a programme asked sees what the company sees, even below its top", async () => {
  const { db } = database;
  const { programmeId, wave, unitIds } = await aCompany();
  await compute(wave.id);
  const stratum = { waveId: wave.id, frameCount: 30, drawnCount: 30 };
  await db.insert(waveStratum).values(unitIds.map((unitId) => ({ ...stratum, unitId })));
  expect((await loadAnalysis(db, programmeId, unitIds, testNow))?.scope).toEqual({ kind: "company" });
  const [one = ""] = unitIds;
  expect((await loadAnalysis(db, programmeId, [one], testNow))?.scope).toEqual({ kind: "unit", unitId: one });
});
