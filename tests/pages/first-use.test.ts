import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureCompany } from "../../src/features/respondents/units.service.ts";
import { loadSurvey, loadSurveyVersion } from "../../src/features/surveys/surveys.service.ts";
import { useBrowser } from "../support/browser.ts";
import { aUnit } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { aStaff, testPassword } from "../support/http.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { aPublishedSurvey } from "../support/waves.ts";

const database = useDatabase();
const browser = useBrowser();
let server: RunningServer;
type Role = "administrator" | "analyst" | "viewer";
let emails: Record<Role, string>;
let surveyId: string;
let programmeId: string;

beforeAll(async () => {
  emails = await aStaff(database.db, ["administrator", "analyst", "viewer"]);
  const versionId = await aPublishedSurvey(database.db);
  surveyId = (await loadSurveyVersion(database.db, versionId))?.surveyId ?? "";
  programmeId = (await loadSurvey(database.db, surveyId))?.programmeId ?? "";
  server = await startServer({ databaseUrl: database.url });
});
afterAll(() => server?.stop());

async function signedIn(role: Role, options: { javaScriptEnabled?: boolean } = {}) {
  const context = await browser.instance.newContext({
    baseURL: server.url,
    timezoneId: "Pacific/Auckland",
    ...options,
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.fill("[name=email]", emails[role]);
  await page.fill("[name=password]", testPassword);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL("/");
  return page;
}

test("the first plan of a wave is offered in the planner's own time zone; without script in the server's", async () => {
  const page = await signedIn("analyst");
  await page.goto(`/waves/new?survey=${surveyId}`);
  await expect.poll(() => page.locator("[name=timeZone]").inputValue()).toBe("Pacific/Auckland");
  const plain = await signedIn("analyst", { javaScriptEnabled: false });
  await plain.goto(`/waves/new?survey=${surveyId}`);
  const serverZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(await plain.locator("[name=timeZone]").inputValue()).toBe(serverZone);
});

test("before the first wave an analyst is led to it; a viewer is told that results will appear", async () => {
  const analyst = await signedIn("analyst");
  expect(await analyst.locator("main h1").innerText()).toBe("Welcome to Manyi");
  await analyst.getByRole("link", { name: "Import a file" }).waitFor();
  const viewer = await signedIn("viewer");
  expect(await viewer.locator("main").innerText()).toContain("Nothing to see yet");
});

test("a page that is not for somebody's role leads back to the start page", async () => {
  const viewer = await signedIn("viewer");
  const answer = await viewer.goto("/outbox");
  expect(answer?.status()).toBe(403);
  await viewer.getByRole("link", { name: "Go to the start page" }).click();
  await viewer.waitForURL("/");
});

test("a broken link from a mail leads back to the mail, not to the sign-in of staff", async () => {
  const page = await (await browser.instance.newContext({ baseURL: server.url })).newPage();
  for (const path of ["/r/nobody.nothing", `/c/${"A".repeat(22)}.${"A".repeat(22)}`]) {
    expect((await page.goto(path))?.status()).toBe(404);
    expect(await page.locator("main").innerText(), path).toContain("Open it once more from the mail itself");
    expect(await page.locator("main a").count(), path).toBe(0);
  }
});

test("a wave is planned in one place of the programme's page", async () => {
  const analyst = await signedIn("analyst");
  await analyst.goto(`/programmes/${programmeId}`);
  expect(await analyst.getByRole("link", { name: "Plan a wave" }).count()).toBe(1);
});

const companyId = () => ensureCompany(database.db, "Acme", new Date());

test("a new colleague is offered the unit of whoever adds them, whatever comes first by name", async () => {
  await aUnit(database.db, { name: "A branch", parentUnitId: await companyId() });
  const administrator = await signedIn("administrator");
  await administrator.goto("/staff/new");
  expect(await administrator.locator("[name=unitId]").inputValue()).toBe(await companyId());
});
