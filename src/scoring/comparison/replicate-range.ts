/** Statistics of a range of replicates; it depends on nothing but its arguments, so any thread can do any range. */
export interface ReplicateRange {
  from: number;
  /** one array per statistic, one value per replicate of the range; NaN where it could not be computed */
  values: Float64Array[];
}

/**
 * Computes the replicates from `from` up to, but not including, `to`.
 * @param write the statistics of one replicate, NaN where one cannot be computed
 * @param onReplicate called after each
 */
export function computeReplicates(
  write: (replicate: number, into: Float64Array) => void,
  statisticCount: number,
  { from, to }: { from: number; to: number },
  onReplicate?: () => void,
): ReplicateRange {
  const values = Array.from({ length: statisticCount }, () => new Float64Array(to - from));
  const current = new Float64Array(statisticCount);
  for (let replicate = from; replicate < to; replicate++) {
    write(replicate, current);
    for (let s = 0; s < statisticCount; s++)
      (values[s] as Float64Array)[replicate - from] = current[s] as number;
    onReplicate?.();
  }
  return { from, values };
}

/**
 * Puts ranges together, in whatever order they were computed.
 * @throws {RangeError} if they do not cover all replicates exactly once
 */
export function joinRanges(ranges: readonly ReplicateRange[], replicateCount: number): Float64Array[] {
  const sorted = [...ranges].sort((x, y) => x.from - y.from);
  const lengthOf = ({ values }: ReplicateRange) => values[0]?.length ?? 0;
  let covered = 0;
  for (const range of sorted) {
    if (range.from !== covered) throw new RangeError(`joinRanges requires replicate ${covered} exactly once`);
    covered += lengthOf(range);
  }
  if (covered !== replicateCount) {
    throw new RangeError(`joinRanges requires ${replicateCount} replicates, not ${covered}`);
  }
  return (sorted[0]?.values ?? []).map((_, s) => {
    const joined = new Float64Array(replicateCount);
    for (const { from, values } of sorted) joined.set(values[s] as Float64Array, from);
    return joined;
  });
}
