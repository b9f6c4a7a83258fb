import { expect } from "vitest";
import type { RootCause } from "../../src/features/followups/root-cause.ts";
import { awaitMails, openMail } from "./mail-steps.ts";
import { type Company, newVisitor } from "./staff-steps.ts";
import type { Visitor } from "./visitor.ts";

export async function openCase(staff: Visitor, customer: string): Promise<void> {
  await staff.page.goto("/cases");
  await staff.untilSeen(customer);
  await staff.page
    .getByRole("link", { name: new RegExp(customer) })
    .first()
    .click();
  await staff.page.waitForURL(/\/cases\/.+/);
}

/** Presses the button in the mail that offered contact. */
export async function askForContact(company: Company, staff: Visitor, address: string): Promise<void> {
  const link = await openMail(staff, address);
  const customer = await newVisitor(company, 390);
  await customer.page.goto(`${link}?language=${company.language}`);
  await customer.expectSound();
  await customer.press("cases.contactPage.button");
  expect(await customer.heading()).toBe(customer.say("cases.contactPage.thanks"));
  await customer.page.context().close();
}

/** Records a call, and closes the case that is open with its cause. */
export async function solveCase(staff: Visitor, cause: RootCause): Promise<void> {
  await staff.field("cases.contact.label").fill("Called in the evening.");
  await staff.press("cases.contact.submit");
  expect(await staff.text()).toContain(staff.say("cases.contact.done"));
  await staff.field(`cases.cause.${cause}`).check();
  await staff.field("cases.close.remedy").fill("It was replaced.");
  await staff.press("cases.close.submit");
  expect(await staff.text()).toContain(staff.say("cases.close.done"));
}

export async function tryToCloseWithoutCause(staff: Visitor): Promise<void> {
  await staff.open("cases.close.title");
  await staff.press("cases.close.submit");
  await staff.expectSound();
  expect(await staff.text()).toContain(staff.say("cases.refused.root-cause-missing"));
}

/** Says in the answer to the mail that came some days after closing that it is solved. */
export async function confirmRecovery(company: Company, staff: Visitor, address: string): Promise<void> {
  await awaitMails(staff, address, 3);
  const link = await openMail(staff, address);
  const customer = await newVisitor(company, 390);
  await customer.page.goto(`${link}?language=${company.language}`);
  expect(await customer.heading()).toBe(customer.say("cases.recoveryPage.title"));
  await customer.expectSound();
  await customer.press("cases.recoveryPage.submit");
  expect(await customer.text()).toContain(customer.say("cases.refused.solved-missing"));
  await customer.field("cases.recoveryPage.yes").check();
  await customer.page.getByLabel("9", { exact: true }).check();
  await customer.press("cases.recoveryPage.submit");
  expect(await customer.text()).toContain(customer.say("cases.recoveryPage.thanksYes"));
  await customer.expectSound();
  await customer.page.context().close();
}
