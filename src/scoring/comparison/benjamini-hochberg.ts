/**
 * Benjamini and Hochberg's adjustment of p-values: of the cells called different, the expected share of false alarms
 * stays below the level. The i-th smallest of m is multiplied by m / i, and none may be above a larger one's.
 * Source: Benjamini & Hochberg (1995), Controlling the false discovery rate.
 * @returns adjusted p-values in the given order, at most 1
 * @example benjaminiHochberg([0.01, 0.04, 0.03]); // => [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => (pValues[b] as number) - (pValues[a] as number));
  const adjusted = new Array<number>(pValues.length).fill(0);
  let smallest = 1;
  order.forEach((at, above) => {
    const rank = pValues.length - above;
    smallest = Math.min(smallest, ((pValues[at] as number) * pValues.length) / rank);
    adjusted[at] = smallest;
  });
  return adjusted;
}
