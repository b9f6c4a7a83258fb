import { describe, expect, test } from "vitest";
import { driversOf, publishedFigure } from "../../src/features/analysis/figures.ts";
import { responseSteps } from "../../src/features/analysis/response-steps.ts";
import type {
  IndexFigures,
  ScoreResults,
  WaveComparison,
  WholeFigures,
} from "../../src/features/analysis/score-run.ts";
import { changeOf, type ScoredWave, trendOf } from "../../src/features/analysis/trend.ts";
import { unitRows } from "../../src/features/analysis/unit-tree.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import type { Interval, TotalEffect } from "../../src/scoring/score-types.ts";

const company = { kind: "company" } as const;
const { pathModel } = definitionFromTemplate("ecsi", false);

function figures(index: number, n: number): IndexFigures {
  return {
    n,
    index: { Satisfaction: index, Quality: 70 },
    indexInterval: { Satisfaction: [index - 2, index + 2], Quality: [68, 72] },
    indexStandardError: { Satisfaction: 1, Quality: 1 },
    findings: [],
  };
}

function results(
  index: number,
  details: { n?: number; findings?: WholeFigures["findings"] } = {},
): ScoreResults {
  const { n = 200, findings = [] } = details;
  const pls = n >= 50;
  return {
    preliminary: false,
    answerCount: n,
    selfSelectedCount: 0,
    notAskedCount: 0,
    emptyCount: 0,
    usesSamplingWeights: false,
    whole: {
      ...figures(index, n),
      weighting: pls ? "pls" : "equal",
      converged: true,
      iterations: 5,
      paths: [],
      rSquared: {},
      outerWeights: {},
      loadings: {},
      unstandardizedWeights: {},
      rSquaredInterval: null,
      outerWeightInterval: null,
      loadingInterval: null,
      standardErrors: null,
      totalEffects: [
        anEffect("Quality", "Satisfaction", 0.6, [0.4, 0.8]),
        anEffect("Image", "Satisfaction", 0.1, [-0.1, 0.3]),
        anEffect("Quality", "Loyalty", 0.6, [0.4, 0.8]),
      ],
      dimensions: {},
      drivers: null,
      individualScoreSd: {},
      bootstrap: null,
      jackknife: null,
      missing: { treatment: "em", answerCount: 0, rowCount: 0, leftOutCount: 0 },
      samplingWeights: null,
      findings,
      definition: { name: "unstandardized-weights", version: 1 },
    },
    equalWeights: pls ? figures(index + 1, n) : null,
    selfSelected: null,
    units: [],
    findings: [],
  };
}

function anEffect(from: string, to: string, indexPoints: number, interval: Interval): TotalEffect {
  return { from, to, standardized: indexPoints, standardizedInterval: interval, indexPoints, interval };
}

function aWave(period: string, of: ScoreResults, model = pathModel): ScoredWave {
  return {
    waveId: period,
    name: period,
    period,
    pathModel: model,
    dataHash: `answers of ${period}`,
    results: of,
  };
}

/** The later wave's results with what its run found by drawing both waves together. */
function comparedWith(
  earlier: string,
  of: ScoreResults,
  details: Partial<WaveComparison> = {},
): ScoreResults {
  const part = { difference: 2, interval: [1, 3] as Interval, standardError: 0.5 };
  const tested = { ...part, p: 0.001, adjustedP: 0.007 };
  const comparison: WaveComparison = {
    ...{ waveId: earlier, scoreRunId: "run", dataHash: `answers of ${earlier}`, personsHash: "" },
    ...{ weighting: "pls", inBothCount: 120, replicateCount: 2000, failureCount: 0, permutationCount: 1000 },
    constructs: {
      Satisfaction: {
        ...tested,
        underPooledWeights: { ...part, difference: 1.8 },
        weightDrift: { ...part, difference: 0.2 },
        compositional: { correlation: 0.99, quantile: 0.98, p: 0.4, holds: true },
      },
    },
    units: [{ unitId: "north", ...tested, difference: 3 }],
    ...{ verdict: null, findings: [], ...details },
  };
  return { ...of, comparison };
}

test("two waves with the same weights are compared as they are", () => {
  const change = changeOf([aWave("Q1", results(70)), aWave("Q2", results(75))], company);
  expect(change).toMatchObject({ comparable: true, comparedBy: "same-weights", direction: "up" });
  expect(change?.comparable && change.difference.difference).toBe(5);
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
