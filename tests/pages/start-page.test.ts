import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { scoreRun } from "../../db/schema/analysis.ts";
import { followUpCase } from "../../db/schema/followups.ts";
import { invitation, message } from "../../db/schema/invitations.ts";
import { account, staff } from "../../db/schema/staff.ts";
import { startedBoss } from "../../src/jobs/queue.ts";
import { type ActionScene, anActionScene, aScoredWave, someoneActive } from "../strategy/scene.ts";
import { aPlannedAction, someClosedCases } from "../strategy/story.ts";
import { setTestApp } from "../support/app.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { anInvitation, aRespondent, aWave } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { signInAs } from "../support/http.ts";
import { useQueue } from "../support/queue.ts";
import { type RunningServer, startServer } from "../support/server.ts";

// What each role finds on its start page: the built page in a real browser, on a phone.
vi.setConfig({ testTimeout: 90_000 });
const database = useDatabase();
useQueue(database);
const browser = useBrowser();
const password = "correct horse battery";
const hourMs = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);
let server: RunningServer;
let scene: ActionScene;
let people: Record<"administrator" | "analyst" | "owner" | "manager" | "idle", { email: string; id: string }>;

beforeAll(async () => {
  setTestApp(database.db);
  scene = await anActionScene(database.db);
  const { db } = database;
  const unitId = scene.company.id;
  people = {
    analyst: scene.analyst,
    manager: scene.manager,
    administrator: await someoneActive(db, { name: "Zhao Admin", role: "administrator", unitId }),
    owner: await someoneActive(db, { name: "Lin Wei", role: "case-owner", unitId }),
    idle: await someoneActive(db, { name: "Nobody", role: "viewer", unitId: scene.branches[0]?.id ?? "" }),
  };
  await aFreshResult();
  await anOpenWave();
  await someCases();
  await aFailedJob();
  await aPlannedAction(db, scene, {
    ...{ title: "Longer counter hours", dueOn: dayOf(inHours(-30 * 24)) },
  });
  await database.db.update(account).set({ password: await hashPassword(password) });
  server = await startServer({ databaseUrl: database.url });
});
afterAll(() => server?.stop());

/** A wave computed three days ago, and one whose computation failed today. */
async function aFreshResult(): Promise<void> {
  const indices = scene.branches.map((_, i) => 62 + i);
  await aScoredWave(database.db, scene, { period: "2026-Q4", sentOn: dayOf(inHours(-17 * 24)), indices });
  const surveyVersionId = scene.version.id;
  await database.db.insert(scoreRun).values({
    ...{ id: randomUUID(), programmeId: scene.programme.id, waveId: scene.earlier.id },
    ...{ surveyVersionId, period: "2025-Q4", trigger: "requested", status: "failed", seed: 1 },
    ...{ codeVersion: "test", definitionName: "unstandardized-weights", definitionVersion: 1 },
    ...{ failure: "scoring-stopped", createdAt: inHours(-1), finishedAt: inHours(-1) },
    settings: {
      ...{ scheme: "path", missing: "em", replicateCount: 100, includesSelfSelected: false },
      answersUntil: null,
    },
  });
}

/** Four were asked: one has answered, one mail is in doubt, one came back. */
async function anOpenWave(): Promise<void> {
  const { db } = database;
  const wave = await aWave(db, {
    ...{ surveyVersionId: scene.version.id, name: "Winter", closesAt: inHours(72), sentAt: inHours(-24) },
  });
  for (const disposition of ["complete", "sent", "in-doubt", "bounced"] as const) {
    const { respondentId } = await aRespondent(db, { unitId: scene.branches[0]?.id ?? "" });
    const { invitationId } = await anInvitation(db, { respondentId, waveId: wave.id });
    await db.update(invitation).set({ disposition }).where(eq(invitation.invitationId, invitationId));
    if (disposition !== "in-doubt" && disposition !== "bounced") continue;
    await db.insert(message).values({
      ...{ respondentId, messageId: randomUUID(), occasion: `invitation:${invitationId}` },
      ...{ waveId: wave.id, invitationId, recipientKind: "respondent", language: "en" },
      status: disposition === "bounced" ? "failed" : "in-doubt",
      parameters: {
        ...{ template: "invitation", invitationId, subjectLine: "How are we?", greeting: "Hello" },
        ...{ name: "Ada", brand: "Lanhu", product: "Fibre", closesAt: inHours(72).toISOString() },
        ...{ timeZone: "UTC", anonymous: false, minuteCount: 3 },
      },
      ...{ nextAttemptAt: inHours(-2), createdAt: inHours(-2) },
    });
  }
}

/** One of the case owner's is overdue; another has nobody. */
async function someCases(): Promise<void> {
  const open = {
    status: "open",
    rootCause: null,
    remedy: null,
    closedAt: null,
    firstContactedAt: null,
  } as const;
  const owners = [
    { ownerStaffId: people.owner.id, contactDueAt: inHours(-30) },
    { ownerStaffId: null, contactDueAt: inHours(48) },
  ];
  for (const owner of owners)
    await someClosedCases(database.db, scene, { "waiting-time": 1 }, { change: { ...open, ...owner } });
  expect(await database.db.$count(followUpCase)).toBe(2);
}

async function aFailedJob(): Promise<void> {
  const boss = startedBoss();
  const id = await boss.send("close-wave", { waveId: randomUUID() }, { retryLimit: 0 });
  await boss.fetch("close-wave");
  await boss.fail("close-wave", id ?? "");
}

async function startPageOf(member: { email: string }): Promise<Page> {
  const session = await signInAs(server.url, member.email, password);
  const context = await browser.instance.newContext({ viewport: { width: 390, height: 844 } });
  const [name = "", value = ""] = session.split("=");
  await context.addCookies([{ name, value: decodeURIComponent(value), url: server.url }]);
  const page = await context.newPage();
  await page.goto(server.url);
  return page;
}

/** The tasks as they stand, state first. */
async function tasksOn(page: Page): Promise<string[]> {
  const panel = page.locator("section", { has: page.getByRole("heading", { name: "What needs you" }) });
  const texts = await panel.locator("li").allInnerTexts();
  return texts.map((text) => text.split("\n").slice(0, 2).join(": "));
}

async function expectSound(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  const overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  expect(await page.evaluate(overhang)).toBe(0);
}

test("an administrator finds what failed or waits, failures first", async () => {
  const page = await startPageOf(people.administrator);
  expect(await tasksOn(page)).toEqual([
    "Failed: A job has failed and is not tried again by itself.",
    "Failed: The index of “Wave 2025-Q4” could not be computed.",
    "Failed: A mail of the last seven days could not be delivered.",
    "Overdue: Action: Longer counter hours",
    "Waiting: A mail may or may not have arrived. You decide whether it goes out again.",
    "Waiting: An open case has no owner.",
  ]);
  await expectSound(page);
});

test("an analyst finds open waves with their rate, the new result in its sentence, and no cases", async () => {
  const page = await startPageOf(people.analyst);
  const tasks = (await tasksOn(page)).join("\n");
  expect(tasks).toContain("Overdue: Action: Longer counter hours");
  expect(tasks).not.toMatch(/case|job/);
  expect(await page.getByRole("row", { name: /^Winter/ }).innerText()).toMatch(/1\s+4\s+25\.0%/);
  const news = page.locator("section", { has: page.getByRole("heading", { name: "New results" }) });
  expect(await news.innerText()).toMatch(/CSI 67\.0 \(65\.0–69\.0\)/);
  await news.getByRole("link").click();
  await page.waitForURL(/\/analysis/);
});

test("a case owner finds the overdue case of their own and the one that has nobody", async () => {
  const page = await startPageOf(people.owner);
  const tasks = await tasksOn(page);
  expect(tasks).toHaveLength(2);
  expect(tasks[0]).toMatch(/^Overdue: Case: .+@customer\.example$/);
  expect(tasks[1]).toBe("Waiting: An open case has no owner.");
  await page.locator("section li a").first().click();
  await page.waitForURL(/\/cases\/.+\?show=mine/);
});

test("a viewer finds the newest result, and an action that is theirs", async () => {
  const page = await startPageOf(people.manager);
  expect(await tasksOn(page)).toEqual(["Overdue: Action: Longer counter hours"]);
  expect(await page.getByRole("heading", { name: "New results" }).count()).toBe(1);
  expect(await page.getByRole("heading", { name: "Open waves" }).count()).toBe(0);
});

test("nothing waits: said so, in the reader's language", async () => {
  await database.db.update(staff).set({ language: "zh-CN" }).where(eq(staff.id, people.idle.id));
  const page = await startPageOf(people.idle);
  expect(await page.locator("main").innerText()).toContain("今天没有等您处理的事。");
  await expectSound(page);
});
