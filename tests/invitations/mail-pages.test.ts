import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { invitation, message, wave } from "../../db/schema/invitations.ts";
import { respondent } from "../../db/schema/respondents.ts";
import { linkToken, personalLink } from "../../src/auth/link-tokens.ts";
import { addStaff } from "../../src/auth/staff.service.ts";
import { ensureCompany, ensureUnit } from "../../src/features/respondents/units.service.ts";
import { loadSurveyVersion } from "../../src/features/surveys/surveys.service.ts";
import { setTestApp, testSecret } from "../support/app.ts";
import { useDatabase } from "../support/database.ts";
import { aStaff, postForm, signInAs, testPassword } from "../support/http.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { startSmtpServer, type TestSmtpServer } from "../support/smtp-server.ts";
import { aPublishedSurvey, someRespondents } from "../support/waves.ts";

const database = useDatabase();
let server: RunningServer;
let smtp: TestSmtpServer;
let analyst: string;
let southAnalyst: string;
let waveUrl: string;

const plan = {
  name: "Autumn",
  period: "2026-Q4",
  sampling: "census",
  countPerUnit: "",
  quarantineDays: "0",
  brand: "Lanhu",
  product: "Lanhu Fibre",
  "subjectLine.en": "How is {product}?",
  "subjectLine.zh-CN": "您对{product}满意吗？",
  "greeting.en": "Please tell us.",
  "greeting.zh-CN": "请告诉我们。",
  closesOn: "2199-11-30",
  closesTime: "18:00",
  timeZone: "Europe/Berlin",
};

beforeAll(async () => {
  setTestApp(database.db);
  smtp = await startSmtpServer();
  const env = { MANYI_SECRET: testSecret };
  const emails = await aStaff(database.db, ["analyst", "case-owner"]);
  const companyId = await ensureCompany(database.db, "Acme", new Date());
  const northId = await ensureUnit(database.db, "North", companyId, new Date());
  const southId = await ensureUnit(database.db, "South", companyId, new Date());
  const email = "south@example.com";
  const person = {
    name: "South",
    email,
    role: "analyst",
    unitId: southId,
    language: "zh-CN",
    password: testPassword,
  };
  expect(await addStaff(database.db, person, { staffId: null, now: new Date() })).toMatchObject({
    added: true,
  });
  await someRespondents(database.db, northId, 4, "north");
  server = await startServer({ databaseUrl: database.url, smtpUrl: smtp.url, env });
  analyst = await signInAs(server.url, emails.analyst ?? "");
  southAnalyst = await signInAs(server.url, email);
});
afterAll(async () => {
  await server?.stop();
  await smtp?.stop();
});

const get = (path: string, cookie = analyst) =>
  fetch(new URL(path, server.url), { headers: { cookie }, redirect: "manual" });
const post = (path: string, fields: Record<string, string>, cookie = analyst) =>
  postForm(new URL(path, server.url).href, fields, { cookie });
const page = async (path: string, cookie = analyst) => (await get(path, cookie)).text();

/** The first invitation of the wave that stands at `sent`. */
async function anInvitation() {
  const [row] = await database.db
    .select()
    .from(invitation)
    .where(eq(invitation.disposition, "sent"))
    .limit(1);
  if (!row) throw new Error("no invitation is waiting for an answer");
  const token = linkToken("invitation", row.invitationId);
  const url = new URL(new URL(personalLink("u", row.respondentId, token)).pathname, server.url).href;
  const isRow = and(
    eq(invitation.respondentId, row.respondentId),
    eq(invitation.invitationId, row.invitationId),
  );
  const disposition = async () => (await database.db.select().from(invitation).where(isRow))[0]?.disposition;
  return { ...row, url, disposition };
}

test("a plan with mistakes comes back as it was entered, each mistake with its field's name", async () => {
  const version = await loadSurveyVersion(database.db, await aPublishedSurvey(database.db));
  const path = `/waves/new?survey=${version?.surveyId}`;
  const refused = await post(path, { ...plan, brand: "", closesOn: "2020-01-01" });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain("Brand: Please fill this in.");
  expect(html).toContain("Closing date: The wave would be closed before it begins.");
  expect(html).toContain('value="Lanhu Fibre"');
  const saved = await post(path, plan);
  expect(saved.status).toBe(303);
  waveUrl = saved.headers.get("location")?.split("?")[0] ?? "";
  expect(await page(waveUrl)).toContain("About one answer: too few");
  expect(await page(`${waveUrl}?rate=150`)).toContain("from 1 to 100");
});

test("sending asks once more, and then every mail arrives once at the mail server", async () => {
  const asked = await page(`${waveUrl}/send`);
  expect(asked).toContain("4 people will get a mail");
  expect(asked).not.toContain("Mails stay in the outbox");
  const answers = await Promise.all([1, 2, 3].map(() => post(`${waveUrl}/send`, {})));
  expect(answers.map((one) => one.status).sort()).toEqual([303, 422, 422]);
  await expect.poll(() => smtp.accepted.length, { timeout: 20_000 }).toBe(4);
  await expect.poll(() => page(waveUrl), { timeout: 20_000 }).toContain("Mail sent");
  expect(new Set(smtp.accepted.map((mail) => mail.to)).size).toBe(4);
  expect(smtp.accepted.map((mail) => mail.email.subject).sort()[0]).toBe("How is Lanhu Fibre?");
  const sent = database.db.select().from(message).where(eq(message.status, "sent"));
  await expect.poll(async () => (await sent).length, { timeout: 20_000 }).toBe(4);
});

test("visits of an unsubscribe link change nothing, however many", async () => {
  const asked = await anInvitation();
  for (let visit = 0; visit < 20; visit++) {
    const response = await fetch(asked.url, { method: visit % 2 ? "GET" : "HEAD" });
    expect(response.status).toBe(200);
  }
  expect(await asked.disposition()).toBe("sent");
});

test("one click of a mail program unsubscribes, from any site, any number of times", async () => {
  const asked = await anInvitation();
  const click = () =>
    fetch(asked.url, {
      method: "POST",
      headers: { origin: "https://mail.example", "sec-fetch-site": "cross-site" },
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    });
  for (const response of [await click(), await click()]) {
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/plain");
  }
  expect(await asked.disposition()).toBe("opted-out");
  const [person] = await database.db
    .select()
    .from(respondent)
    .where(eq(respondent.respondentId, asked.respondentId));
  expect(person?.optedOutAt).toBeInstanceOf(Date);
});

test("the button unsubscribes and says so; a changed link is a 404", async () => {
  const asked = await anInvitation();
  expect(await (await fetch(asked.url)).text()).toMatch(/Unsubscribe|退订/);
  const response = await postForm(asked.url, {});
  expect(await response.text()).toMatch(/You are unsubscribed|您已退订/);
  expect(await asked.disposition()).toBe("opted-out");
  const changed = asked.url.slice(0, -1) + (asked.url.endsWith("A") ? "Q" : "A");
  expect((await fetch(changed)).status).toBe(404);
  expect((await postForm(changed, {})).status).toBe(404);
});

test("the outbox shows a mail as it looks, shut in, to those whose unit it concerns", async () => {
  const list = await page("/outbox");
  const path = /\/outbox\/[0-9a-f-]{36}\.[0-9a-f-]{36}/.exec(list)?.[0] ?? "";
  expect(await page(path)).toContain(`src="${path}/html"`);
  const mail = await get(`${path}/html`);
  expect(mail.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(mail.headers.get("content-security-policy")).toContain("sandbox");
  const html = await mail.text();
  expect(html).toMatch(/href="http:\/\/localhost:\d+\/r\/…"/);
  expect(html + (await page(path))).not.toMatch(/\/[ru]\/[\w-]{22}\./);

  expect(await page("/outbox", southAnalyst)).toContain("还没有邮件");
  for (const hidden of [path, `${path}/html`, waveUrl.replace(/[^/]+$/, crypto.randomUUID())])
    expect((await get(hidden, southAnalyst)).status, hidden).toBe(404);
  expect((await get("/outbox/nonsense")).status).toBe(404);
});

test("a wave for more than one's unit may be looked at and not touched", async () => {
  expect(await page(waveUrl, southAnalyst)).toContain("不能修改");
  expect((await post(`${waveUrl}/close`, {}, southAnalyst)).status).toBe(404);
  const [row] = await database.db.select().from(wave);
  expect(row?.status).toBe("open");
});

test("a doubt stands on top until somebody decides; sent again it is the same mail", async () => {
  const { respondentId, invitationId } = await anInvitation();
  const isMail = eq(message.respondentId, respondentId);
  await database.db.update(message).set({ status: "in-doubt" }).where(isMail);
  await database.db
    .update(invitation)
    .set({ disposition: "in-doubt" })
    .where(eq(invitation.invitationId, invitationId));
  const [mail] = await database.db.select().from(message).where(isMail);
  const path = `/outbox/${respondentId}.${mail?.messageId}`;
  expect(await page(waveUrl)).toContain("One mail is in doubt");
  const outbox = await page("/outbox");
  expect(outbox.indexOf("open each and decide")).toBeGreaterThan(0);

  expect((await post(path, { verdict: "nonsense" })).status).toBe(422);
  expect((await post(path, { verdict: "send-again" })).status).toBe(303);
  await expect.poll(() => smtp.accepted.length, { timeout: 20_000 }).toBe(5);
  const ids = smtp.accepted.filter((one) => one.email.messageId?.includes(mail?.messageId ?? "-"));
  expect(ids).toHaveLength(2);
  expect((await post(path, { verdict: "arrived" })).status).toBe(422);
});

test("closing asks once more and is done once", async () => {
  expect(await page(`${waveUrl}/close`)).toContain("Close the wave");
  expect((await post(`${waveUrl}/close`, {})).status).toBe(303);
  const again = await post(`${waveUrl}/close`, {});
  expect(again.status).toBe(422);
  expect(await again.text()).toContain("closed already");
  expect(await page(waveUrl)).toContain("Closed");
});
