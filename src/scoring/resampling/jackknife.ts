import type { JackknifeGroups } from "./jackknife-groups.ts";
import { repeatStatistic, type Statistic } from "./repeat-statistic.ts";
import { multiplyMasses, type SamplingDesign } from "./sampling-design.ts";
import { type Share, wholeShare } from "./share.ts";

export interface JackknifePlan {
  rowCount: number;
  samplingWeights: Float64Array;
  design: SamplingDesign;
  groups: JackknifeGroups;
  /** as in the bootstrap's plan */
  reweight?: ((masses: Float64Array) => boolean) | undefined;
}

/**
 * Jackknife: the statistic without one group of units after the other.
 * Source: Kott (2001); Wolter (2007), chapter 4.
 * @param share only these groups; absent: all
 * @returns one array per statistic, one value per group left out; NaN where it could not be computed
 */
export function jackknife(
  statistic: Statistic,
  statisticCount: number,
  { rowCount, samplingWeights, design, groups, reweight }: JackknifePlan,
  share: Share = wholeShare,
  onReplicate?: () => void,
): Float64Array[] {
  const times = new Float64Array(design.unitCount);
  const masses = new Float64Array(rowCount);
  const compute = (group: number, into: Float64Array): boolean => {
    leaveOut(design, groups.groupOf, group, times);
    multiplyMasses(design, times, samplingWeights, masses);
    return (reweight?.(masses) ?? true) && statistic(masses, into);
  };
  const replicateCount = groups.groupCount;
  return repeatStatistic(compute, statisticCount, { replicateCount, share, onReplicate });
}

/**
 * How often each unit counts when a group is left out: not at all, while the others of its stratum take over its part.
 * In a finite population only the share l = sqrt(1 - f) of that happens, as in the rescaling bootstrap.
 */
function leaveOut(
  { strata }: SamplingDesign,
  groupOf: Uint32Array,
  group: number,
  times: Float64Array,
): void {
  if (!strata) {
    for (let unit = 0; unit < times.length; unit++) times[unit] = groupOf[unit] === group ? 0 : 1;
    return;
  }
  for (const { units, samplingFraction } of strata) {
    const share = Math.sqrt(1 - samplingFraction);
    const left = units.reduce((count, unit) => count + (groupOf[unit] === group ? 0 : 1), 0);
    const kept = 1 - share + (share * units.length) / left;
    for (const unit of units) times[unit] = groupOf[unit] === group ? 1 - share : kept;
  }
}
