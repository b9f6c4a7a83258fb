import { rm } from "node:fs/promises";
import path from "node:path";
import { type Language, languages } from "../../src/i18n/languages.ts";
import { launchBrowser } from "../support/browser.ts";
import type { Prepared } from "./demo-scene.ts";
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
  readonly width: number;
  readonly theme: "light" | "dark";
}

const looks: readonly Look[] = [
  { folder: "390", width: 390, theme: "light" },
  { folder: "1440", width: 1440, theme: "light" },
  { folder: "390-dark", width: 390, theme: "dark" },
  { folder: "1440-dark", width: 1440, theme: "dark" },
];

const home = "screenshots";
const [wanted = ""] = process.argv.slice(2);
const chosen = shots.filter(({ name }) => name.includes(wanted));
const faults: string[] = [];
let pictureCount = 0;
const begun = Date.now();
if (!wanted) await rm(home, { recursive: true, force: true });
const browser = await launchBrowser();
try {
  for (const scene of ["demo", "empty", "begun"] as const) {
    const some = chosen.filter((shot) => shot.scene === scene);
    if (some.length > 0) await takeScene(scene, some);
  }
} finally {
  await browser.close();
}
const seconds = Math.round((Date.now() - begun) / 1000);
console.log(`${pictureCount} pictures of ${chosen.length} pages in ${home}/, ${seconds} s`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function takeScene(scene: SceneName, some: readonly Shot[]): Promise<void> {
  const { server, people, prepared } = await openScene(scene, browser);
  try {
    for (const language of languages) {
      await people.speak(language);
      for (const look of looks) for (const shot of some) await take(shot, look, language, people, prepared);
    }
  } finally {
    await server.stop();
  }
}

async function take(
  shot: Shot,
  look: Look,
  language: Language,
  people: People,
  prepared: Prepared,
): Promise<void> {
  const file = path.join(home, look.folder, language, `${shot.name}.png`);
  try {
    const page = await people.page(shot.who);
    await page.setViewportSize({ width: look.width, height: 844 });
    await page.emulateMedia({ colorScheme: look.theme });
    const address = await followTrail(page.context(), shot.trail, prepared);
    await page.goto(shot.who === "nobody" ? inLanguage(address, language) : address);
    if (shot.act) await shot.act(page);
    await page.waitForLoadState();
    const wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    if (Number(await page.evaluate(wide)) > 0) faults.push(`${file} is wider than the screen`);
    await page.screenshot({ path: file, fullPage: true });
    pictureCount += 1;
  } catch (error) {
    faults.push(`${file}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
  }
}

function inLanguage(address: string, language: Language): string {
  return `${address}${address.includes("?") ? "&" : "?"}language=${language}`;
}
