import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "../../db/client.ts";
import { invitation, wave } from "../../db/schema/invitations.ts";
import { response, responseDraft } from "../../db/schema/responses.ts";
import { rowsOf } from "../../db/tables.ts";
import { linkToken, tokenDigest } from "../../src/auth/link-tokens.ts";
import { forgetAnswerOrder, forgetDrafts } from "../../src/features/responses/anonymity.service.ts";
import { openSurvey, submitResponse } from "../../src/features/responses/responses.service.ts";
import { anInvitation, aScene, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";

const database = useDatabase();
useQueue(database);

/** A wave whose eight people answered one after the other; the n-th with n as the answer. */
async function anAnsweredWave(privacyMode: "anonymous" | "confidential") {
  const { db } = database;
  const scene = await aScene(db, { privacyMode });
  const waveId = scene.wave.id;
  const asked = [scene.invitation];
  for (let count = 1; count < 8; count++) asked.push(await anInvitation(db, { waveId }));
  for (const [position, { respondentId, invitationId }] of asked.entries()) {
    const link = { respondentId, tokenDigest: tokenDigest(linkToken("invitation", invitationId)) };
    const opened = await openSurvey(db, link, testNow);
    if (opened.state !== "open") throw new Error(`the survey is ${opened.state}`);
    const answers = { sat1: { value: position + 1 } };
    const finish = {
      answers,
      language: "en",
      deviceClass: "phone",
      startedAt: null,
      entryMode: "mail-link",
    } as const;
    await submitResponse(db, opened.asked, { ...finish, hiddenFieldFilled: false, now: testNow });
  }
  await db.update(wave).set({ status: "closed" }).where(eq(wave.id, waveId));
  return { waveId, asked };
}

/** Who wrote a row, and where it lies. */
async function traces(db: Database, table: "invitation" | "response", waveId: string) {
  const query = sql`select xmin::text as writer, ctid::text as place from ${sql.identifier(table)} where wave_id = ${waveId} order by ctid`;
  return rowsOf<{ writer: string; place: string }>(await db.execute(query));
}

const responsesOf = (waveId: string) =>
  database.db.select().from(response).where(eq(response.waveId, waveId)).orderBy(response.responseId);
const invitationsOf = (waveId: string) =>
  database.db.select().from(invitation).where(eq(invitation.waveId, waveId)).orderBy(invitation.invitationId);

describe("a closed anonymous wave", () => {
  test("has no response that shares its transaction with the invitation it spent", async () => {
    const { waveId } = await anAnsweredWave("anonymous");
    const writers = async (table: "invitation" | "response") =>
      new Set((await traces(database.db, table, waveId)).map(({ writer }) => writer));
    // Before: one transaction for each person, the same in both tables.
    expect([...(await writers("response"))]).toEqual([...(await writers("invitation"))]);
    await database.db.transaction((tx) => forgetAnswerOrder(tx, waveId));
    expect((await writers("response")).size).toBe(1);
    expect((await writers("invitation")).size).toBe(1);
  });

  test("keeps every response and invitation as it was, however often it is done", async () => {
    const { waveId } = await anAnsweredWave("anonymous");
    const before = [await responsesOf(waveId), await invitationsOf(waveId)];
    await database.db.transaction((tx) => forgetAnswerOrder(tx, waveId));
    await database.db.transaction((tx) => forgetAnswerOrder(tx, waveId));
    expect([await responsesOf(waveId), await invitationsOf(waveId)]).toEqual(before);
  });
});

test("other waves, and an anonymous one that is open, are left alone", async () => {
  const confidential = await anAnsweredWave("confidential");
  const open = await anAnsweredWave("anonymous");
  await database.db.update(wave).set({ status: "open" }).where(eq(wave.id, open.waveId));
  for (const { waveId } of [confidential, open]) {
    const before = await traces(database.db, "response", waveId);
    await database.db.transaction((tx) => forgetAnswerOrder(tx, waveId));
    expect(await traces(database.db, "response", waveId)).toEqual(before);
  }
});

test("an anonymous response has nothing in common with its invitation but what many share", async () => {
  const { waveId } = await anAnsweredWave("anonymous");
  const invitations = await invitationsOf(waveId);
  const ofOnePerson = new Set(
    invitations.flatMap(({ respondentId, invitationId, tokenDigest: digest }) => [
      respondentId,
      invitationId,
      Buffer.from(digest).toString("hex"),
    ]),
  );
  for (const row of await responsesOf(waveId)) {
    expect(Object.values(row).filter((value) => ofOnePerson.has(String(value)))).toEqual([]);
    const { invitationId, startedAt, submittedAt, attributes, deviceClass } = row;
    expect({ invitationId, startedAt, submittedAt, attributes, deviceClass }).toEqual({
      ...{ invitationId: null, startedAt: null, submittedAt: null, attributes: {}, deviceClass: "unknown" },
    });
  }
  expect(invitations.map(({ disposition, dispositionAt }) => [disposition, dispositionAt])).toEqual(
    invitations.map(() => ["complete", null]),
  );
});

test("what was entered and never sent is gone once the wave is closed, and not before", async () => {
  const { db } = database;
  const drafts = async () => (await db.select().from(responseDraft)).map(({ invitationId }) => invitationId);
  const aDraft = async (status: "open" | "closed") => {
    const { invitation: asked } = await aScene(db, { wave: { status } });
    const { respondentId, invitationId, waveId } = asked;
    const at = { startedAt: testNow, savedAt: testNow };
    await db.insert(responseDraft).values({ respondentId, invitationId, answers: {}, page: 1, ...at });
    return { invitationId, waveId };
  };
  const [open, closed] = [await aDraft("open"), await aDraft("closed")];
  for (const { waveId } of [open, closed]) await db.transaction((tx) => forgetDrafts(tx, waveId));
  expect(await drafts()).toEqual([open.invitationId]);
});
