import { expect } from "vitest";
import { openMail, pointInMail } from "./mail-steps.ts";
import { type Company, newVisitor } from "./staff-steps.ts";
import type { Visitor } from "./visitor.ts";

export interface Opinion {
  readonly address: string;
  /** given to every rating */
  readonly mark: number;
  readonly comment?: string;
  readonly agreesToContact?: boolean;
}

/**
 * Answers page by page as a person does, whatever is asked, until the survey says thank you; the link then asks no more.
 * @param isExamined enters through a point of the rating in the mail, others through its button, and looks every page over
 */
export async function answerSurvey(
  company: Company,
  staff: Visitor,
  opinion: Opinion,
  isExamined: boolean,
): Promise<void> {
  const link = await openMail(staff, opinion.address);
  const entry = new URL(isExamined ? await pointInMail(staff, opinion.mark) : link);
  entry.searchParams.set("language", company.language);
  const customer = await newVisitor(company, 390);
  await customer.page.goto(entry.href);
  for (let turn = 0; turn < 12; turn += 1) {
    if ((await customer.heading()) === customer.say("survey.thanks.title")) break;
    if (isExamined) await customer.expectSound();
    await fillPage(customer, opinion);
    await customer.page.locator('button[name="intent"][value="next"]').click();
    await customer.page.waitForLoadState();
  }
  expect(await customer.heading()).toBe(customer.say("survey.thanks.title"));
  if (isExamined) await customer.expectSound();
  await customer.page.goto(link);
  expect(await customer.page.locator('button[name="intent"]').count()).toBe(0);
  await customer.page.context().close();
}

async function fillPage({ page }: Visitor, opinion: Opinion): Promise<void> {
  // One after the other: an answer may bring up the next question.
  for (let position = 0; position < (await page.locator("fieldset:visible").count()); position += 1) {
    const group = page.locator("fieldset:visible").nth(position);
    const points = group.locator(`input[type="radio"][value="${opinion.mark}"]`);
    const no = group.locator('input[type="radio"][value="no"]');
    const options = group.locator('input[type="radio"]');
    const chosen = (await points.count()) ? points : (await no.count()) ? no : options;
    await chosen.first().check({ force: true });
  }
  const comment = page.locator("textarea:visible");
  if (opinion.comment && (await comment.count())) await comment.first().fill(opinion.comment);
  const consent = page.locator('input[type="checkbox"]:visible');
  if (opinion.agreesToContact && (await consent.count())) await consent.first().check({ force: true });
}
