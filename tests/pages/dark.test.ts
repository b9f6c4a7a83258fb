import { hashPassword } from "better-auth/crypto";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { account } from "../../db/schema/staff.ts";
import { type ActionScene, anActionScene } from "../strategy/scene.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { useDatabase } from "../support/database.ts";
import { signInAs } from "../support/http.ts";
import { type RunningServer, startServer } from "../support/server.ts";

// Dark pages as a reader with a dark system sees them: the built pages in a real browser.
vi.setConfig({ testTimeout: 120_000 });
const database = useDatabase();
const browser = useBrowser();
const password = "correct horse battery";
let server: RunningServer;
let scene: ActionScene;
let cookie: { name: string; value: string; url: string };

beforeAll(async () => {
  scene = await anActionScene(database.db);
  await database.db.update(account).set({ password: await hashPassword(password) });
  server = await startServer({ databaseUrl: database.url });
  const [name = "", value = ""] = (await signInAs(server.url, scene.analyst.email, password)).split("=");
  cookie = { name, value: decodeURIComponent(value), url: server.url };
});
afterAll(() => server?.stop());

async function reader(colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.instance.newContext({ baseURL: server.url, colorScheme });
  await context.addCookies([cookie]);
  return context.newPage();
}

const isDark = async (page: Page) =>
  (await page.evaluate<string>("getComputedStyle(document.documentElement).backgroundColor")) ===
  "rgb(22, 23, 26)";

test("staff's pages are dark and readable where the system is dark", async () => {
  const page = await reader("dark");
  for (const path of ["/", `/programmes/${scene.programme.id}/analysis`, "/actions", "/settings"]) {
    await page.goto(path);
    expect(await isDark(page), path).toBe(true);
    expect(await axeViolations(page), path).toEqual([]);
  }
});

test("a reader chooses the appearance of their browser, whatever the system's is", async () => {
  const page = await reader("light");
  await page.goto("/settings");
  expect(await isDark(page)).toBe(false);
  await page.getByLabel("Appearance").selectOption("dark");
  await page
    .locator("form", { has: page.getByLabel("Appearance") })
    .getByRole("button")
    .click();
  await page.waitForURL("/settings?done=theme");
  expect(await isDark(page)).toBe(true);
  expect(await page.getByLabel("Appearance").inputValue()).toBe("dark");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByLabel("Appearance").selectOption("light");
  await page
    .locator("form", { has: page.getByLabel("Appearance") })
    .getByRole("button")
    .click();
  await page.waitForLoadState();
  await expect.poll(() => isDark(page)).toBe(false);
});
