import { studentQuantile } from "../../scoring/comparison/student-t.ts";
import type { Interval } from "../../scoring/score-types.ts";
import type { MeasuredUnit } from "../strategy/measured-wave.ts";

/** An estimated change or difference of changes, in index points. */
export interface EstimatedChange {
  readonly value: number;
  /** 95 % */
  readonly interval: Interval;
  /** the smallest true change that would have been found with 80 % power */
  readonly detectable: number;
}

/** "none-detectable" where the interval holds zero. */
export type Direction = "up" | "down" | "none-detectable";

/** One unit in two waves. */
export interface UnitChange {
  readonly unitId: string;
  readonly before: MeasuredUnit;
  readonly after: MeasuredUnit;
}

/** What a figure of some units rests on. */
export interface Basis {
  readonly unitCount: number;
  /** answers in these units, in the earlier and the later wave */
  readonly answersBefore: number;
  readonly answersAfter: number;
}

/** The units that have a published index in both waves, in the order given. */
export function unitChanges(
  unitIds: readonly string[],
  before: ReadonlyMap<string, MeasuredUnit>,
  after: ReadonlyMap<string, MeasuredUnit>,
): UnitChange[] {
  return unitIds.flatMap((unitId) => {
    const [earlier, later] = [before.get(unitId), after.get(unitId)];
    return earlier && later ? [{ unitId, before: earlier, after: later }] : [];
  });
}

/**
 * The mean change of these very units, each counting the same. Its error is that of their answers alone: the squares
 * of the waves' standard errors add up, with the degrees of freedom of Welch and Satterthwaite (1946, 1947). It says
 * nothing about why they changed.
 * @returns null where a unit has no standard error
 * @throws {RangeError} if there is no unit
 * @example meanChange([{ unitId: "a", before: { n: 250, index: 71.3, standardError: 0.95, ... }, after: { n: 250, index: 72.5, standardError: 0.92, ... } }]); // => +1.2 (-1.4 to 3.8)
 */
export function meanChange(changes: readonly UnitChange[]): EstimatedChange | null {
  if (changes.length === 0) throw new RangeError("meanChange requires a unit");
  const errors = changes.flatMap(({ before, after }) => [errorOf(before), errorOf(after)]);
  const value = mean(changes.map(({ before, after }) => after.index - before.index));
  let variance = 0;
  let denominator = 0;
  for (const error of errors) {
    if (!error) return null;
    variance += error.variance;
    denominator += error.variance ** 2 / (error.n - 1);
  }
  const standardError = Math.sqrt(variance) / changes.length;
  return estimatedChange(value, standardError, denominator > 0 ? variance ** 2 / denominator : 1);
}

export function basisOf(changes: readonly UnitChange[]): Basis {
  return {
    unitCount: changes.length,
    answersBefore: changes.reduce((sum, { before }) => sum + before.n, 0),
    answersAfter: changes.reduce((sum, { after }) => sum + after.n, 0),
  };
}

/** A change with its interval and what it could have shown, from its standard error. */
export function estimatedChange(
  value: number,
  standardError: number,
  degreesOfFreedom: number,
): EstimatedChange {
  if (standardError === 0) return { value, interval: [value, value], detectable: 0 };
  const half = studentQuantile(0.975, degreesOfFreedom);
  return {
    value,
    interval: [value - half * standardError, value + half * standardError],
    detectable: (half + studentQuantile(0.8, degreesOfFreedom)) * standardError,
  };
}

export function directionOf({ interval: [low, high] }: EstimatedChange): Direction {
  if (low > 0) return "up";
  return high < 0 ? "down" : "none-detectable";
}

/** @throws {RangeError} if there is no value */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("mean requires a value");
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function errorOf({ n, standardError }: MeasuredUnit): { n: number; variance: number } | null {
  return standardError === null || n < 2 ? null : { n, variance: standardError ** 2 };
}
