import type { ScoreInput } from "../score-types.ts";

/**
 * Refuses inputs that contradict themselves.
 * @throws {RangeError} naming what and where
 */
export function checkCall({
  rowCount,
  bootstrap,
  jackknife,
  clusters,
  strata,
  groups = [],
}: ScoreInput): void {
  if (bootstrap && jackknife) throw new RangeError("score takes a bootstrap or a jackknife, not both");
  if (bootstrap) checkCount("replicates", bootstrap.replicateCount);
  if (jackknife) checkCount("jackknife groups", jackknife.groupCount);
  if (clusters && clusters.length < rowCount)
    throw new RangeError("score requires one cluster number per row");
  if (strata) checkStrata(strata, rowCount);
  if (new Set(groups.map(({ name }) => name)).size < groups.length) {
    throw new RangeError("score requires groups of different names");
  }
  for (const { name, rows } of groups) {
    const outside = rows.find((row) => row >= rowCount);
    if (outside !== undefined) throw new RangeError(`score: group ${name} has row ${outside} of ${rowCount}`);
  }
}

function checkCount(what: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 2)
    throw new RangeError(`score requires a whole number of ${what}, 2 or more, not ${count}`);
}

function checkStrata({ of, populationCounts }: NonNullable<ScoreInput["strata"]>, rowCount: number): void {
  if (of.length < rowCount) throw new RangeError("score requires one stratum number per row");
  for (let row = 0; row < rowCount; row++) {
    const stratum = of[row] as number;
    if (stratum < populationCounts.length) continue;
    throw new RangeError(`score: row ${row} lies in stratum ${stratum}, whose population is not given`);
  }
}
