/**
 * Design effect of weighting: by how much unequal weights enlarge the variance of a mean, 1 + cv², where cv is the
 * weights' coefficient of variation (divisor n). Rows of weight 0 are not part of the sample.
 * Source: Kish (1965), Survey Sampling, section 11.7.
 * @param weights 0 or more, at least one above
 * @example designEffect([1, 1, 2]); // => 1.125
 */
export function designEffect(weights: ArrayLike<number>): number {
  let count = 0;
  for (let r = 0; r < weights.length; r++) if ((weights[r] as number) > 0) count += 1;
  return count / effectiveSampleSize(weights);
}

/**
 * Effective n: how many equally weighted rows would tell as much, (sum w)² / sum w².
 * Source: Kish (1965).
 * @throws {RangeError} if no weight is above 0
 * @example effectiveSampleSize([1, 1, 2]); // => 2.6667
 */
export function effectiveSampleSize(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let r = 0; r < weights.length; r++) {
    const weight = weights[r] as number;
    sum += weight;
    squares += weight * weight;
  }
  if (!(sum > 0)) throw new RangeError("effectiveSampleSize requires a weight above 0");
  return (sum * sum) / squares;
}
