/**
 * Importance of a driver in index points: how many points higher the target's score is for a driver's score 1 point
 * higher, other drivers in the model equal. Total effect times sd(target) / sd(driver), deviations of 0-100 scores.
 * Source: importance-performance analysis, Ringle & Sarstedt (2016).
 * @throws {RangeError} if the driver's scores do not vary
 * @example importanceInPoints(0.5, { target: 15, driver: 12 }); // => 0.625
 */
export function importanceInPoints(
  totalEffect: number,
  deviation: { target: number; driver: number },
): number {
  if (!(deviation.driver > 0)) throw new RangeError("importanceInPoints requires a driver whose scores vary");
  return (totalEffect * deviation.target) / deviation.driver;
}
