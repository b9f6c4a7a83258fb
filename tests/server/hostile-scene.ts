import { eq } from "drizzle-orm";
import { vi } from "vitest";
import type { Database } from "../../db/client.ts";
import { followUpCase } from "../../db/schema/followups.ts";
import { message } from "../../db/schema/invitations.ts";
import { linkToken, personalLink, tokenDigest } from "../../src/auth/link-tokens.ts";
import { addStaff } from "../../src/auth/staff.service.ts";
import { ensureCompany, ensureUnit } from "../../src/features/respondents/units.service.ts";
import { setTestApp } from "../support/app.ts";
import { aScene, aWave, linkPath } from "../support/builders.ts";
import { aStaff, postForm, signInAs, testPassword } from "../support/http.ts";

/** One of everything that a form can be about, and an administrator who may send every form. */
export async function aHostileScene(db: Database, serverUrl: string) {
  setTestApp(db);
  const emails = await aStaff(db, ["administrator"]);
  const now = new Date();
  const cookie = await signInAs(serverUrl, emails.administrator ?? "");
  const unitId = await ensureCompany(db, "Acme", now);
  const branchId = await ensureUnit(db, "North", unitId, now);
  const colleague = { name: "Colleague", role: "viewer", unitId, language: "en", password: testPassword };
  const added = await addStaff(db, { ...colleague, email: "c@example.com" }, { staffId: null, now });
  if (!added.added) throw new Error("aHostileScene: no colleague");
  const closesAt = new Date(now.getTime() + 10 * 86_400_000);
  const scene = await aScene(db, { wave: { closesAt }, respondent: { unitId: branchId } });
  const draft = await aWave(db, { surveyVersionId: scene.version.id, status: "draft", closesAt });
  const followUp = await anOpenedCase(db, `${serverUrl}${linkPath(scene.invitation)}`, scene.respondent);
  const mail = await aDoubtfulMail(db, scene.respondent.respondentId);
  const open = await aScene(db, { wave: { closesAt }, respondent: { unitId: branchId } });
  const link = (path: "c" | "f", purpose: "contact" | "recovery") =>
    new URL(personalLink(path, followUp.respondentId, linkToken(purpose, followUp.caseId))).pathname;
  return {
    cookie,
    pages: [
      "/sign-in",
      "/settings",
      "/staff/new",
      `/staff/${added.staffId}`,
      "/units",
      `/units?unit=${branchId}`,
      "/operations",
      "/programmes/new",
      `/programmes/${scene.programme.id}/settings`,
      `/programmes/${scene.programme.id}/analysis`,
      `/programmes/${scene.programme.id}/analysis?wave=${scene.wave.id}`,
      `/surveys/new?programme=${scene.programme.id}`,
      `/surveys/${scene.version.surveyId}`,
      `/waves/new?survey=${scene.version.surveyId}`,
      `/waves/${draft.id}/edit`,
      `/waves/${draft.id}/send`,
      `/waves/${scene.wave.id}/close`,
      "/respondents/import",
      await anImport(serverUrl, cookie),
      `/cases/${followUp.caseId}`,
      `/outbox/${mail.respondentId}.${mail.messageId}`,
      linkPath(open.invitation),
      linkPath(open.invitation).replace("/r/", "/u/"),
      link("c", "contact"),
      link("f", "recovery"),
      "/setup",
      "/operations/backup",
      "/nothing-here",
    ],
    /** pages that only show, among them what the forms stored */
    looks: [
      "/",
      "/programmes",
      `/programmes/${scene.programme.id}`,
      `/surveys/${scene.version.surveyId}/preview`,
      `/surveys/${scene.version.surveyId}/preview/form`,
      `/waves/${draft.id}`,
      `/waves/${draft.id}/mail`,
      "/respondents",
      `/respondents/${scene.respondent.respondentId}`,
      "/cases",
      "/actions/effects",
      "/actions/recovery",
      "/outbox",
      "/staff",
    ],
  };
}

/** A low answer with consent, given over the form; the server's worker opens the case. Closed, its question is asked. */
async function anOpenedCase(db: Database, url: string, { respondentId }: { respondentId: string }) {
  const answers = { "answer-sat1": "2", "answer-complained": "no", "answer-contact": "yes" };
  for (const page of ["1", "2", "3"]) await postForm(url, { page, ...answers });
  const own = db.select().from(followUpCase).where(eq(followUpCase.respondentId, respondentId));
  const followUp = await vi.waitUntil(async () => (await own)[0], { timeout: 20_000, interval: 100 });
  const digest = (purpose: "contact" | "recovery") => tokenDigest(linkToken(purpose, followUp.caseId));
  await db
    .update(followUpCase)
    .set({ contactTokenDigest: digest("contact"), recoveryTokenDigest: digest("recovery") })
    .where(eq(followUpCase.caseId, followUp.caseId));
  return followUp;
}

async function aDoubtfulMail(db: Database, respondentId: string) {
  const isOwn = eq(message.respondentId, respondentId);
  await db.update(message).set({ status: "in-doubt" }).where(isOwn);
  const [mail] = await db.select().from(message).where(isOwn);
  if (!mail) throw new Error("aHostileScene: no mail was queued");
  return mail;
}

/** A preview waiting to be confirmed. */
async function anImport(serverUrl: string, cookie: string): Promise<string> {
  const body = new FormData();
  body.set("file", new File(["email,note\nada@customer.example,=1+1\nnobody,@x\n"], "people.csv"));
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  const request = { method: "POST", redirect: "manual", headers, body } as const;
  const response = await fetch(`${serverUrl}/respondents/import`, request);
  return response.headers.get("location") ?? "";
}
