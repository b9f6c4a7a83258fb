import { type EstimatedChange, estimatedChange, mean } from "./mean-change.ts";

/** Fewer units than that on a side are too few to judge. */
export const unitCountMin = 5;

/**
 * How much more the treated units changed than the comparison units: difference in differences. Every unit gives one
 * number, its change, and the two groups of changes are compared as Welch (1947) compares two means; so what happens
 * to a whole unit (a new manager, a road closed) is part of the error, not only the answers.
 * Source: Bertrand, Duflo & Mullainathan (2004), who recommend one change per unit.
 * @param treated one change per treated unit, index points
 * @throws {RangeError} with fewer than 2 units on a side
 * @example differenceOfChanges([3, 1, 2, 4, 0], [1, 0, -1, 1, -1]); // => +2.0 (0.01 to 3.99)
 */
export function differenceOfChanges(
  treated: readonly number[],
  comparison: readonly number[],
): EstimatedChange {
  if (treated.length < 2 || comparison.length < 2)
    throw new RangeError("differenceOfChanges requires 2 units on each side");
  const [ofTreated, ofComparison] = [squaredError(treated), squaredError(comparison)];
  const variance = ofTreated + ofComparison;
  const denominator = ofTreated ** 2 / (treated.length - 1) + ofComparison ** 2 / (comparison.length - 1);
  return estimatedChange(
    mean(treated) - mean(comparison),
    Math.sqrt(variance),
    denominator > 0 ? variance ** 2 / denominator : 1,
  );
}

/** The squared standard error of a mean; n - 1 in the variance. */
function squaredError(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return squares / (values.length - 1) / values.length;
}
