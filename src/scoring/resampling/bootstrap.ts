import { createUnitDraws } from "./draw-units.ts";
import { repeatStatistic, type Statistic } from "./repeat-statistic.ts";
import type { Resample } from "./resample.ts";
import { multiplyMasses, type SamplingDesign, simpleDesign } from "./sampling-design.ts";
import { type Share, wholeShare } from "./share.ts";

export interface BootstrapPlan {
  replicateCount: number;
  rowCount: number;
  resample: Resample;
  /** how often each row counts when drawn once */
  samplingWeights: Float64Array;
  /** absent: rows are drawn one by one */
  design?: SamplingDesign | undefined;
  /**
   * Adjusts a replicate's masses in place, for instance rakes them to the margins again.
   * Returns false where that fails; then the replicate counts as failed.
   */
  reweight?: ((masses: Float64Array) => boolean) | undefined;
}

/**
 * Non-parametric bootstrap: the statistic on `replicateCount` resamples of the rows, drawn with replacement.
 * Source: Efron (1979); for strata and clusters see `createUnitDraws`.
 * @param share only these replicates; absent: all
 * @returns one array per statistic, one value per replicate; NaN where a replicate could not be computed
 * @example bootstrap(statistic, 7, { replicateCount: 5000, rowCount: 250, resample: seededResample(1), samplingWeights });
 */
export function bootstrap(
  statistic: Statistic,
  statisticCount: number,
  plan: BootstrapPlan,
  share: Share = wholeShare,
  onReplicate?: () => void,
): Float64Array[] {
  const { replicateCount, rowCount, resample, samplingWeights, reweight } = plan;
  const design = plan.design ?? simpleDesign(rowCount);
  const drawUnits = createUnitDraws(design, resample);
  const times = new Float64Array(design.unitCount);
  const masses = new Float64Array(rowCount);
  const compute = (replicate: number, into: Float64Array): boolean => {
    drawUnits(replicate, times);
    multiplyMasses(design, times, samplingWeights, masses);
    return (reweight?.(masses) ?? true) && statistic(masses, into);
  };
  return repeatStatistic(compute, statisticCount, { replicateCount, share, onReplicate });
}
