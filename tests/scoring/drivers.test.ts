import { describe, expect, test } from "vitest";
import { analyseDrivers, type DriverFigures } from "../../src/scoring/drivers/analyse-drivers.ts";
import type { Driver, DriverAnalysis } from "../../src/scoring/drivers/driver.ts";
import { priorityOf } from "../../src/scoring/drivers/priority.ts";
import { rankDrivers, rankShares } from "../../src/scoring/drivers/rank-drivers.ts";
import { simulate } from "../../src/scoring/drivers/simulate.ts";
import { percentileInterval } from "../../src/scoring/resampling/percentile-interval.ts";
import type { ScoreInput } from "../../src/scoring/score-types.ts";
import { expectClose } from "./support/close.ts";
import { readFixture } from "./support/reference-fixture.ts";
import { scored, withColumn } from "./support/scored.ts";
import { anEcsiModel, aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

function aDriver(overrides: Partial<Driver> = {}): Driver {
  return {
    name: "quality",
    performance: 70,
    performanceInterval: [68, 72],
    importance: 0.5,
    importanceInterval: [0.4, 0.6],
    significant: true,
    rank: 1,
    rankShares: null,
    ...overrides,
  };
}

describe("ranks", () => {
  test("go by importance, equals share the better rank, and a negative one comes last", () => {
    expect(rankDrivers([0.2, 0.5, 0.2, -0.9, 0.1])).toEqual([2, 1, 2, 5, 4]);
    expect(rankDrivers([])).toEqual([]);
  });

  test("over replicates have shares, replicates that failed left out", () => {
    const failed = Number.NaN;
    const quality = Float64Array.of(0.5, 0.5, failed, 0.3, 0.4);
    const value = Float64Array.of(0.4, 0.6, 0.9, 0.3, 0.1);
    expect(rankShares([quality, value])).toEqual([
      [0.75, 0.25],
      [0.5, 0.5],
    ]);
  });

  test("have whole shares from a single replicate", () => {
    expect(rankShares([Float64Array.of(0.5, Number.NaN), Float64Array.of(0.6, 1)])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test("have no shares where every replicate failed", () => {
    expect(rankShares([Float64Array.of(Number.NaN), Float64Array.of(Number.NaN)])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe("a driver is significant", () => {
  test.each([
    [[0.01, 0.6], true],
    [[0, 0.6], false],
    [[-0.6, -0.01], true],
    [[-0.6, 0], false],
    [[-0.1, 0.6], false],
    [null, false],
  ] as const)("with interval %j: %s", (importanceInterval, significant) => {
    const figures = {
      ...aDriver(),
      importanceInterval: importanceInterval && ([...importanceInterval] as [number, number]),
    };
    const { drivers } = analyseDrivers({ name: "satisfaction", index: 70, replicates: null }, [
      { ...figures, replicates: null },
    ]);
    expect(drivers[0]?.significant).toBe(significant);
  });
});

describe("what is kept for the simulator", () => {
  const figures = (replicates: Float64Array): DriverFigures => ({ ...aDriver(), replicates });
  const target = (replicates: Float64Array) => ({ name: "satisfaction", index: 70, replicates });

  test("is the first 1,000 replicates that worked, rounded to 4 decimals, driver beside target", () => {
    const count = 1500;
    const index = Float64Array.from({ length: count }, (_, b) => (b === 2 ? Number.NaN : 70 + b / 3));
    const importance = Float64Array.from({ length: count }, (_, b) => (b === 1 ? Number.NaN : b / 3));
    const { replicates } = analyseDrivers(target(index), [figures(importance)]);
    expect(replicates?.index).toHaveLength(1000);
    expect(replicates?.importances.quality).toHaveLength(1000);
    expect(replicates?.index.slice(0, 3)).toEqual([70, 71, 71.3333]);
    expect(replicates?.importances.quality?.slice(0, 3)).toEqual([0, 1, 1.3333]);
    expect(replicates?.index.at(-1)).toBe(Math.round((70 + 1001 / 3) * 1e4) / 1e4);
  });

  test("is all of them where there are fewer", () => {
    const { replicates } = analyseDrivers(target(Float64Array.of(70, 71)), [
      figures(Float64Array.of(0.5, 0.6)),
    ]);
    expect(replicates).toEqual({ index: [70, 71], importances: { quality: [0.5, 0.6] } });
  });

  test("is nothing without a bootstrap", () => {
    const analysis = analyseDrivers({ name: "s", index: 70, replicates: null }, [
      { ...aDriver(), replicates: null },
    ]);
    expect(analysis.replicates).toBeNull();
    expect(analysis.drivers[0]?.rankShares).toBeNull();
  });
});

describe("the priority of a driver", () => {
  const cuts = { performance: 70, importance: 0.4 };

  test.each([
    ["improve-first", [60, 69], [0.4, 0.8]],
    ["keep-up", [70, 80], [0.4, 0.8]],
    ["watch", [60, 69], [0.1, 0.39]],
    ["low-priority", [70, 80], [0.1, 0.39]],
    ["undecided", [69, 71], [0.4, 0.8]],
    ["undecided", [60, 70], [0.4, 0.8]],
    ["undecided", [60, 69], [0.39, 0.8]],
    ["undecided", [60, 69], [0.1, 0.4]],
    ["undecided", null, [0.4, 0.8]],
    ["undecided", [60, 69], null],
  ] as const)("is %s with performance %j and importance %j", (priority, performance, importance) => {
    const driver = aDriver({
      performanceInterval: performance && [...performance],
      importanceInterval: importance && [...importance],
    });
    expect(priorityOf(driver, cuts)).toBe(priority);
  });

  test("leaves expectations off the map, and other drivers where asked", () => {
    expect(priorityOf(aDriver({ name: "Expectations" }), cuts)).toBe("off-map");
    expect(priorityOf(aDriver({ name: "expectations" }), cuts)).toBe("off-map");
    expect(priorityOf(aDriver({ name: "image" }), cuts, ["image"])).toBe("off-map");
    expect(priorityOf(aDriver({ name: "expectations" }), cuts, [])).not.toBe("off-map");
    expect(priorityOf(aDriver({ name: "image" }), cuts)).not.toBe("off-map");
  });
});

describe("the simulator", () => {
  const analysis: DriverAnalysis = {
    target: "satisfaction",
    index: 72,
    drivers: [
      aDriver({ name: "quality", performance: 70, importance: 0.5 }),
      aDriver({ name: "value", performance: 95, importance: 0.25 }),
      aDriver({ name: "image", performance: 4, importance: -0.5 }),
    ],
    replicates: {
      index: [70, 72, 74],
      importances: { quality: [0.4, 0.5, 0.7], value: [0.2, 0.3, 0.2], image: [-0.5, -0.5, -0.5] },
    },
  };

  test("adds points times importance, with an interval from the replicates, by hand", () => {
    const simulation = simulate(analysis, { quality: 4 });
    expectClose(simulation, {
      pushes: [{ driver: "quality", asked: 4, applied: 4 }],
      index: 72,
      expected: 74,
      // 71.6, 74 and 76.8; 1.6, 2 and 2.8
      expectedInterval: percentileInterval(Float64Array.of(71.6, 74, 76.8)),
      change: 2,
      changeInterval: percentileInterval(Float64Array.of(1.6, 2, 2.8)),
      held: false,
    });
  });

  test("adds what several pushes do", () => {
    const { expected, change, changeInterval } = simulate(analysis, { quality: 4, value: 4 });
    expectClose({ expected, change }, { expected: 75, change: 3 });
    expectClose(changeInterval, percentileInterval(Float64Array.of(2.4, 3.2, 3.6)));
  });

  test("raises a driver at 95 by 5 only, and says so", () => {
    const { pushes, change } = simulate(analysis, { value: 20 });
    expect(pushes).toEqual([{ driver: "value", asked: 20, applied: 5 }]);
    expect(change).toBeCloseTo(1.25, 12);
    expect(simulate(analysis, { value: 5 }).pushes[0]?.applied).toBe(5);
  });

  test("lowers a driver at 4 by 4 only", () => {
    const { pushes, change } = simulate(analysis, { image: -10 });
    expect(pushes).toEqual([{ driver: "image", asked: -10, applied: -4 }]);
    expect(change).toBeCloseTo(2, 12);
  });

  test("holds the target within 0 to 100, in replicates too", () => {
    const high = {
      ...analysis,
      index: 95,
      replicates: { ...(analysis.replicates as object), index: [80, 90, 97] },
    };
    const simulation = simulate(high as DriverAnalysis, { quality: 20 });
    expect(simulation).toMatchObject({ expected: 100, change: 5, held: true });
    expectClose(simulation.expectedInterval, percentileInterval(Float64Array.of(88, 100, 100)));
    expectClose(simulation.changeInterval, percentileInterval(Float64Array.of(8, 10, 3)));
    const low = { ...analysis, index: 1, replicates: null };
    expect(simulate(low, { quality: -20 })).toMatchObject({ expected: 0, change: -1, held: true });
  });

  test("passes pushes on along the paths: where quality acts on value, value rises by both", () => {
    // structural equations: value = 0.5 quality + push, satisfaction = 0.4 quality + 0.3 value
    const pushes = { quality: 2, value: 1 };
    const value = 0.5 * pushes.quality + pushes.value;
    const satisfaction = 0.4 * pushes.quality + 0.3 * value;
    const totals: DriverAnalysis = {
      ...analysis,
      drivers: [
        aDriver({ name: "quality", importance: 0.4 + 0.5 * 0.3 }),
        aDriver({ name: "value", importance: 0.3 }),
      ],
    };
    expect(simulate(totals, pushes).change).toBeCloseTo(satisfaction, 12);
  });

  test("without replicates gives no interval, and without pushes no change", () => {
    const simulation = simulate({ ...analysis, replicates: null }, {});
    expect(simulation).toMatchObject({
      expected: 72,
      change: 0,
      expectedInterval: null,
      changeInterval: null,
    });
    expect(simulation.held).toBe(false);
  });

  test("is refused to what is no driver and to points that are no number", () => {
    expect(() => simulate(analysis, { loyalty: 5 })).toThrow('drivers of satisfaction; "loyalty" is none');
    expect(() => simulate(analysis, { quality: Number.NaN })).toThrow("points for quality, not NaN");
  });
});

describe("the drivers of a score", () => {
  const pathModel = aSmallModel();
  const columns = simulatedAnswers(pathModel, 200);
  const bootstrap = { replicateCount: 200, seed: 1 };
  const input: ScoreInput = { columns, rowCount: 200, pathModel, weighting: "pls", bootstrap };

  test("are what has a path towards the target, with index and total effect in points and their intervals", () => {
    const ecsi = anEcsiModel();
    const output = scored({ ...input, pathModel: ecsi, columns: simulatedAnswers(ecsi, 200) });
    const names = ["image", "expectations", "quality", "value"];
    expect(output.drivers?.drivers.map(({ name }) => name)).toEqual(names);
    expect(output.drivers).toMatchObject({ target: "satisfaction", index: output.index.satisfaction });
    for (const driver of output.drivers?.drivers ?? []) {
      const effect = output.totalEffects.find(
        ({ from, to }) => from === driver.name && to === "satisfaction",
      );
      expect(driver.performance).toBe(output.index[driver.name]);
      expect(driver.performanceInterval).toEqual(output.indexInterval?.[driver.name]);
      expect(driver.importance).toBe(effect?.indexPoints);
      expect(driver.importanceInterval).toEqual(effect?.interval);
      expect(driver.rankShares).toHaveLength(4);
      expectClose(
        driver.rankShares?.reduce((sum, share) => sum + share, 0),
        1,
      );
    }
    expect(output.drivers?.drivers.map(({ rank }) => rank).sort()).toEqual([1, 2, 3, 4]);
  });

  test("keep replicates whose spread is that of the intervals", () => {
    const { drivers, indexInterval } = scored(input);
    expect(drivers?.replicates?.index).toHaveLength(200);
    expectClose(
      percentileInterval(Float64Array.from(drivers?.replicates?.index ?? [])),
      indexInterval?.satisfaction,
      1e-4,
    );
    for (const { name, importanceInterval } of drivers?.drivers ?? []) {
      const values = Float64Array.from(drivers?.replicates?.importances[name] ?? []);
      expectClose(percentileInterval(values), importanceInterval, 1e-4);
    }
  });

  test("without a bootstrap have no intervals, no significance and no rank shares", () => {
    const { bootstrap: _, ...single } = input;
    const { drivers } = scored(single);
    expect(drivers?.replicates).toBeNull();
    expect(drivers?.drivers[0]).toMatchObject({
      significant: false,
      rankShares: null,
      importanceInterval: null,
    });
    expect(drivers?.drivers.map(({ rank }) => rank).sort()).toEqual([1, 2]);
  });

  test("where too many replicates failed have ranks, but no shares", () => {
    const nearlyConstant = withColumn(pathModel, columns, "value2", (_, row) => (row === 0 ? 9 : 3));
    const { drivers } = scored({ ...input, columns: nearlyConstant });
    expect(drivers?.replicates).toBeNull();
    expect(drivers?.drivers.every(({ rankShares }) => rankShares === null)).toBe(true);
  });

  test("are not given where no weights are estimated", () => {
    expect(scored({ ...input, weighting: "equal" }).drivers).toBeNull();
    const groups = [{ name: "a", rows: Uint32Array.of(1, 2, 3), weighting: "borrowed" as const }];
    expect(scored({ ...input, groups }).groups.a).toMatchObject({ scored: true, output: { drivers: null } });
  });
});

test("raising a driver does to the target what the reference's importance says", () => {
  const fixture = readFixture("mobi");
  const run = fixture.runs[0];
  const effect =
    run?.importances.find(({ from, to }) => from === "Quality" && to === "Satisfaction")?.effect ?? 0;
  const performance = run?.index.Quality ?? 0;
  const analysis = analyseDrivers(
    { name: "Satisfaction", index: run?.index.Satisfaction ?? 0, replicates: null },
    [{ ...aDriver({ name: "Quality", performance, importance: effect }), replicates: null }],
  );
  expectClose(simulate(analysis, { Quality: 1 }).change, effect);
  expect(effect).toBeGreaterThan(0.3);
});
