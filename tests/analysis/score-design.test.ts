import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { scoreRun } from "../../db/schema/analysis.ts";
import { waveStratum } from "../../db/schema/invitations.ts";
import { respondent } from "../../db/schema/respondents.ts";
import type { ScoreResults } from "../../src/features/analysis/score-run.ts";
import {
  computeScoreRun,
  recompute,
  requestScoreRun,
} from "../../src/features/analysis/score-runs.service.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { aRespondent, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";
import { addResponses, aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";

const database = useDatabase();
useQueue(database);

/** Equal weights need no estimation, so that many replicates cost little. */
const replicateCount = 2000;

async function computed(waveId: string) {
  const { db } = database;
  const details = { trigger: "wave-closed", staffId: null, now: testNow, seed: 1, replicateCount } as const;
  const requested = await db.transaction((tx) => requestScoreRun(tx, { waveId, ...details }));
  if (!requested.requested) throw new Error(requested.reason);
  await computeScoreRun(db, requested.scoreRunId, scoringHere, () => testNow);
  return rowOf(requested.scoreRunId);
}

async function rowOf(id: string) {
  const [run] = await database.db.select().from(scoreRun).where(eq(scoreRun.id, id));
  if (!run?.results) throw new Error("the run has no results");
  return { ...run, results: run.results };
}

function errorOf({ whole }: ScoreResults): number {
  return whole?.indexStandardError?.Satisfaction ?? Number.NaN;
}

/** Means of the satisfaction questions, each from 0 to 100: what equal weights average. */
function satisfactionOf(people: readonly Answers[]): number[] {
  return people.map((answers) => {
    const values = ["sat1", "sat2", "sat3"].map((code) => {
      const answer = answers[code];
      return answer && "value" in answer ? answer.value : Number.NaN;
    });
    return values.reduce((sum, value) => sum + (100 * (value - 1)) / 9, 0) / values.length;
  });
}

/** The textbook's standard error of a mean of a part n of N people. */
function errorOfMean(values: readonly number[], populationCount: number): number {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return Math.sqrt(((1 - n / populationCount) * variance) / n);
}

test("in a drawn wave the interval shrinks by the share of the unit that has answered", async () => {
  const { db } = database;
  const { wave, people, unitIds } = await aSampledWave(db, { count: 30, source: "probability-sample" });
  const stratum = { waveId: wave.id, unitId: unitIds[0] ?? "", frameCount: 50, drawnCount: 40 };
  await db.insert(waveStratum).values(stratum);
  const { results } = await computed(wave.id);
  expect(results.design).toEqual({ kind: "strata", strataCount: 1, frameCount: 50, answerCount: 30 });
  const expected = errorOfMean(satisfactionOf(people), 50);
  expect(errorOf(results) / expected).toBeCloseTo(1, 1);
  expect(errorOfMean(satisfactionOf(people), Number.POSITIVE_INFINITY) / expected).toBeCloseTo(1.58, 2);
});

test("in a census the interval does not shrink, although nearly everybody has answered", async () => {
  const { db } = database;
  const { wave, people, unitIds } = await aSampledWave(db, { count: 30 });
  const stratum = { waveId: wave.id, unitId: unitIds[0] ?? "", frameCount: 31, drawnCount: 31 };
  await db.insert(waveStratum).values(stratum);
  const { results } = await computed(wave.id);
  expect(results.design).toEqual({ kind: "each" });
  const expected = errorOfMean(satisfactionOf(people), Number.POSITIVE_INFINITY);
  expect(errorOf(results) / expected).toBeCloseTo(1, 1);
});

test("contacts of one account who say the same are as good as one contact", async () => {
  const { db } = database;
  const alone = await aSampledWave(db, { count: 20 });
  const { wave, unitIds } = await aSampledWave(db, { count: 0 });
  const contacts = Array.from({ length: 40 }, () => crypto.randomUUID());
  for (const [contact, respondentId] of contacts.entries())
    await aRespondent(db, { respondentId, unitId: unitIds[0] ?? "", accountCode: `account-${contact % 20}` });
  const answers = [...alone.people, ...alone.people];
  await addResponses(db, wave, answers, unitIds, { respondentIds: contacts });
  const [one, other] = [await computed(alone.wave.id), await computed(wave.id)];
  expect(other.results.design).toEqual({ kind: "clusters", clusterCount: 20 });
  expect(other.results.whole?.index.Satisfaction).toBeCloseTo(one.results.whole?.index.Satisfaction ?? 0, 9);
  expect(errorOf(other.results) / errorOf(one.results)).toBeCloseTo(1, 1);
  await db
    .update(respondent)
    .set({ accountCode: null })
    .where(eq(respondent.respondentId, contacts[0] ?? ""));
  expect(await recompute(db, other.id, scoringHere)).toEqual({
    recomputed: false,
    reason: "answers-changed",
  });
});

test("a run of before there was a design is computed again without one, to the digit", async () => {
  const { db } = database;
  const { wave, unitIds } = await aSampledWave(db, { count: 30, source: "probability-sample" });
  const stratum = { waveId: wave.id, unitId: unitIds[0] ?? "", frameCount: 50, drawnCount: 40 };
  const before = await computed(wave.id);
  const { design: _none, ...settings } = before.settings;
  const { design: _unused, ...results } = before.results;
  await db.update(scoreRun).set({ settings, results }).where(eq(scoreRun.id, before.id));
  await db.insert(waveStratum).values(stratum);
  expect(await recompute(db, before.id, scoringHere)).toEqual({ recomputed: true, results });
});
