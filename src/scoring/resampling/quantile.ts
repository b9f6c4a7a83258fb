/**
 * Quantile of sorted values by linear interpolation, type 7 of R.
 * Source: Hyndman & Fan (1996), definition 7.
 * @param sorted ascending
 * @throws {RangeError} if there are no values
 * @example quantile(Float64Array.of(1, 2, 3, 4), 0.5); // => 2.5
 */
export function quantile(sorted: Float64Array, probability: number): number {
  if (sorted.length === 0) throw new RangeError("quantile requires at least one value");
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (position - below) * (high - low);
}
