import { expect } from "vitest";
import type { Visitor } from "./visitor.ts";

/** Opens the newest mail to somebody in the outbox. @returns where its button leads */
export async function openMail(staff: Visitor, address: string): Promise<string> {
  await staff.page.goto("/outbox");
  const row = staff.page.getByRole("row").filter({ hasText: address }).first();
  await row.getByRole("link").first().click();
  await staff.page.waitForURL(/\/outbox\/.+/);
  const button = staff.page.locator("iframe").first().contentFrame().locator("a[href]:not(.number)").first();
  return (await button.getAttribute("href")) ?? "";
}

/** @returns where a point of the rating in the mail leads that is open in the outbox */
export async function pointInMail(staff: Visitor, mark: number): Promise<string> {
  const points = staff.page.locator("iframe").first().contentFrame().locator("a.number");
  return (await points.getByText(String(mark), { exact: true }).getAttribute("href")) ?? "";
}

/** Waits until somebody has so many mails in the outbox. */
export async function awaitMails(staff: Visitor, address: string, count: number): Promise<void> {
  await staff.page.goto("/outbox");
  await expect
    .poll(
      async () => {
        await staff.page.reload();
        return staff.page.getByRole("row").filter({ hasText: address }).count();
      },
      { timeout: 60_000, interval: 250 },
    )
    .toBeGreaterThanOrEqual(count);
}
