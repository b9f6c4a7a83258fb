import { expect, test } from "vitest";
import type { Driver } from "../../src/features/analysis/figures.ts";
import { placeDrivers, priorityCuts } from "../../src/features/analysis/priorities.ts";
import type { ScoredWave } from "../../src/features/analysis/trend.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";

const definition = definitionFromTemplate("ecsi", false);
const { pathModel } = definition;

/** A wave whose drivers have these performances and importances. */
function aWave(name: string, figures: Record<string, readonly [number, number]>): ScoredWave {
  const index = Object.fromEntries(
    Object.entries(figures).map(([driver, [performance]]) => [driver, performance]),
  );
  const totalEffects = Object.entries(figures).map(([from, [, indexPoints]]) => ({
    ...{ from, to: "Satisfaction", standardized: 0, indexPoints },
    interval: [indexPoints - 0.05, indexPoints + 0.05],
  }));
  const indexInterval = Object.fromEntries(
    Object.entries(index).map(([driver, at]) => [driver, [at - 1, at + 1]]),
  );
  const whole = { n: 100, weighting: "pls", index, indexInterval, totalEffects, findings: [] };
  return { waveId: name, name, period: name, pathModel, results: { whole } } as unknown as ScoredWave;
}

const first = aWave("first", {
  Image: [70, 0.5],
  Quality: [80, 0.3],
  Value: [75, 0.1],
  Expectations: [20, 0.9],
});
const second = aWave("second", { Image: [90, 0.9], Quality: [90, 0.9], Value: [90, 0.9] });

test("the lines are the averages of the first wave of the model, without what cannot be acted on, and stay", () => {
  expect(priorityCuts([first, second], definition)).toEqual({
    ...{ performance: 75, importance: 0.3, waveName: "first", period: "first" },
  });
});

test("a wave of another model, or without drivers, draws no lines", () => {
  const other = { ...first, pathModel: { ...pathModel, paths: pathModel.paths.slice(1) } };
  expect(priorityCuts([other, second], definition)?.waveName).toBe("second");
  const none = { ...first, results: { whole: null } } as unknown as ScoredWave;
  expect(priorityCuts([none], definition)).toBeNull();
});

test("a driver stands where its whole interval does; expectations are off the map", () => {
  const driver = (
    name: string,
    performance: readonly [number, number],
    importance: readonly [number, number],
  ) =>
    ({
      name,
      performance: { shown: true, interval: performance },
      importanceInterval: importance,
    }) as unknown as Driver;
  const drivers = [
    driver("Image", [60, 65], [0.4, 0.5]),
    driver("Quality", [70, 80], [0.4, 0.5]),
    driver("Value", [80, 85], [0.1, 0.2]),
    driver("Expectations", [60, 65], [0.4, 0.5]),
  ];
  const placed = placeDrivers(drivers, definition, { performance: 75, importance: 0.3 }, {});
  expect(placed.map(({ priority }) => priority)).toEqual([
    "improve-first",
    "undecided",
    "low-priority",
    "off-map",
  ]);
});
