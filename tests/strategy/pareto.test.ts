import { expect, test } from "vitest";
import { causePareto } from "../../src/features/strategy/root-cause-pareto.ts";
import { readSimulator } from "../../src/features/strategy/simulator-form.ts";
import type { DriverAnalysis } from "../../src/scoring/drivers/driver.ts";

test("causes stand by how frequent they are, with what they make together", () => {
  const pareto = causePareto([
    { cause: "price-billing", count: 5 },
    { cause: "waiting-time", count: 12 },
    { cause: "delivery", count: 8 },
  ]);
  expect(pareto.total).toBe(25);
  expect(pareto.rows).toEqual([
    { cause: "waiting-time", count: 12, share: 0.48, cumulativeShare: 0.48 },
    { cause: "delivery", count: 8, share: 0.32, cumulativeShare: 0.8 },
    { cause: "price-billing", count: 5, share: 0.2, cumulativeShare: 1 },
  ]);
});

test("causes under 5 cases stand together, as long as they are 5 or more together", () => {
  const pareto = causePareto([
    { cause: "waiting-time", count: 12 },
    { cause: "delivery", count: 3 },
    { cause: "other", count: 4 },
  ]);
  expect(pareto.rows.map(({ cause, count }) => [cause, count])).toEqual([
    ["waiting-time", 12],
    [null, 7],
  ]);
});

test("a rare cause that could be had by subtraction takes the next smallest with it", () => {
  const pareto = causePareto([
    { cause: "waiting-time", count: 12 },
    { cause: "delivery", count: 6 },
    { cause: "other", count: 2 },
  ]);
  expect(pareto.rows.map(({ cause, count }) => [cause, count])).toEqual([
    ["waiting-time", 12],
    [null, 8],
  ]);
  expect(causePareto([{ cause: "other", count: 4 }])).toEqual({ total: null, rows: [] });
  expect(causePareto([])).toEqual({ total: null, rows: [] });
});

const analysis: DriverAnalysis = {
  ...{ target: "Satisfaction", index: 70 },
  drivers: [
    {
      ...{ name: "Quality", performance: 98, performanceInterval: null, importance: 0.5 },
      ...{ importanceInterval: null, significant: false, rank: 1, rankShares: null },
    },
    {
      ...{ name: "Value", performance: 60, performanceInterval: null, importance: 0.25 },
      ...{ importanceInterval: null, significant: false, rank: 2, rankShares: null },
    },
  ],
  replicates: null,
};

test("the simulator raises several drivers at once, none above the end of its scale", () => {
  // By hand: 2 of the 4 points of Quality are left, so 2 × 0.5 + 4 × 0.25 = 2.
  const { simulation } = readSimulator(analysis, { Quality: "4", Value: "4,0" });
  expect(simulation).toMatchObject({ expected: 72, change: 2 });
});

test("the simulator names entries that are no points, and computes nothing from nothing", () => {
  expect(readSimulator(analysis, { Quality: "x", Value: "51" })).toMatchObject({
    invalid: ["Quality", "Value"],
    simulation: null,
  });
  expect(readSimulator(analysis, { Quality: "", Value: "0" })).toMatchObject({
    invalid: [],
    simulation: null,
  });
});
