/**
 * The Fornell-Larcker table: construct correlations, with the root of each construct's AVE on the diagonal. A construct
 * is told apart where its diagonal exceeds the size of everything else in its row.
 * Source: Fornell & Larcker (1981), Journal of Marketing Research 18(1).
 * @param compositeCorrelations k x k row-major
 * @param ave average variance extracted, one per construct
 * @returns k x k row-major
 * @example fornellLarcker(Float64Array.of(1, 0.5, 0.5, 1), [0.64, 0.49]); // => 0.8, 0.5, 0.5, 0.7
 */
export function fornellLarcker(compositeCorrelations: Float64Array, ave: readonly number[]): Float64Array {
  const table = compositeCorrelations.slice();
  ave.forEach((value, c) => {
    table[c * ave.length + c] = Math.sqrt(value);
  });
  return table;
}
