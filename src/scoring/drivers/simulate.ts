import { percentileInterval } from "../resampling/percentile-interval.ts";
import type { Driver, DriverAnalysis } from "./driver.ts";

/** What raising drivers is expected to do to the target. */
export interface Simulation {
  pushes: Push[];
  /** the target's index as it is and as expected, 0-100 */
  index: number;
  expected: number;
  /** 95 %; null without replicates */
  expectedInterval: [low: number, high: number] | null;
  change: number;
  changeInterval: [low: number, high: number] | null;
  /** true where the target would pass an end of the scale and is held there */
  held: boolean;
}

/** A push to one driver, in points of its index. `applied` is less than `asked` where the scale ends before it. */
export interface Push {
  driver: string;
  asked: number;
  applied: number;
}

/**
 * The simulator: the target's expected index when one or several drivers are raised (or lowered) by points.
 * Each push is a push to that driver from outside its causes, a shock to its structural equation: it passes on along
 * all paths from the driver, and what several pushes do adds up. So where one raised driver acts on another, the
 * other rises by its own push and, on top, by what the first passes on; to raise both to given levels push less.
 * A driver at 95 can be raised by 5 only. It extrapolates an association in the answers; it is no promise.
 * Source: total effects in recursive systems, Bollen (1989), chapter 8; index points as in `importanceInPoints`.
 * @param points driver name → points of its index
 * @throws {RangeError} if a name is no driver or points are not finite
 * @example simulate(output.drivers, { Quality: 5 }); // => { expected: 75.5, change: 3.1, changeInterval: [2.2, 3.9], ... }
 */
export function simulate(analysis: DriverAnalysis, points: Readonly<Record<string, number>>): Simulation {
  const pushes = Object.entries(points).map(([name, asked]) => pushOf(analysis, name, asked));
  const { index, replicates } = analysis;
  const change = pushes.reduce(
    (sum, { driver, applied }) => sum + applied * driverOf(analysis, driver).importance,
    0,
  );
  const expected = withinScale(index + change);
  const held = expected !== index + change;
  const outcomes = replicates?.index.map((own, b) => {
    const moved = pushes.reduce(
      (sum, { driver, applied }) => sum + applied * (replicates.importances[driver]?.[b] as number),
      0,
    );
    return { own, expected: withinScale(own + moved) };
  });
  return {
    pushes,
    index,
    expected,
    expectedInterval: outcomes ? intervalOf(outcomes.map((outcome) => outcome.expected)) : null,
    change: held ? expected - index : change,
    changeInterval: outcomes ? intervalOf(outcomes.map((outcome) => outcome.expected - outcome.own)) : null,
    held,
  };
}

function pushOf(analysis: DriverAnalysis, name: string, asked: number): Push {
  if (!Number.isFinite(asked)) throw new RangeError(`simulate requires points for ${name}, not ${asked}`);
  const { performance } = driverOf(analysis, name);
  return { driver: name, asked, applied: Math.min(100 - performance, Math.max(0 - performance, asked)) };
}

function driverOf({ drivers, target }: DriverAnalysis, name: string): Driver {
  const driver = drivers.find((candidate) => candidate.name === name);
  if (!driver) throw new RangeError(`simulate requires drivers of ${target}; "${name}" is none`);
  return driver;
}

function withinScale(index: number): number {
  return Math.min(100, Math.max(0, index));
}

function intervalOf(values: number[]): [low: number, high: number] {
  return percentileInterval(Float64Array.from(values));
}
