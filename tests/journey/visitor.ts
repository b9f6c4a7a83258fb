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

  field(key: MessageKey): Locator {
    return this.page.getByLabel(this.say(key), { exact: true });
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

  /** Unfolds what stands folded under these words. */
  async open(key: MessageKey): Promise<void> {
    await this.page
      .locator("summary", { hasText: this.say(key) })
      .first()
      .click();
  }

  async heading(): Promise<string> {
    return (await this.page.getByRole("heading", { level: 1 }).first().innerText()).trim();
  }

  /** Looks again until the text is there: what a job does takes the moment it takes. */
  async untilSeen(text: string): Promise<void> {
    await expect
      .poll(
        async () => {
          await this.page.reload();
          return this.page.locator("main").innerText();
        },
        { timeout: 60_000, interval: 250 },
      )
      .toContain(text);
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
