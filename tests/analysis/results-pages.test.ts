import { readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { response } from "../../db/schema/responses.ts";
import type { Role } from "../../src/auth/permissions.ts";
import { addStaff } from "../../src/auth/staff.service.ts";
import { computeScoreRun, requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import type { Language } from "../../src/i18n/languages.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { aUnit, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { signInAs } from "../support/http.ts";
import { useQueue } from "../support/queue.ts";
import { aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const database = useDatabase();
useQueue(database);
const browser = useBrowser();
const password = "a password for tests";
let server: RunningServer;
let base: string;
let branch: string;

beforeAll(async () => {
  const { db } = database;
  const company = await aUnit(db, { name: "Company" });
  const earlier = await aSampledWave(db, {
    ...{ count: 60, parentUnitId: company.id, seed: 5 },
    wave: { name: "Spring", period: "2026-Q1", sentAt: new Date("2026-01-10T00:00:00Z") },
  });
  const later = await aSampledWave(db, {
    ...{ count: 90, perUnit: [40, 46, 4], parentUnitId: company.id, programmeId: earlier.programmeId },
    comment: (person) => (person % 2 ? "" : `Waited for ${person} minutes <b>or so</b>`),
  });
  branch = later.unitIds[1] ?? "";
  const rows = await db.select().from(response).where(eq(response.waveId, later.wave.id));
  for (const [position, { responseId }] of rows.entries()) {
    const attributes = { tariff: position % 2 ? "=1+1" : "Flat" };
    await db
      .update(response)
      .set({ attributes, individualScore: 75 })
      .where(eq(response.responseId, responseId));
  }
  for (const { wave } of [earlier, later]) {
    const request = { waveId: wave.id, trigger: "wave-closed", staffId: null, now: testNow } as const;
    const requested = await requestScoreRun(db, { ...request, seed: 1, replicateCount: 100 });
    if (requested.requested) await computeScoreRun(db, requested.scoreRunId, scoringHere, () => testNow);
  }
  await aPerson("analyst", company.id, "en");
  await aPerson("viewer", company.id, "zh-CN");
  await aPerson("case-owner", branch, "en");
  server = await startServer({ databaseUrl: database.url });
  base = `${server.url}/programmes/${earlier.programmeId}/analysis`;
});
afterAll(() => server?.stop());

async function aPerson(role: Role, unitId: string, language: Language): Promise<void> {
  const person = { name: role, email: `${role}@staff.example`, password, role, unitId, language };
  expect((await addStaff(database.db, person, { staffId: null, now: testNow })).added).toBe(true);
}

/** One sign-in per person: more would meet the rate limit. */
const cookies = new Map<Role, Promise<string>>();

function cookieOf(role: Role): Promise<string> {
  const known = cookies.get(role) ?? signInAs(server.url, `${role}@staff.example`, password);
  cookies.set(role, known);
  return known;
}

async function signedIn(
  role: Role,
  options: { javaScriptEnabled?: boolean; width?: number } = {},
): Promise<Page> {
  const { width = 390, ...others } = options;
  const context = await browser.instance.newContext({ viewport: { width, height: 844 }, ...others });
  const [name = "", value = ""] = (await cookieOf(role)).split(/=(.*)/s);
  await context.addCookies([{ name, value, url: server.url }]);
  return context.newPage();
}

const pages = [
  "",
  "/drivers",
  "/parts",
  "/parts?by=units-today&construct=Quality",
  "/parts?by=a.tariff",
  "/constructs/Loyalty",
  "/questions/sat1?by=a.tariff&part=Flat",
  "/questions/price-up",
  "/comments",
  "/comments?search=nothing-like-it",
  "/model",
];

test.each(["analyst", "viewer"] as const)(
  "every page of results is accessible and no wider than a phone (%s)",
  async (role) => {
    const page = await signedIn(role);
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    for (const address of pages) {
      const answer = await page.goto(base + address);
      expect([address, answer?.status()]).toEqual([address, 200]);
      expect([address, ...(await axeViolations(page))]).toEqual([address]);
      const overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect([address, await page.evaluate(overhang)]).toEqual([address, 0]);
    }
    expect(problems).toEqual([]);
  },
);

test("without script one gets from the index to a construct, a question, its answers and the comments", async () => {
  const page = await signedIn("analyst", { javaScriptEnabled: false });
  await page.goto(base);
  expect(await page.getByText("With care, with 2026-Q1").count()).toBe(0);
  expect(await page.getByText("Yes, with 2026-Q1").isVisible()).toBe(true);
  await page.getByRole("link", { name: "Quality", exact: true }).click();
  await page.locator("main table a").first().click();
  expect(await page.getByText(/^Mean \d+\.\d\d on 1 to 10, n\s90$/).isVisible()).toBe(true);
  await page.selectOption("[name=part]", branch);
  await page.getByRole("button", { name: "Show" }).last().click();
  expect(await page.getByText(/^Mean \d+\.\d\d on 1 to 10, n\s46$/).isVisible()).toBe(true);
  expect(await page.locator("option[disabled]").count()).toBe(2);
  await page.getByRole("link", { name: "Read the comments" }).click();
  expect(await page.locator("blockquote").count()).toBe(20);
  expect(await page.getByText("Waited for 40 minutes <b>or so</b>").isVisible()).toBe(true);
});

test("a comment is tagged and found by its tag; a viewer cannot", async () => {
  const page = await signedIn("analyst", { javaScriptEnabled: false });
  await page.goto(`${base}/comments?search=for+88+minutes`);
  await page.getByText("Tag this").click();
  await page.getByLabel("New tag for comment 1").fill("Queue");
  await page.getByRole("button", { name: "Save tag" }).click();
  await page.goto(`${base}/comments?tag=Queue`);
  expect(await page.locator("blockquote").allInnerTexts()).toEqual(["Waited for 88 minutes <b>or so</b>"]);
  const responseId = await page.locator("[name=comment]").first().inputValue();
  const viewer = await signedIn("viewer");
  await viewer.goto(`${base}/comments?tag=Queue`);
  expect(await viewer.locator("main form[method=post]").count()).toBe(0);
  const form = { do: "untag", comment: responseId, tag: "Queue" };
  const answer = await viewer.request.post(`${base}/comments`, { form, headers: { Origin: server.url } });
  expect(answer.status()).toBe(403);
});

test("a chart is drawn anew when the page turns dark, and saved as a picture", async () => {
  const page = await signedIn("analyst", { width: 1200 });
  await page.goto(base);
  const drawn = () =>
    page.locator("csi-chart canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  await page.locator("csi-chart canvas").waitFor();
  const light = await drawn();
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
  });
  await expect.poll(drawn).not.toBe(light);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Picture (PNG)" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("index-by-wave.png");
  const picture = await readFile(await saved.path());
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
});

async function csv(role: Role, table: string): Promise<{ status: number; text: string }> {
  const cookie = await cookieOf(role);
  const answer = await fetch(`${base}/${table}`, { headers: { cookie }, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}

test("tables are files with the same figures and the same things left out; formulas are plain text", async () => {
  const segments = await csv("analyst", "parts.csv?by=a.tariff");
  expect(segments.status).toBe(200);
  expect(segments.text).toMatch(/^'=1\+1,\d/m);
  expect(segments.text).not.toMatch(/^=/m);
  const units = await csv("analyst", "parts.csv?by=units");
  expect(units.text).toMatch(/,under 5,fewer than 5 answers/);
  for (const table of [
    "trend.csv",
    "constructs.csv",
    "drivers.csv",
    "indicators.csv?construct=Quality",
    "answers.csv?question=sat1",
  ])
    expect([table, (await csv("analyst", table)).status]).toEqual([table, 200]);
  for (const table of ["nonsense.csv", "toString.csv", "indicators.csv", "answers.csv?question=comment"])
    expect([table, (await csv("analyst", table)).status]).toEqual([table, 404]);
});

test("staff of a branch see their own figures in pages and files, and no other unit", async () => {
  const page = await signedIn("case-owner");
  await page.goto(base);
  expect(await page.locator("main .statement").innerText()).toMatch(/n\s46\b/);
  await page.goto(`${base}/parts`);
  expect(await page.getByText("No part has answers here.").isVisible()).toBe(true);
  const units = await csv("case-owner", "parts.csv?by=units");
  expect(units.text.trim().split("\n")).toHaveLength(2);
  expect((await csv("case-owner", "drivers.csv")).status).toBe(404);
});
