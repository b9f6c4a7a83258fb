/** Values this close are the same: sums taken in another order differ in the last digits. */
const tie = 1e-12;

/**
 * Two-sided p of a permutation test: the share of permutations with a difference at least as large as the one seen,
 * which itself counts as one of them.
 * Source: Chin & Dibbern (2010), A permutation based procedure for multi-group PLS analysis; Phipson & Smyth (2010).
 * @param permuted one per permutation, NaN where it failed
 * @returns null where nothing was seen or no permutation could be used
 * @example permutationP(2, Float64Array.of(1, -3, 0.5)); // => 0.5
 */
export function permutationP(seen: number, permuted: Float64Array): number | null {
  return shareOf(seen, permuted, (value) => Math.abs(value) >= Math.abs(seen) - tie);
}

/**
 * One-sided: the share of permutations with a value as small as the one seen or smaller, itself counted in.
 * @returns null likewise
 */
export function permutationPBelow(seen: number, permuted: Float64Array): number | null {
  return shareOf(seen, permuted, (value) => value <= seen + tie);
}

function shareOf(seen: number, permuted: Float64Array, counts: (value: number) => boolean): number | null {
  const usable = permuted.filter((value) => Number.isFinite(value));
  if (usable.length === 0 || !Number.isFinite(seen)) return null;
  return (1 + usable.filter(counts).length) / (usable.length + 1);
}
