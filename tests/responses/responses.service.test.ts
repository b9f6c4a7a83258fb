import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../db/client.ts";
import { invitation, wave } from "../../db/schema/invitations.ts";
import { response, responseDraft } from "../../db/schema/responses.ts";
import { linkToken, tokenDigest } from "../../src/auth/link-tokens.ts";
import {
  type OpenedSurvey,
  openSurvey,
  previousOverall,
  receivePage,
} from "../../src/features/responses/responses.service.ts";
import { readSentPage } from "../../src/features/responses/sent-page.ts";
import { allQuestions } from "../../src/features/surveys/survey-definition.ts";
import { setTestApp } from "../support/app.ts";
import { aResponse, aScene, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue, waitingJobs } from "../support/queue.ts";
import { aDefinition, fields } from "./definitions.ts";

const database = useDatabase();
useQueue(database);
beforeAll(() => setTestApp(database.db));

type Scene = Awaited<ReturnType<typeof aScene>>;
type Mode = "identified" | "confidential" | "anonymous";

/** A scene with the short survey of these tests. */
function scene(privacyMode: Mode, details: Parameters<typeof aScene>[1] = {}): Promise<Scene> {
  return aScene(database.db, { privacyMode, ...details, version: { definition: aDefinition() } });
}

function open(asked: Scene["invitation"], now = testNow): Promise<OpenedSurvey> {
  const { respondentId, invitationId } = asked;
  const digest = tokenDigest(linkToken("invitation", invitationId));
  return openSurvey(database.db, { respondentId, tokenDigest: digest }, now);
}

async function mustOpen(asked: Scene["invitation"], now = testNow) {
  const opened = await open(asked, now);
  if (opened.state !== "open") throw new Error(`the survey is ${opened.state}`);
  return opened;
}

/** Sends one page, as the respondent's browser would. */
async function send(asked: Scene["invitation"], values: Record<string, string | string[]>, now = testNow) {
  const opened = await mustOpen(asked, now);
  const request = { language: "en", deviceClass: "phone", now } as const;
  return receivePage(database.db, opened, readSentPage(fields(values), 3, request));
}

const pageOne = { page: "1", "answer-sat1": "3", "answer-sat2": "dont-know" };
const pageTwo = { page: "2", "answer-complained": "no" };
const pageThree = { page: "3", asked: "why-low", "answer-comment": "Slow.", "answer-contact": "yes" };

function responsesOf(waveId: string) {
  return database.db.select().from(response).where(eq(response.waveId, waveId));
}

function draftsOf(respondentId: string) {
  return database.db.select().from(responseDraft).where(eq(responseDraft.respondentId, respondentId));
}

async function dispositionOf({ respondentId, invitationId }: Scene["invitation"]) {
  const [row] = await database.db
    .select({ disposition: invitation.disposition, at: invitation.dispositionAt })
    .from(invitation)
    .where(and(eq(invitation.respondentId, respondentId), eq(invitation.invitationId, invitationId)));
  return row;
}

describe("identified and confidential", () => {
  test("three pages become one response with an entry for every question, and one job", async () => {
    const { invitation: asked, wave: ownWave, version } = await scene("confidential");
    expect(await send(asked, pageOne)).toEqual({ kind: "go", page: 2, codes: [] });
    expect(await send(asked, pageTwo)).toEqual({ kind: "go", page: 3, codes: [] });
    expect(await send(asked, pageThree)).toEqual({ kind: "finished" });
    const rows = await responsesOf(ownWave.id);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(Object.keys(row?.answers ?? {}).sort()).toEqual(
      allQuestions(version.definition)
        .map(({ code }) => code)
        .sort(),
    );
    expect(row).toMatchObject({
      ...{ respondentId: asked.respondentId, invitationId: asked.invitationId, unitId: asked.unitId },
      ...{ submittedAt: testNow, startedAt: testNow, deviceClass: "phone", source: "census" },
      answers: { sat1: { value: 3 }, sat2: { missing: "dont-know" }, sat3: { missing: "skipped" } },
    });
    expect(await draftsOf(asked.respondentId)).toEqual([]);
    expect(await dispositionOf(asked)).toEqual({ disposition: "complete", at: testNow });
    const jobs = await waitingJobs("open-case");
    expect(jobs.map(({ data }) => data)).toContainEqual({
      respondentId: asked.respondentId,
      responseId: row?.responseId,
    });
  });

  test("the link resumes where it was left, with what was entered, valid answers of a refused page included", async () => {
    const { invitation: asked } = await scene("identified");
    await send(asked, pageOne);
    expect(await dispositionOf(asked)).toMatchObject({ disposition: "started" });
    const refused = await send(asked, { page: "2", "answer-complained": "maybe" });
    expect(refused).toMatchObject({ kind: "show", page: 2, entered: { complained: "maybe" } });
    await send(asked, { page: "2", "answer-complained": "no", intent: "save" });
    const { draft } = await mustOpen(asked, new Date(testNow.getTime() + 86_400_000));
    expect(draft).toMatchObject({ page: 2, startedAt: testNow });
    expect(draft?.answers).toMatchObject({ sat1: { value: 3 }, complained: { choice: "no" } });
  });

  test("going back and forth keeps the furthest page and the newer answer", async () => {
    const { invitation: asked } = await scene("identified");
    await send(asked, pageOne);
    expect(await send(asked, { ...pageTwo, intent: "back" })).toEqual({ kind: "go", page: 1, codes: [] });
    await send(asked, { page: "1", "answer-sat1": "9" });
    const { draft } = await mustOpen(asked);
    expect(draft).toMatchObject({ page: 2, answers: { sat1: { value: 9 }, complained: { choice: "no" } } });
  });

  test("an answer that calls for another question leads to the same page, with that question named", async () => {
    const { invitation: asked } = await scene("identified");
    await send(asked, pageOne);
    const more = await send(asked, { page: "2", "answer-complained": "yes" });
    expect(more).toEqual({ kind: "go", page: 2, codes: ["handling"] });
  });

  test("fifty submissions at once store one response and one job", async () => {
    const { invitation: asked, wave: ownWave } = await scene("identified");
    await send(asked, pageOne);
    await send(asked, pageTwo);
    const opened = await mustOpen(asked);
    const request = { language: "en", deviceClass: "phone", now: testNow } as const;
    const sent = readSentPage(fields(pageThree), 3, request);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => receivePage(database.db, opened, sent)),
    );
    expect(outcomes.filter(({ kind }) => kind === "finished")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "settled")).toHaveLength(49);
    expect(await responsesOf(ownWave.id)).toHaveLength(1);
    const jobs = await waitingJobs("open-case");
    const own = jobs.filter(({ data }) => JSON.stringify(data).includes(asked.respondentId));
    expect(own).toHaveLength(1);
  });

  test("a replay changes nothing, and the link then says that it was answered", async () => {
    const { invitation: asked, wave: ownWave } = await scene("identified");
    await send(asked, pageOne);
    const opened = await mustOpen(asked);
    await send(asked, pageTwo);
    await send(asked, pageThree);
    const before = await responsesOf(ownWave.id);
    const request = { language: "en", deviceClass: "phone", now: testNow } as const;
    const late = readSentPage(fields({ ...pageTwo, "answer-comment": "again", intent: "save" }), 3, request);
    expect(await receivePage(database.db, opened, late)).toEqual({ kind: "settled" });
    expect(await responsesOf(ownWave.id)).toEqual(before);
    expect(await draftsOf(asked.respondentId)).toEqual([]);
    expect(await open(asked)).toMatchObject({ state: "answered" });
  });

  test("a wave that closes while somebody is at the last page takes no more answers", async () => {
    const { invitation: asked, wave: ownWave } = await scene("identified");
    await send(asked, pageOne);
    await send(asked, pageTwo);
    const opened = await mustOpen(asked);
    await database.db.update(wave).set({ status: "closed" }).where(eq(wave.id, ownWave.id));
    const request = { language: "en", deviceClass: "phone", now: testNow } as const;
    const last = readSentPage(fields(pageThree), 3, request);
    expect(await receivePage(database.db, opened, last)).toEqual({ kind: "settled" });
    expect(await responsesOf(ownWave.id)).toEqual([]);
    expect(await open(asked)).toMatchObject({ state: "closed" });
  });

  test("what was said last time is found, of this programme and before this response only", async () => {
    const db = database.db;
    const { programme, wave: ownWave, respondent } = await scene("identified");
    const { respondentId } = respondent;
    const given = (waveId: string, value: number, submittedAt: Date) =>
      aResponse(db, {
        waveId,
        respondentId,
        invitationId: randomUUID(),
        answers: { sat1: { value } },
        submittedAt,
      });
    await given(ownWave.id, 8, new Date("2026-05-01T00:00:00Z"));
    await given(ownWave.id, 6, new Date("2026-08-01T00:00:00Z"));
    await given(ownWave.id, 2, testNow);
    const other = await scene("identified");
    await given(other.wave.id, 10, new Date("2026-10-01T00:00:00Z"));
    expect(await previousOverall(db, respondentId, programme.id, testNow)).toBe(6);
    expect(await previousOverall(db, randomUUID(), programme.id, testNow)).toBeNull();
  });
});

describe("anonymous", () => {
  /** All pages in one form: what came before rides along. */
  const everything = { ...pageOne, ...pageTwo, ...pageThree };

  test("no draft is kept; what was answered rides along and is shown again", async () => {
    const { invitation: asked } = await scene("anonymous");
    const shown = await send(asked, pageOne);
    expect(shown).toMatchObject({ kind: "show", page: 2, errors: [], answers: { sat1: { value: 3 } } });
    expect(await send(asked, { ...pageOne, ...pageTwo })).toMatchObject({ kind: "show", page: 3 });
    expect(await send(asked, { ...pageOne, intent: "save" })).toEqual({ kind: "saved" });
    expect(await draftsOf(asked.respondentId)).toEqual([]);
    expect(await dispositionOf(asked)).toMatchObject({ disposition: "sent" });
  });

  test("no column of the response leads to who gave it or to when", async () => {
    const attributes = { segment: "a-rare-segment" };
    const details = { respondent: { attributes, language: "en" as const, email: "rare@customer.example" } };
    const { invitation: asked, respondent, wave: ownWave } = await scene("anonymous", details);
    const jobsBefore = (await waitingJobs("open-case")).length;
    expect(await send(asked, everything)).toEqual({ kind: "finished" });
    const [row] = await responsesOf(ownWave.id);
    if (!row) throw new Error("no response stored");
    const [stored] = await database.db.select().from(invitation).where(eq(invitation.waveId, ownWave.id));
    const uuidVersion4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const { answers, ...columns } = row;
    // Column by column: a column that is added later has to be thought about here.
    const known: Record<string, unknown> = {
      ...{
        respondentId: expect.stringMatching(uuidVersion4),
        responseId: expect.stringMatching(uuidVersion4),
      },
      ...{ invitationId: null, surveyVersionId: ownWave.surveyVersionId, waveId: ownWave.id },
      ...{ period: "2026-Q4", entryMode: "mail-link", source: "census", deviceClass: "unknown" },
      ...{ language: "en", unitId: asked.unitId, attributes: {}, samplingWeight: 1 },
      ...{ startedAt: null, submittedAt: null, submittedOn: "2026-11-04", flags: [] },
      ...{ individualScore: expect.any(Number), individualScoreDefinition: "satisfaction-equal-weights-1" },
    };
    for (const [name, value] of Object.entries(columns)) {
      if (name.startsWith("indicator")) expect([null, 3]).toContain(value);
      else expect(value, name).toEqual(known[name]);
    }
    expect(new Set(Object.keys(columns).filter((name) => !name.startsWith("indicator")))).toEqual(
      new Set(Object.keys(known)),
    );
    const text = JSON.stringify(row);
    for (const key of [respondent.respondentId, asked.invitationId, "rare@", "a-rare-segment"])
      expect(text).not.toContain(key);
    expect(JSON.stringify(stored)).not.toContain(row.respondentId);
    expect(answers).toMatchObject({ comment: { text: "Slow." } });
    // The spent link is known, the moment is not.
    expect(stored).toMatchObject({ disposition: "complete", dispositionAt: null });
    expect(await waitingJobs("open-case")).toHaveLength(jobsBefore);
    expect(await open(asked)).toMatchObject({ state: "answered" });
  });

  test("fifty submissions at once store one response", async () => {
    const { invitation: asked, wave: ownWave } = await scene("anonymous");
    const kinds = await Promise.all(
      Array.from({ length: 50 }, () => send(asked, everything).then(({ kind }) => kind, String)),
    );
    expect(kinds.filter((kind) => kind === "finished")).toHaveLength(1);
    expect(await responsesOf(ownWave.id)).toHaveLength(1);
  });
});

test("links that lead nowhere look the same: unknown person, unknown token, another person's token", async () => {
  const one = await scene("identified");
  const two = await scene("identified");
  const digest = (asked: { invitationId: string }) =>
    tokenDigest(linkToken("invitation", asked.invitationId));
  const at = (respondentId: string, tokenDigestOf: Uint8Array) =>
    openSurvey(database.db, { respondentId, tokenDigest: tokenDigestOf }, testNow);
  expect(await at(randomUUID(), digest(one.invitation))).toEqual({ state: "unknown" });
  expect(await at(one.invitation.respondentId, digest(two.invitation))).toEqual({ state: "unknown" });
  expect(await at(one.invitation.respondentId, tokenDigest("x"))).toEqual({ state: "unknown" });
});

test("a survey past its closing date is closed, one of somebody who opted out says so", async () => {
  const { invitation: asked } = await scene("identified");
  const tooLate = new Date(testNow.getTime() + 11 * 86_400_000);
  expect(await open(asked, tooLate)).toMatchObject({ state: "closed" });
  const gone = await scene("identified", { invitation: { disposition: "opted-out" } });
  expect(await open(gone.invitation)).toMatchObject({ state: "opted-out" });
});

test("opening a link two hundred times changes nothing", async () => {
  const { invitation: asked, wave: ownWave } = await scene("identified");
  await send(asked, pageOne);
  const state = async (db: Database) => [
    await db.select().from(invitation).where(eq(invitation.waveId, ownWave.id)),
    await db.select().from(responseDraft).where(eq(responseDraft.respondentId, asked.respondentId)),
    await responsesOf(ownWave.id),
  ];
  const before = await state(database.db);
  for (let count = 0; count < 200; count += 1) await open(asked);
  expect(await state(database.db)).toEqual(before);
});

describe("how the survey was entered", () => {
  const entry = { entry: "in-mail-rating" };

  test("stays with the draft of an identified survey until the response has it, whatever later pages say", async () => {
    const { invitation: asked, wave: ownWave } = await scene("identified");
    await send(asked, { ...pageOne, ...entry });
    expect(await draftsOf(asked.respondentId)).toMatchObject([{ entryMode: "in-mail-rating" }]);
    await send(asked, { ...pageTwo, entry: "mail-link" });
    await send(asked, pageThree);
    expect(await responsesOf(ownWave.id)).toMatchObject([{ entryMode: "in-mail-rating" }]);
  });

  test("is that of the first page that was saved", async () => {
    const { invitation: asked, wave: ownWave } = await scene("identified");
    await send(asked, pageOne);
    await send(asked, { ...pageOne, ...entry });
    await send(asked, pageTwo);
    await send(asked, pageThree);
    expect(await responsesOf(ownWave.id)).toMatchObject([{ entryMode: "mail-link" }]);
  });

  test("rides along in an anonymous survey, which keeps no draft", async () => {
    const { invitation: asked, wave: ownWave } = await scene("anonymous");
    const everything = { ...pageOne, ...pageTwo, ...pageThree, ...entry };
    expect(await send(asked, everything)).toEqual({ kind: "finished" });
    expect(await draftsOf(asked.respondentId)).toEqual([]);
    expect(await responsesOf(ownWave.id)).toMatchObject([{ entryMode: "in-mail-rating" }]);
  });
});
