import { rangeOf, type Share } from "./share.ts";

/**
 * What is computed on every replicate.
 * @param masses how often each row counts in this replicate
 * @param into the statistics are written here
 * @returns whether the replicate could be computed
 */
export type Statistic = (masses: Float64Array, into: Float64Array) => boolean;

/** Which replicates are computed. */
export interface Repetition {
  replicateCount: number;
  /** only these */
  share: Share;
  /** called after each */
  onReplicate?: (() => void) | undefined;
}

/**
 * Computes numbered replicates; none depends on another, so that they can be shared out.
 * @param compute writes the statistics of one replicate; false where it cannot be computed
 * @returns one array per statistic, one value per replicate of the share; NaN where it could not be computed
 */
export function repeatStatistic(
  compute: (replicate: number, into: Float64Array) => boolean,
  statisticCount: number,
  { replicateCount, share, onReplicate }: Repetition,
): Float64Array[] {
  const { from, to } = rangeOf(replicateCount, share);
  const values = Array.from({ length: statisticCount }, () => new Float64Array(to - from));
  const current = new Float64Array(statisticCount);
  for (let replicate = from; replicate < to; replicate++) {
    if (!compute(replicate, current)) current.fill(Number.NaN);
    for (let s = 0; s < statisticCount; s++) {
      (values[s] as Float64Array)[replicate - from] = current[s] as number;
    }
    onReplicate?.();
  }
  return values;
}
