import { mkdir } from "node:fs/promises";
import { hashPassword } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, test } from "vitest";
import { account, staff } from "../../db/schema/staff.ts";
import { axeViolations, useBrowser } from "../support/browser.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { anActionStory, someClosedCases } from "./story.ts";

const database = useDatabase();
useQueue(database);
const browser = useBrowser();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ databaseUrl: database.url });
});
afterAll(() => server?.stop());

test("look", async () => {
  const { db } = database;
  const folder = process.env.LOOK ?? "/tmp/look";
  await mkdir(folder, { recursive: true });
  const story = await anActionStory(db);
  await someClosedCases(
    db,
    story,
    { "waiting-time": 14, "price-billing": 8, information: 6, "service-behaviour": 3, delivery: 2 },
    { openedAt: new Date(Date.now() - 40 * 86_400_000) },
  );
  await someClosedCases(
    db,
    story,
    { other: 6 },
    {
      branch: 1,
      openedAt: new Date(Date.now() - 60 * 86_400_000),
      change: { recoveryAnswer: "yes", rootCauseDetail: "x" },
    },
  );
  await db.update(account).set({ password: await hashPassword("correct horse battery") });
  const p = story.programme.id;
  const paths: [string, string][] = [
    ["board", "/actions"],
    ["list", "/actions?view=list"],
    ["new", `/actions/new?programme=${p}`],
    ["form", `/actions/new?programme=${p}&driver=Quality&raise-Quality=5`],
    ["cause", `/actions/new?programme=${p}&cause=waiting-time`],
    ["which", `/actions/new`],
    ["action", `/actions/${story.ids.against}`],
    ["action-after", `/actions/${story.ids.after}?done=under-way`],
    ["effects", "/actions/effects"],
    ["recovery", "/actions/recovery"],
  ];
  const only = process.env.ONLY?.split(",");
  for (const language of (process.env.LANGS ?? "en,zh-CN").split(",") as ("en" | "zh-CN")[]) {
    await db.update(staff).set({ language });
    for (const width of (process.env.WIDTHS ?? "390,1440").split(",").map(Number)) {
      const context = await browser.instance.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${server.url}/sign-in`);
      await page.fill("[name=email]", story.analyst.email);
      await page.fill("[name=password]", "correct horse battery");
      await page.locator("main button[type=submit]").click();
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      for (const [name, path] of paths) {
        if (only && !only.includes(name)) continue;
        const r = await page.goto(`${server.url}${path}`);
        const axe = await axeViolations(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (r?.status() !== 200 || axe.length > 0 || wide > 0)
          console.log(name, language, width, r?.status(), axe, wide);
        await page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true });
      }
      if (!only || only.includes("error")) {
        await page.goto(`${server.url}/actions/new?programme=${p}&driver=Quality`);
        await page.locator("main form[method=post] button[type=submit]").click();
        const axe = await axeViolations(page);
        console.log("error", axe);
        await page.screenshot({ path: `${folder}/error-${language}-${width}.png`, fullPage: true });
      }
      await context.close();
    }
  }
  void eq;

  console.log(
    server
      .output()
      .split("\n")
      .filter((line) => line.includes("error"))
      .slice(0, 10)
      .join("\n"),
  );
}, 600_000);
