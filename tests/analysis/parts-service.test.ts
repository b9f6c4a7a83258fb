import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { cellBuild } from "../../db/schema/analysis.ts";
import { response } from "../../db/schema/responses.ts";
import { unitVersion } from "../../db/schema/units.ts";
import { loadAnalysis } from "../../src/features/analysis/analysis.service.ts";
import { rebuildCells } from "../../src/features/analysis/cells.service.ts";
import {
  loadComparison,
  loadDistribution,
  loadIndicators,
  loadSegments,
  type PartsRequest,
} from "../../src/features/analysis/parts.service.ts";
import type { Dimension } from "../../src/features/analysis/parts.ts";
import { computeScoreRun, requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import { changeUnit, visibleUnitIds } from "../../src/features/respondents/units.service.ts";
import { aStaffMember, aUnit, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";
import { aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";

const database = useDatabase();
useQueue(database);

const then: Dimension = { kind: "units", as: "then" };
const today: Dimension = { kind: "units", as: "today" };
const tariff: Dimension = { kind: "attribute", attribute: "tariff" };

/** A company; North with two branches of 40 and 20 answers, South with one of 30; tariffs M and L, or none. */
let scene: Awaited<ReturnType<typeof aCompany>>;

beforeAll(async () => {
  scene = await aCompany();
});

async function aCompany() {
  const { db } = database;
  const company = await aUnit(db, { name: "Company" });
  const north = await aUnit(db, { name: "North", parentUnitId: company.id });
  const south = await aUnit(db, { name: "South", parentUnitId: company.id });
  const sampled = await aSampledWave(db, {
    count: 90,
    perUnit: [40, 20, 30],
    dontKnowShare: 0.05,
    lift: -0.5,
  });
  const [first = "", second = "", third = ""] = sampled.unitIds;
  const staff = await aStaffMember(db, { unitId: company.id });
  const parents = [
    [first, north.id],
    [second, north.id],
    [third, south.id],
  ] as const;
  // The branches of the builder stand at the top; they are put below the regions from the beginning.
  for (const [branch, parentUnitId] of parents) await changeParent(branch, parentUnitId);
  const rows = await db.select().from(response).where(eq(response.waveId, sampled.wave.id));
  for (const [position, { responseId }] of rows.entries()) {
    const attributes: Record<string, string> =
      position % 3 === 0 ? {} : { tariff: position % 3 === 1 ? "M" : "L" };
    await db.update(response).set({ attributes }).where(eq(response.responseId, responseId));
  }
  const request = { waveId: sampled.wave.id, trigger: "wave-closed", staffId: null, now: testNow } as const;
  const requested = await requestScoreRun(db, { ...request, seed: 1, replicateCount: 60 });
  if (requested.requested) await computeScoreRun(db, requested.scoreRunId, scoringHere, () => testNow);
  return { ...sampled, company, north, south, staff, first, second, third };
}

async function changeParent(unitId: string, parentUnitId: string): Promise<void> {
  await database.db.update(unitVersion).set({ parentUnitId }).where(eq(unitVersion.unitId, unitId));
}

async function requestAs(unitId: string, dimension: Dimension, now = testNow): Promise<PartsRequest> {
  const visible = await visibleUnitIds(database.db, unitId, now);
  const analysis = await loadAnalysis(database.db, scene.programmeId, visible, now, scene.wave.id);
  if (!analysis?.selected) throw new Error("there is no wave");
  return { selected: analysis.selected, scope: analysis.scope, visibleUnitIds: visible, dimension, now };
}

async function comparisonAs(unitId: string, dimension: Dimension, now = testNow) {
  const loaded = await loadComparison(database.db, await requestAs(unitId, dimension, now), "Satisfaction");
  if (typeof loaded === "string") throw new Error(loaded);
  return loaded;
}

test("units are compared with everybody else, and differ little from what the score run says of them", async () => {
  const { whole, parts } = await comparisonAs(scene.company.id, then);
  expect(parts.map(({ name, depth, answerCount }) => [name.slice(0, 5), depth, answerCount])).toMatchObject([
    ["North", 1, 60],
    [expect.anything(), 2, expect.anything()],
    [expect.anything(), 2, expect.anything()],
    ["South", 1, 30],
    [expect.anything(), 2, 30],
  ]);
  const { selected } = await requestAs(scene.company.id, then);
  const results = selected.doneRun?.results;
  expect(whole).toMatchObject({ shown: true, n: 90 });
  for (const { key, figure } of parts) {
    const unit = results?.units.find(({ unitId }) => unitId === key)?.figures;
    // The run fills missing answers by maximum likelihood and its interval holds the weights' uncertainty too.
    if (figure.shown) expect(figure.index).toBeCloseTo(unit?.index.Satisfaction ?? 0, 0);
    const spread = unit?.indexStandardError?.Satisfaction ?? 0;
    if (figure.shown) expect((figure.standardError ?? 0) / spread).toBeGreaterThan(0.7);
    if (figure.shown) expect((figure.standardError ?? 0) / spread).toBeLessThan(1.3);
  }
});

test("staff of a region see its branches beside each other, and nothing of the rest", async () => {
  const { whole, parts } = await comparisonAs(scene.north.id, then);
  expect(whole).toMatchObject({ shown: true, n: 60 });
  expect(parts.map(({ key }) => key).sort()).toEqual([scene.first, scene.second].sort());
});

test("segments are the values of an attribute within the scope, the unknown among them", async () => {
  const company = await comparisonAs(scene.company.id, tariff);
  expect(company.parts.map(({ key, answerCount }) => [key, answerCount])).toEqual([
    ["L", 30],
    ["M", 30],
    ["", 30],
  ]);
  const region = await comparisonAs(scene.south.id, tariff);
  const count = region.parts.reduce((sum, { answerCount }) => sum + answerCount, 0);
  expect(count).toBe(30);
  expect(await loadSegments(database.db, (await requestAs(scene.company.id, then)).selected)).toEqual({
    attributes: ["tariff", "@language"],
    wideAttributes: [],
  });
});

test("an attribute nobody has gives no parts", async () => {
  expect((await comparisonAs(scene.company.id, { kind: "attribute", attribute: "colour" })).parts).toEqual(
    [],
  );
});

test("a branch that moved counts where it was then, or where it is today", async () => {
  const later = new Date(testNow.getTime() + 86_400_000);
  await changeUnit(
    database.db,
    scene.second,
    { name: "moved", parentUnitId: scene.south.id },
    scene.staff.id,
    new Date(testNow.getTime() + 3_600_000),
  );
  const countIn = async (dimension: Dimension, unitId: string) =>
    (await comparisonAs(scene.company.id, dimension, later)).parts.find(({ key }) => key === unitId)
      ?.answerCount;
  expect(await countIn(then, scene.north.id)).toBe(60);
  expect(await countIn(today, scene.north.id)).toBe(40);
  expect(await countIn(today, scene.south.id)).toBe(50);
});

test("answers to a question are those of the responses, in all and in a part", async () => {
  const { db } = database;
  const request = await requestAs(scene.company.id, tariff);
  const loaded = await loadDistribution(db, request, "sat1", "M");
  if (typeof loaded === "string") throw new Error(loaded);
  const rows = await db.select().from(response).where(eq(response.waveId, scene.wave.id));
  const countIn = (some: typeof rows, value: number) =>
    some.filter(({ answers }) => answers.sat1 && "value" in answers.sat1 && answers.sat1.value === value)
      .length;
  const ofM = rows.filter(({ attributes }) => attributes.tariff === "M");
  const bars = (shown: typeof loaded.whole) => (shown.shown ? shown.bars.map(({ count }) => count) : null);
  const expected = (some: typeof rows) => Array.from({ length: 10 }, (_, step) => countIn(some, step + 1));
  expect(bars(loaded.whole)).toEqual(expected(rows));
  expect(loaded.part && bars(loaded.part.distribution)).toEqual(expected(ofM));
  expect(await loadDistribution(db, request, "comment", null)).toBe("none");
});

test("a question few were asked is shown for no part that gives away another's answers", async () => {
  const { db } = database;
  const rows = await db.select().from(response).where(eq(response.waveId, scene.wave.id));
  // "resolved" was asked of those who complained: many with M, three with L, none of the others.
  let resolvedCount = 0;
  for (const { responseId, answers, attributes } of rows) {
    const isAsked = attributes.tariff === "M" || (attributes.tariff === "L" && resolvedCount++ < 3);
    const resolved = isAsked ? { choice: "resolved" } : { missing: "hidden-by-logic" as const };
    await db
      .update(response)
      .set({ answers: { ...answers, resolved } })
      .where(eq(response.responseId, responseId));
  }
  await rebuildCells(db, scene.wave.id, () => testNow);
  const request = await requestAs(scene.company.id, tariff);
  for (const part of ["L", "M"]) {
    const loaded = await loadDistribution(db, request, "resolved", part);
    if (typeof loaded === "string") throw new Error(loaded);
    expect(loaded.whole.shown).toBe(true);
    expect(loaded.part?.distribution.shown).toBe(false);
  }
});

test("the questions of a construct have their own figures, and shares that make up the whole", async () => {
  const loaded = await loadIndicators(database.db, await requestAs(scene.company.id, then), "Quality");
  if (typeof loaded === "string") throw new Error(loaded);
  expect(loaded.map(({ name }) => name)).toEqual(["qual1", "qual2", "qual3"]);
  expect(loaded.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
});

test("while the answers are being added up, or before there are results, nothing is shown", async () => {
  const { db } = database;
  const request = await requestAs(scene.company.id, then);
  const unscored = { ...request, selected: { ...request.selected, doneRun: null } };
  expect(await loadComparison(db, unscored, "Satisfaction")).toBe("none");
  await db.update(cellBuild).set({ answersUntil: testNow }).where(eq(cellBuild.waveId, scene.wave.id));
  expect(await loadComparison(db, request, "Satisfaction")).toBe("pending");
});
