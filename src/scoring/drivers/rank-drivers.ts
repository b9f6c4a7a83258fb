/**
 * Ranks by importance: 1 plus the number of drivers that are more important, so that equals share the better rank.
 * A negative importance ranks below none: raising such a driver is not expected to help.
 * @example rankDrivers([0.2, 0.5, 0.2]); // => [2, 1, 2]
 */
export function rankDrivers(importances: readonly number[]): number[] {
  return importances.map((own) => 1 + importances.filter((other) => other > own).length);
}

/**
 * How stable the ranks are: the share of replicates in which each driver has each rank.
 * @param replicates importances over the replicates, one array per driver; NaN where a replicate failed
 * @returns one list per driver, entry r - 1 the share of rank r; all 0 where every replicate failed
 * @example rankShares([Float64Array.of(1, 1, 3, 1), Float64Array.of(2, 2, 2, 2)]); // => [[0.25, 0.75], [0.75, 0.25]]
 */
export function rankShares(replicates: readonly Float64Array[]): number[][] {
  const counts = replicates.map(() => new Array<number>(replicates.length).fill(0));
  let usable = 0;
  for (let b = 0; b < (replicates[0]?.length ?? 0); b++) {
    const importances = replicates.map((values) => values[b] as number);
    if (!importances.every(Number.isFinite)) continue;
    usable += 1;
    rankDrivers(importances).forEach((rank, d) => {
      const own = counts[d] as number[];
      own[rank - 1] = (own[rank - 1] as number) + 1;
    });
  }
  return counts.map((own) => own.map((count) => (usable > 0 ? count / usable : 0)));
}
