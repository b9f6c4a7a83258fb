import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addStaff } from "../../src/auth/staff.service.ts";
import { setTestApp } from "../support/app.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { aUnit, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { type RunningServer, startServer } from "../support/server.ts";

// Whoever may see results may read how they come about, in their own language.
const database = useDatabase();
const browser = useBrowser();
const password = "a password for tests";
let server: RunningServer;

beforeAll(async () => {
  setTestApp(database.db);
  const { id: unitId } = await aUnit(database.db, { name: "Lanhu" });
  for (const language of ["en", "zh-CN"]) {
    const person = { name: language, role: "viewer", unitId, language };
    const email = `${language}@staff.example`;
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

test.each([
  ["en", "How the index is computed", "72.45 (70.72–74.29)"],
  ["zh-CN", "指数是怎样算出来的", "72.45（70.72–74.29）"],
])("a viewer reads the method in %s, on a phone and on a desk", async (language, title, figure) => {
  const page = await signedInAs(language);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/method");
    expect(await page.locator("h1").innerText()).toBe(title);
    expect(await page.locator("main").innerText()).toContain(figure);
    const overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await page.evaluate(overhang)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  }
});

test("the contributions of the example add up to the index", async () => {
  const page = await signedInAs("en");
  await page.goto("/method");
  const table = page.getByRole("table", { name: "The satisfaction index of mobi, question by question" });
  const parts = await table.locator("tbody td:last-child").allInnerTexts();
  const sum = await table.locator("tfoot td").innerText();
  expect(parts.reduce((total, part) => total + Number(part), 0)).toBeCloseTo(Number(sum), 1);
});

async function signedInAs(language: string): Promise<Page> {
  const context = await browser.instance.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.fill("[name=email]", `${language}@staff.example`);
  await page.fill("[name=password]", password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === "/");
  return page;
}
