import type { Browser } from "playwright";
import { expect } from "vitest";
import type { Language } from "../../src/i18n/languages.ts";
import type { CustomerFile } from "./customers.ts";
import { Visitor } from "./visitor.ts";

export interface Company {
  readonly url: string;
  readonly browser: Browser;
  readonly language: Language;
  readonly javaScriptEnabled: boolean;
}

/** Somebody new to the product, at a screen of that width, with a browser of their own. */
export async function newVisitor(company: Company, width: number): Promise<Visitor> {
  const { browser, url, language, javaScriptEnabled } = company;
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled,
    locale: language,
    viewport: { width, height: 844 },
  });
  context.setDefaultTimeout(15_000);
  return new Visitor(await context.newPage(), language, javaScriptEnabled);
}

export const account = {
  name: "Lin Wei",
  email: "lin.wei@example.com",
  password: "four unrelated words here",
};

export async function becomeAdministrator(staff: Visitor, setupCode: string): Promise<void> {
  await staff.page.goto("/setup");
  await staff.field("staff.setup.code").fill(setupCode);
  await staff.field("staff.setup.company").fill("Lanhu");
  await staff.field("staff.setup.yourName").fill(account.name);
  await staff.field("staff.email").fill(account.email);
  await staff.field("staff.password").fill(account.password);
  await staff.expectSound();
  await staff.press("staff.setup.submit");
  await staff.page.waitForURL("/");
}

/** Comes back after a session has ended; the page asked for follows. */
export async function signIn(staff: Visitor): Promise<void> {
  await staff.page.goto("/");
  await staff.field("staff.email").fill(account.email);
  await staff.field("staff.password").fill(account.password);
  await staff.press("staff.signIn.submit");
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
  expect(await staff.text()).toContain(staff.say("surveys.notice.published", { number: 1 }));
  return url.pathname;
}

export async function importCustomers(staff: Visitor, file: CustomerFile): Promise<void> {
  const { added, updated, unusable } = file;
  await staff.page.goto("/respondents/import");
  await staff.field("import.file").setInputFiles({
    name: "customers.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(file.text),
  });
  await staff.press("import.submit");
  await staff.expectSound();
  expect(await staff.text()).toContain(unusable);
  await staff.press("import.confirm", { count: added + updated });
  // A job stores them; the page looks again by itself until it has.
  await staff.page.getByText(staff.say("import.done", { added, updated })).waitFor();
  await staff.follow("import.toList");
  await staff.expectSound();
}
