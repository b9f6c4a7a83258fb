import { expect, test } from "vitest";
import { actionTasks, byUrgency, caseTasks, type Task } from "../../src/components/start/task.ts";
import type { CaseListing } from "../../src/features/followups/case-listing.ts";
import type { ListedAction } from "../../src/features/strategy/action-list.service.ts";

const now = new Date("2026-11-24T20:00:00Z");

function aCase(dueAt: string, timeZone = "UTC", customerName: string | null = "Anna Berg") {
  return {
    followUp: { caseId: `case-${dueAt}` },
    ...{ dueAt: new Date(dueAt), timeZone, customerName, customerEmail: "anna@example.com" },
  } as CaseListing;
}

function anAction(dueOn: string, endedOn: string | null = null) {
  const status = endedOn ? "done" : "under-way";
  const action = { id: dueOn, title: `Action of ${dueOn}`, status, dueOn, begunOn: null, endedOn };
  return { action, ownerName: "Wu" } as unknown as ListedAction;
}

const states = (tasks: readonly Task[]) => tasks.map(({ state }) => state);

test("what failed comes first, then what is overdue, then today's; equals keep their order", () => {
  const task = (state: Task["state"], text: string): Task => ({ state, text, href: "/" });
  const given = [task("soon", "a"), task("waiting", "b"), task("today", "c"), task("overdue", "d")];
  const ordered = byUrgency([...given, task("failed", "e"), task("overdue", "f")]);
  expect(ordered.map(({ text }) => text)).toEqual(["e", "d", "f", "c", "b", "a"]);
});

test("a case is today's by the clocks of its wave, and nobody's task before its day", () => {
  // 20:00 UTC is 04:00 of the 25th in Shanghai.
  const inShanghai = aCase("2026-11-25T10:00:00Z", "Asia/Shanghai");
  const cases = [aCase("2026-11-24T19:59:00Z"), inShanghai, aCase("2026-11-25T10:00:00Z", "UTC")];
  const tasks = caseTasks("en", cases, now);
  expect(states(tasks)).toEqual(["overdue", "today"]);
  expect(tasks[1]?.href).toBe("/cases/case-2026-11-25T10:00:00Z?show=mine");
});

test("a customer without a name is called by their address", () => {
  const [task] = caseTasks("en", [aCase("2026-11-24T10:00:00Z", "UTC", null)], now);
  expect(task?.text).toBe("Case: anna@example.com");
});

test("five cases are named; a sixth leads to the list", () => {
  const cases = Array.from({ length: 7 }, (_, i) => aCase(`2026-11-2${i > 3 ? 4 : 3}T0${i}:00:00Z`));
  const tasks = caseTasks("en", cases, now);
  expect(tasks).toHaveLength(6);
  expect(tasks.at(-1)).toEqual({
    state: "overdue",
    text: "More cases of yours are due",
    href: "/cases?show=mine",
  });
  expect(caseTasks("en", cases.slice(0, 5), now)).toHaveLength(5);
});

test("an action waits a week before its day, on it, and after it; ended ones do not", () => {
  const actions = ["2026-11-23", "2026-11-24", "2026-12-01", "2026-12-02"].map((day) => anAction(day));
  const tasks = actionTasks("en", [...actions, anAction("2026-11-01", "2026-11-02")], now);
  expect(states(tasks)).toEqual(["overdue", "today", "soon"]);
  expect(tasks[0]?.detail).toContain("Wu");
});
