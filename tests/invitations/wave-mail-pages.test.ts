import { eq } from "drizzle-orm";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { invitation } from "../../db/schema/invitations.ts";
import { response } from "../../db/schema/responses.ts";
import { staff } from "../../db/schema/staff.ts";
import { addStaff } from "../../src/auth/staff.service.ts";
import { sendWave } from "../../src/features/invitations/waves.service.ts";
import { ensureCompany, ensureUnit } from "../../src/features/respondents/units.service.ts";
import { setTestApp, testSecret } from "../support/app.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { useDatabase } from "../support/database.ts";
import { aStaff, postForm, signInAs, testPassword } from "../support/http.ts";
import { useQueue } from "../support/queue.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { aDraftWave, someRespondents } from "../support/waves.ts";

// The mail of a wave before it goes out, as staff see it in a browser.
const database = useDatabase();
const browser = useBrowser();
useQueue(database);
let server: RunningServer;
let emails: Record<string, string>;
let waveId: string;

const ratedWave = () =>
  aDraftWave(database.db, { ratingInMail: true, closesAt: new Date("2199-11-30T17:00:00Z") });

beforeAll(async () => {
  setTestApp(database.db);
  emails = await aStaff(database.db, ["analyst", "viewer"]);
  const companyId = await ensureCompany(database.db, "Acme", new Date());
  await someRespondents(database.db, companyId, 1, "rated");
  waveId = await ratedWave();
  server = await startServer({ databaseUrl: database.url, env: { MANYI_SECRET: testSecret } });
});
afterAll(() => server?.stop());

async function visitWave(options: { javaScriptEnabled: boolean; width?: number }) {
  const cookie = await signInAs(server.url, emails.analyst ?? "");
  const { javaScriptEnabled, width = 390 } = options;
  const context = await browser.instance.newContext({
    ...{ baseURL: server.url, javaScriptEnabled, viewport: { width, height: 844 } },
  });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on(
    "console",
    (line) => /Content Security Policy|Refused to/.test(line.text()) && problems.push(line.text()),
  );
  await page.goto(`/waves/${waveId}`);
  return { page, context, problems };
}

const frameOf = (page: Page, title: string) => page.frameLocator(`iframe[title="${title}"]`);

test.each([true, false])(
  "both mails are seen on a phone as they will look and as text, with JavaScript %s",
  async (javaScriptEnabled) => {
    const { page, context, problems } = await visitWave({ javaScriptEnabled });
    for (const title of ["The mail in English", "The mail in Chinese"]) {
      const points = frameOf(page, title).locator(".point");
      expect(await points.count()).toBe(10);
      const frame = await page.locator(`iframe[title="${title}"]`).boundingBox();
      for (const point of await points.all()) {
        const box = await point.boundingBox();
        expect(box && frame && box.x >= frame.x && box.x + box.width <= frame.x + frame.width).toBe(true);
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      }
    }
    expect(await frameOf(page, "The mail in Chinese").locator("body").innerText()).toContain("Lanhu说到做到");
    await page.getByText("As plain text").first().click();
    expect(await page.locator("pre:visible").innerText()).toMatch(/^7 http:\S+rate-img1=7$/m);
    expect(problems).toEqual([]);
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);
    await context.close();
  },
);

test("a test goes to oneself; its points open the preview with the point marked, and nobody is invited", async () => {
  const { page, context } = await visitWave({ javaScriptEnabled: false });
  await page.getByRole("button", { name: "Send me the English mail" }).click();
  expect(await page.getByRole("status").innerText()).toContain(
    `A test mail to ${emails.analyst} is on its way.`,
  );
  await page.getByRole("link", { name: "Mails of this wave" }).first().click();
  await page.getByRole("link", { name: "[Test] How are we doing at Lanhu?" }).click();
  const point = page.frameLocator("iframe").getByRole("link", { name: "7 of 10" });
  // The address names the server that the tests' own mails are rendered for.
  const { pathname, search } = new URL((await point.getAttribute("href")) ?? "");
  await page.goto(pathname + search);
  expect(new URL(page.url()).pathname).toMatch(/^\/surveys\/.*\/preview$/);
  expect(await page.frameLocator("iframe").locator('[name="answer-img1"][value="7"]').isChecked()).toBe(true);
  expect(await page.frameLocator("iframe").locator("body").innerText()).toContain("Lanhu keeps its promises");
  expect(await database.db.select().from(invitation)).toEqual([]);
  expect(await database.db.select().from(response)).toEqual([]);
  await context.close();
});

test("only who may change the wave, and only before it goes out, may send a test", async () => {
  const { db } = database;
  const companyId = await ensureCompany(db, "Acme", new Date());
  const unitId = await ensureUnit(db, "Elsewhere", companyId, new Date());
  const email = "elsewhere@example.com";
  const person = { name: "E", email, role: "analyst", unitId, language: "en", password: testPassword };
  await addStaff(db, person, { staffId: null, now: new Date() });
  const trying = async (who: string, id: string) =>
    (
      await postForm(
        `${server.url}/waves/${id}/test-mail`,
        { in: "en" },
        { cookie: await signInAs(server.url, who) },
      )
    ).status;
  expect(await trying(emails.viewer ?? "", waveId)).toBe(403);
  expect(await trying(email, waveId)).toBe(404);
  const [analyst] = await db
    .select()
    .from(staff)
    .where(eq(staff.email, emails.analyst ?? ""));
  const sentId = await ratedWave();
  await sendWave(db, sentId, analyst?.id ?? null, new Date());
  expect(await trying(emails.analyst ?? "", sentId)).toBe(404);
});
