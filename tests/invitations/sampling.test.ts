import fc from "fast-check";
import { expect, test } from "vitest";
import { drawSample } from "../../src/features/invitations/sampling.ts";

function aFrame(counts: Record<string, number>) {
  return Object.entries(counts).flatMap(([unitId, count]) =>
    Array.from({ length: count }, (_, i) => ({ respondentId: `${unitId}-${i}`, unitId })),
  );
}

const ids = (sample: ReturnType<typeof drawSample>) => sample.drawn.map((one) => one.member.respondentId);

test("a census draws everybody with weight 1", () => {
  const sample = drawSample(aFrame({ north: 3, south: 2 }), { kind: "census" }, 7);
  expect(sample.strata).toEqual([
    { unitId: "north", frameCount: 3, drawnCount: 3 },
    { unitId: "south", frameCount: 2, drawnCount: 2 },
  ]);
  expect(sample.drawn.every((one) => one.samplingWeight === 1)).toBe(true);
});

test("so many per unit are drawn, all of a smaller unit, each standing for N / n people", () => {
  const sample = drawSample(aFrame({ north: 30, south: 4 }), { kind: "per-unit", countPerUnit: 10 }, 7);
  expect(sample.strata).toEqual([
    { unitId: "north", frameCount: 30, drawnCount: 10 },
    { unitId: "south", frameCount: 4, drawnCount: 4 },
  ]);
  expect(sample.drawn.filter((one) => one.stratumUnitId === "north")[0]?.samplingWeight).toBe(3);
  expect(sample.drawn.filter((one) => one.stratumUnitId === "south")[0]?.samplingWeight).toBe(1);
});

test("the draw depends on the seed and the people, not on their order or on other units", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      (seed, size, countPerUnit) => {
        const frame = aFrame({ north: size, south: 5 });
        const sampling = { kind: "per-unit", countPerUnit } as const;
        const drawn = ids(drawSample(frame, sampling, seed));
        expect(ids(drawSample(frame.toReversed(), sampling, seed))).toEqual(drawn);
        const northAlone = ids(drawSample(aFrame({ north: size }), sampling, seed));
        expect(drawn.filter((id) => id.startsWith("north"))).toEqual(northAlone);
        expect(new Set(drawn).size).toBe(drawn.length);
      },
    ),
  );
});

test("weights add up to the frame", () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 6 }), (seed, sizes) => {
      const frame = aFrame(Object.fromEntries(sizes.map((size, i) => [`unit${i}`, size])));
      const { drawn } = drawSample(frame, { kind: "per-unit", countPerUnit: 7 }, seed);
      expect(drawn.reduce((sum, one) => sum + one.samplingWeight, 0)).toBeCloseTo(frame.length, 9);
    }),
  );
});

test("everybody is drawn about equally often", () => {
  const frame = aFrame({ north: 20 });
  const times = new Map<string, number>();
  for (let seed = 0; seed < 4000; seed++)
    for (const id of ids(drawSample(frame, { kind: "per-unit", countPerUnit: 5 }, seed)))
      times.set(id, (times.get(id) ?? 0) + 1);
  // 4000 draws of 5 in 20: 1000 each, standard deviation 27; neighbouring seeds must not share their fate.
  for (const [id, count] of times) expect(Math.abs(count - 1000), id).toBeLessThan(5 * 27.4);
  expect(times.size).toBe(20);
});

test("fewer than one per unit is a mistake", () => {
  expect(() => drawSample([], { kind: "per-unit", countPerUnit: 0 }, 1)).toThrow("at least one");
});
