import { hashPassword } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { account, staff } from "../../db/schema/staff.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { useDatabase } from "../support/database.ts";
import { signInAs } from "../support/http.ts";
import { useQueue } from "../support/queue.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { someoneActive } from "./scene.ts";
import { anActionStory, someClosedCases } from "./story.ts";

// The built pages in a real browser. Without JavaScript unless a test says otherwise.
vi.setConfig({ testTimeout: 90_000 });
const database = useDatabase();
useQueue(database);
const browser = useBrowser();
const password = "correct horse battery";
let server: RunningServer;
let story: Awaited<ReturnType<typeof anActionStory>>;

beforeAll(async () => {
  story = await anActionStory(database.db);
  const recently = new Date(Date.now() - 40 * 86_400_000);
  await someClosedCases(database.db, story, { "waiting-time": 8, delivery: 5 }, { openedAt: recently });
  await database.db.update(account).set({ password: await hashPassword(password) });
  server = await startServer({ databaseUrl: database.url });
});
afterAll(() => server?.stop());

// Signing in is limited to so many a minute; a session serves every test.
const sessions = new Map<string, Promise<string>>();

async function signedIn(member: { email: string }, path: string, options = {}): Promise<Page> {
  const session = sessions.get(member.email) ?? signInAs(server.url, member.email, password);
  sessions.set(member.email, session);
  const context = await browser.instance.newContext({
    ...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
    ...options,
  });
  const [name = "", value = ""] = (await session).split("=");
  await context.addCookies([{ name, value: decodeURIComponent(value), url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`);
  return page;
}

const pathsOf = () => {
  const plan = `/actions/new?programme=${story.programme.id}`;
  return [
    "/actions",
    "/actions?view=list",
    plan,
    `${plan}&driver=Quality&raise-Quality=5`,
    `${plan}&cause=waiting-time`,
    `/actions/${story.ids.against}`,
    "/actions/effects",
    "/actions/recovery",
  ];
};

test("every page is accessible and no wider than a phone, in both languages", async () => {
  const page = await signedIn(story.analyst, "/actions", { javaScriptEnabled: true });
  for (const language of ["en", "zh-CN"] as const) {
    await database.db.update(staff).set({ language }).where(eq(staff.id, story.analyst.id));
    for (const path of pathsOf()) {
      const answer = await page.goto(`${server.url}${path}`);
      expect(answer?.status(), path).toBe(200);
      expect(await axeViolations(page), `${path} ${language}`).toEqual([]);
      const overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(overhang), `${path} ${language}`).toBe(0);
    }
  }
  await database.db.update(staff).set({ language: "en" }).where(eq(staff.id, story.analyst.id));
});

describe("planning an action", () => {
  test("from a driver: a refused form keeps what was entered; the second one locks its yardstick", async () => {
    const page = await signedIn(story.analyst, `/actions/new?programme=${story.programme.id}`);
    await page.getByRole("link", { name: "Plan an action on Quality" }).click();
    await page.getByLabel("Title").fill("Shorter queues");
    await page.getByRole("radio", { name: "Branch 18: Treated" }).check();
    await page.getByLabel("Expected rise").fill("lots");
    await page.getByRole("button", { name: "Plan and lock the yardstick" }).click();
    expect(await page.title()).toMatch(/^Error/);
    expect(await page.getByRole("link", { name: /^Expected rise: Please enter points/ }).count()).toBe(1);
    expect(await page.getByRole("radio", { name: "Branch 18: Treated" }).isChecked()).toBe(true);
    expect(await page.getByLabel("Title").inputValue()).toBe("Shorter queues");

    await page.getByLabel("Expected rise").fill("1.5");
    await page.getByLabel("Owner").selectOption({ label: "Wu Manager" });
    await page.getByLabel("Due").fill(await page.getByLabel("First day").inputValue());
    await page.getByRole("button", { name: "Plan and lock the yardstick" }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/actions\/[0-9a-f-]{36}$/);
    const main = await page.textContent("main");
    expect(main).toContain("what it will be judged by is locked");
    expect(main).toContain("Nothing to claim yet: the action is not under way.");
    expect(main).toContain("+1.5 points");
    expect(await page.getByLabel("Expected rise").count()).toBe(0);
  });

  test("against a cause of cases, which chooses the index that is to rise", async () => {
    const page = await signedIn(story.analyst, `/actions/new?programme=${story.programme.id}`);
    expect(await page.getByRole("row", { name: /Waiting time/ }).innerText()).toMatch(/8\s+61\.5%\s+61\.5%/);
    await page.getByRole("link", { name: "Plan an action against: Waiting time" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Against: Waiting time");
    expect(await page.getByLabel("Index that is to rise").locator("option").allInnerTexts()).toEqual([
      ...["Satisfaction", "Image", "Quality", "Value for money"],
    ]);
  });

  test("the simulator says what to expect with its interval, and that it is an association", async () => {
    const path = `/actions/new?programme=${story.programme.id}&driver=Quality`;
    const page = await signedIn(story.analyst, path);
    await page.getByLabel("Raise Quality by").fill("5");
    await page.getByLabel("Raise Image by").fill("1");
    await page.getByRole("button", { name: "Compute" }).click();
    // Six points of 0.4 each; by the replicates from 0.3 to 0.5.
    expect(await page.getByRole("status").innerText()).toMatch(
      /Expected Satisfaction: \d+\.\d \(\d+\.\d–\d+\.\d\), \+2\.4 \(1\.8–3\.0\) to now\.\s+An association in the answers/,
    );
    expect(await page.getByLabel("Title").count()).toBe(1);
    await page.getByLabel("Raise Image by").fill("much");
    await page.getByRole("button", { name: "Compute" }).click();
    expect(await page.textContent("main")).toContain("Please enter points from 0 to 50.");
  });

  test("is closed to viewers, and unknown programmes are a page that says so", async () => {
    const refused = await signedIn(story.manager, "/actions/new");
    expect(await refused.getByRole("heading", { level: 1 }).innerText()).not.toBe("Plan an action");
    const page = await signedIn(story.analyst, `/actions/new?programme=${crypto.randomUUID()}`);
    expect(await page.title()).toContain("There is no such page");
  });
});

describe("working on actions", () => {
  test("a button on the board moves an action, by keyboard alone", async () => {
    const page = await signedIn(story.analyst, "/actions");
    const column = (name: RegExp) => page.getByRole("region", { name });
    expect(await column(/^Planned/).textContent()).toContain("Bills that explain themselves");
    await page.getByRole("button", { name: "Put under way: Bills that explain themselves" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("The action is under way.").waitFor();
    expect(await column(/^Under way/).textContent()).toContain("Bills that explain themselves");
    await page.goto(`${server.url}/actions?view=list&status=overdue`);
    expect(await page.getByRole("row").count()).toBe(2);
  });

  test("its owner notes, revises and ends it; a revision cannot reach what it is judged by", async () => {
    const path = `/actions/${story.ids.few}`;
    const page = await signedIn(story.manager, path);
    await page.getByLabel("Note", { exact: true }).fill("Half of them are printed.");
    await page.getByRole("button", { name: "Add the note" }).click();
    expect(await page.textContent("main")).toContain("Half of them are printed.");
    await page.getByLabel("Title").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.title()).toMatch(/^Error/);
    await page.getByLabel("Title").fill("Forms of one page");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Forms of one page");
    const sent = await page.request.post(`${server.url}${path}`, {
      form: { form: "revise", title: "Forms of one page", expectedRise: "0.1" },
      headers: { Origin: server.url },
    });
    expect(sent.status()).toBe(422);
    expect(await sent.text()).toContain("was locked when it was planned");
    await page.getByLabel("A word on why").fill("All branches have them.");
    await page.getByRole("button", { name: "Mark as done" }).click();
    const main = await page.textContent("main");
    expect(main).toContain("Under way → Done");
    expect(main).toContain("All branches have them.");
    expect(main).toContain("Too few to judge: 2 treated and 1 comparison units");
  });

  test("readers read, and send nothing; who does not see its units finds no page", async () => {
    const { db } = database;
    const unitId = story.branches[0]?.id ?? "";
    const reader = await someoneActive(db, { name: "A Reader", role: "viewer", unitId: story.company.id });
    const local = await someoneActive(db, { name: "Local", role: "analyst", unitId });
    await db.update(account).set({ password: await hashPassword(password) });
    const path = `/actions/${story.ids.after}`;
    const page = await signedIn(reader, path);
    expect(await page.textContent("main")).toContain("Changed after the action: +6.0");
    expect(await page.locator("main form").count()).toBe(0);
    const form = { form: "note", note: "Mine?" };
    const headers = { Origin: server.url };
    expect((await page.request.post(`${server.url}${path}`, { form, headers })).status()).toBe(403);
    const elsewhere = await signedIn(local, path);
    expect(await elsewhere.title()).toContain("There is no such page");
    expect((await elsewhere.request.post(`${server.url}${path}`, { form, headers })).status()).toBe(404);
    const move = { action: story.ids.after, status: "done" };
    const moved = await elsewhere.request.post(`${server.url}/actions`, { form: move, headers });
    expect(moved.status()).toBe(404);
  });
});

test("whatever is sent to a form or stands in an address, the answer is never an error of ours", async () => {
  const page = await signedIn(story.analyst, "/actions");
  const headers = { Origin: server.url };
  const markup = '"><img src=x onerror=alert(1)>';
  const plan = `/actions/new?programme=${story.programme.id}&driver=Quality`;
  const own = `/actions/${story.ids.after}`;
  const names = ["title", "construct", "startsOn", "baselineWaveId", "ownerStaffId", "dueOn", "expectedRise"];
  const everywhere = (value: string) => Object.fromEntries([...names, "note"].map((name) => [name, value]));
  const forms: [string, Record<string, string>][] = [
    ...["", markup, "__proto__", "9".repeat(5000), "2026-02-31", "-1e9"].flatMap(
      (value): [string, Record<string, string>][] => [
        [plan, { ...everywhere(value), [`unit-${value}`]: "treated", rootCause: value }],
        [own, { form: "revise", title: value, ownerStaffId: value, dueOn: value }],
        [own, { form: "move", status: value, why: value }],
        [own, { form: value, status: "done" }],
        ["/actions", { action: value, status: "done" }],
        ["/actions", { action: story.ids.after, status: value }],
        ["/actions/new", { title: value }],
      ],
    ),
  ];
  const failures: string[] = [];
  for (const [path, form] of forms) {
    const answer = await page.request.post(`${server.url}${path}`, { form, headers, maxRedirects: 0 });
    const isMarkup = (await answer.text()).replace(/="[^"]*"/g, "").includes("<img src=x");
    if (answer.status() >= 500 || isMarkup)
      failures.push(`${path} ${JSON.stringify(form)}: ${answer.status()}`);
  }
  const asked = ["programme", "driver", "cause", "unit", "status", "owner", "view", "page", "days", "done"];
  const paths = ["/actions", "/actions/new", own, "/actions/effects", "/actions/recovery"];
  for (const value of ["__proto__", "constructor", "%00", "%FF", "-1", encodeURIComponent(markup)]) {
    const query = [...asked, "moved", "raise-Quality"].map((name) => `${name}=${value}`).join("&");
    for (const path of [...paths, `${plan}&raise-Quality=${value}`, `/actions/${value}`]) {
      const address = path.includes("?") ? path : `${path}?${query}`;
      const answer = await page.request.get(`${server.url}${address}`);
      const isMarkup = (await answer.text()).replace(/="[^"]*"/g, "").includes("<img src=x");
      if (answer.status() >= 500 || isMarkup) failures.push(`${address}: ${answer.status()}`);
    }
  }
  expect(failures).toEqual([]);
});

test("effects list every action with its claim, failures included", async () => {
  const page = await signedIn(story.manager, "/actions/effects");
  const main = (await page.textContent("main")) ?? "";
  expect(main).toContain("Improved 3.1 more than comparison units");
  expect(main).toContain("Nothing to claim: the action was dropped before it began.");
  expect(main).toContain("“New opening times” was at work at the same time");
  expect(await page.locator("main ol > li").count()).toBeGreaterThanOrEqual(7);
});

test("recovery says what customers say, how promptly, and by unit", async () => {
  const page = await signedIn(story.manager, "/actions/recovery");
  const main = (await page.textContent("main")) ?? "";
  expect(main).toContain("What 13 customers say: solved 0");
  expect(main).toContain("100% in time (13 of 13) · median 10 hours");
  expect(main).toContain("median 3.0 days");
});
