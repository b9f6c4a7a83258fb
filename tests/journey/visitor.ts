import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright";
import { expect } from "vitest";
import type { Language } from "../../src/i18n/languages.ts";
import { type MessageKey, type MessageParameters, t } from "../../src/i18n/t.ts";
import { axeViolations } from "../support/browser.ts";

/** A person at a browser who reads one language. Everything is found by the words on the page. */
export class Visitor {
  readonly page: Page;
  readonly language: Language;
  readonly hasScripts: boolean;

  constructor(page: Page, language: Language, hasScripts: boolean) {
    this.page = page;
    this.language = language;
    this.hasScripts = hasScripts;
  }

  say(key: MessageKey, parameters: MessageParameters = {}): string {
    return t(this.language, key, parameters);
  }

  /** The words of a key whatever its values are. */
  pattern(key: MessageKey): RegExp {
    return new RegExp(escaped(this.say(key)).replace(/\\\{\w+\\\}/g, ".+?"));
  }

  field(key: MessageKey, parameters: MessageParameters = {}): Locator {
    return this.page.getByLabel(this.say(key, parameters), { exact: true });
  }

  async press(key: MessageKey, parameters: MessageParameters = {}): Promise<void> {
    await this.page
      .getByRole("button", { name: this.say(key, parameters), exact: true })
      .first()
      .click();
  }

  async follow(key: MessageKey, parameters: MessageParameters = {}): Promise<void> {
    await this.page
      .getByRole("link", { name: this.say(key, parameters), exact: true })
      .first()
      .click();
  }

  /** A field that says it may be left out. */
  optionalField(key: MessageKey): Locator {
    const words = [this.say(key), this.say("frame.optional")].map(escaped);
    return this.page.getByLabel(new RegExp(`^${words.join("\\s*")}$`));
  }

  /** Unfolds what stands folded under these words. */
  async open(key: MessageKey): Promise<void> {
    await this.page
      .locator("summary", { hasText: this.say(key) })
      .first()
      .click();
  }

  /** What the page says below its head. */
  text(): Promise<string> {
    return this.page.locator("main").innerText();
  }

  /** Takes away the first file that a link or a button of this name offers. */
  async download(key: MessageKey): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const name = this.say(key);
    const link = this.page.getByRole("link", { name, exact: true });
    const offered = link.or(this.page.getByRole("button", { name, exact: true })).first();
    const [file] = await Promise.all([this.page.waitForEvent("download"), offered.click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  async heading(): Promise<string> {
    return (await this.page.getByRole("heading", { level: 1 }).first().innerText()).trim();
  }

  /** Looks again until the text is there: what a job does takes the moment it takes. */
  async untilSeen(words: string | RegExp): Promise<void> {
    await expect
      .poll(
        async () => {
          await this.page.reload();
          return this.text();
        },
        { timeout: 60_000, interval: 250 },
      )
      .toMatch(words);
  }

  /** What every page owes everybody: nothing axe objects to, nothing wider than the screen. */
  async expectSound(): Promise<void> {
    const where = this.page.url();
    // axe is itself a script: without them the same pages are judged in the journey that has them.
    if (this.hasScripts) expect(await axeViolations(this.page), where).toEqual([]);
    const overflow = await this.page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
