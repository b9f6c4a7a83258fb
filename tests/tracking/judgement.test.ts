import { describe, expect, test } from "vitest";
import { expectationOf } from "../../src/features/tracking/claim.ts";
import { judge } from "../../src/features/tracking/judgement.ts";
import { type ActionReach, actionsInTheWay } from "../../src/features/tracking/separable.ts";
import { aJudgedAction, aMeasuredWave, sides } from "./builders.ts";

const alone = () => [];
const level = sides([60, 61, 62, 63, 64], [65, 66, 67, 68, 69]);
const q2 = aMeasuredWave("2026-Q2", "2026-06-01", level);
const q3 = aMeasuredWave("2026-Q3", "2026-09-01", level);
// Changes of the treated 3 1 2 4 0, of the comparison units 1 0 -1 1 -1, as in the test of the difference.
const changed = sides([63, 62, 64, 67, 64], [66, 66, 66, 69, 68]);
const q4 = aMeasuredWave("2026-Q4", "2026-12-01", changed);

describe("what an action may claim", () => {
  test("nothing before it is under way, nor before a wave sent since its start has closed", () => {
    const claimOf = (progress: Parameters<typeof aJudgedAction>[1], waves = [q3, q4]) =>
      judge(aJudgedAction({}, progress), waves, alone).map(({ claim }) => claim);
    expect(claimOf({ status: "planned", begunOn: null })).toEqual([
      { grade: "waiting", reason: "not-begun" },
    ]);
    expect(claimOf({ status: "dropped", begunOn: null })).toEqual([
      { grade: "waiting", reason: "never-begun" },
    ]);
    expect(claimOf({}, [q2, q3])).toEqual([{ grade: "waiting", reason: "no-later-wave" }]);
    expect(claimOf({ status: "dropped" })).toHaveLength(1);
  });

  test("with comparison units the difference of the changes, and what earlier waves say of it", () => {
    const [judgement] = judge(aJudgedAction(), [q2, q3, q4], alone);
    expect(judgement?.wave?.period).toBe("2026-Q4");
    expect(judgement?.claim).toMatchObject({
      grade: "against-comparison",
      difference: { value: 2 },
      treated: { unitCount: 5, answersBefore: 500, answersAfter: 500 },
      comparison: { unitCount: 5, answersBefore: 500, answersAfter: 500 },
      direction: "up",
      earlierTrend: "supports",
    });
    // Expected +2, interval 0.01 to 3.99.
    expect(judgement?.expectation).toBe("undecided");
  });

  test("without comparison units a change, whose cause is unknown", () => {
    const [judgement] = judge(aJudgedAction({ comparisonUnitIds: [] }), [q3, q4], alone);
    // Five units, each with 1² + 1²: the error is sqrt(10) / 5 = 0.632.
    expect(judgement?.claim).toMatchObject({ grade: "changed-after", change: { value: 2 }, direction: "up" });
  });

  test("nothing with fewer than 5 units a side that both waves show", () => {
    const { t1: _, ...withoutOne } = changed;
    const [judgement] = judge(aJudgedAction(), [q3, { ...q4, units: waveOf(withoutOne) }], alone);
    expect(judgement?.claim).toEqual({ grade: "too-few", treatedCount: 4, comparisonCount: 5 });
    const hidden = judge(aJudgedAction({ comparisonUnitIds: [] }), [q3, { ...q4, units: new Map() }], alone);
    expect(hidden[0]?.claim).toEqual({ grade: "too-few", treatedCount: 0, comparisonCount: null });
  });

  test("nothing where the index was measured in another way", () => {
    const reasonOf = (later: typeof q4, waves = [q3, later]) =>
      judge(aJudgedAction(), waves, alone).map(({ claim }) => claim);
    expect(reasonOf({ ...q4, model: "other" })).toEqual([
      { grade: "not-comparable", reason: "questions-changed" },
    ]);
    expect(reasonOf({ ...q4, weights: "equal" })).toEqual([
      { grade: "not-comparable", reason: "weights-changed" },
    ]);
    expect(reasonOf(q4, [q4])).toEqual([{ grade: "not-comparable", reason: "no-baseline" }]);
    const noError = aMeasuredWave("2026-Q4", "2026-12-01", changed, {});
    const units = new Map([...noError.units].map(([id, unit]) => [id, { ...unit, standardError: null }]));
    const [judgement] = judge(aJudgedAction({ comparisonUnitIds: [] }), [q3, { ...q4, units }], alone);
    expect(judgement?.claim).toEqual({ grade: "not-comparable", reason: "no-interval" });
  });

  test("nothing while another action is at work in the same units, by the days of the two waves", () => {
    const windows: unknown[] = [];
    const [judgement] = judge(aJudgedAction(), [q3, q4], (window) => {
      windows.push(window);
      return ["other"];
    });
    expect(judgement?.claim).toEqual({ grade: "not-separable", otherActionIds: ["other"] });
    expect(windows).toEqual([{ from: "2026-09-01", to: "2026-12-01" }]);
  });

  test("is judged anew by every later wave", () => {
    const q1 = aMeasuredWave("2027-Q1", "2027-03-01", level);
    const judgements = judge(aJudgedAction(), [q3, q4, q1], alone);
    expect(judgements.map(({ wave }) => wave?.period)).toEqual(["2026-Q4", "2027-Q1"]);
    expect(judgements[1]?.claim).toMatchObject({ direction: "none-detectable" });
  });

  test("says what the lowest units would have regained anyway, less what the others would", () => {
    const noisy = { standardError: 2 };
    const before = aMeasuredWave("2026-Q3", "2026-09-01", level, noisy);
    const [judgement] = judge(aJudgedAction({ chosenAsWorst: true }), [before, q4], alone);
    // By hand: m = 64.5, spread = 82.5 / 9, 1 - r = 4 / 9.1667; treated lack 2.5, the others have 2.5 too many.
    const points = (4 / (82.5 / 9)) * 5;
    expect(judgement?.claim).toMatchObject({ recovery: { chosenAsWorst: true } });
    const { claim } = judgement ?? {};
    expect(claim && "recovery" in claim ? claim.recovery?.points : null).toBeCloseTo(points, 10);
  });
});

test("the expected rise is reached or missed only by a whole interval", () => {
  const by = (low: number, high: number) =>
    expectationOf({ value: (low + high) / 2, interval: [low, high], detectable: 1 }, 2);
  expect([by(2, 4), by(0, 1.9), by(1, 3)]).toEqual(["reached", "missed", "undecided"]);
});

describe("actions in each other's way", () => {
  const window = { from: "2026-09-01", to: "2026-12-01" };
  const other: ActionReach = {
    actionId: "other",
    treatedUnitIds: ["t3"],
    begunOn: "2026-10-10",
    startsOn: "2026-10-01",
    endedOn: null,
  };
  const self = (unitId: string) => new Set([unitId]);
  const inTheWay = (change: Partial<ActionReach>) =>
    actionsInTheWay({ actionId: "action" }, ["t1", "t3"], window, [{ ...other, ...change }], self);

  test("are those that were at work in one of the units between the two waves", () => {
    expect(inTheWay({})).toEqual(["other"]);
    expect(inTheWay({ actionId: "action" })).toEqual([]);
    expect(inTheWay({ treatedUnitIds: ["t9"] })).toEqual([]);
    expect(inTheWay({ begunOn: null })).toEqual([]);
    expect(inTheWay({ endedOn: "2026-08-31", begunOn: "2026-07-01", startsOn: "2026-07-01" })).toEqual([]);
    expect(inTheWay({ endedOn: "2026-09-01", begunOn: "2026-07-01", startsOn: "2026-07-01" })).toEqual([
      "other",
    ]);
    expect(inTheWay({ begunOn: "2026-12-02", startsOn: "2026-12-02" })).toEqual([]);
  });

  test("also above or below it in the hierarchy", () => {
    const region = (unitId: string) => new Set([unitId, "region"]);
    const above = { ...other, treatedUnitIds: ["region"] };
    expect(actionsInTheWay({ actionId: "action" }, ["t1"], window, [above], region)).toEqual(["other"]);
  });
});

function waveOf(indices: Record<string, number>) {
  return aMeasuredWave("2026-Q4", "2026-12-01", indices).units;
}
