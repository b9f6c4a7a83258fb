import { describe, expect, test } from "vitest";
import {
  type CaseCourse,
  recoveryByUnit,
  recoverySummary,
} from "../../src/features/tracking/recovery-summary.ts";

const now = new Date("2026-11-20T12:00:00Z");
const at = (hours: number) => new Date(Date.parse("2026-11-02T00:00:00Z") + hours * 3_600_000);
const aCourse = (change: Partial<CaseCourse> = {}): CaseCourse => ({
  ...{ unitId: "north", beganAt: at(0), contactDueAt: at(48), firstContactedAt: at(10) },
  ...{ solutionDueAt: at(120), closedAt: at(72), isReopened: false, answer: null },
  ...change,
});

describe("what became of cases", () => {
  test("counts answers against all opened, and reopened ones", () => {
    const summary = recoverySummary(
      [aCourse({ answer: "yes" }), aCourse({ answer: "no", isReopened: true }), aCourse(), aCourse()],
      now,
    );
    expect(summary.recovery).toEqual({ opened: 4, yes: 1, partly: 0, no: 1, unanswered: 2, share: 0.25 });
    expect(summary.reopenedCount).toBe(1);
  });

  test("is prompt by what was done by its due time, of what is done or past it", () => {
    const notYet = { firstContactedAt: null, closedAt: null };
    const { contact, solution } = recoverySummary(
      [
        aCourse({ firstContactedAt: at(20) }),
        // On the dot is in time, a minute later is not.
        aCourse({ firstContactedAt: at(48), closedAt: at(121) }),
        aCourse({ ...notYet }),
        aCourse({ ...notYet, contactDueAt: new Date("2026-11-25"), solutionDueAt: new Date("2026-11-30") }),
      ],
      now,
    );
    expect(contact).toEqual({ medianHours: 34, dueCount: 3, inTimeCount: 2, inTimeShare: 2 / 3 });
    expect(solution).toEqual({ medianHours: 96.5, dueCount: 3, inTimeCount: 1, inTimeShare: 1 / 3 });
  });

  test("says nothing about promptness before anything is due", () => {
    const waiting = { firstContactedAt: null, contactDueAt: new Date("2026-11-25") };
    const { contact } = recoverySummary([aCourse(waiting)], now);
    expect(contact).toEqual({ medianHours: null, dueCount: 0, inTimeCount: 0, inTimeShare: null });
  });
});

describe("recovery by unit", () => {
  const unit = (id: string, parentUnitId: string | null, depth: number) => ({
    ...{ id, name: id, parentUnitId, depth },
  });
  const units = [unit("company", null, 0), unit("north", "company", 1), unit("south", "company", 1)];
  const cases = (north: number, south: number) => [
    ...Array.from({ length: north }, () => aCourse()),
    ...Array.from({ length: south }, () => aCourse({ unitId: "south" })),
  ];
  const shown = (north: number, south: number) =>
    recoveryByUnit(units, cases(north, south), now).map(({ unitId, summary }) => [
      unitId,
      summary ? summary.recovery.opened : null,
    ]);

  test("counts each unit with all below it", () => {
    expect(shown(7, 5)).toEqual([
      ["company", 12],
      ["north", 7],
      ["south", 5],
    ]);
  });

  test("holds back units under 5, and what would give them away by subtraction", () => {
    expect(shown(8, 3)).toEqual([
      ["company", 11],
      ["north", null],
      ["south", null],
    ]);
    expect(shown(6, 0)).toEqual([
      ["company", 6],
      ["north", 6],
    ]);
  });
});
