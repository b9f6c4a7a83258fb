/** Both ends of an axis, in the unit of the values drawn on it. */
export type Axis = readonly [low: number, high: number];

/**
 * Where a value stands on an axis, as the percentage SVG's x attributes take; values outside stand at the edge.
 * @throws {RangeError} if the axis has no length
 * @example positionOnAxis(75, [50, 100]); // => "50%"
 */
export function positionOnAxis(value: number, [low, high]: Axis): string {
  return `${shareOfAxis(value, [low, high])}%`;
}

/**
 * How much of an axis an interval covers, as a percentage; what lies outside the axis is cut off.
 * @example lengthOnAxis([70, 80], [0, 100]); // => "10%"
 */
export function lengthOnAxis(interval: readonly [number, number], axis: Axis): string {
  return `${round(shareOfAxis(interval[1], axis) - shareOfAxis(interval[0], axis))}%`;
}

function shareOfAxis(value: number, [low, high]: Axis): number {
  if (!(high > low)) throw new RangeError(`an axis needs two different ends, got ${low} and ${high}`);
  return round((Math.min(Math.max(value, low), high) - low) * (100 / (high - low)));
}

function round(percentage: number): number {
  return Math.round(percentage * 100) / 100;
}
