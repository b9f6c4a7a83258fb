import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { invitation, message } from "../../db/schema/invitations.ts";
import { response } from "../../db/schema/responses.ts";
import { auditEntry } from "../../db/schema/staff.ts";
import { app, setApp } from "../../src/app.ts";
import type { MailTransport, OutgoingMail } from "../../src/emails/transport.ts";
import { deliverDue } from "../../src/features/invitations/delivery.service.ts";
import { renderMessage, showMessage } from "../../src/features/invitations/messages.service.ts";
import { listOutbox } from "../../src/features/invitations/outbox.service.ts";
import { sampleMail, sendTestMail } from "../../src/features/invitations/wave-mail.service.ts";
import { loadWave, sendWave } from "../../src/features/invitations/waves.service.ts";
import { loadSurveyVersion } from "../../src/features/surveys/surveys.service.ts";
import { aStaffMember } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { drainJobs, useQueue } from "../support/queue.ts";
import { aDraftWave, someRespondents, someUnits, waveDay } from "../support/waves.ts";

const database = useDatabase();
useQueue(database);
beforeEach(() => database.db.delete(message));

async function aWave(ratingInMail: boolean) {
  const wave = await loadWave(database.db, await aDraftWave(database.db, { ratingInMail }));
  const version = wave && (await loadSurveyVersion(database.db, wave.surveyVersionId));
  if (!wave || !version) throw new Error("aWave: the wave is not there");
  return { wave, version };
}

/** Takes every mail and keeps it. */
function aCollector() {
  const mails: OutgoingMail[] = [];
  const transport: MailTransport = {
    ...{ name: "smtp", senderAddress: "survey@manyi.test" },
    send: async (mail) => {
      mails.push(mail);
      return { kind: "accepted", reply: "250 ok" };
    },
  };
  return { mails, transport };
}

const mailsOf = (waveId: string) => database.db.select().from(message).where(eq(message.waveId, waveId));

test("a wave with the rating mails the survey's first question in each person's language, and its links open the person's own survey", async () => {
  const { db } = database;
  const { companyId } = await someUnits(db, []);
  await someRespondents(db, companyId, 2, crypto.randomUUID());
  const { wave } = await aWave(true);
  expect(await sendWave(db, wave.id, null, waveDay)).toEqual({ send: true });
  await drainJobs(db, waveDay, ["send-wave"]);
  const mails = (await mailsOf(wave.id)).map((row) => ({ row, mail: renderMessage(row) }));
  const english = mails.find(({ row }) => row.language === "en")?.mail;
  const chinese = mails.find(({ row }) => row.language === "zh-CN")?.mail;
  expect(english?.text).toContain("How far do you agree? Lanhu keeps its promises.");
  expect(english?.text).toMatch(/^7 http:\/\/localhost:4321\/r\/[\w-]{22}\.[\w-]{22}\?rate-img1=7$/m);
  expect(chinese?.text).toContain("您是否同意：Lanhu说到做到。");
});

test("a wave without it has the button alone", async () => {
  const { wave, version } = await aWave(false);
  expect(sampleMail(wave, version, "en", "Li Wei").html).not.toContain("rate-");
});

test("the sample's links open the preview and no survey", async () => {
  const { wave, version } = await aWave(true);
  const { html, text } = sampleMail(wave, version, "zh-CN", "李伟");
  expect(text).toContain(`/waves/${wave.id}/survey?in=zh-CN&rate-img1=10`);
  expect(html).not.toMatch(/\/r\/|\/u\/[\w-]{22}/);
});

test("a test goes to the colleague alone, is written down, and invites nobody", async () => {
  const { db } = database;
  const { wave, version } = await aWave(true);
  const colleague = await aStaffMember(db, { name: "Lin Wei" });
  await sendTestMail(db, { wave, version, staff: colleague, language: "en", now: waveDay });
  const { mails, transport } = aCollector();
  expect(await deliverDue(db, () => waveDay, transport)).toMatchObject({ sent: 1, cancelled: 0 });
  const [mail] = mails;
  expect(mail).toMatchObject({ to: colleague.email, unsubscribeUrl: null });
  expect(mail?.subject).toBe("[Test] How are we doing at Lanhu?");
  expect(mail?.text).toContain("Hello Lin Wei,");
  expect(mail?.text).toContain(`/waves/${wave.id}/survey?in=en&rate-img1=7`);
  expect(`${mail?.html}${mail?.text}`).not.toMatch(/\/[rucf]\//);
  expect(await db.select().from(invitation).where(eq(invitation.waveId, wave.id))).toEqual([]);
  expect(await db.select().from(response).where(eq(response.waveId, wave.id))).toEqual([]);
  const written = await db.select().from(auditEntry).where(eq(auditEntry.objectId, wave.id));
  expect(written.map(({ verb, staffId }) => [verb, staffId])).toContainEqual(["send-test", colleague.id]);
});

test("a test stands in the outbox of the colleague's unit, links and all, and may be sent twice", async () => {
  const { db } = database;
  const { wave, version } = await aWave(true);
  const colleague = await aStaffMember(db);
  for (const language of ["en", "en"] as const)
    await sendTestMail(db, { wave, version, staff: colleague, language, now: waveDay });
  const seenFrom = async (unitId: string) =>
    (await listOutbox(db, { unitIds: [unitId], includesCases: false, waveId: wave.id }, 1)).mails;
  expect((await seenFrom(colleague.unitId)).map(({ to }) => to)).toEqual([colleague.email, colleague.email]);
  expect(await seenFrom(crypto.randomUUID())).toEqual([]);
  setApp({ ...app(), transport: "smtp" });
  const [row] = await mailsOf(wave.id);
  if (!row) throw new Error("the test is not in the ledger");
  expect(showMessage(row)).toMatchObject({ isInert: false });
});
