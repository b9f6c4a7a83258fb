import { expect } from "vitest";
import type { MessageKey } from "../../src/i18n/t.ts";
import type { Visitor } from "./visitor.ts";

/** Opens every page of the results in turn, from the navigation between them; all say that six are few. */
export async function readWithFewAnswers(staff: Visitor): Promise<void> {
  for (const [page, words] of [
    ["results.drivers", "analysis.driversNone"],
    ["model.title", "model.few"],
    ["results.comments", "analysis.commentsTooFew"],
  ] as const) {
    await staff.follow(page);
    await staff.expectSound();
    expect(await staff.text()).toContain(staff.say(words));
  }
}

/** From the headline to its first question and how the answers to it are spread. */
export async function drillDown(staff: Visitor, answerCount: number): Promise<void> {
  await staff.follow("results.overview");
  const headline = staff.page.getByRole("row").filter({ hasText: staff.say("analysis.target") });
  await headline.getByRole("link").first().click();
  await staff.untilSeen(staff.say("results.column.weight"));
  await staff.expectSound();
  await takeTable(staff, "results.column.question", answerCount);
  await staff.page.getByRole("row").nth(1).getByRole("link").first().click();
  await staff.untilSeen(staff.say("results.column.share"));
  await staff.expectSound();
  expect(await staff.text()).toMatch(staff.pattern("results.mean"));
  await takeTable(staff, "results.column.answer", answerCount);
  await takePicture(staff);
  await staff.follow("results.toComments");
}

/** @param shown whether units are large enough to show their figures */
export async function readUnits(staff: Visitor, shown: boolean): Promise<void> {
  await staff.follow("results.parts");
  await staff.untilSeen(staff.say("results.whole"));
  await staff.expectSound();
  const units = staff.page.getByRole("row").filter({ hasText: /North|South/ });
  const underFive = units.filter({ hasText: staff.say("analysis.underFive") });
  expect(await units.count()).toBe(2);
  expect(await underFive.count()).toBe(shown ? 0 : 2);
}

export async function tagFirstComment(staff: Visitor, tag: string): Promise<void> {
  await staff.open("results.tagAdd");
  await staff.field("results.tagLabelFor", { number: 1 }).fill(tag);
  await staff.press("results.tagSave");
  await staff.page.getByRole("link", { name: tag, exact: true }).first().click();
  expect(await staff.text()).toContain(staff.say("results.found", { count: 1 }));
  await staff.expectSound();
}

/** Takes the first table of the page away and looks into it. */
export async function takeTable(staff: Visitor, column: MessageKey, answerCount: number): Promise<void> {
  const { name, bytes } = await staff.download("results.table");
  const [header = "", ...rows] = bytes.toString("utf8").trim().split(/\r?\n/);
  expect(name).toMatch(/\.csv$/);
  expect(header).toContain(staff.say(column));
  expect(rows.join("\n")).toMatch(new RegExp(`\\b${answerCount}\\b`));
}

/** Drawing takes a script: without one there is no button, and the table stands alone. */
async function takePicture(staff: Visitor): Promise<void> {
  const button = staff.page.getByRole("button", { name: staff.say("results.picture"), exact: true });
  if (!staff.hasScripts) return expect(await button.count()).toBe(0);
  await button.waitFor();
  const { name, bytes } = await staff.download("results.picture");
  expect(name).toMatch(/\.png$/);
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
}
