import fc from "fast-check";
import { expect, test } from "vitest";
import { closingTime } from "../../src/features/invitations/closing-time.ts";
import { localDay, localTime } from "../../src/i18n/zoned-time.ts";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Shanghai",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];

function at(date: string, time: string, zone: string): string {
  const closing = closingTime({ date, time }, zone);
  return closing.ok ? closing.at.toISOString() : closing.reason;
}

test("a wall time means different instants in summer and winter", () => {
  expect(at("2026-07-01", "18:00", "Europe/Berlin")).toBe("2026-07-01T16:00:00.000Z");
  expect(at("2026-12-01", "18:00", "Europe/Berlin")).toBe("2026-12-01T17:00:00.000Z");
  expect(at("2026-12-01", "18:00", "Asia/Shanghai")).toBe("2026-12-01T10:00:00.000Z");
});

test("a time that the change to summer skips counts after the jump", () => {
  // Berlin, 29 March 2026: 01:59 is followed by 03:00.
  expect(at("2026-03-29", "02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  expect(at("2026-03-29", "03:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
});

test("a time that the change to winter repeats counts as the first", () => {
  // New York, 1 November 2026: 01:30 comes at 05:30 and again at 06:30 UTC.
  expect(at("2026-11-01", "01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
  expect(at("2026-11-01", "03:00", "America/New_York")).toBe("2026-11-01T08:00:00.000Z");
});

test("an impossible date, time or zone is named", () => {
  expect(at("2026-02-30", "18:00", "UTC")).toBe("bad-date");
  expect(at("30.11.2026", "18:00", "UTC")).toBe("bad-date");
  expect(at("2026-11-30", "24:00", "UTC")).toBe("bad-time");
  expect(at("2026-11-30", "18:00", "Mars/Olympus")).toBe("bad-zone");
  expect(at("2026-11-30", "18:00", "+02:00")).toBe("bad-zone");
});

test("the instant found shows the wall time asked for, or one that was skipped", () => {
  const wall = fc.record({
    day: fc.date({ min: new Date("2020-01-01"), max: new Date("2039-12-31"), noInvalidDate: true }),
    minutes: fc.integer({ min: 0, max: 1439 }),
    zone: fc.constantFrom(...zones),
  });
  fc.assert(
    fc.property(wall, ({ day, minutes, zone }) => {
      const date = day.toISOString().slice(0, 10);
      const time = new Date(minutes * 60_000).toISOString().slice(11, 16);
      const closing = closingTime({ date, time }, zone);
      if (!closing.ok) throw new Error(closing.reason);
      const shown = { date: localDay(closing.at, zone), time: localTime(closing.at, zone) };
      const missedMs = Date.parse(`${shown.date}T${shown.time}Z`) - Date.parse(`${date}T${time}Z`);
      // No zone of these jumps by more than an hour.
      expect(missedMs).toBeGreaterThanOrEqual(0);
      expect(missedMs).toBeLessThanOrEqual(3_600_000);
      if (missedMs === 0) expect(at(shown.date, shown.time, zone)).toBe(closing.at.toISOString());
    }),
  );
});
