import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addWorkingDays, endOfWorkingDay } from "../../src/features/followups/working-days.ts";
import { dayMs, localDay } from "../../src/i18n/zoned-time.ts";

const zones = [
  "UTC",
  "Europe/Berlin",
  "Asia/Shanghai",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
];

describe("addWorkingDays", () => {
  test("two working days after a Monday end on Wednesday evening, in the zone", () => {
    const due = addWorkingDays(new Date("2026-11-23T09:00:00Z"), 2, "Europe/Berlin");
    expect(due.toISOString()).toBe("2026-11-25T17:00:00.000Z");
  });

  test("a weekend is skipped", () => {
    const friday = new Date("2026-11-20T09:00:00Z");
    expect(localDay(addWorkingDays(friday, 1, "UTC"), "UTC")).toBe("2026-11-23");
    expect(localDay(addWorkingDays(friday, 5, "UTC"), "UTC")).toBe("2026-11-27");
  });

  test("Friday, Saturday and Sunday have the same next working day", () => {
    for (const day of ["20", "21", "22"]) {
      const due = addWorkingDays(new Date(`2026-11-${day}T12:00:00Z`), 1, "UTC");
      expect(due.toISOString()).toBe("2026-11-23T18:00:00.000Z");
    }
  });

  test("the day is the zone's: late on Thursday in London is Friday in Shanghai", () => {
    const due = addWorkingDays(new Date("2026-11-19T20:00:00Z"), 1, "Asia/Shanghai");
    expect(due.toISOString()).toBe("2026-11-23T10:00:00.000Z");
  });

  test("evenings stay evenings when the clocks change in between", () => {
    // Berlin leaves summer time on Sunday 2026-10-25 and enters it on Sunday 2026-03-29.
    expect(addWorkingDays(new Date("2026-10-23T08:00:00Z"), 1, "Europe/Berlin").toISOString()).toBe(
      "2026-10-26T17:00:00.000Z",
    );
    expect(addWorkingDays(new Date("2026-03-27T08:00:00Z"), 1, "Europe/Berlin").toISOString()).toBe(
      "2026-03-30T16:00:00.000Z",
    );
  });

  test("a month and a year end are crossed", () => {
    expect(localDay(addWorkingDays(new Date("2026-12-31T12:00:00Z"), 2, "UTC"), "UTC")).toBe("2027-01-04");
  });

  test("no whole number of days is refused", () => {
    for (const days of [0, -1, 1.5, Number.NaN])
      expect(() => addWorkingDays(new Date(), days, "UTC")).toThrow(RangeError);
  });

  const moments = fc.date({
    min: new Date("2020-01-01T00:00:00Z"),
    max: new Date("2035-01-01T00:00:00Z"),
    noInvalidDate: true,
  });

  test("a due time is 18:00 on a weekday, later than its start, and one more day is later still", () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(...zones),
        (from, days, timeZone) => {
          const due = addWorkingDays(from, days, timeZone);
          const shown = new Intl.DateTimeFormat("en-GB", {
            timeZone,
            weekday: "short",
            hour: "2-digit",
            minute: "2-digit",
          }).format(due);
          expect(shown).toMatch(/^(Mon|Tue|Wed|Thu|Fri)\D+18:00$/);
          expect(due.getTime()).toBeGreaterThan(from.getTime());
          expect(addWorkingDays(from, days + 1, timeZone).getTime()).toBeGreaterThan(due.getTime());
        },
      ),
      { numRuns: 300 },
    );
  });

  test("five working days are always a week, counted from a weekday", () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (from, timeZone) => {
        const start = addWorkingDays(from, 1, timeZone);
        const weekLater = addWorkingDays(start, 5, timeZone);
        const days = Date.parse(localDay(weekLater, timeZone)) - Date.parse(localDay(start, timeZone));
        return days === 7 * dayMs;
      }),
    );
  });
});

test("a promised day ends in the evening of its zone", () => {
  expect(endOfWorkingDay("2026-07-01", "America/New_York").toISOString()).toBe("2026-07-01T22:00:00.000Z");
});
