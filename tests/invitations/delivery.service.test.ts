import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { invitation, message } from "../../db/schema/invitations.ts";
import { respondent, suppression } from "../../db/schema/respondents.ts";
import { openMailer } from "../../src/emails/mailer.ts";
import { deliverDue } from "../../src/features/invitations/delivery.service.ts";
import { queueMessage } from "../../src/features/invitations/messages.service.ts";
import { sendWave, waveStanding } from "../../src/features/invitations/waves.service.ts";
import { useDatabase } from "../support/database.ts";
import { drainJobs, useQueue } from "../support/queue.ts";
import { startSmtpServer, type TestSmtpServer, type Verdict } from "../support/smtp-server.ts";
import { aDraftWave, someRespondents, someUnits, waveDay } from "../support/waves.ts";

const database = useDatabase();
useQueue(database);
let server: TestSmtpServer | undefined;

beforeEach(async () => {
  await database.db.delete(message);
  await database.db.delete(invitation);
  await database.db.delete(respondent);
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const later = (minutes: number) => new Date(waveDay.getTime() + minutes * 60_000);

/** A wave to so many people of a new unit, drawn and queued; and a server that judges each recipient. */
async function aQueuedWave(count: number, judge: (to: string) => Verdict) {
  server = await startSmtpServer(judge);
  const { companyId, unitIds } = await someUnits(database.db, ["North"]);
  const mark = crypto.randomUUID();
  const people = await someRespondents(database.db, unitIds[0] ?? "", count, `${mark}-`);
  const waveId = await aDraftWave(database.db, {});
  await sendWave(database.db, waveId, null, waveDay);
  await drainJobs(database.db, waveDay, ["send-wave"]);
  const mailer = openMailer(server.url, "http://localhost:4321", { replyTimeoutMs: 2000 });
  const address = (i: number) => `${mark}-${i}@manyi.test`;
  return {
    waveId,
    people,
    address,
    server,
    deliver: (at: Date) => deliverDue(database.db, () => at, mailer, { paceMs: 0 }),
    mails: () => database.db.select().from(message).where(eq(message.waveId, waveId)),
    standing: async () => (await waveStanding(database.db, waveId, [companyId, ...unitIds])).counts,
  };
}

test("every mail of a wave arrives once, with its own link and one-click unsubscribe", async () => {
  const wave = await aQueuedWave(12, () => "accept");
  const run = await wave.deliver(waveDay);
  expect(run).toMatchObject({ sent: 12, retried: 0, failed: 0, inDoubt: 0, isUnfinished: false });
  expect(wave.server.accepted.map((mail) => mail.to).sort()).toEqual(
    Array.from({ length: 12 }, (_, i) => wave.address(i)).sort(),
  );
  expect(await wave.standing()).toEqual({ sent: 12 });
  const links = wave.server.accepted.map(
    (mail) => /\/r\/[\w-]{22}\.[\w-]{22}/.exec(mail.email.text ?? "")?.[0],
  );
  expect(new Set(links).size).toBe(12);
  const unsubscribe = wave.server.accepted.map(
    (mail) => mail.email.headers.find((one) => one.key === "list-unsubscribe")?.value,
  );
  expect(new Set(unsubscribe).size).toBe(12);
  for (const value of unsubscribe)
    expect(value).toMatch(/^<http:\/\/localhost:4321\/u\/[\w-]{22}\.[\w-]{22}>$/);
  const ids = wave.server.accepted.map((mail) => mail.email.messageId).sort();
  expect(ids).toEqual((await wave.mails()).map((mail) => `<${mail.messageId}@localhost>`).sort());
});

test("a temporary refusal is tried again after a wait and then sent once", async () => {
  const tries = new Map<string, number>();
  const wave = await aQueuedWave(3, (to) => {
    tries.set(to, (tries.get(to) ?? 0) + 1);
    return tries.get(to) === 1 ? { at: "recipient", code: 451 } : "accept";
  });
  expect(await wave.deliver(waveDay)).toMatchObject({ sent: 0, retried: 3 });
  expect(await wave.deliver(waveDay)).toMatchObject({ sent: 0, retried: 0 });
  expect(await wave.deliver(later(1))).toMatchObject({ sent: 3 });
  expect(await wave.deliver(later(60))).toMatchObject({ sent: 0 });
  expect(wave.server.accepted).toHaveLength(3);
  expect((await wave.mails()).map((mail) => mail.attemptCount)).toEqual([2, 2, 2]);
});

test("an unknown mailbox fails for good: bounced, and never mailed again", async () => {
  const wave = await aQueuedWave(2, (to) => (to.includes("-1@") ? { at: "recipient", code: 550 } : "accept"));
  expect(await wave.deliver(waveDay)).toMatchObject({ sent: 1, failed: 1 });
  expect(await wave.standing()).toEqual({ sent: 1, bounced: 1 });
  const failed = (await wave.mails()).find((mail) => mail.status === "failed");
  expect(failed?.lastReply).toContain("550");
  expect(failed?.lastReply).not.toContain("@");
  expect(await wave.deliver(later(10_000))).toMatchObject({ sent: 0, failed: 0 });
  expect((await database.db.select().from(suppression)).map((row) => row.reason)).toContain("bounced");
});

test("a connection lost after the content is a doubt and is not sent again", async () => {
  const wave = await aQueuedWave(2, (to) => (to.includes("-0@") ? "hang-up" : "accept"));
  expect(await wave.deliver(waveDay)).toMatchObject({ sent: 1, inDoubt: 1 });
  for (const minutes of [1, 60, 10_000]) await wave.deliver(later(minutes));
  expect(wave.server.seen.filter((to) => to === wave.address(0))).toHaveLength(1);
  expect(await wave.standing()).toEqual({ sent: 1, "in-doubt": 1 });
});

test("a server that is away costs no mail and no attempt of most of them", async () => {
  const wave = await aQueuedWave(9, () => "accept");
  await wave.server.stop();
  server = undefined;
  const run = await wave.deliver(waveDay);
  expect(run.sent + run.failed + run.inDoubt).toBe(0);
  expect(run.retried).toBeLessThanOrEqual(3);
  expect((await wave.mails()).every((mail) => mail.status === "queued")).toBe(true);
});

test("a claim whose worker went silent becomes a doubt when its lease is over, not before", async () => {
  const wave = await aQueuedWave(1, () => "accept");
  const [mail] = await wave.mails();
  await database.db
    .update(message)
    .set({ status: "sending", leaseUntil: later(20), attemptCount: 1 })
    .where(eq(message.messageId, mail?.messageId ?? ""));
  expect(await wave.deliver(later(19))).toMatchObject({ inDoubt: 0, sent: 0 });
  expect(await wave.deliver(later(20))).toMatchObject({ inDoubt: 1, sent: 0 });
  expect((await wave.mails())[0]).toMatchObject({ status: "in-doubt", lastReply: "lease-lapsed" });
  expect(wave.server.seen).toEqual([]);
});

test("several workers at once send nothing twice", async () => {
  const wave = await aQueuedWave(30, () => "accept");
  await Promise.all([wave.deliver(waveDay), wave.deliver(waveDay), wave.deliver(waveDay)]);
  expect(wave.server.accepted).toHaveLength(30);
  expect(new Set(wave.server.accepted.map((mail) => mail.to)).size).toBe(30);
});

test("one occasion is one mail, however often it is queued", async () => {
  const { unitIds } = await someUnits(database.db, ["East"]);
  const [respondentId = ""] = await someRespondents(database.db, unitIds[0] ?? "", 1, crypto.randomUUID());
  const input = {
    respondentId,
    occasion: "contact-offer:1",
    waveId: null,
    invitationId: null,
    recipientKind: "respondent",
    staffId: null,
    language: "en",
    parameters: { template: "contact-offer", caseId: crypto.randomUUID(), brand: "Lanhu", name: null },
    now: waveDay,
  } as const;
  const results = await Promise.all(
    [1, 2, 3].map(() => database.db.transaction((tx) => queueMessage(tx, input))),
  );
  expect(results.filter(Boolean)).toHaveLength(1);
  const rows = await database.db.select().from(message).where(eq(message.respondentId, respondentId));
  expect(rows).toHaveLength(1);
});

test("a mail queued in a transaction that fails was never queued", async () => {
  const { unitIds } = await someUnits(database.db, ["West"]);
  const [respondentId = ""] = await someRespondents(database.db, unitIds[0] ?? "", 1, crypto.randomUUID());
  const queued = database.db.transaction(async (tx) => {
    await queueMessage(tx, {
      respondentId,
      occasion: "contact-offer:2",
      waveId: null,
      invitationId: null,
      recipientKind: "respondent",
      staffId: null,
      language: "en",
      parameters: { template: "contact-offer", caseId: crypto.randomUUID(), brand: "Lanhu", name: null },
      now: waveDay,
    });
    throw new Error("something else went wrong");
  });
  await expect(queued).rejects.toThrow("something else");
  expect(await database.db.select().from(message).where(eq(message.respondentId, respondentId))).toEqual([]);
});
