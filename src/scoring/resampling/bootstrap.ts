import type { Resample } from "./resample.ts";

export interface BootstrapPlan {
  replicateCount: number;
  rowCount: number;
  resample: Resample;
  /** how often each row counts when drawn once */
  samplingWeights: Float64Array;
  /**
   * Adjusts a replicate's masses in place, for instance rakes them to the margins again.
   * Returns false where that fails; then the replicate counts as failed.
   */
  reweight?: (masses: Float64Array) => boolean;
}

/**
 * What is computed on every replicate.
 * @param masses how often each row counts in this replicate
 * @param into the statistics are written here
 * @returns whether the replicate could be computed
 */
export type Statistic = (masses: Float64Array, into: Float64Array) => boolean;

/**
 * Non-parametric bootstrap: the statistic on `replicateCount` resamples of the rows, drawn with replacement.
 * Source: Efron (1979).
 * @returns one array per statistic, one value per replicate; NaN where a replicate could not be computed
 * @example bootstrap(statistic, 7, { replicateCount: 5000, rowCount: 250, resample: seededResample(1), samplingWeights });
 */
export function bootstrap(statistic: Statistic, statisticCount: number, plan: BootstrapPlan): Float64Array[] {
  const { replicateCount, rowCount, resample, samplingWeights, reweight } = plan;
  const values = Array.from({ length: statisticCount }, () => new Float64Array(replicateCount));
  const masses = new Float64Array(rowCount);
  const current = new Float64Array(statisticCount);
  for (let replicate = 0; replicate < replicateCount; replicate++) {
    masses.fill(0);
    const rows = resample(replicate, rowCount);
    for (let draw = 0; draw < rowCount; draw++) {
      const row = rows[draw] as number;
      masses[row] = (masses[row] as number) + (samplingWeights[row] as number);
    }
    const weighted = reweight?.(masses) ?? true;
    if (!weighted || !statistic(masses, current)) current.fill(Number.NaN);
    for (let s = 0; s < statisticCount; s++) (values[s] as Float64Array)[replicate] = current[s] as number;
  }
  return values;
}
