import { expect } from "vitest";
import { firstCustomers, laterCustomers } from "./customers.ts";
import type { Visitor } from "./visitor.ts";

/** Plans a wave to everybody and sends it. @returns the wave's address */
export async function sendFirstWave(staff: Visitor, surveyPath: string): Promise<string> {
  await staff.page.goto(surveyPath);
  await staff.follow("surveys.planWave");
  await staff.field("waves.form.brand").fill("Lanhu");
  await staff.field("waves.form.product").fill("broadband");
  await staff.expectSound();
  await staff.press("waves.save");
  return sendPlannedWave(staff, firstCustomers.added);
}

/**
 * Plans a further wave to everybody, sees that most are left out for rest, shortens it, and sends the wave.
 * @returns the wave's address
 */
export async function sendNextWave(staff: Visitor, programme: string): Promise<string> {
  await staff.follow("frame.programmes");
  await staff.page.getByRole("link", { name: programme }).first().click();
  await staff.expectSound();
  await staff.follow("programmes.newWave");
  await staff.press("waves.save");
  expect(await staff.text()).toContain(staff.say("waves.whom.rested"));
  await staff.follow("waves.edit");
  await staff.field("waves.form.quarantineDays").fill("7");
  await staff.press("waves.save");
  return sendPlannedWave(staff, firstCustomers.added + laterCustomers.added);
}

/** @param count how many will be asked */
async function sendPlannedWave(staff: Visitor, count: number): Promise<string> {
  const { pathname } = new URL(staff.page.url());
  await staff.expectSound();
  await staff.follow("waves.send.button");
  await staff.expectSound();
  await staff.press("waves.send.confirm", { count });
  await staff.untilSeen(staff.say("waves.status.open"));
  return pathname;
}

/** Closes a wave and waits for its index. */
export async function closeWave(staff: Visitor, wavePath: string, answerCount: number): Promise<void> {
  await staff.page.goto(wavePath);
  await staff.follow("waves.close.button");
  await staff.press("waves.close.confirm");
  await staff.follow("waves.toResults");
  await staff.untilSeen(new RegExp(`n\\W+${answerCount}\\b`));
}
