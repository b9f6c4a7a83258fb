import { rm } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext, Page } from "playwright";
import { type Language, languages } from "../../src/i18n/languages.ts";
import { launchBrowser } from "../support/browser.ts";
import { followTrail } from "./links.ts";
import { openScene, type People } from "./scenes.ts";
import { type SceneName, type Shot, shots } from "./shots.ts";

/*
 * Pictures of every page, in both languages, at the width of a phone and of a desk, light and dark, in screenshots/:
 *   npm run screenshots              all of them
 *   npm run screenshots -- results   those whose name has "results" in it
 * The demo is loaded once a day, into .manyi-gallery/.
 */

interface Look {
  readonly folder: string;
  readonly language: Language;
  readonly width: number;
  readonly theme: "light" | "dark";
}

// Dark once at each width: it is the same page in other colours.
const looks: readonly Look[] = [
  { folder: "390/en", language: "en", width: 390, theme: "light" },
  { folder: "1440/en", language: "en", width: 1440, theme: "light" },
  { folder: "1440-dark/en", language: "en", width: 1440, theme: "dark" },
  { folder: "390/zh-CN", language: "zh-CN", width: 390, theme: "light" },
  { folder: "1440/zh-CN", language: "zh-CN", width: 1440, theme: "light" },
  { folder: "390-dark/zh-CN", language: "zh-CN", width: 390, theme: "dark" },
];

const framePaintMs = 300;
const home = "screenshots";
const [wanted = ""] = process.argv.slice(2);
const chosen = shots.filter(({ name }) => name.includes(wanted));
let faultCount = 0;
let pictureCount = 0;
const begun = Date.now();
if (!wanted) await rm(home, { recursive: true, force: true });
const browser = await launchBrowser();
try {
  for (const scene of ["demo", "full", "empty", "begun"] as const) {
    const some = chosen.filter((shot) => shot.scene === scene);
    if (some.length > 0) await takeScene(scene, some);
  }
} finally {
  await browser.close();
}
const seconds = Math.round((Date.now() - begun) / 1000);
console.log(`${pictureCount} pictures of ${chosen.length} pages in ${home}/, ${seconds} s`);
process.exitCode = faultCount > 0 ? 1 : 0;

async function takeScene(scene: SceneName, some: readonly Shot[]): Promise<void> {
  const { server, people, prepared } = await openScene(scene, browser);
  const known = new Map<Shot, string>();
  const addressOf: AddressOf = async (shot, context) => {
    const address = known.get(shot) ?? (await followTrail(context, shot.trail, prepared));
    known.set(shot, address);
    return address;
  };
  try {
    for (const language of languages) {
      await people.speak(language);
      for (const look of looks.filter((each) => each.language === language)) {
        for (const shot of some) await take(shot, look, people, addressOf);
      }
    }
  } finally {
    await server.stop();
  }
}

type AddressOf = (shot: Shot, context: BrowserContext) => Promise<string>;

async function take(shot: Shot, look: Look, people: People, addressOf: AddressOf): Promise<void> {
  const file = path.join(home, look.folder, `${shot.name}.png`);
  try {
    const page = await people.page(shot.who);
    await page.setViewportSize({ width: look.width, height: 844 });
    await page.emulateMedia({ colorScheme: look.theme });
    const address = await addressOf(shot, page.context());
    await page.goto(shot.who === "nobody" ? inLanguage(address, look.language) : address);
    if (shot.act) await shot.act(page);
    await page.waitForLoadState();
    if (await page.locator("iframe").count()) await bringFramesIn(page, look.width);
    const wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    if (Number(await page.evaluate(wide)) > 0) tell(`${file} is wider than the screen`);
    await page.screenshot({ path: file, fullPage: true });
    pictureCount += 1;
  } catch (error) {
    tell(`${file}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
  }
}

function tell(fault: string): void {
  faultCount += 1;
  console.error(fault);
}

/** What is framed is painted only within the window, a moment after its page. */
async function bringFramesIn(page: Page, width: number): Promise<void> {
  const height = Number(await page.evaluate("document.documentElement.scrollHeight"));
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(framePaintMs);
}

function inLanguage(address: string, language: Language): string {
  return `${address}${address.includes("?") ? "&" : "?"}language=${language}`;
}
