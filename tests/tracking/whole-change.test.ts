import { describe, expect, test } from "vitest";
import type { ScoreResults, UnitFigures, WaveComparison } from "../../src/features/analysis/score-run.ts";
import { measuredWave } from "../../src/features/strategy/measured-wave.ts";
import { judge } from "../../src/features/tracking/judgement.ts";
import type { PathModel } from "../../src/scoring/model/path-model.ts";
import { aJudgedAction, aMeasuredWave } from "./builders.ts";

const whole = aJudgedAction({ treatedUnitIds: ["company"], comparisonUnitIds: [] });
const before = aMeasuredWave("2026-Q3", "2026-09-01", { company: 71.3 }, { standardError: 0.95 });
const after = aMeasuredWave("2026-Q4", "2026-12-01", { company: 72.5 }, { standardError: 0.92 });
const company: UnitFigures = {
  ...{ unitId: "company", parentUnitId: null, name: "Lanhu", depth: 0, n: 250, suppressed: false },
  figures: null,
};

function comparedWith(waveId: string): ScoreResults {
  const change = {
    ...{ difference: 1.2, interval: [0.1, 2.3] as [number, number], standardError: 0.56 },
    ...{ p: 0.03, adjustedP: 0.03, underPooledWeights: null, weightDrift: null, compositional: null },
  };
  const comparison: WaveComparison = {
    ...{ waveId, scoreRunId: "run", dataHash: "x", personsHash: "x", weighting: "pls" },
    ...{ inBothCount: 200, replicateCount: 100, failureCount: 0, permutationCount: 100 },
    ...{ constructs: { quality: change }, units: [], verdict: null, findings: [] },
  };
  return { ...after.results, answerCount: 250, units: [company], comparison };
}

const changeIn = (results: ScoreResults) => {
  const [judgement] = judge(whole, [before, { ...after, results }], () => []);
  return judgement?.claim.grade === "changed-after" ? judgement.claim.change : null;
};

describe("the change of the whole company", () => {
  test("is the one the results pages show, where the run drew both waves together", () => {
    // Apart it would be -1.4 to 3.8: the same people answered both times.
    expect(changeIn(comparedWith("2026-Q3"))).toMatchObject({ interval: [0.1, 2.3] });
    expect(changeIn(comparedWith("2026-Q3"))?.value).toBeCloseTo(1.2, 12);
  });

  test("is that of two waves apart where the run compared with another one", () => {
    expect(changeIn(comparedWith("2026-Q2"))?.interval[0]).toBeLessThan(-1);
  });
});

test("a drawn wave's correction is taken off again: an action is not about a frame", () => {
  const pathModel: PathModel = { constructs: [], paths: [], target: "quality" };
  const figures = {
    ...{ n: 75, index: { quality: 70 }, indexInterval: null, findings: [] },
    indexStandardError: { quality: 1 },
  };
  const results: ScoreResults = { ...after.results, units: [{ ...company, figures }] };
  const errorUnder = (design: ScoreResults["design"]) => {
    const own = design ? { ...results, design } : results;
    const scored = { waveId: "w", name: "w", period: "p", sentOn: "2026-12-01", pathModel, results: own };
    return measuredWave(scored, "quality").units.get("company")?.standardError;
  };
  expect(errorUnder(undefined)).toBe(1);
  expect(errorUnder({ kind: "each" })).toBe(1);
  // 75 of 100 answered: the correction was sqrt(1 - 0.75) = 0.5.
  expect(errorUnder({ kind: "strata", strataCount: 1, frameCount: 100, answerCount: 75 })).toBe(2);
});
