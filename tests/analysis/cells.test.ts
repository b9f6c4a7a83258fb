import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "../../db/client.ts";
import { cellBuild } from "../../db/schema/analysis.ts";
import { response } from "../../db/schema/responses.ts";
import { rebuildCells, rebuildMarkedCells } from "../../src/features/analysis/cells.service.ts";
import { computeScoreRun, requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import { listResponseMarks, markResponse } from "../../src/features/responses/responses.service.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { generateAnswers } from "../support/generate-answers.ts";
import { useQueue } from "../support/queue.ts";
import { addResponses, aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";
import { rawCells, storedCells } from "./raw-cells.ts";

const database = useDatabase();
useQueue(database);
const definition = definitionFromTemplate("ecsi", false);
const now = () => testNow;

/** A wave with results; `random` decides about attributes, languages, sources and weights. */
async function aScoredWave(db: Database, count: number, random: () => number) {
  const { wave, unitIds, programmeId } = await aSampledWave(db, {
    count,
    seed: Math.floor(random() * 1e6),
    dontKnowShare: 0.1,
    perUnit: [count - Math.floor(count / 3), Math.floor(count / 3)],
    samplingWeightOf: (person) => (person % 2 === 0 ? 2.5 : 1),
    comment: (person) => (person % 3 === 0 ? `words of ${person}` : " "),
  });
  for (const { responseId } of await responsesOf(db, wave.id))
    await db.update(response).set(someDetails(random)).where(eq(response.responseId, responseId));
  await computed(db, wave.id);
  return { wave, unitIds, programmeId };
}

async function computed(db: Database, waveId: string, at = testNow) {
  const request = {
    waveId,
    trigger: "requested",
    staffId: null,
    now: at,
    seed: 1,
    replicateCount: 20,
  } as const;
  const requested = await requestScoreRun(db, request);
  if (!requested.requested) throw new Error(`refused: ${requested.reason}`);
  expect(await computeScoreRun(db, requested.scoreRunId, scoringHere, now)).toEqual({ status: "done" });
}

function responsesOf(db: Database, waveId: string) {
  return db.select().from(response).where(eq(response.waveId, waveId)).orderBy(response.responseId);
}

function someDetails(random: () => number) {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  return {
    language: pick(["en", "zh-CN"] as const),
    source: pick(["census", "census", "self-selected"] as const),
    individualScore: pick([null, 12.5, 40, 59.9, 80, 100]),
    attributes: pick<Record<string, string>>([
      {},
      { region: "North" },
      { region: "South", tariff: "flat" },
      { region: " South ", tariff: "" },
    ]),
  };
}

/** Erases, edits and adds at random, each with its mark in the same transaction. */
async function changeAtRandom(
  db: Database,
  waveId: string,
  unitIds: readonly string[],
  random: () => number,
) {
  const rows = await responsesOf(db, waveId);
  const chosen = rows.filter(() => random() < 0.3);
  for (const { respondentId, responseId, answers } of chosen)
    await db.transaction(async (tx) => {
      const isThis = eq(response.responseId, responseId);
      const isErased = random() < 0.5;
      if (isErased) await tx.delete(response).where(isThis);
      else
        await tx
          .update(response)
          .set({ answers: edited(answers, random), ...someDetails(random) })
          .where(isThis);
      await markResponse(tx, { respondentId, waveId, change: isErased ? "erased" : "changed" });
    });
  const [wave] = rows;
  const people = generateAnswers(definition, { count: 3, seed: Math.floor(random() * 1e6) });
  await addResponses(db, { id: waveId, surveyVersionId: wave?.surveyVersionId ?? "" }, people, unitIds);
  await markResponse(db, { respondentId: crypto.randomUUID(), waveId, change: "added" });
}

function edited(answers: Answers, random: () => number): Answers {
  const code = random() < 0.5 ? "qual1" : "sat2";
  const missing =
    (["skipped", "hidden-by-logic", "dont-know"] as const)[Math.floor(random() * 3)] ?? "skipped";
  return { ...answers, [code]: random() < 0.5 ? { missing } : { value: 1 + Math.floor(random() * 10) } };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

async function expectEqualAfterChanges(db: Database, seed: number, roundCount: number) {
  const random = seeded(seed);
  const { wave, unitIds } = await aScoredWave(db, 24, random);
  expect(await storedCells(db, wave.id)).toEqual(await rawCells(db, wave.id, definition));
  for (let round = 0; round < roundCount; round++) {
    await changeAtRandom(db, wave.id, unitIds, random);
    expect(await rebuildMarkedCells(db, now)).toBe(1);
    expect(await storedCells(db, wave.id)).toEqual(await rawCells(db, wave.id, definition));
    expect(await listResponseMarks(db, wave.id)).toEqual([]);
  }
}

test.for([1, 2, 3])(
  "cells equal the responses added up, after edits and erasures at random (seed %i)",
  (seed) => expectEqualAfterChanges(database.db, seed, 3),
);

test("made twice, cells stay the same; without a mark nothing is made", async () => {
  const { db } = database;
  const { wave } = await aScoredWave(db, 12, seeded(7));
  const first = await storedCells(db, wave.id);
  expect(await rebuildCells(db, wave.id, now)).toBe("built");
  expect(await storedCells(db, wave.id)).toEqual(first);
  expect(await rebuildMarkedCells(db, now)).toBe(0);
});

test("of two builds at once the later reading is kept, and the other starts over", async () => {
  const { db } = database;
  const { wave } = await aScoredWave(db, 12, seeded(8));
  await db.transaction((tx) =>
    markResponse(tx, { respondentId: crypto.randomUUID(), waveId: wave.id, change: "changed" }),
  );
  const built = await Promise.all([rebuildCells(db, wave.id, now), rebuildCells(db, wave.id, now)]);
  expect(built).toEqual(["built", "built"]);
  expect(await storedCells(db, wave.id)).toEqual(await rawCells(db, wave.id, definition));
});

test("an attribute with very many values is no segment, and that is written down", async () => {
  const { db } = database;
  const { wave } = await aSampledWave(db, { count: 45 });
  for (const [position, { responseId }] of (await responsesOf(db, wave.id)).entries()) {
    const attributes = { customer: `number ${position}`, region: position % 2 ? "North" : "South" };
    await db.update(response).set({ attributes }).where(eq(response.responseId, responseId));
  }
  await computed(db, wave.id);
  const attributes = new Set((await storedCells(db, wave.id)).map(({ attribute }) => attribute));
  expect([...attributes].sort()).toEqual(["", "@language", "region"]);
  const [build] = await db.select().from(cellBuild).where(eq(cellBuild.waveId, wave.id));
  expect(build?.wideAttributes).toEqual(["customer"]);
});

test("while a wave is open its cells stay with its last results, whoever answers meanwhile", async () => {
  const { db } = database;
  const { wave, unitIds } = await aSampledWave(db, { count: 12, wave: { status: "open" } });
  await computed(db, wave.id);
  const before = await storedCells(db, wave.id);
  expect(before.find(({ attribute }) => attribute === "")?.responseCount).toBe(12);
  const late = new Date(testNow.getTime() + 60_000);
  const people = generateAnswers(definition, { count: 1, seed: 99 });
  await addResponses(db, wave, people, unitIds, { submittedAt: late });
  await markResponse(db, { respondentId: crypto.randomUUID(), waveId: wave.id, change: "added" });
  await markResponse(db, { respondentId: crypto.randomUUID(), waveId: wave.id, change: "changed" });
  expect(await rebuildCells(db, wave.id, now)).toBe("built");
  expect(await storedCells(db, wave.id)).toEqual(before);
});
