import { expect } from "vitest";
import type { RootCause } from "../../src/features/followups/root-cause.ts";
import type { Visitor } from "./visitor.ts";

const action = {
  title: "Replace the old lines",
  note: "Agreed with the network department.",
  laterNote: "The first twenty streets are done.",
};

/** From the page that says that six answers rank no drivers: refused once, then planned, its yardstick locked. */
export async function planAction(staff: Visitor): Promise<void> {
  await staff.follow("actions.new");
  await staff.expectSound();
  const offers = await staff.text();
  expect(offers).toContain(staff.say("actions.driversNone"));
  expect(offers).toContain(staff.say("actions.causesNone"));
  const driver = staff.page.getByRole("link", { name: staff.pattern("actions.planOn") });
  await driver.first().click();
  await staff.expectSound();
  await staff.field("actions.field.title").fill(action.title);
  await staff.optionalField("actions.field.note").fill(action.note);
  const everywhere = staff.field("actions.side.of", {
    unit: "Lanhu",
    side: staff.say("actions.side.treated"),
  });
  await everywhere.check();
  await staff.press("actions.new.submit");
  await staff.expectSound();
  const refusal = await staff.text();
  for (const reason of ["rise-invalid", "owner-unknown", "due-invalid"] as const)
    expect(refusal).toContain(staff.say(`actions.problem.${reason}`));
  expect(await staff.field("actions.field.title").inputValue()).toBe(action.title);
  expect(await everywhere.isChecked()).toBe(true);
  await staff.field("actions.field.expectedRise").fill("2.5");
  await staff.field("actions.field.ownerStaffId").selectOption({ index: 1 });
  await staff.field("actions.field.dueOn").fill(dayAhead(60));
  await staff.press("actions.new.submit");
  await staff.expectSound();
  const planned = await staff.text();
  expect(planned).toContain(staff.say("actions.planned"));
  expect(planned).toContain(staff.say("actions.judged.comparisonNone"));
  expect(planned).toContain(staff.say("tracking.claim.waiting.not-begun"));
}

/** A note, and on the board from planned to done. */
export async function carryOutAction(staff: Visitor): Promise<void> {
  await staff.field("actions.note").fill(action.laterNote);
  await staff.press("actions.noteAdd");
  expect(await staff.text()).toContain(action.laterNote);
  await staff.follow("frame.actions");
  await staff.expectSound();
  for (const status of ["under-way", "done"] as const) {
    await staff.press("actions.stepOn", {
      step: staff.say(`actions.step.${status}`),
      title: action.title,
    });
    expect(await staff.text()).toContain(staff.say(`actions.moved.${status}`));
  }
  await staff.expectSound();
}

/** The whole company was treated by one action: that something changed or not is all that may be said. */
export async function readEffect(staff: Visitor): Promise<void> {
  await staff.follow("frame.actions");
  await staff.follow("tracking.effects");
  await staff.expectSound();
  const effects = await staff.text();
  expect(effects).toContain(action.title);
  expect(effects).toMatch(staff.pattern("tracking.claim.unchanged"));
  await staff.page.getByRole("link", { name: action.title }).click();
  await staff.expectSound();
  const own = await staff.text();
  expect(own).toMatch(staff.pattern("tracking.claim.unchanged"));
  expect(own).toContain(staff.say("tracking.phase.after"));
}

/** The causes of the closed cases, the most frequent first: where the next action may start. */
export async function startFromCause(staff: Visitor, cause: RootCause): Promise<void> {
  await staff.follow("frame.actions");
  await staff.follow("actions.new");
  await staff.expectSound();
  const words = staff.say(`cases.cause.${cause}`);
  await staff.follow("actions.planFor", { cause: words });
  await staff.expectSound();
  expect(await staff.heading()).toBe(staff.say("actions.new.onCause", { cause: words }));
}

function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
