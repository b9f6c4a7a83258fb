/**
 * Holm's adjustment of p-values: the chance of even one false alarm among all cells stays below the level, whatever
 * their dependence. The i-th smallest of m is multiplied by m - i + 1, and none may be below a smaller one's.
 * Source: Holm (1979), A simple sequentially rejective multiple test procedure.
 * @returns adjusted p-values in the given order, at most 1
 * @example holm([0.01, 0.04, 0.03]); // => [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const adjusted = new Array<number>(pValues.length).fill(0);
  let largest = 0;
  order.forEach((at, rank) => {
    largest = Math.max(largest, (pValues.length - rank) * (pValues[at] as number));
    adjusted[at] = Math.min(1, largest);
  });
  return adjusted;
}
