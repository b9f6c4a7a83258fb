import { spawn } from "node:child_process";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { cloneDatabase } from "../support/database.ts";
import { postForm, testPassword } from "../support/http.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const patientMs = 300_000;
const browser = useBrowser();
let databaseUrl: string;
let server: RunningServer;
let page: Page;

// One walk through one demo, a step in each test.
beforeAll(async () => {
  databaseUrl = await cloneDatabase();
  server = await startServer({ databaseUrl, env: { MANYI_DEMO: "1" }, readyMaxMs: patientMs });
  const context = await browser.instance.newContext({
    baseURL: server.url,
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: true,
  });
  page = await context.newPage();
}, patientMs);
afterAll(() => server?.stop());

test("the start tells how far loading is, and both ways in", () => {
  expect(server.output()).toContain("Loading the demo programme … wave 7 of 7\n");
  expect(server.output()).toContain(`Sign in at ${server.url}/sign-in as one of the demo's people.\n`);
  expect(server.output()).toContain(`For a company of your own: open ${server.url}/setup and enter the code`);
});

test("the sign-in page has a button for each role, in both languages", async () => {
  await page.goto("/sign-in?language=zh-CN");
  expect(await page.locator("main form button").allInnerTexts()).toEqual([
    "以管理员身份登录",
    "以分析员身份登录",
    "以个案负责人身份登录",
    "以查看者身份登录",
    "登录",
  ]);
  await page.goto("/sign-in?language=en");
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.locator("main .button").allInnerTexts()).toEqual(["Sign in as administrator"]);
  await page.getByRole("button", { name: "Sign in as administrator" }).click();
  await page.waitForURL("/");
});

test("every page says that the data is made up, and the first one leads through the loop", async () => {
  expect(await page.getByRole("complementary", { name: "Demo" }).innerText()).toContain("Made-up data");
  expect(await axeViolations(page)).toEqual([]);
  const steps = page.locator(".tour a");
  expect(await steps.allInnerTexts()).toEqual([
    ...["Answer a mail", "Read the index", "Open a case", "Plan an action", "See an effect"],
  ]);
  for (const step of ["index", "case", "action", "effect"]) {
    expect((await page.goto(`/tour/${step}`))?.status(), step).toBe(200);
    expect(await page.getByRole("complementary", { name: "Demo" }).count(), step).toBe(1);
    expect(await page.locator("main").innerText(), step).toMatch(shows[step as keyof typeof shows]);
  }
  expect((await page.request.get("/tour/nowhere")).status()).toBe(404);
  await page.goto("/");
  expect(await page.locator(".tour li", { hasText: "seen" }).count()).toBe(4);
});

/** What is to be read where a step leads. */
const shows = {
  index: /CSI [\d.]+ .* since \d{4}-Q\d: down/s,
  case: /(contact|called).*by/is,
  action: /Value for money/,
  effect: /Improved [\d.]+ more than comparison units/,
} as const;

test("the mail of the tour can be answered to the end, and says that it is made up, as its survey does", async () => {
  await page.goto("/tour/mail");
  const mail = page.frameLocator("iframe");
  expect(await mail.locator("body").innerText()).toContain("Made-up data");
  const point = await mail.locator("a.number").last().getAttribute("href");
  await page.goto(point ?? "");
  for (let pageNumber = 1; pageNumber <= 3; pageNumber++) {
    expect(await page.locator("header").innerText()).toContain("A demonstration with made-up data");
    for (const scale of await page.locator("main fieldset").all()) {
      const points = scale.locator("input[type=radio]");
      if (await points.first().isVisible()) await points.first().check({ force: true });
    }
    await page
      .locator("main form button[name=intent][value=next], main form button[type=submit]")
      .last()
      .click();
  }
  await page.getByRole("heading", { name: "Your answers have arrived" }).waitFor();
});

test("mails to the demo's staff say so too, and so do files", async () => {
  await page.goto("/outbox?status=sent");
  const alert = page.locator("main table tr", { hasText: "case-owner@demo.example" }).locator("a").first();
  await alert.click();
  expect(await page.frameLocator("iframe").locator("body").innerText()).toContain("Made-up data");
  await page.goto("/tour/index");
  const address = new URL("analysis/trend.csv", page.url()).href;
  const file = await page.context().request.get(address);
  expect(file.headers()["content-disposition"]).toContain("made-up-trend");
});

test("the tour goes away at the press of a button, and comes back at another", async () => {
  await page.goto("/");
  await page.getByRole("button", { name: "Put the tour away" }).click();
  await page.waitForURL("/");
  expect(await page.locator(".tour").count()).toBe(0);
  await page.goto("/actions");
  await page.getByRole("button", { name: "Show the tour" }).click();
  await page.waitForURL("/");
  expect(await page.locator(".tour").count()).toBe(1);
});

test("one's own company is set up beside it; the demo's administrator is out from then on", async () => {
  const person = { name: "Ann", email: "ann@example.com", password: testPassword, companyName: "Acme" };
  const welcome = await postForm(`${server.url}/setup`, { ...person, code: server.setupCode ?? "" });
  expect(welcome.status).toBe(303);
  await page.goto("/");
  expect(page.url()).toContain("/sign-in");
  expect(await page.getByRole("button", { name: "Sign in as administrator" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "Sign in as viewer" }).count()).toBe(1);
  await page.fill("[name=email] >> visible=true", person.email);
  await page.fill("[name=password] >> visible=true", person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("/");
  await page.goto("/units");
  expect(await page.locator("main").innerText()).toContain("Acme");
});

test("it is removed by the button; the command line knows how it stands", async () => {
  expect(await demoCommand("load")).toContain("The demo programme is there already");
  await page.goto("/operations/demo");
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Remove the demo programme" }).click();
  await page.getByRole("button", { name: "Load the demo programme" }).waitFor();
  expect(await page.getByRole("complementary", { name: "Demo" }).count()).toBe(0);
  expect(await demoCommand("remove")).toContain("There is no demo programme");
});

async function demoCommand(verb: string): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    MANYI_SECRET: "a-secret-of-the-tests-0123456789abcdef",
  };
  const child = spawn(process.execPath, ["src/cli/main.ts", "demo", verb], { env });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => parts.push(String(part)));
  await new Promise((resolve) => child.once("exit", resolve));
  return parts.join("");
}
