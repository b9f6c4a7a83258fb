/**
 * Acceleration of BCa, from the jackknife: sum d^3 / (6 (sum d^2)^1.5), where d is the mean of the values without one
 * group after the other minus each of them, times (n - 1) / n of the group's stratum.
 * Source: Efron & Tibshirani (1993), equation 14.15; for strata Davison & Hinkley (1997), section 5.3.
 * @param values one per group left out
 * @param factors one per group
 * @returns null where a value is missing or all are equal
 */
export function acceleration(values: Float64Array, factors: Float64Array): number | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  let cubes = 0;
  for (let g = 0; g < values.length; g++) {
    const distance = (factors[g] as number) * (mean - (values[g] as number));
    squares += distance ** 2;
    cubes += distance ** 3;
  }
  const result = cubes / (6 * squares ** 1.5);
  return Number.isFinite(result) ? result : null;
}
