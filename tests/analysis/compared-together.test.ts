import { expect, test } from "vitest";
import { differenceTogether } from "../../src/features/analysis/compared-together.ts";
import type { ScoreResults } from "../../src/features/analysis/score-run.ts";

const apart = { difference: 2, interval: [-1, 5] as [number, number], detectable: 4.2, p: 0.18 };

/** Results whose run compared with wave "w1" and found +2 (0.5 to 3.5). */
function results(change: object = {}): ScoreResults {
  const found = { difference: 2, interval: [0.5, 3.5], standardError: 0.75, p: 0.01, weightDrift: null };
  const constructs = { Satisfaction: { ...found, compositional: null, ...change } };
  return { comparison: { waveId: "w1", inBothCount: 120, constructs } } as unknown as ScoreResults;
}

test("where a run drew both waves together, its interval stands, and smaller changes can be detected", () => {
  expect(differenceTogether(results(), "w1", "Satisfaction", apart)).toEqual({
    difference: { difference: 2, interval: [0.5, 3.5], detectable: 2.1, p: 0.01 },
    together: { inBothCount: 120, drift: null, weightsDiffer: false },
  });
});

test("weights that shifted are said, with the part of the change that comes from them", () => {
  const shifted = results({ weightDrift: { difference: 0.4 }, compositional: { holds: false } });
  expect(differenceTogether(shifted, "w1", "Satisfaction", apart)?.together).toEqual({
    ...{ inBothCount: 120, drift: 0.4, weightsDiffer: true },
  });
});

test("a comparison with another wave, of another construct, without interval or of other figures is none", () => {
  expect(differenceTogether(results(), "w0", "Satisfaction", apart)).toBeNull();
  expect(differenceTogether(results(), "w1", "Loyalty", apart)).toBeNull();
  expect(differenceTogether(results({ interval: null }), "w1", "Satisfaction", apart)).toBeNull();
  expect(differenceTogether(results({ difference: 2.2 }), "w1", "Satisfaction", apart)).toBeNull();
  expect(differenceTogether({} as ScoreResults, "w1", "Satisfaction", apart)).toBeNull();
});
