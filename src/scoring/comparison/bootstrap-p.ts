/**
 * Two-sided p of "no difference" from a bootstrap of the difference: twice the smaller share of replicates on either
 * side of 0, the estimate itself counted in. It falls below 5 % where the percentile interval leaves 0 out.
 * Source: Davison & Hinkley (1997), sections 4.2.5 and 4.4; Efron & Tibshirani (1993), chapter 15.
 * @param differences one per replicate, NaN where it failed
 * @returns null where no replicate could be used
 * @example bootstrapP(Float64Array.of(1, 2, -1, 3)); // => 0.8
 */
export function bootstrapP(differences: Float64Array): number | null {
  const usable = differences.filter((difference) => Number.isFinite(difference));
  if (usable.length === 0) return null;
  const below = usable.filter((difference) => difference <= 0).length;
  const above = usable.filter((difference) => difference >= 0).length;
  return Math.min(1, (2 * (1 + Math.min(below, above))) / (usable.length + 1));
}
