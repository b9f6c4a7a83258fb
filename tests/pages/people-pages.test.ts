import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addStaff } from "../../src/auth/staff.service.ts";
import { setTestApp } from "../support/app.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { aRespondent, aUnit, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { type RunningServer, startServer } from "../support/server.ts";

// Programme, survey, import, respondents and units as staff use them: no script, on a phone.
vi.setConfig({ testTimeout: 120_000 });
const database = useDatabase();
const browser = useBrowser();
const password = "a password for tests";
let server: RunningServer;

beforeAll(async () => {
  setTestApp(database.db);
  const company = await aUnit(database.db, { name: "Lanhu" });
  const north = await aUnit(database.db, { name: "North", code: "north", parentUnitId: company.id });
  const people = [
    { name: "admin", role: "administrator", unitId: company.id, language: "en" },
    { name: "north", role: "analyst", unitId: north.id, language: "zh-CN" },
  ];
  for (const person of people) {
    const email = `${person.name}@staff.example`;
    const added = await addStaff(
      database.db,
      { ...person, email, password },
      { staffId: null, now: testNow },
    );
    expect(added.added).toBe(true);
  }
  server = await startServer({ databaseUrl: database.url });
});
afterAll(() => server?.stop());

async function signedInAs(name: "admin" | "north"): Promise<Page> {
  const context = await browser.instance.newContext({
    baseURL: server.url,
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.fill("[name=email]", `${name}@staff.example`);
  await page.fill("[name=password]", password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === "/");
  return page;
}

/** axe needs script: the page is looked at again in a context that has it. */
async function problemsOf(page: Page): Promise<string[]> {
  const context = await browser.instance.newContext({
    viewport: { width: 390, height: 844 },
    storageState: await page.context().storageState(),
  });
  const scripted = await context.newPage();
  await scripted.goto(page.url());
  const overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  const found = await axeViolations(scripted);
  if ((await scripted.evaluate(overhang)) !== 0) found.push("wider than the screen");
  await context.close();
  return found.map((problem) => `${page.url()}: ${problem}`);
}

test("from a first programme to a published survey", async () => {
  const page = await signedInAs("admin");
  const problems: string[] = [];
  problems.push(...(await problemsOf(page)));
  await page.getByRole("link", { name: "Create a programme" }).click();
  await page.getByRole("button", { name: "Create the programme" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Name: Please fill this in.");
  expect(await page.title()).toMatch(/^Error/);
  await page.fill("#name", "Broadband");
  await page.getByLabel("Anonymous").check();
  await page.getByRole("button", { name: "Create the programme" }).click();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Broadband");
  problems.push(...(await problemsOf(page)));
  await page.getByRole("link", { name: "New survey" }).click();
  expect(await page.getByLabel("Anonymous").isChecked()).toBe(true);
  await page.getByLabel("Identified").check();
  await page.fill("#title", "Autumn");
  await page.getByRole("button", { name: "Create the survey" }).click();
  problems.push(...(await problemsOf(page)));
  await page.getByRole("button", { name: "Publish" }).click();
  expect(await page.getByRole("status").innerText()).toContain("Version 1 is published");
  expect(await page.getByRole("button", { name: /Publish/ }).count()).toBe(0);
  problems.push(...(await problemsOf(page)));
  expect(problems).toEqual([]);
});

test("a refused wording is kept, named and shown; a good one asks for the next version", async () => {
  const page = await signedInAs("admin");
  await page.goto("/programmes");
  await page.getByRole("link", { name: "Broadband" }).click();
  await page.getByRole("link", { name: "Autumn" }).click();
  await page.getByText("All in all, how satisfied").first().click();
  await page.fill("[name='sat1.text.en']", "How {happy} are you?");
  await page.getByRole("button", { name: "Save the wordings" }).first().click();
  expect(await page.getByRole("alert").innerText()).toContain("sat1 · Question · English");
  expect(await page.locator("[name='sat1.text.en']").isVisible()).toBe(true);
  expect(await page.inputValue("[name='sat1.text.en']")).toBe("How {happy} are you?");
  await page.fill("[name='sat1.text.en']", "How happy are you with {brand}?");
  await page.getByRole("button", { name: "Save the wordings" }).first().click();
  await page.getByRole("button", { name: "Publish as version 2" }).click();
  await page.getByRole("link", { name: "Preview" }).click();
  const form = page.frameLocator("iframe");
  await form.getByRole("link", { name: "Next" }).click();
  await form.getByText("How happy are you with Lanhu?").waitFor();
  expect(await problemsOf(page)).toEqual([]);
});

const file = (text: string) => ({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

test("an import is previewed, confirmed once, and its bad rows come back as a file", async () => {
  const page = await signedInAs("north");
  await page.goto("/respondents/import");
  await page.setInputFiles("#file", file("name\nAnn\n"));
  await page.getByRole("button", { name: "读取文件" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("没有名为“邮箱”的列");
  await page.setInputFiles("#file", file("邮箱,姓名,网点\nwei@a.cn,王伟,港口\n=bad,<b>x</b>,\n"));
  await page.getByRole("button", { name: "读取文件" }).click();
  const address = page.url();
  expect(await page.locator("main").innerText()).toContain("港口");
  expect(await problemsOf(page)).toEqual([]);
  const bad = await page.context().request.get(`${address}/bad-rows.csv`);
  expect(await bad.text()).toContain("'=bad,<b>x</b>,,3,邮箱: 这不是邮箱地址。");
  await page.getByRole("button", { name: "保存 1 人" }).click();
  await page.getByText("新增 1 人").waitFor();
  await page.goto("/respondents?search=王");
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.getByRole("link", { name: "wei@a.cn" }).click();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("王伟");
  expect(await problemsOf(page)).toEqual([]);
});

test("staff see neither people, units nor uploads outside their own unit", async () => {
  const elsewhere = await aUnit(database.db, { name: "South" });
  const stranger = await aRespondent(database.db, { unitId: elsewhere.id, email: "stranger@a.cn" });
  const north = await signedInAs("north");
  await north.goto("/respondents?search=stranger");
  expect(await north.locator("tbody tr").count()).toBe(0);
  const statusOf = async (path: string) => (await north.context().request.get(path)).status();
  expect(await statusOf(`/respondents/${stranger.respondentId}`)).toBe(404);
  expect(await statusOf("/units")).toBe(403);
  const admin = await signedInAs("admin");
  await admin.goto("/respondents/import");
  await admin.setInputFiles("#file", file("email\nsomebody@a.cn\n"));
  await admin.getByRole("button", { name: "Read the file" }).click();
  const path = new URL(admin.url()).pathname;
  expect(await statusOf(path)).toBe(404);
  expect(await statusOf(`${path}/bad-rows.csv`)).toBe(404);
});

test("an administrator adds a unit and moves it", async () => {
  const page = await signedInAs("admin");
  await page.goto("/units");
  await page.fill("#name", "Harbour branch");
  await page.fill("#code", "north");
  await page.getByRole("button", { name: "Add the unit" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Code: This is in use already.");
  await page.fill("#code", "harbour");
  await page.getByRole("button", { name: "Add the unit" }).click();
  await page.getByRole("link", { name: "Change Harbour branch" }).click();
  await page.selectOption("#parentUnitId", { label: "\u2003North" });
  await page.getByRole("button", { name: "Save" }).click();
  expect(await page.getByRole("status").innerText()).toContain("Saved.");
  expect(await problemsOf(page)).toEqual([]);
});
