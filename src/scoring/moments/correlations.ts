import type { Moments } from "./moments.ts";

/**
 * Correlations r_ij = s_ij / sqrt(s_ii s_jj), written p x p row-major into `correlations`.
 * @returns the first indicator without variance, or -1
 */
export function computeCorrelations(moments: Moments, correlations: Float64Array): number {
  const { covariances } = moments;
  const p = moments.means.length;
  for (let i = 0; i < p; i++) {
    if (!((covariances[i * p + i] as number) > 0)) return i;
    correlations[i * p + i] = 1;
    for (let j = 0; j < i; j++) {
      const scale = Math.sqrt((covariances[i * p + i] as number) * (covariances[j * p + j] as number));
      const correlation = (covariances[i * p + j] as number) / scale;
      correlations[i * p + j] = correlation;
      correlations[j * p + i] = correlation;
    }
  }
  return -1;
}
