import { expect, test } from "vitest";
import { acceptsAnswers, decideClose, decideSend, periodOf } from "../../src/features/invitations/wave.ts";
import { plannedCount, planPrecision, readExpectedRate } from "../../src/features/invitations/wave-plan.ts";

const closesAt = new Date("2026-11-30T17:00:00Z");
const before = new Date("2026-11-30T16:59:59Z");

test("only a draft with somebody to ask and time to answer is sent", () => {
  expect(decideSend({ status: "draft", closesAt }, 10, before)).toEqual({ send: true });
  expect(decideSend({ status: "open", closesAt }, 10, before)).toEqual({
    send: false,
    reason: "already-sent",
  });
  expect(decideSend({ status: "draft", closesAt }, 0, before)).toEqual({
    send: false,
    reason: "nobody-to-invite",
  });
  expect(decideSend({ status: "draft", closesAt }, 10, closesAt)).toEqual({
    send: false,
    reason: "closing-date-passed",
  });
});

test("a person closes an open wave early, the timetable only when it is due", () => {
  expect(decideClose({ status: "open", closesAt }, "person", before)).toEqual({ close: true });
  expect(decideClose({ status: "open", closesAt }, "timetable", before)).toEqual({
    close: false,
    reason: "not-due",
  });
  expect(decideClose({ status: "open", closesAt }, "timetable", closesAt)).toEqual({ close: true });
});

test.each([
  ["draft", "not-sent"],
  ["sending", "still-sending"],
  ["closed", "already-closed"],
] as const)("a wave that is %s is not closed", (status, reason) => {
  expect(decideClose({ status, closesAt }, "person", closesAt)).toEqual({ close: false, reason });
});

test("answers count from the first mail on until the wave is closed", () => {
  const accepting = (["draft", "sending", "open", "closed"] as const).map((status) =>
    acceptsAnswers({ status }),
  );
  expect(accepting).toEqual([false, true, true, false]);
});

test("the period is the quarter in the wave's zone", () => {
  const newYear = new Date("2026-12-31T20:00:00Z");
  expect(periodOf(newYear, "Europe/Berlin")).toBe("2026-Q4");
  expect(periodOf(newYear, "Asia/Shanghai")).toBe("2027-Q1");
});

test("the planner says what 250 answers could show, and nothing about fewer than five", () => {
  expect(planPrecision(1000, 0.25)).toMatchObject({ drawnCount: 1000, expectedAnswers: 250 });
  expect(planPrecision(1000, 0.25).smallestChange).toBeCloseTo(3.72, 1);
  expect(planPrecision(20, 0.2)).toEqual({ drawnCount: 20, expectedAnswers: 4, smallestChange: null });
});

test("planned counts take a whole unit where it is smaller than the sample", () => {
  const units = [
    { unitId: "a", frameCount: 30, quarantinedCount: 0 },
    { unitId: "b", frameCount: 4, quarantinedCount: 2 },
  ];
  expect(plannedCount(units, { kind: "per-unit", countPerUnit: 10 })).toBe(14);
  expect(plannedCount(units, { kind: "census" })).toBe(34);
});

test("an expected rate is read as people type it", () => {
  expect(readExpectedRate("25")).toBe(0.25);
  expect(readExpectedRate(" 12,5 % ")).toBe(0.125);
  for (const bad of ["", "0", "101", "-5", "many", "1e2"]) expect(readExpectedRate(bad), bad).toBeNull();
});
