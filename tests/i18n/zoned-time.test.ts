import { expect, test } from "vitest";
import { isCalendarDay } from "../../src/i18n/zoned-time.ts";

test("only days of the calendar are days", () => {
  expect(["2026-02-28", "2028-02-29"].every(isCalendarDay)).toBe(true);
  expect(["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "tomorrow", ""].some(isCalendarDay)).toBe(
    false,
  );
});
