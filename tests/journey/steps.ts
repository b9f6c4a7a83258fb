import type { Browser } from "playwright";
import { expect } from "vitest";
import type { Language } from "../../src/i18n/languages.ts";
import type { RunningServer } from "../support/server.ts";
import { customerCount, customerList } from "./customers.ts";
import { Visitor } from "./visitor.ts";

export interface Company {
  readonly server: RunningServer;
  readonly browser: Browser;
  readonly language: Language;
  readonly javaScriptEnabled: boolean;
}

/** Somebody new to the product, at a screen of that width, with a browser of their own. */
export async function newVisitor(company: Company, width: number): Promise<Visitor> {
  const { browser, server, language, javaScriptEnabled } = company;
  const context = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled,
    locale: language,
    viewport: { width, height: 844 },
  });
  context.setDefaultTimeout(15_000);
  return new Visitor(await context.newPage(), language, javaScriptEnabled);
}

export async function becomeAdministrator(staff: Visitor, setupCode: string): Promise<void> {
  await staff.page.goto("/setup");
  await staff.field("staff.setup.code").fill(setupCode);
  await staff.field("staff.setup.company").fill("Lanhu");
  await staff.field("staff.setup.yourName").fill("Lin Wei");
  await staff.field("staff.email").fill("lin.wei@example.com");
  await staff.field("staff.password").fill("four unrelated words here");
  await staff.expectSound();
  await staff.press("staff.setup.submit");
  await staff.page.waitForURL("/");
}

/** @returns the survey's address */
export async function publishSurvey(staff: Visitor): Promise<string> {
  await staff.page.goto("/programmes/new");
  await staff.field("programmes.name").fill("Broadband");
  await staff.expectSound();
  await staff.press("programmes.create");
  await staff.follow("programmes.newSurvey");
  await staff.page.getByLabel(staff.say("surveys.template.acsi")).check();
  await staff.field("surveys.title").fill("ACSI 2026");
  await staff.press("surveys.create");
  await staff.expectSound();
  await staff.press("surveys.publish");
  const url = new URL(staff.page.url());
  expect(await staff.page.locator("main").innerText()).toContain(
    staff.say("surveys.notice.published", { number: 1 }),
  );
  return url.pathname;
}

export async function importCustomers(staff: Visitor): Promise<void> {
  await staff.page.goto("/respondents/import");
  await staff.field("import.file").setInputFiles({
    name: "customers.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(customerList),
  });
  await staff.press("import.submit");
  await staff.expectSound();
  const preview = await staff.page.locator("main").innerText();
  expect(preview).toContain("not-an-address");
  await staff.press("import.confirm", { count: customerCount });
  // A job stores them; the page looks again by itself until it has.
  await staff.page.getByText(staff.say("import.done", { added: customerCount, updated: 0 })).waitFor();
  await staff.follow("import.toList");
  await staff.expectSound();
}

/** Plans a wave to everybody and sends it. @returns the wave's address */
export async function sendWave(staff: Visitor, surveyPath: string): Promise<string> {
  await staff.page.goto(surveyPath);
  await staff.follow("surveys.planWave");
  await staff.field("waves.form.brand").fill("Lanhu");
  await staff.field("waves.form.product").fill("broadband");
  await staff.expectSound();
  await staff.press("waves.save");
  const { pathname } = new URL(staff.page.url());
  await staff.expectSound();
  await staff.follow("waves.send.button");
  await staff.expectSound();
  await staff.press("waves.send.confirm", { count: customerCount });
  await staff.untilSeen(staff.say("waves.status.open"));
  return pathname;
}

/** Opens the newest mail to somebody in the outbox. @returns where its button leads */
export async function openMail(staff: Visitor, address: string): Promise<string> {
  await staff.page.goto("/outbox");
  const row = staff.page.getByRole("row").filter({ hasText: address }).first();
  await row.getByRole("link").first().click();
  await staff.page.waitForURL(/\/outbox\/.+/);
  const button = staff.page.locator("iframe").first().contentFrame().locator("a[href]:not(.number)").first();
  return (await button.getAttribute("href")) ?? "";
}

/** @returns where a point of the rating in the mail leads that is open in the outbox */
export async function pointInMail(staff: Visitor, mark: number): Promise<string> {
  const points = staff.page.locator("iframe").first().contentFrame().locator("a.number");
  return (await points.getByText(String(mark), { exact: true }).getAttribute("href")) ?? "";
}

/** Waits until somebody has so many mails in the outbox. */
export async function awaitMails(staff: Visitor, address: string, count: number): Promise<void> {
  await staff.page.goto("/outbox");
  await expect
    .poll(
      async () => {
        await staff.page.reload();
        return staff.page.getByRole("row").filter({ hasText: address }).count();
      },
      { timeout: 60_000, interval: 250 },
    )
    .toBeGreaterThanOrEqual(count);
}

export interface Opinion {
  /** given to every rating */
  readonly mark: number;
  readonly comment?: string;
  readonly agreesToContact?: boolean;
}

/**
 * Answers page by page as a person does, whatever is asked, until the survey says thank you.
 * @param isExamined also looks every page over
 */
export async function answerSurvey(
  customer: Visitor,
  link: string,
  opinion: Opinion,
  isExamined: boolean,
): Promise<void> {
  const { page } = customer;
  await page.goto(link);
  for (let turn = 0; turn < 12; turn += 1) {
    if ((await customer.heading()) === customer.say("survey.thanks.title")) break;
    if (isExamined) await customer.expectSound();
    await fillPage(customer, opinion);
    await page.locator('button[name="intent"][value="next"]').click();
    await page.waitForLoadState();
  }
  expect(await customer.heading()).toBe(customer.say("survey.thanks.title"));
  if (isExamined) await customer.expectSound();
}

async function fillPage({ page }: Visitor, opinion: Opinion): Promise<void> {
  // One after the other: an answer may bring up the next question.
  for (let position = 0; position < (await page.locator("fieldset:visible").count()); position += 1) {
    const group = page.locator("fieldset:visible").nth(position);
    const points = group.locator(`input[type="radio"][value="${opinion.mark}"]`);
    const no = group.locator('input[type="radio"][value="no"]');
    const options = group.locator('input[type="radio"]');
    const chosen = (await points.count()) ? points : (await no.count()) ? no : options;
    await chosen.first().check({ force: true });
  }
  const comment = page.locator("textarea:visible");
  if (opinion.comment && (await comment.count())) await comment.first().fill(opinion.comment);
  const consent = page.locator('input[type="checkbox"]:visible');
  if (opinion.agreesToContact && (await consent.count())) await consent.first().check({ force: true });
}
