import { describe, expect, test } from "vitest";
import type { ScoreResults, UnitFigures } from "../../src/features/analysis/score-run.ts";
import type { ScoredWave } from "../../src/features/analysis/trend.ts";
import { measuredWave } from "../../src/features/strategy/measured-wave.ts";
import { judge } from "../../src/features/tracking/judgement.ts";
import { aWave, comparedWith, figures, results } from "../analysis/builders.ts";
import { aJudgedAction } from "./builders.ts";

const whole = aJudgedAction({
  ...{ construct: "Satisfaction", treatedUnitIds: ["company"], comparisonUnitIds: [] },
  baselineWaveId: "2026-Q3",
});
const company: UnitFigures = {
  ...{ unitId: "company", parentUnitId: null, name: "Lanhu", depth: 0, n: 200, suppressed: false },
  figures: figures(72, 200),
};

function sent(sentOn: string, scored: ScoredWave) {
  const units = [{ ...company, figures: figures(scored.results.whole?.index.Satisfaction ?? 0, 200) }];
  return measuredWave({ ...scored, sentOn, results: { ...scored.results, units } }, "Satisfaction");
}

const before = sent("2026-09-01", aWave("2026-Q3", results(70)));

const changeIn = (later: ScoreResults) => {
  const after = sent("2026-12-01", aWave("2026-Q4", later));
  const [judgement] = judge(whole, [before, after], () => []);
  return judgement?.claim.grade === "changed-after" ? judgement.claim.change : null;
};

describe("the change of the whole company", () => {
  test("is the one the results pages show, where the run drew both waves together", () => {
    // Apart it would be -0.8 to 4.8: many of the same people answered both times.
    expect(changeIn(comparedWith("2026-Q3", results(72)))).toMatchObject({ value: 2, interval: [1, 3] });
  });

  test("is that of two waves apart where the run compared with another one, or with other answers", () => {
    expect(changeIn(comparedWith("2026-Q2", results(72)))?.interval[0]).toBeLessThan(-0.5);
    const stale = comparedWith("2026-Q3", results(72), { dataHash: "answers since erased" });
    expect(changeIn(stale)?.interval[0]).toBeLessThan(-0.5);
  });
});

test("a drawn wave's correction is taken off again: an action is not about a frame", () => {
  const errorUnder = (design: ScoreResults["design"]) =>
    sent("2026-12-01", aWave("2026-Q4", { ...results(70), ...(design && { design }) })).units.get("company")
      ?.standardError;
  expect(errorUnder(undefined)).toBe(1);
  expect(errorUnder({ kind: "each" })).toBe(1);
  // 75 of 100 answered: the correction was sqrt(1 - 0.75) = 0.5.
  expect(errorUnder({ kind: "strata", strataCount: 1, frameCount: 100, answerCount: 75 })).toBe(2);
});
