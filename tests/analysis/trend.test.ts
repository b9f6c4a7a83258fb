import { describe, expect, test } from "vitest";
import { driversOf, publishedFigure } from "../../src/features/analysis/figures.ts";
import { responseSteps } from "../../src/features/analysis/response-steps.ts";
import type { ScoreResults, WaveComparison } from "../../src/features/analysis/score-run.ts";
import { changeOf, trendOf } from "../../src/features/analysis/trend.ts";
import { unitRows } from "../../src/features/analysis/unit-tree.ts";
import { aWave, comparedWith, figures, pathModel, results } from "./builders.ts";

const company = { kind: "company" } as const;

test("two waves with the same weights are compared as they are", () => {
  const change = changeOf([aWave("Q1", results(70)), aWave("Q2", results(75))], company);
  expect(change).toMatchObject({ comparable: true, comparedBy: "same-weights", direction: "up" });
  expect(change?.comparable && change.difference.difference).toBe(5);
});

test("of a drawn wave the interval is its frame's; the change's is not, it is about customers to come", () => {
  const drawn = (index: number): ScoreResults => ({
    ...results(index),
    // 75 of 100 answered: the correction was sqrt(1 - 0.75) = 0.5.
    design: { kind: "strata", strataCount: 1, frameCount: 100, answerCount: 75 },
  });
  const widthOf = (of: (index: number) => ScoreResults) => {
    const change = changeOf([aWave("Q1", of(70)), aWave("Q2", of(75))], company);
    return change?.comparable ? change.difference.interval[1] - change.difference.interval[0] : null;
  };
  expect(widthOf(drawn)).toBeCloseTo(2 * (widthOf(results) ?? 0), 12);
});

describe("a change that the run found by drawing both waves together", () => {
  const later = results(72);
  const waves = (details?: Partial<WaveComparison>) => [
    aWave("Q1", results(70)),
    aWave("Q2", comparedWith("Q1", later, details)),
  ];

  test("is told by its own interval, with what is real in it and whether weights agree", () => {
    const change = changeOf(waves(), company);
    expect(change).toMatchObject({
      ...{ comparable: true, direction: "up" },
      difference: { difference: 2, interval: [1, 3], p: 0.001 },
      joint: { inBothCount: 120, real: { difference: 1.8 }, drift: { difference: 0.2 }, weights: "agree" },
    });
  });

  test.each([
    ["of a construct it does not hold", {}, "Quality"],
    ["with answers of the earlier wave that have changed since", { dataHash: "other" }, undefined],
    ["with another wave", { waveId: "Q0" }, undefined],
    ["under other weights", { weighting: "equal" as const }, undefined],
  ])("%s says nothing: both standard errors add up", (_what, details, construct) => {
    const change = changeOf(waves(details), company, construct);
    expect(change).toMatchObject({ comparable: true });
    expect(change?.comparable && change.joint).toBeUndefined();
    expect(change?.comparable && change.difference.interval[0]).toBeLessThan(-0.5);
  });

  test("tells a unit's change of the target, too", () => {
    const unit = {
      unitId: "north",
      ...{ parentUnitId: null, name: "North", depth: 0, n: 60, suppressed: false },
    };
    const inUnit = (of: ScoreResults, index: number) => ({
      ...of,
      units: [{ ...unit, figures: figures(index, 60) }],
    });
    const both = [aWave("Q1", inUnit(results(70), 66)), aWave("Q2", inUnit(comparedWith("Q1", later), 69))];
    const scope = { kind: "unit", unitId: "north" } as const;
    expect(changeOf(both, scope)).toMatchObject({ difference: { difference: 3 }, joint: { weights: null } });
    expect(changeOf(both, scope, "Quality")).not.toHaveProperty("joint");
  });
});

test("a wave with few answers is compared under equal weights on both sides", () => {
  const change = changeOf([aWave("Q1", results(70, { n: 30 })), aWave("Q2", results(70))], company);
  expect(change).toMatchObject({ comparable: true, comparedBy: "equal-weights", laterIndex: 71 });
});

test("a wave under another model is not compared, and the line breaks there", () => {
  const other = { ...pathModel, paths: pathModel.paths.slice(1) };
  const waves = [aWave("Q1", results(70), other), aWave("Q2", results(71)), aWave("Q3", results(72))];
  expect(changeOf(waves.slice(0, 2), company)).toMatchObject({ reason: "questions-changed" });
  expect(trendOf(waves, company).map(({ continues }) => continues)).toEqual([false, false, true]);
});

test("weights of another kind break the line", () => {
  const waves = [aWave("Q1", results(70, { n: 30 })), aWave("Q2", results(70))];
  expect(trendOf(waves, company)[1]?.continues).toBe(false);
});

test("an index with a negative weight is not published, nor are drivers towards it", () => {
  const withheld = results(70, {
    findings: [{ code: "negative-weight", message: "", names: ["Satisfaction"] }],
  });
  expect(publishedFigure(withheld, "Satisfaction", company)).toMatchObject({ reason: "negative-weight" });
  expect(publishedFigure(withheld, "Quality", company)).toMatchObject({ shown: true });
  expect(driversOf(withheld, "Satisfaction")).toEqual([]);
});

test("drivers keep the model's order; one whose interval holds zero stays in its place", () => {
  const drivers = driversOf(results(70), "Satisfaction");
  expect(drivers.map(({ name, significant }) => [name, significant])).toEqual([
    ["Quality", true],
    ["Image", false],
  ]);
});

test("a unit counts the answers of its whole subtree; siblings stand by name, numbers by size", () => {
  const units = [
    { unitId: "top", parentUnitId: null, name: "Company" },
    { unitId: "b10", parentUnitId: "top", name: "Branch 10" },
    { unitId: "b2", parentUnitId: "top", name: "Branch 2" },
    { unitId: "idle", parentUnitId: "top", name: "Nobody asked" },
  ];
  const rows = unitRows(units, [{ unitId: "b10" }, { unitId: "b2" }, { unitId: "b10" }]);
  expect(rows.map(({ unitId, depth, rows: of }) => [unitId, depth, [...of]])).toEqual([
    ["top", 0, [0, 1, 2]],
    ["b2", 1, [1]],
    ["b10", 1, [0, 2]],
  ]);
});

test("each step of the response is a part of the one before", () => {
  const counts = { queued: 2, sent: 10, bounced: 3, started: 4, partial: 1, complete: 20, "opted-out": 5 };
  expect(responseSteps(counts).map(({ count }) => count)).toEqual([45, 43, 40, 25, 20]);
});
