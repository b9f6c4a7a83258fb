/**
 * R² adjusted for the number of predictors: 1 - (1 - R²) (n - 1) / (n - m - 1).
 * Source: Theil (1961), Economic Forecasts and Policy; as reported by Hair, Risher, Sarstedt & Ringle (2019).
 * @param n rows
 * @param predictorCount m
 * @returns null where there are too few rows to adjust for: n - m - 1 is not positive
 * @example rSquaredAdjusted(0.6811, 250, 4); // => 0.6759
 */
export function rSquaredAdjusted(rSquared: number, n: number, predictorCount: number): number | null {
  const freedom = n - predictorCount - 1;
  return freedom > 0 ? 1 - ((1 - rSquared) * (n - 1)) / freedom : null;
}
