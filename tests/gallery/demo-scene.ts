import type { Page } from "playwright";
import { languages } from "../../src/i18n/languages.ts";
import { type MessageKey, t } from "../../src/i18n/t.ts";
import { firstCustomers } from "../journey/customers.ts";
import { linksOf } from "./links.ts";

/** Addresses by name, where a trail of links does not lead. */
export type Prepared = Record<string, string>;

/** What the pictures of the demo need beyond what it has: drafts, and links of customers in every state. */
export async function prepareDemo(page: Page): Promise<Prepared> {
  const prepared: Prepared = {};
  await findWaves(page, prepared);
  await makeDrafts(page, prepared);
  await findMails(page, prepared);
  await answerSurveys(page, prepared);
  return prepared;
}

const id = "[0-9a-f-]{36}";

async function linksLike(page: Page, address: string, pattern: RegExp): Promise<string[]> {
  const links = await linksOf(page.context(), address);
  return [...new Set(links.filter((each) => pattern.test(each)))];
}

async function findWaves(page: Page, prepared: Prepared): Promise<void> {
  const [programme = ""] = await linksLike(page, "/programmes", new RegExp(`^/programmes/${id}$`));
  prepared.programme = programme;
  const waves = await linksLike(page, programme, new RegExp(`^/waves/${id}$`));
  for (const wave of waves) {
    const isOpen = (await linksLike(page, wave, /\/close$/)).length > 0;
    prepared[isOpen ? "open-wave" : "closed-wave"] ??= wave;
  }
  prepared.results = `${programme}/analysis`;
  prepared.plan = `/actions/new?programme=${programme.split("/").at(-1)}`;
  prepared["first-results"] = `${programme}/analysis?wave=${waves.at(-1)?.split("/").at(-1)}`;
}

async function makeDrafts(page: Page, prepared: Prepared): Promise<void> {
  const { programme = "" } = prepared;
  const [plan = ""] = await linksLike(page, programme, /^\/waves\/new/);
  await page.goto(plan);
  prepared["draft-wave"] = await send(page);
  prepared["draft-wave-send"] = `${prepared["draft-wave"]}/send`;
  const [create = ""] = await linksLike(page, programme, /^\/surveys\/new/);
  await page.goto(create);
  await page.locator("[name=template]").last().check();
  await page.fill("[name=title]", "Short survey 简短问卷");
  prepared["draft-survey"] = await send(page);
  await page.goto("/respondents/import");
  const file = { name: "customers.csv", mimeType: "text/csv", buffer: Buffer.from(firstCustomers.text) };
  await page.locator("[name=file]").setInputFiles(file);
  prepared.import = await send(page);
}

/** Presses the form's last button. @returns where it leads */
async function send(page: Page): Promise<string> {
  const before = page.url();
  await page.locator("main form[method=post] button[type=submit]").last().click();
  await page.waitForURL((url) => url.href !== before);
  return new URL(page.url()).pathname;
}

interface WantedMails {
  readonly name: string;
  readonly list: string;
  readonly subject?: MessageKey;
  /** what the way in begins with, and the names of the links to find that nobody has used */
  readonly door?: string;
  readonly links?: readonly string[];
  /** whether they may have been used all the same */
  readonly isUsed?: boolean;
}

/** A mail of each kind, and links in them. */
async function findMails(page: Page, prepared: Prepared): Promise<void> {
  const listOf = (name: string) => `/outbox?status=sent&wave=${prepared[name]?.split("/").at(-1)}`;
  const list = "/outbox?status=sent";
  const wanted: readonly WantedMails[] = [
    { name: "mail-alert", list, subject: "emails.caseAlert.subject" },
    { name: "mail-promise", list, subject: "emails.casePromise.subject" },
    {
      ...{ name: "mail-offer", list, subject: "emails.contactOffer.subject" },
      ...{ door: "/c/", links: ["contact", "contact-promised"] },
    },
    {
      ...{ name: "mail-recovery", list, subject: "emails.recovery.subject" },
      ...{ door: "/f/", links: ["recovery", "recovery-answered"] },
    },
    {
      ...{ name: "mail-invitation", list: listOf("open-wave") },
      ...{ door: "/r/", links: ["unanswered", "survey", "answered", "opted-out"] },
    },
    { name: "mail-closed", list: listOf("closed-wave"), door: "/r/", links: ["closed"], isUsed: true },
  ];
  for (const each of wanted) await findMail(page, prepared, each);
}

const outboxPageMax = 80;

async function findMail(page: Page, prepared: Prepared, wanted: WantedMails): Promise<void> {
  const { name, list, subject, door = "", links = [], isUsed = false } = wanted;
  const starts = subject ? languages.map((each) => beginning(t(each, subject))) : [""];
  const missing = [...links];
  for (let position = 1; position <= outboxPageMax; position += 1) {
    for (const mail of await mailsOf(page, list, position)) {
      if (!starts.some((start) => mail.subject.startsWith(start))) continue;
      const link = door ? await linkIn(page, mail.address, door) : undefined;
      if (door && !(link && (isUsed || (await isUnused(page, link))))) continue;
      prepared[name] ??= mail.address;
      const next = missing.shift();
      if (next && link) prepared[next] = link;
      if (next && door === "/r/") prepared[`${next}-leave`] = await linkIn(page, mail.address, "/u/");
      if (missing.length === 0) return;
    }
  }
}

/** A message up to its first parameter. */
function beginning(message: string): string {
  return message.split("{")[0] ?? "";
}

async function mailsOf(page: Page, list: string, position: number) {
  const html = await (await page.context().request.get(`${list}&page=${position}`)).text();
  return [...html.matchAll(/<a href="(\/outbox\/[^"]+)"[^>]*>\s*([^<]*)</g)].map(
    ([, address = "", subject = ""]) => ({ address, subject }),
  );
}

async function linkIn(page: Page, mail: string, door: string): Promise<string> {
  const links = await linksLike(page, `${mail}/html`, new RegExp(`^${door}`));
  return links.find((each) => !each.includes("?")) ?? "";
}

async function isUnused(page: Page, link: string): Promise<boolean> {
  const response = await page.context().request.get(link);
  return !response.url().includes("resumed") && /<form[^>]*method="post"/.test(await response.text());
}

/** One customer gets to the last page and stops there, others send, leave, or press what their mail offered. */
async function answerSurveys(page: Page, prepared: Prepared): Promise<void> {
  const { survey = "", answered = "" } = prepared;
  const lastPage = await answer(page, survey, false);
  for (let each = 1; each <= lastPage; each += 1) prepared[`survey-page-${each}`] = `${survey}?page=${each}`;
  await answer(page, answered, true);
  prepared.thanks = `${answered}?thanks`;
  prepared.unsubscribe = prepared["unanswered-leave"] ?? "";
  prepared.unsubscribed = prepared["opted-out-leave"] ?? "";
  for (const pressed of [prepared.unsubscribed, prepared["contact-promised"]]) {
    await page.goto(pressed ?? "");
    await page.locator("main form button").click();
  }
  await page.goto(prepared["recovery-answered"] ?? "");
  await page.locator("[name=solved]").first().check();
  await page.locator("[name=handling]").last().check({ force: true });
  await page.locator("main form button[type=submit]").click();
}

/** @returns how many pages the survey has */
async function answer(page: Page, link: string, toTheEnd: boolean): Promise<number> {
  await page.goto(link);
  const pageCount = Number(await page.locator("header progress").getAttribute("max"));
  for (let position = 1; position <= pageCount; position += 1) {
    await fillPage(page);
    if (position === pageCount && !toTheEnd) break;
    await page.locator('button[name="intent"][value="next"]').click();
    await page.waitForLoadState();
  }
  return pageCount;
}

async function fillPage(page: Page): Promise<void> {
  for (let position = 0; position < (await page.locator("fieldset:visible").count()); position += 1) {
    const options = page.locator("fieldset:visible").nth(position).locator("input[type=radio]");
    const count = await options.count();
    // Neither best nor worst.
    if (count > 0) await options.nth(Math.min(count - 1, 6)).check({ force: true });
  }
}
