/**
 * Average variance extracted: the share of indicator variance a construct explains, 0 to 1.
 * Source: Fornell & Larcker (1981), Journal of Marketing Research 18(1).
 * @param loadings one standardized loading per indicator
 * @throws {RangeError} if there is none
 * @example averageVarianceExtracted([0.8, 0.6]); // => 0.5
 */
export function averageVarianceExtracted(loadings: ArrayLike<number>): number {
  if (loadings.length === 0) throw new RangeError("averageVarianceExtracted requires at least one loading");
  let squares = 0;
  for (let i = 0; i < loadings.length; i++) squares += (loadings[i] as number) ** 2;
  return squares / loadings.length;
}
