import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { cloneDatabase } from "../support/database.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import {
  answerSurvey,
  awaitMails,
  becomeAdministrator,
  type Company,
  importCustomers,
  newVisitor,
  openMail,
  pointInMail,
  publishSurvey,
  sendWave,
} from "./steps.ts";
import type { Visitor } from "./visitor.ts";

const browser = useBrowser();
const minutes = 60_000;

const journeys = [
  { language: "en", javaScriptEnabled: true, database: "embedded" },
  { language: "zh-CN", javaScriptEnabled: false, database: "PostgreSQL" },
] as const;

// One newcomer's way through the product: each test goes on where the one before it stopped.
describe.each(journeys)("in $language, JavaScript $javaScriptEnabled, on $database", (journey) => {
  let server: RunningServer;
  let company: Company;
  let staff: Visitor;
  let surveyPath: string;
  let wavePath: string;

  beforeAll(async () => {
    server = await startServer(journey.database === "embedded" ? {} : { databaseUrl: await cloneDatabase() });
    company = { server, browser: browser.instance, ...journey };
    staff = await newVisitor(company, 1440);
  });
  afterAll(() => server?.stop());

  test(
    "a newcomer becomes administrator, publishes a survey and imports customers",
    async () => {
      await becomeAdministrator(staff, server.setupCode ?? "");
      surveyPath = await publishSurvey(staff);
      await importCustomers(staff);
    },
    2 * minutes,
  );

  test(
    "the wave is planned, previewed and sent; every customer's mail is in the outbox",
    async () => {
      wavePath = await sendWave(staff, surveyPath);
      await awaitMails(staff, "gita@example.com", 1);
      await openMail(staff, "gita@example.com");
      await staff.expectSound();
    },
    2 * minutes,
  );

  test(
    "customers answer on a phone; nobody answers twice",
    async () => {
      const opinions = [
        { address: "ben@example.com", mark: 9, comment: "Fast and friendly." },
        { address: "chen@example.com", mark: 8, comment: "速度很快。" },
        { address: "dora@example.com", mark: 7 },
        { address: "emil@example.com", mark: 6 },
        { address: "anna@example.com", mark: 2, comment: "It fails every evening.", agreesToContact: true },
        { address: "gita@example.com", mark: 3 },
      ];
      for (const { address, ...opinion } of opinions) {
        const isFirst = address === opinions[0]?.address;
        const link = await openMail(staff, address);
        // The first one answers from a point of the rating in the mail, the others from its button.
        const entry = new URL(isFirst ? await pointInMail(staff, opinion.mark) : link);
        entry.searchParams.set("language", journey.language);
        const customer = await newVisitor(company, 390);
        await answerSurvey(customer, entry.href, opinion, isFirst);
        await customer.page.goto(link);
        expect(await customer.page.locator('button[name="intent"]').count()).toBe(0);
        await customer.page.context().close();
      }
    },
    4 * minutes,
  );

  test(
    "the dissatisfied customer who agreed is promised a call, and the case is there",
    async () => {
      await awaitMails(staff, "anna@example.com", 2);
      await staff.page.goto("/cases");
      await staff.untilSeen("Anna Berg");
      await staff.expectSound();
      await staff.page
        .getByRole("link", { name: /Anna Berg/ })
        .first()
        .click();
      await staff.expectSound();
      expect(await staff.page.locator("main").innerText()).toContain("It fails every evening.");
    },
    2 * minutes,
  );

  test(
    "the one who did not agree is mailed a button, and pressing it opens a case",
    async () => {
      await awaitMails(staff, "gita@example.com", 2);
      const link = await openMail(staff, "gita@example.com");
      await staff.page.goto("/cases");
      expect(await staff.page.locator("main").innerText()).not.toContain("Gita Rao");
      const customer = await newVisitor(company, 390);
      await customer.page.goto(`${link}?language=${journey.language}`);
      await customer.expectSound();
      await customer.press("cases.contactPage.button");
      expect(await customer.heading()).toBe(customer.say("cases.contactPage.thanks"));
      await staff.untilSeen("Gita Rao");
    },
    2 * minutes,
  );

  test(
    "a case closes with its cause and its remedy, and not without",
    async () => {
      await staff.page.goto("/cases");
      await staff.page
        .getByRole("link", { name: /Anna Berg/ })
        .first()
        .click();
      await staff.open("cases.close.title");
      await staff.press("cases.close.submit");
      await staff.expectSound();
      expect(await staff.page.locator("main").innerText()).toContain(
        staff.say("cases.refused.root-cause-missing"),
      );
      await staff.field("cases.cause.product-fault").check();
      await staff.field("cases.close.remedy").fill("The line was replaced.");
      await staff.press("cases.close.submit");
      expect(await staff.page.locator("main").innerText()).toContain(staff.say("cases.close.done"));
    },
    2 * minutes,
  );

  test(
    "the wave closes and its index is there with n, interval, units and comments' rule",
    async () => {
      await staff.page.goto(wavePath);
      await staff.follow("waves.close.button");
      await staff.press("waves.close.confirm");
      await staff.follow("waves.toResults");
      await staff.untilSeen(staff.say("analysis.fewAnswers"));
      const text = await staff.page.locator("main").innerText();
      expect(text).toMatch(/n\W+6\b/);
      expect(text).not.toContain("It fails every evening.");
      await staff.expectSound();
      await staff.page.setViewportSize({ width: 390, height: 844 });
      await staff.expectSound();
    },
    2 * minutes,
  );
});
