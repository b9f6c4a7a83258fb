/**
 * rho_C, the composite reliability: (sum l)² / ((sum l)² + sum (1 - l²)) from the loadings l, 0 to 1.
 * Source: Jöreskog (1971), Psychometrika 36(2); Fornell & Larcker (1981).
 * @param loadings one standardized loading per indicator
 * @throws {RangeError} if there is none
 * @example compositeReliability([0.8, 0.6]); // => 1.96 / (1.96 + 1) = 0.662
 */
export function compositeReliability(loadings: ArrayLike<number>): number {
  if (loadings.length === 0) throw new RangeError("compositeReliability requires at least one loading");
  let sum = 0;
  let error = 0;
  for (let i = 0; i < loadings.length; i++) {
    const loading = loadings[i] as number;
    sum += loading;
    error += 1 - loading * loading;
  }
  return (sum * sum) / (sum * sum + error);
}
