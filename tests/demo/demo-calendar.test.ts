import { expect, test } from "vitest";
import { demoWaves } from "../../src/demo/demo-calendar.ts";
import { dayMs } from "../../src/i18n/zoned-time.ts";

test("six waves of the quarters before and one that runs; the past ones are over", () => {
  const now = new Date("2026-11-24T04:00:00Z");
  const waves = demoWaves(now);
  expect(waves.map(({ period }) => period)).toEqual([
    ...["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"],
  ]);
  expect(waves.filter(({ closesAt }) => closesAt > now).map(({ isRunning }) => isRunning)).toEqual([true]);
});

test("on any day of the year the people of a wave have not been asked within 60 days, as its rule wants", () => {
  for (let day = 0; day < 366; day++) {
    const waves = demoWaves(new Date(Date.UTC(2026, 10, 24, 4) + day * dayMs));
    const gaps = waves.slice(1).map(({ sentAt }, w) => (+sentAt - +(waves[w]?.sentAt ?? 0)) / dayMs);
    expect(Math.min(...gaps), String(day)).toBeGreaterThan(60);
  }
});
