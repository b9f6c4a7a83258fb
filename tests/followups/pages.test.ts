import { hashPassword } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type OpenDatabase, openDatabase } from "../../db/client.ts";
import { account, staff } from "../../db/schema/staff.ts";
import { setApp } from "../../src/app.ts";
import { linkToken, personalLink } from "../../src/auth/link-tokens.ts";
import { workOnCase } from "../../src/features/followups/cases.service.ts";
import { followUpResponse } from "../../src/features/followups/followups.service.ts";
import { askRecovery } from "../../src/features/followups/recovery.service.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { setTestApp, testSecret } from "../support/app.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { aResponse } from "../support/builders.ts";
import { cloneDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { aFollowUpScene, caseOf, casesOf, consent, low, mailsOf, noConsent, templates } from "./scene.ts";

// The built pages in a real browser. Without JavaScript unless a test says otherwise.
vi.setConfig({ testTimeout: 60_000 });
const browser = useBrowser();
const password = "correct horse battery";
let opened: OpenDatabase | undefined;
let url = "";
let server: RunningServer | undefined;
const database = {
  get db() {
    if (!opened) throw new Error("the database opens in beforeAll");
    return opened.db;
  },
  get url() {
    return url;
  },
};

beforeAll(async () => {
  url = await cloneDatabase();
  opened = await openDatabase({ url });
  setTestApp(opened.db);
  server = await startServer({ databaseUrl: url, env: { MANYI_SECRET: testSecret } });
});
useQueue(database);
afterAll(async () => {
  await server?.stop();
  setApp(undefined);
  await opened?.close();
});

const pageAt = async (path: string, options = {}): Promise<Page> => {
  const context = await browser.instance.newContext({
    ...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${server?.url}${path}`);
  return page;
};

async function aMailedCase(answers: Answers) {
  const scene = await aFollowUpScene(database.db, { answers });
  await followUpResponse(database.db, scene.response, new Date());
  return { ...scene, followUp: await caseOf(database.db, scene.response.respondentId) };
}

async function signedIn(member: { id: string; email: string }, path: string): Promise<Page> {
  await database.db
    .update(account)
    .set({ password: await hashPassword(password) })
    .where(eq(account.staffId, member.id));
  const page = await pageAt(`/sign-in?next=${encodeURIComponent(path)}`);
  await page.fill("[name=email]", member.email);
  await page.fill("[name=password]", password);
  await page.click("button[type=submit]");
  return page;
}

const pathTo = (
  purpose: "contact" | "recovery",
  { respondentId, caseId }: { respondentId: string; caseId: string },
) =>
  new URL(personalLink(purpose === "contact" ? "c" : "f", respondentId, linkToken(purpose, caseId))).pathname;

async function axeIn(path: string): Promise<string[]> {
  const page = await pageAt(path, { javaScriptEnabled: true });
  const found = await axeViolations(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return overflow ? [...found, "wider than the phone"] : found;
}

describe("the customer's pages", () => {
  test("the button is pressed once, and pressing again shows the same promise", async () => {
    const { followUp, response } = await aMailedCase({ ...low, ...noConsent });
    const path = pathTo("contact", followUp);
    const page = await pageAt(path);
    expect(await page.textContent("main")).not.toContain("Ada");
    await page.getByRole("button", { name: "Please contact me" }).click();
    expect(await page.textContent("main")).toContain("Lin Wei will contact you by");
    const replay = await fetch(`${server?.url}${path}`, {
      method: "POST",
      headers: { Origin: server?.url ?? "", "Content-Type": "application/x-www-form-urlencoded" },
    });
    expect(replay.status).toBe(200);
    const mails = await mailsOf(database.db, response.respondentId);
    expect(templates(mails)).toEqual(["case-alert", "case-promise", "contact-offer"]);
  });

  test("200 fetches by link scanners change nothing, in either page", async () => {
    const { followUp, response } = await aMailedCase({ ...low, ...noConsent });
    const before = await casesOf(database.db, response.respondentId);
    for (let fetched = 0; fetched < 100; fetched += 1) {
      for (const method of ["GET", "HEAD"])
        expect((await fetch(`${server?.url}${pathTo("contact", followUp)}`, { method })).status).toBe(200);
    }
    expect(await casesOf(database.db, response.respondentId)).toEqual(before);
  });

  test("a link that was changed by one character is the same 404 as an unknown one", async () => {
    const { followUp } = await aMailedCase({ ...low, ...noConsent });
    const path = pathTo("contact", followUp);
    const changed = path.slice(0, -2) + (path.at(-2) === "A" ? "B" : "A") + path.slice(-1);
    for (const wrong of [changed, path.replace("/c/", "/f/"), "/c/nonsense", "/f/x.y"])
      expect((await fetch(`${server?.url}${wrong}`)).status).toBe(404);
  });

  test("the recovery question keeps what was entered, takes one answer and says what comes next", async () => {
    const { followUp, owner } = await aMailedCase({ ...low, ...consent });
    const closing = {
      kind: "close",
      rootCause: "delivery",
      rootCauseDetail: "",
      remedy: "Sent again.",
    } as const;
    const closedAt = new Date(Date.now() - 15 * 86_400_000);
    await workOnCase(database.db, owner, followUp.caseId, closing, closedAt);
    await askRecovery(database.db, followUp, new Date());
    const path = pathTo("recovery", followUp);
    expect(await axeIn(path)).toEqual([]);
    expect(await axeIn(`${path}?language=zh-CN`)).toEqual([]);
    const page = await pageAt(path);
    await page.getByLabel("2", { exact: true }).check();
    await page.fill("[name=words]", "The same again.");
    await page.getByRole("button", { name: "Send" }).click();
    expect(await page.title()).toMatch(/^Error/);
    expect(await page.inputValue("[name=words]")).toBe("The same again.");
    expect(await page.getByLabel("2", { exact: true }).isChecked()).toBe(true);
    await page.getByLabel("No", { exact: true }).check();
    await page.getByRole("button", { name: "Send" }).click();
    expect(await page.textContent("main")).toContain("Then we are not done. Lin Wei will contact you by");
    expect(await caseOf(database.db, followUp.respondentId)).toMatchObject({
      status: "open",
      recoveryAnswer: "no",
      recoveryHandling: 2,
    });
  });
});

describe("the case pages", () => {
  test("from the inbox through contact and a refused closing to a closed case, without script", async () => {
    const { followUp, owner } = await aMailedCase({ ...low, ...consent });
    const page = await signedIn(owner, "/cases");
    await page.getByRole("link", { name: "Ada Okafor" }).click();
    expect(await page.textContent("blockquote")).toBe("The branch was closed at noon, twice.");
    await page.fill("[name=contact]", "Called at ten.");
    await page.getByRole("button", { name: "Record contact" }).click();
    expect(await page.textContent("main")).toContain("The contact is recorded.");

    await page.fill("[name=remedy]", "A key for the side door.");
    await page.getByRole("button", { name: "Close case" }).click();
    expect(await page.title()).toMatch(/^Error/);
    expect(await page.inputValue("[name=remedy]")).toBe("A key for the side door.");
    await page.getByLabel("Waiting time").check();
    await page.getByRole("button", { name: "Close case" }).click();
    expect(await page.textContent("main")).toContain("The case is closed.");
    expect(await caseOf(database.db, followUp.respondentId)).toMatchObject({
      status: "closed",
      rootCause: "waiting-time",
      remedy: "A key for the side door.",
    });
  });

  test("are accessible on a phone in both languages", async () => {
    const { followUp, owner } = await aMailedCase({ ...low, ...consent });
    const page = await signedIn(owner, "/cases");
    const storageState = await page.context().storageState();
    for (const language of ["en", "zh-CN"] as const) {
      await database.db.update(staff).set({ language }).where(eq(staff.id, owner.id));
      for (const path of ["/cases", `/cases/${followUp.caseId}`]) {
        const visit = await pageAt(path, { javaScriptEnabled: true, storageState });
        expect(await axeViolations(visit), `${path} ${language}`).toEqual([]);
      }
    }
  });

  test("few people without consent are not counted; five and more are", async () => {
    const { db } = database;
    const { branch, owner, wave } = await aMailedCase({ ...low, ...noConsent });
    const page = await signedIn(owner, "/cases");
    expect(await page.textContent("main")).toContain("nor how many they are while they are fewer than 5");
    expect(await page.textContent("main")).not.toContain("more people were dissatisfied");
    for (let count = 1; count < 5; count++) {
      const response = await aResponse(db, {
        waveId: wave.id,
        unitId: branch.id,
        answers: { ...low, ...noConsent },
      });
      await followUpResponse(db, response, new Date());
    }
    await page.reload();
    expect(await page.textContent("main")).toContain("5 more people were dissatisfied");
  });

  test("another unit's case is a 404, and its forms are too", async () => {
    const { followUp } = await aMailedCase({ ...low, ...consent });
    const other = await aMailedCase({ ...low, ...consent });
    const page = await signedIn(other.owner, `/cases/${followUp.caseId}`);
    expect(await page.title()).toContain("There is no such page");
    const sent = await page.request.post(`${server?.url}/cases/${followUp.caseId}`, {
      form: { step: "note", note: "Hello" },
      headers: { Origin: server?.url ?? "" },
    });
    expect(sent.status()).toBe(404);
  });
});
