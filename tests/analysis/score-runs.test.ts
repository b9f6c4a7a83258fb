import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { scoreRun } from "../../db/schema/analysis.ts";
import { loadAnalysis } from "../../src/features/analysis/analysis.service.ts";
import type { ScoreResults, WholeFigures } from "../../src/features/analysis/score-run.ts";
import {
  computeScoreRun,
  recompute,
  requestScoreRun,
  type ScoreRunRequest,
} from "../../src/features/analysis/score-runs.service.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import {
  compareInPool,
  destroyScoringPool,
  ScoringInterruptedError,
  scoreInPool,
} from "../../src/scoring-pool.ts";
import { aProgramme, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { generateAnswers } from "../support/generate-answers.ts";
import { useQueue, waitingJobs } from "../support/queue.ts";
import { addResponses, aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";

const database = useDatabase();
useQueue(database);
afterAll(destroyScoringPool);
const definition = definitionFromTemplate("ecsi", false);

// Few replicates: what is tested is the service, not the interval.
const defaults = {
  trigger: "wave-closed",
  staffId: null,
  now: testNow,
  seed: 1,
  replicateCount: 60,
} as const;

async function request(waveId: string, details: Partial<ScoreRunRequest> = {}) {
  const requested = await database.db.transaction((tx) =>
    requestScoreRun(tx, { waveId, ...defaults, ...details }),
  );
  if (!requested.requested) throw new Error(`refused: ${requested.reason}`);
  return requested.scoreRunId;
}

async function computed(waveId: string, details: Partial<ScoreRunRequest> = {}) {
  const id = await request(waveId, details);
  await computeScoreRun(database.db, id, scoringHere, () => testNow);
  return rowOf(id);
}

async function rowOf(id: string) {
  const [row] = await database.db.select().from(scoreRun).where(eq(scoreRun.id, id));
  if (!row) throw new Error("the run is missing");
  return row;
}

test("a request stores a queued run and the job that computes it", async () => {
  const { wave } = await aSampledWave(database.db, { count: 0 });
  const id = await request(wave.id);
  expect((await rowOf(id)).status).toBe("queued");
  expect(await waitingJobs("compute-score-run")).toEqual(
    expect.arrayContaining([expect.objectContaining({ data: { scoreRunId: id } })]),
  );
});

test("a run that the end of the process interrupts goes on waiting and is computed later", async () => {
  const { wave } = await aSampledWave(database.db, { count: 10 });
  const id = await request(wave.id);
  const reject = () => Promise.reject(new ScoringInterruptedError());
  const interrupted = { score: reject, compare: reject };
  const first = computeScoreRun(database.db, id, interrupted, () => testNow);
  await expect(first).rejects.toThrow(ScoringInterruptedError);
  expect((await rowOf(id)).finishedAt).toBeNull();
  await computeScoreRun(database.db, id, scoringHere, () => testNow);
  expect((await rowOf(id)).status).toBe("done");
});

test("from 50 answers the index is estimated by PLS, with an interval", async () => {
  const { wave } = await aSampledWave(database.db, { count: 80, dontKnowShare: 0.05 });
  const run = await computed(wave.id);
  expect(run).toMatchObject({ status: "done", rowCount: 80, definitionName: "unstandardized-weights" });
  const whole = run.results?.whole;
  expect(whole?.weighting).toBe("pls");
  const [low, high] = whole?.indexInterval?.Satisfaction ?? [0, 0];
  expect(whole?.index.Satisfaction).toBeGreaterThan(low);
  expect(whole?.index.Satisfaction).toBeLessThan(high);
  expect(whole?.findings.map(({ code }) => code)).toContain("missing-answers");
  expect(whole?.assessment?.reliability.Satisfaction?.ave).toBeGreaterThan(0.5);
});

test("a run of before models were assessed is computed again without, to the digit", async () => {
  const { wave } = await aSampledWave(database.db, { count: 50 });
  const run = await computed(wave.id);
  const { assessed: _assessed, ...settings } = run.settings;
  const { assessment: _assessment, ...whole } = run.results?.whole ?? ({} as WholeFigures);
  const results = { ...(run.results as ScoreResults), whole };
  await database.db.update(scoreRun).set({ settings, results }).where(eq(scoreRun.id, run.id));
  expect(await recompute(database.db, run.id, scoringHere)).toEqual({ recomputed: true, results });
});

test("a finished run is computed again to the digit from what is stored", async () => {
  const { wave } = await aSampledWave(database.db, { count: 60, dontKnowShare: 0.1, perUnit: [20, 40] });
  const run = await computed(wave.id);
  expect(await recompute(database.db, run.id, scoringHere)).toEqual({
    recomputed: true,
    results: run.results,
  });
});

test("a worker thread gives the same digits as this one", async () => {
  const { wave } = await aSampledWave(database.db, { count: 60 });
  const id = await request(wave.id);
  await computeScoreRun(database.db, id, { score: scoreInPool, compare: compareInPool }, () => testNow);
  const { results } = await rowOf(id);
  expect(results?.whole?.weighting).toBe("pls");
  expect(await recompute(database.db, id, scoringHere)).toEqual({ recomputed: true, results });
});

test("the same people stored in another order and under other ids give the same digits", async () => {
  const first = await aSampledWave(database.db, { count: 55, dontKnowShare: 0.1 });
  const second = await aSampledWave(database.db, { count: 0 });
  await addResponses(database.db, second.wave, first.people.toReversed(), first.unitIds);
  const [one, other] = [await computed(first.wave.id), await computed(second.wave.id)];
  expect(other.dataHash).toBe(one.dataHash);
  expect(other.results).toEqual(one.results);
});

test("a run whose answers have changed since is not computed again, and says so", async () => {
  const { wave, unitIds } = await aSampledWave(database.db, { count: 10 });
  const run = await computed(wave.id);
  await addResponses(database.db, wave, generateAnswers(definition, { count: 1, seed: 5 }), unitIds);
  expect(await recompute(database.db, run.id, scoringHere)).toEqual({
    recomputed: false,
    reason: "answers-changed",
  });
});

test("a run of an open wave keeps its digits although more people answer", async () => {
  const { wave, unitIds } = await aSampledWave(database.db, { count: 12, wave: { status: "open" } });
  const run = await computed(wave.id);
  expect(run.results?.preliminary).toBe(true);
  const later = new Date(testNow.getTime() + 60_000);
  await addResponses(database.db, wave, generateAnswers(definition, { count: 9, seed: 5 }), unitIds, {
    submittedAt: later,
  });
  expect(await recompute(database.db, run.id, scoringHere)).toEqual({
    recomputed: true,
    results: run.results,
  });
});

test("with fewer than 5 answers nothing is computed", async () => {
  const { wave } = await aSampledWave(database.db, { count: 4 });
  const run = await computed(wave.id);
  expect(run).toMatchObject({ status: "done", rowCount: 4 });
  expect(run.results).toMatchObject({ answerCount: 4, whole: null, equalWeights: null });
  expect(run.results?.units.map(({ suppressed, figures }) => [suppressed, figures])).toEqual([[true, null]]);
});

test("5 to 49 answers get equal weights, an interval and no drivers", async () => {
  const { wave } = await aSampledWave(database.db, { count: 20 });
  const run = await computed(wave.id);
  expect(run.definitionName).toBe("equal-weights");
  expect(run.results?.whole).toMatchObject({ weighting: "equal", totalEffects: [] });
  expect(run.results?.whole?.assessment).toBeUndefined();
  expect(run.results?.whole?.indexInterval).not.toBeNull();
});

test("a question hardly anybody answered costs its own construct's index and no other", async () => {
  const { wave, unitIds } = await aSampledWave(database.db, { count: 0, perUnit: [0] });
  const skipped = { missing: "skipped" } as const;
  const people = generateAnswers(definition, { count: 8, seed: 5 }).map((answers, person) =>
    person < 4 ? answers : { ...answers, "price-up": skipped, "price-down": skipped },
  );
  await addResponses(
    database.db,
    wave,
    people,
    people.map(() => unitIds[0] ?? ""),
  );
  const run = await computed(wave.id);
  expect(run.status).toBe("done");
  expect(run.results?.findings).toMatchObject([{ code: "scarce-construct", names: ["Loyalty"] }]);
  expect(Object.keys(run.results?.whole?.index ?? {})).not.toContain("Loyalty");
  expect(run.results?.whole?.indexInterval?.Satisfaction).toHaveLength(2);
});

test("units take the company's weights; a small one is held back together with the next smallest", async () => {
  const { wave, unitIds } = await aSampledWave(database.db, { count: 90, perUnit: [3, 27, 60] });
  const { results } = await computed(wave.id);
  const unitOf = (position: number) => results?.units.find(({ unitId }) => unitId === unitIds[position]);
  expect([0, 1, 2].map((position) => unitOf(position)?.suppressed)).toEqual([true, true, false]);
  expect([0, 1].map((position) => unitOf(position)?.figures)).toEqual([null, null]);
  expect(unitOf(2)?.figures?.findings.map(({ code }) => code)).toContain("borrowed-weights");
  expect(unitOf(2)?.figures?.indexInterval).not.toBeNull();
});

test("where nobody complained PLS is impossible: equal weights stand in, and the reason is stored", async () => {
  const { wave } = await aSampledWave(database.db, { count: 60, complaintShare: 0 });
  const run = await computed(wave.id);
  expect(run).toMatchObject({ status: "done", definitionName: "equal-weights" });
  expect(run.results?.findings).toMatchObject([{ code: "constant-indicator", names: ["complained"] }]);
});

test("a sample drawn with unequal chances is weighted by N / n", async () => {
  const { db } = database;
  const plan = { count: 40, perUnit: [20, 20] };
  const plain = await aSampledWave(db, plan);
  const weighted = await aSampledWave(db, { ...plan, samplingWeightOf: (person) => (person < 20 ? 9 : 1) });
  const [one, other] = [await computed(plain.wave.id), await computed(weighted.wave.id)];
  expect([one, other].map((run) => run.results?.usesSamplingWeights)).toEqual([false, true]);
  const unit = (position: number) =>
    other.results?.units.find(({ unitId }) => unitId === weighted.unitIds[position])?.figures?.index.Image ??
    0;
  expect(other.results?.whole?.index.Image).toBeCloseTo(0.9 * unit(0) + 0.1 * unit(1), 9);
  expect(one.results?.whole?.index.Image).toBeCloseTo(0.5 * unit(0) + 0.5 * unit(1), 9);
});

test("the self-selected stand apart and stay out of the index unless the programme says otherwise", async () => {
  const { wave, unitIds, programmeId } = await aSampledWave(database.db, { count: 60 });
  const volunteers = generateAnswers(definition, { count: 8, seed: 99, lift: -4 });
  await addResponses(database.db, wave, volunteers, unitIds, { source: "self-selected" });
  const apart = await computed(wave.id);
  expect(apart.results).toMatchObject({ answerCount: 60, selfSelectedCount: 8 });
  expect(apart.results?.selfSelected?.index.Satisfaction).toBeLessThan(
    apart.results?.whole?.index.Satisfaction ?? 0,
  );
  const open = await aProgramme(database.db, { includesSelfSelected: true });
  expect(programmeId).not.toBe(open.id);
  const pooled = await aSampledWave(database.db, { count: 6, programmeId: open.id, source: "self-selected" });
  expect((await computed(pooled.wave.id)).results).toMatchObject({ answerCount: 6, selfSelectedCount: 0 });
});

test("a worker that dies leaves a failed run with its reason, and the next request starts afresh", async () => {
  const { wave, programmeId, unitIds } = await aSampledWave(database.db, { count: 6 });
  const id = await request(wave.id);
  const reject = () => Promise.reject(new Error("the worker ran out of memory"));
  const broken = { score: reject, compare: reject };
  const outcome = await computeScoreRun(database.db, id, broken, () => testNow);
  expect(outcome).toMatchObject({ status: "failed", failure: "scoring-stopped" });
  expect(await rowOf(id)).toMatchObject({ status: "failed", failure: "scoring-stopped", results: null });
  const shown = await loadAnalysis(database.db, programmeId, unitIds, testNow);
  expect(shown?.selected?.latestRun).toMatchObject({ status: "failed", failure: "scoring-stopped" });
  expect(await computed(wave.id, { trigger: "requested" })).toMatchObject({ status: "done" });
});

test("the closing of a wave is scored once, however often its job is delivered", async () => {
  const { wave } = await aSampledWave(database.db, { count: 0 });
  await request(wave.id);
  const again = await database.db.transaction((tx) => requestScoreRun(tx, { waveId: wave.id, ...defaults }));
  expect(again).toEqual({ requested: false, reason: "already-queued" });
});

test("a job delivered twice changes nothing the second time", async () => {
  const { wave } = await aSampledWave(database.db, { count: 6 });
  const run = await computed(wave.id);
  const again = await computeScoreRun(database.db, run.id, scoringHere, () => new Date());
  expect(again).toEqual({ status: "not-waiting" });
  expect(await rowOf(run.id)).toEqual(run);
});

test("a request is refused while one waits, and in an open wave until 5 more have answered", async () => {
  const { wave, unitIds } = await aSampledWave(database.db, { count: 12, wave: { status: "open" } });
  const ask = () =>
    database.db.transaction((tx) =>
      requestScoreRun(tx, { waveId: wave.id, trigger: "requested", staffId: null, now: testNow }),
    );
  const id = await request(wave.id, { trigger: "requested" });
  expect(await ask()).toEqual({ requested: false, reason: "already-queued" });
  await computeScoreRun(database.db, id, scoringHere, () => testNow);
  await addResponses(database.db, wave, generateAnswers(definition, { count: 4, seed: 3 }), unitIds);
  expect(await ask()).toEqual({ requested: false, reason: "too-few-new-answers" });
  await addResponses(database.db, wave, generateAnswers(definition, { count: 1, seed: 4 }), unitIds);
  expect(await ask()).toMatchObject({ requested: true });
});
