import { existsSync } from "node:fs";
import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright";
import { type Language, languages } from "../../src/i18n/languages.ts";
import { t } from "../../src/i18n/t.ts";
import { testPassword } from "../support/http.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { type Prepared, prepareDemo } from "./demo-scene.ts";
import type { SceneName, Shot } from "./shots.ts";
import { stretchNames } from "./stretch.ts";

type Who = Shot["who"];

/** Whoever looks at pages, each in a browser of their own, all in one language at a time. */
export interface People {
  page(who: Who): Promise<Page>;
  speak(language: Language): Promise<void>;
}

export interface Scene {
  readonly server: RunningServer;
  readonly people: People;
  readonly prepared: Prepared;
}

export async function openScene(name: SceneName, browser: Browser): Promise<Scene> {
  const isDemo = name === "demo" || name === "full";
  const server = await (isDemo ? startDemo(name === "full") : startServer());
  try {
    const people = peopleOf(server, browser, isDemo ? enterDemo : enterAsFounder);
    await people.speak("en");
    const page = await people.page("administrator");
    const prepared = isDemo ? await prepareDemo(page) : name === "begun" ? await begin(page) : {};
    return { server, people, prepared };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

type Enter = (page: Page, who: Who, language: Language, server: RunningServer) => Promise<void>;

function peopleOf(server: RunningServer, browser: Browser, enter: Enter): People {
  let spoken: Language = languages[0];
  const pages = new Map<Who, Page>();
  return {
    async page(who) {
      const known = pages.get(who);
      if (known) return known;
      const context = await browser.newContext({ baseURL: server.url, locale: spoken });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      pages.set(who, page);
      if (who !== "nobody") await enter(page, who, spoken, server);
      return page;
    },
    async speak(language) {
      spoken = language;
      for (const page of pages.values()) await page.context().close();
      pages.clear();
    },
  };
}

/** The demo's people have a button each; they speak the language of whoever presses it. */
async function enterDemo(page: Page, who: Who, language: Language): Promise<void> {
  await page.goto(`/sign-in?language=${language}`);
  await page.locator(`form:has([name=email][value^="${who}@"]) button`).click();
  await page.waitForURL("/");
}

const founder = { name: "Lin Wei", email: "lin.wei@example.com", password: testPassword };

async function enterAsFounder(page: Page, _: Who, language: Language, server: RunningServer): Promise<void> {
  await page.goto(`/setup?language=${language}`);
  if (await page.locator("[name=code]").count()) {
    await page.fill("[name=code]", server.setupCode ?? "");
    await page.fill("[name=companyName]", "Lanhu");
    await page.fill("[name=name]", founder.name);
  } else await page.goto(`/sign-in?language=${language}`);
  await page.fill("[name=email]", founder.email);
  await page.fill("[name=password]", founder.password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL("/");
  await page.goto("/settings");
  await page.locator("[name=language]").selectOption(language);
  await page.locator("form:has([name=language]) button").click();
  await page.waitForURL(/done/);
}

/** The demo as it was loaded today: a copy, so that nothing that is done for a picture stays. */
async function startDemo(isStretched: boolean): Promise<RunningServer> {
  const day = new Date().toISOString().slice(0, 10);
  const kept = path.resolve(".manyi-gallery", day);
  const env = { MANYI_DEMO: "1" };
  if (!existsSync(kept)) {
    await rm(".manyi-gallery", { recursive: true, force: true });
    const loading = `${kept}-loading`;
    const server = await startServer({ dataFolder: loading, env, readyMaxMs: 600_000 });
    await server.end();
    await rename(loading, kept);
  }
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), "manyi-gallery-"));
  await cp(kept, dataFolder, { recursive: true });
  if (isStretched) await stretchNames(dataFolder);
  const server = await startServer({ dataFolder, env });
  const stop = async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** A programme with a published survey and a planned wave, and nobody to ask. */
async function begin(page: Page): Promise<Prepared> {
  await page.goto("/programmes/new");
  await page.fill("[name=name]", "Broadband");
  const programme = await press(page, "programmes.create");
  await page
    .getByRole("link", { name: t("en", "programmes.newSurvey"), exact: true })
    .first()
    .click();
  await page.locator("[name=template]").first().check();
  await page.fill("[name=title]", "ECSI 2026");
  await press(page, "surveys.create");
  await press(page, "surveys.publish");
  await page
    .getByRole("link", { name: t("en", "surveys.planWave"), exact: true })
    .first()
    .click();
  await page.fill("[name=brand]", "Lanhu");
  await page.fill("[name=product]", "broadband");
  const wave = await press(page, "waves.save");
  return { programme, results: `${programme}/analysis`, wave, "wave-send": `${wave}/send` };
}

async function press(
  page: Page,
  key: "programmes.create" | "surveys.create" | "surveys.publish" | "waves.save",
): Promise<string> {
  const before = page.url();
  await page
    .getByRole("button", { name: t("en", key), exact: true })
    .first()
    .click();
  await page.waitForURL((url) => url.href !== before);
  return new URL(page.url()).pathname;
}
