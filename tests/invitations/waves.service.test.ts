import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { invitation, message } from "../../db/schema/invitations.ts";
import { respondent } from "../../db/schema/respondents.ts";
import { staff } from "../../db/schema/staff.ts";
import { linkToken, tokenDigest } from "../../src/auth/link-tokens.ts";
import {
  findInvitationByLink,
  markComplete,
  markStarted,
  optOutByLink,
} from "../../src/features/invitations/invitations.service.ts";
import { fieldWave } from "../../src/features/invitations/send-wave.service.ts";
import {
  closeDueWaves,
  closeWave,
  countFrame,
  createWave,
  findLastWave,
  listStrata,
  loadWave,
  sendWave,
  updateWave,
  waveAccess,
  waveStanding,
} from "../../src/features/invitations/waves.service.ts";
import { aStaffMember } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { drainJobs, useQueue, waitingJobs } from "../support/queue.ts";
import {
  aDraftWave,
  aPlan,
  aPublishedSurvey,
  someRespondents,
  someUnits,
  waveDay,
} from "../support/waves.ts";

const database = useDatabase();
useQueue(database);

const nobodyHadACase = async () => new Set<string>();
const closingDay = new Date("2026-11-30T17:00:00Z");
let units: { companyId: string; unitIds: string[] };
let all: string[];

beforeEach(async () => {
  const { db } = database;
  await db.delete(message);
  await db.delete(invitation);
  await db.delete(respondent);
  units = await someUnits(db, ["North", "South"]);
  all = [units.companyId, ...units.unitIds];
});

async function populate(north: number, south: number): Promise<string[]> {
  const [northId = "", southId = ""] = units.unitIds;
  const mark = crypto.randomUUID();
  return [
    ...(await someRespondents(database.db, northId, north, `north-${mark}-`)),
    ...(await someRespondents(database.db, southId, south, `south-${mark}-`)),
  ];
}

async function aSentWave(change: Parameters<typeof aPlan>[0] = {}, madeBy?: string): Promise<string> {
  const waveId = await aDraftWave(database.db, change, madeBy);
  expect(await sendWave(database.db, waveId, null, waveDay)).toEqual({ send: true });
  await drainJobs(database.db, waveDay, ["send-wave", "deliver-mail"]);
  return waveId;
}

const standing = async (waveId: string) => (await waveStanding(database.db, waveId, all)).counts;
const invitations = (waveId: string) =>
  database.db.select().from(invitation).where(eq(invitation.waveId, waveId));

test("a census invites everybody once and mails them, each in their language", async () => {
  await populate(3, 2);
  const waveId = await aSentWave();
  expect(await standing(waveId)).toEqual({ sent: 5 });
  expect((await loadWave(database.db, waveId))?.status).toBe("open");
  const mails = await database.db.select().from(message).where(eq(message.waveId, waveId));
  expect(mails.map((mail) => [mail.status, mail.transport])).toEqual(Array(5).fill(["sent", "outbox"]));
  const subjects = mails.map(
    (mail) => mail.parameters.template === "invitation" && mail.parameters.subjectLine,
  );
  expect(new Set(subjects)).toEqual(new Set(["How are we doing at Lanhu?", "您对Lanhu满意吗？"]));
});

test("a sample freezes N and n of each unit and gives each invitation its weight", async () => {
  await populate(10, 2);
  const waveId = await aSentWave({ sampling: { kind: "per-unit", countPerUnit: 4 } });
  const strata = await listStrata(database.db, waveId);
  const [northId, southId] = units.unitIds;
  expect(strata).toHaveLength(2);
  expect(strata).toContainEqual({ unitId: northId, frameCount: 10, drawnCount: 4 });
  expect(strata).toContainEqual({ unitId: southId, frameCount: 2, drawnCount: 2 });
  const weights = (await invitations(waveId)).map((one) => one.samplingWeight).sort();
  expect(weights).toEqual([1, 1, 2.5, 2.5, 2.5, 2.5]);
});

test("a wave that was sent is sent no second time and edited no more", async () => {
  await populate(2, 0);
  const waveId = await aSentWave();
  expect(await sendWave(database.db, waveId, null, waveDay)).toEqual({ send: false, reason: "already-sent" });
  expect(await updateWave(database.db, waveId, aPlan({ name: "Other" }), "nobody", waveDay)).toBe(false);
  expect((await loadWave(database.db, waveId))?.name).toBe("Autumn");
});

test("two presses of send at the same time make one wave of mails", async () => {
  await populate(4, 0);
  const waveId = await aDraftWave(database.db);
  const decisions = await Promise.all([1, 2, 3].map(() => sendWave(database.db, waveId, null, waveDay)));
  expect(decisions.filter((decision) => decision.send)).toHaveLength(1);
  await Promise.all([1, 2, 3].map(() => fieldWave(database.db, waveId, waveDay, nobodyHadACase)));
  await drainJobs(database.db, waveDay, ["send-wave", "deliver-mail"]);
  expect(await standing(waveId)).toEqual({ sent: 4 });
});

test("sending that was cut off after the draw goes on with the same people", async () => {
  await populate(6, 0);
  const waveId = await aDraftWave(database.db, { sampling: { kind: "per-unit", countPerUnit: 3 } });
  await sendWave(database.db, waveId, null, waveDay);
  await fieldWave(database.db, waveId, waveDay, nobodyHadACase);
  const drawn = (await invitations(waveId)).map((one) => one.respondentId).sort();
  // As if the program had died between the draw and the second mail, and people were imported meanwhile.
  const [kept] = await database.db.select().from(message).where(eq(message.waveId, waveId)).limit(1);
  await database.db.delete(message);
  if (kept) await database.db.insert(message).values(kept);
  const { wave } = await import("../../db/schema/invitations.ts");
  await database.db.update(wave).set({ status: "sending" }).where(eq(wave.id, waveId));
  await populate(5, 5);
  await fieldWave(database.db, waveId, waveDay, nobodyHadACase);
  await drainJobs(database.db, waveDay, ["send-wave", "deliver-mail"]);
  expect((await invitations(waveId)).map((one) => one.respondentId).sort()).toEqual(drawn);
  const mails = await database.db.select().from(message).where(eq(message.waveId, waveId));
  expect(mails.map((mail) => mail.respondentId).sort()).toEqual(drawn);
});

test("nobody is asked who opted out, nor within the quarantine, and the count says so beforehand", async () => {
  const people = await populate(4, 3);
  const first = await aSentWave({ sampling: { kind: "per-unit", countPerUnit: 1 } });
  const asked = (await invitations(first)).map((one) => one.respondentId);
  const programmeWave = await loadWave(database.db, first);
  const later = new Date("2026-12-01T09:00:00Z");
  const optedOut = people.find((id) => !asked.includes(id)) ?? "";
  await database.db
    .update(respondent)
    .set({ optedOutAt: later })
    .where(eq(respondent.respondentId, optedOut));
  const second = await createWave(database.db, {
    surveyVersionId: programmeWave?.surveyVersionId ?? "",
    plan: aPlan({ quarantineDays: 90, closesAt: new Date("2026-12-20T17:00:00Z") }),
    staffId: null,
    now: later,
  });
  const secondWave = await loadWave(database.db, second);
  if (!secondWave) throw new Error("no second wave");
  const counts = await countFrame(database.db, secondWave, later);
  expect(counts.map((one) => [one.frameCount, one.quarantinedCount]).sort()).toEqual([
    [2, 1],
    [2, 1],
  ]);
  await sendWave(database.db, second, null, later);
  await drainJobs(database.db, later, ["send-wave", "deliver-mail"]);
  const again = (await invitations(second)).map((one) => one.respondentId);
  expect(again).toHaveLength(4);
  expect(again.some((id) => asked.includes(id) || id === optedOut)).toBe(false);
});

test("a link opens its invitation, a changed one nothing", async () => {
  await populate(1, 0);
  const waveId = await aSentWave();
  const [one] = await invitations(waveId);
  if (!one) throw new Error("no invitation");
  const token = linkToken("invitation", one.invitationId);
  const found = await findInvitationByLink(database.db, one.respondentId, tokenDigest(token));
  expect(found?.invitation.invitationId).toBe(one.invitationId);
  expect(found?.surveyVersionId).toBe(found?.wave.surveyVersionId);
  expect(await findInvitationByLink(database.db, one.respondentId, tokenDigest(`${token}x`))).toBeNull();
  expect(await findInvitationByLink(database.db, crypto.randomUUID(), tokenDigest(token))).toBeNull();
});

test("of fifty completions at the same time exactly one wins", async () => {
  await populate(1, 0);
  const waveId = await aSentWave();
  const [one] = await invitations(waveId);
  if (!one) throw new Error("no invitation");
  expect(await markStarted(database.db, one.respondentId, one.invitationId, waveDay)).toBe(true);
  expect(await markStarted(database.db, one.respondentId, one.invitationId, waveDay)).toBe(false);
  const won = await Promise.all(
    Array.from({ length: 50 }, () =>
      database.db.transaction((tx) => markComplete(tx, one.respondentId, one.invitationId, waveDay)),
    ),
  );
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await standing(waveId)).toEqual({ complete: 1 });
});

test("an anonymous completion leaves no moment", async () => {
  await populate(1, 0);
  const waveId = await aSentWave();
  const [one] = await invitations(waveId);
  await markComplete(database.db, one?.respondentId ?? "", one?.invitationId ?? "", null);
  expect((await invitations(waveId))[0]).toMatchObject({ disposition: "complete", dispositionAt: null });
});

test("closing settles every invitation, cancels what has not left, and asks for a score run once", async () => {
  await populate(4, 0);
  const waveId = await aSentWave();
  const [complete, started, sent, unsent] = await invitations(waveId);
  await markComplete(database.db, complete?.respondentId ?? "", complete?.invitationId ?? "", waveDay);
  await markStarted(database.db, started?.respondentId ?? "", started?.invitationId ?? "", waveDay);
  const unsentKey = eq(message.respondentId, unsent?.respondentId ?? "");
  await database.db.update(message).set({ status: "queued" }).where(unsentKey);
  await database.db
    .update(invitation)
    .set({ disposition: "queued" })
    .where(eq(invitation.respondentId, unsent?.respondentId ?? ""));

  expect(await closeWave(database.db, waveId, "somebody", waveDay)).toEqual({ close: true });
  expect(await closeWave(database.db, waveId, "somebody", waveDay)).toMatchObject({
    reason: "already-closed",
  });

  expect(await standing(waveId)).toEqual({ complete: 1, partial: 1, "no-answer": 1, queued: 1 });
  expect((await database.db.select().from(message).where(unsentKey))[0]?.status).toBe("cancelled");
  const jobs = (await waitingJobs("close-wave")).filter((job) => JSON.stringify(job.data).includes(waveId));
  expect(jobs).toHaveLength(1);
  const late = await markComplete(database.db, sent?.respondentId ?? "", sent?.invitationId ?? "", waveDay);
  expect(late).toBe(false);
});

test("the timetable closes a wave when its date has come and not before", async () => {
  await populate(1, 0);
  const waveId = await aSentWave({ closesAt: closingDay });
  await closeDueWaves(database.db, new Date(closingDay.getTime() - 1));
  expect((await loadWave(database.db, waveId))?.status).toBe("open");
  await closeDueWaves(database.db, closingDay);
  expect(await loadWave(database.db, waveId)).toMatchObject({ status: "closed", closedAt: closingDay });
});

test("a completion and the closing of the wave never cross: whoever was told yes is counted complete", async () => {
  await populate(20, 0);
  const waveId = await aSentWave();
  const asked = await invitations(waveId);
  const answers = asked.map((one) =>
    database.db.transaction((tx) => markComplete(tx, one.respondentId, one.invitationId, waveDay)),
  );
  const [, ...told] = await Promise.all([closeWave(database.db, waveId, "somebody", waveDay), ...answers]);
  const completeCount = told.filter(Boolean).length;
  const counts = await standing(waveId);
  expect(counts.complete ?? 0).toBe(completeCount);
  expect(counts["no-answer"] ?? 0).toBe(20 - completeCount);
});

test("opting out by link stops every mail to the person and is the same done twice", async () => {
  const [personId = ""] = await populate(1, 0);
  const first = await aSentWave();
  const [one] = await invitations(first);
  const digest = tokenDigest(linkToken("invitation", one?.invitationId ?? ""));
  const second = await aDraftWave(database.db);
  await sendWave(database.db, second, null, waveDay);
  await drainJobs(database.db, waveDay, ["send-wave"]);

  const how = { byOneClick: true, now: waveDay };
  expect(await optOutByLink(database.db, personId, digest, how)).toEqual({ optedOut: true });
  expect(await optOutByLink(database.db, personId, digest, how)).toEqual({ optedOut: true });
  const unknown = await optOutByLink(database.db, personId, tokenDigest("no such token"), how);
  expect(unknown).toEqual({ optedOut: false, reason: "unknown-link" });

  await drainJobs(database.db, waveDay, ["deliver-mail"]);
  expect(await standing(first)).toEqual({ "opted-out": 1 });
  expect(await standing(second)).toEqual({ "opted-out": 1 });
  const [mail] = await database.db.select().from(message).where(eq(message.waveId, second));
  expect(mail).toMatchObject({ status: "cancelled", lastReply: "opted-out" });
});

test("a wave needs a published survey version", async () => {
  const input = { surveyVersionId: crypto.randomUUID(), plan: aPlan(), staffId: null, now: waveDay };
  await expect(createWave(database.db, input)).rejects.toThrow("published");
  await expect(aPublishedSurvey(database.db)).resolves.toMatch(/^[0-9a-f-]{36}$/);
});

test("who made a wave moves to another unit: those who were asked keep it, and the new unit may not touch it", async () => {
  const { db } = database;
  await populate(2, 0);
  const [northId = "", southId = ""] = units.unitIds;
  const maker = await aStaffMember(db, { unitId: northId });
  const waveId = await aSentWave({}, maker.id);
  const access = async (unitId: string) => {
    const sent = await loadWave(db, waveId);
    return sent && waveAccess(db, sent, unitId, waveDay);
  };
  expect([await access(northId), await access(southId)]).toEqual(["change", "none"]);
  await db.update(staff).set({ unitId: southId }).where(eq(staff.id, maker.id));
  expect([await access(northId), await access(southId)]).toEqual(["read", "read"]);
  expect(await access(units.companyId)).toBe("change");
});

test("a new wave begins with the texts of the last one of one's own units, not of others'", async () => {
  const { db } = database;
  await populate(2, 0);
  const [northId = "", southId = ""] = units.unitIds;
  const maker = await aStaffMember(db, { unitId: northId });
  const waveId = await aSentWave({}, maker.id);
  const programmeId = (await loadWave(db, waveId))?.programmeId ?? "";
  expect((await findLastWave(db, programmeId, [northId], waveDay))?.id).toBe(waveId);
  expect(await findLastWave(db, programmeId, [southId], waveDay)).toBeNull();
});
