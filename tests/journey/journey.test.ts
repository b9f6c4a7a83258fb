import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from "vitest";
import { formatPercent } from "../../src/i18n/format.ts";
import { useBrowser } from "../support/browser.ts";
import { cloneDatabase } from "../support/database.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { carryOutAction, planAction, readEffect, startFromCause } from "./action-steps.ts";
import { answerSurvey, type Opinion } from "./answer-steps.ts";
import { askForContact, confirmRecovery, openCase, solveCase, tryToCloseWithoutCause } from "./case-steps.ts";
import { firstCustomers, laterCustomers } from "./customers.ts";
import { letDaysPass } from "./days-pass.ts";
import { awaitMails, openMail } from "./mail-steps.ts";
import { drillDown, readUnits, readWithFewAnswers, tagFirstComment, takeTable } from "./result-steps.ts";
import {
  becomeAdministrator,
  type Company,
  importCustomers,
  newVisitor,
  publishSurvey,
  signIn,
} from "./staff-steps.ts";
import type { Visitor } from "./visitor.ts";
import { closeWave, sendFirstWave, sendNextWave } from "./wave-steps.ts";

const browser = useBrowser();
const minutes = 60_000;

const journeys = [
  { language: "en", javaScriptEnabled: true, database: "embedded" },
  { language: "zh-CN", javaScriptEnabled: false, database: "PostgreSQL" },
] as const;

const opinions: readonly Opinion[] = [
  { address: "ben@example.com", mark: 9, comment: "Fast and friendly." },
  { address: "chen@example.com", mark: 8, comment: "速度很快。" },
  { address: "dora@example.com", mark: 7 },
  { address: "emil@example.com", mark: 6 },
  { address: "anna@example.com", mark: 2, comment: "It fails every evening.", agreesToContact: true },
  { address: "gita@example.com", mark: 3 },
];

const laterOpinions: readonly Opinion[] = [
  { address: "ben@example.com", mark: 9 },
  { address: "chen@example.com", mark: 7 },
  { address: "dora@example.com", mark: 8 },
  { address: "emil@example.com", mark: 6 },
  { address: "anna@example.com", mark: 5, comment: "The new line works." },
  { address: "gita@example.com", mark: 5 },
  { address: "hugo@example.com", mark: 8, comment: "速度很快，服务也好。" },
  { address: "ines@example.com", mark: 2, comment: "Nobody answers the phone.", agreesToContact: true },
  { address: "jun@example.com", mark: 3, agreesToContact: true },
  { address: "kira@example.com", mark: 2, agreesToContact: true },
];

const laterCases = ["Ines Duarte", "林俊", "Kira Olsen"];

// One newcomer's way through the product: each test goes on where the one before it stopped.
describe.each(journeys)("in $language, JavaScript $javaScriptEnabled, on $database", (journey) => {
  let folder: string;
  let databaseUrl: string | undefined;
  let server: RunningServer;
  let company: Company;
  let staff: Visitor;
  let surveyPath: string;
  let wavePath: string;
  let stoppedAt: string | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "manyi-journey-"));
    databaseUrl = journey.database === "PostgreSQL" ? await cloneDatabase() : undefined;
    server = await startServer({ dataFolder: folder, ...(databaseUrl && { databaseUrl }) });
    company = { url: server.url, browser: browser.instance, ...journey };
    staff = await newVisitor(company, 1440);
  });
  // What goes on where a failed test stopped would only wait in vain.
  beforeEach(({ skip, task }) => {
    skip(stoppedAt !== null && stoppedAt !== task.id, "the journey stopped before");
    stoppedAt = null;
    onTestFailed(() => {
      stoppedAt = task.id;
    });
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test(
    "a newcomer becomes administrator, publishes a survey and imports customers",
    async () => {
      await becomeAdministrator(staff, server.setupCode ?? "");
      surveyPath = await publishSurvey(staff);
      await importCustomers(staff, firstCustomers);
    },
    2 * minutes,
  );

  test(
    "the wave is planned, previewed and sent; every customer's mail is in the outbox",
    async () => {
      wavePath = await sendFirstWave(staff, surveyPath);
      await awaitMails(staff, "gita@example.com", 1);
      await openMail(staff, "gita@example.com");
      await staff.expectSound();
    },
    2 * minutes,
  );

  test(
    "customers answer on a phone; nobody answers twice",
    async () => {
      for (const opinion of opinions) await answerSurvey(company, staff, opinion, opinion === opinions[0]);
    },
    4 * minutes,
  );

  test(
    "the dissatisfied customer who agreed is promised a call, and the case is there",
    async () => {
      await awaitMails(staff, "anna@example.com", 2);
      await openCase(staff, "Anna Berg");
      await staff.expectSound();
      expect(await staff.text()).toContain("It fails every evening.");
    },
    2 * minutes,
  );

  test(
    "the one who did not agree is mailed a button, and pressing it opens a case",
    async () => {
      await awaitMails(staff, "gita@example.com", 2);
      await staff.page.goto("/cases");
      await staff.expectSound();
      expect(await staff.text()).not.toContain("Gita Rao");
      await askForContact(company, staff, "gita@example.com");
      await openCase(staff, "Gita Rao");
    },
    2 * minutes,
  );

  test(
    "a case closes with its cause and its remedy, and not without",
    async () => {
      await openCase(staff, "Anna Berg");
      await tryToCloseWithoutCause(staff);
      await openCase(staff, "Anna Berg");
      await solveCase(staff, "product-fault");
    },
    2 * minutes,
  );

  test(
    "the wave closes and its index is there with n, interval, units and comments' rule",
    async () => {
      await closeWave(staff, wavePath, opinions.length);
      const text = await staff.text();
      expect(text).toContain(staff.say("analysis.fewAnswers"));
      expect(text).not.toContain("It fails every evening.");
      await staff.expectSound();
      await staff.page.setViewportSize({ width: 390, height: 844 });
      await staff.expectSound();
      await staff.page.setViewportSize({ width: 1440, height: 844 });
    },
    2 * minutes,
  );

  test(
    "the results lead down to the answers to a question, and say what six answers cannot tell",
    async () => {
      await takeTable(staff, "analysis.column.index", opinions.length);
      await drillDown(staff, opinions.length);
      await readUnits(staff, false);
      await readWithFewAnswers(staff);
    },
    2 * minutes,
  );

  test(
    "two weeks later the customer is asked whether it is solved, and says so",
    async () => {
      await server.end();
      await letDaysPass(databaseUrl ? { url: databaseUrl } : { folder }, 15);
      const { port } = server;
      server = await startServer({ dataFolder: folder, port, ...(databaseUrl && { databaseUrl }) });
      await signIn(staff);
      await staff.expectSound();
      const needed = await staff.text();
      expect(needed).toContain(staff.say("today.case", { customer: "Gita Rao" }));
      expect(needed).toContain(staff.say("today.state.overdue"));
      await confirmRecovery(company, staff, "anna@example.com");
      await staff.follow("frame.cases");
      await staff.follow("cases.toRecovery");
      await staff.expectSound();
      expect(await staff.text()).toContain(staff.say("recovery.none"));
    },
    2 * minutes,
  );

  test(
    "an action is planned with its yardstick locked, and carried out",
    async () => {
      await staff.page.goto(wavePath);
      await staff.follow("waves.toResults");
      await staff.follow("results.drivers");
      await planAction(staff);
      await carryOutAction(staff);
    },
    2 * minutes,
  );

  test(
    "a second wave goes to old and new customers once the days of rest are changed",
    async () => {
      await importCustomers(staff, laterCustomers);
      wavePath = await sendNextWave(staff, "Broadband");
      await awaitMails(staff, "liam@example.com", 1);
      for (const opinion of laterOpinions) await answerSurvey(company, staff, opinion, false);
      for (const customer of laterCases) await openCase(staff, customer);
    },
    4 * minutes,
  );

  test(
    "both waves stand side by side, with the words of change and whether they can be compared",
    async () => {
      await closeWave(staff, wavePath, laterOpinions.length);
      await staff.expectSound();
      const results = await staff.text();
      expect(results).toContain(staff.say("analysis.changeNone"));
      expect(results).toContain(staff.say("analysis.fewAnswersText"));
      expect(results).toMatch(staff.pattern("results.compare.with-care"));
      expect(results).toContain(staff.say("results.compare.few-answers"));
      await takeTable(staff, "analysis.column.index", laterOpinions.length);
      await readUnits(staff, true);
      await staff.follow("results.comments");
      await staff.expectSound();
      expect(await staff.text()).toContain("The new line works.");
      await tagFirstComment(staff, "network");
      await staff.page.getByRole("link", { name: "Broadband" }).first().click();
      expect(await staff.text()).toContain(staff.say("analysis.changeNone"));
    },
    2 * minutes,
  );

  test(
    "the action claims no more than it may, and recovery counts the customer's yes",
    async () => {
      await readEffect(staff);
      await staff.follow("frame.actions");
      await staff.follow("actions.view.recovery");
      await staff.expectSound();
      const share = formatPercent(journey.language, 0.2);
      expect(await staff.text()).toContain(staff.say("cases.recovery", { share }));
    },
    2 * minutes,
  );

  test(
    "five cases are closed, and their causes are where the next action may start",
    async () => {
      for (const customer of ["Gita Rao", ...laterCases]) {
        await openCase(staff, customer);
        await solveCase(staff, "product-fault");
      }
      await startFromCause(staff, "product-fault");
    },
    2 * minutes,
  );

  test(
    "the start page says what is new, a backup is taken away, and the method is explained",
    async () => {
      await staff.page.goto("/");
      await staff.expectSound();
      const start = await staff.text();
      expect(start).toContain(staff.say("today.nothing"));
      expect(start).toContain(staff.say("today.news"));
      await staff.follow("today.toResults", { programme: "Broadband" });
      await staff.follow("method.link");
      await staff.expectSound();
      expect(await staff.heading()).toBe(staff.say("method.title"));
      await staff.follow("frame.operations");
      await staff.expectSound();
      const { name, bytes } = await staff.download("operations.backup");
      expect(name).toMatch(/\.gz$/);
      expect(bytes.subarray(0, 2).toString("hex")).toBe("1f8b");
    },
    2 * minutes,
  );
});
