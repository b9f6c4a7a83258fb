import type { BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addStaff } from "../../src/auth/staff.service.ts";
import { computeScoreRun, requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { aUnit, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";
import { aSampledWave } from "../support/sampled-wave.ts";
import { scoringHere } from "../support/scoring.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const database = useDatabase();
useQueue(database);
const browser = useBrowser();
const password = "a password for tests";
let server: RunningServer;
let companyId: string;

beforeAll(async () => {
  companyId = (await aUnit(database.db, { name: "Company" })).id;
  for (const role of ["analyst", "viewer"] as const) {
    const person = {
      name: role,
      email: `${role}@staff.example`,
      password,
      role,
      unitId: companyId,
      language: "en",
    };
    const added = await addStaff(database.db, person, { staffId: null, now: testNow });
    expect(added.added).toBe(true);
  }
  server = await startServer({ databaseUrl: database.url });
});
afterAll(() => server?.stop());

async function aWaveOf(count: number, details: { computed: boolean }): Promise<string> {
  const { db } = database;
  const comment = (person: number) => (person === 0 ? "<script>alert(1)</script> & more" : "");
  const sample = { count, parentUnitId: companyId, comment };
  const { wave, programmeId } = await aSampledWave(db, sample);
  if (details.computed) {
    const request = { waveId: wave.id, trigger: "wave-closed", staffId: null, now: testNow } as const;
    const requested = await requestScoreRun(db, { ...request, seed: 1, replicateCount: 60 });
    if (requested.requested) await computeScoreRun(db, requested.scoreRunId, scoringHere, () => testNow);
  }
  return `${server.url}/programmes/${programmeId}/analysis`;
}

async function signedInAs(role: "analyst" | "viewer", options: { javaScriptEnabled?: boolean } = {}) {
  const context: BrowserContext = await browser.instance.newContext({
    viewport: { width: 390, height: 844 },
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.fill("[name=email]", `${role}@staff.example`);
  await page.fill("[name=password]", password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return page;
}

function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}

test("the results are drawn within the policy, accessible, and no wider than a phone", async () => {
  const url = await aWaveOf(60, { computed: true });
  const page = await signedInAs("analyst");
  const problems = problemsOf(page);
  await page.goto(url);
  await page.locator("csi-chart canvas").waitFor();
  expect(await page.locator("main .statement").innerText()).toMatch(
    /^CSI \d+\.\d \(\d+\.\d–\d+\.\d\), n\s60\.$/,
  );
  expect(await page.getByText("<script>alert(1)</script> & more").isVisible()).toBe(true);
  expect(problems).toEqual([]);
  expect(await axeViolations(page)).toEqual([]);
  const overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  expect(await page.evaluate(overhang)).toBe(0);
});

test("without script the table stands alone, and a computation can be asked for", async () => {
  const url = await aWaveOf(20, { computed: false });
  const page = await signedInAs("analyst", { javaScriptEnabled: false });
  await page.goto(url);
  await page.getByRole("button", { name: "Compute now" }).click();
  expect(new URL(page.url()).searchParams.get("wave")).not.toBeNull();
  // The page looks again by itself until the worker is done.
  await page.getByText(/^CSI \d/).waitFor();
  expect(await page.getByRole("table", { name: "Index by wave" }).isVisible()).toBe(true);
  expect(await page.locator("csi-chart canvas").isVisible()).toBe(false);
});

test("a viewer reads but cannot ask for a computation", async () => {
  const url = await aWaveOf(20, { computed: true });
  const page = await signedInAs("viewer");
  await page.goto(url);
  expect(await page.getByRole("button", { name: /Compute/ }).count()).toBe(0);
  const waveId = await page.locator("select[name=wave]").inputValue();
  const headers = { Origin: server.url };
  const answer = await page.request.post(url, { form: { wave: waveId }, headers });
  expect(answer.status()).toBe(403);
});

test("an unknown programme is a page that says so", async () => {
  const page = await signedInAs("viewer");
  const answer = await page.goto(`${server.url}/programmes/${crypto.randomUUID()}/analysis`);
  expect(answer?.status()).toBe(404);
});
