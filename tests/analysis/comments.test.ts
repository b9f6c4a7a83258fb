import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { response } from "../../db/schema/responses.ts";
import { auditEntry } from "../../db/schema/staff.ts";
import { loadAnalysis } from "../../src/features/analysis/analysis.service.ts";
import {
  type CommentRequest,
  loadComments,
  tagComment,
  untagComment,
} from "../../src/features/analysis/comments.service.ts";
import { computeScoreRun, requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import { aStaffMember, aUnit, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";
import { aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";

const database = useDatabase();
useQueue(database);

/** A company with two branches of 30 and 20 answers; half of them comment, every second comment in Chinese. */
let scene: Awaited<ReturnType<typeof aCompany>>;

beforeAll(async () => {
  scene = await aCompany();
});

async function aCompany() {
  const { db } = database;
  const company = await aUnit(db, { name: "Company" });
  const comment = (person: number) => (person % 2 === 0 ? `100% of_words ${person}` : "");
  const sample = { count: 50, perUnit: [30, 20], parentUnitId: company.id, comment };
  const sampled = await aSampledWave(db, sample);
  const rows = await db.select().from(response).where(eq(response.waveId, sampled.wave.id));
  for (const { responseId, answers } of rows) {
    const text = answers.comment && "text" in answers.comment ? answers.comment.text : "";
    const isChinese = Number(text.slice(-2)) % 4 === 0;
    const details = { language: isChinese ? "zh-CN" : "en", individualScore: isChinese ? 30 : 90 } as const;
    await db.update(response).set(details).where(eq(response.responseId, responseId));
  }
  const request = { waveId: sampled.wave.id, trigger: "wave-closed", staffId: null, now: testNow } as const;
  const requested = await requestScoreRun(db, { ...request, seed: 1, replicateCount: 60 });
  if (requested.requested) await computeScoreRun(db, requested.scoreRunId, scoringHere, () => testNow);
  const staff = await aStaffMember(db, { unitId: company.id });
  return { ...sampled, company, staff, visible: [company.id, ...sampled.unitIds] };
}

async function requestOf(
  filter: Partial<CommentRequest["filter"]> = {},
  visibleUnitIds: readonly string[] = scene.visible,
): Promise<CommentRequest> {
  const analysis = await loadAnalysis(database.db, scene.programmeId, visibleUnitIds, testNow, scene.wave.id);
  if (!analysis?.selected) throw new Error("there is no wave");
  const { selected, scope } = analysis;
  return { selected, scope, visibleUnitIds, filter: { search: "", tag: "", ...filter } };
}

async function textsOf(filter: Partial<CommentRequest["filter"]> = {}, visible?: readonly string[]) {
  const loaded = await loadComments(database.db, await requestOf(filter, visible), {
    page: 1,
    pageSize: 100,
  });
  return loaded.readable ? loaded.comments.map(({ text }) => text) : loaded.reason;
}

test("comments are filtered by unit, score and language", async () => {
  expect(await textsOf()).toHaveLength(25);
  expect(await textsOf({ unitId: scene.unitIds[0] ?? "" })).toHaveLength(15);
  expect(await textsOf({ language: "zh-CN" })).toHaveLength(13);
  expect(await textsOf({ band: "under-40" })).toHaveLength(13);
  expect(await textsOf({ band: "from-80", language: "zh-CN" })).toBe("filter");
});

test("a search finds words in whatever case, and takes signs as they are", async () => {
  expect(await textsOf({ search: "OF_WORDS 4" })).toHaveLength(6);
  expect(await textsOf({ search: "100%" })).toHaveLength(25);
  expect(await textsOf({ search: "of%words" })).toEqual([]);
  expect(await textsOf({ search: "ofXwords" })).toEqual([]);
  expect(await textsOf({ search: "'; drop table response; --" })).toEqual([]);
});

test("a long list comes page by page, each comment once", async () => {
  const request = await requestOf();
  const pages = await Promise.all(
    [1, 2, 3].map((page) => loadComments(database.db, request, { page, pageSize: 10 })),
  );
  const texts = pages.flatMap((loaded) => (loaded.readable ? loaded.comments.map(({ text }) => text) : []));
  expect(new Set(texts).size).toBe(25);
  expect(pages[0]).toMatchObject({ foundCount: 25, listPage: { page: 1, pageCount: 3 } });
});

async function aComment(search: string): Promise<string> {
  const loaded = await loadComments(database.db, await requestOf({ search }), { page: 1, pageSize: 1 });
  return loaded.readable ? (loaded.comments[0]?.responseId ?? "") : "";
}

test("a tag is put on once, counted, found by, taken off, and all of it is written down", async () => {
  const { db } = database;
  const request = await requestOf();
  const responseId = await aComment("of_words 48");
  const change = { responseId, tag: "Queue", staffId: scene.staff.id, now: testNow };
  expect(await tagComment(db, request, change)).toEqual({ tagged: true });
  expect(await tagComment(db, request, { ...change, tag: " queue " })).toEqual({ tagged: true });
  const loaded = await loadComments(db, await requestOf({ tag: "Queue" }), { page: 1, pageSize: 10 });
  expect(loaded).toMatchObject({
    foundCount: 1,
    tagCounts: [{ tag: "Queue", count: 1 }],
    comments: [{ responseId, tags: ["Queue"] }],
  });
  expect(await untagComment(db, request, change)).toEqual({ tagged: true });
  expect(await untagComment(db, request, change)).toEqual({ tagged: true });
  expect(await textsOf({ tag: "Queue" })).toEqual([]);
  const isThis = and(eq(auditEntry.objectKind, "comment"), eq(auditEntry.objectId, responseId));
  const audited = await db.select().from(auditEntry).where(isThis);
  expect(audited.map(({ verb }) => verb).sort()).toEqual(["tag", "untag"]);
});

test("nobody tags what they cannot read: another unit's comment, one that is none, an unknown one", async () => {
  const { db } = database;
  const [first = "", second = ""] = scene.unitIds;
  const responseId = await aComment("of_words 48");
  const change = { responseId, tag: "Queue", staffId: scene.staff.id, now: testNow };
  const refused = { tagged: false, reason: "not-found" };
  expect(await tagComment(db, await requestOf({}, [first]), change)).toEqual(refused);
  expect(await tagComment(db, await requestOf({}, [second]), change)).toEqual({ tagged: true });
  const unknown = { ...change, responseId: crypto.randomUUID() };
  expect(await tagComment(db, await requestOf(), unknown)).toEqual(refused);
  expect(await tagComment(db, await requestOf(), { ...change, responseId: "nonsense" })).toEqual(refused);
  expect(await tagComment(db, await requestOf(), { ...change, tag: " " })).toEqual({
    ...{ tagged: false, reason: "empty" },
  });
});

test("staff of a unit count and search only its comments", async () => {
  const [, second = ""] = scene.unitIds;
  expect(await textsOf({}, [second])).toHaveLength(10);
  expect(await textsOf({ unitId: scene.unitIds[0] ?? "" }, [second])).toBe("filter");
});
