import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { scoreRun } from "../../db/schema/analysis.ts";
import { response } from "../../db/schema/responses.ts";
import type { ScoreResults, WaveComparison } from "../../src/features/analysis/score-run.ts";
import {
  computeScoreRun,
  recompute,
  requestScoreRun,
} from "../../src/features/analysis/score-runs.service.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { aRespondent, aSurveyVersion, aWave, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { generateAnswers } from "../support/generate-answers.ts";
import { useQueue } from "../support/queue.ts";
import { addResponses, aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";

const database = useDatabase();
useQueue(database);
const definition = definitionFromTemplate("ecsi", false);
const satisfaction = ["sat1", "sat2", "sat3"];
const aQuarterBefore = new Date(testNow.getTime() - 90 * 86_400_000);

async function computed(waveId: string, replicateCount = 60) {
  const details = { trigger: "wave-closed", staffId: null, now: testNow, seed: 1, replicateCount } as const;
  const requested = await database.db.transaction((tx) => requestScoreRun(tx, { waveId, ...details }));
  if (!requested.requested) throw new Error(requested.reason);
  await computeScoreRun(database.db, requested.scoreRunId, scoringHere, () => testNow);
  const [run] = await database.db.select().from(scoreRun).where(eq(scoreRun.id, requested.scoreRunId));
  if (!run?.results) throw new Error("the run has no results");
  return { ...run, results: run.results };
}

function idsOf(count: number): string[] {
  return Array.from({ length: count }, () => crypto.randomUUID());
}

/** A wave and, a quarter later, another one of the same survey. */
async function twoWaves(
  earlierPeople: readonly Answers[],
  laterPeople: readonly Answers[],
  ids: { readonly earlier?: readonly string[]; readonly later?: readonly string[] } = {},
) {
  const { db } = database;
  const first = await aSampledWave(db, { count: 0, wave: { sentAt: aQuarterBefore } });
  const { programmeId, unitIds } = first;
  const version = await aSurveyVersion(db, { programmeId, definition });
  const later = await aWave(db, { surveyVersionId: version.id, status: "closed" });
  await addResponses(db, first.wave, earlierPeople, unitIds, { respondentIds: ids.earlier });
  await addResponses(db, later, laterPeople, unitIds, { respondentIds: ids.later });
  return { earlier: first.wave, later };
}

/** A quarter later every third person is a point happier, every fifth a point less. */
function aQuarterLater(people: readonly Answers[]): Answers[] {
  return people.map((answers, person) => {
    const step = person % 3 === 0 ? 1 : person % 5 === 0 ? -1 : 0;
    const moved = satisfaction.map((code) => [code, { value: Math.min(10, ratingOf(answers, code) + step) }]);
    return { ...answers, ...Object.fromEntries(moved) };
  });
}

function ratingOf(answers: Answers, code: string): number {
  const answer = answers[code];
  return answer && "value" in answer ? answer.value : Number.NaN;
}

/** What equal weights average: each question from 0 to 100. */
function indexOf(answers: Answers): number {
  return satisfaction.reduce((sum, code) => sum + (100 * (ratingOf(answers, code) - 1)) / 9 / 3, 0);
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

function changeOf({ comparison }: ScoreResults) {
  const change = comparison?.constructs.Satisfaction;
  if (!change) throw new Error("nothing was compared");
  return change;
}

test("people who answered both waves are drawn with both: the error is that of their own changes", async () => {
  const people = generateAnswers(definition, { count: 40, seed: 3 });
  const moved = aQuarterLater(people);
  const ids = idsOf(40);
  const { earlier, later } = await twoWaves(people, moved, { earlier: ids, later: ids });
  const before = await computed(earlier.id, 2000);
  const after = await computed(later.id, 2000);
  expect(before.results.comparison).toBeUndefined();
  expect(after.results.comparison).toMatchObject({
    ...{ waveId: earlier.id, scoreRunId: before.id, dataHash: before.dataHash },
    ...{ weighting: "equal", inBothCount: 40, replicateCount: 2000, failureCount: 0 },
  });
  const changes = people.map((answers, person) => indexOf(moved[person] ?? {}) - indexOf(answers));
  const paired = Math.sqrt(varianceOf(changes) / 40);
  const unpaired = Math.sqrt((varianceOf(people.map(indexOf)) + varianceOf(moved.map(indexOf))) / 40);
  const change = changeOf(after.results);
  expect(change.difference).toBeCloseTo(changes.reduce((sum, each) => sum + each, 0) / 40, 9);
  expect((change.standardError ?? 0) / paired).toBeCloseTo(1, 1);
  expect(unpaired / paired).toBeGreaterThan(2);
});

test("waves of different people are drawn apart: their errors add up as squares", async () => {
  const people = generateAnswers(definition, { count: 40, seed: 3 });
  const others = generateAnswers(definition, { count: 30, seed: 4, lift: 1 });
  const { earlier, later } = await twoWaves(people, others);
  await computed(earlier.id, 2000);
  const { results } = await computed(later.id, 2000);
  const expected = Math.sqrt(varianceOf(people.map(indexOf)) / 40 + varianceOf(others.map(indexOf)) / 30);
  expect((changeOf(results).standardError ?? 0) / expected).toBeCloseTo(1, 1);
  expect(results.comparison?.inBothCount).toBe(0);
});

test("by PLS, a change is what is real and what is weights that drifted, and MICOM says whether they agree", async () => {
  const people = generateAnswers(definition, { count: 80, seed: 3 });
  const ids = idsOf(100);
  const { earlier, later } = await twoWaves(people, aQuarterLater(people), {
    earlier: ids.slice(0, 80),
    later: ids.slice(20),
  });
  const before = await computed(earlier.id);
  const { results, id } = await computed(later.id);
  expect(results.comparison).toMatchObject({ weighting: "pls", inBothCount: 60, permutationCount: 60 });
  // Everybody belongs to the one unit.
  expect(results.comparison?.units).toMatchObject([
    { difference: expect.closeTo(changeOf(results).difference, 9) },
  ]);
  const { difference, underPooledWeights, weightDrift, interval, p, compositional } = changeOf(results);
  const [now, then] = [results, before.results].map(({ whole }) => whole?.index.Satisfaction ?? 0);
  expect(difference).toBeCloseTo((now ?? 0) - (then ?? 0), 9);
  expect((underPooledWeights?.difference ?? 0) + (weightDrift?.difference ?? 0)).toBeCloseTo(difference, 9);
  expect(interval?.[0]).toBeLessThan(difference);
  expect(p).toBeGreaterThan(0);
  expect(compositional).toMatchObject({ holds: true });
  expect(results.comparison?.verdict?.code).toBe("weights-agree");
  expect(await recompute(database.db, id, scoringHere)).toEqual({ recomputed: true, results });
});

test("a run cannot be computed again when the wave it was compared with has lost an answer", async () => {
  const { db } = database;
  const people = generateAnswers(definition, { count: 12, seed: 3 });
  const ids = idsOf(12);
  const { earlier, later } = await twoWaves(people, people, { earlier: ids, later: ids });
  await computed(earlier.id);
  const run = await computed(later.id);
  const one = and(eq(response.waveId, earlier.id), eq(response.respondentId, ids[0] ?? ""));
  await db.delete(response).where(one);
  expect(await recompute(db, run.id, scoringHere)).toEqual({ recomputed: false, reason: "answers-changed" });
});

test("nor when somebody who answered both waves has become two people", async () => {
  const { db } = database;
  const people = generateAnswers(definition, { count: 12, seed: 3 });
  const ids = idsOf(12);
  const { earlier, later } = await twoWaves(people, people, { earlier: ids, later: ids });
  await computed(earlier.id);
  const run = await computed(later.id);
  const one = and(eq(response.waveId, earlier.id), eq(response.respondentId, ids[0] ?? ""));
  await db.update(response).set({ respondentId: crypto.randomUUID() }).where(one);
  expect(await recompute(db, run.id, scoringHere)).toEqual({ recomputed: false, reason: "answers-changed" });
});

test("other contacts of the same accounts are drawn with each other", async () => {
  const { db } = database;
  const people = generateAnswers(definition, { count: 12, seed: 3 });
  const [earlierIds, laterIds] = [idsOf(12), idsOf(12)];
  const { earlier, later } = await twoWaves(people, people, { earlier: earlierIds, later: laterIds });
  for (const ids of [earlierIds, laterIds])
    for (const [account, respondentId] of ids.entries())
      await aRespondent(db, { respondentId, accountCode: `account-${account}` });
  await computed(earlier.id);
  const { results } = await computed(later.id);
  expect(results.comparison?.inBothCount).toBe(12);
  expect(changeOf(results).standardError).toBeCloseTo(0, 9);
});

test("a wave that asked something else is not compared, nor one with a wave before that is too small", async () => {
  const { db } = database;
  const small = generateAnswers(definition, { count: 4, seed: 3 });
  const { earlier, later } = await twoWaves(small, generateAnswers(definition, { count: 12, seed: 4 }));
  await computed(earlier.id);
  expect((await computed(later.id)).results.comparison).toBeUndefined();
  const acsi = definitionFromTemplate("acsi", false);
  const version = await aSurveyVersion(db, { programmeId: later.programmeId, definition: acsi });
  const sentAt = new Date(testNow.getTime() + 1);
  const other = await aWave(db, { surveyVersionId: version.id, status: "closed", sentAt });
  const unitIds = await db
    .select({ unitId: response.unitId })
    .from(response)
    .where(eq(response.waveId, later.id));
  const people = generateAnswers(acsi, { count: 12, seed: 4 });
  await addResponses(db, other, people, [unitIds[0]?.unitId ?? ""]);
  expect((await computed(other.id)).results.comparison).toBeUndefined();
});

test("a run of before waves were compared is computed again without, to the digit", async () => {
  const { db } = database;
  const people = generateAnswers(definition, { count: 12, seed: 3 });
  const { earlier, later } = await twoWaves(people, people);
  await computed(earlier.id);
  const run = await computed(later.id);
  const { comparison: _settings, ...settings } = run.settings;
  const { comparison: _results, ...results } = run.results as ScoreResults & { comparison: WaveComparison };
  await db.update(scoreRun).set({ settings, results }).where(eq(scoreRun.id, run.id));
  expect(await recompute(db, run.id, scoringHere)).toEqual({ recomputed: true, results });
});
