import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll } from "vitest";

const require = createRequire(import.meta.url);
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A browser for the test file that calls this.
 * @example const browser = useBrowser(); const page = await browser.instance.newPage();
 */
export function useBrowser(): { readonly instance: Browser } {
  let opened: Browser | undefined;
  beforeAll(async () => {
    opened = await launchBrowser();
  });
  afterAll(() => opened?.close());
  return {
    get instance() {
      if (!opened) throw new Error("useBrowser: the browser opens in beforeAll");
      return opened;
    },
  };
}

/** CHROMIUM_PATH, else the system's Chromium, else the one that lies in an npm package. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH: there is no file ${named}`);
  const installed =
    named || ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));
  if (installed) return chromium.launch({ executablePath: installed, args: flags });
  const folder = await unpackedChromium();
  return chromium.launch({
    executablePath: path.join(folder, "chromium"),
    args: flags,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"),
      FONTCONFIG_PATH: path.join(folder, "fonts"),
    },
  });
}

/** What axe finds wrong with a page, as "rule: target" lines: empty when all is well. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(require.resolve("axe-core/axe.min.js"), "utf8"));
  const results = await page.evaluate<AxeResults>("axe.run()");
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}`),
  );
}

/**
 * Chromium unpacked from its npm package, once for all test files: in a folder of its own first, so that no other
 * file finds it half done.
 */
async function unpackedChromium(): Promise<string> {
  const packageFolder = path.dirname(path.dirname(require.resolve("@sparticuz/chromium")));
  const manifest = JSON.parse(await readFile(path.join(packageFolder, "package.json"), "utf8"));
  const shared = path.join(os.tmpdir(), `manyi-chromium-${String(manifest.version)}`);
  if (existsSync(shared)) return shared;
  const own = await mkdtemp(`${shared}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own;
  try {
    const { default: packaged, inflate } = await import("@sparticuz/chromium");
    await packaged.executablePath();
    await inflate(path.join(packageFolder, "bin", "al2023.tar.br"));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(own, shared).catch(() => rm(own, { recursive: true, force: true }));
  return shared;
}
