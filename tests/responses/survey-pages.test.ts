import { eq } from "drizzle-orm";
import type { BrowserContextOptions, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { response } from "../../db/schema/responses.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { useSurveyServer } from "./survey-server.ts";

const server = useSurveyServer();
const browser = useBrowser();

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A page of its own context on a phone; what goes wrong on it is kept in `problems`. */
async function visit(url: string, options: BrowserContextOptions = {}) {
  const context = await browser.instance.newContext({ ...phone, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (line) => {
    if (/Content Security Policy|Refused to/.test(line.text())) problems.push(line.text());
  });
  await page.goto(url);
  return { page, context, problems };
}

function radio(page: Page, code: string, value: string) {
  return page.locator(`input[name="answer-${code}"][value="${value}"]`);
}

const next = (page: Page) => page.locator('button[value="next"]').click();

async function responseOf(waveId: string) {
  const [row] = await server.db.select().from(response).where(eq(response.waveId, waveId));
  return row;
}

async function isFitting(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

test.each([true, false])(
  "a survey is answered on a phone, axe clean, with JavaScript %s",
  async (javaScriptEnabled) => {
    const { url, wave } = await server.aLink("confidential");
    const { page, context, problems } = await visit(url, {
      javaScriptEnabled,
      bypassCSP: !javaScriptEnabled,
    });
    expect(await page.title()).toMatch(/^Page 1 of 3 – .* – Lanhu Bank$/);
    await radio(page, "img1", "7").tap();
    await next(page);
    expect(await page.title()).toMatch(/^Page 2 of 3/);
    await radio(page, "sat1", "3").tap();
    await radio(page, "qual1", "dont-know").tap();
    await next(page);
    await radio(page, "complained", "yes").tap();
    if (!javaScriptEnabled) {
      // The server opens the dependent questions on the same page and says so.
      await next(page);
      expect(await page.title()).toMatch(/^Page 3 of 3/);
      await page.getByText("A few more questions because of your answer").click();
    }
    await radio(page, "resolved", "unresolved").tap();
    await radio(page, "handling", "2").tap();
    await page.locator("textarea").fill('The queue.\n<b>"Long"</b>');
    expect(await isFitting(page)).toBe(true);
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);
    await page.locator('input[type="checkbox"]').tap();
    await next(page);
    expect(await page.locator("h1").textContent()).toContain("Your answers have arrived");
    expect(await page.locator("main").textContent()).toContain("within 2 working days");
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
    expect((await responseOf(wave.id))?.answers).toMatchObject({
      ...{
        img1: { value: 7 },
        img2: { missing: "skipped" },
        sat1: { value: 3 },
        qual1: { missing: "dont-know" },
      },
      ...{
        complained: { choice: "yes" },
        handling: { value: 2 },
        comment: { text: 'The queue.\n<b>"Long"</b>' },
      },
      contact: { consent: true },
    });
    await context.close();
  },
);

test("every point of a scale can be hit with a thumb, and the words at both ends are in sight", async () => {
  const { url } = await server.aLink("identified", { respondent: { language: "zh-CN" } });
  const { page, context } = await visit(url);
  const boxes = await page.locator(".rating-point input").evaluateAll((inputs) =>
    inputs.map((input) => {
      const { width, height, left, right } = input.getBoundingClientRect();
      return { width, height, left, right };
    }),
  );
  expect(boxes.length).toBeGreaterThanOrEqual(50);
  for (const { width, height, left, right } of boxes) {
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(390);
  }
  expect(await page.locator(".rating-ends").first().isVisible()).toBe(true);
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  expect(await isFitting(page)).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  await context.close();
});

test("by keyboard alone: one Tab stop per rating, arrows only move, Space and Enter select", async () => {
  const { url } = await server.aLink("identified");
  const { page, context } = await visit(url, { viewport: { width: 1280, height: 900 }, isMobile: false });
  const focused = () =>
    page.evaluate(() => {
      const { name, value, checked } = document.activeElement as HTMLInputElement;
      return { name, value, checked };
    });
  await page.locator(".languages a").focus();
  await page.keyboard.press("Tab");
  expect(await focused()).toEqual({ name: "answer-img1", value: "1", checked: false });
  for (let count = 0; count < 7; count += 1) await page.keyboard.press("ArrowRight");
  expect(await focused()).toEqual({ name: "answer-img1", value: "8", checked: false });
  expect(await page.locator("input:checked").count()).toBe(0);
  await page.keyboard.press("Enter");
  expect(await focused()).toEqual({ name: "answer-img1", value: "8", checked: true });
  await page.keyboard.press("ArrowLeft");
  expect(await radio(page, "img1", "8").isChecked()).toBe(true);
  await page.keyboard.press("Space");
  expect(await radio(page, "img1", "7").isChecked()).toBe(true);
  await page.keyboard.press("Tab");
  expect(await focused()).toMatchObject({ name: "answer-img2" });
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toEqual({ name: "answer-img2", value: "dont-know", checked: false });
  for (let stops = 0; stops < 6; stops += 1) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Next");
  await page.keyboard.press("Enter");
  await page.waitForURL(/page=2/);
  await context.close();
});

test("an error takes the focus, links to its question, and loses nothing that was entered", async () => {
  const { url } = await server.aLink("identified");
  const { page, context } = await visit(url, { javaScriptEnabled: true });
  await next(page);
  await radio(page, "qual1", "9").tap();
  await next(page);
  expect(await page.title()).toMatch(/^Error: Page 2 of 3/);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alert");
  expect(await radio(page, "qual1", "9").isChecked()).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('[role="alert"] a').click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("answer-sat1");
  await context.close();
});

test("what was entered is saved while one answers, and the link resumes on another device", async () => {
  const { url } = await server.aLink("identified");
  const first = await visit(url);
  await radio(first.page, "img1", "6").tap();
  await first.page.getByText("Your answers on this page are saved").waitFor();
  await first.context.close();
  const second = await visit(url, { javaScriptEnabled: false });
  expect(await radio(second.page, "img1", "6").isChecked()).toBe(true);
  expect(await second.page.getByText("Welcome back").isVisible()).toBe(true);
  await second.context.close();
});

test("without a connection the page says honestly that nothing is saved, and keeps what was entered", async () => {
  const { url } = await server.aLink("identified");
  const { page, context } = await visit(url);
  await context.setOffline(true);
  await radio(page, "img1", "6").tap();
  await page.getByText("Not saved: there is no connection").waitFor();
  await context.setOffline(false);
  await radio(page, "img2", "5").tap();
  await page.getByText("Your answers on this page are saved").waitFor();
  expect(await radio(page, "img1", "6").isChecked()).toBe(true);
  await context.close();
});

test("an anonymous survey saves nothing on the way, and keeps its answers when the language is changed", async () => {
  const { url, wave } = await server.aLink("anonymous");
  const { page, context } = await visit(url);
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await radio(page, "img1", "2").tap();
  await next(page);
  await radio(page, "sat1", "9").tap();
  await page.getByRole("button", { name: "简体中文" }).click();
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  expect(await radio(page, "sat1", "9").isChecked()).toBe(true);
  await next(page);
  await next(page);
  expect(await page.locator("h1").textContent()).toContain("您的回答已收到");
  expect(sent).toHaveLength(4);
  const stored = await responseOf(wave.id);
  expect(stored).toMatchObject({ language: "zh-CN", answers: { img1: { value: 2 }, sat1: { value: 9 } } });
  await context.close();
});

test("pressing send twice sends once", async () => {
  const { url } = await server.aLink("identified");
  const { page, context } = await visit(url);
  let posts = 0;
  await page.route("**/r/**", async (route) => {
    if (route.request().method() === "POST") posts += 1;
    await route.continue();
  });
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('button[value="next"]');
    button?.click();
    button?.click();
    button?.click();
  });
  await page.waitForURL(/page=2/);
  expect(posts).toBe(1);
  await context.close();
});

test("back and forth with the browser's own button the survey still goes on", async () => {
  const { url } = await server.aLink("identified");
  const { page, context } = await visit(url);
  await radio(page, "img1", "4").tap();
  await next(page);
  await page.waitForURL(/page=2/);
  await page.goBack();
  await radio(page, "img1", "5").tap();
  await next(page);
  await page.waitForURL(/page=2/);
  await page.locator('button[value="back"]').click();
  await page.waitForURL(/page=1/);
  expect(await radio(page, "img1", "5").isChecked()).toBe(true);
  await context.close();
});

describe("a point pressed in the mail", () => {
  test.each([true, false])(
    "is marked, and sent it is the answer, with JavaScript %s",
    async (javaScriptEnabled) => {
      const { url, wave } = await server.aLink("identified");
      const { page, context, problems } = await visit(`${url}?rate-img1=9`, { javaScriptEnabled });
      expect(await radio(page, "img1", "9").isChecked()).toBe(true);
      expect(await page.getByText("Your 9 from the mail is marked below.").isVisible()).toBe(true);
      if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);
      expect(await isFitting(page)).toBe(true);
      await next(page);
      await radio(page, "sat1", "8").tap();
      await next(page);
      await next(page);
      expect(await page.locator("h1").textContent()).toContain("Your answers have arrived");
      expect(problems).toEqual([]);
      expect(await responseOf(wave.id)).toMatchObject({
        ...{ entryMode: "in-mail-rating", answers: { img1: { value: 9 }, sat1: { value: 8 } } },
      });
      await context.close();
    },
  );

  test("gives way to what the person then chooses, also after the browser's back button", async () => {
    const { url } = await server.aLink("identified");
    const { page, context } = await visit(`${url}?rate-img1=9`);
    await radio(page, "img1", "4").tap();
    await next(page);
    await page.waitForURL(/page=2/);
    await page.goBack();
    await page.reload();
    expect(await radio(page, "img1", "4").isChecked()).toBe(true);
    expect(await page.getByText("You chose 9 in the mail.").isVisible()).toBe(true);
    await context.close();
  });
});
