import { expect, test } from "vitest";
import { sideDrawing } from "../../src/components/tracking/side-lines.ts";
import type { SideMeans } from "../../src/features/tracking/side-means.ts";

const wave = (phase: SideMeans["phase"], treated: number | null, comparison: number | null): SideMeans => {
  const side = (index: number | null) => (index === null ? null : { index, unitCount: 5 });
  const period = phase;
  return {
    wave: { waveId: phase, name: phase, period },
    phase,
    treated: side(treated),
    comparison: side(comparison),
  };
};

test("both lines share an axis that leaves a point free above and below; the start lies between two waves", () => {
  // From 61 to 69: 8 points, so 62 lies 7/8 from the top and 68 at 1/8.
  const drawing = sideDrawing([wave("before", 62, 66), wave("baseline", 62, 66), wave("after", 68, 66)]);
  expect(drawing.treated).toEqual({
    points: [
      { x: 0, y: 0.875 },
      { x: 0.5, y: 0.875 },
      { x: 1, y: 0.125 },
    ],
    last: 68,
  });
  expect(drawing.comparison?.points.map(({ y }) => y)).toEqual([0.375, 0.375, 0.375]);
  expect(drawing.start).toBe(0.75);
});

test("a wave without a figure has no point, and before a later wave there is no start", () => {
  const drawing = sideDrawing([wave("before", null, null), wave("baseline", 62, null)]);
  expect(drawing.treated?.points).toEqual([{ x: 1, y: 0.5 }]);
  expect(drawing).toMatchObject({ comparison: null, start: null });
});
